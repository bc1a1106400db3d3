"""Alembic's entry: runs on the connection, and in the transaction, that ``schema.prepare`` hands it."""

from alembic import context

from takedown.store.team.tables import team

context.configure(
    connection=context.config.attributes["connection"], target_metadata=team, version_table="team_version"
)
context.run_migrations()
