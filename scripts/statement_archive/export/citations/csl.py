"""Citations in CSL-JSON: of a text all its paragraphs, of the archive every text, each file one list."""

from collections.abc import Iterator

from statement_archive.export.citations.lists import CitationLists
from statement_archive.export.format import Format
from statement_archive.parts.cite import Citation
from statement_archive.parts.json_text import json_text


def _write(citations: Iterator[Citation]) -> str:
    return json_text([citation.csl_item for citation in citations])


_USE = """\
pip install citeproc-py
python3 -c "import json; from citeproc.source.json import *; \\
s = CiteProcJSON(json.load(open('{file}', encoding='utf-8'))); print(*[s[key]['note'] for key in s], sep='\\n')\""""
_LISTS = CitationLists(_write, "csl.json", "application/vnd.citationstyles.csl+json", "data-csl")


CSL = Format(
    "csl",
    "https://docs.citationstyles.org/en/stable/specification.html",
    _LISTS.of_work,
    _LISTS.of_archive,
    use=_USE,
)
