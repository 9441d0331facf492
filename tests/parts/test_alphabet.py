"""Names in the order of their letters, whatever their accents, case and script."""

import pytest

from statement_archive.parts.alphabet import initial, sorting


@pytest.mark.parametrize(
    ("names", "initials"),
    [
        (["China", "Égypte", "france"], "CEF"),
        (["“一带一路”倡议", "疫苗", "中国"], "YYZ"),
        (["5G", "anti-pandemic", "Anti pandemics"], "5AA"),
        (["الصين", "مصر"], "ام"),
        (["…"], "#"),
    ],
)
def test_names_are_in_order_and_listed_under_a_letter(names: list[str], initials: str) -> None:
    assert sorted(names, key=sorting) == names
    assert "".join(map(initial, names)) == initials
