"""What the store asks of whoever holds the keys; the vault's keyring is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

Place = tuple[str, str, str]
"""Where sealed bytes stand: table, row id, column."""


class CaseKey(Protocol):
    """The opened key of one case, or of the rows that belong to none."""

    def seal(self, place: Place, plain: bytes) -> bytes:
        """Return ``plain`` sealed and bound to ``place``."""
        ...

    def unseal(self, place: Place, sealed: bytes) -> bytes:
        """Return what was sealed at ``place``; raises when the bytes were altered or moved there."""
        ...

    def index(self, field: str, value: str) -> bytes:
        """Return 32 bytes to look ``value`` up by, that say nothing of it without the key."""
        ...


class Keyring(Protocol):
    """Makes and opens the keys of cases.

    ``holder``: on a team's server the seat whose shares of the keys these are; empty where one person holds them all.
    """

    @property
    def holder(self) -> str:
        """The seat, or nothing."""
        ...

    def shares_of(self, case_id: str) -> Mapping[str, bytes]:
        """Return the key of ``case_id``, just made, sealed for each other seat that holds it from the start."""
        ...

    def new_case_key(self, case_id: str) -> bytes:
        """Return a fresh key for ``case_id``, wrapped."""
        ...

    def open_case_key(self, case_id: str, wrapped: bytes) -> CaseKey:
        """Return the key that ``wrapped`` holds; raises when it was altered or is another case's."""
        ...

    def vault_key(self) -> CaseKey:
        """Return the key for rows that belong to no case."""
        ...
