"""What the searches of one document may try has an end, and is saved where the way is long."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from statement_archive.edition.align import allowance
from statement_archive.edition.align.allowance import Allowance, EndlessSearchError
from statement_archive.limits import STEPS, Limit
from statement_archive.pipeline import Build, build

LayOut = Callable[[Path, Mapping[str, Any]], Path]
LINES = "Writ\n\n" + "".join(f"words {number} go on\n\n" for number in range(12))


def test_a_search_is_as_wide_as_it_would_be_until_much_is_spent() -> None:
    own = Allowance()
    assert own.width(200, 60) == 200
    own.spend(STEPS.most * 0.5)
    assert (own.width(200, 60), own.is_short) == (200, False)
    own.spend(STEPS.most * 0.25)
    assert (own.width(200, 60), own.is_short) == (100, True)


def test_the_longer_the_way_the_narrower_is_the_search() -> None:
    assert [Allowance().width(200, places) for places in (200, 400, 4_000, 100_000)] == [200, 100, 10, 4]


def test_what_may_be_tried_has_an_end() -> None:
    own = Allowance()
    own.spend(STEPS.most)
    with pytest.raises(EndlessSearchError):
        own.spend(1)


@pytest.fixture
def searched(tmp_path: Path, lay_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Build]:
    """Texts without numbers, built where a search may try so many steps."""

    def make(steps: int, *texts: str) -> Build:
        monkeypatch.setattr(allowance, "STEPS", Limit(steps, "steps", "a search"))
        section = {"id": "body", "slug": "text", "title": WORDS, "paragraphs": "1-12"}
        files = {f"writ/raw/w{number}.txt": text for number, text in enumerate(texts)}
        witnesses = [{"siglum": path[9:-4], "raw": path[5:]} | WITNESS for path in files]
        document = DOCUMENT | {"sections": [section], "witnesses": witnesses}
        return build(lay_out(tmp_path / "sources", {"writ/document.yml": document, **files}))

    return make


WORDS = {"en": "Words", "zh": "词", "zh-Hant": "詞"}
WITNESS = {"language": "en", "status": "official", "origin": WORDS, "sha256": "auto"}
DOCUMENT = {"kind": "treaty", "date": "2020-06-18", "place": WORDS, "issuer": WORDS, "title": WORDS, "summary": WORDS}


@pytest.mark.parametrize("many", [1, 2, 3, 4])
def test_what_is_not_found_within_the_steps_is_a_finding(searched: Callable[..., Build], many: int) -> None:
    made = searched(40, *[LINES] * many)
    assert made.works == ()
    (finding,) = made.errors
    assert finding.place == "sources/writ/document.yml"
    assert finding.message.startswith("what answers to what in its texts was not found within")


@pytest.mark.parametrize(("many", "steps"), [(3, 20_000), (4, 25_000)])
def test_with_little_left_an_answer_is_found_and_is_said_not_to_be_sure(
    searched: Callable[..., Build], many: int, steps: int
) -> None:
    made = searched(steps, *[LINES] * many)
    assert made.errors == ()
    assert any("given up" in finding.message for finding in made.findings)
    assert searched(10 * steps, *[LINES] * many).findings == ()
