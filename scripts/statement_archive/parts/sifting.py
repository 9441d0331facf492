"""What a list can be sifted by -> the form for it, which the script `lists.js` shows and serves.

Each entry of the list has `data-entry` and its values in `data-<name>`, several between `|`; what groups entries has
`data-group`; cells of a column that is of one kind have that in `data-column`. What is
chosen is kept in the address, under the names of the fields. Without the script the whole list is there, and no form.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from statement_archive.model import Archive
from statement_archive.names import passage_phrase, phrase, slot_name
from statement_archive.parts.editions import main_edition, slot_in
from statement_archive.parts.html import escape, tag
from statement_archive.reader import Reader


@dataclass(frozen=True, slots=True)
class Sieve:
    """Something of which one value can be chosen."""

    name: str
    """As in the address and in `data-<name>`."""
    label: str
    values: Sequence[tuple[str, str, int]]
    """Each value, what it is called, and how many entries have it."""


def paragraph_value(document: str, slot: str) -> str:
    """A paragraph of any document, as the address names it."""
    return f"{document}/{slot}"


def paragraph_sieve(archive: Archive, entries: Iterable[Iterable[tuple[str, str]]], reader: Reader) -> Sieve:
    """The paragraphs of all documents, in their order; `entries` has those that each entry is about."""
    counts = Counter(paragraph for entry in entries for paragraph in {*entry})
    values = []
    for document in sorted({document for document, _ in counts}, key=archive.order.__getitem__):
        work = archive.by_id[document]
        main = main_edition(work, reader)
        for slot in work.document.outline:
            if count := counts[work.document.id, slot.id]:
                own = slot_in(main, slot)
                name = passage_phrase(work, phrase(slot_name(own, reader), own.label), reader)
                values.append((paragraph_value(work.document.id, slot.id), name, count))
    return Sieve("paragraph", reader.say("segment"), values)


def sifting_form(choices: Iterable[Sieve], count: int, reader: Reader, *, find: str = "") -> Markup:
    """The form; `count` entries can be sifted, and `find` names a field for words that they hold ("" for none)."""
    fields = [_field(find)] if find else []
    fields += [_select(choice, reader) for choice in choices if len(choice.values) > 1]
    told = tag("output", class_="filter__told", data_says=reader.say("sifted", shown="{}", count=count))
    return tag("form", *fields, told, class_="filter", hidden=True)


def _field(words: str) -> Markup:
    return tag("label", words, " ", tag("input", type="search", name="find", autocomplete="off", spellcheck="false"))


def _select(choice: Sieve, reader: Reader) -> Markup:
    everything = tag("option", reader.say("filter-all"), value="")
    options = (
        tag("option", reader.say("aside", words=words, aside=count), value=value)
        for value, words, count in choice.values
    )
    return tag("label", escape(choice.label), " ", tag("select", everything, *options, name=choice.name))
