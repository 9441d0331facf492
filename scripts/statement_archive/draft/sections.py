"""The blocks of all texts -> the entries of `sections`: articles in one line, headings with their titles, an end."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from statement_archive.draft.facts import one_line
from statement_archive.draft.heads import CountedHeading, all_heads, bare_heads, name_themselves
from statement_archive.draft.reading import Read
from statement_archive.draft.records import GuessedSection
from statement_archive.draft.slugs import slug_of
from statement_archive.edition.parse.lines import is_short
from statement_archive.model import Kind
from statement_archive.tags import is_same, language

_FORMS_OF_TITLES = frozenset({"n", "han", "roman"})
_LEAST_STANZAS = 3
Say = Callable[[str], Mapping[str, str]]
"""What a part of a document is called in the languages of the site."""
EntryKeys = dict[str, str | bool | int | Mapping[str, str]]


def guess_sections(read: Sequence[Read], site: Sequence[str], say: Say) -> tuple[GuessedSection, ...]:
    """All sections; at least one."""
    heads = all_heads(read)
    fullest = max(heads, key=lambda index: len(heads[index]))
    made = list(_numbered(read, heads, fullest, site)) if len(heads[fullest]) > 1 else list(_bare(read, site))
    has_articles = any("id" not in one.keys for one in made)
    if not made:
        made = [_text(read, say)]
    elif _has_preamble(read, heads):
        opening: EntryKeys = {"id": "preamble", "slug": "preamble", "title": say("preamble")}
        made.insert(0, GuessedSection(opening, "what stands above the first heading"))
    return (*_with_ends(made, read, say, apart=has_articles), *_annexes(read, site))


def _numbered(
    read: Sequence[Read], heads: Mapping[int, list[CountedHeading]], fullest: int, site: Sequence[str]
) -> Iterator[GuessedSection]:
    """Sections whose headings have numbers: each with its title where that is all a heading is, else by their kind."""
    own = heads[fullest]
    is_flat = len({head.level for head in own}) == 1
    if is_flat and not name_themselves(read[fullest]):
        yield from _titled(read, heads, own, site)
        return
    above = 0
    for level, group in groupby(own, key=lambda head: head.level):
        labels = [head.label for head in group]
        above = int(re.match(r"\d+", labels[-1])[0]) if level == 1 else above  # type: ignore[index]
        titles = dict(_templates(read, level, site))
        kind = _slug_of_kind(read, level)
        restarts = level > 1 and _restarts(own, level)
        keys: EntryKeys = {"heading": titles or _any_template(read, level)}
        keys |= {"count": len(labels)} if _count_from_one(labels) else {"numbers": _runs(labels)}
        keys["slug"] = f"{_slug_of_kind(read, 1)}-{above}-{kind}-{{n}}" if restarts else f"{kind}-{{n}}"
        if level > 1:
            keys["level"] = level
        yield GuessedSection(keys, f"{len(labels)} headings")


def _restarts(heads: Sequence[CountedHeading], level: int) -> bool:
    return sum(head.level == level and (head.number, head.suffix) == (1, 0) for head in heads) > 1


def _count_from_one(labels: Sequence[str]) -> bool:
    return list(labels) == [str(number) for number in range(1, len(labels) + 1)]


def _runs(labels: Sequence[str]) -> str:
    """`1-11, 11 bis, 12-29`."""
    parts: list[list[str]] = []
    for label in labels:
        if parts and label.isdecimal() and parts[-1][-1].isdecimal() and int(label) == int(parts[-1][-1]) + 1:
            parts[-1].append(label)
        else:
            parts.append([label])
    return ", ".join(f"{part[0]}-{part[-1]}" if len(part) > 1 else part[0] for part in parts)


def _templates(read: Sequence[Read], level: int, site: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a heading of a level is called in each language of the site that has a text."""
    for tag in site:
        own = [text for text in read if is_same(tag, text.language) and len(text.guessed.numbering.section) >= level]
        titles = filter(None, (_as_title(text.guessed.numbering.section[level - 1]) for text in own))
        yield from [(tag, title) for title in titles][:1]


def _any_template(read: Sequence[Read], level: int) -> str:
    for text in read:
        sections = text.guessed.numbering.section
        if len(sections) >= level and (title := _as_title(sections[level - 1])):
            return title
    return "{n}"


def _as_title(template: str) -> str:
    """`Article {n}` of `ARTICLE {n}. `; "" for one whose numbers no title can have."""
    bare = re.sub(r"[\s.:：,、\-–—]+\Z", "", template)
    forms = re.findall(r"\{(\w+)\}", bare)
    word = re.sub(r"\{\w+\}", "", bare).strip()
    if len(forms) != 1 or forms[0] not in _FORMS_OF_TITLES:
        return ""
    return bare.replace(word, word.capitalize()) if word.isupper() and len(word) > 1 else bare


def _slug_of_kind(read: Sequence[Read], level: int) -> str:
    """`article`, as a text in Latin letters calls it, English first."""
    ordered = sorted(read, key=lambda text: not text.language.startswith("en"))
    for text in ordered:
        sections = text.guessed.numbering.section
        slug = slug_of(re.sub(r"\{\w+\}", "", sections[level - 1])) if len(sections) >= level else ""
        if slug:
            return slug
    return "section"


def _titled(
    read: Sequence[Read], heads: Mapping[int, list[CountedHeading]], own: Sequence[CountedHeading], site: Sequence[str]
) -> Iterator[GuessedSection]:
    """Sections whose headings are a number and a title of their own: `I. Safety of navigation`."""
    taken: set[str] = set()
    for head in own:
        if head.suffix or head.number in {int(name) for name in taken}:
            continue
        taken.add(str(head.number))
        # Of several texts in a language the first gives the title.
        titles = {
            text.language: other.words
            for index, text in reversed(list(enumerate(read)))
            for other in heads[index]
            if (other.number, other.suffix) == (head.number, head.suffix) and other.words
        }
        shown = _for_site(titles, site) or {read[0].language: f"{head.number}"}
        slug = slug_of(_english(titles)) or "section"
        keys: EntryKeys = {"id": f"s{head.number}", "slug": f"{head.number}-{slug}", "title": shown}
        yield GuessedSection(keys)


def _bare(read: Sequence[Read], site: Sequence[str]) -> Iterator[GuessedSection]:
    """Sections whose headings have no number, where all texts have as many."""
    found = [[words for _, words in bare_heads(text)] for text in read]
    most = max(map(len, found))
    having = [index for index, heads in enumerate(found) if len(heads) == most]
    are_odd = [len(own) != most and not text.guessed.is_cut_off for own, text in zip(found, read, strict=True)]
    if not most or len(having) * 2 <= len(read) or any(are_odd):
        return
    slugs: set[str] = set()
    for number in range(most):
        titles = {read[index].language: found[index][number] for index in reversed(having)}
        slug = _unique(slug_of(_english(titles)) or f"part-{number + 1}", slugs)
        keys: EntryKeys = {"id": slug, "slug": slug, "title": titles, "heading": True}
        yield GuessedSection(keys, "a line that looks like a heading")


def _annexes(read: Sequence[Read], site: Sequence[str]) -> Iterator[GuessedSection]:
    whole = [text for text in read if not text.guessed.is_cut_off] or read
    having = [text for text in whole if text.annex]
    if len(having) * 2 > len(whole):
        titles = {text.language: one_line(text.annex[0].text.splitlines()[0], text.language) for text in having}
        keys: EntryKeys = {"id": "annex", "slug": "annex", "title": titles, "heading": True}
        yield GuessedSection(keys, "its heading")


def _text(read: Sequence[Read], say: Say) -> GuessedSection:
    keys: EntryKeys = {"id": "text", "slug": "text", "title": say("text")}
    if all(map(_is_verse, read)):
        keys["verse"] = True
        return GuessedSection(keys, "short lines in groups")
    return GuessedSection(keys, "no headings")


def _is_verse(read: Read) -> bool:
    """Whether a text is nothing but groups of short lines."""
    groups = [group.splitlines() for group in re.split(r"\n[ \t]*\n", read.mended.text.strip())]
    stanzas = [lines for lines in groups[1:] if len(lines) > 1 and all(map(is_short, lines))]
    return len(stanzas) >= _LEAST_STANZAS and len(stanzas) == len(groups) - 1 and not read.guessed.numbering.marks


def _has_preamble(read: Sequence[Read], heads: Mapping[int, list[CountedHeading]]) -> bool:
    """Whether most texts that have headings have something between their title and the first of them."""
    firsts = [(text, heads[index][0].at if heads[index] else _first_bare(text)) for index, text in enumerate(read)]
    known = [(text, at) for text, at in firsts if at is not None]
    having = [text for text, at in known if any(block.kind is not Kind.TITLE for block in text.body[:at])]
    return len(having) * 2 > len(known)


def _first_bare(read: Read) -> int | None:
    return next((at for at, _ in bare_heads(read)), None)


def _with_ends(made: list[GuessedSection], read: Sequence[Read], say: Say, *, apart: bool) -> list[GuessedSection]:
    """The sections with what most texts have at their end; behind articles that is a section of its own."""
    whole = [text for text in read if not text.guessed.is_cut_off] or read
    flags = {
        "closing": [bool(text.closing) for text in whole],
        "signatures": [bool(text.signatures) for text in whole],
        "note": [text.has_note for text in read],
    }
    ends: EntryKeys = {
        name: True for name, told in flags.items() if sum(told) * 2 > len(told) or (name == "note" and any(told))
    }
    if not ends or "verse" in made[-1].keys:
        return made
    if apart:
        return [*made, GuessedSection({"id": "end", "slug": "end", "title": say("end"), **ends}, "by its words")]
    last = made[-1]
    why = "; ".join(filter(None, (last.why, "the end by its words")))
    # A section behind others with an end and no heading would be one without paragraphs.
    headed: EntryKeys = {"heading": True} if len(made) > 1 else {}
    return [*made[:-1], GuessedSection({**last.keys, **headed, **ends}, why)]


def _for_site(titles: Mapping[str, str], site: Sequence[str]) -> Mapping[str, str]:
    """Titles in the languages of the site; those that there are where it has none of them."""
    found = {own: title for own in site for tag, title in titles.items() if is_same(own, tag)}
    return found or titles


def _english(titles: Mapping[str, str]) -> str:
    """The title in English, else one that an address can be made of, else any."""
    ordered = sorted(titles, key=lambda tag: (language(tag) != "en", "-t-" in tag, not slug_of(titles[tag])))
    return titles[ordered[0]] if ordered else ""


def _unique(slug: str, taken: set[str]) -> str:
    name, number = slug, 2
    while name in taken or name in _TAKEN:
        name, number = f"{slug}-{number}", number + 1
    taken.add(name)
    return name


_TAKEN = frozenset(
    {"index", "full", "parallel", "divergences", "translation-audit", "preamble", "end", "text", "annex"}
)
"""Pages that every document has, and sections that are called so here."""
