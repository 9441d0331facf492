"""Measures the repair: what it mends, what it gets wrong, how fast it reads. Prints tables; changes nothing.

`statement-archive bench repair` runs all of it on the archive's own texts, made clean first; it takes about a minute.
"""

import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from statement_archive.ledger import publish
from statement_archive.model import Edit
from statement_archive.project import Project
from statement_archive.text.repair import runner, slip
from statement_archive.text.repair.attest import traditional
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.mechanism import slip as slipped

CONTEXT = Context("zh-Hant")

HOSTILE = {
    "200,000 brackets": "(" * 200_000,
    "open glosses": "中(a" * 200_000,
    "one line": "中國，" * 1_000_000,
    "question marks": "?" * 10_000_000,
    "question and exclamation marks": "?!" * 5_000_000,
    "blanks": " " * 10_000_000,
    "line breaks": "\n" * 10_000_000,
    "escapes": "u3001" * 400_000,
    "one slip, 5,000 times": "作用?!耙粠б宦贰背h是團結。\n" * 5_000,
}


def clean_texts(sources: Path) -> tuple[str, str]:
    """The repaired press release and the statement in Traditional characters."""
    press = (sources / "press-release-2020-06-18/raw/press-release.txt").read_bytes().decode()
    statement = (sources / "joint-statement-2020-06-18/raw/zh-official.txt").read_bytes().decode()
    return _mended(press).split("\n來源")[0], traditional(_mended(statement).split("预览")[0])


def _mended(text: str) -> str:
    return publish(text, runner.repair(text, context=CONTEXT))


def gloss_table(texts: tuple[str, ...], rounds: int = 20) -> Iterator[str]:
    """How many of the glosses put into clean text are removed, and whether anything else is."""
    from pypinyin import Style, pinyin

    chance, put, removed, other = random.Random(1), 0, 0, 0
    for text in texts * rounds:
        readings = (chance.choice(pinyin(one, style=Style.TONE, heteronym=True)[0]) for one in text)
        places = [("一" <= one <= "龥" and chance.random() < 0.2, one) for one in text]
        damaged = "".join(
            one + (f"({reading})" if is_put else "") for (is_put, one), reading in zip(places, readings, strict=True)
        )
        put += sum(is_put for is_put, _ in places)
        removed += sum(edit.rule == "gloss" for edit in runner.repair(damaged, context=CONTEXT).edits)
        other += _mended(damaged) != text
    yield f"glosses put in {put}, removed {removed}, texts changed otherwise {other}"


def slip_table(texts: tuple[str, ...]) -> Iterator[str]:
    """What becomes of a slip at every `。`, `，` and `”` that is followed by a resync, by how many pairs it lost."""
    counts: Counter[tuple[int, str]] = Counter()
    start = time.perf_counter()
    for text in texts:
        for match in re.finditer("[。，”]", text):
            outcome = _slip_outcome(text, match.start())
            if outcome:
                counts[outcome] += 1
    yield f"{'lost pairs':>10} {'slips':>6} {'mended':>7} {'wrong':>6} {'damaged':>8} {'unseen':>7}"
    for lost in sorted({lost for lost, _ in counts}):
        row = [counts[lost, what] for what in ("mended", "wrong", "damaged", "unseen")]
        yield f"{lost:>10} {sum(row):>6} {row[0]:>7} {row[1]:>6} {row[2]:>8} {row[3]:>7}"
    yield f"{(time.perf_counter() - start) / max(1, counts.total()):.2f} s for each slip"


def _slip_outcome(text: str, at: int) -> tuple[int, str] | None:
    try:
        happened = slipped(text, at)
    except (UnicodeEncodeError, IndexError):
        return None
    true = text[at : happened.end]
    if "\n" in true or not "@" <= happened.run[-1] <= "~":
        return None
    found = list(slip.find(text[:at] + happened.run + text[happened.end :], CONTEXT))
    edits = [item for item in found if isinstance(item, Edit)]
    if edits:
        is_true = len(edits) == 1 and (edits[0].start, edits[0].before, edits[0].after) == (at, happened.run, true)
        return len(happened.lost), "mended" if is_true else "wrong"
    return len(happened.lost), "damaged" if found else "unseen"


def speed_table(texts: tuple[str, ...], english: str) -> Iterator[str]:
    """How fast clean and hostile text is read, and whether time grows with the text and no faster."""
    for name, text in (("Chinese", "\n".join(texts)), ("English", english)):
        first = 0.0
        for megabytes in (1, 4, 16):
            filled = f"{text}\n" * (megabytes * 1_000_000 // len(text.encode()))
            rate = _rate(filled)
            first = first or rate
            yield f"{name:<34} {megabytes:>5} MB {rate:>8.1f} MB/s, {rate / first:.2f} of the first"
    for name, text in HOSTILE.items():
        yield f"{name:<34} {len(text.encode()) / 1e6:>5.1f} MB {_rate(text):>8.1f} MB/s"


def _rate(text: str) -> float:
    start = time.perf_counter()
    runner.repair(text, context=CONTEXT)
    return len(text.encode()) / 1e6 / (time.perf_counter() - start)


def lines(project: Project) -> Iterator[str]:
    """Every table of this bench."""
    texts = clean_texts(project.sources)
    english = (project.sources / "joint-statement-2020-06-18/raw/en-official.txt").read_bytes().decode()
    yield from gloss_table(texts)
    yield from slip_table(texts)
    yield from speed_table(texts, _mended(english))
