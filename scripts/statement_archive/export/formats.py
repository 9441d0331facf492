"""All formats in one table, and the files that they make of an archive, one after the other.

Lists of files, the page of data, `llms.txt` and the checks follow from the table.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from statement_archive.export.akn import AKN_USE, akn
from statement_archive.export.annotations import annotations, collection_of_annotations
from statement_archive.export.bag import bag
from statement_archive.export.bibtex import BIBTEX
from statement_archive.export.bilara import bilara
from statement_archive.export.books import epub
from statement_archive.export.csl import CSL
from statement_archive.export.csv_tables import CSV_USE, csv_of_archive, csv_of_work
from statement_archive.export.datapackage import PACKAGE_USE, datapackage
from statement_archive.export.dcat import dcat
from statement_archive.export.docx_tables import docx
from statement_archive.export.dts import DTS_USE, dts_of_archive, dts_of_work
from statement_archive.export.file_index import index_of_files
from statement_archive.export.format import DataFile, Format, Holdings, Listed, listed
from statement_archive.export.json_files import json_of_archive, json_of_work
from statement_archive.export.pdf import pdf
from statement_archive.export.plain_text import texts
from statement_archive.export.ris import RIS
from statement_archive.export.ro_crate import ro_crate
from statement_archive.export.tbx import tbx
from statement_archive.export.tei import TEI_USE, tei
from statement_archive.export.tmx import tmx
from statement_archive.export.xliff import xliff

FORMATS = (
    Format("text", "https://www.unicode.org/versions/latest/", texts),
    Format(
        "json",
        "https://www.rfc-editor.org/rfc/rfc8259",
        json_of_work,
        json_of_archive,
        use="pip install check-jsonschema\ncheck-jsonschema --schemafile schemas/segments.schema.json {file}",
    ),
    Format(
        "bilara",
        "https://github.com/suttacentral/bilara-data",
        bilara,
        use="""python3 -c 'import json; print(*json.load(open("{file}", "rb")).items(), sep="\\n")'""",
    ),
    Format("csv", "https://www.rfc-editor.org/rfc/rfc4180", csv_of_work, csv_of_archive, use=CSV_USE),
    Format("epub", "https://www.w3.org/TR/epub-33/", epub),
    Format("pdf", "https://www.iso.org/standard/75839.html", pdf, needs_site=True),
    Format("tei", "https://tei-c.org/release/doc/tei-p5-doc/en/html/", tei, use=TEI_USE),
    Format("dts", "https://dtsapi.org/specifications/versions/v1.0/", dts_of_work, dts_of_archive, use=DTS_USE),
    Format(
        "akn",
        "https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part1-vocabulary.html",
        akn,
        use=AKN_USE,
    ),
    Format(
        "tmx",
        "https://www.gala-global.org/tmx-14b",
        tmx,
        use="pip install translate-toolkit\npocount {file}\npogrep --search=source health {file} found.tmx",
    ),
    Format(
        "xliff",
        "https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html",
        xliff,
        use="pip install translate-toolkit\n"
        'python3 -c "from translate.storage.xliff2 import Xliff2File as File; '
        "[print(unit.source, unit.target, sep='\\t') for unit in File.parsefile('{file}').units]\"",
    ),
    Format(
        "tbx",
        "https://www.iso.org/standard/62510.html",
        of_archive=tbx,
        use="pip install translate-toolkit\ntbx2po {file} glossary.po\npocount glossary.po",
    ),
    Format(
        "docx",
        "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
        docx,
        use="pip install python-docx\n"
        "python3 -c \"import docx; [print(*(cell.text for cell in row.cells), sep='\\t') "
        "for row in docx.Document('{file}').tables[0].rows]\"",
    ),
    Format("bibtex", "https://ctan.org/pkg/biblatex", BIBTEX.of_work, BIBTEX.of_archive, use=BIBTEX.use),
    Format("ris", "https://en.wikipedia.org/wiki/RIS_(file_format)", RIS.of_work, RIS.of_archive, use=RIS.use),
    Format(
        "annotations",
        "https://www.w3.org/TR/annotation-model/",
        annotations,
        collection_of_annotations,
        use="""python3 -c 'import json
for item in json.load(open("{file}", "rb"))["items"]: print(item["motivation"], item["id"])'""",
    ),
    Format(
        "dcat",
        "https://www.w3.org/TR/vocab-dcat-3/",
        of_files=dcat,
        use="pip install rdflib\nrdfpipe -i json-ld -o turtle {file}",
    ),
    Format(
        "ro-crate",
        "https://www.researchobject.org/ro-crate/specification/1.1/",
        of_files=ro_crate,
        use="""pip install rocrate
python3 -c 'from rocrate.rocrate import ROCrate; print(*ROCrate(".").data_entities, sep="\\n")'""",
    ),
    Format(
        "index",
        "https://json-schema.org/draft/2020-12",
        of_files=index_of_files,
        use="""python3 -c 'import json
for file in json.load(open("{file}", "rb"))["files"]: print(file["sha256"], "../" + file["path"], sep="  ")' |
sha256sum --check --quiet""",
    ),
    Format(
        "bagit",
        "https://www.rfc-editor.org/rfc/rfc8493",
        of_files=bag,
        use="pip install bagit\nbagit.py --validate ..",
    ),
    Format(
        "csl", "https://docs.citationstyles.org/en/stable/specification.html", CSL.of_work, CSL.of_archive, use=CSL.use
    ),
    Format("datapackage", "https://datapackage.org/standard/data-package/", of_files=datapackage, use=PACKAGE_USE),
)
"""In the order in which they are made and told of; those that list files stand behind those whose files they list."""


def known_formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(format_.name for format_ in FORMATS)


def formats_of_site() -> tuple[str, ...]:
    """The names of those that are made when the site is; the others are made of it."""
    return tuple(format_.name for format_ in FORMATS if not format_.needs_site)


def export(
    holdings: Holdings, formats: Collection[str], documents: Collection[str] | None = None
) -> Iterator[tuple[DataFile, Listed]]:
    """Every file in the named formats, and what lists say of it; none is kept here once it is handed over.

    Given ids of `documents`, only files of these, and none of the whole archive.
    """
    chosen = [format_ for format_ in FORMATS if format_.name in formats]
    made: list[Listed] = []
    for file, format_, document in _files(holdings, chosen, documents, made):
        made.append(listed(file, format_, document))
        yield file, made[-1]


def _files(
    holdings: Holdings, chosen: Sequence[Format], documents: Collection[str] | None, made: Sequence[Listed]
) -> Iterator[tuple[DataFile, Format, str]]:
    for work in holdings.archive.works:
        if documents is None or work.document.id in documents:
            for format_ in chosen:
                files = format_.of_work(holdings, work) if format_.of_work else ()
                yield from ((file, format_, work.document.id) for file in files)
    if documents is not None:
        return
    for format_ in chosen:
        yield from ((file, format_, "") for file in _of_archive(holdings, format_, made))


def _of_archive(holdings: Holdings, format_: Format, made: Sequence[Listed]) -> Iterable[DataFile]:
    if format_.of_archive:
        yield from format_.of_archive(holdings)
    if format_.of_files:
        yield from format_.of_files(holdings, tuple(made))
