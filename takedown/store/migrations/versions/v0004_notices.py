"""What notices need: a case's particulars, letters that follow others, the journal of sending, replies. Frozen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns and the two tables."""
    op.add_column("cases", sa.Column("particulars", sa.LargeBinary, nullable=True))
    for name in ("letter", "follows", "decided_at"):
        op.add_column("notices", sa.Column(name, sa.Text, nullable=True))
    for name in ("addressee", "contact_checked", "holding", "outcome", "their_words"):
        op.add_column("notices", sa.Column(name, sa.LargeBinary, nullable=True))
    _dispatches()
    _replies()


def _dispatches() -> None:
    op.create_table(
        "dispatches",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "case_id", "notice_id", "state")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("created_at", "not_before")),
        sa.Column("sent_at", sa.Text, nullable=True),
        sa.Column("tries", sa.Integer, nullable=False),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in ("message_id", "to", "answer", "message")),
        sa.PrimaryKeyConstraint("id", name="pk_dispatches"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_dispatches_case_id"),
    )
    for column in ("case_id", "notice_id", "state"):
        op.create_index(f"ix_dispatches_{column}", "dispatches", [column])


def _replies() -> None:
    sealed = ("decided_by_person", "message_id", "sender", "subject", "text", "their_reference", "message_id_index")
    op.create_table(
        "replies",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("id", "case_id", "notice_id")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("received_at", "meaning")),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in sealed),
        sa.PrimaryKeyConstraint("id", name="pk_replies"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_replies_case_id"),
        sa.UniqueConstraint("case_id", "message_id_index", name="uq_replies_case_id_message_id_index"),
    )
    for column in ("case_id", "notice_id"):
        op.create_index(f"ix_replies_{column}", "replies", [column])
