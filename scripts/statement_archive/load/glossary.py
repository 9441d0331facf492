"""`sources/glossary.yml` -> terms."""

from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.nodes import Node, entries_of, read_yaml
from statement_archive.model import Term

_BESIDE_FORMS = ("mt", "also", "definition")


def load_glossary(sources: Path) -> tuple[tuple[Term, ...], tuple[Finding, ...]]:
    """The terms in their order; an archive without a glossary has none."""
    path = sources / "glossary.yml"
    if not path.exists():
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    fields = root.fields(required=("terms",)) if root else {}
    terms = tuple(_term(node) for node in entries_of(fields, "terms"))
    seen: set[str] = set()
    for term in terms:
        if term.id and term.id in seen:
            findings.append(Finding(term.place, f"two terms have the id `{term.id}`"))
        seen.add(term.id)
        if not term.all_forms:
            findings.append(Finding(term.place, f"the term `{term.id}` has no form in any language"))
    return terms, tuple(findings)


def forms_of(fields: dict[str, Node], key: str) -> tuple[str, ...]:
    """The forms listed under a key, without those that are faulty; none where the key is missing."""
    return tuple(filter(None, (form.sentence() for form in entries_of(fields, key))))


def _term(node: Node) -> Term:
    fields = node.fields(required=("id",), optional=_BESIDE_FORMS, languages=True)
    return Term(
        id=fields["id"].matching(r"[a-z0-9]+(-[a-z0-9]+)*", "health-silk-road") if "id" in fields else "",
        forms={key: forms_of(fields, key) for key in fields if key not in ("id", *_BESIDE_FORMS)},
        place=node.place,
        machine=forms_of(fields, "mt"),
        also=forms_of(fields, "also"),
        definition=fields["definition"].localized() if "definition" in fields else None,
    )
