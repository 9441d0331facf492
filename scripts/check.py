"""Check the sources and everything that is made from them: `python scripts/check.py`."""

import sys
from pathlib import Path

import click

from archive.checks import RULES, check, every_read_segment_is_decided, vocabulary_holds
from archive.errors import in_order
from archive.pipeline import build

ROOT = Path(__file__).resolve().parent.parent


@click.command()
@click.option("--sources", type=click.Path(file_okay=False, path_type=Path), default=ROOT / "sources")
@click.option("--rules", is_flag=True, help="Say what is checked, and stop.")
def main(sources: Path, rules: bool) -> None:
    """Print one line per finding; exit code 1 where there is one."""
    if rules:
        for rule in (*RULES, every_read_segment_is_decided, vocabulary_holds):
            click.echo(f"{rule.__name__.replace('_', '-')}: {rule.__doc__}")
        return
    made = build(sources)
    findings = in_order([*made.findings, *check(made.archive)])
    for finding in findings:
        click.echo(finding)
    click.echo(f"{len(made.works)} documents, {len(findings)} findings", err=True)
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
