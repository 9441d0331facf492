"""`make site` sets up what is not there, mends what is half there, and says in one line what it can't mend."""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from conftest import PROJECT


class Checkout:
    """A folder with the set-up of the project and one package of each kind to set up, and fakes of what sets it up."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "check out"
        self.fake = folder / "fake"
        for path in (self.fake / "fails", self.fake / "bin", self.root / "scripts"):
            path.mkdir(parents=True)
        shutil.copytree(PROJECT / "scripts/setup", self.root / "scripts/setup")
        shutil.copy(PROJECT / "pyproject.toml", self.root)
        (self.root / "Makefile").write_text("include scripts/setup/archive.mk\n", "utf-8")
        (self.root / "requirements.txt").write_text(f"click=={version('click')} \\\n    --hash=sha256:0\n", "utf-8")
        engine = {"version": "1.0.0"}
        lock = {"packages": {"": {}, "node_modules/engine": engine, "node_modules/types": engine | {"dev": True}}}
        (self.root / "package-lock.json").write_text(json.dumps(lock), "utf-8")
        shutil.copy(PROJECT / "tests/setup/fake_python.sh", self.fake / "bin/python3")
        for name in ("apt-get", "sudo"):
            (self.fake / "bin" / name).write_text("#!/bin/sh\nexit 1\n")
            (self.fake / "bin" / name).chmod(0o755)

    def set_up(self, **variables: str) -> subprocess.CompletedProcess[str]:
        own = {"FAKE": str(self.fake), "FAKE_REAL": sys.executable, "PYTHON": "python3"}
        path = f"{self.fake / 'bin'}:{os.environ['PATH']}"
        command = ["make", "--no-print-directory", ".venv/.site-ready"]
        # Where make runs the tests, it has told them so, and calls itself `make[1]` below them.
        outside = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        environment = {**outside, "PATH": path, **own, **variables}
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True)

    def fails(self, step: str, words: str) -> None:
        (self.fake / "fails" / step).write_text(words, "utf-8")

    def clear(self, *steps: str) -> None:
        """Remove what a step makes."""
        for step in steps:
            shutil.rmtree(self.root / ("node_modules" if step == "npm" else ".venv"), ignore_errors=True)

    def mended(self) -> list[str]:
        """What a further set-up does: `venv`, `pip`, `npm`; it must succeed."""
        (self.fake / "called").write_text("")
        done = self.set_up()
        assert done.returncode == 0, done.stderr
        called = (self.fake / "called").read_text()
        assert self.set_up().stderr == ""  # the next has nothing to do
        steps = {"venv": "-m venv", "pip": " install ", "npm": " ci "}
        return [step for step, words in steps.items() if words in called]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """One for all tests: each sets up what the one before it left broken."""
    return Checkout(tmp_path_factory.mktemp("set-up"))


def errors(run: subprocess.CompletedProcess[str]) -> list[str]:
    """What is said besides what is being done; `make` adds a line of its own."""
    assert run.returncode != 0
    told = ("setting up ", "making ", "installing ", "make: ***")
    return [line for line in run.stderr.splitlines() if not line.startswith(told)]


def test_a_fresh_checkout_is_set_up_and_then_left_alone(checkout: Checkout) -> None:
    checkout.clear("venv", "npm")
    assert checkout.mended() == ["venv", "pip", "npm"]


class TestWhatIsMended:
    """Damage to what was set up, and what is done anew."""

    @pytest.fixture(autouse=True)
    def _set_up(self, checkout: Checkout) -> None:
        assert checkout.set_up().returncode == 0

    def test_node_modules_removed(self, checkout: Checkout) -> None:
        shutil.rmtree(checkout.root / "node_modules")
        assert checkout.mended() == ["npm"]

    def test_a_package_of_node_modules_emptied_or_of_another_version(self, checkout: Checkout) -> None:
        for text in ("", "{}", '{"version": "0.9.0"}'):
            (checkout.root / "node_modules/engine/package.json").write_text(text)
            assert checkout.mended() == ["npm"]

    def test_npm_killed_half_way(self, checkout: Checkout) -> None:
        (checkout.root / ".venv/.installing-npm").touch()
        assert checkout.mended() == ["npm"]

    def test_pip_killed_half_way(self, checkout: Checkout) -> None:
        (checkout.root / ".venv/.installing").touch()
        assert checkout.mended() == ["venv", "pip"]

    def test_an_environment_without_its_python(self, checkout: Checkout) -> None:
        (checkout.root / ".venv/bin/python").unlink()
        assert checkout.mended() == ["venv", "pip"]

    def test_an_environment_that_is_a_file(self, checkout: Checkout) -> None:
        shutil.rmtree(checkout.root / ".venv")
        (checkout.root / ".venv").write_text("")
        assert checkout.mended() == ["venv", "pip"]

    def test_a_checkout_that_was_moved(self, checkout: Checkout) -> None:
        checkout.root = checkout.root.rename(checkout.root.with_name("moved"))
        assert checkout.mended() == ["venv", "pip"]

    def test_another_pin(self, checkout: Checkout) -> None:
        pins = checkout.root / "requirements.txt"
        before = pins.read_text("utf-8")
        pins.write_text("no-such-package==1.0\n", "utf-8")
        done = checkout.set_up()
        pins.write_text(before, "utf-8")
        assert "setting up .venv (no-such-package==1.0)" in done.stderr
        (error,) = errors(done)
        assert error.startswith("error: the set-up is not whole (python: no-such-package==1.0): remove .venv")

    def test_what_only_checks_need_is_not_missed_for_the_site(self, checkout: Checkout) -> None:
        assert not (checkout.root / "node_modules/types").exists()
        assert checkout.mended() == []


@pytest.mark.parametrize(
    ("step", "words", "said"),
    [
        ("old", "", "error: python3 is Python 3.9.2; this needs Python 3.11 or later"),
        ("ensurepip", "ModuleNotFoundError", "cannot make an environment: apt-get install python3.12-venv"),
        ("venv", "OSError: [Errno 28] No space left on device", "the disk is full: free some space"),
        ("venv", "PermissionError: [Errno 13] Permission denied: '/x/.venv'", "'/x/.venv': make that place writable"),
        ("pip", "ERROR: Could not install: [Errno 28] No space left on device\n", "the disk is full: free some space"),
        ("pip", "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "a file is not the one that is pinned"),
        (
            "pip",
            "WARNING: connection broken by 'ProxyError'\nERROR: No matching",
            "network and the proxy",
        ),
        ("pip", "ERROR: something that nobody foresaw", "something that nobody foresaw: run this again, or remove"),
        ("npm", "npm error code ENOSPC", "the disk is full: free some space"),
        ("npm", "npm error code EACCES\nnpm error path /x/node_modules", "EACCES: make that place writable"),
        ("npm", "npm error network getaddrinfo ENOTFOUND host", "see to the network and the proxy (https_proxy)"),
        ("npm", "npm error code EINTEGRITY", "a file is not the one that is pinned"),
    ],
)
def test_what_cannot_be_mended_ends_in_one_line(checkout: Checkout, step: str, words: str, said: str) -> None:
    checkout.fails(step, words)
    checkout.clear(step)
    (error,) = errors(checkout.set_up())
    (checkout.fake / "fails" / step).unlink()
    assert error.startswith("error: ") and said in error


def test_what_failed_is_done_anew(checkout: Checkout) -> None:
    for step, done in (("pip", ["venv", "pip"]), ("npm", ["npm"])):
        checkout.set_up()
        checkout.fails(step, "")
        checkout.clear(step)
        assert checkout.set_up().returncode != 0
        (checkout.fake / "fails" / step).unlink()
        assert checkout.mended() == done


def test_a_python_that_is_not_there_is_named(checkout: Checkout) -> None:
    checkout.clear("venv")
    (error,) = errors(checkout.set_up(PYTHON="python9"))
    assert error.startswith("error: there is no python9: install Python 3.11 or later")


def test_npm_does_without_a_place_to_keep_what_it_fetches(checkout: Checkout) -> None:
    shutil.rmtree(checkout.fake / "npm-cache", ignore_errors=True)
    (checkout.fake / "npm-cache").write_text("a file, as good as another user's folder")
    checkout.clear("npm")
    assert checkout.set_up().returncode == 0


def test_no_place_for_what_programs_say_is_told(checkout: Checkout) -> None:
    checkout.clear("venv")
    (error, *_) = [line for line in errors(checkout.set_up(TMPDIR="/nowhere")) if line.startswith("error")]
    assert "nothing can be written into /nowhere" in error
