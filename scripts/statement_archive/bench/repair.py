"""Measures the repair: what it mends, what it gets wrong, how fast it reads. Prints tables; changes nothing.

`statement-archive bench repair` runs all of it: on the archive’s own texts, made clean first, and on texts of packages
that are fetched by name into the cache. It takes about half an hour.
"""

import gzip
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from statement_archive.bench.corpora import CORPORA, Corpus, fetched, pages_of, sayings, texts_of_page
from statement_archive.ledger import publish
from statement_archive.model import Edit
from statement_archive.project import Project
from statement_archive.tags import canonical
from statement_archive.text.repair import runner, slip
from statement_archive.text.repair.attest import dictionary, simplified, traditional
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.mechanism import slip as slipped

CONTEXT = Context("zh-Hant")
SLIPS = 500
"""So many slips are made in each text."""
AROUND = 15
"""So many paragraphs on each side make the document."""
LINE = 15
"""Shorter lines of a manual page are names and options."""
TEARS = 200
"""So many tears are made in each language."""
_EDGE = 20
"""So many characters at either end of a page are not torn."""
_HTML = "usr/share/doc/maint-guide-zh-tw/html/*.zh-tw.html"
_RIGHT = frozenset({"space", "wrap", "compose"})

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
    """How many of a converter's glosses put into clean text are removed, and whether anything else is."""
    from pypinyin import Style, pinyin

    chance, put, removed, other = random.Random(1), 0, 0, 0
    for text in texts * rounds:
        converted = sorted({one for one in text if "一" <= one <= "龥" and simplified(one) != one})
        chosen = {one: pinyin(one, style=Style.TONE)[0][0] for one in chance.sample(converted, len(converted) // 4)}
        damaged = "".join(f"{one}({chosen[one]})" if one in chosen else one for one in text)
        put += sum(one in chosen for one in text)
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


def clean_table(cache: Path) -> Iterator[str]:
    """What is changed or marked in clean text, but for blanks, lines wrapped by hand and accents apart."""
    shelves = [(corpus.name, _pages(corpus, cache)) for corpus in CORPORA]
    yield f"{'clean text':<24} {'MB':>6} {'languages':>9}  changed or marked"
    for name, texts in (*shelves, ("sayings and verse", sayings(cache))):
        size, languages, found = 0, set(), Counter[str]()
        for language, text in texts:
            size += len(text.encode())
            languages.add(language)
            ledger = runner.repair(text, context=Context(language))
            found.update(edit.rule for edit in ledger.edits if edit.rule not in _RIGHT)
            found.update(f"{damage.rule} (marked)" for damage in ledger.damages)
        what = ", ".join(f"{rule} {count}" for rule, count in sorted(found.items())) or "nothing"
        yield f"{name:<24} {size / 1e6:>6.1f} {len(languages):>9}  {what}"


def _pages(corpus: Corpus, cache: Path) -> Iterator[tuple[str, str]]:
    for page in pages_of(corpus, cache):
        for tag, passages in page.items():
            yield canonical(tag.replace("_", "-")), "\n".join(passage.text for passage in passages)


def unseen_slip_table(cache: Path, many: int = SLIPS) -> Iterator[str]:
    """Slips at random marks of Traditional texts that no rule was tuned on."""
    yield f"{'Traditional text':<24} {'slips':>6} {'mended':>7} {'wrong':>6} {'damaged':>8} {'unseen':>7}"
    for name, paragraphs in _traditional(cache):
        chance, counts = random.Random(1), Counter[str]()
        while counts.total() < many:
            at = chance.randrange(len(paragraphs))
            text = "\n".join(paragraphs[max(0, at - AROUND) : at + AROUND])
            start = sum(len(paragraph) + 1 for paragraph in paragraphs[max(0, at - AROUND) : at])
            marks = [match.start() for match in re.finditer("[。，”」；：、]", paragraphs[at])]
            outcome = _slip_outcome(text, start + chance.choice(marks)) if marks else None
            counts.update((outcome[1],) if outcome else ())
        row = [counts[what] for what in ("mended", "wrong", "damaged", "unseen")]
        yield f"{name:<24} {many:>6} {row[0]:>7} {row[1]:>6} {row[2]:>8} {row[3]:>7}"


def _traditional(cache: Path) -> Iterator[tuple[str, list[str]]]:
    for corpus in CORPORA:
        if corpus.name in ("reference", "office help"):
            texts = (text for tag, text in _pages(corpus, cache) if tag == "zh-TW")
            yield corpus.name, [line for text in texts for line in text.split("\n") if _is_chinese(line)]
    guide = fetched("maintainers guide", ("maint-guide-zh-tw",), cache)
    found = [text for path in sorted(guide.glob(_HTML)) for text in texts_of_page(path) if _is_chinese(text)]
    yield "maintainers' guide", found
    manual = fetched("manual pages", ("manpages-zh",), cache)
    lines = (line.strip() for path in sorted(manual.glob("usr/share/man/zh_TW/man*/*.gz")) for line in _lines(path))
    yield "manual pages", [line for line in lines if line[:1] != "." and len(line) > LINE and _is_chinese(line)]


def _lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8", "replace").split("\n")


def _is_chinese(text: str) -> bool:
    return sum("一" <= one <= "龥" for one in text) * 2 > len(text)


def tear_table(cache: Path, many: int = TEARS) -> Iterator[str]:
    """Tears inside words of handbooks: each page is torn once by a blank line, in a word that it has elsewhere, too."""
    yield f"{'torn inside a word':<24} {'tears':>6} {'mended':>7} {'wrong':>6}"
    for name in ("zh-CN", "zh-TW", "en", "de", "fr"):
        chance, counts = random.Random(1), Counter[str]()
        texts = [text for corpus in CORPORA[:2] for tag, text in _pages(corpus, cache) if tag == name]
        while counts.total() < many:
            text = chance.choice(texts)
            places = _inside_words(text)
            if not places:
                continue
            at = chance.choice(places)
            damaged = f"{text[:at]}\n\n{text[at:]}"
            clean = runner.repair(text, context=Context(name)).edits
            edits = [edit for edit in runner.repair(damaged, context=Context(name)).edits if edit.rule == "tear"]
            made = [edit for edit in edits if edit.start <= at + 2 and edit.end >= at]
            is_right = any(not edit.after and edit.before == "\n\n" for edit in made)
            is_more = len(edits) - len(made) > sum(edit.rule == "tear" for edit in clean)
            counts["mended" if is_right else "wrong" if made or is_more else "left"] += 1
        yield f"{name:<24} {many:>6} {counts['mended']:>7} {counts['wrong']:>6}"


def _inside_words(text: str) -> list[int]:
    """All offsets inside a word, but for the edges of a text."""
    return [at for at in range(_EDGE, len(text) - _EDGE) if _is_inside_a_word(text[at - 1 : at + 1])]


def _is_inside_a_word(pair: str) -> bool:
    return bool(re.fullmatch("[a-zà-ÿ]{2}", pair)) or (_is_chinese(pair) and pair in dictionary())


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
    yield from unseen_slip_table(project.cache / "corpora")
    yield from tear_table(project.cache / "corpora")
    yield from clean_table(project.cache / "corpora")
    yield from speed_table(texts, _mended(english))
