"""Mappings of YAML as they are declared: a class for each, a key for each of its attributes.

A loader reads by these classes, and `schemas` makes the schemas of them, so that the two cannot differ:

    class _CorrectionKeys(Keys):
        '''A correction that readers should know of.'''

        date = required(DATE, "The day on which it was made.")
        document = optional(TEXT, "Id of the document that it is about.")

`_CorrectionKeys(node).date` is the day, and what is wrong with it has been reported.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from inspect import cleandoc
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

from statement_archive.load.nodes import Node
from statement_archive.load.values import NodeSchema, Value, by_language

T = TypeVar("T")
Written = TypeVar("Written", bound="Keys")


class DeclaredKey(Generic[T]):
    """A key, what its value is like, and what it is there for, as one plain sentence for who edits the file."""

    def __init__(self, value: Value[T], about: str, name: str, *, is_required: bool) -> None:
        self.value, self.about, self.name, self.is_required = value, about, name, is_required

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    @overload
    def __get__(self, keys: None, owner: type) -> Self: ...
    @overload
    def __get__(self, keys: "Keys", owner: type) -> T: ...
    def __get__(self, keys: "Keys | None", owner: type) -> Self | T:
        """The value in a mapping; read once, so that nothing is reported twice."""
        if keys is None:
            return self
        if self.name not in keys.values:
            node = keys.given.get(self.name)
            keys.values[self.name] = self.value.read(node) if node else self.value.missing
        found: T = keys.values[self.name]
        return found

    @property
    def schema(self) -> NodeSchema:
        """What a schema says of the value."""
        return {"description": self.about, **self.value.schema}


def required(value: Value[T], about: str, name: str = "") -> DeclaredKey[T]:
    """A key that has to be there; `name` is what it is called in the file, if that is no name in Python."""
    return DeclaredKey(value, about, name, is_required=True)


def optional(value: Value[T], about: str, name: str = "") -> DeclaredKey[T]:
    """A key that may be missing."""
    return DeclaredKey(value, about, name, is_required=False)


def maybe(value: Value[T], about: str, name: str = "") -> DeclaredKey[T | None]:
    """A key that may be missing and gives None then, which is not the same as anything that could stand there."""
    return DeclaredKey(_or_none(value), about, name, is_required=False)


def _or_none(value: Value[T]) -> Value[T | None]:
    return Value(value.read, value.schema, None)


@dataclass(frozen=True, slots=True)
class Either:
    """Groups of keys: some of exactly one group have to be there."""

    groups: tuple[tuple[str, ...], ...]
    message: str
    """What is reported where they are not."""

    def fits(self, given: Mapping[str, Node]) -> bool:
        """Whether a mapping has keys of one group alone."""
        return sum(any(key in given for key in group) for group in self.groups) == 1

    @property
    def schema(self) -> NodeSchema:
        """The same as a schema says it."""
        groups = [[{"required": [key]} for key in group] for group in self.groups]
        return {"oneOf": [{"anyOf": keys} if len(keys) > 1 else keys[0] for keys in groups]}


class Keys:
    """A mapping with declared keys. The docstring of a class says in one sentence what it stands for."""

    languages: ClassVar[Value[Any] | None] = None
    """What tags of languages have as their values, where they are keys besides."""
    either: ClassVar[Either | None] = None

    def __init__(self, node: Node) -> None:
        self.node = node
        self.values: dict[str, Any] = {}

    @cached_property
    def given(self) -> dict[str, Node]:
        """The values that are there by their keys; what is wrong with keys is reported when this is first asked for."""
        keys = self.declared().values()
        given = self.node.fields(
            required=tuple(key.name for key in keys if key.is_required),
            optional=tuple(key.name for key in keys if not key.is_required),
            languages=self.languages is not None,
        )
        if self.node.is_mapping and self.either and not self.either.fits(given):
            self.node.report(self.either.message)
        return given

    def by_language(self) -> dict[str, Any]:
        """The values of those keys that are tags of languages."""
        declared, value = self.declared(), self.languages
        given = {tag: node for tag, node in self.given.items() if tag not in declared}
        return {tag: value.read(node) for tag, node in given.items()} if value else {}

    @classmethod
    @cache
    def declared(cls) -> dict[str, DeclaredKey[Any]]:
        """The keys by their names in the file, in the order in which they stand in the class."""
        values = (value for owner in reversed(cls.__mro__) for value in vars(owner).values())
        return {value.name: value for value in values if isinstance(value, DeclaredKey)}

    @classmethod
    def schema(cls) -> NodeSchema:
        """What a schema says of such a mapping."""
        keys = cls.declared().values()
        return {
            "description": cleandoc(cls.__doc__ or ""),
            "type": "object",
            "properties": {key.name: key.schema for key in keys},
            "required": [key.name for key in keys if key.is_required],
            **(by_language(cls.languages.schema, beside=cls.declared()) if cls.languages else {}),
            "additionalProperties": False,
            **(cls.either.schema if cls.either else {}),
        }


def one(keys: type[Written]) -> Value[Written | None]:
    """A mapping within another."""
    return Value(keys, keys.schema(), None)


def entries(keys: type[Written]) -> Value[tuple[Written, ...]]:
    """A list of mappings."""
    schema = {"type": "array", "items": keys.schema()}
    return Value(lambda node: tuple(map(keys, node.items())), schema, ())
