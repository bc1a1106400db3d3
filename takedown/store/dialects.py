"""What differs between the two engines: how a row is inserted that may be there already."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def dialect_of(name: str) -> ModuleType:
    """Return SQLAlchemy's module for the engine ``name``; the other one, which is large, stays unloaded."""
    return import_module("sqlalchemy.dialects." + ("postgresql" if name == "postgresql" else "sqlite"))
