"""YAML -> model: what editors declared, validated once. Reads `sources/`, decides nothing about a text."""

from archive.load.attestations import load_attestations
from archive.load.document import load_archive, load_document
from archive.load.entities import load_entities
from archive.load.glossary import load_glossary
from archive.load.prose import load_prose
from archive.load.references import load_references
from archive.load.worldmap import load_atlas

__all__ = [
    "load_archive",
    "load_atlas",
    "load_attestations",
    "load_document",
    "load_entities",
    "load_glossary",
    "load_prose",
    "load_references",
]
