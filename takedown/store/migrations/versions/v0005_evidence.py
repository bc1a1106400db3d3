"""What evidence and the person's safety need: captures, cautions, looks, tallies, checkpoints, timestamps. Frozen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_OF_CASES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "captures": (("match_id", "at", "state"), ("reasons", "manifest", "text", "warc", "picture")),
    "cautions": (("media_id", "match_id", "kind", "state", "raised_at"), ("detail", "words")),
    "looks": (("match_id", "media_id", "at", "kind"), ("who", "words")),
}
"""Tables of cases: their columns in clear, and the sealed ones."""
_INDEXED = {"captures": "match_id", "cautions": "state", "looks": "match_id"}


def upgrade() -> None:
    """Add the columns and the six tables."""
    op.add_column("cases", sa.Column("retain_until", sa.Text, nullable=True))
    op.add_column("cases", sa.Column("telling", sa.LargeBinary, nullable=True))
    op.add_column("cases", sa.Column("agreed", sa.LargeBinary, nullable=True))
    op.add_column("consents", sa.Column("withdrawn_at", sa.Text, nullable=True))
    op.add_column("consents", sa.Column("terms", sa.LargeBinary, nullable=True))
    op.add_column("ledger", sa.Column("salt", sa.LargeBinary, nullable=True))
    op.add_column("ledger", sa.Column("commitment", sa.LargeBinary, nullable=True))
    for table, (in_clear, sealed) in _OF_CASES.items():
        _of_cases(table, in_clear, sealed)
    op.add_column("cautions", sa.Column("decided_at", sa.Text, nullable=True))
    _of_no_case()


def _of_cases(table: str, in_clear: tuple[str, ...], sealed: tuple[str, ...]) -> None:
    op.create_table(
        table,
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "case_id", *in_clear)),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in sealed),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=f"fk_{table}_case_id"),
    )
    for column in ("case_id", _INDEXED[table]):
        op.create_index(f"ix_{table}_{column}", table, [column])


def _of_no_case() -> None:
    op.create_table(
        "tallies",
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("id", "month", "kind", "recipient", "route", "outcome")
        ),
        sa.Column("hours", sa.Float, nullable=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tallies"),
    )
    op.create_table(
        "checkpoints",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "made_at")),
        sa.Column("count", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("chain", "root", "signature")),
        sa.PrimaryKeyConstraint("id", name="pk_checkpoints"),
    )
    op.create_table(
        "timestamps",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "checkpoint_id", "authority", "state")),
        sa.Column("queued_at", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text, nullable=True) for name in ("asked_at", "stamped_at")),
        sa.Column("tries", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("why", "roots")),
        sa.Column("token", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_timestamps"),
    )
    for column in ("checkpoint_id", "state"):
        op.create_index(f"ix_timestamps_{column}", "timestamps", [column])
