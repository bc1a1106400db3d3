"""Lists page by page: what is there from the first page to the last comes exactly once, whatever is added meanwhile."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel, Field

from takedown.store import Row, Transaction
from takedown.web.api.problems import BadCursor

T = TypeVar("T")
MOST = 500
_USUAL = 100
_ROUNDS = 20
"""Rows are read in so many portions at most for one page: one that is short leads on all the same."""

Limit = Annotated[int, Query(ge=1, le=MOST, description="So many entries at most.")]
USUAL = _USUAL
Cursor = Annotated[
    str | None,
    Query(pattern=r"^[A-Za-z0-9_-]{1,200}$", description="``next`` of the page before; opaque."),
]


class Page(BaseModel, Generic[T]):
    """A part of a list. Go on with ``next`` until it is null; a page may be shorter than asked for."""

    items: list[T]
    next: Annotated[str | None, Field(description="The cursor of the next page; null at the end.")]


def cursor(of: str, place: str | int) -> str:
    """Return the cursor of a place in the list ``of``."""
    return base64.urlsafe_b64encode(f"{of}:{place}".encode()).decode().rstrip("=")


def place(of: str, text: str | None) -> str | None:
    """Return where a cursor leads in the list ``of``.

    Raises:
        BadCursor: nowhere.
    """
    if text is None:
        return None
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
    except (ValueError, binascii.Error):
        raise BadCursor from None
    name, _, found = plain.partition(":")
    if name != of or not found or "\x00" in found:
        raise BadCursor
    return found


def number(of: str, text: str | None) -> int:
    """Return the same where places are numbers; 0 at the beginning.

    Raises:
        BadCursor: as ``place``.
    """
    found = place(of, text) or "0"
    if not (found.isascii() and found.isdigit()) or len(found) > 9:  # noqa: PLR2004 - digits of a 32-bit number
        raise BadCursor
    return int(found)


def rows(
    tx: Transaction,
    table: str,
    at: str | None,
    limit: int,
    keep: Callable[[Row], bool] | None = None,
    **equals: Any,
) -> tuple[list[Row], str | None]:
    """Return a page of rows in the order of their ids, opened, and the cursor of the next.

    Args:
        tx, table, limit: as their names say. at: the cursor.
        keep: which of them count, by what lies in clear; all without it. equals: conditions.
    """
    after, found, ended = place(table, at), [], False
    if "case_id" not in equals:  # those of one case are few, and found by it
        tx.in_order()
    for _ in range(_ROUNDS):
        portion = tx.rows(table, order_by="id", after=after, limit=limit, raw=True, **equals)
        for row in portion:
            after = row["id"]
            if keep is None or keep(row):
                found.append(row)
            if len(found) == limit:
                break
        ended = len(portion) < limit
        if len(found) == limit or ended:
            break
    more = not (ended and (not portion or after == portion[-1]["id"]))
    tx.open_keys({row["case_id"] for row in found if row.get("case_id")} | _cases(table, found))
    return [tx.unsealed(table, row) for row in found], cursor(table, str(after)) if more and after else None


def _cases(table: str, found: Iterable[Row]) -> set[str]:
    return {row["id"] for row in found} if table == "cases" else set()
