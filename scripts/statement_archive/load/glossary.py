"""`sources/glossary.yml` -> terms."""

from pathlib import Path

from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.load.keys import Keys, entries, maybe, optional, required
from statement_archive.load.nodes import read_yaml
from statement_archive.load.values import FORMS, LOCALIZED, matching
from statement_archive.model import Term


class _TermKeys(Keys):
    """A term of the field, and its forms by the tag of their language, the base form first."""

    languages = FORMS
    id = required(matching(r"[a-z0-9]+(-[a-z0-9]+)*", "free-trade"), "The term's name in addresses.")
    mt = optional(FORMS, "What machine translations made of the term.")
    also = optional(FORMS, "Forms of no text here that readers may look for.")
    definition = maybe(LOCALIZED, "What the term means, as a sentence.")


class GlossaryKeys(Keys):
    """The terms that the texts share, which the pages mark and the search knows."""

    terms = required(entries(_TermKeys), "The terms, in the order of the page.")


def load_glossary(sources: Path) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The terms in their order; an archive without a glossary has none."""
    path = sources / "glossary.yml"
    if not is_there(path):
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    terms = tuple(map(_term, GlossaryKeys(root).terms)) if root else ()
    seen: set[str] = set()
    for term in terms:
        if term.id and term.id in seen:
            findings.append(Finding(term.place, f"two terms have the id `{term.id}`"))
        seen.add(term.id)
    return terms, tuple(findings)


def _term(keys: _TermKeys) -> Term:
    before = len(keys.node.findings)
    term = Term(
        id=keys.id,
        forms=keys.by_language(),
        place=keys.node.place,
        machine=keys.mt,
        also=keys.also,
        definition=keys.definition,
    )
    if not term.all_forms and len(keys.node.findings) == before:
        keys.node.report(f"the term `{term.id}` has no form in any language")
    return term
