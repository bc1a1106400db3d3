"""A token's line, which is what it replaced and what replaced it; and its end, with all that it brought."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from takedown.cases.noun import now, rfc3339
from takedown.cases.team.organisation import are_within
from takedown.cases.team.role import RIGHTS, Right, Role
from takedown.store import Transaction


def line(replaces: Mapping[str, str | None], token_id: str) -> set[str]:
    """Return the ids of a token, of those that it came from, and of those that came from it.

    Args:
        replaces: what each token took the place of. token_id: one of them.
    """
    found = {token_id}
    while more := {
        one
        for one, old in replaces.items()
        if one not in found and (old in found or any(replaces[known] == one for known in found))
    }:
        found |= more
    return found


def is_over(tx: Transaction, token_id: str, at: datetime) -> bool:
    """Whether a token was revoked or its time is over, and no other of its line is there; of no token it says no."""
    rows = {row["id"]: row for row in tx.rows("tokens", only=["replaces", "revoked_at", "ends_at"])}
    if token_id not in rows:
        return False
    of = (rows[one] for one in line({one: row["replaces"] for one, row in rows.items()}, token_id))
    return all(row["revoked_at"] is not None or row["ends_at"] <= rfc3339(at) for row in of)


def is_within(token: tuple[Role, str], member: tuple[Role, str]) -> bool:
    """Whether a token reads and may do nothing that a member may not; each as a role, and clients as in ``Token``."""
    (role, clients), (her_role, hers) = token, member
    return are_within(clients, hers) and RIGHTS[role] <= RIGHTS[her_role]


def could_make(member: tuple[Role, str], clients: str) -> bool:
    """Whether a member who is there may let a program in for ``clients``; each as in ``is_within``."""
    role, hers = member
    return Right.TOKENS in RIGHTS[role] and are_within(clients, hers)


def end_in(tx: Transaction, token_id: str) -> None:
    """Have one token open nothing any more: its shares and its wrapped key are gone."""
    at = rfc3339(now())
    tx.update("tokens", token_id, revoked_at=at)
    tx.shares(token_id).take_back([token_id])
    tx.update("seats", token_id, wrapped=b"", ended_at=at)
    tx.delete("idempotency", token_id=token_id)
