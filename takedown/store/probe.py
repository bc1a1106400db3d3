"""Whether a database can be used at all, tried without a vault; for the health check."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from sqlalchemy import Engine, text

from takedown.store import engines

_SECONDS = 5.0


def database_version(url: str) -> str:
    """Return which database answers: the one at ``url``, or the embedded one where ``url`` is empty.

    The embedded one is tried on a file of its own, made and removed for this; a server is only asked its version.

    Raises:
        StoreUnreachable, StoreBusy, DiskFull: it can't be used.
    """
    if url:
        return "PostgreSQL " + _answer(engines.postgres(url, _SECONDS), "SHOW server_version")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "store.db")
        return "SQLCipher " + _answer(engines.sqlcipher(file, os.urandom(32), _SECONDS), "PRAGMA cipher_version")


def _answer(engine: Engine, question: str) -> str:
    try:
        with engine.connect() as link:
            return str(link.execute(text(question)).scalar_one())
    finally:
        engine.dispose()
