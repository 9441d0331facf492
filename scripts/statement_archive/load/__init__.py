"""YAML -> model: what editors declared, validated once. Reads `sources/`, decides nothing about a text."""

from statement_archive.load.about import load_about
from statement_archive.load.attestations import load_attestations
from statement_archive.load.by_hand import check_by_hand
from statement_archive.load.document import document_names, load_archive, load_document
from statement_archive.load.entities import load_entities
from statement_archive.load.glossary import load_glossary
from statement_archive.load.outlines import load_atlas
from statement_archive.load.packages import load_packages
from statement_archive.load.prose import load_prose
from statement_archive.load.published import load_published
from statement_archive.load.references import load_references
from statement_archive.load.settings import load_languages

__all__ = [
    "check_by_hand",
    "document_names",
    "load_about",
    "load_archive",
    "load_atlas",
    "load_attestations",
    "load_document",
    "load_entities",
    "load_glossary",
    "load_languages",
    "load_packages",
    "load_prose",
    "load_published",
    "load_references",
]
