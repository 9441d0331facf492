"""Entities and glossary terms are read from YAML once; what is wrong is said with its line."""

from collections.abc import Callable
from pathlib import Path

from statement_archive.load.entities import load_entities
from statement_archive.load.glossary import load_glossary
from statement_archive.model import EntityKind, Localized, Role

LayOut = Callable[..., Path]
NAME = "{en: China, zh: 中国, zh-Hant: 中國}"
FORMS = "{en: [China], zh: [], zh-Hant: []}"


def test_countries_organisations_and_people_come_in_this_order(tmp_path: Path, lay_out: LayOut) -> None:
    text = (
        f"people:\n  - {{id: wang-yi, name: {NAME}, office: {NAME}, forms: {FORMS}}}\n"
        f"organisations:\n  - {{id: who, name: {NAME}, abbreviation: WHO, forms: {FORMS}}}\n"
        f"countries:\n  - {{id: CN, role: written statement, name: {NAME}, long: {{en: long}}, forms: {FORMS}}}\n"
    )
    entities, findings = load_entities(lay_out(tmp_path, {"entities.yml": text}))
    country, organisation, person = entities
    assert findings == ()
    assert [entity.kind for entity in entities] == [*EntityKind]
    assert (country.id, country.role, country.long) == (
        "CN",
        Role.WRITTEN_STATEMENT,
        Localized({"en": "long"}),
    )
    assert organisation.abbreviation == "WHO" and organisation.office is None
    assert person.office is not None and person.office.texts["zh"] == "中国"


def test_mistakes_are_reported_with_their_lines(tmp_path: Path, lay_out: LayOut) -> None:
    text = (
        "countries:\n"
        f"  - {{id: China, role: host, name: {NAME}, forms: {FORMS}}}\n"
        f"  - {{id: CN, role: guest, name: {NAME}, forms: {FORMS}}}\n"
        f"  - {{id: CN, role: host, name: {NAME}, forms: {FORMS}}}\n"
        f"people:\n  - {{id: wang-yi, role: host, name: {NAME}, forms: {FORMS}}}\n"
    )
    file = f"{tmp_path.name}/entities.yml"
    _, findings = load_entities(lay_out(tmp_path, {"entities.yml": text}))
    assert [(finding.place, finding.message) for finding in findings] == [
        (f"{file}:2", "`China` is not of the expected form"),
        (f"{file}:3", "`guest` is not one of `host`, `minister`, `written statement`, `mentioned`"),
        (f"{file}:6", "unknown key `role`"),
        (f"{file}:4", "two entities have the id `CN`"),
    ]


def test_archive_without_the_file_has_no_entities(tmp_path: Path) -> None:
    assert load_entities(tmp_path) == ((), ())


def test_real_entities_are_declared_without_a_fault(project: Path) -> None:
    entities, findings = load_entities(project / "sources")
    assert findings == () and {entity.kind for entity in entities} == {*EntityKind}


def test_term_needs_no_more_than_an_id_and_forms(tmp_path: Path, lay_out: LayOut) -> None:
    text = "terms:\n  - {id: trade, en: [trade], zh: [], zh-Hant: []}\n"
    (term,), findings = load_glossary(lay_out(tmp_path, {"glossary.yml": text}))
    assert findings == () and term.all_forms == ("trade",)
    assert (term.machine, term.definition) == ((), None)


def test_term_may_say_what_machines_made_of_it_and_what_it_means(tmp_path: Path, lay_out: LayOut) -> None:
    text = f"terms:\n  - {{id: a, en: [a], zh: [], zh-Hant: [], mt: [b], definition: {NAME}}}\n"
    (term,), findings = load_glossary(lay_out(tmp_path, {"glossary.yml": text}))
    assert findings == () and term.machine == ("b",)
    assert term.definition is not None and term.definition.texts["zh-Hant"] == "中國"


def test_term_without_any_form_is_reported(tmp_path: Path, lay_out: LayOut) -> None:
    text = "terms:\n  - {id: a, en: [], zh: [], zh-Hant: [], mt: [b]}\n"
    _, findings = load_glossary(lay_out(tmp_path, {"glossary.yml": text}))
    assert [finding.message for finding in findings] == ["the term `a` has no form in any language"]


def test_forms_that_only_the_search_knows_may_be_added(tmp_path: Path, lay_out: LayOut) -> None:
    entry = {"id": "a", "en": ["a"], "zh": [], "zh-Hant": [], "also": ["b", "乙"]}
    (term,), findings = load_glossary(lay_out(tmp_path, {"glossary.yml": {"terms": [entry]}}))
    assert findings == () and (term.also, term.all_forms) == (("b", "乙"), ("a",))
