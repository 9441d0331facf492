"""The site as it is built is a bag: nothing that becomes of it changes the folder of data."""

from pathlib import Path

from bagit import Bag


def test_the_built_site_is_a_valid_bag(built_site: Path) -> None:
    assert Bag(str(built_site)).validate()
