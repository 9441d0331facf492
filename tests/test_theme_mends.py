"""Mends fit the theme that is pinned, each tells its reason, and a theme that has changed stops the build."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from statement_archive.theme_mends import MENDS, mend_templates


def theirs(name: str) -> str:
    """A template as the theme has it."""
    found = find_spec("material")
    assert found and found.submodule_search_locations
    return Path(found.submodule_search_locations[0], "templates", name).read_text("utf-8")


def test_every_mend_is_made() -> None:
    mended = mend_templates(theirs)
    assert mended.keys() == {mend.template for mend in MENDS}
    for mend in MENDS:
        assert mend.after in mended[mend.template]


def test_every_mend_has_a_reason() -> None:
    assert [mend for mend in MENDS if len(mend.reason.split()) < 5] == []


@pytest.mark.parametrize("times", [0, 2])
def test_a_theme_that_has_changed_is_told(times: int) -> None:
    mend = MENDS[0]
    with pytest.raises(ValueError, match="has the theme changed"):
        mend_templates(lambda name: theirs(name).replace(mend.before, mend.before * times))
