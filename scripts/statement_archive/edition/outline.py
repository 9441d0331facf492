"""Blocks of all witnesses -> the document with what only its texts tell: how many paragraphs its sections have.

Editors may leave the counting to the texts. Where those count their paragraphs otherwise than from one through, anew in
each section or with a `2 bis`, the work's own labels are taken from them, too; ids go on counting through. What the
witnesses disagree on is a question; which block is which segment is decided later.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from statement_archive.edition.contents import Contents, contents_of
from statement_archive.findings import Finding
from statement_archive.labels import rank_of
from statement_archive.model import BODY_KINDS, Block, Document, Kind, Parsed, Section, Witness

_AGAIN = ("", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")


def settle(document: Document, parsed: Sequence[Parsed]) -> tuple[Document, tuple[Finding, ...]]:
    """The document with its outline known in full.

    Findings: headings that no text has, a section that no text counts, sections that texts count differently, and
    segments that editors name and the outline lacks.
    """
    contents = [contents_of(text, document.sections) for text in parsed]
    findings: list[Finding] = []
    if not document.is_counted:
        lost = _lost(document, contents)
        by_place = _known_by_place(document, parsed, lost)
        lost = tuple(section for section in lost if section.id not in by_place)
        findings += (_lost_heading(document, section) for section in lost)
        found = [_without(section) if section in lost else section for section in document.sections]
        contents = [contents_of(text, found, by_place) for text in parsed]
        document = replace(document, sections=tuple(_counted(document, contents, parsed, findings)))
    document = replace(document, sections=tuple(_labelled(document, contents)))
    return document, (*findings, *_unknown(document))


def _lost(document: Document, contents: Sequence[Contents]) -> tuple[Section, ...]:
    """The sections whose heading is in no text, though each text has others."""
    if not all(any(head is not None for head in own.heads) for own in contents):
        return ()
    found = {index for own in contents for index, head in enumerate(own.heads) if head is not None}
    return tuple(
        section for index, section in enumerate(document.sections) if section.has_heading and index not in found
    )


def _known_by_place(document: Document, parsed: Sequence[Parsed], lost: Sequence[Section]) -> frozenset[str]:
    """The sections of those lost whose heading each text has after all, without a number and in words of its own."""
    sought = {section.id for section in lost if not (section.heading or rank_of(section.id.removeprefix("s")))}
    contents = [contents_of(text, document.sections, sought) for text in parsed]
    return frozenset(
        section.id
        for index, section in enumerate(document.sections)
        if section.id in sought and all(own.heads[index] is not None for own in contents)
    )


def _without(section: Section) -> Section:
    """The section as if it had neither a heading nor paragraphs, so that those around it are counted all the same."""
    return replace(section, id=section.slug, is_headed=False, paragraphs=range(0))


def _lost_heading(document: Document, section: Section) -> Finding:
    what = f"no text has the heading of section `{section.id}`"
    hint = "look whether there is such a section, and how `numbering` says that its number is printed"
    return Finding(document.witnesses[0].place, what, hint, is_open_question=True)


def _counted(
    document: Document, contents: Sequence[Contents], parsed: Sequence[Parsed], findings: list[Finding]
) -> Iterator[Section]:
    """The sections with their paragraphs, numbered through the document."""
    following = 1
    place = document.witnesses[0].place
    for index, section in enumerate(document.sections):
        if section.paragraphs is not None:
            if section.paragraphs and section.paragraphs.start != following:
                what = f"section `{section.id}` begins with paragraph {section.paragraphs.start}"
                findings.append(Finding(place, what, f"the texts count {following - 1} before it"))
            following = section.paragraphs.stop if section.paragraphs else following
            yield section
            continue
        ended = _with_end(section, document.sections[index + 1 :])
        blocks = [own.blocks(index) for own in contents]
        shown = [(text.witness, own) for text, own in zip(parsed, blocks, strict=True) if own is not None]
        counts = {witness.siglum: _body(own, ended) for witness, own in shown}
        findings += (finding for witness, own in shown for finding in _headless(witness, own, ended))
        body = _agreed(section, counts, findings, place)
        filled = _filled(section, body, following)
        findings += _beyond(filled, place)
        yield filled
        following += len(body)


def _headless(witness: Witness, blocks: Sequence[Block], section: Section) -> Iterator[Finding]:
    """Lines that look like a heading, and that no editor has placed."""
    for block in _without_end(blocks, section):
        if block.kind is Kind.HEADING and not (block.mark or block.slot or section.is_verse):
            what = f"`{block.text[:40]}` of `{witness.siglum}` looks like a heading and is counted as a paragraph"
            hint = f"give the paragraphs of `{section.id}`, or say under `alignment` what the line is"
            yield Finding(witness.place, what, hint, is_open_question=True)


@dataclass(frozen=True, slots=True)
class _Body:
    """One paragraph of a section, as a witness has it."""

    kind: Kind
    is_numbered: bool
    items: tuple[int, ...]
    """For each of its items how many stand under it."""


def _body(blocks: Sequence[Block], section: Section) -> tuple[_Body, ...]:
    """The paragraphs of a section. What has no number and stands behind one that has goes on with it.

    Items right below a heading are those of a paragraph that is not there.
    """
    own = _without_end(blocks, section)
    are_numbered = any(block.mark and block.mark.kind is Kind.PARAGRAPH for block in own)
    bodies: list[_Body] = []
    for block in own:
        if block.kind is Kind.ITEM:
            bodies = bodies or [_Body(Kind.PARAGRAPH, False, ())]
            bodies[-1] = replace(bodies[-1], items=_with_item(bodies[-1].items, block))
            continue
        is_numbered = block.mark is not None and block.mark.kind is Kind.PARAGRAPH
        if are_numbered and not is_numbered and bodies and bodies[-1].is_numbered and block.kind is not Kind.TABLE:
            continue
        kind = Kind.STANZA if section.is_verse else block.kind if block.kind in BODY_KINDS else Kind.PARAGRAPH
        bodies.append(_Body(kind, is_numbered, ()))
    return tuple(bodies)


def _with_end(section: Section, following: Sequence[Section]) -> Section:
    """The section with what stands behind it and has no heading of its own: a closing formula, signatures."""
    for after in following:
        if after.has_heading:
            break
        section = replace(
            section,
            has_closing=section.has_closing or after.has_closing,
            has_signatures=section.has_signatures or after.has_signatures,
        )
    return section


def _with_item(items: tuple[int, ...], block: Block) -> tuple[int, ...]:
    is_inner = block.mark is not None and block.mark.level > 1 and items
    return (*items[:-1], items[-1] + 1) if is_inner else (*items, 0)


def _without_end(blocks: Sequence[Block], section: Section) -> list[Block]:
    """Without heading, notes, and the blocks at the end that are signatures and closing formula."""
    apart = (Kind.TITLE, Kind.NOTE, Kind.FOOTNOTE)
    own = [block for block in blocks if block.kind not in apart and not block.slot.startswith(_ENDS)]
    if section.has_signatures:
        while own and own[-1].mark is None and own[-1].kind in (Kind.SIGNATURES, Kind.HEADING):
            own.pop()
    if section.has_closing and own and own[-1].mark is None:
        own.pop()
    return own


_ENDS = ("closing", "signatures", "note", "fn")


def _agreed(
    section: Section, counts: Mapping[str, tuple[_Body, ...]], findings: list[Finding], place: str
) -> tuple[_Body, ...]:
    """What the texts say: those that print their numbers before the others, then most of them.

    Of as many, those count that print more numbers, since they have lost fewer; then the longest.
    """
    if not counts:
        what = f"no text shows where section `{section.id}` begins and ends"
        findings.append(Finding(place, what, "give its paragraphs, as `paragraphs: 3-7`"))
        return ()
    numbered = {siglum: body for siglum, body in counts.items() if any(one.is_numbered for one in body)}
    told = numbered or dict(counts)
    often = Counter(len(body) for body in told.values())
    printed = {length: max(_numbered(body) for body in told.values() if len(body) == length) for length in often}
    many = max(often, key=lambda length: (often[length], printed[length], length))
    differing = {siglum: len(body) for siglum, body in counts.items() if len(body) != many}
    if differing:
        others = ", ".join(f"{length} in `{siglum}`" for siglum, length in sorted(differing.items()))
        what = f"section `{section.id}` is taken to have {many} paragraphs, but {others}"
        findings.append(Finding(place, what, "give its paragraphs if that is wrong", is_open_question=True))
    return max((body for body in told.values() if len(body) == many), key=lambda body: sum(len(b.items) for b in body))


def _numbered(body: Sequence[_Body]) -> int:
    return sum(one.is_numbered for one in body)


def _filled(section: Section, body: Sequence[_Body], first: int) -> Section:
    numbers = range(first, first + len(body))
    declared = dict(section.items)
    items = {number: one.items for number, one in zip(numbers, body, strict=True) if one.items} | declared
    tables = frozenset(number for number, one in zip(numbers, body, strict=True) if one.kind is Kind.TABLE)
    return replace(section, paragraphs=numbers, items=tuple(sorted(items.items())), tables=section.tables | tables)


def _beyond(section: Section, place: str) -> Iterator[Finding]:
    """What editors say of paragraphs that the texts did not count into the section."""
    numbers = section.paragraphs or range(0)
    for number in sorted({number for number, _ in section.items} | section.tables):
        if number not in numbers:
            what = f"section `{section.id}` has no paragraph {number}, of which `items` or `tables` speaks"
            yield Finding(place, what, f"the texts count {len(numbers)} paragraphs into it")


def _labelled(document: Document, contents: Sequence[Contents]) -> Iterator[Section]:
    """The sections with what the work counts their paragraphs as, where that is not what the archive counts."""
    for index, section in enumerate(document.sections):
        ended = _with_end(section, document.sections[index + 1 :])
        told = [_labels(blocks, ended) for own in contents if (blocks := own.blocks(index)) is not None]
        # A text that prints more numbers has lost fewer.
        labels = max(told, key=_printed, default=())
        numbers = map(str, section.paragraphs or ())
        counts_through = all(label in (number, f"p{number}") for label, number in zip(labels, numbers, strict=False))
        yield section if counts_through else replace(section, labels=labels)


def _labels(blocks: Sequence[Block], section: Section) -> tuple[str, ...]:
    """The numbers of a section's paragraphs where each counts on from the one before; () where one doesn't.

    What stands between numbered ones without a number is called by its id: `p3`.
    """
    numbers = section.paragraphs or range(0)
    body = _body(blocks, section)
    marks = [block.mark for block in blocks if block.mark and block.mark.kind is Kind.PARAGRAPH]
    counted = [(mark.number or 0, mark.suffix) for mark in marks]
    if len(body) != len(numbers) or not counted or not all(map(_count_on, counted, counted[1:])):
        return ()
    labels = iter(f"{number} {_AGAIN[suffix]}".strip() for number, suffix in counted)
    return tuple(next(labels) if one.is_numbered else f"p{number}" for number, one in zip(numbers, body, strict=True))


def _printed(labels: Sequence[str]) -> int:
    return sum(not label.startswith("p") for label in labels)


def _count_on(one: tuple[int, int], after: tuple[int, int]) -> bool:
    return after in ((one[0] + 1, 0), (one[0], one[1] + 1)) and after[1] < len(_AGAIN)


def _unknown(document: Document) -> Iterator[Finding]:
    """Segments that editors name and the outline lacks."""
    known = {slot.id for slot in document.outline}
    for witness in document.witnesses:
        for slot in sorted(_named(witness) - known):
            yield Finding(witness.place, f"names segment `{slot}`, which the sections don't have")


def _named(witness: Witness) -> set[str]:
    decided = {decision.slot for decision in witness.decisions if not decision.reason}
    return decided | {rule.start for rule in witness.lacunae if rule.start}
