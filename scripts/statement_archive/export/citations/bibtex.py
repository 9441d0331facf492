"""Citations in BibTeX: of a text all its paragraphs, of the archive every text."""

from collections.abc import Iterator

from statement_archive.export.citations.lists import CitationLists
from statement_archive.export.format import Format
from statement_archive.parts.cite import Citation


def _write(citations: Iterator[Citation]) -> str:
    return "\n\n".join(citation.bibtex for citation in citations)


_USE = """\
pip install bibtexparser
python3 -c "import bibtexparser as b; print(*[e['note'] for e in b.parse_file('{file}').entries], sep='\\n')\""""
_LISTS = CitationLists(_write, "bib", "application/x-bibtex", "data-bib")


BIBTEX = Format("bibtex", "https://ctan.org/pkg/biblatex", _LISTS.of_work, _LISTS.of_archive, use=_USE)
