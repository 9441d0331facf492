"""Runs a program of the environment as a person would, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path


def run_python(*arguments: object, folder: Path) -> str:
    """What Python prints with these arguments in a folder. Raises CalledProcessError where it ends with an error."""
    command = [sys.executable, *map(str, arguments)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder, env=environment)
    return done.stdout
