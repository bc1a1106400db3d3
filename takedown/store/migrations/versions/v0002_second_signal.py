"""The second signal of a picture, videos, registration levels, and the bank of negatives. Frozen, as the first is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_SEALED = {
    "cases": ("level",),
    "media": ("local", "frames", "duration"),
    "matches": ("reason", "spans", "seen_fingerprint", "seen"),
}


def upgrade() -> None:
    """Add what the nouns have gained; rows that are there already have nothing in it."""
    for table, names in _SEALED.items():
        for name in names:
            op.add_column(table, sa.Column(name, sa.LargeBinary, nullable=True))
    op.create_table(
        "negatives",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("case_id", sa.Text),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("media_id", "match_id", "origin", "added_at")),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in ("fingerprint", "local")),
        sa.PrimaryKeyConstraint("id", name="pk_negatives"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_negatives_case_id"),
    )
    for name in ("case_id", "match_id"):
        op.create_index(f"ix_negatives_{name}", "negatives", [name])
