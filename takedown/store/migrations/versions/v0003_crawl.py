"""What a crawl has still to visit, every address of a copy, the posts that carry it. Frozen, as the first is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _table(name: str, *columns: sa.Column[str] | sa.Column[bytes], once_a: str, url: str) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("match_id", sa.Text, nullable=False),
        *columns,
        sa.Column(f"{url}_index", sa.LargeBinary, nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=f"fk_{name}_case_id"),
        sa.UniqueConstraint(once_a, f"{url}_index", name=f"uq_{name}_{once_a}_{url}_index"),
    )
    for column in ("case_id", "match_id"):
        op.create_index(f"ix_{name}_{column}", name, [column])


def upgrade() -> None:
    """Add the three tables."""
    _table(
        "addresses",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("role", "added_at", "verdict")),
        *(sa.Column(name, sa.Text, nullable=True) for name in ("checked_at", "next_at")),
        *(sa.Column(name, sa.LargeBinary, nullable=True) for name in ("url", "looks")),
        once_a="match_id",
        url="url",
    )
    op.create_index("ix_addresses_next_at", "addresses", ["next_at"])
    _table(
        "posts",
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "seen_at")),
        *(
            sa.Column(name, sa.LargeBinary, nullable=True)
            for name in ("uri", "url", "host", "handle", "at", "text", "about")
        ),
        once_a="case_id",
        url="uri",
    )
    _leads()


def _leads() -> None:
    op.create_table(
        "leads",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False, autoincrement=True),
        sa.Column("site", sa.LargeBinary, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("state", "tier", "depth")),
        sa.Column("due", sa.Float, nullable=True),
        sa.Column("held", sa.LargeBinary, nullable=True),
        sa.Column("lead", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_leads"),
        sa.UniqueConstraint("site", "digest", name="uq_leads_site_digest"),
    )
    op.create_index("ix_leads_site_state_tier_depth_seq", "leads", ["site", "state", "tier", "depth", "seq"])
    op.create_index("ix_leads_held", "leads", ["held"])
