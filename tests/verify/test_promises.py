"""Every rule of the check: silent on what is right, and one clear finding where it is broken."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from unittest.mock import Mock

import pytest

from readers import ENGLISH, READERS, localized, reader
from statement_archive.findings import Finding
from statement_archive.languages import load_words
from statement_archive.model import (
    TODO,
    UNKNOWN_DATE,
    Archive,
    Damage,
    Edition,
    Entity,
    EntityKind,
    Ledger,
    Likeness,
    Localized,
    Passage,
    Reference,
    References,
    Relation,
    Sic,
    Term,
    Unlinked,
    Work,
)
from statement_archive.pages.all_pages import render_texts
from statement_archive.pipeline import Build
from statement_archive.reader import Reader
from statement_archive.verify import promises
from statement_archive.verify.promises import (
    ARCHIVE_RULES,
    PAGE_RULES,
    SHOWN_RULES,
    WORK_RULES,
    Shown,
    check,
    damage_is_mended,
    every_segment_is_read,
    furniture_is_declared,
    ledger_replays,
    parts_cover,
    places_are_filled,
    sentences_are_in_every_language,
    shown_text_is_stored_text,
    sic_is_found,
    text_pages,
    vocabulary_holds,
)

WORDS = localized("words")
STATEMENT = "joint-statement-2020-06-18"


@pytest.fixture
def work(real: Build) -> Work:
    return next(work for work in real.works if work.document.id == STATEMENT)


def broken(work: Work, siglum: str, change: Callable[[Edition], Edition]) -> Work:
    """The work with one edition changed."""
    editions = [change(edition) if edition.witness.siglum == siglum else edition for edition in work.editions]
    return replace(work, editions=tuple(editions))


def with_mended(edition: Edition, **changes: Any) -> Edition:
    """The edition with another ledger or text."""
    return replace(edition, mended=replace(edition.mended, **changes))


def messages(findings: Iterator[Finding]) -> list[str]:
    return [finding.message for finding in findings]


def test_the_archive_has_no_findings(real: Build) -> None:
    assert [str(finding) for outcome in check(real.archive, READERS) for finding in outcome.findings] == []


def test_a_part_that_is_gone_is_a_gap(work: Work) -> None:
    gap = broken(work, "en", lambda edition: replace(edition, parts=(*edition.parts[:4], *edition.parts[5:])))
    assert messages(parts_cover(gap)) == [
        f"a gap at character {work.editions[0].parts[4].start} of raw/en-official.txt"
    ]


def test_a_part_that_stands_twice_is_an_overlap(work: Work) -> None:
    twice = broken(work, "en", lambda edition: replace(edition, parts=(*edition.parts, edition.parts[-1])))
    assert [message[:10] for message in messages(parts_cover(twice))] == ["an overlap"]


def test_parts_that_stop_early_are_a_finding(work: Work) -> None:
    short = broken(work, "en", lambda edition: replace(edition, parts=edition.parts[:-1]))
    (message,) = messages(parts_cover(short))
    assert message.endswith("of raw/en-official.txt have no part")


def test_a_ledger_that_forgets_a_change_does_not_replay(work: Work) -> None:
    short = broken(work, "mt", lambda edition: with_mended(edition, ledger=Ledger(edition.ledger.edits[:-1])))
    (message,) = messages(ledger_replays(short))
    assert message.startswith("the ledger of `mt` does not replay")


def test_a_ledger_whose_before_is_not_there_does_not_replay(work: Work) -> None:
    def forge(edition: Edition) -> Edition:
        edits = edition.ledger.edits
        return with_mended(edition, ledger=Ledger((replace(edits[0], before="?"), *edits[1:])))

    (message,) = messages(ledger_replays(broken(work, "mt", forge)))
    assert message.startswith("the ledger of `mt` does not replay")


def test_a_ledger_for_another_text_does_not_replay(work: Work) -> None:
    other = broken(work, "zh", lambda edition: with_mended(edition, text=edition.text.replace("疫苗", "疫病", 1)))
    assert messages(ledger_replays(other)) == ["the ledger of `zh` does not replay forwards"]


def test_damage_asks_an_editor_with_file_and_line(work: Work) -> None:
    damage = Damage("slip", 300, 304, "?!耙粠", ())
    damaged = broken(
        work, "zh", lambda edition: with_mended(edition, ledger=replace(edition.ledger, damages=(damage,)))
    )
    (finding,) = damage_is_mended(damaged)
    assert finding.is_open_question
    assert str(finding).startswith(f"sources/{STATEMENT}/raw/zh-official.txt:11: damaged and not mended: `?!耙粠` — ")


def test_what_looks_like_page_furniture_is_asked_for_once_by_its_form(work: Work) -> None:
    damages = tuple(
        Damage("furniture", at, at + 5, f"- {n} -", (("pattern", "- {n} -"),)) for n, at in ((1, 300), (2, 900))
    )
    damaged = broken(work, "zh", lambda edition: with_mended(edition, ledger=replace(edition.ledger, damages=damages)))
    assert list(damage_is_mended(damaged)) == []
    (finding,) = furniture_is_declared(damaged)
    assert finding.is_open_question
    assert str(finding) == (
        f"sources/{STATEMENT}/raw/zh-official.txt:11: looks like page furniture: `- 1 -` (and 1 like it) — "
        'if it is, give its witness `furniture: ["- {n} -"]`; until then it is text'
    )


def test_a_sic_that_is_in_no_segment_is_a_finding(work: Work) -> None:
    sic = Sic("en", "no such words", WORDS, "sources/writ/emendations.yml:3")
    other = replace(work, document=replace(work.document, sics=(sic,)))
    assert messages(sic_is_found(other)) == ["`no such words` is in no segment of `en`"]


def test_a_segment_that_no_one_read_is_a_finding(work: Work) -> None:
    register = work.document.registers[0]
    remarks = tuple(remark for remark in register.remarks if remark.slot != "p8")
    short = replace(register, remarks=remarks, reviewed=("p7",))
    other = replace(work, document=replace(work.document, registers=(short,)))
    assert messages(every_segment_is_read(other)) == [
        "`p7` has remarks under `translation` and is `reviewed`, too",
        "`p8` has not been read for `translation`",
    ]


def test_a_page_that_shows_other_text_than_is_stored_is_a_finding(work: Work) -> None:
    def forge(edition: Edition) -> Edition:
        changed = [replace(s, text=s.text + "!") if s.id == "p7" else s for s in edition.segments]
        return replace(edition, segments=tuple(changed))

    pages = text_pages(broken(work, "zh", forge), READERS)
    found = [finding for page in pages for finding in shown_text_is_stored_text(page)]
    assert {finding.message for finding in found} == {"shows `p7` otherwise than it is stored"}
    assert {finding.place for finding in found} == {
        f"docs/{language}/{STATEMENT}/{page}.md"
        for language in ("zh", "zh-Hant")
        for page in ("1-health-silk-road", "full")
    }


def test_pages_are_made_once_for_all_rules(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    making = Mock(side_effect=render_texts)
    monkeypatch.setattr(promises, "render_texts", making)
    assert len(list(check(Archive((work,)), READERS))) == len(PAGE_RULES + SHOWN_RULES + WORK_RULES + ARCHIVE_RULES)
    assert making.call_count == 1


def test_a_term_that_no_text_uses_is_a_finding(work: Work) -> None:
    term = Term("unicorn", {"en": ("unicorn",), "zh": ("独角兽",), "zh-Hant": ("獨角獸",)}, "sources/glossary.yml:3")
    assert messages(vocabulary_holds(Archive((work,), terms=(term,)))) == ["the term `unicorn` occurs in no text"]


class TestSentences:
    """What editors wrote is looked for in every language of the site, file by file."""

    ENGLISH_ONLY = Localized({"en": "words"})
    HINT = "write them; until then the nearest language is shown"

    def found(self, archive: Archive, site: Sequence[Reader] = READERS) -> list[str]:
        findings = list(sentences_are_in_every_language(Shown(archive, tuple(site))))
        assert all(finding.is_open_question for finding in findings)
        return [str(finding) for finding in findings]

    def lacking(self, file: str, language: str, count: int) -> str:
        message = f"sentences that are not there in `{language}`, a language of the site: {count}"
        return f"{file}: {message} — {self.HINT}"

    def test_nothing_is_asked_where_all_are_there(self, real: Build) -> None:
        assert self.found(real.archive) == []

    def test_a_language_that_is_new_to_the_site_lacks_every_sentence(self, work: Work) -> None:
        german = Reader(replace(load_words("en"), tag="de", reads=("de", "en")), ("en", "de"))
        found = self.found(Archive((work,)), (ENGLISH, german))
        files = ["audit.yml", "document.yml", "emendations.yml"]
        assert [message.split(":")[0] for message in found] == [f"sources/{STATEMENT}/{file}" for file in files]
        assert all("`de`" in message for message in found)

    def test_what_is_missing_is_counted_by_file_and_language(self, work: Work) -> None:
        document = replace(work.document, title=self.ENGLISH_ONLY, summary=Localized({"en": "words", "zh": "词"}))
        file = f"sources/{STATEMENT}/document.yml"
        assert self.found(Archive((replace(work, document=document),))) == [
            self.lacking(file, "zh", 1),
            self.lacking(file, "zh-Hant", 2),
        ]

    def test_a_sentence_counts_to_the_file_that_it_was_read_from(self, work: Work) -> None:
        register = replace(work.document.registers[0], lead=self.ENGLISH_ONLY, place="sources/x/audit.yml:2")
        sic = Sic("en", "words", self.ENGLISH_ONLY, "sources/x/emendations.yml:3")
        document = replace(work.document, registers=(register,), sics=(sic,))
        term = Term("t", {}, "sources/glossary.yml:3", definition=self.ENGLISH_ONLY)
        entity = Entity("wto", EntityKind.ORGANISATION, self.ENGLISH_ONLY, {}, "sources/entities.yml:9")
        archive = Archive((replace(work, document=document),), terms=(term,), entities=(entity,))
        files = ("entities.yml", "glossary.yml", "x/audit.yml", "x/emendations.yml")
        assert self.found(archive, (ENGLISH, reader("zh"))) == [
            self.lacking(f"sources/{file}", "zh", 1) for file in files
        ]

    def test_claims_across_documents_count(self, work: Work) -> None:
        ends = (Passage("a", "en", "p1", "x", "sources/references.yml:4"),) * 2
        place = "sources/references.yml:3"
        link = Reference("r1", ends, Relation.ECHOES, Likeness.VERBATIM, "editor", self.ENGLISH_ONLY, place)
        unlinked = Unlinked("a", ("p2",), self.ENGLISH_ONLY, "sources/references.yml:8")
        archive = Archive((), references=References(links=(link,), none=(unlinked,)))
        assert self.found(archive, (ENGLISH, reader("zh"))) == [self.lacking("sources/references.yml", "zh", 2)]


def test_what_a_first_draft_left_to_fill_is_counted_and_stops_nothing(work: Work, real: Build) -> None:
    assert list(places_are_filled(Shown(real.archive, tuple(READERS)))) == []
    waiting = Localized({"en": TODO, "zh": "词"})
    document = replace(work.document, place=waiting, issuer=waiting, date=UNKNOWN_DATE)
    (finding,) = places_are_filled(Shown(Archive((replace(work, document=document),)), tuple(READERS)))
    assert finding.is_open_question
    assert str(finding).startswith(f"sources/{STATEMENT}/document.yml: places that a first draft left to fill: 3")
