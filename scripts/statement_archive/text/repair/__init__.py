"""Mechanical repair with proof: one module per kind of damage, and a runner that keeps them in one ledger."""

from statement_archive.text.repair.context import Context
from statement_archive.text.repair.furniture import unmatched
from statement_archive.text.repair.runner import repair

__all__ = ["Context", "repair", "unmatched"]
