"""The entries under `witnesses` in a document.yml -> `Witness`."""

from pathlib import PurePosixPath

from statement_archive.labels import FORMS
from statement_archive.limits import ADDRESS, MARKS
from statement_archive.load.file_names import RENAME, raw_fault
from statement_archive.load.keys import Either, Keys, entries, maybe, one, optional, required
from statement_archive.load.nodes import Node
from statement_archive.load.values import (
    COUNT,
    DIGEST,
    LANGUAGE,
    LINES,
    LOCALIZED,
    TEXT,
    Value,
    choice,
    few,
    matching,
    one_or_more,
    sound,
    words_like,
)
from statement_archive.model import (
    Boilerplate,
    Cause,
    Decision,
    LacunaRule,
    Numbering,
    Refusal,
    RepairName,
    Status,
    Witness,
)

_FORM = rf"\{{({'|'.join(FORMS)})\}}"
_APART_BY = r"[^{}]*[^{}0-9A-Za-z〇零一二三四五六七八九十百千壹贰貳叁參肆伍陆陸柒捌玖拾佰仟⁰¹²³⁴⁵⁶⁷⁸⁹①-⑳][^{}]*"
"""Between two numbers something that is no part of either: else there are endless ways to read them."""
_MARK = rf"[^{{}}]*{_FORM}({_APART_BY}{_FORM}){{0,4}}[^{{}}]*"
_TEMPLATE = matching(_MARK, "{n}. ")
SIGLUM = r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*"
"""The short name of a text, which is in addresses and names of files."""
_SLOT = r"[a-z][a-z0-9]*([-.][a-z0-9]+)*"
_APART = "boilerplate"
"""What a decision says of lines that are not the document's own."""
_NTH = "Which occurrence of the words is meant, counted from 1."


def _raw_path(node: Node) -> str:
    value = node.sentence()
    path = PurePosixPath(value.replace("\\", "/"))
    is_inside = path.parts[:1] == ("raw",) and len(path.parts) > 1 and ".." not in path.parts
    if value and not is_inside:
        node.report(f"`{path}` leaves the folder raw/ of its document", "write it like `raw/en-official.txt`")
    elif value:
        # A blank at either end, which a sentence is read without, is part of a name.
        fault = "has a blank before or behind it" if value != node.text().rstrip("\n") else raw_fault(str(path))
        if fault:
            node.report(f"`{path}` {fault}", RENAME)
    return str(path)


def _item_mark(node: Node) -> str:
    """A sign such as `·`, or a template such as `({letter}) `."""
    mark = node.text()
    return _TEMPLATE.read(node) if "{" in mark or "}" in mark else mark


_RAW = Value(_raw_path, words_like(r"(\.[/\\]+)*raw[/\\].*\.txt\n*", examples=["raw/en-official.txt"]), "")
_ITEM = Value(_item_mark, words_like(rf"[^{{}}]*[^{{}}\s\ufeff][^{{}}]*|{_MARK}", examples=["·", "({letter}) "]), "")
_ON_PAGE = rf"\{{(?:form feed|{'|'.join(FORMS)})\}}"
_LINE = matching(rf"[^{{}}]*(?:{_ON_PAGE}(?:{_APART_BY}{_ON_PAGE}){{0,4}}[^{{}}]*)?", "- {n} -")


class _NumberingKeys(Keys):
    """How a text prints its numbers and marks: templates such as `{n}. ` or `第{han}条`."""

    paragraph = optional(few(one_or_more(_TEMPLATE), MARKS), "What may stand before a paragraph.")
    section = optional(
        few(one_or_more(_TEMPLATE), MARKS), "What stands before headings, that of the highest level first."
    )
    item = optional(few(one_or_more(_ITEM), MARKS), "What stands before list items, that of items within items last.")
    note = optional(TEXT, "What opens a note, such as `*`.")
    footnote = optional(_TEMPLATE, "What opens a note and calls it in the text, such as `[{n}] `.")


class _BoilerplateKeys(Keys):
    """Words that are not the document's own, such as those around it on the page it is from."""

    either = Either((("text",), ("start", "until")), "needs `text`, or `start` or `until` or both")
    text = maybe(TEXT, "These very words.")
    occurrence = optional(COUNT, _NTH)
    start = maybe(TEXT, "From these words to the end of the text, or to the end of `until`.")
    until = maybe(TEXT, "From the beginning of the text, or from `start`, to the end of these words.")
    reason = required(LOCALIZED, "Why they do not belong to the document.")


class _LacunaKeys(Keys):
    """Why segments are missing from a text."""

    cause = required(choice(Cause), "Why.")
    start = maybe(matching(_SLOT, "s4"), "Id of the segment from which on it holds; everywhere, if it is not there.")


class _DecisionKeys(Keys):
    """Which segment a line, or a run of lines, is: an editor's word wins over every other evidence."""

    either = Either((("begins",), ("line",)), "needs `begins`, the first words of a line, or `line`, the whole of it")
    begins = optional(TEXT, "The first words of the line, its number left out or not.")
    line = optional(TEXT, "The whole line.")
    slot = required(matching(_SLOT, "p7"), "Id of the segment; `boilerplate` for lines that are none.", "is")
    until = optional(TEXT, "Words of the last line of the run.")
    occurrence = optional(COUNT, "Which of the lines that begin so is meant, counted from 1.")
    reason = maybe(LOCALIZED, "Why the lines are `boilerplate`.")


class _RefusalKeys(Keys):
    """What is not to be repaired in a text."""

    either = Either((("off",), ("keep",)), "needs either `off`, the name of a rule, or `keep`, words of the raw text")
    off = maybe(choice(RepairName), "Nothing of this kind of damage.")
    keep = maybe(TEXT, "Nothing that touches these words of the raw text.")
    occurrence = optional(COUNT, _NTH)
    reason = required(LOCALIZED, "Why not.")


class WitnessKeys(Keys):
    """One text of the document, in one language."""

    siglum = required(matching(SIGLUM, "zh"), "Its short name; it never changes.")
    language = required(LANGUAGE, "Its language as a tag of BCP 47; of a machine translation `en-t-zh-t0-und`.")
    status = required(choice(Status), "What standing it has.")
    raw = required(_RAW, "The file that it is from, as it came.")
    sha256 = required(DIGEST, "The hash of that file, as sha256sum prints it.")
    origin = required(LOCALIZED, "Where the file is from, as a sentence.")
    original = optional(
        matching(r"https?://[^\s\ufeff]+", "https://example.org/statement", ADDRESS),
        "Address of the public page that is closest to what was issued.",
    )
    lines = maybe(LINES, "Lines of the file that are this text, counted from 1, if not all of them are.")
    numbering = optional(one(_NumberingKeys), "How it prints its numbers and marks.")
    boilerplate = optional(entries(_BoilerplateKeys), "Words that are not the document's own.")
    furniture = optional(
        few(sound(_LINE), MARKS), "Whole lines that belong to a page and not to its text, such as `- {n} -`."
    )
    lacunae = optional(entries(_LacunaKeys), "Why segments are missing.")
    alignment = optional(entries(_DecisionKeys), "Which segments lines are, where the program can't tell.")
    repairs = optional(entries(_RefusalKeys), "What is not to be repaired.")


def witness_of(keys: WitnessKeys) -> Witness:
    """The record of an entry."""
    return Witness(
        siglum=keys.siglum,
        language=keys.language,
        status=keys.status,
        raw=keys.raw,
        sha256=keys.sha256,
        origin=keys.origin,
        place=keys.node.place,
        lines=keys.lines,
        numbering=_numbering(keys.numbering) if keys.numbering else Numbering(),
        boilerplate=tuple(map(_boilerplate, keys.boilerplate)),
        furniture=keys.furniture,
        lacunae=tuple(LacunaRule(entry.cause, entry.start) for entry in keys.lacunae),
        decisions=tuple(map(_decision, keys.alignment)),
        original=keys.original,
        refusals=tuple(map(_refusal, keys.repairs)),
    )


def _numbering(keys: _NumberingKeys) -> Numbering:
    return Numbering(keys.paragraph, keys.section, keys.item, keys.note, keys.footnote)


def _boilerplate(keys: _BoilerplateKeys) -> Boilerplate:
    return Boilerplate(keys.reason, keys.node.place, keys.text, keys.occurrence, keys.start, keys.until)


def _decision(keys: _DecisionKeys) -> Decision:
    if (keys.slot == _APART) != ("reason" in keys.given):
        keys.node.report("needs a `reason`" if keys.slot == _APART else "a `reason` is for `is: boilerplate`")
    return Decision(
        begins=keys.begins or keys.line,
        slot=keys.slot,
        place=keys.node.place,
        until=keys.until,
        occurrence=keys.occurrence,
        is_whole="line" in keys.given,
        reason=keys.reason,
    )


def _refusal(keys: _RefusalKeys) -> Refusal:
    if "occurrence" in keys.given and "keep" not in keys.given:
        keys.given["occurrence"].report("an `occurrence` is for `keep`")
    return Refusal(keys.reason, keys.node.place, keys.off, keys.keep, keys.occurrence)
