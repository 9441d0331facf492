"""The schemas of an archive's YAML files, made of what the loaders read by (JSON Schema, draft 2020-12).

Editors that know YAML offer the keys of a file, say what each is for, and mark what a loader would refuse, by the line
that stands first in the file. The schemas lie in an archive's folder `schemas/`, so that this works without a network
and before anything is built.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from statement_archive.load.about import ArchiveKeys
from statement_archive.load.attestations import AttestationsKeys
from statement_archive.load.document import DocumentKeys
from statement_archive.load.emendations import EmendationsKeys
from statement_archive.load.entities import EntitiesKeys
from statement_archive.load.glossary import GlossaryKeys
from statement_archive.load.keys import Keys
from statement_archive.load.outlines import OutlinesKeys
from statement_archive.load.published import PublishedKeys
from statement_archive.load.references import ReferencesKeys
from statement_archive.load.registers import AuditKeys
from statement_archive.load.sections import SECTION
from statement_archive.load.values import LOCALIZED_SCHEMA, NodeSchema

FOLDER = "schemas"
"""Where the schemas lie in an archive's folder."""
_OF_DOCUMENT: Mapping[str, type[Keys]] = {"document": DocumentKeys, "emendations": EmendationsKeys, "audit": AuditKeys}
_OF_ARCHIVE: Mapping[str, type[Keys]] = {
    "archive": ArchiveKeys,
    "glossary": GlossaryKeys,
    "entities": EntitiesKeys,
    "references": ReferencesKeys,
    "attestations": AttestationsKeys,
    "outlines": OutlinesKeys,
    "published": PublishedKeys,
}
FILES: Mapping[str, type[Keys]] = {**_OF_DOCUMENT, **_OF_ARCHIVE}
"""What stands in each file, by its name without the ending."""

_DEFINITIONS: Mapping[str, NodeSchema] = {"localized": LOCALIZED_SCHEMA, "section": SECTION}
"""What schemas say in several places, by the name under which they have it once."""


def schemas() -> dict[str, NodeSchema]:
    """The schema of each file, by its name without the ending."""
    return {stem: _schema(stem, keys) for stem, keys in FILES.items()}


def schema_line(stem: str) -> str:
    """The first line of a file, which leads editors to its schema, without the end of the line."""
    up = "../.." if stem in _OF_DOCUMENT else ".."
    return f"# yaml-language-server: $schema={up}/{FOLDER}/{file_name(stem)}"


def file_name(stem: str) -> str:
    """The name of the file with the schema of `stem`.yml."""
    return f"{stem}.schema.json"


def schema_files() -> dict[str, str]:
    """The text of every schema by the name of its file."""
    made = schemas().items()
    return {file_name(stem): json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for stem, schema in made}


def write_schemas(project: Path) -> tuple[str, ...]:
    """Write the schemas into an archive's folder; the paths in it of those that are new or changed."""
    changed = []
    for name, text in schema_files().items():
        path = project / FOLDER / name
        if not path.is_file() or path.read_bytes() != text.encode("utf-8"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
            changed.append(f"{FOLDER}/{name}")
    return tuple(changed)


def _schema(stem: str, keys: type[Keys]) -> NodeSchema:
    schema = keys.schema()
    said = json.dumps(schema)
    used = {name: definition for name, definition in _DEFINITIONS.items() if f"#/$defs/{name}" in said}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"{stem}.yml"}
    return {**head, **schema, **({"$defs": used} if used else {})}
