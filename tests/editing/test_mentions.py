"""Where files name documents and witnesses, and what they say once these are called otherwise or are gone."""

import pytest

from statement_archive.editing.links import point_to_document, point_to_section
from statement_archive.editing.mentions import falling, mentions, renamed, without, witness_mentions
from statement_archive.editing.published import moved, write_published
from statement_archive.model import Localized, MovedAddress, Published, PublishedDocument, Removed

REFERENCES = """\
# Links.
read: [old, other] # all read
references:
- id: r001
  ends:
  - {document: old, witness: en, segment: p1, quotation: "old"}
  - {document: 'other', witness: en, segment: p1, quotation: old}
- id: r002
  ends:
  - document: other # not the old one
    witness: fr
    segment: p2
    quotation: a
  - document: "third"
    witness: en
    segment: p2
    quotation: b
none:
- document: old
  segments: [p3]
"""
ATTESTATIONS = """\
attestations:
- id: alone
  says:
  - document: old
    witness: en
- id: shared
  says:
  - document: old
    witness: en
  - document: other
    witness: en
"""
ARCHIVE = """\
home:
  first: old
  sample:
    - document: old
      witness: en
corrections:
  - date: 2026-01-01
    document: old
    segment: p1
    what: {en: Old words.}
"""
AUDIT = """\
translation:
  witness: mt
  errors:
  - id: p1-a
    quotations: {mt: a, en: b}
divergences:
  witnesses: [en, zh, fr]
  places:
  - id: p2-a
    quotations:
      zh: a
  - id: p3-a
    quotations:
      zh: a
      en: b
"""


def gone(text: str, file: str, siglum: str = "") -> str:
    found = mentions(text, file, "old", siglum)
    return without(text, falling(text, found))


def test_a_name_changes_where_it_is_the_documents_and_nowhere_else() -> None:
    found = mentions(REFERENCES, "references.yml", "old")
    assert [mention.line for mention in found] == [2, 6, 19]
    changed = renamed(REFERENCES, {mention.path for mention in found}, "new")
    expected = REFERENCES.replace("document: old", "document: new").replace("[old,", "[new,")
    assert changed == expected


def test_a_reference_falls_with_either_end() -> None:
    left = gone(REFERENCES, "references.yml")
    assert left.startswith("# Links.\nread: [other] # all read\nreferences:\n- id: r002\n")
    assert left.endswith("    quotation: b\nnone:\n  []\n")


def test_only_what_names_the_witness_falls_with_it() -> None:
    assert [mention.line for mention in mentions(REFERENCES, "references.yml", "old", "en")] == [6]
    assert mentions(REFERENCES, "references.yml", "old", "fr") == []


def test_an_attestation_falls_with_the_last_that_says_it() -> None:
    assert gone(ATTESTATIONS, "attestations.yml") == (
        "attestations:\n- id: shared\n  says:\n  - document: other\n    witness: en\n"
    )


def test_a_correction_stays_without_its_place() -> None:
    assert gone(ARCHIVE, "archive.yml") == (
        "home:\n  sample:\n      []\ncorrections:\n  - date: 2026-01-01\n    what: {en: Old words.}\n"
    )


@pytest.mark.parametrize(
    ("siglum", "left"),
    [
        ("mt", AUDIT[AUDIT.index("divergences") :]),
        (
            "zh",
            AUDIT[: AUDIT.index("divergences")]
            + "divergences:\n  witnesses: [en, fr]\n  places:\n  - id: p3-a\n    quotations:\n      en: b\n",
        ),
    ],
)
def test_a_register_goes_on_without_a_witness_as_long_as_it_has_two(siglum: str, left: str) -> None:
    assert without(AUDIT, falling(AUDIT, witness_mentions(AUDIT, "audit.yml", siglum))) == left


def test_a_register_of_two_texts_falls_with_one() -> None:
    audit = AUDIT.replace("[en, zh, fr]", "[en, zh]")
    left = without(audit, falling(audit, witness_mentions(audit, "audit.yml", "zh")))
    assert left == audit[: audit.index("divergences")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](../old/mt/index.md)", "[a](../new/mt/index.md)"),
        ("[a](archive:zh/old/text.md#p9) old", "[a](archive:zh/new/text.md#p9) old"),
        ("[a](archive:data/old/segments.json)", "[a](archive:data/new/segments.json)"),
        ("[a](../older/x.md) [b](../old-2/x.md)", "[a](../older/x.md) [b](../old-2/x.md)"),
        ("[a]: ../old/x.md", "[a]: ../new/x.md"),
        ('<a href="../old/">', '<a href="../new/">'),
    ],
)
def test_links_lead_to_the_new_name(before: str, after: str) -> None:
    assert point_to_document(before, "old", "new") == after


def test_links_lead_to_a_section_under_its_new_name() -> None:
    text = "[a](../d/one.md#p1) [b](archive:zh/d/mt/one.md) [c](../e/one.md) [d](../d/one-2.md)"
    assert point_to_section(text, "d", "one", "two") == (
        "[a](../d/two.md#p1) [b](archive:zh/d/mt/two.md) [c](../e/one.md) [d](../d/one-2.md)"
    )


def test_what_moves_back_has_not_moved_from_there() -> None:
    first = Published((PublishedDocument("a", ("x",), ("en",), ("p1",)),))
    there = moved(first, [("a", "b")])
    assert there.moved == (MovedAddress("a", "b", ""),) and there.documents[0].id == "b"
    assert moved(there, [("a", "b")]) == there
    back = moved(there, [("b", "a")])
    assert back.moved == (MovedAddress("b", "a", ""),) and back.where_is("b") == back.where_is("a") == "a"


@pytest.mark.parametrize(
    ("moves", "address", "end"),
    [
        ({"a": "b", "b": "c"}, "a", "c"),
        ({"a": "b", "b/x": "b/y"}, "a/x", "b/y"),
        ({"a/x": "a/y", "a": "b", "b/y": "b/z"}, "a/x", "b/z"),
        ({"a": "b"}, "a/x", "b/x"),
        ({"a": "b", "b": "a"}, "a", ""),
        ({}, "a", "a"),
    ],
)
def test_a_chain_of_moves_leads_to_its_end(moves: dict[str, str], address: str, end: str) -> None:
    assert Published(moved=tuple(MovedAddress(*pair, "") for pair in moves.items())).where_is(address) == end


def test_a_list_is_written_in_one_order_and_keeps_its_first_comment() -> None:
    removed = Removed("c", "2026-01-02", Localized({"en": 'It was "wrong": why?'}), "", sigla=("en",))
    documents = tuple(PublishedDocument(id_, ("x",), ("en",), ()) for id_ in ("b", "a"))
    text = write_published(Published(documents, (), (removed,)), before="# Ours.\ndocuments: []\n")
    assert text == (
        "# Ours.\ndocuments:\n  - id: a\n    sections: [x]\n    witnesses: [en]\n"
        "  - id: b\n    sections: [x]\n    witnesses: [en]\n"
        "removed:\n  - document: c\n    date: 2026-01-02\n    reason:\n"
        '      en: "It was \\"wrong\\": why?"\n    witnesses: [en]\n'
    )
