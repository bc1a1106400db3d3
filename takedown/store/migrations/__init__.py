"""Alembic migrations, shipped with the program and run by ``schema.migrate``."""
