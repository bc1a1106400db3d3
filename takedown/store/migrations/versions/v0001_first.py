"""The first tables. Frozen: what comes later is another migration."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def _clear(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _sealed(*names: str) -> list[sa.Column[bytes]]:
    return [sa.Column(name, sa.LargeBinary, nullable=True) for name in names]


def _of_case(table: str, *parts: sa.Column[str] | sa.Column[bytes] | sa.Constraint) -> None:
    """Make a table whose rows each belong to a case."""
    op.create_table(
        table,
        *_clear("id", "case_id"),
        *parts,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=f"fk_{table}_case_id"),
    )
    op.create_index(f"ix_{table}_case_id", table, ["case_id"])


def upgrade() -> None:
    """Make every table, and the one row of ``ledger_head``."""
    _cases()
    _records()
    _ledger()


def _cases() -> None:
    op.create_table(
        "cases",
        *_clear("id", "status", "created_at"),
        sa.Column("closed_at", sa.Text),
        *_sealed("label", "adult", "standing", "country", "contact", "name"),
        sa.PrimaryKeyConstraint("id", name="pk_cases"),
    )
    op.create_table(
        "case_keys",
        *_clear("case_id"),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_case_keys"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_keys_case_id"),
    )


def _records() -> None:
    _of_case("consents", *_clear("given_at"), *_sealed("scope", "standing", "statement"))
    _of_case(
        "media",
        *_clear("kind", "origin", "registered_at"),
        *_sealed("fingerprint", "sha256", "sha256_index"),
        sa.UniqueConstraint("case_id", "sha256_index", name="uq_media_case_id_sha256_index"),
    )
    _of_case(
        "matches",
        *_clear("media_id", "state", "seen_at"),
        sa.Column("checked_at", sa.Text),
        *_clear("confidence", "method", "verdict"),
        *_sealed("url", "page", "host", "site", "score", "distance", "transform", "url_index"),
        sa.UniqueConstraint("case_id", "url_index", name="uq_matches_case_id_url_index"),
    )
    _of_case("sightings", *_clear("match_id", "seen_at"), *_sealed("manifest"))
    op.create_index("ix_sightings_match_id", "sightings", ["match_id"])
    _of_case(
        "notices",
        *_clear("state", "created_at"),
        sa.Column("sent_at", sa.Text),
        sa.Column("due_at", sa.Text),
        *_clear("due_basis", "recipient", "route", "language"),
        *_sealed("reference", "their_reference", "urls", "match_ids", "missing", "facts", "text"),
    )


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("seq", sa.Integer, autoincrement=False, nullable=False),
        *_clear("id", "at", "kind"),
        sa.Column("case_id", sa.Text),
        *_clear("subject"),
        *_sealed("body"),
        *_octets("leaf", "chain", "signature"),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_ledger_case_id"),
        sa.UniqueConstraint("id", name="uq_ledger_id"),
    )
    op.create_index("ix_ledger_case_id", "ledger", ["case_id"])
    head = op.create_table(
        "ledger_head",
        *_clear("id"),
        sa.Column("count", sa.Integer, nullable=False),
        *_octets("chain", "signature"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_head"),
        sa.CheckConstraint("id = 'head'", name="ck_ledger_head_one_row"),
    )
    op.bulk_insert(head, [{"id": "head", "count": 0, "chain": bytes(32), "signature": b""}])


def _octets(*names: str) -> list[sa.Column[bytes]]:
    return [sa.Column(name, sa.LargeBinary, nullable=False) for name in names]
