"""What the pages say in the archive's own words: by name, in the order of the site's languages.

Texts of documents are not among them. A sentence may hold `{names}` that `messages.say` fills in. One module for each
part of the site; a name stands in one of them only.
"""

from archive.render.wording import citing, figures, pages, registers

WORDING: dict[str, tuple[str, str, str]] = pages.WORDING | figures.WORDING | citing.WORDING | registers.WORDING
