"""A server made ready: the database with its walls and its queue, the server's own secret, the keys of its services."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from takedown.errors import TakedownError
from takedown.pipeline.team import services
from takedown.pipeline.team.keys import SERVICES
from takedown.pipeline.team.server import NoTeamDatabase, TeamServer, make_secret
from takedown.settings import Settings
from takedown.store.team import schema
from takedown.store.team.walls import FLEET
from takedown.vault import Cost


class PassphrasesUnreadable(TakedownError):
    """The services' passphrases can't be read from ``file``; ``why``. No key was made."""


@dataclass(frozen=True, slots=True)
class Made:
    """What stands now: the team's version of the database, and whether the services' keys are new."""

    version: str
    services: bool


def make(
    home: Path,
    settings: Settings,
    owner_url: str,
    apply_queue: Callable[[str], object],
    passphrases: Callable[[], Mapping[str, str]],
    cost: Cost | None = None,
) -> Made:
    """Make the database that the settings name a team's, or bring it up to date; once more changes nothing.

    Several at once wait for each other.

    Args:
        home, settings: of the server. owner_url: the same database, as its owner.
        apply_queue: makes the tables of the queue, given ``owner_url``.
        passphrases: gives those of the services, by name; asked only where the services have no key yet.
        cost: of the services' keys; RFC 9106's by default.

    Raises:
        NoTeamDatabase: the settings name no database; nothing was made.
        TakedownError: as ``schema.prepare``, ``make_secret`` and ``services.make``; what was made before it stays.
    """
    if not settings.database.url:
        raise NoTeamDatabase
    with schema.alone(owner_url):
        schema.prepare(owner_url)
        apply_queue(owner_url)
        make_secret(home / settings.team.secret_file)
        server = TeamServer.opened(home, settings, FLEET)
        try:
            with server.store.read() as tx:
                there = bool(tx.rows("services", only=["made_at"]))
            if not there:
                services.make(server, passphrases(), cost)
        finally:
            server.close()
    return Made(schema.versions(owner_url)[0], services=not there)


def passphrases_in(place: Path) -> dict[str, str]:
    """Return the services' passphrases, from a TOML file with a key for each or from a folder with a file for each.

    Raises:
        PassphrasesUnreadable: one is missing, or something can't be read.
    """
    try:
        if place.is_dir():
            found = {name: (place / name).read_text(encoding="utf-8").rstrip("\r\n") for name in SERVICES}
        else:
            found = tomllib.loads(place.read_text(encoding="utf-8"))
    except OSError as problem:
        raise PassphrasesUnreadable(file=str(place), why=problem.strerror or type(problem).__name__) from problem
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise PassphrasesUnreadable(file=str(place), why="TOML") from None
    if missing := [name for name in SERVICES if not isinstance(found.get(name), str)]:
        raise PassphrasesUnreadable(file=str(place), why=", ".join(missing))
    return {name: found[name] for name in SERVICES}
