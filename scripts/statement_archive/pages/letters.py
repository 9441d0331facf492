"""Names by language -> the pages of a list from A to Z, each reader's by their own letters.

A page for a letter exists in every language as soon as it does in one, so that a switch of languages keeps the place;
where no name has the letter, it has none.
"""

from collections.abc import Mapping

from statement_archive.parts.alphabet import initial, sorting
from statement_archive.parts.cutting import Filed, ListPage, cut
from statement_archive.reader import Reader

_PREFIX = "letter-"
_NONE = "none"
"""For names without a letter."""

NamesById = Mapping[str, str]
"""What things are called, by their ids."""


def by_letter(names: Mapping[Reader, NamesById], weights: Mapping[str, int], most: int, reader: Reader) -> ListPage:
    """The list of one reader, in the order of the alphabet, given what every reader of the site calls its entries."""
    whole = _cut(names[reader], weights, most)
    if not whole.below:
        return whole
    own = {page.keys for page in whole.pages()}
    others = (page.keys for other in names.values() for page in _cut(other, weights, most).pages())
    empty = (ListPage(keys, ()) for keys in sorted({*others} - own))
    return ListPage((), whole.names, (*whole.below, *empty))


def letter_called(keys: tuple[str, ...]) -> str:
    """The letter of a page."""
    code = keys[0].removeprefix(_PREFIX)
    return "#" if code == _NONE else code.upper() if len(code) == 1 else chr(int(code, 16))


def _cut(names: NamesById, weights: Mapping[str, int], most: int) -> ListPage:
    ordered = sorted(names, key=lambda id: (sorting(names[id]), id))
    return cut([Filed(id, (_key(names[id]),), weights[id]) for id in ordered], most)


def _key(name: str) -> str:
    """What an address has for the letter that a name is listed under."""
    letter = initial(name)
    if letter == "#":
        return _PREFIX + _NONE
    is_plain = letter.isascii() and letter.isalnum()
    return _PREFIX + (letter.lower() if is_plain else f"{ord(letter[0]):04x}")
