"""Citations in CSL-JSON: of a text all its paragraphs, of the archive every text, each file one list."""

import json
from collections.abc import Iterator

from statement_archive.export.citations.lists import CitationLists
from statement_archive.export.format import Format
from statement_archive.parts.cite import Citation


def _write(citations: Iterator[Citation]) -> str:
    return json.dumps([citation.csl_item for citation in citations], ensure_ascii=False, indent=1)


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
