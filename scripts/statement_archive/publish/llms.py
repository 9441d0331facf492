"""The documents and data of the archive -> `llms.txt` (llmstxt.org): what there is, for programs that read for people.

In English: it is addressed to programs, and names the other languages. Links are whole addresses where the host is
known, else relative to the file.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from statement_archive.languages import load_words
from statement_archive.model import Document
from statement_archive.names import kind_name, witness_phrase
from statement_archive.reader import Reader

_HOW = """\
A document is one work; each of its texts (an official text, a translation) is a witness. A paragraph has the same id
in every witness, language and data file, and it never changes: `p7` is the seventh that the archive counts. What a
witness prints before it (`Article 2 bis`, `1(a)`) is its label, and may be another number. Machine translations are
marked as such and must not be quoted as the document. Where a witness lacks a paragraph, the archive says so and puts
nothing in its place.

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


def llms(documents: Sequence[Document], files: Collection[str], site: Sequence[Reader], site_url: str) -> str:
    """The text of `llms.txt`; `files` are the paths of all files within the site, `site` its readers."""
    english = Reader(load_words("en"), site[0].site)
    sections = {
        "Documents": [_document(document, english, site_url) for document in documents],
        "Data": [*_data(documents, files, english, site_url)],
        "Languages": [_home(reader, site_url) for reader in site],
        "Optional": [
            _link(title, f"{site_url}{folder}/", about)
            for folder, (title, about) in _BY_HAND.items()
            if f"{folder}/index.html" in files
        ],
    }
    head = f"# {english.say('cite-archive')}\n\n> {english.say('home-lead')}\n\n{_HOW}"
    return head + "".join(f"\n## {title}\n\n{''.join(lines)}" for title, lines in sections.items() if lines)


def _document(document: Document, english: Reader, site_url: str) -> str:
    kind = kind_name(document.kind, english)
    about = f"{kind}, {english.date(document.date)}. {_escaped(english.text(document.summary))}"
    return _link(english.text(document.title), f"{site_url}{document.id}/", about)


def _data(documents: Sequence[Document], files: Collection[str], english: Reader, site_url: str) -> Iterator[str]:
    for document in documents:
        folder = f"data/{document.id}"
        witnesses = {
            f"{folder}/text-{witness.siglum}.txt": witness_phrase(witness.status, witness.language, english)
            for witness in document.witnesses
        }
        named = {
            f"{folder}/segments.json": "every witness, segment by segment, with its place in the raw file",
            f"{folder}/registers.json": "divergences between the witnesses and errors of translation",
            **{path: f"the text: {name}" for path, name in witnesses.items()},
        }
        for path in filter(files.__contains__, named):
            yield _link(path, site_url + path, named[path])
    references = "data/references.json"
    if references in files:
        yield _link(references, site_url + references, "links between the documents, with the words that prove them")


def _home(reader: Reader, site_url: str) -> str:
    address = site_url + reader.prefix
    return _link(reader.say("cite-archive"), address or "./", f"all pages in the language `{reader.language}`")


def _link(name: str, address: str, about: str) -> str:
    return f"- [{_escaped(name)}]({address}): {about}\n"


def _escaped(text: str) -> str:
    """Text on one line as Markdown that says the same (CommonMark 0.31, 2.4): no character of it is markup."""
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
