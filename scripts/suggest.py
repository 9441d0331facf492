"""Suggest references between documents: `python scripts/suggest.py`. An editor accepts or declines each."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from statement_archive.claims.suggest import Suggestion, suggest
from statement_archive.load import load_glossary, load_languages
from statement_archive.model import Passage
from statement_archive.pipeline import build

ROOT = Path(__file__).resolve().parent.parent


@click.command()
@click.option("--sources", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "sources")
@click.option("--limit", type=click.IntRange(min=0), default=30, show_default=True, help="How many at most.")
def main(sources: Path, limit: int) -> None:
    """Print entries for `references.yml`, best first; move each to `references` or `declined` and fill it in."""
    terms, _ = load_glossary(sources)
    languages, _ = load_languages(ROOT / "mkdocs.yml")
    suggestions = suggest(build(sources).archive, terms)
    for number, suggestion in enumerate(suggestions[:limit], 1):
        click.echo("\n".join(_entry(number, suggestion, languages)))
    click.echo(f"{len(suggestions)} suggestions, {min(limit, len(suggestions))} shown", err=True)


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


if __name__ == "__main__":
    main()
