"""A person's own access tokens, each in a file named beside its host; read when a crawl begins, kept nowhere."""

from __future__ import annotations

from pathlib import Path

from takedown.errors import TakedownError
from takedown.settings import HostSettings

MOST_BYTES = 16 * 1024


class TokenUnreadable(TakedownError):
    """The file with the access token isn't there, can't be read, is empty or is no single line; ``site``, ``file``."""


def token_of(home: Path, host: HostSettings) -> str:
    """Return the token of ``host``; empty where its table names no file. A relative name is one in ``home``.

    Raises:
        TokenUnreadable: nothing was contacted.
    """
    if not host.token_file:
        return ""
    file = home / Path(host.token_file).expanduser()
    try:
        with file.open(encoding="ascii") as open_file:
            token = open_file.read(MOST_BYTES).strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise TokenUnreadable(site=host.name, file=host.token_file) from problem
    if not token or not token.isprintable():
        raise TokenUnreadable(site=host.name, file=host.token_file)
    return token
