"""Typed reading of YAML nodes: every value knows its line, every mistake becomes a finding and reading goes on.

Scalars are taken as the text that stands in the file: YAML's guesses (dates, octal numbers, `no`) are not wanted here.
A reader that meets a wrong value reports it and returns an empty one, so that one run shows all mistakes of a file.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TypeVar

import yaml

from statement_archive.files import UnreadableError, read_bytes
from statement_archive.findings import Finding, Fix
from statement_archive.limits import NAME, SENTENCE, TEXT, YAML_BYTES, Limit
from statement_archive.load.composing import NOTHING, Composed, ExcessError, compose
from statement_archive.model import Localized
from statement_archive.tags import TURNS, canonical, fault, is_known, meant

Choice = TypeVar("Choice", bound=StrEnum)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no text has, and neither HTML nor UTF-8 can hold; YAML can write it as an escape, such as `\\x02`."""
_LINE_BREAK = re.compile(r"[\n\u2028\u2029]")
INTEGER = r"[1-9][0-9]{0,8}"
"""The form of a whole number; forms mean the same to Python and to the schemas, which JavaScript reads (ECMA-262)."""
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
FLAG = r"true|false"
RANGE = rf"{INTEGER}(-{INTEGER})?"
_ALIKE = 0.75
"""From which likeness on, as difflib has it, a key may be another one misspelt: `titel`, `licence_address`."""


_MOST_KEYS = 50
"""Keys of a mapping in which misspelt ones are looked for."""
_YES_OR_NO = {"true": ("yes", "y", "on", "1", "true"), "false": ("no", "n", "off", "0", "none", "false")}
"""What people and other programs write for the two answers that there are."""


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML node with the file it stands in and the list its findings go to."""

    yaml: yaml.Node
    file: str
    findings: list[Finding] = field(repr=False)

    @property
    def place(self) -> str:
        """`file:line` of the node."""
        return f"{self.file}:{self.yaml.start_mark.line + 1}"

    @property
    def is_list(self) -> bool:
        """Whether it is a list, which `items` reads."""
        return isinstance(self.yaml, yaml.SequenceNode)

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys and values, which `pairs` and `fields` read."""
        return isinstance(self.yaml, yaml.MappingNode)

    def is_text(self, value: str) -> bool:
        """Whether it is just these words."""
        return isinstance(self.yaml, yaml.ScalarNode) and self.yaml.value == value

    def report(self, message: str, hint: str = "") -> None:
        """Collect a finding at this node."""
        self.findings.append(Finding(self.place, message, hint))

    def text(self, limit: Limit = TEXT) -> str:
        """A non-empty scalar as it stands in the file; "" after a finding.

        Bare `null` and `~` are no words: to every editor and other reader of YAML they are nothing.
        """
        if not isinstance(self.yaml, yaml.ScalarNode) or not self.yaml.value.strip():
            self.report(f"expected a text, found {_describe(self.yaml)}")
            return ""
        if self.yaml.tag == NOTHING:
            self.report(f"expected a text, found {_describe(self.yaml)}, which is nothing", "put quotes around a word")
            return ""
        if excess := limit.fault(len(self.yaml.value)):
            self.report(f"`{self.yaml.value}` {excess}")
            return ""
        control = _CONTROL.search(self.yaml.value)
        if control:
            self.report(f"has the control character U+{ord(control.group()):04X}")
            return ""
        return str(self.yaml.value)

    def replacement(self) -> str:
        """A text, or nothing at all written as `""`."""
        is_empty = isinstance(self.yaml, yaml.ScalarNode) and self.yaml.style in ("'", '"') and not self.yaml.value
        return "" if is_empty else self.text()

    def sentence(self, limit: Limit = SENTENCE) -> str:
        """A text on one line, without the white space around it; "" after a finding."""
        value = self.text(limit).strip()
        if value and not any(character.isprintable() for character in value):
            self.report("expected words, found nothing that can be seen")
            return ""
        if _LINE_BREAK.search(value):
            self.report("expected a text on one line, found a line break in it", "fold the lines with `>` or join them")
            return ""
        return value

    def name(self) -> str:
        """A sentence that stands in the middle of others, as in the tab of a browser; "" after a finding."""
        value = self.sentence(NAME)
        turning = TURNS.search(value)
        if turning:
            self.report(f"has U+{ord(turning.group()):04X}, which turns the direction of all words behind it")
            return ""
        return value

    def matching(self, pattern: str, example: str, limit: Limit = NAME) -> str:
        """A scalar that matches `pattern` as a whole; "" after a finding that shows `example`."""
        return self.form(pattern, "", f"write it like `{example}`", limit)

    def form(self, pattern: str, expected: str, hint: str = "", limit: Limit = NAME) -> str:
        """A scalar that matches `pattern` as a whole; "" after a finding that says what was `expected`."""
        value = self.text(limit)
        if value and not re.fullmatch(pattern, value):
            message = f"expected {expected}, found `{value}`" if expected else f"`{value}` is not of the expected form"
            self.report(message, hint)
            return ""
        return value

    def integer(self) -> int:
        """A whole number from 1 on; 1 after a finding."""
        return int(self.form(INTEGER, "a whole number from 1 to 999999999") or 1)

    def date(self) -> str:
        """A day as ISO 8601 writes it, one of the calendar; "" after a finding."""
        value = self.form(DAY, "a day", "year, month and day, as in `2020-01-31`")
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            self.report(f"`{value}` is no day of the calendar")
            return ""

    def flag(self) -> bool:
        """`true` or `false`."""
        word = self.yaml.value.lower() if isinstance(self.yaml, yaml.ScalarNode) else ""
        answers = [answer for answer, words in _YES_OR_NO.items() if word in words]
        hint = f"write `{answers[0]}`" if answers else "this says whether something is so, not what it is"
        return self.form(FLAG, "`true` or `false`", hint) == "true"

    def range(self) -> range:
        """`3-7` (both ends included) or `3` as a Python range; empty after a finding."""
        value = self.form(RANGE, "a number from 1 on, or the first and the last as in `3-7`")
        if not value:
            return range(0)
        first, last = (int(end) for end in (value.split("-") * 2)[:2])
        if last < first:
            self.report(f"the range `{value}` runs backwards", f"write `{last}-{first}`")
            return range(0)
        return range(first, last + 1)

    def choice(self, choices: type[Choice]) -> Choice:
        """A member of a closed set; the first one after a finding."""
        value = self.text()
        members = {member.value: member for member in choices}
        if value and value not in members:
            self.report(f"`{value}` is not one of {_listed(members)}", _nearest(value, members))
        return members.get(value, next(iter(choices)))

    def language(self) -> str:
        """A language tag as BCP 47 has it written, `zh-Hant` for `zh-hant`; "" after a finding."""
        value = self.text(NAME)
        wrong = fault(value) if value else ""
        if wrong:
            guess = meant(value)
            hint = f"do you mean `{guess}`?" if guess else "write it like `fr` or `zh-Hant` (BCP 47)"
            self.report(f"`{value}` {wrong}", hint)
        return "" if wrong else canonical(value)

    def localized(self, *, is_name: bool = False) -> Localized:
        """A mapping with a sentence, or a name, for each language that editors wrote it in, at least one."""
        if isinstance(self.yaml, yaml.ScalarNode) and self.yaml.value:
            self.report(f"expected a sentence for each language, found {_describe(self.yaml)}", "write it as `en: …`")
            return Localized({})
        before = len(self.findings)
        read = Node.name if is_name else Node.sentence
        texts = {language: read(value) for language, value in self.fields(languages=True).items()}
        if not texts and len(self.findings) == before:
            self.report("a sentence in no language", "write it in one, as `en: …`")
        return Localized(texts)

    def items(self) -> Iterator["Node"]:
        """The entries of a list."""
        if isinstance(self.yaml, yaml.SequenceNode):
            for entry in self.yaml.value:
                yield Node(entry, self.file, self.findings)
        else:
            self.report(
                f"expected a list, found {_describe(self.yaml)}", "begin each entry with `- `, a single one, too"
            )

    def pairs(self) -> Iterator[tuple["Node", "Node"]]:
        """Keys and values of a mapping."""
        if isinstance(self.yaml, yaml.MappingNode):
            for key, value in self.yaml.value:
                yield Node(key, self.file, self.findings), Node(value, self.file, self.findings)
        else:
            self.report(f"expected keys and values, found {_describe(self.yaml)}")

    def fields(
        self, *, required: tuple[str, ...] = (), optional: tuple[str, ...] = (), languages: bool = False
    ) -> dict[str, "Node"]:
        """Values by key; reports keys that are missing, unknown or there twice.

        Where `languages` is true, tags of languages are known keys besides; they come out as BCP 47 has them written.
        """
        found: dict[str, Node] = {}
        meant_keys: dict[str, str] | None = None
        is_mapping = isinstance(self.yaml, yaml.MappingNode)
        for key, value in self.pairs():
            name = key.yaml.value if isinstance(key.yaml, yaml.ScalarNode) else ""
            is_tag = languages and name not in required + optional and not NAME.fault(len(name)) and is_known(name)
            name = canonical(name) if is_tag else name
            if name not in required + optional and not is_tag:
                known = _listed((*required, *optional, *(("en", "zh-Hant") if languages else ())))
                also = " and other tags of languages (BCP 47)" if languages else ""
                language = meant(name) if languages and not NAME.fault(len(name)) else ""
                if meant_keys is None:
                    meant_keys = self._meant_keys((*required, *optional))
                near = "" if language else meant_keys.get(name[: NAME.most], "")
                guess = f"do you mean `{language or near}`? " if language or near else ""
                fix = _spelling(key, near) if near else None
                hint = f"{guess}known here: {known}{also}"
                self.findings.append(Finding(key.place, f"unknown key {_describe(key.yaml)}", hint, fix=fix))
            elif name in found:
                key.report(f"key `{name}` stands twice")
            else:
                found[name] = value
        for name in required if is_mapping else ():
            if name not in found:
                self.report(f"missing key `{name}`")
        return found

    def _meant_keys(self, known: tuple[str, ...]) -> dict[str, str]:
        """Of unknown keys, the only one each that is spelt almost so, is not there, and no other may mean."""
        if len(self.yaml.value) > _MOST_KEYS:  # each is compared with each
            return {}
        present = [str(key.yaml.value)[: NAME.most] for key, _ in self.pairs()]
        free = [key for key in known if key not in present]
        near = [
            (other, get_close_matches(other.casefold(), free, n=2, cutoff=_ALIKE))
            for other in present
            if other not in known
        ]
        meant_by = Counter(key for _, keys in near for key in keys)
        return {name: keys[0] for name, keys in near if len(keys) == 1 and meant_by[keys[0]] == 1}


def read_yaml(path: Path, file: str, findings: list[Finding]) -> Node | None:
    """The root node of a YAML file of plain data, or None after a finding that says why there is none.

    `file` is what the file is called: its path from the folder on in which the archive's sources are.
    """
    composed = _composed(path, file, findings)
    if composed is None or composed.root is None:
        return None
    findings += [Finding(f"{file}:{oddity.line}", oddity.message, oddity.hint) for oddity in composed.oddities]
    return None if composed.oddities else Node(composed.root, file, findings)


def read_configuration(path: Path, file: str, findings: list[Finding]) -> Node | None:
    """The same of a builder's configuration, which may have tags and aliases; they stand for nothing here."""
    composed = _composed(path, file, findings)
    return Node(composed.root, file, findings) if composed and composed.root else None


def _composed(path: Path, file: str, findings: list[Finding]) -> Composed | None:
    """What the file says; None after a finding (unreadable, too large, not UTF-8, does not parse, empty)."""
    text = ""
    try:
        sources = path.parents[max(0, len(PurePath(file).parts) - 2)]
        text = read_bytes(path, within=sources, limit=YAML_BYTES).decode("utf-8")
        composed = compose(text)
        if composed.root is None:
            findings.append(Finding(f"{file}:1", "the file is empty"))
        return composed
    except UnreadableError as error:
        findings.append(Finding(file, str(error), error.hint))
    except UnicodeDecodeError as error:
        findings.append(Finding(file, f"is not UTF-8 at byte {error.start}", "save it as UTF-8"))
    except ExcessError as error:
        findings.append(Finding(f"{file}:{error.line}", str(error)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        hint = _QUOTE if error.problem and error.problem.startswith(_UNQUOTED) else ""
        place = f"{file}:{mark.line + 1 if mark else 1}"
        findings.append(Finding(place, f"YAML does not parse: {error.problem}", hint))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        findings.append(Finding(f"{file}:{line}", f"YAML does not parse: {error.reason}"))
    return None


_UNQUOTED = ("did not find expected ',' or '}'", "mapping values are not allowed", "did not find expected key")
_QUOTE = "put words with a colon, a comma or an apostrophe in double quotation marks"
"""What is mostly wrong there, in sentences of editors."""


def _spelling(key: Node, meant_key: str) -> Fix | None:
    """What gives a key its right name; None where more than the name stands there."""
    start, end = key.yaml.start_mark.index, key.yaml.end_mark.index
    quotes = 2 if isinstance(key.yaml, yaml.ScalarNode) and key.yaml.style else 0
    return Fix(key.file, start, end, meant_key) if end - start == len(key.yaml.value) + quotes else None


def _nearest(value: str, known: Iterable[str]) -> str:
    """What may be meant by a word that is none of the known ones; "" where none is near."""
    word = value[: NAME.most].lower()
    near = get_close_matches(word, [name for name in known if name[0] == word[:1]], n=1, cutoff=_ALIKE)
    return f"do you mean `{near[0]}`?" if near else ""


def _describe(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return f"`{node.value}`" if node.value else "nothing"
    return "a list" if isinstance(node, yaml.SequenceNode) else "keys and values"


def _listed(names: "tuple[str, ...] | dict[str, Choice]") -> str:
    return ", ".join(f"`{name}`" for name in names)
