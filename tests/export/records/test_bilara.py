"""A text is a flat file of ids and strings, as tools of SuttaCentral read it, and says what the published text says."""

import json
import re
from collections.abc import Iterator

from fixtures.documents import DOCUMENTS, built
from fixtures.exports import exported
from fixtures.hostile import hostile
from fixtures.structures import accord
from statement_archive.model import Archive
from statement_archive.pipeline import Build

KEY = re.compile(r"[a-z0-9-]+:[a-z0-9.-]+")


def archives(real: Build) -> Iterator[Archive]:
    yield from (real.archive, Archive((accord(),)), hostile())
    yield from (built(folder.name).archive for folder in sorted(DOCUMENTS.iterdir()))


def test_texts_and_labels_come_back_as_they_were(real: Build) -> None:
    for archive in archives(real):
        files = {path: json.loads(content) for path, content in exported(archive, "bilara").items()}
        for work in archive.works:
            for edition in work.editions:
                stem = f"data/{work.document.id}/bilara/{edition.witness.siglum}"
                texts = {f"{work.document.id}:{segment.id}": segment.text for segment in edition.segments}
                labels = {f"{work.document.id}:{s.id}": s.label for s in edition.segments if s.label}
                assert list(files.pop(f"{stem}.json", {}).items()) == list(texts.items())
                assert list(files.pop(f"{stem}_label.json", {}).items()) == list(labels.items())
        assert files == {}


def test_a_file_is_flat_and_its_keys_say_document_and_segment(real: Build) -> None:
    for archive in archives(real):
        for content in exported(archive, "bilara").values():
            record = json.loads(content)
            assert record and all(KEY.fullmatch(key) and isinstance(text, str) for key, text in record.items())


def test_texts_of_a_document_line_up_by_their_keys(real: Build) -> None:
    work = next(work for work in real.works if work.document.id == "joint-statement-2020-06-18")
    files = exported(Archive((work,)), "bilara")
    english, chinese = (json.loads(files[f"data/{work.document.id}/bilara/{siglum}.json"]) for siglum in ("en", "zh"))
    assert english[f"{work.document.id}:p7"].startswith("We ") and chinese[f"{work.document.id}:p7"].endswith("。")
    assert chinese.keys() < english.keys()


def test_a_text_that_lacks_everything_has_no_file() -> None:
    assert not any("/fr" in path for path in exported(hostile(), "bilara"))
