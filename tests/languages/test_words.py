"""The words of the interface: the same sentences in every language, each with its values, each said somewhere."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from statement_archive.export.formats import known_formats
from statement_archive.languages import Sentence, Words, known_languages, load_words
from statement_archive.load import load_archive, load_entities, load_glossary
from statement_archive.model import (
    KNOWN_KINDS,
    Cause,
    DivergenceKind,
    EntityKind,
    ErrorCategory,
    Kind,
    Likeness,
    PartKind,
    Proof,
    Relation,
    Role,
    Severity,
    Status,
)
from statement_archive.tags import direction, is_known, rank
from statement_archive.text.repair.runner import RULES

LANGUAGES = known_languages()
ENGLISH = load_words("en")
each_language = pytest.mark.parametrize("words", [load_words(tag) for tag in LANGUAGES], ids=LANGUAGES)

SAYING = ("say", "template")
"""What a reader is asked by for a sentence."""
HEADED = (Kind.TITLE, Kind.CLOSING, Kind.SIGNATURES, Kind.NOTE)
"""What is called by a word and has no number."""
ACROSS = ("references", "attestations", "glossary", "names")
REGISTERS = ("translation", "divergences")
FILTERS = ("kind", "language", "document", "witness")
STYLES = ("chicago", "mla", "apa", "oscola", "gbt")
FORMATS = ("plain", *STYLES, "bibtex", "ris", "csl")
NAMES = tuple("countries organisations people".split())
PICTURED = tuple("date what title countries role".split())
SAID: Mapping[str, tuple[str | tuple[str, ...], ...]] = {
    "action-{}": ("read", "side-by-side", "whole", "print", "download"),
    "answer-{}": REGISTERS,
    "attested-{}": ("document", "glossary", "dictionary"),
    "by-{}": ("editor", "suggested"),
    "category-{}": (*ErrorCategory, *DivergenceKind),
    "cite-copy-{}": FORMATS,
    "cite-{}": (*FORMATS, "copy", "save"),
    "cite-{}{}": ((Kind.PARAGRAPH, "s"), *((kind, "") for kind in Kind if kind not in HEADED)),
    "draft-{}": ("preamble", "text", "end"),
    "fig-count-{}": ("present", "missing", "changed"),
    "fig-key-{}": ("printed", "inferred", "merged", "absent", "changed"),
    "format-{}": known_formats(),
    "format-{}-for": known_formats(),
    "fig-sign-{}": (*HEADED, Kind.FOOTNOTE),
    "fig-{}": ("printed", "inferred", "unnumbered", "merged"),
    "kind-{}": tuple(KNOWN_KINDS),
    "likeness-{}": tuple(Likeness),
    "name-{}": tuple(Status),
    "named-{}": tuple(EntityKind),
    "names-{}": NAMES,
    "noted-{}": REGISTERS,
    "only-{}": ("first", "second"),
    "part-{}": tuple(PartKind),
    "pic-relation-{}": tuple(Relation),
    "pic-role-{}": tuple(role for role in Role if role is not Role.MENTIONED),
    "pic-{}": PICTURED,
    "proof-{}": tuple(Proof),
    "question-{}": REGISTERS,
    "relation-{}-{}": tuple(product(Relation, ("from", "to"))),
    "role-{}": tuple(Role),
    "rule-{}": tuple(RULES),
    "rule-{}-attested": ("slip", "tear", "wrap"),
    "place-{}": (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM),
    "search-any_{}": FILTERS,
    "search-group_{}": ("texts", "terms", "names", "pages"),
    "search-kind_{}": ("term", "name", "document", "page"),
    "search-{}": FILTERS,
    "segment-{}": tuple(Kind),
    "severity-{}": tuple(Severity),
    "short-{}": (*HEADED, Kind.HEADING, Kind.FOOTNOTE),
    "status-{}": tuple(Status),
    "{}-description": REGISTERS,
    "{}-lead": (*REGISTERS, *ACROSS),
    "{}-title": (*REGISTERS, *ACROSS),
    "{}-{}": tuple(product(("short", "cause"), Cause)),
}
"""Keys that the code puts together, with the values that stand for `{}`, in their order."""


def forms(sentence: Sentence) -> dict[str, str]:
    """The forms of a sentence by the name of the form; "" where it has but one."""
    return {"": sentence} if isinstance(sentence, str) else dict(sentence)


def texts(words: Words) -> list[str]:
    """All sentences of a language in all their forms."""
    return [text for sentence in words.sentences.values() for text in forms(sentence).values()]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def differences(words: Words, other: Words) -> list[str]:
    """In which keys and values the sentences of two languages do not agree."""
    found = [f"{key}: not in both" for key in sorted(words.sentences.keys() ^ other.sentences.keys())]
    for key in words.sentences.keys() & other.sentences.keys():
        own, wanted = (forms(each.sentences[key]) for each in (words, other))
        if ("" in own) != ("" in wanted):
            found.append(f"{key}: has forms in one of them only")
        values = placeholders(wanted.get("", wanted.get("other", "")))
        for form, text in own.items():
            # These may say their number in a word.
            lacking = {"count", "value"} if form in ("zero", "one", "two") else set()
            if not values - lacking <= placeholders(text) <= values:
                found.append(f"{key}: {sorted(placeholders(text))} in place of {sorted(values)}")
    return found


def misformed(words: Words) -> list[str]:
    """Sentences that lack a form which the language has, or have one that it has not."""
    needed = {*Locale.parse(words.locale).plural_form.tags, "other"}
    return [key for key, sentence in words.sentences.items() if not isinstance(sentence, str) and {*sentence} != needed]


def arguments(module: ast.Module) -> Iterator[ast.expr]:
    """What the calls of `say` and `template` in a module are given as a key, either branch of a choice for itself."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SAYING:
            key = node.args[0]
            yield from (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,)


def literals(nodes: Iterator[ast.AST]) -> set[str]:
    """The texts among some expressions; of one that is put together what is fixed, and `{}` for the rest."""
    found = set()
    for node in nodes:
        if isinstance(node, ast.JoinedStr):
            found.add("".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
    return found


def said(code: Sequence[ast.Module]) -> set[str]:
    """The keys that stand where they are said."""
    return {key for module in code for key in literals(arguments(module))}


def makes_files(module: ast.Module) -> bool:
    """Whether a module is about files of data, each of which has the key of what is said of it."""
    names = (node.module or "" for node in ast.walk(module) if isinstance(node, ast.ImportFrom))
    return any(name.startswith("statement_archive.export") for name in names)


def may_be_said(code: Sequence[ast.Module]) -> set[str]:
    """The same, and every text of modules in which a key is said that stands elsewhere, or that make files of data."""
    indirect = (
        module for module in code if any(isinstance(key, ast.Name) for key in arguments(module)) or makes_files(module)
    )
    return said(code) | {text for module in indirect for text in literals(ast.walk(module))}


def filled(template: str) -> set[str]:
    """The keys that come of a template."""
    values = ((value,) if isinstance(value, str) else value for value in SAID[template])
    return {template.format(*value).replace(" ", "-") for value in values}


def asked_for(template: str) -> set[str]:
    """The keys that a template asks for, `{}` in the place of what is filled in before."""
    return {re.sub(r"\{\{.*?\}\}", "{}", key) for key in re.findall(r"<!-- say: (.+?) -->", template)}


def searched(script: str) -> set[str]:
    """The keys of the search's words that a script of it says."""
    found = re.findall(r'\bwords\.(\w+)|\b(?:say|counted)\("(\w+)"', script)
    put_together = re.findall(r"\bwords\[(?:`(\w+_)\$\{|\w+\])", script)
    return {f"search-{name}" for names in found for name in names if name} | {
        f"search-{name}{{}}" for name in put_together
    }


def unused(keys: Iterable[str], known: set[str]) -> list[str]:
    """The keys that nothing says, given all that may be said."""
    return sorted({*keys} - known.union(*map(filled, SAID)))


def changed(words: Words, **sentences: Sentence) -> Words:
    sentences = {key.replace("_", "-"): sentence for key, sentence in sentences.items()}
    return replace(words, sentences={**words.sentences, **sentences})


@each_language
def test_all_languages_have_the_same_sentences_with_the_same_values(words: Words) -> None:
    assert differences(words, ENGLISH) == []


@each_language
def test_a_sentence_that_depends_on_a_number_has_every_form_of_its_language(words: Words) -> None:
    assert misformed(words) == []


@each_language
def test_no_sentence_is_empty_but_what_stands_between_words(words: Words) -> None:
    empty = {key for key, sentence in words.sentences.items() if not all(forms(sentence).values())}
    assert empty <= {"gap"}


@each_language
def test_no_sentence_has_a_line_break_or_markup(words: Words) -> None:
    assert [text for text in texts(words) if re.search(r"[\n<>]|\]\(|\*\*|^#", text)] == []


def is_named(form: str, text: str) -> bool:
    """Whether a text has a form; letters of Latin only as words of their own."""
    return re.search(rf"\b{form}\b", text) is not None if form.isascii() and form.isalnum() else form in text


@each_language
def test_no_sentence_is_about_the_documents_of_one_archive(words: Words, project: Path) -> None:
    """Their names, what they name and the terms of their field are the editors' to say."""
    documents, _ = load_archive(project / "sources")
    terms, _ = load_glossary(project / "sources")
    entities, _ = load_entities(project / "sources")
    named = {form for term in terms for form in term.all_forms}
    named |= {form for entity in entities for spellings in entity.forms.values() for form in spellings}
    named |= {text for document in documents for text in (document.id, document.date, *document.title.texts.values())}
    assert [form for form in named if any(is_named(form, text) for text in texts(words))] == []


@each_language
def test_a_language_says_how_it_is_written_and_what_its_readers_read(words: Words) -> None:
    assert is_known(words.tag) and words.name
    assert words.direction == direction(words.tag)
    assert rank(words.tag, words.reads) == 0
    assert Locale.parse(words.locale).language == words.tag.split("-")[0]


def test_a_sentence_in_one_language_only_is_seen() -> None:
    assert differences(changed(ENGLISH, new_key="New"), ENGLISH) == ["new-key: not in both"]
    assert differences(ENGLISH, changed(ENGLISH, new_key="New")) == ["new-key: not in both"]


def test_a_misspelt_value_is_seen_in_any_form() -> None:
    misspelt = changed(
        ENGLISH, counted={"one": "{count} entry.", "other": "{cuont} entries."}, target="{kind} {segment}"
    )
    assert sorted(differences(misspelt, ENGLISH)) == [
        "counted: ['cuont'] in place of ['count']",
        "target: ['kind', 'segment'] in place of ['date', 'kind', 'segment']",
    ]


def test_a_form_that_is_missing_or_too_much_is_seen() -> None:
    assert misformed(changed(ENGLISH, counted={"other": "{count} entries."})) == ["counted"]
    assert misformed(changed(load_words("zh"), counted={"one": "一条。", "other": "{count}条。"})) == ["counted"]


class TestUse:
    """Each sentence is said somewhere: by its key, or by one that the code or a template puts together."""

    @pytest.fixture(scope="class")
    @classmethod
    def code(cls, project: Path) -> list[ast.Module]:
        return [ast.parse(path.read_text("utf-8")) for path in sorted((project / "scripts").rglob("*.py"))]

    @pytest.fixture(scope="class")
    @classmethod
    def asked(cls, project: Path) -> set[str]:
        """What the templates ask for, and the configuration for the names of the switch of colours."""
        files = [project / "mkdocs.yml", *sorted((project / "overrides").rglob("*.html"))]
        return asked_for("".join(path.read_text("utf-8") for path in files))

    @pytest.fixture(scope="class")
    @classmethod
    def known(cls, project: Path, code: list[ast.Module], asked: set[str]) -> set[str]:
        """All that may be said, by the scripts of the search as well."""
        scripts = (project / "docs/assets/javascripts/search").glob("*.js")
        return may_be_said(code) | asked | searched("".join(path.read_text("utf-8") for path in scripts))

    def test_every_sentence_is_said_somewhere(self, known: set[str]) -> None:
        assert unused(ENGLISH.sentences, known) == []

    def test_every_sentence_that_is_said_is_there(self, code: list[ast.Module], asked: set[str]) -> None:
        assert {key for key in said(code) | asked if "{}" not in key} - ENGLISH.sentences.keys() == set()
        assert {key for template in SAID for key in filled(template)} - ENGLISH.sentences.keys() == set()

    def test_every_key_that_is_put_together_is_listed_with_its_values(
        self, code: list[ast.Module], asked: set[str], known: set[str]
    ) -> None:
        assert {key for key in said(code) | asked if "{}" in key} <= SAID.keys() <= known

    def test_a_sentence_that_nothing_says_is_seen(self, known: set[str]) -> None:
        assert unused(("kind-treaty", "kind-novel", "home", "hoem", "search-less"), known) == [
            *("hoem", "kind-novel", "search-less")
        ]


SAMPLE = """
def page(reader, kind, is_short):
    reader.say("plain", kind="no key")
    reader.say(f"kind-{kind.value}" if is_short else "kind-of")
"""


def test_keys_are_read_off_the_code() -> None:
    at_once = ast.parse(SAMPLE)
    by_a_variable = ast.parse('key = "plain" if is_short else f"by-{kind}-name"\nreader.say(key)')
    assert said([at_once, by_a_variable]) == {"plain", "kind-{}", "kind-of"}
    assert may_be_said([at_once]) == said([at_once])
    assert may_be_said([by_a_variable]) >= {"plain", "by-{}-name"}


def test_keys_are_read_off_templates_and_scripts() -> None:
    assert asked_for('<p title="<!-- say: home -->"><!-- say: a-{{ name }} --></p>') == {"home", "a-{}"}
    assert searched('words.hint + say("none", typed) + counted("hits", 3)') == {
        *("search-hint", "search-none", "search-hits")
    }
    assert searched("words[name] + words[`any_${name}`]") == {"search-{}", "search-any_{}"}
