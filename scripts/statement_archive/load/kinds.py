"""The kinds that documents may be of: those the program has words for, and `kinds` in `sources/archive.yml`."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from statement_archive.load.keys import Keys, optional
from statement_archive.load.nodes import Node
from statement_archive.load.values import NAME, Value, one_of, whole, words_like
from statement_archive.model import KNOWN_KINDS, DocumentKind, Localized

_WORD = r"[^\s\ufeff!-/:-@\[-`{-~]"
"""A character of a word: any but blanks and the punctuation of ASCII."""
_KIND = rf"{_WORD}+([ -]{_WORD}+)*"
_EXAMPLE = "note verbale"
_LONGEST = 50
"""Characters of a name that are compared with those of known ones."""
_CSL_TYPES = tuple(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard"
    " thesis treaty webpage".split()
)
"""Types of items in CSL 1.0.2."""


class _KindKeys(Keys):
    """What a kind of documents is called, by the tag of the language, as a heading begins: `Protocol`."""

    languages = NAME
    csl = optional(one_of(_CSL_TYPES), "Its type in citations (CSL); `document`, if none is given.")


KINDS: Value[tuple[tuple[Node, Node], ...]] = Value(
    lambda node: tuple(node.pairs()),
    {"type": "object", "patternProperties": {whole(_KIND): _KindKeys.schema()}, "additionalProperties": False},
    (),
)
"""A list of kinds: what each is called, by what document.yml says."""
KIND: Value[Node | None] = Value(
    lambda node: node, {"anyOf": [{"enum": [*KNOWN_KINDS]}, words_like(_KIND, examples=[_EXAMPLE])]}, None
)
"""What document.yml says."""


def kinds_of(pairs: tuple[tuple[Node, Node], ...]) -> Iterator[DocumentKind]:
    """The kinds of a list."""
    seen: set[str] = set()
    for key, value in pairs:
        id_, keys = key.matching(_KIND, _EXAMPLE), _KindKeys(value)
        names, known = Localized(keys.by_language()), KNOWN_KINDS.get(id_)
        if id_ in seen:
            key.report(f"key `{id_}` stands twice")
        elif id_ and value.is_mapping and not names.texts and not known:
            value.report(f"the kind `{id_}` has no name in any language", "write it in one, as `en: …`")
        seen.add(id_)
        yield DocumentKind(id_, names, keys.csl or (known.csl if known else "document"))


def kind_of(node: Node, kinds: Mapping[str, DocumentKind] | None) -> DocumentKind:
    """The kind that is named, of all that there are; of any name where it is not known which there are."""
    id_ = node.matching(_KIND, _EXAMPLE)
    if id_ and kinds is not None and id_ not in kinds:
        listed = ", ".join(f"`{kind}`" for kind in kinds)
        near = get_close_matches(id_[:_LONGEST].lower(), kinds, n=1)
        guess = f"do you mean `{near[0]}`? Else " if near else ""
        add = f"add it under `kinds` in sources/archive.yml, as `{id_}: {{en: …}}`"
        node.report(f"`{id_}` is not one of {listed}", guess + add)
    return (kinds or {}).get(id_, DocumentKind(id_))
