"""Chinese of the interface: full-width punctuation, the quotation marks of its script, the words of its readers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from statement_archive.languages import load_words

TAGS = ("zh", "zh-Hant")
HALF_WIDTH = re.compile(
    r"[\u4e00-\u9fff。，、；：？！（）“”「」『』《》}][:;,.!?()]|[:;,!?()][\u4e00-\u9fff（）“”「」《》]"
)
"""A mark of Western width beside a Chinese character or mark."""
FOREIGN_QUOTES = {"zh": re.compile(r"[「」『』\"]"), "zh-Hant": re.compile(r"[“”‘’\"]")}
"""Quotation marks that the script does not use."""
MAINLAND = tuple(
    "數據(?!機) 概率 信息(?!素) 互聯網 服務器 字符 報道 發佈 公佈 宣佈 視頻 軟件 硬件 網絡 文件夾 鏈接 默認 緩存 打印"
    " 屏幕 鼠標 腳註 置信度 語種".split()
)
"""Words that readers in Taiwan, whose locale the file has, say otherwise, and spellings that this archive avoids."""
NOT_PROSE = re.compile(r"^(?:```.*?^```|---\n.*?^---|> .*?)$|`[^`\n]*`|(?<=\])\([^)\n]*\)|\{:[^}\n]*\}", re.M | re.S)
"""What stands in a page without being its words: code, addresses, attributes, citations given as examples."""


def said(tag: str) -> Iterator[str]:
    """Every sentence of the interface in every form."""
    for sentence in load_words(tag).sentences.values():
        yield from (sentence,) if isinstance(sentence, str) else sentence.values()


def prose(page: str) -> list[str]:
    """The lines of a page without what is not its words."""
    return NOT_PROSE.sub("x", page).splitlines()


def site_words(configuration: str, tag: str) -> list[str]:
    """What the configuration says of the site in a language."""
    (entry,) = re.findall(rf"- locale: {tag}\n((?: +\w+: .*\n)+)", configuration)
    return re.findall(r": (.+)", entry)


@pytest.fixture(params=TAGS)
def tag(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def lines(project: Path, tag: str) -> list[str]:
    """All that this archive says in one kind of Chinese, but for generated pages and editors' words."""
    pages = sorted((project / "docs" / tag / "about").glob("*.md"))
    assert len(pages) == 5
    configured = site_words((project / "mkdocs.yml").read_text("utf-8"), tag)
    return [*said(tag), *configured, *(line for page in pages for line in prose(page.read_text("utf-8")))]


def half_width(lines: list[str]) -> list[str]:
    return [line for line in lines if HALF_WIDTH.search(line)]


def mainland(lines: list[str]) -> list[str]:
    return [word for word in MAINLAND if any(re.search(word, line) for line in lines)]


def test_punctuation_beside_chinese_has_full_width(lines: list[str]) -> None:
    assert half_width(lines) == []


def test_quotation_marks_are_those_of_the_script(lines: list[str], tag: str) -> None:
    assert [line for line in lines if FOREIGN_QUOTES[tag].search(line)] == []


@pytest.mark.parametrize("tag", ["zh-Hant"], indirect=True)
def test_traditional_chinese_has_the_words_of_its_readers(lines: list[str]) -> None:
    assert mainland(lines) == []


@pytest.mark.parametrize(
    "line", ["文本:", "文本: {links}", "“文本”:", "缺(截断)", "{name}(脱漏)", "改动, 修补", "(见方法)", "有吗?"]
)
def test_western_punctuation_is_seen(line: str) -> None:
    assert half_width([line]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "文本：{links}",
        "（截断）",
        "sha256 {sha256}…。",
        "占0.97的",
        "`文件:行号: 内容`",
        "[方法](method.md)",
        "## 表 {: #a }",
        "1. **页面**",
    ],
)
def test_what_only_looks_like_western_punctuation_is_left_alone(line: str) -> None:
    assert half_width(prose(line)) == []


def test_quotation_marks_of_the_other_script_are_seen() -> None:
    assert FOREIGN_QUOTES["zh"].search("见「方法」") and FOREIGN_QUOTES["zh-Hant"].search("見“方法”")
    assert not FOREIGN_QUOTES["zh"].search("见“方法”") and not FOREIGN_QUOTES["zh-Hant"].search("見「方法」")


def test_words_of_the_mainland_are_seen_but_no_longer_words_of_all_readers() -> None:
    assert mainland(["全部數據", "相互發佈"]) == ["數據(?!機)", "發佈"]
    assert mainland(["數據機", "費洛蒙即信息素", "全部資料", "發布", "文件", "程式"]) == []


def test_only_the_words_of_a_page_are_read() -> None:
    page = '---\ntitle: 方\n---\n\n見「甲」。\n\n> 《"視頻"》\n\n```python\n"乙"\n```\n\n`丙: 丁` 與[戊](己.md)'
    assert "".join(prose(page)).count("x") == 5
    assert "見「甲」。" in prose(page)
