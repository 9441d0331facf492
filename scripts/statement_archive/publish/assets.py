"""What pages load, as it is served: style sheets and scripts by names that say what is in them, without needless rules.

Which files pages load, and what a theme's rules can apply to, is asked of what stands around pages: of templates, of
scripts, and of pages that people write. It does not depend on texts: an edit of one leaves all other pages as they are.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from statement_archive.disk import put
from statement_archive.findings import Finding
from statement_archive.project import Project
from statement_archive.publish.built import text_of
from statement_archive.publish.faces import Face, faces_in, point
from statement_archive.publish.scripts import loaded, name_with_digest, rename
from statement_archive.publish.styles import Used, join_styles, load_joined, sheets_of

_SCREEN, _PAPER = "assets/stylesheets/site.css", "assets/stylesheets/paper.css"
"""What all style sheets of a page become; their names get digests."""
_UNUSED = (".js", ".map")
"""Suffixes of what a theme brings whether or not a page has a use for it."""


@dataclass(frozen=True, slots=True)
class Assets:
    """The names that pages load files by; all are paths within the site."""

    names: Mapping[str, str]
    """Those of our own style sheets and scripts, by the names that they had."""
    joined: Mapping[tuple[str, ...], tuple[str, str]]
    """By the sheets that a page loads, the two that take their place: for every medium, and for paper."""

    def loaded_by(self, html: str, to_root: str) -> str:
        """The page with these names; `to_root` leads from it to the root of the site."""
        renamed = rename(html, to_root, self.names)
        sheets = tuple(address.removeprefix(to_root) for address in sheets_of(renamed))
        if sheets not in self.joined:
            return renamed
        screen, paper = self.joined[sheets]
        return load_joined(renamed, to_root + screen, to_root + paper)


@dataclass(frozen=True, slots=True)
class Loading:
    """A page as a builder has made it; of those that the archive makes, one for all that are alike is enough."""

    html: str
    to_root: str
    """What leads from it to the root of the site."""
    is_by_hand: bool
    """Whether the archive does not make it."""


def prepare_assets(
    folder: Path, pages: Iterable[Loading], project: Project, docs: Path
) -> tuple[Assets, tuple[Finding, ...]]:
    """Make of the files that a builder has put into `folder` those that are served to its `pages`.

    One of our own files, which are in `docs`, that no page loads keeps its name, since nothing here knows who asks for
    it. Typefaces come from what npm has installed; findings are those that are not there.
    """
    packages = project.packages
    findings = tuple(_supply_faces(folder, docs, packages))
    names = _names_with_digests(folder, docs)
    used: set[str] = set()
    loading: set[tuple[str, ...]] = set()
    styled = Used()
    for page in pages:
        used |= loaded(page.html, page.to_root)
        renamed = rename(page.html, page.to_root, names)
        loading.add(tuple(address.removeprefix(page.to_root) for address in sheets_of(renamed)))
        if page.is_by_hand:
            styled.add_page(page.html)
    for path in used & names.keys():
        (folder / path).rename(folder / names[path])
    _drop_unused(folder, docs, used | {*names.values()})
    for place, files in ((folder, "assets/**/*.js"), (project.templates, "**/*.html")):
        for file in place.glob(files):
            styled.add_words(text_of(place, file.relative_to(place).as_posix()))
    own = {*names.values()}
    for sheet in (path for path in own if path.endswith(".css") and (folder / path).is_file()):
        styled.add_sheet(text_of(folder, sheet))
    joined = {sheets: _join(folder, sheets, own, styled) for sheets in sorted(loading) if len(sheets) > 1}
    for sheet in {sheet for sheets in joined for sheet in sheets}:
        (folder / sheet).unlink()
    return Assets({path: name for path, name in names.items() if path in used}, joined), findings


def _join(folder: Path, sheets: Iterable[str], own: Collection[str], used: Used) -> tuple[str, str]:
    """Write what takes the place of sheets, and give its names."""
    texts = [(text_of(folder, sheet), sheet in own) for sheet in sheets]
    styles = join_styles(texts, used)
    return _put_named(folder, _SCREEN, styles.screen), _put_named(folder, _PAPER, styles.paper)


def _supply_faces(folder: Path, docs: Path, packages: Path) -> Iterator[Finding]:
    """Put the typefaces that our style sheets name beside them, under the names that they will be asked for by."""
    for path in sorted((docs / "assets").rglob("*.css")):
        sheet = folder / path.relative_to(docs)
        if not sheet.is_file():
            continue
        text = text_of(folder, path.relative_to(docs).as_posix())
        found: dict[Face, bytes] = {}
        for face in faces_in(text):
            if not (packages / face.source).is_file():
                advice = "run `npm ci` in the archive's folder; `make site` does"
                yield Finding(f"docs/{path.relative_to(docs)}", f"names {face.source}, which is missing", advice)
                continue
            found[face] = (packages / face.source).read_bytes()
            source, target = face.licence
            put(folder, face.target(found[face]), found[face])
            put(folder, target, (packages / source).read_bytes())
        put(sheet.parent, sheet.name, point(text, found.get).encode("utf-8"))


def _drop_unused(folder: Path, docs: Path, used: Collection[str]) -> None:
    """Remove what the theme brings and no page loads, such as a search of its own, and what debuggers ask for."""
    for path in sorted((folder / "assets").rglob("*")):
        name = path.relative_to(folder).as_posix()
        is_needed = name in used or (docs / name).exists()
        if path.suffix in _UNUSED and not is_needed:
            path.unlink()


def _put_named(folder: Path, path: str, text: str) -> str:
    """Write a file whose name says what is in it, and give that name."""
    content = text.encode("utf-8")
    name = name_with_digest(path, content)
    put(folder, name, content)
    return name


def _names_with_digests(folder: Path, docs: Path) -> dict[str, str]:
    """The names that our own style sheets and scripts get, by those that they have; paths within `folder`."""
    found = (path for path in sorted((docs / "assets").rglob("*")) if path.suffix in (".css", ".js"))
    paths = (path.relative_to(docs).as_posix() for path in found)
    return {path: name_with_digest(path, (folder / path).read_bytes()) for path in paths if (folder / path).is_file()}
