"""The head of a page tells catalogues, previews and search engines what it is, in names that they know."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from fixtures.exports import exported
from fixtures.library import Rendered, declare_anew
from readers import ENGLISH, LANGUAGES, READERS, reader
from statement_archive.addresses import Address
from statement_archive.model import KNOWN_KINDS, DocumentKind, Edition, Status, Work
from statement_archive.parts.editions import section_path
from statement_archive.parts.metadata import Head, metadata, source_edition
from statement_archive.pipeline import Build

STATEMENT = "joint-statement-2020-06-18"
HIGHWIRE = {"title", "author", "publication_date", "language", "publisher", "public_url", "fulltext_html_url"}
"""Google Scholar's guidelines name the first three; Zotero and others read all of them."""
DUBLIN_CORE = set(
    "title creator subject description publisher contributor date type format identifier source language relation "
    "coverage rights".split()
)
"""The fifteen elements of Dublin Core 1.1."""
CREATIVE_WORK = set(
    "name url abstract author publisher datePublished genre inLanguage isBasedOn isPartOf headline "
    "translationOfWork".split()
)
"""Properties of schema.org's CreativeWork and Thing that are used here."""


@pytest.fixture(scope="session")
def works(real: Build) -> dict[str, Work]:
    return {work.document.id: work for work in real.works}


@pytest.fixture(scope="session")
def head(works: dict[str, Work]) -> Callable[..., Head]:
    """Metadata of a section of the joint statement."""

    def of(siglum: str, slug: str = "1-health-silk-road", language: str = "en", **changes: Any) -> Head:
        work = works[STATEMENT]
        work = replace(work, document=replace(work.document, **changes))
        edition = work.edition(siglum)
        path = section_path(work, edition, slug, reader(language))
        return metadata(work, edition, reader(language), "I. Section", path)

    return of


def inner(about: Mapping[str, object], name: str) -> Mapping[str, object]:
    """The object in an object of schema.org that stands under this name."""
    value = about[name]
    assert isinstance(value, Mapping)
    return value


def test_highwire_tags_are_those_that_catalogues_read(head: Callable[..., Head]) -> None:
    tags = {name: content for name, content in head("en").named.items() if name.startswith("citation_")}
    assert {name.removeprefix("citation_") for name in tags} <= HIGHWIRE
    assert (
        tags["citation_title"].startswith("Joint Statement of the High-level")
        and "I. Section" in tags["citation_title"]
    )
    assert tags["citation_author"] == "Foreign and other ministers of the Belt and Road cooperation partners"
    assert tags["citation_publication_date"] == "2020/06/18"
    assert tags["citation_language"] == "en"
    assert tags["citation_public_url"] == f"en/{STATEMENT}/1-health-silk-road.md"


def test_dublin_core_says_where_the_text_is_from(head: Callable[..., Head]) -> None:
    tags = head("zh", language="zh").named
    assert {name[3:] for name in tags if name.startswith("DC.")} <= DUBLIN_CORE
    assert tags["DC.title"].startswith("“一带一路”国际合作高级别视频会议联合声明")
    assert tags["DC.creator"] == "“一带一路”合作伙伴外交或其他部门的部长"
    assert (tags["DC.date"], tags["DC.language"], tags["DC.type"]) == ("2020-06-18", "zh-Hans", "Text")
    assert tags["DC.identifier"] == f"zh/{STATEMENT}/1-health-silk-road.md"
    assert (tags["DC.publisher"], tags["DC.source"]) == (
        "Statement Archive",
        f"data/{STATEMENT}/raw/zh-official.txt",
    )


def test_prefixes_of_names_are_declared(head: Callable[..., Head]) -> None:
    declared = {rel.removeprefix("schema.") for rel in head("en").schemas}
    used = {name.split(".")[0] for name in head("en").named if name.startswith("DC")}
    assert used == declared == {"DC", "DCTERMS"}


@pytest.mark.parametrize(
    ("language", "locale", "site"),
    [("en", "en_GB", "Statement Archive"), ("zh", "zh_CN", "声明文库"), ("zh-Hant", "zh_TW", "聲明文庫")],
)
def test_previews_are_in_the_language_of_the_page(
    head: Callable[..., Head], language: str, locale: str, site: str
) -> None:
    tags = head("en", language=language).properties
    assert (tags["og:site_name"], tags["og:type"], tags["og:locale"]) == (site, "article", locale)
    assert isinstance(tags["og:url"], Address) and tags["article:published_time"] == "2020-06-18"


def test_open_graph_stands_in_property_and_the_rest_in_name(head: Callable[..., Head]) -> None:
    told = head("en")
    assert all(name.startswith(("og:", "article:")) for name in told.properties)
    assert not any(name.startswith(("og:", "article:")) for name in told.named)
    assert all((*told.properties.values(), *told.named.values()))


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        (KNOWN_KINDS["news report"], "NewsArticle"),
        (KNOWN_KINDS["press release"], "Article"),
        (KNOWN_KINDS["treaty"], "Legislation"),
        (KNOWN_KINDS["statement"], "CreativeWork"),
        (KNOWN_KINDS["speech"], "CreativeWork"),
    ],
)
def test_type_is_one_that_schema_org_means_for_it(head: Callable[..., Head], kind: DocumentKind, type_: str) -> None:
    about = head("en", kind=kind).jsonld
    assert (about["@context"], about["@type"], inner(about, "isPartOf")["@type"]) == (
        "https://schema.org",
        type_,
        type_,
    )
    assert ("headline" in about) == (type_ in ("Article", "NewsArticle"))


def test_schema_org_object_describes_the_page_and_its_document(head: Callable[..., Head]) -> None:
    about = head("zh", language="zh").jsonld
    assert {name for name in about if name[0] != "@"} <= CREATIVE_WORK
    assert about["@id"] == about["url"] == f"zh/{STATEMENT}/1-health-silk-road.md"
    assert (about["name"], about["inLanguage"], about["datePublished"]) == ("I. Section", "zh-Hans", "2020-06-18")
    assert about["author"] == {"@type": "Organization", "name": "“一带一路”合作伙伴外交或其他部门的部长"}
    assert about["publisher"] == {"@type": "Organization", "name": "Statement Archive"}
    assert inner(about, "isPartOf")["url"] == f"zh/{STATEMENT}/index.md"


def test_pages_in_all_languages_are_parts_of_the_same_document(head: Callable[..., Head]) -> None:
    parts = {
        inner(head(siglum, language=language).jsonld, "isPartOf")["@id"]
        for siglum in ("en", "zh")
        for language in LANGUAGES
    }
    assert parts == {f"en/{STATEMENT}/index.md"}


def test_machine_translation_names_what_it_was_made_from(head: Callable[..., Head]) -> None:
    about = head("mt").jsonld
    assert about["inLanguage"] == "en-t-zh-t0-und"
    assert about["translationOfWork"] == {
        "@type": "CreativeWork",
        "@id": f"zh/{STATEMENT}/1-health-silk-road.md",
        "name": "“一带一路”国际合作高级别视频会议联合声明",
        "inLanguage": "zh-Hans",
        "url": f"zh/{STATEMENT}/1-health-silk-road.md",
    }


def test_translation_of_what_the_source_lacks_names_its_beginning(head: Callable[..., Head]) -> None:
    about = head("mt", slug="4-practical-cooperation").jsonld
    assert inner(about, "translationOfWork")["@id"] == f"zh/{STATEMENT}/preamble.md"


def test_official_texts_are_not_called_translations_of_each_other(works: dict[str, Work]) -> None:
    for work in works.values():
        for edition in work.editions:
            if edition.witness.status is not Status.MACHINE_TRANSLATION:
                about = json.dumps(metadata(work, edition, ENGLISH, "x", "en/x/y.md").jsonld)
                assert "translationOfWork" not in about and "workTranslation" not in about


@pytest.mark.parametrize(
    ("tag", "siglum"),
    [
        ("en-t-zh-t0-und", "zh"),
        ("en-t-zh-hans-t0-und", "zh"),
        ("EN-T-ZH-M0-xx", "zh"),
        ("en-t-zh-hant", None),
        ("en-t-fr-t0-und", None),
        ("en", None),
        ("en-x-t0", None),
    ],
)
def test_source_is_read_off_the_language_tag(works: dict[str, Work], tag: str, siglum: str | None) -> None:
    work = works[STATEMENT]
    machine = work.edition("mt")
    found = source_edition(work, declare_anew(machine, language=tag))
    assert (found.witness.siglum if found else None) == siglum


def test_no_source_is_named_where_it_could_be_either_of_two(works: dict[str, Work]) -> None:
    work = works[STATEMENT]
    chinese = work.edition("zh")
    second = declare_anew(chinese, siglum="zh-Hant", language="zh-Hant")
    assert source_edition(replace(work, editions=(*work.editions, second)), work.edition("mt")) is None


def test_title_of_the_document_is_not_said_twice(works: dict[str, Work]) -> None:
    work = works[STATEMENT]
    title = work.document.title.texts["en"]
    tags = metadata(work, work.edition("en"), ENGLISH, title, f"en/{STATEMENT}/index.md").named
    assert tags["citation_title"] == tags["DC.title"] == title


def addresses(told: Mapping[str, object]) -> list[Address]:
    """The addresses among values, those within objects too."""
    objects = (found for value in told.values() if isinstance(value, Mapping) for found in addresses(value))
    return [*(value for value in told.values() if isinstance(value, Address)), *objects]


def test_every_address_is_a_value_of_its_own_and_exists(
    works: dict[str, Work], real: Build, rendered: Rendered
) -> None:
    paths = {page.path for page in rendered} | exported(real.archive, "text").keys()
    for work in works.values():
        for edition in work.editions:
            for own in READERS:
                for section in work.document.sections:
                    path = section_path(work, edition, section.slug, own)
                    head = metadata(work, edition, own, "x", path)
                    found = [*addresses(head.named), *addresses(head.properties), *addresses(head.jsonld)]
                    assert len(found) >= 8
                    assert set(found) <= paths


def test_titles_are_text_of_one_line(works: dict[str, Work]) -> None:
    work = works[STATEMENT]
    edition: Edition = work.edition("en")
    head = metadata(work, edition, ENGLISH, 'a\n"b" <c>', "en/x/y.md")
    assert head.jsonld["name"] == 'a "b" <c>'
    assert head.named["DC.title"].endswith(' – a "b" <c>')
