"""After any edit, the site is to the byte what a build from nothing makes, and what does not depend on it stays."""

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from fixtures.little_archive import equipped_archive
from statement_archive.addresses import Addresses
from statement_archive.builder import Building
from statement_archive.findings import SourceError
from statement_archive.pages import all_pages
from statement_archive.pages.page import Page
from statement_archive.parts.excerpt import Excerpt
from statement_archive.site import Configuration, make_site
from statement_archive.staging import begin
from statement_archive.write import write

ADDRESSES = Addresses(("en", "zh"), "https://example.org/", has_folders=True, names=("Archive", "文库"))
EXAMPLES = int(os.environ.get("EXAMPLES", "1"))
TEMPLATE = '<html><head><title>{title}</title><link rel="stylesheet" href="{root}assets/a.css"></head>{content}</html>'


class Archive:
    """A small archive, what is kept of it, and its site, all in one folder."""

    def __init__(self, folder: Path) -> None:
        self.root = equipped_archive(folder)
        self.template = TEMPLATE
        shutil.copytree(self.root / "sources/news", self.root / "spare")
        (folder / "docs/assets/a.css").write_text("p{x:y}")

    def build(self, name: str = "") -> dict[str, bytes]:
        """The files of the site; given a name, it is built from nothing."""
        docs, kept, folder = self.root / "docs", self.root / f"kept{name}", self.root / f"site{name}"
        told = Configuration(self.root, docs, ADDRESSES, {})
        site = make_site(told, sources=self.root / "sources", kept=kept)
        assert not site.errors, site.errors
        write(site.files(kept), docs, kept)
        building = Building(site, told, kept)
        built = begin(folder)
        self._have_built(building, built)
        building.publish(built, folder)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def anew(self) -> dict[str, bytes]:
        """The files of the site as a build from nothing makes them."""
        for name in ("kept-anew", "site-anew"):
            shutil.rmtree(self.root / name, ignore_errors=True)
        return self.build("-anew")

    def edit(self, path: str, old: str, new: str) -> None:
        """Put other words into a file of the archive; where it is a raw text, its hash follows."""
        file = self.root / path
        before, after = file.read_bytes(), file.read_text("utf-8").replace(old, new).encode("utf-8")
        assert before != after, path
        file.write_bytes(after)
        for described in self.root.glob("sources/*/document.yml"):
            text = described.read_text("utf-8")
            described.write_text(text.replace(sha256(before).hexdigest(), sha256(after).hexdigest()), "utf-8")

    def _have_built(self, building: Building, built: Path) -> None:
        """What a builder does, in a few lines."""
        for path, content in building.given().items():
            data = content.encode("utf-8") if isinstance(content, str) else content.read_bytes()
            if path.endswith(".md"):
                path = ADDRESSES.file(path)
                data = self._page(data.decode("utf-8"), "../" * path.count("/")).encode("utf-8")
            (built / path).parent.mkdir(parents=True, exist_ok=True)
            (built / path).write_bytes(data)

    def _page(self, markdown: str, root: str) -> str:
        front = re.match(r"---\n(?:.*?)title: \"([^\"]*)\".*?\n---\n", markdown, re.DOTALL)
        return self.template.format(
            title=front[1] if front else "", root=root, content=markdown[front.end() if front else 0 :]
        )


Edit = Callable[[Archive], None]


def words_of(path: str, old: str, new: str) -> Edit:
    return lambda archive: archive.edit(path, old, new)


def add_document(archive: Archive) -> None:
    shutil.copytree(archive.root / "spare", archive.root / "sources/later-news")
    archive.edit("sources/later-news/document.yml", "2001-02-04", "2001-02-05")


def remove_document(archive: Archive) -> None:
    shutil.rmtree(archive.root / "sources/news")
    (archive.root / "sources/references.yml").unlink()


def change_template(archive: Archive) -> None:
    archive.template = archive.template.replace("<head>", "<head><!-- frame: head -->")


def spoil_the_site(archive: Archive) -> None:
    (archive.root / "site/treaty/one/index.html").write_text("spoilt")
    (archive.root / "site/treaty/index.html").unlink()
    (archive.root / "site/stray.html").write_text("stray")


EDITS: dict[str, Edit] = {
    "a word of a text": words_of("sources/treaty/raw/en.txt", "Nobody pays", "Nobody pays anything"),
    "a word of a text that another quotes": words_of("sources/treaty/raw/fr.txt", "ouvert", "fermé"),
    "a title": words_of("sources/treaty/document.yml", "Treaty on the bridge", "Treaty on a bridge"),
    "a section's address": words_of("sources/treaty/document.yml", "slug: two", "slug: second"),
    "a reason": words_of("sources/treaty/audit.yml", "For the tests.", "For our tests."),
    "a page by hand": words_of("docs/en/about/index.md", "# About", "# On this archive"),
    "a style": words_of("docs/assets/a.css", "x:y", "x:z"),
    "a template": change_template,
    "a further document": add_document,
    "a document less": remove_document,
    "files of the site": spoil_the_site,
}
SHAPE = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SHAPE
@given(order=st.permutations([*EDITS]))
def test_after_edits_in_any_order_the_site_is_as_if_it_were_built_from_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[str]
) -> None:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    archive.build()
    for name in order:
        EDITS[name](archive)
        assert differences(archive.build(), archive.anew()) == [], name


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def touched(archive: Archive, paths: Iterable[str]) -> dict[str, int]:
    return {path: (archive.root / "site" / path).stat().st_mtime_ns for path in paths}


def test_what_does_not_depend_on_an_edit_is_not_written(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    before = archive.build()
    times = touched(archive, before)
    EDITS["a reason"](archive)
    after = archive.build()
    changed = differences(before, after)
    assert all(times[path] == time for path, time in touched(archive, times.keys() - {*changed}).items())


def test_of_each_document_what_was_made_last_is_kept_and_nothing_older(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.build()
    before = {*(archive.root / "kept/works").rglob("*.cbor")}
    EDITS["a word of a text"](archive)
    archive.build()
    after = {*(archive.root / "kept/works").rglob("*.cbor")}
    assert len(before - after) == 1 and len({path.parent for path in after}) == len(after) == len(before)


@pytest.mark.parametrize("sort", ["data", "search", "works", "occurrences", "of-documents", "looks"])
def test_what_is_kept_and_has_been_broken_is_made_again(tmp_path: Path, sort: str) -> None:
    archive = Archive(tmp_path)
    archive.build()
    files = [path for path in (archive.root / "kept" / sort).rglob("*") if path.is_file()]
    for path in files:
        path.write_bytes(b"?" * path.stat().st_size)
    EDITS["a title"](archive)
    assert files and differences(archive.build(), archive.anew()) == []


def test_a_link_among_what_is_kept_is_a_finding_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    root = Archive(tmp_path).root
    (root / "kept").mkdir()
    (root / "kept/works").symlink_to(root / "sources")
    before = {*(root / "sources").rglob("*")}
    told = Configuration(root, root / "docs", ADDRESSES, {})
    site = make_site(told, sources=root / "sources", kept=root / "kept")
    assert [str(finding).partition(" — ")[0] for finding in site.errors] == ["kept/works: is a link"]
    assert {*(root / "sources").rglob("*")} == before


def test_what_is_lost_between_the_making_of_a_site_and_its_layout_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, put = Archive(tmp_path), write

    def write_and_lose(*arguments: Any) -> tuple[str, ...]:
        touched = put(*arguments)
        for path in (archive.root / "kept/data").iterdir():
            path.unlink()
        return touched

    with monkeypatch.context() as patched:
        patched.setitem(globals(), "write", write_and_lose)
        with pytest.raises(SourceError, match="is broken — build the site again"):
            archive.build()
    assert differences(archive.build(), archive.anew()) == []


GLOSSARY = """\
terms:
  - {id: bridge, en: [bridge], fr: [pont]}
  - {id: half, en: [half], fr: [], definition: {en: "One of two parts.", zh: 两份之一。}}
"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The documents whose pages are made."""
    found, render = set[str](), all_pages.pages_of_document

    def render_and_note(excerpt: Excerpt, *others: Any) -> Iterator[Page]:
        found.add(excerpt.document)
        return render(excerpt, *others)

    monkeypatch.setattr(all_pages, "pages_of_document", render_and_note)
    return found


def test_pages_of_a_document_that_nothing_changed_for_are_not_made_again(tmp_path: Path, made: set[str]) -> None:
    archive = Archive(tmp_path)
    shutil.copytree(tmp_path / "sources/news", tmp_path / "sources/elsewhere")
    archive.edit("sources/elsewhere/document.yml", "2001-02-04", "1999-12-31")
    archive.build()
    made.clear()
    EDITS["a reason"](archive)
    archive.build()
    assert made == {"treaty", "news"}, "the treaty, and the news that refers to it"


@pytest.mark.parametrize(("old", "new"), [("One of", "Each of"), ("en: [half]", "en: [half, moiety]")])
def test_an_edited_term_concerns_only_documents_that_mention_it(
    tmp_path: Path, made: set[str], old: str, new: str
) -> None:
    archive = Archive(tmp_path)
    (tmp_path / "sources/glossary.yml").write_text(GLOSSARY, "utf-8")
    archive.build()
    made.clear()
    archive.edit("sources/glossary.yml", old, new)
    assert differences(archive.build(), archive.anew()) == []
    archive.edit("sources/glossary.yml", new, old)
    made.clear()
    archive.build()
    assert made == {"treaty"}


def test_a_line_that_is_added_above_a_term_concerns_no_document(tmp_path: Path, made: set[str]) -> None:
    archive = Archive(tmp_path)
    (tmp_path / "sources/glossary.yml").write_text(GLOSSARY, "utf-8")
    archive.build()
    made.clear()
    archive.edit("sources/glossary.yml", "terms:", "# Read twice.\nterms:")
    archive.build()
    assert made == set()
