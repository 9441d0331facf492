"""Has another builder build the site: pages and configuration -> folder, as it leaves them.

ProperDocs reads what MkDocs reads and runs the same plugins. Zensical runs none, so it gets one language at a time,
each laid out where its pages belong in the site; what the plugins would have done is the matter of post-processing.
"""

import json
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from statement_archive.addresses import in_language
from statement_archive.verify.site.building import BuildLog, build_site
from statement_archive.verify.site.built_site import NOT_FOUND

_CONFIGURATION = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Source:
    """What a site is built from."""

    root: Path
    """The folder of the configuration and the templates."""
    docs: Path
    words: Mapping[str, Mapping[str, str]]
    """By language, the default one first: what the configuration says otherwise for it."""


def build_with_properdocs(python: Path, source: Source, folder: Path) -> BuildLog:
    """Build the site into `folder`, post-processed by the plugin; `python` is of an environment with the builder."""
    return build_site(source.root, _CONFIGURATION, folder, builder=(str(python), "-m", "properdocs"))


def build_with_zensical(python: Path, source: Source, folder: Path, *, work: Path) -> BuildLog:
    """Build the site into `folder`, not post-processed; what is built from lies in `work` afterwards.

    The log is of the first language that could not be built, or else of the last.
    """
    for emptied in (folder, work):
        shutil.rmtree(emptied, ignore_errors=True)
    log = BuildLog(_CONFIGURATION, "", is_finished=True)
    for language in source.words:
        place = work / language
        _lay_out(source, language, place)
        command = [str(python), "-m", "zensical", "build", "--config-file", str(place / _CONFIGURATION)]
        result = subprocess.run(command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        log = BuildLog(_CONFIGURATION, result.stdout, result.returncode == 0)
        if not log.is_finished:
            break
        _gather(place / "site", folder, in_language(NOT_FOUND, language, list(source.words)))
    return log


def _lay_out(source: Source, language: str, place: Path) -> None:
    """Put the pages of a language where they belong in the site; the default one has with it what all share."""
    languages = list(source.words)
    pages = place / "docs" / in_language("", language, languages)
    shutil.copytree(source.docs / language, pages)
    if language == languages[0]:
        apart = shutil.ignore_patterns(*languages, ".*")
        shutil.copytree(source.docs, place / "docs", ignore=apart, dirs_exist_ok=True)
    # JSON is YAML; a builder that does not know a plugin would refuse the whole list.
    told = {
        "INHERIT": str(source.root / _CONFIGURATION),
        "docs_dir": "docs",
        "site_dir": "site",
        "watch": [],
        "plugins": [],
        "validation": False,  # only post-processing knows where links of ours lead
        "theme": {"custom_dir": str(source.root / "overrides"), "language": language, "variant": "classic"},
        **source.words[language],
    }
    (place / _CONFIGURATION).write_text(json.dumps(told, ensure_ascii=False, indent=2), "utf-8")


def _gather(built: Path, folder: Path, not_found: str) -> None:
    """Add what was built of one language; its page for addresses that lead nowhere has a place of its own."""
    if built / not_found != built / NOT_FOUND:
        (built / NOT_FOUND).rename(built / not_found)
    shutil.copytree(built, folder, dirs_exist_ok=True)
