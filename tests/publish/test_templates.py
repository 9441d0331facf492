"""Templates show titles as text, and ask for nothing that cannot be put in."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html as lxml_html

from fixtures.surroundings import LOOK_ALIKES, frame_of, page_of
from readers import ENGLISH
from statement_archive.publish.fill import fill


@pytest.fixture(scope="module")
def templates(project: Path) -> dict[str, str]:
    folder = project / "overrides"
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}


@pytest.mark.parametrize("title", ["</title><script>alert(1)</script>", "&amp;", *LOOK_ALIKES])
def test_the_title_of_a_window_is_text(project: Path, title: str) -> None:
    environment = Environment(loader=FileSystemLoader(project / "overrides"))
    environment.filters |= {"url": str, "script_tag": str}
    template = environment.get_template("main.html")
    known = template.new_context({"page": {"meta": {"title": title}}, "config": {"site_name": "A & B"}})
    built = "".join(template.blocks["htmltitle"](known)).strip()
    (shown,) = lxml_html.fragments_fromstring(fill(built, page_of(), frame_of(), ENGLISH))
    assert (shown.tag, shown.text) == ("title", f"{title} - A & B")


def test_every_part_of_the_frame_that_templates_ask_for_is_there(templates: dict[str, str]) -> None:
    around = {"navigation", "neighbours", "before", "after", "address", "title", "switch"}
    asked = {name for text in templates.values() for name in re.findall(r"<!-- frame: ([\w-]+) -->", text)}
    assert around <= asked
    assert {name for name in asked - around if frame_of().part(name, page_of(), ENGLISH) is None} == set()


def test_what_a_template_begins_it_ends(templates: dict[str, str]) -> None:
    ended = {name for text in templates.values() for name in re.findall(r"<!-- /frame: ([\w-]+) -->", text)}
    assert ended == {"navigation", "neighbours", "before", "after", "switch"}
    for text in templates.values():
        for name in ended:
            assert text.count(f"<!-- frame: {name} -->") == text.count(f"<!-- /frame: {name} -->") <= 1
