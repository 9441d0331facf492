"""Texts that the repair's tests share: the archive's own, made clean, and prose that installed libraries ship."""

import re
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

import pytest

from statement_archive.ledger import publish
from statement_archive.text.repair import runner
from statement_archive.text.repair.attest import dictionary, traditional
from statement_archive.text.repair.context import Context

PROJECT = Path(__file__).resolve().parents[3]
RAW = {
    "en": "joint-statement-2020-06-18/raw/en-official.txt",
    "zh": "joint-statement-2020-06-18/raw/zh-official.txt",
    "mt": "joint-statement-2020-06-18/raw/mt.txt",
    "press": "press-release-2020-06-18/raw/press-release.txt",
    "report": "xinhua-2020-09-17/raw/report.txt",
}


@cache
def raw(name: str) -> str:
    return (PROJECT / "sources" / RAW[name]).read_bytes().decode()


def mended(name: str, language: str) -> str:
    text = raw(name)
    return publish(text, runner.repair(text, context=Context(language)))


@cache
def clean_traditional() -> tuple[str, ...]:
    """The repaired press release and the statement in Traditional characters."""
    return mended("press", "zh-Hant").split("\n來源")[0], traditional(mended("zh", "zh-Hans").split("预览")[0])


@cache
def clean_chinese() -> str:
    """At least 100 kB of Chinese in sentences: the archive's own, and the dictionary's words made lines of prose."""
    words = [word for word in dictionary() if re.fullmatch("[一-龥]{2,4}", word)][::15]
    lines = ["、".join(words[at : at + 30]) + "。" for at in range(0, len(words), 30)]
    lines = [line.replace("、", "，") if index % 2 else line for index, line in enumerate(lines)]
    return "\n".join((*clean_traditional(), mended("zh", "zh-Hans").split("预览")[0], *lines))


@cache
def clean_english() -> str:
    """At least 100 kB of English: the archive's own and the licences and descriptions of installed libraries."""
    own = [mended(name, "en") for name in ("en", "mt", "report")]
    shipped = [found.metadata["Description"] for found in distributions() if "Description" in found.metadata]
    paragraphs = [" ".join(part.split()) for text in sorted(shipped) for part in re.split(r"\n\s*\n", text)]
    prose = [part for part in paragraphs if re.fullmatch(r"[A-Z][ -~]{80,}[.]", part)]
    return "\n\n".join((*own, *prose))


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The archive's raw texts by a short name."""
    return {name: raw(name) for name in RAW}


@pytest.fixture(scope="session")
def traditional_texts() -> tuple[str, ...]:
    return clean_traditional()


@pytest.fixture(scope="session")
def chinese() -> str:
    return clean_chinese()


@pytest.fixture(scope="session")
def english() -> str:
    return clean_english()
