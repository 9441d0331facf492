"""What a reader unzips is a bag, too."""

from pathlib import Path

from bagit import Bag


def test_the_offline_copy_is_a_valid_bag(offline_copy: Path) -> None:
    assert Bag(str(offline_copy)).validate()
