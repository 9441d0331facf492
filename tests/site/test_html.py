"""Every page is valid HTML by the Nu HTML checker."""

from pathlib import Path

import pytest
from nu import check


def test_every_page_is_valid(built_site: Path) -> None:
    # "info" is about taste, such as the `/` in `<hr />`, which Python-Markdown writes.
    assert [str(m) for m in check(built_site) if m.kind != "info"] == []


def test_an_invalid_page_is_reported_with_its_place(tmp_path: Path) -> None:
    page = tmp_path / "第1条" / "index.html"
    page.parent.mkdir()
    page.write_text('<!doctype html>\n<html lang="en"><title>t</title>\n<p id="p1"><p id="p1">', encoding="utf-8")
    errors = [m for m in check(tmp_path) if m.kind == "error"]
    assert [(m.file, m.line) for m in errors] == [("第1条/index.html", 3)]
    assert "Duplicate ID" in errors[0].message


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no \.html file"):
        check(tmp_path)
