"""What was made lies under the digest of its content, and is believed to be sound while nobody has touched it."""

import os
from hashlib import sha256
from pathlib import Path

from statement_archive.shelf import Shelf, Stock


def test_a_shelf_knows_files_by_their_content_and_clears_away_its_own_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put(b"one")
    shelf.put(b"two")
    (one, two) = (sha256(content).hexdigest() for content in (b"one", b"two"))
    (tmp_path / "mine.txt").write_text("mine")
    shelf.clear({one})
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([one, "mine.txt"])
    assert (shelf.holds(one), shelf.holds(two)) == (True, False)
    (tmp_path / one).write_bytes(b"planted")
    assert not shelf.holds(one)
    shelf.put(b"one")
    assert shelf.holds(one)


def test_a_file_in_stock_is_looked_into_once_its_size_or_its_time_is_another(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    names = [shelf.put(content) for content in (b"one", b"two", b"three")]
    Stock(shelf, tmp_path).keep(names)
    assert [*map(Stock(shelf, tmp_path).holds, names)] == [True] * 3
    before = (shelf.folder / names[1]).stat().st_mtime_ns
    (shelf.folder / names[0]).write_bytes(b"ono")  # of the same size
    (shelf.folder / names[1]).write_bytes(b"twos")
    for name, time in zip(names, (1, before, 1), strict=True):
        os.utime(shelf.folder / name, ns=(time, time))
    assert [*map(Stock(shelf, tmp_path).holds, names)] == [False, False, True]


def test_what_is_in_stock_stays_and_all_else_on_the_shelf_goes(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    one, two = shelf.put(b"one"), shelf.put(b"two")
    Stock(shelf, tmp_path).keep({one})
    stock = Stock(shelf, tmp_path)
    assert (stock.holds(one), stock.holds(two)) == (True, False)
    (shelf.folder / one).unlink()
    assert not Stock(shelf, tmp_path).holds(one)
