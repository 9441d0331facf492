"""A listed file -> what is said of it, wherever it is offered."""

from collections.abc import Iterable

from statement_archive.export.format import FOLDER, Listed
from statement_archive.model import Document
from statement_archive.names import witness_phrase
from statement_archive.reader import Reader


def tell(file: Listed, document: Document | None, reader: Reader) -> str:
    """What a file is, in a sentence; `document` is the one that it is of, None for one of the whole archive."""
    if document is None or not file.siglum:
        return reader.say(file.said)
    witness = next(witness for witness in document.witnesses if witness.siglum == file.siglum)
    return reader.say(file.said, name=witness_phrase(witness.status, witness.language, reader))


def beside(files: Iterable[Listed]) -> list[Listed]:
    """Those of a document's files that lie in its folder, as far as which a description in that folder reaches."""
    return [file for file in files if file.path.startswith(f"{FOLDER}/{file.document}/")]


def short_path(file: Listed) -> str:
    """Its path within the folder of its document, or of all data."""
    return file.path.removeprefix(f"{FOLDER}/{file.document}/" if file.document else f"{FOLDER}/")
