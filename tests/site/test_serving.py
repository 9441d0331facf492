"""`mkdocs serve`: the site is made again when something under `sources/` changes, and a page that is open shows it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from conftest import SMALL, copy_small_project

PATIENCE = 120
"""Seconds; a busy machine is slow, not broken."""


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the project with one document, which is being served, and its address."""
    copy_small_project(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", address],
        cwd=tmp_path,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    yield tmp_path, f"http://{address}/"
    process.terminate()
    process.wait()


def test_a_change_under_sources_reaches_the_reader(serving: tuple[Path, str], new_page: Page) -> None:
    project, address = serving
    wait_until(lambda: "Xinhua News Agency" in read(f"{address}{SMALL}/"))
    new_page.goto(f"{address}{SMALL}/")
    declared = project / "sources" / SMALL / "document.yml"
    declared.write_text(declared.read_text("utf-8").replace("Xinhua News Agency", "New China News Agency"), "utf-8")
    expect(new_page.get_by_text("New China News Agency").first).to_be_visible(timeout=PATIENCE * 1000)


def read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return str(answer.read().decode("utf-8"))
    except OSError:
        return ""


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.5)
