"""Mechanical repair with proof: one module per kind of damage, a runner, and a ledger that replays both ways."""

from statement_archive.text.repair.compose import compose
from statement_archive.text.repair.context import Context
from statement_archive.text.repair.replay import RawMap, apply, publish, restore
from statement_archive.text.repair.runner import repair

__all__ = ["Context", "RawMap", "apply", "compose", "publish", "repair", "restore"]
