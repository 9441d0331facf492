"""What the pages say in the archive's own words: by name, in the order of the site's languages.

Texts of documents are not among them. A sentence may hold `{names}` that `messages.say` fills in. One module for each
part of the site; a name stands in one of them only.
"""

from statement_archive.languages.wording import (
    citing,
    connections,
    figures,
    glossary,
    hosting,
    pages,
    pictures,
    registers,
    search,
)

_PARTS = (pages, registers, citing, figures, connections, glossary, pictures, hosting, search)
WORDING: dict[str, tuple[str, str, str]] = {name: words for part in _PARTS for name, words in part.WORDING.items()}
