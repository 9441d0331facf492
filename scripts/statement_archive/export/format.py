"""What a format is: what it is made from, what it gives, and how it is told of.

A format is one module beside this one and one line in `formats.FORMATS`. Its words stand in `languages/`: what it is
called (`format-<name>`), for whom and what for (`format-<name>-for`), and for each of its files what it says (`said`).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from statement_archive.addresses import SCHEME, Addresses
from statement_archive.model import Archive, Edition, EntityKind, Reference, Work
from statement_archive.parts.cite import own_reader
from statement_archive.parts.cuts import Cuts
from statement_archive.parts.editions import segment_address
from statement_archive.reader import Reader, readers

_OF_NOTHING = sha256(b"").hexdigest()
FOLDER = "data"
"""Where files of data stand within the site."""

Packaged = Callable[[str], bytes | None]
"""Gives a file of npm's packages by its path among them; None where it is not there."""


def nothing(_: str) -> None:
    """What is given where no packages are installed."""


Once = Callable[[str, Callable[[], bytes]], bytes]
"""Gives what a function makes, or what it made under the same name before, where that is kept. Can be hashed."""


def anew(_: str, make: Callable[[], bytes]) -> bytes:
    """What is given where nothing is kept."""
    return make()


@dataclass(frozen=True)
class Holdings:
    """What formats are made from: the archive, and where its site is."""

    archive: Archive
    addresses: Addresses
    packaged: Packaged = nothing
    """What npm has installed, such as typefaces; without it, formats leave out what they take from there."""
    schemas: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """What editors' files look like: the schema of each by its name without the ending."""
    printed: Callable[[str], bytes] | None = None
    """Gives a page of the built site as it is printed (PDF), by its path under `docs/`; None where there is none."""
    once: Once = anew
    """Keeps what takes long to make of a file that npm has installed."""

    @property
    def site(self) -> tuple[Reader, ...]:
        """The readers of its languages, the default one first."""
        return readers(self.addresses.languages, self.addresses.names)

    @cached_property
    def cuts(self) -> Cuts:
        """How the lists of the archive are cut, and where terms stand."""
        return Cuts(self.archive)

    @cached_property
    def references(self) -> dict[str, tuple[Reference, ...]]:
        """The references that have an end in a document, by its id."""
        found: dict[str, list[Reference]] = {}
        for reference in self.archive.references.links:
            for document in dict.fromkeys(end.document for end in reference.ends):
                found.setdefault(document, []).append(reference)
        return {document: tuple(own) for document, own in found.items()}

    @cached_property
    def kinds(self) -> dict[str, EntityKind]:
        """What each country, organisation and person is, by its id."""
        return {entity.id: entity.kind for entity in self.archive.entities}

    def address(self, target: str) -> str:
        """The address of a page or file, given by its path under `docs/`, as one quotes it.

        It begins with the host where that is known, else with `/`, the root of the site.
        """
        return self.addresses.quoted(target.removeprefix(SCHEME))

    def passage(self, work: Work, edition: Edition, slot: str) -> str:
        """The address of a segment on the page of its text."""
        return self.address(segment_address(work, edition, slot, own_reader(edition, self.site[0])))


@dataclass(frozen=True)
class DataFile:
    """A file that is made when its content is asked for; what else there is to know of it is known before."""

    path: str
    """Within the site, `data/example/text-en.txt`: lower case, ASCII, no blanks."""
    make: Callable[[], bytes]
    """Makes what is in it; to be asked once."""
    media_type: str
    """As IANA lists it, such as `application/tei+xml`."""
    said: str
    """The key of the words that say what it is; `{name}` in them is what the text is called."""
    siglum: str = ""
    """Whose text it holds, where it is one text's alone."""
    is_part: bool = False
    """Whether another file leads to it, so that pages need not."""

    @cached_property
    def content(self) -> bytes:
        """What is in it."""
        return self.make()


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that has been made, without what is in it."""

    path: str
    media_type: str
    said: str
    siglum: str
    format: str
    """Name of the format."""
    document: str
    """Id of the document; "" for a file of the whole archive."""
    size: int
    """Bytes."""
    sha256: str
    is_part: bool = False
    """Whether pages leave it to another file to lead there."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to take the archive along. What a format does not have for a document or an archive, it leaves out."""

    name: str
    """What the command calls it: `tei`."""
    specification: str
    """The address of what defines it."""
    of_work: Callable[[Holdings, Work], Iterable[DataFile]] | None = None
    """Its files of one document; may look at others only through references, and at the names of those beside it."""
    of_archive: Callable[[Holdings], Iterable[DataFile]] | None = None
    """Its files of the archive as a whole."""
    of_own_files: Callable[[Holdings, Work, Sequence[Listed]], Iterable[DataFile]] | None = None
    """Its list of those files of one document that formats before it in the table have made."""
    of_lists: Callable[[Holdings, Sequence[Listed]], Iterable[DataFile]] | None = None
    """Its list of the archive: of its own lists of documents, and then of the files of the archive as a whole."""
    of_files: Callable[[Holdings, Sequence[Listed]], Iterable[DataFile]] | None = None
    """Files that need all files which formats before it have made, those of all documents."""
    needs_site: bool = False
    """Whether it is made of the pages of a built site, and so by the command alone."""
    use: str = ""
    """How to use it: up to three lines for a shell in the folder `data/`; `{file}` is one of its files there."""


def listed(file: DataFile, format_: Format, document: str = "") -> Listed:
    """What a list says of a file."""
    return _listed(file, format_, document, len(file.content), sha256(file.content).hexdigest())


def foreseen(file: DataFile, format_: Format, document: str = "") -> Listed:
    """The same as if there were nothing in it."""
    return _listed(file, format_, document, 0, _OF_NOTHING)


def _listed(file: DataFile, format_: Format, document: str, size: int, digest: str) -> Listed:
    return Listed(
        file.path, file.media_type, file.said, file.siglum, format_.name, document, size, digest, file.is_part
    )
