"""`sources/glossary.yml` -> terms."""

from pathlib import Path

from archive.errors import Finding
from archive.load.nodes import Node, read_yaml
from archive.model import LANGUAGES, Term


def load_glossary(sources: Path) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The terms in their order; an archive without a glossary has none."""
    path = sources / "glossary.yml"
    if not path.exists():
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    fields = root.fields(required=("terms",)) if root else {}
    terms = tuple(_term(node) for node in fields["terms"].items()) if "terms" in fields else ()
    seen: set[str] = set()
    for term in terms:
        if term.id in seen:
            findings.append(Finding(term.place, f"two terms have the id `{term.id}`"))
        seen.add(term.id)
    return terms, tuple(findings)


def _term(node: Node) -> Term:
    fields = node.fields(required=("id", *LANGUAGES))
    forms = tuple(tuple(form.text() for form in fields[lang].items()) if lang in fields else () for lang in LANGUAGES)
    return Term(fields["id"].text() if "id" in fields else "", forms, node.place)
