"""A draft -> the text of `document.yml`, each guess with a comment behind it; words of texts quoted as YAML needs."""

import re
from collections.abc import Iterator, Mapping

from statement_archive.draft.records import Draft, GuessedNumbering, GuessedText, GuessedWords
from statement_archive.load.schemas import schema_line

_PLAIN = re.compile(r"[^\W\d_](?:[\w ()./’“”‘’，。、；？！《》（）·–-]*[\w.)’”，。；？！》）])?")
_SLUG = re.compile(r"[0-9]+-[a-z0-9][a-z0-9-]*")
_SPECIAL = frozenset("true false null yes no on off y n".split())
_WIDE = 100
"""Characters of a mapping that stands on one line."""


def write(draft: Draft) -> str:
    """The whole file."""
    return "\n".join([*_head(draft), "sections:", *_sections(draft), "witnesses:", *_witnesses(draft), ""])


def quoted(value: str) -> str:
    """A string as YAML reads it back: plain where that is safe, else between double quotes."""
    is_plain = _PLAIN.fullmatch(value) or _SLUG.fullmatch(value)
    if is_plain and value.casefold() not in _SPECIAL and value.isprintable():
        return value
    return '"' + "".join(map(_escaped, value)) + '"'


def _escaped(sign: str) -> str:
    if sign in '"\\':
        return "\\" + sign
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _head(draft: Draft) -> Iterator[str]:
    yield schema_line("document")
    yield "# A first draft. Look at every line that says `guessed`; then take the word away."
    yield _with(f"kind: {quoted(draft.kind.value)}", draft.kind.why)
    yield _with(f"date: {draft.date.value}", draft.date.why)
    for name, said in (
        ("place", draft.place),
        ("issuer", draft.issuer),
        ("title", draft.title),
        ("summary", draft.summary),
    ):
        yield from _said(name, said)


def _said(name: str, said: GuessedWords) -> Iterator[str]:
    line = f"{name}: {_mapping(said.texts)}"
    if len(line) <= _WIDE:
        yield _with(line, said.why)
        return
    yield _with(f"{name}:", said.why)
    yield from (f"  {language}: {quoted(words)}" for language, words in said.texts.items())


def _mapping(texts: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{language}: {quoted(words)}" for language, words in texts.items()) + "}"


def _with(line: str, why: str) -> str:
    comment = " ".join(sign if sign.isprintable() else "" for sign in [why])
    return f"{line}  # guessed: {comment}" if why else line


def _sections(draft: Draft) -> Iterator[str]:
    for section in draft.sections:
        keys = [f"{name}: {_value(value)}" for name, value in section.keys.items()]
        line = "  - {" + ", ".join(keys) + "}"
        if len(line) <= _WIDE + 20:
            yield _with(line, section.why)
            continue
        yield _with(f"  - {keys[0]}", section.why)
        yield from (f"    {key}" for key in keys[1:])


def _value(value: str | bool | int | Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return quoted(value) if isinstance(value, str) else _mapping(value)


def _witnesses(draft: Draft) -> Iterator[str]:
    for text in draft.texts:
        yield f"  - siglum: {text.siglum}"
        yield _with(f"    language: {text.language.value}", text.language.why)
        yield _with(f"    status: {text.status.value}", text.status.why)
        yield f"    raw: raw/{text.given.name}"
        yield f"    sha256: {text.given.sha256}"
        origin = _mapping({tag: words.replace("{name}", text.given.name) for tag, words in draft.origin.texts.items()})
        yield _with(f"    origin: {origin}", draft.origin.why)
        yield from _rest(text, draft)


def _rest(text: GuessedText, draft: Draft) -> Iterator[str]:
    if text.lines:
        yield _with(f"    lines: {text.lines[0]}-{text.lines[1]}", "where the language changes")
    numbering = _numbering(text.numbering)
    if numbering:
        yield _with(f"    numbering: {numbering}", "as lines begin")
    if text.furniture:
        yield _with(f"    furniture: [{', '.join(map(quoted, text.furniture))}]", "it comes again and again")
    if text.apart:
        yield "    boilerplate:"
    for apart in text.apart:
        anchors = [f"{name}: {quoted(words)}" for name, words in apart.anchors.items()]
        anchors += [f"occurrence: {apart.occurrence}"] if apart.occurrence > 1 else []
        yield _with(f"      - {{{', '.join(anchors)}, reason: {_mapping(draft.not_own.texts)}}}", apart.why)
    if text.decisions:
        yield "    alignment:"
    for line, slot in text.decisions:
        yield _with(f"      - {{line: {quoted(line)}, is: {slot}}}", "a line with a day is no heading")
    if text.lacunae:
        yield "    lacunae:"
    for cause, start in text.lacunae:
        keys = f"cause: {cause.value}" + (f", start: {start}" if start else "")
        yield _with(f"      - {{{keys}}}", "this text has less than the others")


def _numbering(numbering: GuessedNumbering) -> str:
    keys = [
        f"{name}: {_templates(templates)}"
        for name, templates in (
            ("section", numbering.section),
            ("paragraph", numbering.paragraph),
            ("item", numbering.item),
        )
        if templates
    ]
    keys += [f"note: {quoted(numbering.note)}"] if numbering.note else []
    return "{" + ", ".join(keys) + "}" if keys else ""


def _templates(templates: tuple[str, ...]) -> str:
    return quoted(templates[0]) if len(templates) == 1 else f"[{', '.join(map(quoted, templates))}]"
