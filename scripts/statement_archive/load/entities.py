"""`sources/entities.yml` -> the countries, organisations and people that texts name."""

from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.load.glossary import forms_of
from statement_archive.load.nodes import Node, entries_of, localized_of, read_yaml, text_of
from statement_archive.model import Entity, EntityKind, Role

_GROUPS = {
    "countries": EntityKind.COUNTRY,
    "organisations": EntityKind.ORGANISATION,
    "people": EntityKind.PERSON,
}
_OWN_KEYS: dict[EntityKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    EntityKind.COUNTRY: (("role",), ("name", "long")),
    EntityKind.ORGANISATION: (("name",), ("abbreviation",)),
    EntityKind.PERSON: (("name",), ("office",)),
}
"""Required and optional keys that only this kind has."""


def load_entities(sources: Path) -> tuple[tuple[Entity, ...], tuple[Finding, ...]]:
    """The entities in their order, countries first; an archive without the file has none."""
    path = sources / "entities.yml"
    if not path.exists():
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    fields = root.fields(optional=tuple(_GROUPS)) if root else {}
    entities = tuple(_entity(node, kind) for group, kind in _GROUPS.items() for node in entries_of(fields, group))
    seen: set[str] = set()
    for entity in entities:
        if entity.id and entity.id in seen:
            findings.append(Finding(entity.place, f"two entities have the id `{entity.id}`"))
        seen.add(entity.id)
    return entities, tuple(findings)


def _entity(node: Node, kind: EntityKind) -> Entity:
    required, optional = _OWN_KEYS[kind]
    fields = node.fields(required=("id", "forms", *required), optional=("also", *optional))
    forms = fields["forms"].fields(optional=("mt",), languages=True) if "forms" in fields else {}
    return Entity(
        id=_id(fields, kind),
        kind=kind,
        name=localized_of(fields, "name"),
        forms={language: forms_of(forms, language) for language in forms if language != "mt"},
        place=node.place,
        machine=forms_of(forms, "mt"),
        also=forms_of(fields, "also"),
        long=text_of(fields, "long"),
        role=fields["role"].choice(Role) if "role" in fields else None,
        abbreviation=text_of(fields, "abbreviation"),
        office=fields["office"].localized() if "office" in fields else None,
    )


def _id(fields: dict[str, Node], kind: EntityKind) -> str:
    """A country's code or another entity's name for itself; "" where it is missing or of another form."""
    if "id" not in fields:
        return ""
    if kind is EntityKind.COUNTRY:
        return fields["id"].matching(r"[A-Z]{2}", "CN")
    return fields["id"].matching(r"[a-z0-9]+(-[a-z0-9]+)*", "wang-yi")
