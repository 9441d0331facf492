"""What other builders spend on the pages of an archive: the same content, without what this program puts around it.

They are given the Markdown with the HTML in it that the archive itself puts into pages once they are built. MkDocs and
Zensical have the archive's own templates, Hugo a theme of one line; `cp` shows what writing the files costs.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns

from statement_archive.addresses import Addresses
from statement_archive.bench.spending import Spent, spending
from statement_archive.load.settings import load_languages, load_names
from statement_archive.project import CONFIGURATIONS, Project
from statement_archive.publish.fill import put_fragments
from statement_archive.site import Configuration, make_site
from statement_archive.verify.site.builders import Source, build_with_zensical

_LAYOUT = "<!doctype html><title>{{ .Title }}</title>{{ .TableOfContents }}{{ .Content }}\n"
"""All that Hugo's theme is."""
_GOLDMARK = {"renderer": {"unsafe": True}, "parser": {"attribute": {"block": True, "title": True}}}
"""What has Hugo take the HTML that pages have in them, and `{: #p7 }`."""


@dataclass(frozen=True, slots=True)
class Peer:
    """What a builder has spent."""

    name: str
    fault: str = ""
    """Why there are no figures, and how to get them."""
    pages: int = 0
    cold: Spent | None = None
    unchanged: Spent | None = None
    """A second time, with whatever the first has left."""


def measure(project: Project, environment: Path, work: Path) -> Iterator[Peer]:
    """Build the pages of a project that has been built with each builder, one after another, in an empty folder.

    `environment` is where those are installed that the site itself does not need.
    """
    configuration = project.root / CONFIGURATIONS["hosted"]
    languages, _ = load_languages(configuration)
    names = load_names(configuration, languages) or languages
    words = {language: {"site_name": name} for language, name in zip(languages, names, strict=True)}
    work.mkdir()
    addresses = Addresses(languages, "", has_folders=True, names=names)
    told = Source(project.root, _whole_pages(project, addresses, work / "docs"), words)
    yield _mkdocs(told, work / "mkdocs")
    yield _zensical(told, environment / "bin/python", work / "zensical")
    yield _hugo(told, environment / "bin/hugo", work / "hugo")
    yield _twice("copying", ["cp", "-r", f"{told.docs}/.", str(work / "copied")], work / "copied")


def _whole_pages(project: Project, addresses: Addresses, folder: Path) -> Path:
    """Copy what lies in the project's `docs` into a folder, each page with all that its content has."""
    kept = project.kept
    site = make_site(Configuration(project.root, project.docs, addresses, {}), sources=project.sources, kept=kept)
    copytree(project.docs, folder, ignore=ignore_patterns(".*"))
    for page in (site.whole(page, kept) for page in site.pages if page.path in site.made):
        file = folder / page.path
        file.write_text(put_fragments(file.read_text("utf-8"), page.body), "utf-8")
    return folder


def _mkdocs(told: Source, place: Path) -> Peer:
    """Our configuration, without our plugin."""
    place.mkdir()
    languages = [
        {"locale": tag, "name": tag, "default": number == 0, **words}
        for number, (tag, words) in enumerate(told.words.items())
    ]
    split = {"docs_structure": "folder", "fallback_to_default": False, "reconfigure_search": False}
    own = {
        "INHERIT": str(told.root / CONFIGURATIONS["hosted"]),
        "docs_dir": str(told.docs),
        "site_dir": str(place / "site"),
        "watch": [],
        "theme": {"custom_dir": str(told.root / "overrides")},
        "plugins": [{"i18n": split | {"languages": languages}}],
    }
    (place / "mkdocs.yml").write_text(json.dumps(own), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(place / "mkdocs.yml")]
    return _twice("MkDocs, Material, static-i18n", command, place / "site")


def _zensical(told: Source, python: Path, place: Path) -> Peer:
    """One language after another; the second time each from where it has been laid out."""
    name = f"Zensical {_version(python)}".rstrip()
    if not python.exists():
        return Peer(name, "not installed: `make builders` brings it")
    place.mkdir()
    with spending() as cold:
        log = build_with_zensical(python, told, place / "site", work=place / "work")
    if not log.is_finished:
        return Peer(name, f"did not build it: {_last_line(log.text)}")
    with spending() as unchanged:
        for folder in (place / "work" / tag for tag in told.words):
            command = [str(python), "-m", "zensical", "build", "--config-file", str(folder / "mkdocs.yml")]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return Peer(name, "", _count(place / "site"), cold, unchanged)


def _hugo(told: Source, program: Path, place: Path) -> Peer:
    if not program.exists():
        return Peer("Hugo", "not installed: `make builders` brings it")
    place.mkdir()
    for tag in told.words:
        copytree(told.docs / tag, place / "content" / tag)
        for page in [*(place / "content" / tag).rglob("index.md")]:
            page.rename(page.with_name("_index.md"))  # Hugo makes no pages of what stands beside an `index.md`
    copytree(told.docs, place / "static", ignore=ignore_patterns(*told.words, ".*"))
    (place / "layouts").mkdir()
    (place / "layouts" / "all.html").write_text(_LAYOUT, "utf-8")
    (place / "hugo.json").write_text(json.dumps(_hugo_configuration(told)), "utf-8")
    return _twice("Hugo", [str(program), "build", "--quiet", "--source", str(place)], place / "public")


def _hugo_configuration(told: Source) -> Mapping[str, object]:
    languages = {
        tag.lower(): {"contentDir": f"content/{tag}", "weight": weight, "title": words["site_name"]}
        for weight, (tag, words) in enumerate(told.words.items(), start=1)
    }
    return {
        "baseURL": "https://example.org/",
        "defaultContentLanguage": next(iter(languages)),
        "disableKinds": ["taxonomy", "term", "RSS", "404"],
        "languages": languages,
        "markup": {"goldmark": _GOLDMARK},
    }


def _twice(name: str, command: list[str], built: Path) -> Peer:
    """Run a command, and again; what it has built the first time stays."""
    costs = []
    for _ in range(2):
        with spending() as spent:
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        if done.returncode:
            return Peer(name, f"did not build it: {_last_line(done.stdout + done.stderr)}")
        costs.append(spent)
    return Peer(name, "", _count(built), *costs)


def _version(python: Path) -> str:
    """Of Zensical in an environment; nothing where it can't be asked."""
    if not python.exists():
        return ""
    asked = [str(python), "-c", "import importlib.metadata as m; print(m.version('zensical'))"]
    return subprocess.run(asked, capture_output=True, text=True).stdout.strip()


def _last_line(said: str) -> str:
    return next(reversed(said.strip().splitlines()), "it said nothing")


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("*.html"))
