"""The team's tables, and the walls around them and around the pipeline's. Frozen: its statements stand beside it."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
_STATEMENTS = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    """Make them, in a database that holds no case yet."""
    for statement in _STATEMENTS.read_text(encoding="utf-8").split("\n--;\n"):
        op.execute(statement)
