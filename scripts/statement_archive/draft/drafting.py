"""Texts as they were given -> a draft that builds: guess, build in memory, amend by what the stages say, and again.

The draft with the fewest findings wins; of as many, the one that declares least. How often one is tried is bounded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from statement_archive.draft.amending import amended, is_better, simpler
from statement_archive.draft.dates import date_of
from statement_archive.draft.facts import issuer_of, kind_of, place_in, title_of
from statement_archive.draft.heads import ranges_of, with_ranges
from statement_archive.draft.language import guess_language
from statement_archive.draft.numbering import guess_numbering
from statement_archive.draft.parting import part
from statement_archive.draft.reading import Read, read
from statement_archive.draft.records import (
    Draft,
    Drafted,
    Given,
    Guess,
    GuessedText,
    GuessedWords,
    Trial,
    Try,
    Wanted,
)
from statement_archive.draft.sections import guess_sections
from statement_archive.draft.writing import write
from statement_archive.findings import blocking
from statement_archive.labels import LINE_END
from statement_archive.model import TODO, UNKNOWN_DATE, Status
from statement_archive.reader import Reader, readers
from statement_archive.tags import is_same, language, with_script

_MACHINE = {"mt", "machine"}
"""What the file of a machine translation is often called."""


def draft(given: Sequence[Given], wanted: Wanted, try_out: Try) -> Drafted:
    """A `document.yml` for texts of a document; `try_out` builds what is in one."""
    texts = list(_told_apart(_with_machine([text for one in given for text in _texts(one)])))
    site = readers(wanted.languages)
    known = read(texts)
    best = _first(known, wanted, site)
    trial = try_out(write(best))
    best, trial = _improved(amended(best, trial), best, trial, try_out)
    ranges = ranges_of(known) if trial.findings else {}
    if ranges:
        made = replace(best, sections=with_ranges(best.sections, ranges))
        best, trial = _improved(made, best, trial, try_out)
        best, trial = _improved(amended(best, trial), best, trial, try_out)
    while blocking(trial.findings) and simpler(best) != best:
        best = simpler(best)
        trial = try_out(write(best))
        best, trial = _improved(amended(best, trial), best, trial, try_out)
    return Drafted(write(best), trial, tuple(_remarks(best, wanted)))


def _improved(made: Draft, best: Draft, trial: Trial, try_out: Try) -> tuple[Draft, Trial]:
    """A draft and its trial, if that went better, else those that were there before."""
    if made == best:
        return best, trial
    tried = try_out(write(made))
    return (made, tried) if is_better(tried, trial) else (best, trial)


def _texts(given: Given) -> Iterator[GuessedText]:
    """The texts in a file."""
    ranges = part(given.text)
    for first, last in ranges:
        text = _lines(given.text, first, last) if len(ranges) > 1 else given.text
        yield GuessedText(
            given=given,
            text=text,
            language=guess_language(text, given.name if len(ranges) == 1 else ""),
            lines=(first, last) if len(ranges) > 1 else None,
            numbering=guess_numbering(text),
        )


def _with_machine(texts: Sequence[GuessedText]) -> list[GuessedText]:
    """The texts, those that their files call machine translations as such, from the first in another language."""
    made = []
    for text in texts:
        tag = text.language.value
        sources = [other.language.value for other in texts if language(other.language.value) != language(tag)]
        if _MACHINE & set(re.split(r"[^a-z]+", text.given.name.lower())):
            source = f"-t-{language(sources[0])}-t0-und" if sources else "-t-und-t0-und"
            why = f"the file is called {text.given.name}"
            status = Guess(Status.MACHINE_TRANSLATION.value, why)
            text = replace(text, language=Guess(tag + source, why), status=status, siglum="mt")
        made.append(text)
    return made


def _lines(text: str, first: int, last: int) -> str:
    ends = [0, *(match.end() for match in LINE_END.finditer(text))]
    return text[ends[first - 1] : ends[last] if last < len(ends) else len(text)]


def _told_apart(texts: Sequence[GuessedText]) -> Iterator[GuessedText]:
    """The texts with their sigla: the language, and a number where there are several in one."""
    taken: set[str] = set()
    for text in texts:
        tag = text.language.value
        siglum = text.siglum or (tag.split("-")[0] if tag in ("zh-Hans", "sr-Cyrl") else tag)
        name, number = siglum, 2
        while name.lower() in taken:
            name, number = f"{siglum}-{number}", number + 1
        taken.add(name.lower())
        yield replace(text, siglum=name)


def _first(texts: Sequence[Read], wanted: Wanted, site: Sequence[Reader]) -> Draft:
    own = [text for text in texts if text.blocks]
    titles = [(text.language, title) for text in own if (title := title_of(text.blocks, text.language))]
    languages = [(text.language, text.mended.text) for text in texts]
    date, why = (wanted.date, "") if wanted.date else date_of(languages)
    places = [(text.language, place) for text in texts if (place := place_in(text.mended.text, text.language))]
    issuers = [
        (text.language, issuer) for text in own if (issuer := issuer_of(text.blocks, text.mended.text, text.language))
    ]
    return Draft(
        kind=Guess(wanted.kind) if wanted.kind else kind_of(titles),
        date=Guess(date or UNKNOWN_DATE, why if date else "no text says one; write it here"),
        place=_sentence(places, wanted, "where it was done", "say where it was done"),
        issuer=_sentence(issuers, wanted, "the words below the title", "say who issued it"),
        title=_sentence(titles, wanted, "the first lines", "say what it is called"),
        summary=GuessedWords(_summary(texts, site), "say in a sentence what it is about"),
        sections=guess_sections(texts, wanted.languages, lambda part: _say(site, f"draft-{part}")),
        texts=tuple(text.guessed for text in texts),
        origin=GuessedWords(_say(site, "draft-origin"), "say where it is from"),
        not_own=GuessedWords(_say(site, "draft-not-own")),
    )


def _sentence(found: Sequence[tuple[str, str]], wanted: Wanted, why: str, ask: str) -> GuessedWords:
    """What texts say, for each language of the site that has one; else in any language; else a place to fill."""
    texts = {
        language: words for language in wanted.languages for tag, words in reversed(found) if is_same(language, tag)
    }
    if not texts and found:
        texts = {with_script(found[0][0]): found[0][1]}
    if not texts:
        return GuessedWords({wanted.languages[0]: TODO}, ask)
    lacking = [language for language in wanted.languages if language not in texts]
    return GuessedWords(texts, f"{why}; write it in {', '.join(lacking)}, too" if lacking else why)


def _summary(texts: Sequence[Read], site: Sequence[Reader]) -> dict[str, str]:
    tags = list(dict.fromkeys(text.language for text in texts))
    return {
        reader.language: reader.say(
            "draft-summary", languages=reader.say("comma").join(map(reader.language_name, tags))
        )
        for reader in site
    }


def _say(site: Sequence[Reader], key: str) -> dict[str, str]:
    return {reader.language: reader.template(key) for reader in site}


def _remarks(made: Draft, wanted: Wanted) -> Iterator[str]:
    """What a person has to look at first."""
    for text in made.texts:
        if text.is_cut_off:
            yield f"`{text.siglum}` breaks off: see its `lacunae`"
        if text.lines:
            yield f"`{text.siglum}` has lines {text.lines[0]}-{text.lines[1]} of {text.given.name}"
