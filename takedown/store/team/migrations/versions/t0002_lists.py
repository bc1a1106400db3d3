"""What lists of an organisation are read by: its rows in the order of their ids, a page at a time."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
_LISTED = ("addresses", "cases", "matches", "media", "notices")


def upgrade() -> None:
    """Add the indexes; an earlier program goes on beside them."""
    for table in _LISTED:
        op.create_index(f"ix_{table}_listed", table, ["org_id", "id"])
