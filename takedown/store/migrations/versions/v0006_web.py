"""What the pages need: hand-over notes, saved views, a letter in a person's own wording, a guided path. Frozen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns, the two tables, and an index on what the ledger's entries are about."""
    op.add_column("cases", sa.Column("guided", sa.LargeBinary, nullable=True))
    op.add_column("notices", sa.Column("edited", sa.LargeBinary, nullable=True))
    op.create_index("ix_ledger_kind", "ledger", ["kind"])
    op.create_table(
        "notes",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "case_id", "at")),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in ("who", "words")),
        sa.PrimaryKeyConstraint("id", name="pk_notes"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_notes_case_id"),
    )
    op.create_index("ix_notes_case_id", "notes", ["case_id"])
    op.create_table(
        "views",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "made_at")),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in ("name", "filters")),
        sa.PrimaryKeyConstraint("id", name="pk_views"),
    )
