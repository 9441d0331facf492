"""Records go into a plain form and come back the same; nothing but records of the expected classes ever comes back."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from conftest import PROJECT
from statement_archive.addresses import Address
from statement_archive.codec import Codec, UnfitError
from statement_archive.load import load_archive, load_glossary
from statement_archive.pipeline import build_document
from statement_archive.site import Site
from statement_archive.works import BuiltDocument


class Tide(StrEnum):
    EBB = "ebb"
    FLOOD = "flood"


class Stretch(NamedTuple):
    start: int
    end: int


ORIGIN = Stretch(0, 0)


@dataclass(frozen=True, slots=True)
class Quay:
    name: str
    depth: float | None = None


@dataclass(frozen=True, slots=True)
class Harbour:
    quays: tuple[Quay, ...] = ()
    main: Quay | None = None
    tides: Mapping[str, Tide | Address] = field(default_factory=dict)
    stretch: Stretch = ORIGIN
    years: range = range(0)
    marks: frozenset[int] = frozenset()
    told: str | Markup = ""
    pairs: tuple[tuple[str, int], ...] = ()
    is_open: bool = False


@dataclass(frozen=True)
class Itself:
    inner: "Itself | None" = None


@dataclass(frozen=True)
class Unknown:
    thing: object


CODEC = Codec(Harbour)
PIER = Quay("pier", 4.5)
HARBOUR = Harbour(
    (PIER, Quay("steps"), PIER),
    PIER,
    {"monday": Tide.EBB, "sunday": Address("en/index.md")},
    Stretch(1, 2),
    range(3, 9, 2),
    frozenset({3, 1}),
    Markup("<b>"),
    (("a", 1), ("b", 2)),
    True,
)
QUAYS = st.builds(Quay, st.text(), st.none() | st.floats(allow_nan=False))
HARBOURS = st.builds(
    Harbour,
    st.lists(QUAYS).map(tuple),
    st.none() | QUAYS,
    st.dictionaries(st.text(), st.sampled_from(Tide) | st.text().map(Address)),
    st.builds(Stretch, st.integers(0, 2**40), st.integers(-9, 9)),
    st.builds(range, st.integers(0, 9), st.integers(0, 9)),
    st.frozensets(st.integers(0, 99)),
    st.text() | st.text().map(Markup),
    st.lists(st.tuples(st.text(), st.integers(0, 9))).map(tuple),
    st.booleans(),
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=3) | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
)


def back(value: Harbour) -> Harbour:
    return CODEC.put_together(cbor2.loads(cbor2.dumps(CODEC.take_apart(value))))


@settings(max_examples=40)
@given(HARBOURS)
def test_a_record_comes_back_the_same(harbour: Harbour) -> None:
    made = back(harbour)
    assert made == harbour
    assert type(made.told) is type(harbour.told)
    assert [*map(type, made.tides.values())] == [*map(type, harbour.tides.values())]


def test_a_record_that_is_used_twice_is_held_once_and_is_one_again() -> None:
    made = back(HARBOUR)
    assert made.quays[0] is made.quays[2] is made.main
    assert cbor2.dumps(CODEC.take_apart(HARBOUR)).count(b"pier") == 1


def test_everything_that_is_kept_comes_back(project_documents: list[BuiltDocument]) -> None:
    codec = Codec(BuiltDocument)
    for built in project_documents:
        assert codec.put_together(cbor2.loads(cbor2.dumps(codec.take_apart(built)))) == built


@pytest.fixture(scope="module")
def project_documents() -> list[BuiltDocument]:
    """The smallest document of each sort of the tests' own."""
    sources = PROJECT / "tests/cases/languages/sources"
    glossary, _ = load_glossary(sources)
    documents, _ = load_archive(sources)
    return [
        BuiltDocument(*build_document(document, folder=sources / document.id, glossary=glossary))
        for document in documents
    ]


@pytest.mark.parametrize(
    "harbour",
    [
        Harbour(told=Address("en/index.md")),
        Harbour(main=Stretch(1, 2)),  # type: ignore[arg-type]
        Harbour(quays=[PIER]),  # type: ignore[arg-type]
        Harbour(stretch=Stretch(1, 2.5)),  # type: ignore[arg-type]
        Harbour(stretch=(1, 2)),  # type: ignore[arg-type]
        Harbour(quays=(Quay("pier", 4),)),
        Harbour(pairs=(("a", True),)),
        Harbour(tides={"monday": "ebb"}),  # type: ignore[dict-item]
    ],
)
def test_a_value_that_would_come_back_as_something_else_is_refused(harbour: Harbour) -> None:
    with pytest.raises(UnfitError):
        CODEC.take_apart(harbour)


@pytest.mark.parametrize("record", [Itself, Unknown])
def test_a_class_that_can_not_be_kept_is_refused_at_once(record: type) -> None:
    with pytest.raises((TypeError, ValueError)):
        Codec(record)


@given(PLAIN)
def test_what_no_record_becomes_is_refused(plain: object) -> None:
    with pytest.raises(UnfitError):
        CODEC.put_together(plain)


def columns(plain: Any) -> list[tuple[int, int]]:
    return [(table, column) for table, own in enumerate(plain) for column in range(len(own))]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda column: [*column, 0],
        lambda column: column[:-1] or [0],
        lambda _: None,
        lambda _: {},
        lambda column: [-1 for _ in column] or [-1],
        lambda column: [99 for _ in column] or [99],
        lambda column: [[one] for one in column] or [[]],
    ],
)
def test_a_column_that_does_not_fit_is_refused(spoil: Callable[[list[Any]], Any]) -> None:
    """Numbers that may be any number stay what they are: an offset is not known to be wrong."""
    plain = CODEC.take_apart(HARBOUR)
    assert CODEC.put_together(plain) == HARBOUR
    for table, column in columns(plain):
        spoilt = deepcopy(plain)
        spoilt[table][column] = spoil(spoilt[table][column])
        try:
            made = CODEC.put_together(spoilt)
        except UnfitError:
            continue
        assert {*map(type, plain[table][column])} == {int}
        assert type(made) is Harbour


def test_tables_stand_in_the_same_order_in_every_run() -> None:
    """Else what one run kept would not be known to the next."""
    code = (
        "from statement_archive.codec import Codec; from statement_archive.site import Site; print(Codec(Site)._order)"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert runs == {f"{Codec(Site)._order}\n".encode()}
