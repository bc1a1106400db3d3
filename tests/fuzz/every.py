"""All targets; importing this fills ``TARGETS``."""

from tests.fuzz import files, jail, vaults, web
from tests.fuzz.target import TARGETS, Target

__all__ = ["TARGETS", "Target", "files", "jail", "vaults", "web"]
