"""Frozen records <-> plain lists, texts and numbers: a form that holds neither code nor names of classes.

Which classes there are follows from the type hints of one record, the root; nothing in the plain form can name another.
All records of a class stand in one table, column by column, and others refer to them by their number, so that a record
that is used a thousand times is held once, and nothing is nested deeper than the hints say. Values must be of exactly
the type that the hint has: an `Address` where a `str` is declared is refused, as it would come back as something else.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from graphlib import TopologicalSorter
from itertools import chain, islice
from sys import intern
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

_Root = TypeVar("_Root")
_SHORT = 100
"""Characters of a text that is held once, however many records have it."""
PlainColumn = list[Any]
"""Plain values, or numbers of records."""


class UnfitError(ValueError):
    """A value that is not what the type hints expect, or a plain form that is not what such values become."""


class Codec(Generic[_Root]):
    """Takes records of one class apart, with all that they hold, and puts them together again."""

    def __init__(self, root: type[_Root]) -> None:
        """Raises TypeError where a type hint is none that can be held, or a class holds records of its own class."""
        self._root = root
        self._shapes: dict[type, dict[str, _Shape]] = {}
        needed: dict[type, tuple[type, ...]] = {}
        waiting: list[type] = [root]
        while waiting:
            if (record := waiting.pop()) in needed:
                continue
            hints = get_type_hints(record)
            self._shapes[record] = {field.name: _shape(hints[field.name]) for field in fields(record)}
            held = (one for shape in self._shapes[record].values() for one in shape.records())
            needed[record] = tuple(dict.fromkeys(held))
            waiting += needed[record]
        self._order = tuple(TopologicalSorter(needed).static_order())
        """Each class behind those whose records it holds; the root is last. The same in every run."""

    def take_apart(self, value: _Root) -> list[list[PlainColumn]]:
        """The table of each class, a column for each of its fields. Raises UnfitError for a value of another type."""
        tables: Tables = {record: _Table() for record in self._order}
        _Record(self._root).take_apart([value], [], tables)
        apart: list[list[PlainColumn]] = []
        for record in reversed(self._order):
            columns: list[PlainColumn] = []
            for name, shape in self._shapes[record].items():
                shape.take_apart([getattr(one, name) for one in tables[record].rows], columns, tables)
            apart.append(columns)
        return apart[::-1]

    def put_together(self, plain: object) -> _Root:
        """The record of the root again. Raises UnfitError where `plain` is not what a record becomes."""
        try:
            value: _Root = self._rows(plain)[0]
        except (TypeError, ValueError, OverflowError) as error:  # a class refuses the values that it is made of
            raise UnfitError(str(error)) from error
        return value

    def _rows(self, plain: object) -> Sequence[Any]:
        made: dict[type, Sequence[Any]] = {}
        tables = _checked(plain, list)
        if len(tables) != len(self._order):
            raise UnfitError("another number of tables")
        for record, columns in zip(self._order, tables, strict=True):
            left = iter(_checked(columns, list))
            values = [shape.put_together(left, made) for shape in self._shapes[record].values()]
            if next(left, None) is not None or len({*map(len, values)}) != 1:
                raise UnfitError(f"{record.__name__}: columns that do not fit each other")
            made[record] = [*map(record, *values)]
        if len(made[self._root]) != 1:
            raise UnfitError("not one record")
        return made[self._root]


class _Table:
    """The records of one class that were met, each once, in the order in which they were."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self.rows: list[Any] = []

    def number(self, row: object) -> int:
        number = self._numbers.setdefault(id(row), len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number


Tables = Mapping[type, _Table]
Made = Mapping[type, Sequence[Any]]
"""The records of each class by their number."""


class _Shape:
    """A type hint: how values of it become plain columns, and plain columns such values."""

    def holds(self, value: object) -> bool:
        """Whether a value is of this type, as far as it tells it from the other types of a union."""
        raise NotImplementedError

    def records(self) -> Iterator[type]:
        """The classes of records that such values hold."""
        return iter(())

    def take_apart(self, values: Sequence[Any], columns: list[PlainColumn], tables: Tables) -> None:
        """Append what the values become."""
        raise NotImplementedError

    def put_together(self, columns: Iterator[Any], made: Made) -> Sequence[Any]:
        """Take as many columns as the values became, and make them again."""
        raise NotImplementedError


class _Leaf(_Shape):
    """A text, a number, a truth value or nothing; a class of texts of its own (`Markup`) is written as a text."""

    def __init__(self, leaf: type) -> None:
        self._leaf = leaf
        self._plain = str if issubclass(leaf, str) else leaf

    def holds(self, value: object) -> bool:
        return type(value) is self._leaf

    def take_apart(self, values: Sequence[Any], columns: list[PlainColumn], tables: Tables) -> None:
        if not {*map(type, values)} <= {self._leaf}:
            raise UnfitError(f"not all of {self._leaf.__name__}: {sorted({type(value).__name__ for value in values})}")
        columns.append([*values] if self._leaf is self._plain else [*map(str, values)])

    def put_together(self, columns: Iterator[Any], made: Made) -> Sequence[Any]:
        values = _next(columns)
        if not {*map(type, values)} <= {self._plain}:
            raise UnfitError(f"not all of {self._plain.__name__}")
        if self._leaf is str:
            # Ids, names and digests stand in many records. Some versions of Python never let go of such a string.
            return [intern(value) if len(value) <= _SHORT else value for value in values]
        return values if self._leaf is self._plain else [*map(self._leaf, values)]


class _Choice(_Shape):
    """One of an enumeration, by its place there."""

    def __init__(self, choices: type[Enum]) -> None:
        self._members = tuple(choices)
        self._choices = choices
        self._numbers = {member: number for number, member in enumerate(self._members)}

    def holds(self, value: object) -> bool:
        return type(value) is self._choices

    def take_apart(self, values: Sequence[Any], columns: list[PlainColumn], tables: Tables) -> None:
        if not all(map(self.holds, values)):
            raise UnfitError(f"not all of {self._choices.__name__}")
        columns.append([self._numbers[value] for value in values])

    def put_together(self, columns: Iterator[Any], made: Made) -> Sequence[Any]:
        return _picked(self._members, _next(columns))


class _Record(_Shape):
    """A record, by its number in the table of its class."""

    def __init__(self, record: type) -> None:
        self._record = record

    def holds(self, value: object) -> bool:
        return type(value) is self._record

    def records(self) -> Iterator[type]:
        yield self._record

    def take_apart(self, values: Sequence[Any], columns: list[PlainColumn], tables: Tables) -> None:
        if not all(map(self.holds, values)):
            raise UnfitError(f"not all of {self._record.__name__}")
        columns.append([*map(tables[self._record].number, values)])

    def put_together(self, columns: Iterator[Any], made: Made) -> Sequence[Any]:
        return _picked(made[self._record], _next(columns))


class _Compound(_Shape):
    """What consists of parts: a column of each kind of them, made of all values in a row."""

    def __init__(self, *parts: _Shape) -> None:
        self._parts = parts

    def records(self) -> Iterator[type]:
        for part in self._parts:
            yield from part.records()


class _Fixed(_Compound):
    """A tuple with a type for each place, or what is made from such (`Span`, `range`)."""

    def __init__(self, make: Callable[..., Any], kind: type, *parts: _Shape) -> None:
        super().__init__(*parts)
        self._make, self._kind = make, kind

    def holds(self, value: object) -> bool:
        return type(value) is self._kind

    def take_apart(self, values: Sequence[Any], columns: list[PlainColumn], tables: Tables) -> None:
        if not all(map(self.holds, values)):
            raise UnfitError(f"not all of {self._kind.__name__}")
        rows = [(one.start, one.stop, one.step) for one in values] if self._kind is range else values
        if not {*map(len, rows)} <= {len(self._parts)}:
            raise UnfitError(f"a {self._kind.__name__} of another length")
        for place, part in enumerate(self._parts):
            part.take_apart([row[place] for row in rows], columns, tables)

    def put_together(self, columns: Iterator[Any], made: Made) -> Sequence[Any]:
        values = [part.put_together(columns, made) for part in self._parts]
        if len({*map(len, values)}) != 1:
            raise UnfitError(f"parts of a {self._kind.__name__} are missing")
        return [*map(self._make, *values)]


class _Many(_Compound):
    """Any number of one type, or pairs of two: how many each value has, then those of all values in a row."""

    def __init__(self, kind: type, *parts: _Shape) -> None:
        super().__init__(*parts)
        self._kind = kind

    def holds(self, value: object) -> bool:
        return type(value) is self._kind

    def take_apart(self, values: Sequence[Any], columns: list[PlainColumn], tables: Tables) -> None:
        if not all(map(self.holds, values)):
            raise UnfitError(f"not all of {self._kind.__name__}: {sorted({type(value).__name__ for value in values})}")
        columns.append([*map(len, values)])
        if self._kind is dict:
            self._parts[0].take_apart([*chain.from_iterable(values)], columns, tables)
            self._parts[1].take_apart([*chain.from_iterable(value.values() for value in values)], columns, tables)
        else:
            ordered = map(sorted, values) if self._kind is frozenset else values
            self._parts[0].take_apart([*chain.from_iterable(ordered)], columns, tables)

    def put_together(self, columns: Iterator[Any], made: Made) -> Sequence[Any]:
        counts = _next(columns)
        parts = [part.put_together(columns, made) for part in self._parts]
        _check_numbers(counts, len(parts[0]) + 1)
        if any(sum(counts) != len(part) for part in parts):
            raise UnfitError(f"parts of a {self._kind.__name__} are missing")
        left = iter(parts[0] if len(parts) == 1 else [*zip(*parts, strict=True)])
        return [self._kind(islice(left, count)) for count in counts]


class _Either(_Compound):
    """A union: which of its types each value has, then those of the first type, those of the second …"""

    def holds(self, value: object) -> bool:
        return any(part.holds(value) for part in self._parts)

    def take_apart(self, values: Sequence[Any], columns: list[PlainColumn], tables: Tables) -> None:
        sorts: list[list[Any]] = [[] for _ in self._parts]
        which = []
        for value in values:
            sort = next((number for number, part in enumerate(self._parts) if part.holds(value)), None)
            if sort is None:
                raise UnfitError(f"{type(value).__name__} is none of a union")
            which.append(sort)
            sorts[sort].append(value)
        columns.append(which)
        for part, own in zip(self._parts, sorts, strict=True):
            part.take_apart(own, columns, tables)

    def put_together(self, columns: Iterator[Any], made: Made) -> Sequence[Any]:
        which = _next(columns)
        sorts = [part.put_together(columns, made) for part in self._parts]
        _check_numbers(which, len(sorts))
        if any(which.count(number) != len(own) for number, own in enumerate(sorts)):
            raise UnfitError("values of a union are missing")
        left = [iter(own) for own in sorts]
        return [next(left[sort]) for sort in which]


def _shape(hint: Any) -> _Shape:
    """What a type hint says; raises TypeError for one that can't be held."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _Either(*map(_shape, arguments))
    if origin is tuple and arguments[1:] == (...,):
        return _Many(tuple, _shape(arguments[0]))
    if origin is tuple:
        return _Fixed(lambda *parts: parts, tuple, *map(_shape, arguments))
    if origin in (dict, Mapping):
        return _Many(dict, *map(_shape, arguments))
    if origin is frozenset:
        return _Many(frozenset, _shape(arguments[0]))
    if isinstance(hint, type):
        return _shape_of_class(hint)
    raise TypeError(f"{hint} can't be kept")


def _shape_of_class(hint: type) -> _Shape:
    if is_dataclass(hint):
        return _Record(hint)
    if issubclass(hint, Enum):
        return _Choice(hint)
    if hint is range:
        return _Fixed(range, range, *map(_Leaf, (int, int, int)))
    if issubclass(hint, tuple) and hasattr(hint, "_fields"):
        return _Fixed(hint, hint, *map(_shape, get_type_hints(hint).values()))
    if issubclass(hint, str) or hint in (int, float, bool, NoneType):
        return _Leaf(hint)
    raise TypeError(f"{hint.__name__} can't be kept")


def _next(columns: Iterator[Any]) -> PlainColumn:
    return _checked(next(columns, None), list)


def _checked(value: object, kind: type[list[Any]]) -> list[Any]:
    if type(value) is not kind:
        raise UnfitError(f"{type(value).__name__} where a {kind.__name__} belongs")
    return value


def _picked(values: Sequence[Any], numbers: PlainColumn) -> list[Any]:
    _check_numbers(numbers, len(values))
    return [values[number] for number in numbers]


def _check_numbers(numbers: PlainColumn, end: int) -> None:
    """Raise UnfitError for what is no number from 0 up to, but not including, `end`."""
    if not {*map(type, numbers)} <= {int} or (numbers and not 0 <= min(numbers) <= max(numbers) < end):
        raise UnfitError("a number that counts nothing")
