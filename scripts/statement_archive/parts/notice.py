"""What a reader must know of a text before reading it, wherever it is shown."""

from statement_archive.model import Edition, Status, Work
from statement_archive.reader import Reader

_MANY = 10
"""Errors that editors have found in a translation from which on it is called wrong in many places."""


def machine_notice(work: Work, edition: Edition, reader: Reader) -> str:
    """That a machine made the text; "" where none did."""
    if edition.witness.status is not Status.MACHINE_TRANSLATION:
        return ""
    own = (edition.witness.siglum,)
    errors = sum(len(r.remarks) for r in work.document.registers if r.name == "translation" and r.sigla == own)
    return reader.say("machine-notice" if errors >= _MANY else "machine-notice-unread")
