"""Typed reading of YAML nodes: every value knows its line, every mistake becomes a finding and reading goes on.

Scalars are taken as the text that stands in the file: YAML's guesses (dates, octal numbers, `no`) are not wanted here.
A reader that meets a wrong value reports it and returns an empty one, so that one run shows all mistakes of a file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import yaml

from statement_archive.findings import Finding, Fix
from statement_archive.model import Localized
from statement_archive.tags import TURNS, canonical, fault, is_known, meant

Choice = TypeVar("Choice", bound=StrEnum)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What no text has and HTML can't show; YAML can write it as an escape, such as `\\x02`."""
_LINE_BREAK = re.compile(r"[\n\u2028\u2029]")
INTEGER = r"[1-9][0-9]{0,8}"
"""The form of a whole number; forms mean the same to Python and to the schemas, which JavaScript reads (ECMA-262)."""
DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
FLAG = r"true|false"
RANGE = rf"{INTEGER}(-{INTEGER})?"
_NOTHING = "tag:yaml.org,2002:null"
_DEEPEST = 50
"""Nesting that no file of an archive reaches; libyaml's composer would exhaust the stack at some hundred thousand."""
_ALIKE = 0.75
"""From which likeness on, as difflib has it, a key may be another one misspelt: `titel`, `licence_address`."""
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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

    def text(self) -> str:
        """A non-empty scalar as it stands in the file; "" after a finding.

        Bare `null` and `~` are no words: to every editor and other reader of YAML they are nothing.
        """
        if not isinstance(self.yaml, yaml.ScalarNode) or not self.yaml.value.strip():
            self.report(f"expected a text, found {_describe(self.yaml)}")
            return ""
        if self.yaml.tag == _NOTHING:
            self.report(f"expected a text, found {_describe(self.yaml)}, which is nothing", "put quotes around a word")
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

    def sentence(self) -> str:
        """A text on one line, without the white space around it; "" after a finding."""
        value = self.text().strip()
        if value and not any(character.isprintable() for character in value):
            self.report("expected words, found nothing that can be seen")
            return ""
        if _LINE_BREAK.search(value):
            self.report("expected a text on one line, found a line break in it", "fold the lines with `>` or join them")
            return ""
        return value

    def name(self) -> str:
        """A sentence that stands in the middle of others, as in the tab of a browser; "" after a finding."""
        value = self.sentence()
        turning = TURNS.search(value)
        if turning:
            self.report(f"has U+{ord(turning.group()):04X}, which turns the direction of all words behind it")
            return ""
        return value

    def matching(self, pattern: str, example: str) -> str:
        """A scalar that matches `pattern` as a whole; "" after a finding that shows `example`."""
        value = self.text()
        if value and not re.fullmatch(pattern, value):
            self.report(f"`{value}` is not of the expected form", f"write it like `{example}`")
            return ""
        return value

    def integer(self) -> int:
        """A whole number from 1 on; 1 after a finding."""
        return int(self.matching(INTEGER, "2") or 1)

    def date(self) -> str:
        """A day as ISO 8601 writes it, one of the calendar; "" after a finding."""
        value = self.matching(DAY, "2020-01-31")
        try:
            return date.fromisoformat(value).isoformat() if value else ""
        except ValueError:
            self.report(f"`{value}` is no day of the calendar")
            return ""

    def flag(self) -> bool:
        """`true` or `false`."""
        return self.matching(FLAG, "true") == "true"

    def range(self) -> range:
        """`3-7` (both ends included) or `3` as a Python range; empty after a finding."""
        value = self.matching(RANGE, "3-7")
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
            self.report(f"`{value}` is not one of {_listed(members)}")
        return members.get(value, next(iter(choices)))

    def language(self) -> str:
        """A language tag as BCP 47 has it written, `zh-Hant` for `zh-hant`; "" after a finding."""
        value = self.text()
        wrong = fault(value) if value else ""
        if wrong:
            guess = meant(value)
            hint = f"do you mean `{guess}`?" if guess else "write it like `fr` or `zh-Hant` (BCP 47)"
            self.report(f"`{value}` {wrong}", hint)
        return "" if wrong else canonical(value)

    def localized(self, *, is_name: bool = False) -> Localized:
        """A mapping with a sentence, or a name, for each language that editors wrote it in, at least one."""
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
            self.report(f"expected a list, found {_describe(self.yaml)}")

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
        is_mapping = isinstance(self.yaml, yaml.MappingNode)
        for key, value in self.pairs():
            name = key.yaml.value if isinstance(key.yaml, yaml.ScalarNode) else ""
            is_tag = languages and name not in required + optional and is_known(name)
            name = canonical(name) if is_tag else name
            if name not in required + optional and not is_tag:
                known = _listed((*required, *optional, *(("en", "zh-Hant") if languages else ())))
                also = " and other tags of languages (BCP 47)" if languages else ""
                language = meant(name) if languages else ""
                near = "" if language else self._meant_key(name, (*required, *optional))
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

    def _meant_key(self, name: str, known: tuple[str, ...]) -> str:
        """The only key that is spelt almost so, is not there, and is not meant by another as well; else ""."""
        present = [str(key.yaml.value) for key, _ in self.pairs()]
        free = [key for key in known if key not in present]
        near = [
            get_close_matches(other.casefold(), free, n=2, cutoff=_ALIKE) for other in present if other not in known
        ]
        own = get_close_matches(name.casefold(), free, n=2, cutoff=_ALIKE)
        return own[0] if len(own) == 1 and sum(own[0] in others for others in near) == 1 else ""


def read_yaml(path: Path, file: str, findings: list[Finding]) -> Node | None:
    """The root node of a YAML file, or None after a finding (unreadable, not UTF-8, does not parse, empty)."""
    try:
        text = path.read_bytes().decode("utf-8")
        is_too_deep = _is_too_deep(text)
        root = None if is_too_deep else yaml.compose(text, Loader=_Loader)
    except OSError as error:
        findings.append(Finding(file, f"can't be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        findings.append(Finding(file, f"is not UTF-8 at byte {error.start}", "save it as UTF-8"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        findings.append(Finding(f"{file}:{mark.line + 1 if mark else 1}", f"YAML does not parse: {error.problem}"))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        findings.append(Finding(f"{file}:{line}", f"YAML does not parse: {error.reason}"))
    else:
        if root is not None:
            return Node(root, file, findings)
        findings.append(Finding(f"{file}:1", "the file is nested too deeply" if is_too_deep else "the file is empty"))
    return None


def _is_too_deep(text: str) -> bool:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _spelling(key: Node, meant_key: str) -> Fix | None:
    """What gives a key its right name; None where more than the name stands there."""
    start, end = key.yaml.start_mark.index, key.yaml.end_mark.index
    quotes = 2 if isinstance(key.yaml, yaml.ScalarNode) and key.yaml.style else 0
    return Fix(key.file, start, end, meant_key) if end - start == len(key.yaml.value) + quotes else None


def _describe(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return f"`{node.value}`" if node.value else "nothing"
    return "a list" if isinstance(node, yaml.SequenceNode) else "keys and values"


def _listed(names: "tuple[str, ...] | dict[str, Choice]") -> str:
    return ", ".join(f"`{name}`" for name in names)
