"""Suggest references between documents: `statement-archive suggest`. An editor accepts or declines each."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from statement_archive.claims.suggest import Suggestion, suggest
from statement_archive.commands.options import FOLDER, languages_of, pass_project
from statement_archive.commands.terminal import bar, remark, show_findings
from statement_archive.load import load_glossary
from statement_archive.model import Passage
from statement_archive.pipeline import build
from statement_archive.project import Project


@click.command("suggest")
@click.option("--sources", type=FOLDER, help="Where the raw texts and their YAML are; sources/ by default.")
@click.option("--limit", type=click.IntRange(min=0), default=30, show_default=True, help="How many at most.")
@pass_project
def command(project: Project, sources: Path | None, limit: int) -> None:
    """Print entries for references.yml, best first; move each to `references` or `declined` and fill it in."""
    sources = sources or project.sources
    terms, _ = load_glossary(sources)
    made = build(sources, track=bar)
    if made.errors:
        show_findings(made.errors, err=True)
        sys.exit(1)
    suggestions = suggest(made.archive, terms)
    for number, suggestion in enumerate(suggestions[:limit], 1):
        click.echo("\n".join(_entry(number, suggestion, languages_of(project))))
    remark(f"{len(suggestions)} suggestions, {min(limit, len(suggestions))} shown")


def _entry(number: int, suggestion: Suggestion, languages: tuple[str, ...]) -> Iterator[str]:
    yield f"  - id: new{number:03}"
    yield f"    # {suggestion.score:.2f}: {', '.join(suggestion.shared[:8])}"
    yield "    ends:"
    yield from (f"      - {_end(end)}" for end in suggestion.ends)
    yield '    relation: ""'
    yield '    class: ""'
    yield "    by: suggested"
    yield "    reason: {" + ", ".join(f'{language}: ""' for language in languages) + "}"


def _end(end: Passage) -> str:
    # A string of JSON is one of YAML, too.
    words = json.dumps(end.words, ensure_ascii=False)
    return f"{{document: {end.document}, witness: {end.siglum}, segment: {end.slot}, quotation: {words}}}"
