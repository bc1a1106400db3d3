"""A document in a new file that its owner alone may read; what is there already stays."""

from __future__ import annotations

from pathlib import Path


def save(file: Path, content: bytes) -> None:
    """Write ``content`` into a new file (0600), whole or not at all.

    Raises:
        FileThere: there is a file of that name; it was left as it is.
        FileUnwritable, DiskFull: it can't be written; what was written of it was removed.
    """
    from takedown.pipeline.keeping.outfile import new_file

    with new_file(file) as out:
        out.write(content)
