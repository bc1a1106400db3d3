"""State machines: a table of moves, and an error that carries both states when a move isn't in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from takedown.errors import TakedownError

S = TypeVar("S", bound=StrEnum)


class IllegalMove(TakedownError):
    """A state can't be left for that one; ``noun``, ``state`` (where it is) and ``to`` (what was asked)."""


class Moves(Generic[S]):
    """The moves that one noun allows.

    Staying where one is, is always legal and changes nothing, so that saying a thing twice does no harm.
    """

    def __init__(self, noun: str, table: Mapping[S, Iterable[S]]) -> None:
        self.noun = noun
        self._table = {state: frozenset(to) for state, to in table.items()}

    def check(self, state: S, to: S) -> S:
        """Return ``to``.

        Raises:
            IllegalMove: the table has no such move.
        """
        if to != state and to not in self._table[state]:
            raise IllegalMove(noun=self.noun, state=state.value, to=to.value)
        return to

    def after(self, state: S) -> frozenset[S]:
        """Return the states that ``state`` may be left for."""
        return self._table[state]
