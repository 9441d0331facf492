"""Mechanical repair with proof: one module per kind of damage, a runner, and a ledger that replays both ways."""

from archive.repair.compose import compose
from archive.repair.context import Context
from archive.repair.replay import RawMap, apply, publish, restore
from archive.repair.runner import repair

__all__ = ["Context", "RawMap", "apply", "compose", "publish", "repair", "restore"]
