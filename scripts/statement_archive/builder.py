"""What a builder is given to build, and what becomes of what it has built: the site that is served.

MkDocs builds only what people have written, and layouts; every other page is laid out here. A builder that knows
nothing of layouts builds all pages from their Markdown, and what it makes of them becomes the same site.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from statement_archive import disk
from statement_archive.cache import own_code
from statement_archive.crew import Crew, alone
from statement_archive.digests import key_of
from statement_archive.disk import read, told_of_faults
from statement_archive.findings import Finding
from statement_archive.keeping import body_of, shelf_in
from statement_archive.pages.surroundings import Surroundings
from statement_archive.project import Project
from statement_archive.publish.assets import Loading, prepare_assets
from statement_archive.publish.bag import ALL_TAG_FILES
from statement_archive.publish.built import SiteFiles, built_pages, text_of
from statement_archive.publish.layouts import lay_out, layout_path, linked_pages
from statement_archive.publish.moved import moved_files
from statement_archive.publish.post_process import (
    BUILDERS_SITEMAP,
    Finisher,
    Unfinished,
    WrittenPages,
    add_hosting_files,
    check_links,
    drop,
    finish_pages,
    put,
    unfinished,
)
from statement_archive.publish.scripts import way_to_root
from statement_archive.publish.told import Told
from statement_archive.reader import readers
from statement_archive.shelf import Shelf
from statement_archive.site import Configuration, Site
from statement_archive.staging import changed_at_once, finish
from statement_archive.traces import Traces
from statement_archive.write import not_made

_SHARD = 50
"""Pages that are finished together, at most."""


@dataclass(frozen=True, slots=True)
class Building:
    """A site on its way from what is kept of it to what is served."""

    site: Site
    told: Configuration
    kept: Path
    """Where its pages are."""
    has_policy: bool = True
    """Whether pages say what they may run: not while an editor looks at them."""

    def given(self) -> dict[str, str | Path]:
        """What MkDocs is to build, by path under a folder of its own.

        That is what people have put under `docs/`; layouts, in place of the pages that the archive makes; and something
        for each of these that somebody links to, so that MkDocs finds it.
        """
        docs, made = self.told.docs, self.site.made
        by_hand = {path: docs / path for path in not_made(docs)}
        texts = {path: read(file) or b"" for path, file in by_hand.items() if path.endswith(".md")}
        linked = {one for path, text in texts.items() for one in linked_pages(text.decode("utf-8", "replace"), path)}
        layouts = {layout: self.site.layouts[made[path].layout] for path, layout in self._layouts()}
        return {**{path: f"# {path}\n" for path in linked & made.keys()}, **layouts, **by_hand}

    def publish(self, built: Path, folder: Path, crew: Crew = alone) -> tuple[Finding, ...]:
        """Make the site that is served, in `folder`, of what MkDocs has `built` of what it was given.

        What is there and was made from the same stays as it is; the `crew` makes the rest. Findings and errors are
        those of `post_process`.
        """
        file, site = self.told.addresses.file, self.site
        with told_of_faults(folder.parent):
            layouts = dict(self._layouts())
            texts = {layout: text_of(built, file(layout)) for layout in {*layouts.values()}}
            drop(built, map(file, {*texts, *layouts}))
            loading = [Loading(text, way_to_root(file(layout), ""), is_by_hand=False) for layout, text in texts.items()]
            finisher, missing = self._finisher(built, loading)
            there = self._there(built)
            keys = self._keys({path: texts[layout] for path, layout in layouts.items()}, finisher)
            traces = self._traces(folder)
            kept = frozenset(path for path, key in keys.items() if traces.of(path) == key)
            lying = site.files(self.kept)
            for path in site.others.keys() - kept:
                disk.put(built, path, lying[path].read())
            made = (page for page in site.pages if page.path in layouts)
            new = [page for page in made if not kept.issuperset(finisher.files_of(page.path))]
            shards = [
                _Shard(
                    pages=tuple(own),
                    bodies=tuple(site.made[page.path].body for page in own),
                    built=tuple(texts[layouts[page.path]] for page in own),
                    finisher=finisher.without_fronts(),
                    shelf=shelf_in(self.kept),
                    folder=built,
                )
                for own in _in_shards(new)
            ]
            found = self._finish(SiteFiles(built, folder, kept), finisher, there, crew(_Shard.finish, shards))
            finish(folder, kept)
            faulty = {file(finding.file.removeprefix("docs/")) for finding in found}
            traces.note({path: key for path, key in keys.items() if path not in faulty})
            return (*missing, *found)

    def post_process(self, folder: Path) -> tuple[Finding, ...]:
        """Make the site that is served of a folder that a builder has built of all pages.

        Findings are links to what is not there, and typefaces that are not. A site to be opened from a disk gets none
        of the files that hosts need. Whoever is stopped leaves the folder as it was, or decided to become what is
        served. Raises SourceError where a page has a script that comes from no file of the site, and where something
        can't be written.
        """
        with told_of_faults(folder.parent), changed_at_once(folder) as copy:
            finisher, missing = self._finisher(copy)
            return (*missing, *self._finish(SiteFiles(copy), finisher, self._there(copy)))

    def _finisher(self, folder: Path, loading: Iterable[Loading] = ()) -> tuple[Finisher, tuple[Finding, ...]]:
        """Prepare what is loaded by the pages that a builder has left in `folder`, and by others."""
        addresses, made = self.told.addresses, {self.told.addresses.file(path) for path in self.site.made}
        drop(folder, (*BUILDERS_SITEMAP, *moved_files(self.site.moved, addresses)))
        left = (
            Loading(text_of(folder, path), way_to_root(path, addresses.root), path not in made)
            for path in built_pages(SiteFiles(folder).paths)
        )
        assets, missing = prepare_assets(folder, chain(loading, left), Project(self.told.root), self.told.docs)
        return Finisher(self.site.frame(addresses, has_policy=self.has_policy), assets), missing

    def _there(self, folder: Path) -> set[str]:
        """All files that the site will have, by path within it."""
        made = map(self.told.addresses.file, self.site.made)
        return {*made, *self.site.others, *SiteFiles(folder).paths}

    def _finish(
        self, files: SiteFiles, finisher: Finisher, there: Collection[str], shards: Iterable[WrittenPages] = ()
    ) -> tuple[Finding, ...]:
        """Finish what a builder has left, beside `shards` of what it has not; and add what hosts ask for."""
        site, addresses = self.site, self.told.addresses
        pages = {addresses.file(page.path): page for page in site.pages}
        left = (replace(one, page=self._whole(one.page)) for one in unfinished(files.folder, pages, addresses))
        written = finish_pages(left, finisher, files.folder)
        found = check_links(chain([written], shards), there, addresses)
        if addresses.has_folders:
            told = Told(site.documents, site.about.corrections, site.data, site.about.id)
            unlisted = {path for path, page in pages.items() if not page.is_listed}
            site_readers = readers(addresses.languages, addresses.names)
            add_hosting_files(files, told, site_readers, addresses.site_url, unlisted)
        put(files.folder, moved_files(site.moved, addresses))
        return found

    def _keys(self, layouts: Mapping[str, str], finisher: Finisher) -> dict[str, str]:
        """The digest of all that each file of the site is made from, where nothing else goes into it, by its path.

        `layouts` are the pages' as they were built.
        """
        same = {layout: key_of(finisher.told, layout) for layout in {*layouts.values()}}
        keys = {path: digest for path, digest in self.site.others.items() if path not in ALL_TAG_FILES}
        for path, page in self.site.made.items():
            key = key_of(same[layouts[path]], page.body, page.around)
            keys |= dict.fromkeys(finisher.files_of(path), key)
        return keys

    def _traces(self, folder: Path) -> Traces:
        """What each file of the site in a folder was made from; nothing of it counts for another program.

        Of all folders outside the archive's, as of sites that are served, one is known at a time.
        """
        root = self.told.root.resolve()
        name = folder.resolve().relative_to(root).as_posix() if folder.resolve().is_relative_to(root) else "elsewhere"
        return Traces(folder, self.kept, f"site-{key_of(name)[:16]}", own_code())

    def _layouts(self) -> Iterator[tuple[str, str]]:
        """The path of every page that is made, with that of its layout."""
        for path, page in self.site.made.items():
            yield path, layout_path(path, page.layout, self.told.addresses)

    def _whole(self, page: Surroundings) -> Surroundings:
        return self.site.whole(page, self.kept)


@dataclass(frozen=True, slots=True)
class _Shard:
    """Pages that are laid out and finished together, wherever that is."""

    pages: tuple[Surroundings, ...]
    bodies: tuple[str, ...]
    """The digest of the body of each."""
    built: tuple[str, ...]
    """What the builder has made of the layout of each."""
    finisher: Finisher
    shelf: Shelf
    folder: Path
    """Where they are written."""

    def finish(self) -> WrittenPages:
        """Lay them out, and write them as they are served."""
        return finish_pages(self._laid_out(), self.finisher, self.folder)

    def _laid_out(self) -> Iterator[Unfinished]:
        file = self.finisher.frame.addresses.file
        for page, digest, built in zip(self.pages, self.bodies, self.built, strict=True):
            body = body_of(digest, self.shelf)
            yield Unfinished(file(page.path), replace(page, body=body), lay_out(body, built))


def _in_shards(pages: Sequence[Surroundings]) -> Iterator[Sequence[Surroundings]]:
    """Pages in their order, no more at once than are soon done; those that an edit changes are mostly together."""
    return (pages[start : start + _SHARD] for start in range(0, len(pages), _SHARD))
