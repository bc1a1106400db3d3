"""Roles, and what each may do. An administrator reads no case; an auditor sees who did what, and when."""

from __future__ import annotations

from enum import StrEnum

from takedown.errors import TakedownError


class Role(StrEnum):
    """What a member is in the organisation."""

    INTAKE = "intake"
    CASE_WORKER = "case-worker"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What somebody may do.

    ``READ`` and ``WORK`` are about cases that were shared with her; the others about the organisation's.
    """

    READ = "read"
    OPEN = "open"
    TAKE_IN = "take-in"
    WORK = "work"
    APPROVE = "approve"
    ERASE = "erase"
    ASSIGN = "assign"
    CLIENTS = "clients"
    FIGURES = "figures"
    EVENTS = "events"
    MEMBERS = "members"
    TOKENS = "tokens"


_CASES = frozenset({Right.READ, Right.OPEN, Right.TAKE_IN, Right.WORK})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.INTAKE: frozenset({Right.READ, Right.OPEN, Right.TAKE_IN}),
    Role.CASE_WORKER: _CASES | {Right.APPROVE, Right.FIGURES},
    Role.SUPERVISOR: _CASES | {Right.APPROVE, Right.ERASE, Right.ASSIGN, Right.CLIENTS, Right.FIGURES, Right.EVENTS},
    Role.AUDITOR: frozenset({Right.FIGURES, Right.EVENTS}),
    Role.ADMINISTRATOR: frozenset({Right.MEMBERS, Right.TOKENS}),
}
READERS = frozenset(role for role, rights in RIGHTS.items() if Right.READ in rights)
"""The roles that may hold a case's key."""


class NotYours(TakedownError):
    """The role doesn't include what was asked for; ``right``. Nothing was done, and nothing was shown."""


def check(role: Role, right: Right) -> None:
    """Let pass whoever may.

    Raises:
        NotYours: the role doesn't include it.
    """
    if right not in RIGHTS[role]:
        raise NotYours(right=right.value)
