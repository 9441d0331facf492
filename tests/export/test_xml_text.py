"""Any text goes through XML and comes back as it was."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from statement_archive.export.xml_text import as_file, carry, restore_carried

HOSTILE = st.text(st.one_of(st.characters(), st.sampled_from("\x00\x01\x0b\u241b1B;\ufffe\uffff]>&<\"'\r\n\t")))


@given(HOSTILE)
def test_text_and_attributes_come_back_as_they_were(text: str) -> None:
    root = etree.Element("words", said=carry(text))
    root.text = carry(text)
    read = etree.fromstring(as_file(root))
    assert restore_carried(read.text or "") == text
    assert restore_carried(read.get("said") or "") == text


def test_only_what_xml_forbids_is_changed() -> None:
    assert carry("a\t\r\n\x85\U0001f54a\u202e]]>") == "a\t\r\n\x85\U0001f54a\u202e]]>"
    assert carry("a\x01\u241b") == "a\u241b1;\u241b241B;"
