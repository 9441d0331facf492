"""The kinds of values that YAML files hold: each knows how a node is read as one, and what a schema says of it.

A schema says what a loader does: it refuses nothing that is read, and what is of the wrong kind, or of another form, it
refuses too. Whether a day is one of the calendar, or a word stands in a text, the loader alone says. Schemas are JSON
Schema, draft 2020-12; to an editor a bare `2020` is a number and `true` a truth value, which the loader takes as words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from statement_archive import limits
from statement_archive.languages import known_languages
from statement_archive.limits import Limit
from statement_archive.load.nodes import DAY, FLAG, INTEGER, RANGE, Choice, Node
from statement_archive.model import Localized

T = TypeVar("T")
NodeSchema = Mapping[str, object]
TAG = r"([A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*|[Xx](-[A-Za-z0-9]{1,8})+)"
"""What tags of languages look like; which of them say something, `tags` knows."""
_BARE = {"number": ("7", "2020", "7" * 64), "boolean": ("true",)}
"""What YAML takes for more than words where there are no quotes around it, by the type it takes it for."""


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """A kind of value."""

    read: Callable[[Node], T]
    """Reports what is wrong and gives something empty then."""
    schema: NodeSchema
    missing: T
    """What stands for one that is not there."""


def whole(pattern: str) -> str:
    """The pattern of a schema for what matches another as a whole."""
    return f"^(?:{pattern})$"


def words_like(pattern: str, **more: object) -> NodeSchema:
    """What a schema says of a scalar that matches a pattern as a whole."""
    bare = [type_ for type_, words in _BARE.items() if any(re.fullmatch(pattern, word) for word in words)]
    return {"type": ["string", *bare] if bare else "string", "pattern": whole(pattern), **more}


def counting(pattern: str, most: int = 999_999_999, **more: object) -> NodeSchema:
    """The same of what is a whole number from 1 on, or may be one."""
    return words_like(pattern, minimum=1, maximum=most, multipleOf=1, **more)


def matching(pattern: str, example: str, limit: Limit = limits.NAME) -> Value[str]:
    """A scalar of a certain form."""
    return Value(lambda node: node.matching(pattern, example, limit), words_like(pattern, examples=[example]), "")


def choice(choices: type[Choice]) -> Value[Choice]:
    """A member of a closed set."""
    schema = {"enum": [member.value for member in choices]}
    return Value(lambda node: node.choice(choices), schema, next(iter(choices)))


def one_of(known: tuple[str, ...]) -> Value[str]:
    """One of some words."""

    def read(node: Node) -> str:
        value = node.text()
        if value and value not in known:
            node.report(f"`{value}` is not one of {', '.join(f'`{name}`' for name in known)}")
        return value

    return Value(read, {"enum": list(known)}, "")


def each(value: Value[T]) -> Value[tuple[T, ...]]:
    """A list."""
    schema = {"type": "array", "items": value.schema}
    return Value(lambda node: tuple(value.read(entry) for entry in node.items()), schema, ())


def one_or_more(value: Value[T]) -> Value[tuple[T, ...]]:
    """A list, or the one value that stands for a list of one."""
    many = each(value)
    schema = unless({"type": "array"}, many.schema, value.schema)
    return Value(lambda node: many.read(node) if node.is_list else (value.read(node),), schema, ())


def unread(schema: NodeSchema) -> Value[Node | None]:
    """What is read by whoever knows what it has to fit; None where it is not there."""
    return Value(lambda node: node, schema, None)


def unread_list(value: Value[T]) -> Value[tuple[Node, ...]]:
    """A list of such."""
    return Value(lambda node: tuple(node.items()), each(value).schema, ())


def sound(value: Value[str]) -> Value[tuple[str, ...]]:
    """A list of texts, without those that are faulty."""
    many = each(value)
    return Value(lambda node: tuple(filter(None, many.read(node))), many.schema, ())


def few(value: Value[tuple[T, ...]], limit: Limit) -> Value[tuple[T, ...]]:
    """A list of no more entries than may be."""

    def read(node: Node) -> tuple[T, ...]:
        excess = limit.fault(len(node.yaml.value)) if node.is_list else ""
        if excess:
            node.report(excess)
        return () if excess else value.read(node)

    return Value(read, value.schema, ())


def moves(pattern: str, example: str) -> Value[tuple[tuple[str, str, str], ...]]:
    """A mapping from words of a form to others of it: both, and the place of the first."""

    def read(node: Node) -> tuple[tuple[str, str, str], ...]:
        pairs = node.pairs()
        return tuple((old.matching(pattern, example), new.matching(pattern, example), old.place) for old, new in pairs)

    words = words_like(pattern, examples=[example])
    schema = {"type": "object", "patternProperties": {whole(pattern): words}, "additionalProperties": False}
    return Value(read, schema, ())


def unless(is_other: NodeSchema, other: NodeSchema, usual: NodeSchema) -> NodeSchema:
    """What a schema says of a value that may be one of two kinds, told apart by what it looks like."""
    return {"if": is_other, "then": other, "else": usual}


def by_language(value: NodeSchema, *, beside: Iterable[str] = ()) -> NodeSchema:
    """What a schema says of keys that are tags of languages, `beside` others, some of which look like tags."""
    but = f"(?!(?:{'|'.join(beside)})$)" if beside else ""
    return {"patternProperties": {f"^{but}(?:{TAG})$": value}}


_WORDS: NodeSchema = {"type": ["string", "number", "boolean"]}
_ANY_TEXT: NodeSchema = {**_WORDS, "pattern": r"[^\s\ufeff]"}
_ONE_LINE: NodeSchema = {**_WORDS, "pattern": r"^\s*[^\s\ufeff]([^\n\u2028\u2029]*[^\s\ufeff])?\s*$"}
_OFFERED = {tag: {"description": f"In the language `{tag}`.", **_ONE_LINE} for tag in known_languages()}
LOCALIZED_SCHEMA: NodeSchema = {
    "type": "object",
    "properties": _OFFERED,
    **by_language(_ONE_LINE),
    "additionalProperties": False,
    "minProperties": 1,
}
"""What schemas say of sentences by their language, once for all."""

TEXT = Value(Node.text, _ANY_TEXT, "")
SENTENCE = Value(Node.sentence, _ONE_LINE, "")
NAME = Value(Node.name, _ONE_LINE, "")
REPLACEMENT = Value(Node.replacement, {**_WORDS, "pattern": r"^$|[^\s\ufeff]"}, "")
DATE = Value(Node.date, words_like(DAY, examples=["2020-01-31"]), "")
COUNT = Value(Node.integer, counting(INTEGER), 1)
YES = Value(Node.flag, words_like(FLAG), False)
LINES = Value(Node.range, counting(RANGE, examples=["3-7"]), range(0))
LANGUAGE = Value(Node.language, words_like(TAG, examples=["zh-Hant"]), "")
LOCALIZED = Value(Node.localized, {"$ref": "#/$defs/localized"}, Localized({}))
LOCALIZED_NAME = Value(lambda node: node.localized(is_name=True), LOCALIZED.schema, Localized({}))
DIGEST = Value(
    lambda node: node.matching(r"[0-9a-f]{64}", "2ba66de09f0d… (64 digits, as sha256sum prints them)"),
    words_like(r"[0-9a-f]{64}"),
    "",
)
_FORM = Value(lambda node: node.sentence(limits.NAME), _ONE_LINE, "")
FORMS = few(sound(_FORM), limits.FORMS)
