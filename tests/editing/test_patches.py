"""Changes of YAML: after them the file says what was meant, and every other byte is as it was."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from statement_archive.editing.patches import Patch, PatchError, patched
from statement_archive.editing.removal import removal
from statement_archive.editing.scalars import quoted, rewrite, written
from statement_archive.editing.trees import compose, proved, value_of, walk

PRINTABLE = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WORDS = st.one_of(
    PRINTABLE,
    st.sampled_from(
        ["no", "~", "1e3", "- a", "a: b", "a #b", "'", '"', "\\", "|", "{a}", "[", "*x", "&x", "!x", "%", "@", "", " "]
    ),
    st.text("abc-: #'\"\n\t\r\x85\u2028\ufeff\\", max_size=8),
)


def single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def is_for_single(value: str) -> bool:
    return value.isprintable() and not value.isspace()


@st.composite
def scalars(draw: st.DrawFn) -> str:
    """A scalar in one of the ways of writing it."""
    value = draw(WORDS)
    if draw(st.booleans()) and is_for_single(value):
        return single(value)
    return written(value) if draw(st.booleans()) else quoted(value)


@st.composite
def flows(draw: st.DrawFn) -> str:
    return draw(
        st.recursive(
            scalars(),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3).map(lambda entries: f"[{', '.join(entries)}]"),
                st.lists(inner, max_size=3).map(
                    lambda entries: "{" + ", ".join(f"k{i}: {entry}" for i, entry in enumerate(entries)) + "}"
                ),
            ),
            max_leaves=4,
        )
    )


BLOCK_SCALARS = st.sampled_from(["|\n{i}  one\n{i}  two", ">-\n{i}  folded\n{i}  words", "|+ # kept\n{i}  one\n"])


@st.composite
def blocks(draw: st.DrawFn, depth: int = 0) -> str:
    """A list or a mapping over several lines, with comments, the entries below one another."""
    indent = "  " * depth
    lines = []
    is_list = draw(st.booleans())
    for place in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            lines.append(f"{indent}# said of what follows: {place}")
        head = f"{indent}-" if is_list else f"{indent}k{place}:"
        form = draw(st.integers(0, 3))
        if form == 0 and depth < 2:
            lines += [head, draw(blocks(depth + 1))]
        elif form == 1:
            lines.append(f"{head} {draw(BLOCK_SCALARS).format(i=indent)}")
        else:
            lines.append(f"{head} {draw(flows())}{draw(st.sampled_from(['', '  # a word']))}")
    return "\n".join(lines)


FILES = st.tuples(blocks(), st.sampled_from(["\n", "\r\n"]), st.booleans()).map(
    lambda made: (made[0] + ("\n" if made[2] else "")).replace("\n", made[1])
)


def with_value(value: Any, path: tuple[str | int, ...], new: str) -> Any:
    """What a file says, with another scalar at one place."""
    if not path:
        return new
    first, *rest = path
    if isinstance(first, int):
        return [with_value(entry, (*rest,), new) if i == first else entry for i, entry in enumerate(value)]
    return [(key, with_value(entry, (*rest,), new) if key == first else entry) for key, entry in value]


@given(FILES, WORDS, st.data())
def test_only_the_meant_scalar_says_something_else(text: str, new: str, data: st.DataObject) -> None:
    root = compose(text)
    places = [(path, node) for path, node in walk(root) if isinstance(node, yaml.ScalarNode)]
    if not places:
        return
    path, node = data.draw(st.sampled_from(places))
    patch = rewrite(text, node, new)
    changed = patched(text, [patch])
    assert value_of(compose(changed)) == with_value(value_of(root), path, new)
    assert changed.startswith(text[: node.start_mark.index])
    assert changed.endswith(text[node.end_mark.index :])


@given(FILES, st.data())
def test_only_the_meant_entries_are_gone(text: str, data: st.DataObject) -> None:
    root = compose(text)
    parents = [(path, node) for path, node in walk(root) if not isinstance(node, yaml.ScalarNode) and node.value]
    path, parent = data.draw(st.sampled_from(parents))
    gone = data.draw(st.sets(st.integers(0, len(parent.value) - 1), min_size=1))
    changed = patched(text, removal(text, parent, gone))
    kept = [entry for place, entry in enumerate(value_of(parent)) if place not in gone]
    assert value_of(compose(changed)) == with_value(value_of(root), path, kept)  # type: ignore[arg-type]
    comments = [line for line in text.splitlines() if line.lstrip().startswith("# said")]
    outside = [line for line in changed.splitlines() if line.lstrip().startswith("# said")]
    assert set(outside) <= set(comments)


@given(WORDS)
def test_a_value_is_read_as_it_was_written(value: str) -> None:
    for form in (written(value), quoted(value)):
        for text in (f"a: {form}\n", f"[{form}, b]\n", f"{form}: b\n", f"- {form} # c\n"):
            assert value in {node.value for _, node in walk(compose(text)) if isinstance(node, yaml.ScalarNode)} | {
                str(step) for path, _ in walk(compose(text)) for step in path
            }


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        ("a:\n- x # why\n# of y\n- y\nb: 1\n", {0}, "a:\n# of y\n- y\nb: 1\n"),
        ("a:\n- x\n- y\n\n# of b\nb: 1\n", {1}, "a:\n- x\n\n# of b\nb: 1\n"),
        ("a:\n- x\n- y\nb: 1\n", {0, 1}, "a:\n  []\nb: 1\n"),
        ("a: [x, y, z]\n", {1, 2}, "a: [x]\n"),
        ("a: [x, y, z]\n", {0, 2}, "a: [y]\n"),
        ("a: [\n  x,\n  y,\n]\n", {1}, "a: [\n  x,\n]\n"),
        ("a:\r\n  - x\r\n  - y\r\n", {0}, "a:\r\n  - y\r\n"),
        ("a:\n  - |\n    x\n  - y", {1}, "a:\n  - |\n    x\n"),
    ],
)
def test_what_is_left_looks_as_it_did(text: str, gone: set[int], left: str) -> None:
    parent = next(node for path, node in walk(compose(text)) if path == ("a",))
    assert patched(text, removal(text, parent, gone)) == left


def test_a_key_that_shares_its_line_with_a_dash_leaves_it() -> None:
    text = "- document: x\n  segment: p1\n  what: y\n"
    entry = next(node for path, node in walk(compose(text)) if path == (0,))
    assert patched(text, removal(text, entry, {0, 1})) == "- what: y\n"


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("a: old # why\n", "new", "a: new # why\n"),
        ('a: "old"\n', "it's", 'a: "it\'s"\n'),
        ("a: 'old'\n", "it's", "a: 'it''s'\n"),
        ("a: &name !!str old\n", "new", "a: &name !!str new\n"),
        ("a: |  # why\n  old\nb: 1\n", "new", 'a: "new"  # why\nb: 1\n'),
        ("a: old\n", "no: yes", 'a: "no: yes"\n'),
        ("a: old\n", "旧的", "a: 旧的\n"),
    ],
)
def test_a_value_is_quoted_as_it_was(before: str, value: str, after: str) -> None:
    node = next(node for path, node in walk(compose(before)) if path == ("a",))
    assert isinstance(node, yaml.ScalarNode)
    assert patched(before, [rewrite(before, node, value)]) == after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x b\nc: *x\n", "alias"),
        ("", "empty"),
        ("a: [", "no YAML"),
        ("\ufeffa: b\n", "byte order mark"),
    ],
)
def test_what_only_a_person_can_change_is_refused(text: str, said: str) -> None:
    with pytest.raises(PatchError, match=said):
        compose(text)


def test_two_changes_in_one_place_are_refused() -> None:
    with pytest.raises(PatchError):
        patched("abcdef", [Patch(0, 3, "x"), Patch(2, 4, "y")])
    assert patched("abcdef", [Patch(0, 3, "x"), Patch(0, 3, "x")]) == "xdef"


def test_a_change_that_would_say_something_else_is_refused() -> None:
    with pytest.raises(PatchError, match="what else"):
        proved("a: b\nc: d\n", [Patch(3, 9, "x")], [("a", "x"), ("c", "d")])
