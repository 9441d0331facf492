"""`sources/entities.yml` -> the countries, organisations and people that texts name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from statement_archive.files import is_there
from statement_archive.findings import Finding
from statement_archive.load.keys import Keys, entries, maybe, one, optional, required
from statement_archive.load.nodes import read_yaml
from statement_archive.load.values import FORMS, LOCALIZED, TEXT, choice, matching
from statement_archive.model import Entity, EntityKind, Localized, Role

_NAME_OF_ITS_OWN = matching(r"[a-z0-9]+(-[a-z0-9]+)*", "wang-yi")
_NAME = "What pages call it, by the language of the page."


class _FormKeys(Keys):
    """How texts name it, by the tag of the language; every form that a text has."""

    languages = FORMS
    mt = optional(FORMS, "How machine translations name it.")


class _EntityKeys(Keys):
    forms = required(one(_FormKeys), "How texts name it, by language.")
    also = optional(FORMS, "Names in no text here that readers may look for.")


class _CountryKeys(_EntityKeys):
    """A country; what it is called, CLDR knows."""

    id = required(matching(r"[A-Z]{2}", "CN"), "Its two letters in ISO 3166-1.")
    role = required(choice(Role), "How it took part.")
    name = optional(LOCALIZED, "What pages call it where CLDR has no name, or one that will not do.")
    long = maybe(LOCALIZED, "Its long form, as texts have it.")


class _OrganisationKeys(_EntityKeys):
    """An organisation."""

    id = required(_NAME_OF_ITS_OWN, "Its name in addresses.")
    name = required(LOCALIZED, _NAME)
    abbreviation = optional(TEXT, "Its abbreviation.")


class _PersonKeys(_EntityKeys):
    """A person."""

    id = required(_NAME_OF_ITS_OWN, "The person's name in addresses.")
    name = required(LOCALIZED, _NAME)
    office = maybe(LOCALIZED, "The office, as texts give it.")


class EntitiesKeys(Keys):
    """The countries, organisations and people that the texts name."""

    countries = optional(entries(_CountryKeys), "The countries.")
    organisations = optional(entries(_OrganisationKeys), "The organisations.")
    people = optional(entries(_PersonKeys), "The people.")


def load_entities(sources: Path) -> tuple[tuple[Entity, ...], tuple[Finding, ...]]:
    """The entities in their order, countries first; an archive without the file has none."""
    path = sources / "entities.yml"
    if not is_there(path):
        return (), ()
    findings: list[Finding] = []
    root = read_yaml(path, f"{sources.name}/{path.name}", findings)
    entities = tuple(_entities(EntitiesKeys(root))) if root else ()
    seen: set[str] = set()
    for entity in entities:
        if entity.id and entity.id in seen:
            findings.append(Finding(entity.place, f"two entities have the id `{entity.id}`"))
        seen.add(entity.id)
    return entities, tuple(findings)


def _entities(keys: EntitiesKeys) -> Iterator[Entity]:
    for country in keys.countries:
        named = _entity(country, EntityKind.COUNTRY, country.id, country.name)
        yield replace(named, long=country.long, role=country.role)
    for organisation in keys.organisations:
        named = _entity(organisation, EntityKind.ORGANISATION, organisation.id, organisation.name)
        yield replace(named, abbreviation=organisation.abbreviation)
    for person in keys.people:
        named = _entity(person, EntityKind.PERSON, person.id, person.name)
        yield replace(named, office=person.office)


def _entity(keys: _EntityKeys, kind: EntityKind, id_: str, name: Localized) -> Entity:
    forms, machine = (keys.forms.by_language(), keys.forms.mt) if keys.forms else ({}, ())
    return Entity(id_, kind, name, forms, keys.node.place, machine, keys.also)
