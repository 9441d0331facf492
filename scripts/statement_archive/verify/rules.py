"""Rules, and what came of them. A rule is a generator of findings: its name is its id, its docstring its help.

Every rule of `make check` is one of these, whatever it looks at: a work, the whole archive, a built site.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from statement_archive.findings import Finding, blocking, in_order

Subject = TypeVar("Subject")
_Checked = TypeVar("_Checked", contravariant=True)


class NothingToCheckError(Exception):
    """A checker was given a folder in which there is nothing of what it looks at: never a sign that all is well."""


class Rule(Protocol[_Checked]):
    """A function with one sentence for its docstring."""

    __name__: str
    __doc__: str | None

    def __call__(self, subject: _Checked, /) -> Iterator[Finding]:
        """Everything in the subject that breaks the rule."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule found in one part of the archive."""

    rule: str
    """The rule's id, such as `parts-cover`."""
    help: str
    """What the rule asks, in one sentence."""
    part: str
    """What was looked at: `sources`, or the name of a built site."""
    findings: tuple[Finding, ...]
    """By place; empty where the rule holds."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are not open questions."""
        return blocking(self.findings)


def rule_id(rule: Rule[Any]) -> str:
    """The rule's name in kebab case."""
    return rule.__name__.replace("_", "-")


def help_text(rule: Rule[Any]) -> str:
    """The first paragraph of the rule's docstring, on one line; what follows it is for those who read the code."""
    return " ".join((rule.__doc__ or "").split("\n\n")[0].split())


def outcome(rule: Rule[Subject], subjects: Iterable[Subject], part: str) -> Outcome:
    """Hold the rule against each subject; they are all in the same part of the archive."""
    return outcomes((rule,), subjects, part)[0]


def outcomes(rules: Sequence[Rule[Subject]], subjects: Iterable[Subject], part: str) -> list[Outcome]:
    """Hold several rules against each subject as it comes, so that none is made twice or kept for the next rule."""
    found: list[list[Finding]] = [[] for _ in rules]
    for subject in subjects:
        for own, rule in zip(found, rules, strict=True):
            own += rule(subject)
    return [
        Outcome(rule_id(rule), help_text(rule), part, tuple(in_order(own)))
        for own, rule in zip(found, rules, strict=True)
    ]
