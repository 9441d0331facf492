"""An archive -> the tables of all its documents together: what there is, what refers to what, terms and names."""

from collections.abc import Iterator, Mapping, Sequence

from statement_archive.export.format import FOLDER, Holdings
from statement_archive.export.tables.table import BETWEEN, Table, TableColumn, columns_by_language, words_by_language
from statement_archive.model import (
    Archive,
    Edition,
    EntityKind,
    Likeness,
    Passage,
    Reference,
    Relation,
    Role,
    Status,
    Work,
)
from statement_archive.names import entity_name
from statement_archive.parts.cite import own_title
from statement_archive.parts.editions import full_path
from statement_archive.parts.usage import TextColumn, columns
from statement_archive.reader import Reader

_Namings = Sequence[tuple[Work, Edition, str]]
"""Where texts name something: the words that they have for it."""


def tables_of_archive(holdings: Holdings) -> Iterator[Table]:
    """The documents with their texts; references, terms and names where there are any."""
    archive = holdings.archive
    if archive.works:
        yield _documents(holdings)
    if archive.references.links:
        yield _references(holdings)
    if archive.terms:
        yield _glossary(holdings)
    if archive.entities:
        yield _names(archive, holdings.site)


def _documents(holdings: Holdings) -> Table:
    columns_ = (
        TableColumn("document", "Id of the document"),
        TableColumn("witness", "Siglum of the text"),
        TableColumn("title", "As the text has it, else as the editors do in the nearest language"),
        TableColumn("date", "Of the document", "date"),
        TableColumn("kind", "What the document is", values=tuple(holdings.archive.about.kinds)),
        TableColumn("language", "Of the text, as a tag of BCP 47"),
        TableColumn("status", "What standing the text has", values=tuple(Status)),
        *columns_by_language("origin", "Where the text is from", holdings.site),
        TableColumn("original", "Address of the public page that is closest to what was issued, where one is known"),
        TableColumn("raw", "The raw file, by its path from this one"),
        TableColumn("sha256", "Of the raw file"),
        TableColumn("address", "Where the whole text stands on the site"),
    )
    rows = (_text(holdings, work, edition) for work in holdings.archive.works for edition in work.editions)
    return Table(f"{FOLDER}/documents.csv", "data-witnesses", ("document", "witness"), columns_, rows)


def _text(holdings: Holdings, work: Work, edition: Edition) -> list[str]:
    document, witness, reader = work.document, edition.witness, holdings.site[0]
    return [
        document.id,
        witness.siglum,
        own_title(work, edition, reader),
        document.date,
        document.kind.id,
        witness.language,
        witness.status.value,
        *words_by_language(witness.origin, holdings.site),
        witness.original,
        f"{document.id}/{witness.raw}",
        witness.sha256,
        holdings.address(full_path(work, edition, reader)),
    ]


def _references(holdings: Holdings) -> Table:
    columns_ = (
        TableColumn("id", "Id of the reference"),
        TableColumn("relation", "What the first text does with what the second says", values=tuple(Relation)),
        TableColumn("class", "How near their words are", values=tuple(Likeness)),
        TableColumn("by", "Who found it: an editor, or a program whose suggestion an editor accepted"),
        *_columns_of_end("from", "the text that refers to the other"),
        *_columns_of_end("to", "the text that is referred to"),
        *columns_by_language("reason", "Why editors say so", holdings.site),
    )
    rows = (_reference(holdings, reference) for reference in holdings.archive.references.links)
    return Table(f"{FOLDER}/references.csv", "references-title", ("id",), columns_, rows)


def _columns_of_end(end: str, text: str) -> tuple[TableColumn, ...]:
    return (
        TableColumn(f"{end} document", f"Id of the document of {text}"),
        TableColumn(f"{end} witness", f"Siglum of {text}"),
        TableColumn(f"{end} segment", f"Id of the place in {text}"),
        TableColumn(f"{end} quotation", f"The words that prove it in {text}"),
        TableColumn(f"{end} address", f"Where these stand on the site: the place in {text}"),
    )


def _reference(holdings: Holdings, reference: Reference) -> list[str]:
    ends = (cell for end in reference.ends for cell in _end(holdings, end))
    kinds = (reference.relation.value, reference.likeness.value, reference.by)
    return [reference.id, *kinds, *ends, *words_by_language(reference.reason, holdings.site)]


def _end(holdings: Holdings, end: Passage) -> tuple[str, ...]:
    work = holdings.archive.by_id[end.document]
    return (end.document, end.siglum, end.slot, end.words, holdings.passage(work, work.edition(end.siglum), end.slot))


def _glossary(holdings: Holdings) -> Table:
    asked = columns(holdings.archive)
    columns_ = (
        TableColumn("id", "Id of the term"),
        *(column for texts in asked for column in _columns_of_forms(texts)),
        *columns_by_language("definition", "What it means", holdings.site),
    )
    return Table(f"{FOLDER}/glossary.csv", "glossary-title", ("id",), columns_, _rows_of_terms(holdings, asked))


def _columns_of_forms(texts: TextColumn) -> tuple[TableColumn, TableColumn]:
    head = f"machine {texts.language}" if texts.is_machine else texts.language
    of = f"machine translations into {texts.language}" if texts.is_machine else f"texts in {texts.language}"
    return TableColumn(head, f"What {of} have for it"), TableColumn(
        f"{head} documents", f"Documents whose {of} have it"
    )


def _rows_of_terms(holdings: Holdings, asked: Sequence[TextColumn]) -> Iterator[list[str]]:
    usage = holdings.cuts.usage
    for term in holdings.archive.terms:
        cells = [term.id]
        for forms in (usage.attested(term, texts) for texts in asked):
            documents = dict.fromkeys(document for places in forms.values() for document in places)
            cells += BETWEEN.join(forms), BETWEEN.join(documents)
        yield [*cells, *words_by_language(term.definition, holdings.site)]


def _names(archive: Archive, site: Sequence[Reader]) -> Table:
    asked = columns(archive)
    columns_ = (
        TableColumn("id", "Id of the name; of a country its code of ISO 3166-1"),
        TableColumn("kind", "What it is the name of", values=tuple(EntityKind)),
        *columns_by_language("name", "What editors call it, or the name that CLDR has for a country", site),
        *columns_by_language("long", "A country’s long form, as texts have it", site),
        TableColumn("role", "How a country took part", values=tuple(Role)),
        TableColumn("abbreviation", "Of an organisation"),
        *columns_by_language("office", "Of a person, as texts give it", site),
        *(column for texts in asked for column in _columns_of_forms(texts)),
    )
    return Table(f"{FOLDER}/names.csv", "names-title", ("id",), columns_, _rows_of_names(archive, asked, site))


def _rows_of_names(archive: Archive, asked: Sequence[TextColumn], site: Sequence[Reader]) -> Iterator[list[str]]:
    named = _find_names(archive)
    for entity in archive.entities:
        names = (words_by_language(entity_name(entity, reader), (reader,))[0] for reader in site)
        yield [
            entity.id,
            entity.kind.value,
            *names,
            *words_by_language(entity.long, site),
            entity.role.value if entity.role else "",
            entity.abbreviation,
            *words_by_language(entity.office, site),
            *(cell for texts in asked for cell in _forms(named[entity.id], texts)),
        ]


def _find_names(archive: Archive) -> Mapping[str, _Namings]:
    """Where each entity is named, in the order of the documents."""
    found: dict[str, list[tuple[Work, Edition, str]]] = {entity.id: [] for entity in archive.entities}
    for work in archive.works:
        for occurrence in archive.occurrences.get(work.document.id, ()):
            if occurrence.id in found:
                edition = work.edition(occurrence.siglum)
                words = " ".join(edition.text[slice(*occurrence.span)].split("\n"))
                found[occurrence.id].append((work, edition, words))
    return found


def _forms(named: _Namings, texts: TextColumn) -> tuple[str, str]:
    """What the texts of a column call an entity, and the documents that do."""
    own = [(work, words) for work, edition, words in named if texts.has(edition)]
    forms = dict.fromkeys(words for _, words in own)
    return BETWEEN.join(forms), BETWEEN.join(dict.fromkeys(work.document.id for work, _ in own))
