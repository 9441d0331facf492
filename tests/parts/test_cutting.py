"""A list of any length is cut into pages that are short, have everything, and stay where they are."""

import string

from hypothesis import given
from hypothesis import strategies as st

from statement_archive.parts.cutting import Filed, ListPage, cut

keys = st.tuples(st.sampled_from(["2001", "2002", "2003"]), st.sampled_from(string.ascii_lowercase[:4]))
lists = st.lists(st.tuples(keys, st.integers(1, 3)), max_size=40).map(
    lambda entries: [Filed(f"entry-{number}", own, weight) for number, (own, weight) in enumerate(entries)]
)


def shown(page: ListPage) -> list[ListPage]:
    return [one for one in (page, *page.pages()) if not one.below]


def test_a_short_list_stands_on_its_own_page() -> None:
    page = cut([Filed("one", ("2001",)), Filed("two", ("2002",))], 2)
    assert (page.below, page.names, page.path("en/list.md")) == ((), ("one", "two"), "en/list.md")


def test_a_long_list_is_cut_by_its_keys_and_then_by_number() -> None:
    page = cut([Filed(f"entry-{number}", ("2001", "a")) for number in range(5)], 2)
    assert [one.path("en/list/index.md") for one in page.pages()] == [
        *("en/list/2001.md", "en/list/2001/a.md"),
        *("en/list/2001/a/1.md", "en/list/2001/a/2.md", "en/list/2001/a/3.md"),
    ]


def test_an_entry_that_belongs_to_two_stands_at_both_and_counts_once() -> None:
    filed = [Filed("both", ("2001",)), Filed("both", ("2002",)), Filed("one", ("2002",))]
    assert not cut(filed, 2).below
    assert {one.keys: one.names for one in cut(filed, 1).pages()} == {
        ("2001",): ("both",),
        ("2002",): ("both", "one"),
        ("2002", "1"): ("both",),
        ("2002", "2"): ("one",),
    }


@given(lists, st.integers(3, 20))
def test_every_page_is_short_and_every_entry_stands_on_one(filed: list[Filed], most: int) -> None:
    page, weights = cut(filed, most), {entry.name: entry.weight for entry in filed}
    assert all(sum(weights[name] for name in one.names) <= most for one in shown(page))
    assert sorted(name for one in shown(page) for name in one.names) == sorted(weights)
    for entry in filed:
        assert entry.name in page.showing(entry.keys, entry.name).names


@given(lists, lists, st.integers(3, 20))
def test_what_is_added_leaves_an_entry_where_it_was_or_below(old: list[Filed], new: list[Filed], most: int) -> None:
    before = cut(old, most)
    after = cut([*old, *(Filed(f"new-{one.name}", one.keys, one.weight) for one in new)], most)
    for entry in old:
        was, is_now = before.showing(entry.keys, entry.name), after.showing(entry.keys, entry.name)
        assert is_now.keys[: len(was.keys)] == was.keys
