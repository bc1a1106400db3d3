"""Alembic's entry: runs on the connection, and in the transaction, that ``schema.migrate`` hands it."""

from alembic import context

from takedown.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
