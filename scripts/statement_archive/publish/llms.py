"""The documents and data of the archive -> `llms.txt` (llmstxt.org): what there is, for programs that read for people.

In English: it is addressed to programs, and names the other languages. Links are whole addresses where the host is
known, else relative to the file.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from statement_archive.export.format import Listed
from statement_archive.export.telling import tell
from statement_archive.languages import load_words
from statement_archive.model import Document
from statement_archive.names import kind_name
from statement_archive.parts import cutting
from statement_archive.publish.told import Told
from statement_archive.publish.twins import TWIN
from statement_archive.reader import Reader

_HOW = """\
A document is one work; each of its texts (an official text, a translation) is a witness. A paragraph has the same id
in every witness, language and data file, and it never changes: `p7` is the seventh that the archive counts. What a
witness prints before it (`Article 2 bis`, `1(a)`) is its label, and may be another number. Machine translations are
marked as such and must not be quoted as the document. Where a witness lacks a paragraph, the archive says so and puts
nothing in its place.

Each page has a twin in Markdown beside it, named `index.md`; links below lead to these. Without that name they are the
addresses to cite. The twin of a document's page lists its files of data.

To cite, name the document, its date, the witness and the paragraph, and link to the paragraph: the address of the page,
then `#p7`. Every page gives this citation ready-made, in words and for reference managers. Data files hold the text as
published and its place in the raw file; quote from them rather than from a page's markup.
"""
_MARKUP = re.compile(r"[\\`*\[\]<>~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
"""What CommonMark takes for markup within a line; an underscore within a word is none."""
_BY_HAND = {
    "about": ("About", "whose texts these are, and how to report an error"),
    "about/method": ("Method", "how texts are numbered, repaired and proved"),
}
"""What there may be to read on the archive itself: name and gist of each page, by its folder."""


def llms(told: Told, files: Collection[str], site: Sequence[Reader], site_url: str) -> str:
    """The text of `llms.txt`; `files` are the paths of all files within the site, `site` its readers."""
    english = Reader(load_words("en"), site[0].site, site[0].names)
    sections = {
        "Documents": [*_documents(told, english, site_url)],
        "Data": [*_data(told.data, english, site_url)],
        "Languages": [_home(reader, site_url) for reader in site],
        "Optional": [
            _link(title, f"{site_url}{folder}/{TWIN}", about)
            for folder, (title, about) in _BY_HAND.items()
            if f"{folder}/{TWIN}" in files
        ],
    }
    head = f"# {_escaped(english.publisher)}\n\n> {english.say('home-lead')}\n\n{_HOW}"
    return head + "".join(f"\n## {title}\n\n{''.join(lines)}" for title, lines in sections.items() if lines)


def _documents(told: Told, english: Reader, site_url: str) -> Iterator[str]:
    """A line for each document; for each year of many."""
    if len(told.documents) <= cutting.CARDS:
        yield from (_document(document, english, site_url) for document in told.documents)
        return
    for year, count in Counter(document.date[:4] for document in told.documents).items():
        about = english.say("counted", count=count)
        yield _link(english.period(year), f"{site_url}documents/{year}/{TWIN}", about)


def _document(document: Document, english: Reader, site_url: str) -> str:
    kind = kind_name(document.kind, english)
    about = f"{kind}, {english.date(document.date)}. {_escaped(english.text(document.summary))}"
    return _link(english.text(document.title), f"{site_url}{document.id}/{TWIN}", about)


def _data(data: Sequence[Listed], english: Reader, site_url: str) -> Iterator[str]:
    """The files of the whole archive; those of a document stand on its front page, and in a list of its own."""
    for file in (file for file in data if not file.document):
        yield _link(file.path, site_url + file.path, tell(file, None, english))


def _home(reader: Reader, site_url: str) -> str:
    address = f"{site_url}{reader.prefix}{TWIN}"
    return _link(reader.archive, address, f"all pages in the language `{reader.language}`")


def _link(name: str, address: str, about: str) -> str:
    return f"- [{_escaped(name)}]({address}): {about}\n"


def _escaped(text: str) -> str:
    """Text on one line as Markdown that says the same (CommonMark 0.31, 2.4): no character of it is markup."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
