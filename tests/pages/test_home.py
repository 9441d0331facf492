"""The home page says what an archive is, whatever it holds, and takes every number from its data."""

from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from fixtures.pages import whole
from fixtures.structures import accord
from readers import ENGLISH, READERS, each_reader, localized
from statement_archive.model import NOTHING_SAID, AboutArchive, Archive, Passage, Welcome
from statement_archive.pages.comparisons import has_comparisons, render_comparisons
from statement_archive.pages.documents import render_documents
from statement_archive.pages.home import render_home
from statement_archive.pages.page import Page
from statement_archive.parts.cuts import Cuts
from statement_archive.pipeline import Build
from statement_archive.reader import Reader

STATEMENT = "joint-statement-2020-06-18"


def shown(page: Page) -> HtmlElement:
    return html.fragment_fromstring(whole(page).split("\n---\n", 1)[1], create_parent="div")


def said_of(welcome: Welcome) -> AboutArchive:
    return replace(NOTHING_SAID, welcome=welcome)


@pytest.fixture(scope="module")
def home(real: Build) -> HtmlElement:
    return shown(render_home(Cuts(real.archive), ENGLISH))


class TestThisArchive:
    def test_puts_the_document_that_editors_chose_before_the_newest(self, real: Build, home: HtmlElement) -> None:
        first, *others = home.xpath("//li[contains(@class, 'card')]/h3/@id")
        assert first == STATEMENT == real.archive.about.welcome.first
        assert others == [work.document.id for work in real.works if work.document.id != STATEMENT]

    def test_shows_the_words_that_editors_chose_in_each_text(self, real: Build, home: HtmlElement) -> None:
        quoted = [passage.words for passage in real.archive.about.welcome.sample]
        assert [text.text_content() for text in home.xpath("//div[@class='sample']//p[@class='segment']")] == quoted
        assert [text.get("lang") for text in home.xpath("//div[@class='sample']//p[@class='segment']")] == [
            *("en", "zh-Hans", "en-t-zh-t0-und"),
        ]

    def test_asks_questions_and_answers_with_numbers_of_the_data(self, real: Build, home: HtmlElement) -> None:
        answers = [answer.text_content() for answer in home.xpath("//li[@class='question']/p")]
        registers = [register for work in real.works for register in work.document.registers]
        counts = {
            name: sum(len(register.remarks) for register in registers if register.name == name)
            for name in ("divergences", "translation")
        }
        edits = sum(len(edition.ledger.edits) for work in real.works for edition in work.editions)
        assert [answer.split()[0] for answer in answers] == [
            "25",
            *(str(counts["divergences"]), str(counts["translation"])),
            *(str(len(real.archive.attestations)), str(len(real.archive.references.links))),
            "6",
        ]
        assert f"{edits} changes" in answers[-1]

    @each_reader
    def test_every_text_is_a_chip_that_says_how_far_it_goes(self, real: Build, reader: Reader) -> None:
        chips = shown(render_home(Cuts(real.archive), reader)).xpath(
            f"//li[h3/@id='{STATEMENT}']//a[contains(@class, 'chip')]"
        )
        assert [chip.xpath("./span[@class='chip__extent']/text()")[0] for chip in chips][:2] == ["1–19", "1–14"]
        assert ["chip--part" in chip.get("class") for chip in chips] == [False, True, True]

    def test_has_no_line_of_time(self, home: HtmlElement) -> None:
        assert home.xpath("//figure") == []


class TestAnotherArchive:
    def test_without_a_word_of_its_editors_has_a_home_page(self) -> None:
        home = shown(render_home(Cuts(Archive((accord(),))), ENGLISH))
        assert home.xpath("//h3/@id") == ["accord"]
        assert ENGLISH.say("home-lead") in home.text_content()

    def test_shows_a_short_paragraph_where_editors_chose_none(self, real: Build) -> None:
        home = shown(render_home(Cuts(replace(real.archive, about=NOTHING_SAID)), ENGLISH))
        texts = home.xpath("//div[@class='sample']//p[@class='segment']")
        assert len(texts) in (2, 3)
        stored = {s.text for work in real.works for edition in work.editions for s in edition.segments}
        assert {text.text_content() for text in texts} <= stored

    def test_of_one_text_sets_nothing_side_by_side(self) -> None:
        work = accord()
        alone = replace(work, editions=work.editions[:1])
        assert shown(render_home(Cuts(Archive((alone,))), ENGLISH)).xpath("//div[@class='sample']") == []
        assert not has_comparisons(Archive((alone,)))
        assert has_comparisons(Archive((work,)))

    def test_of_nothing_has_a_home_page(self) -> None:
        for reader in READERS:
            assert shown(render_home(Cuts(Archive(())), reader)).xpath("//h3") == []

    @pytest.mark.parametrize(("count", "lines", "cards"), [(9, 0, 9), (10, 1, 9)])
    def test_of_many_documents_has_a_line_of_time_and_leads_to_the_others(
        self, count: int, lines: int, cards: int
    ) -> None:
        one = accord()
        works = tuple(replace(one, document=replace(one.document, id=f"accord-{n}")) for n in range(count))
        home = shown(render_home(Cuts(Archive(works)), ENGLISH))
        assert len(home.xpath("//figure[contains(@class, 'timeline')]")) == lines
        assert len(home.xpath("//li[contains(@class, 'card')]")) == cards
        assert ("(archive:en/documents.md)" in home.text_content()) == (count > cards)
        listed = shown(next(render_documents(Cuts(Archive(works)), ENGLISH)).make()).xpath(
            "//li[contains(@class, 'card')]/h2/@id"
        )
        assert listed == [work.document.id for work in works]

    def test_text_of_editors_and_witnesses_stays_text(self) -> None:
        hostile = "<script>x</script> {{ y }} *z* [a](b)"
        work = accord()
        edition = work.editions[0]
        sample = (Passage("accord", edition.witness.siglum, edition.segments[1].id, hostile, ""),)
        welcome = Welcome(title=localized(hostile), lead=localized(hostile), sample=sample)
        page = render_home(Cuts(Archive((work,), about=said_of(welcome))), ENGLISH)
        content = whole(page).split("\n---\n", 1)[1]
        assert "<script>" not in content and "{{" not in content
        assert shown(page).xpath("//p[@class='segment']")[0].text_content() == hostile


def test_comparisons_lead_to_every_register_and_every_row_of_texts(real: Build) -> None:
    page = whole(next(render_comparisons(Cuts(real.archive), ENGLISH)).make())
    for work in real.works:
        for section in work.document.sections:
            path = f"archive:en/{work.document.id}/parallel/{section.slug}.md"
            assert (path in page) == (len(work.editions) > 1)
        for register in work.document.registers:
            assert ENGLISH.say("counted", count=len(register.remarks)) in page
