"""JSON files are what their published schemas say, and no shape changes without its version."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from fixtures.documents import DOCUMENTS, built
from fixtures.exports import exported, holdings
from fixtures.hostile import hostile
from fixtures.structures import accord
from statement_archive.export.formats import export
from statement_archive.export.records.json_schemas import SHAPES, Shape
from statement_archive.load.schemas import schemas
from statement_archive.model import Archive
from statement_archive.pipeline import Build

SCHEMAS = {shape.path: shape.schema(f"https://archive.example/{shape.path}") for shape in SHAPES}
SAID = ("description", "title", "$id")
"""What a schema says to people, and where it is: no part of its shape."""
KNOWN = Path(__file__).with_name("json_shapes.yml")


def faults(path: str, record: Any) -> list[str]:
    """What a validator finds in a file, by the schema that the file itself names."""
    named = (PurePosixPath(path).parent / record["$schema"]).as_posix()
    parts: list[str] = []
    for part in named.split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part]
    return [error.message for error in Draft202012Validator(SCHEMAS["/".join(parts)]).iter_errors(record)]


def records(archive: Archive) -> dict[str, Any]:
    files = exported(archive, "json", "index")
    return {path: json.loads(content) for path, content in files.items() if not path.endswith(".schema.json")}


def shape_of(schema: Any) -> Any:
    """A schema without what it says to people, and without its version."""
    if isinstance(schema, dict):
        own = {key: shape_of(value) for key, value in schema.items() if key not in SAID or isinstance(value, dict)}
        return {key: value for key, value in own.items() if key != "const"}
    return [shape_of(value) for value in schema] if isinstance(schema, list | tuple) else schema


def digest(shape: Shape) -> str:
    text = json.dumps(shape_of(shape.schema("")), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def grown(shape: Shape) -> Shape:
    return replace(shape, fields={**shape.fields, "more": {"description": "More.", "type": "string"}})


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_shape_is_the_one_that_its_version_has_had_from_the_start(shape: Shape) -> None:
    """Where this fails, raise the version in `export/records/json_schemas.py` and add it to `json_shapes.yml`."""
    known = yaml.safe_load(KNOWN.read_text("utf-8"))[shape.name]
    assert known.get(shape.version) == digest(shape)
    assert list(known)[-1] == shape.version and len(set(known.values())) == len(known)


def test_another_field_is_another_shape_and_another_description_is_not() -> None:
    for shape in SHAPES:
        assert digest(grown(shape)) != digest(shape)
        assert digest(replace(shape, about="Else.", version="9.9")) == digest(shape)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_schema_is_valid_published_and_describes_every_field(shape: Shape, real: Build) -> None:
    schema = json.loads(exported(real.archive, "json")[shape.path])
    assert schema == json.loads(json.dumps(SCHEMAS[shape.path]))
    Draft202012Validator.check_schema(schema)
    for record in objects(schema):
        assert record["additionalProperties"] is False
        assert all(field["description"].strip() for field in record.get("properties", {}).values())


def objects(schema: Any) -> Iterator[Any]:
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def archives() -> Iterator[Archive]:
    yield from (Archive((accord(),)), hostile(), Archive(()))
    yield from (built(folder.name).archive for folder in sorted(DOCUMENTS.iterdir()))


def test_every_file_is_what_its_schema_says(real: Build) -> None:
    for archive in (real.archive, *archives()):
        made = records(archive)
        assert {path: found for path, record in made.items() if (found := faults(path, record))} == {}
        assert all(list(record)[:2] == ["$schema", "version"] for record in made.values())


def test_texts_come_back_as_they_were(real: Build) -> None:
    for archive in (real.archive, *archives()):
        made = records(archive)
        for work in archive.works:
            witnesses = made[f"data/{work.document.id}/segments.json"]["witnesses"]
            for edition, witness in zip(work.editions, witnesses, strict=True):
                assert [s["text"] for s in witness["segments"]] == [s.text for s in edition.segments]
                spans = [part["span"] for part in witness["parts"]]
                assert "".join(edition.raw.whole[start:end] for start, end in spans) == edition.raw.text


def test_what_is_no_part_of_the_shape_is_refused(real: Build) -> None:
    for path, record in records(real.archive).items():
        assert faults(path, {**record, "unknown": 1}), path
        assert faults(path, {**record, "version": "0.9"}), path
        assert faults(path, dict([*record.items()][:-1])), path


def test_the_schemas_are_those_that_are_published(real: Build) -> None:
    published = {path for path in exported(real.archive, "json") if path.endswith(".schema.json")}
    assert published == SCHEMAS.keys()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "chapter"}, "'chapter' is not one of"),
        ({"spans": [[0]]}, "[0] is too short"),
        ({"spans": [[-1, 3]]}, "-1 is less than the minimum"),
        ({"text": None}, "None is not of type 'string'"),
        ({"labels": "7"}, "'labels' was unexpected"),
    ],
)
def test_a_broken_segment_is_found(real: Build, change: dict[str, Any], message: str) -> None:
    path = f"data/{real.works[0].document.id}/segments.json"
    record = records(real.archive)[path]
    record["witnesses"][0]["segments"][0].update(change)
    (found,) = faults(path, record)
    assert message in found


def test_editors_words_are_in_the_files_as_they_wrote_them() -> None:
    made = records(hostile())
    remark = made["data/writ/registers.json"]["registers"]["translation"]["remarks"][0]
    assert remark["reason"]["en"] == "It says \x01\x0b <i>no</i> ]]> \ufffe\U0001f54a"


def test_schemas_of_what_editors_write_are_published_beside_them() -> None:
    held = replace(holdings(Archive(())), schemas=schemas())
    made = {file.path: (file, listed) for file, listed in export(held, ("json", "index"))}
    for stem, schema in schemas().items():
        file, listed = made[f"data/schemas/sources/{stem}.schema.json"]
        published = json.loads(file.content)
        assert published.pop("$id") == f"https://archive.example/{file.path}"
        assert published == json.loads(json.dumps(schema))
        assert listed.said == "data-schema-sources" and not listed.is_part
        assert any(record["path"] == file.path for record in json.loads(made["data/index.json"][0].content)["files"])
