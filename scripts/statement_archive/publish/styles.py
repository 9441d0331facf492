"""Style sheets of a theme and our own -> one sheet without what no page can use.

Our own rules are written for what pages have, and stay. A theme's goes where its selector asks for a class, an id or an
attribute's value that no template, script or rule of ours names, nor a page that is written by hand; so does a property
of the theme's own that nothing asks for, such as a picture of a sign. What cannot be told stays. Text in, text out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"""/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)|[{};()]""", re.DOTALL)
_PAPER = ("@media print", "@page")
"""What is for paper alone."""
_GROUPS = ("@media", "@supports", "@container", "@layer")
"""What has rules within it; any other rule with an `@` stays as it is."""
_ARGUMENTS = re.compile(r":(?:not|is|where|has|matches|nth-[\w-]+|lang|dir)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
"""What may or may not apply: only what a selector asks for besides is looked at."""
_NAME = re.compile(r"[.#]((?:[\w-]|\\.)+)")
_VALUE = re.compile(r"""\[([\w-]+)=["']?([^"'\]]*)["']?\]""")
_PROPERTY = re.compile(r"(?:^|;)\s*(--[\w-]+)\s*:")
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_ATTRIBUTE = re.compile(r"""\s([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_LOADING = re.compile(r"""<link rel="stylesheet" href="([^"]*)">""")
_WORD = re.compile(r"[\w-]+")
_STRING = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\))""")


@dataclass
class Used:
    """What pages hold, and scripts and templates name, as far as a selector can ask for it."""

    words: set[str] = field(default_factory=set)
    """Classes, ids, and every word of scripts and templates."""
    values: set[tuple[str, str]] = field(default_factory=set)
    """Attributes with their values."""

    def add_page(self, html: str) -> None:
        """Take in what a page holds."""
        for name, *values in _ATTRIBUTE.findall(html):
            value = "".join(values)
            if name in ("class", "id"):
                self.words.update(value.split())
            elif name.startswith(("data-", "type", "for", "role", "dir")):
                self.values.add((name, value))

    def add_words(self, text: str) -> None:
        """Take in what a script or a template may put into a page."""
        self.words.update(_WORD.findall(text))

    def add_sheet(self, text: str) -> None:
        """Take in what a sheet of ours is written for."""
        self.words.update(_plain(name) for name in _NAME.findall(text))

    def may_match(self, selector: str) -> bool:
        """Whether an element could be what a selector asks for."""
        asked = _ARGUMENTS.sub("", selector)
        while (less := _ARGUMENTS.sub("", asked)) != asked:
            asked = less
        values = _VALUE.findall(asked)
        names = _NAME.findall(_VALUE.sub("", asked))
        return all(_plain(name) in self.words for name in names) and all(
            not name.startswith("data-") or (name, value) in self.values or value in self.words
            for name, value in values
        )


@dataclass(frozen=True, slots=True)
class StyleRule:
    """A rule of a sheet; one with rules within it has no body."""

    prelude: str
    body: str = ""
    rules: tuple["StyleRule", ...] = ()


def sheets_of(html: str) -> tuple[str, ...]:
    """The addresses of the sheets that a page loads, in their order."""
    return tuple(_LOADING.findall(html))


def load_joined(html: str, screen: str, paper: str) -> str:
    """The page with the addresses of joined sheets in place of the first that it loads, and none of the others.

    A sheet for paper alone keeps nobody waiting who reads on a screen.
    """
    first = _LOADING.search(html)
    if first is None:
        return html
    *before, rest = _LOADING.split(html[first.end() :])
    between = "".join(text.rstrip() for text in before[::2])
    return f'{html[: first.start(1)]}{screen}"><link rel="stylesheet" href="{paper}" media="print">{between}{rest}'


@dataclass(frozen=True, slots=True)
class JoinedStyles:
    """What draws every page as the sheets did that it is made of."""

    screen: str
    """The rules for every medium, paper among them."""
    paper: str
    """What comes to them on paper."""


def join_styles(sheets: Iterable[tuple[str, bool]], used: Used) -> JoinedStyles:
    """Sheets as one for every medium and one for paper, with their rules in the order that they have.

    Of each it is said whether it is ours.
    """
    kept = [rule for sheet, is_ours in sheets for rule in (_parse(sheet) if is_ours else _kept(_parse(sheet), used))]
    asked = {*_ASKED.findall("".join(map(_text, kept)))}
    screen = (rule for rule in kept if rule.prelude not in _PAPER)
    paper = (inner for rule in kept if rule.prelude in _PAPER for inner in rule.rules or (rule,))
    return JoinedStyles(*("".join(_text(rule, asked) for rule in rules) + "\n" for rules in (screen, paper)))


def _plain(name: str) -> str:
    """A name as pages have it, not as selectors do."""
    return re.sub(r"\\(.)", r"\1", name)


def _parse(sheet: str) -> Iterator[StyleRule]:
    """The rules of a sheet, or of what stands between the braces of a group."""
    start, depth, opened = 0, 0, 0
    for token in _TOKEN.finditer(sheet):
        if token[0] == "{":
            depth += 1
            opened = token.start() if depth == 1 else opened
        elif token[0] == "}":
            depth -= 1
            if depth == 0:
                yield _rule(sheet[start:opened], sheet[opened + 1 : token.start()])
                start = token.end()
        elif token[0] == ";" and depth == 0:  # `@charset`
            start = token.end()
    if depth > 0:  # what is open at the end ends there (CSS Syntax 3, 5.4.8)
        yield _rule(sheet[start:opened], sheet[opened + 1 :] + "}" * (depth - 1))


def _rule(prelude: str, body: str) -> StyleRule:
    head = _pressed(prelude)
    return StyleRule(head, rules=tuple(_parse(body))) if head.startswith(_GROUPS) else StyleRule(head, _pressed(body))


def _pressed(text: str) -> str:
    """Text without comments and without blanks that mean nothing."""
    bare = _TOKEN.sub(lambda token: " " if token[0].startswith("/*") else token[0], text)
    pieces = _STRING.split(bare)
    pieces[::2] = (re.sub(r"\s*([,;{}])\s*", r"\1", re.sub(r"\s+", " ", piece)) for piece in pieces[::2])
    return "".join(pieces).strip().rstrip(";")


def _kept(rules: Iterable[StyleRule], used: Used) -> Iterator[StyleRule]:
    for rule in rules:
        if rule.rules or rule.prelude.startswith(_GROUPS):
            within = tuple(_kept(rule.rules, used))
            if within:
                yield StyleRule(rule.prelude, rules=within)
        elif rule.prelude.startswith("@"):
            yield rule
        else:
            selectors = [selector for selector in _selectors(rule.prelude) if used.may_match(selector)]
            if selectors:
                yield StyleRule(",".join(selectors), rule.body)


def _selectors(prelude: str) -> Iterator[str]:
    """The selectors of a list; a comma within brackets parts none."""
    start, depth = 0, 0
    for at, character in enumerate(prelude):
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            yield prelude[start:at]
            start = at + 1
    yield prelude[start:]


def _text(rule: StyleRule, asked: Iterable[str] | None = None) -> str:
    """A rule as text; given what is `asked` for, without properties of its own that nothing asks for."""
    if rule.rules:
        return f"{rule.prelude}{{{''.join(_text(inner, asked) for inner in rule.rules)}}}"
    body = rule.body if asked is None else ";".join(_needed(rule.body, {*asked}))
    return f"{rule.prelude}{{{body}}}" if body else ""


def _needed(body: str, asked: set[str]) -> Iterator[str]:
    for declaration in _declarations(body):
        own = _PROPERTY.match(declaration)
        if own is None or own[1] in asked:
            yield declaration


def _declarations(body: str) -> Iterator[str]:
    start, depth = 0, 0
    for token in _TOKEN.finditer(body):
        depth += (token[0] in "({") - (token[0] in ")}")
        if token[0] == ";" and depth == 0:
            yield body[start : token.start()]
            start = token.end()
    yield body[start:]
