"""Which languages the site has is said in mkdocs.yml alone, at the plugin that builds them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from statement_archive.languages import known_languages
from statement_archive.load import load_languages

Loaded = tuple[tuple[str, ...], list[str]]
HINT = "list them under `plugins`, `i18n`, `languages`, each with its `locale`"


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], Loaded]:
    """Reads the languages of a site that is configured so; findings come as they are printed."""

    def read(configuration: str) -> Loaded:
        (tmp_path / "mkdocs.yml").write_text(configuration, encoding="utf-8")
        languages, findings = load_languages(tmp_path / "mkdocs.yml")
        return languages, [str(finding) for finding in findings]

    return read


def configured(*entries: str) -> str:
    return "plugins:\n  - i18n:\n      languages:\n" + "".join(f"        - {entry}\n" for entry in entries)


def test_the_projects_own_site_has_these(project: Path) -> None:
    assert load_languages(project / "mkdocs.yml") == (("en", "zh", "zh-Hant"), ())


def test_languages_come_in_their_order(load: Callable[[str], Loaded]) -> None:
    one = configured("{locale: en, name: English, default: true}", "{locale: zh-Hant}", "{locale: zh, default: false}")
    assert load(one) == (("en", "zh-Hant", "zh"), [])


def test_the_default_one_comes_first_wherever_it_stands(load: Callable[[str], Loaded]) -> None:
    assert load(configured("locale: en", "{locale: zh, default: true}", "locale: zh-Hant")) == (
        ("zh", "en", "zh-Hant"),
        [],
    )


def test_the_plugin_is_found_among_others_and_among_tags_of_mkdocs(load: Callable[[str], Loaded]) -> None:
    site = "site_url: !ENV [SITE_URL, '']\nplugins:\n  - search\n  - tags: {}\n  - i18n: {languages: [{locale: en}]}\n"
    assert load(site) == (("en",), [])


@pytest.mark.parametrize(
    "configuration",
    [
        "site_name: x\n",
        "plugins: []\n",
        "plugins: i18n\n",
        "plugins: [search, i18n]\n",
        "plugins: [i18n: {docs_structure: folder}]\n",
        "plugins: [i18n: {languages: []}]\n",
    ],
)
def test_a_site_without_languages_is_a_finding(load: Callable[[str], Loaded], configuration: str) -> None:
    assert load(configuration) == ((), [f"mkdocs.yml:1: the site has no languages — {HINT}"])


def test_a_language_without_words_is_a_finding_that_says_for_which_there_are(load: Callable[[str], Loaded]) -> None:
    known = ", ".join(f"`{tag}`" for tag in known_languages())
    finding = f"mkdocs.yml:5: there are no words for a site in `tlh` — there are for {known}"
    assert load(configured("locale: en", "locale: tlh")) == ((), [finding])


@pytest.mark.parametrize(
    ("typed", "tag"), [("zh-hant", "zh-Hant"), ("zh-TW", "zh-Hant"), ("EN", "en"), ("zh-CN", "zh")]
)
def test_a_language_under_another_tag_is_a_finding_that_says_the_right_one(
    load: Callable[[str], Loaded], typed: str, tag: str
) -> None:
    finding = f"mkdocs.yml:5: there are no words for a site in `{typed}` — write `{tag}`, which there are words for"
    assert load(configured("locale: fr", f"locale: {typed}")) == ((), [finding])


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    languages, findings = load_languages(tmp_path / "mkdocs.yml")
    assert (languages, [str(finding) for finding in findings]) == (
        (),
        ["mkdocs.yml: can't be read: No such file or directory"],
    )


def test_a_file_that_is_no_yaml_is_a_finding(load: Callable[[str], Loaded]) -> None:
    languages, (finding,) = load("plugins: ]")
    assert languages == () and finding.startswith("mkdocs.yml:1: YAML does not parse")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("name: English", "a language without its tag — give it a `locale`"),
        ("locale: ''", "expected a text, found nothing"),
        (
            "{locale: en, default: perhaps}",
            "expected `true` or `false`, found `perhaps` — this says whether something is so, not what it is",
        ),
        ("en", "a language without its tag — give it a `locale`"),
    ],
)
def test_an_entry_that_says_no_language_is_a_finding(load: Callable[[str], Loaded], entry: str, message: str) -> None:
    assert load(configured("locale: zh", entry)) == ((), [f"mkdocs.yml:5: {message}"])


def test_a_language_that_is_listed_twice_is_a_finding(load: Callable[[str], Loaded]) -> None:
    assert load(configured("locale: en", "locale: en")) == ((), ["mkdocs.yml:5: the language `en` stands twice"])
