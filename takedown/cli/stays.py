"""What the program can't erase: told after a case is erased, and after everything is wiped."""

from __future__ import annotations

from datetime import datetime

from takedown.cli.language import words
from takedown.cli.output import say

_OF_A_CASE = ("shell", "screen", "snapshots", "disk", "browser", "mail", "logs")
_OF_ALL = (*_OF_A_CASE[:-1], "program", "logs")


def tell_what_stays(backed_up: datetime | None, *, everything: bool = False) -> None:
    """Tell what is left elsewhere, line by line, and that clearing it may itself be noticed.

    Args:
        backed_up: when the last backup was made, as ``pipeline.backup.last_backup`` tells; it still holds everything.
        everything: after ``wipe``, rather than after one case; then nobody can tell any more when a backup was made.
    """
    say(words("stays-head"))
    say("- " + _of_backups(backed_up, everything=everything))
    for item in _OF_ALL if everything else _OF_A_CASE:
        say("- " + words("stays-" + item))
    say(words("stays-caution"))


def _of_backups(backed_up: datetime | None, *, everything: bool) -> str:
    if everything:
        return words("stays-backups-of-all")
    if backed_up is None:
        return words("stays-backups-none")
    return words("stays-backups", day=f"{backed_up:%Y-%m-%d %H:%M} UTC")
