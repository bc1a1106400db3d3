"""The two kinds of arithmetic by name; compiled once, by the first test that asks."""

from __future__ import annotations

from functools import cache

from takedown.matching.kernels import PLAIN, Kernels

KINDS = ("plain", "compiled")


@cache
def kernels(kind: str) -> Kernels:
    """Return the arithmetic of this name."""
    if kind == "plain":
        return PLAIN
    from takedown.matching.compiled import Compiled

    return Compiled()
