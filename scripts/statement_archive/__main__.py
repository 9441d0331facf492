"""`python -m statement_archive` is the command `statement-archive`."""

from statement_archive.cli import main

main(prog_name="statement-archive")
