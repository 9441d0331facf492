"""Citations in RIS: of a text all its paragraphs, of the archive every text."""

from collections.abc import Iterator

from statement_archive.export.citations.lists import CitationLists
from statement_archive.export.format import Format
from statement_archive.parts.cite import Citation


def _write(citations: Iterator[Citation]) -> str:
    return "\n".join(citation.ris for citation in citations)


_USE = """\
pip install rispy
python3 -c "import rispy; print(*[r['notes'] for r in rispy.load(open('{file}', encoding='utf-8'))], sep='\\n')\""""
_LISTS = CitationLists(_write, "ris", "application/x-research-info-systems", "data-ris")


RIS = Format("ris", "https://en.wikipedia.org/wiki/RIS_(file_format)", _LISTS.of_work, _LISTS.of_archive, use=_USE)
