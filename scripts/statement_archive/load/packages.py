"""The folder that npm installs into -> what takes files from it."""

from collections.abc import Callable
from pathlib import Path


def load_packages(folder: Path) -> Callable[[str], bytes | None]:
    """Gives a file by its path in the folder; None where there is none, as before npm has been run."""

    def packaged(path: str) -> bytes | None:
        try:
            return (folder / path).read_bytes()
        except OSError:
            return None

    return packaged
