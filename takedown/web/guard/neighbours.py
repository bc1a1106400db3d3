"""Which account of this machine asks: loopback is open to all of them, and the pages are one person's.

Another account could otherwise try passphrases, have files opened by their names, or destroy the vault, which asks for
no passphrase. Linux tells whose each connection is (proc(5), ``/proc/net/tcp``); elsewhere nothing is refused.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
TRUSTED = frozenset({os.getuid(), 0})
"""Our own account, and the one that can read everything anyway: some machines pass connections on under it."""
_FORBIDDEN = 403
_LOCAL, _REMOTE, _OWNER, _NODE = 1, 2, 7, 9
"""Columns of a row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One connection; ``owner``: the account, ``None`` where no program holds it any more."""

    local: str
    remote: str
    owner: int | None


class Neighbours:
    """Refuses who asks from another account of this machine.

    Args:
        app: what comes after. trusted: the accounts that may ask.
    """

    def __init__(self, app: ASGIApp, trusted: frozenset[int] = TRUSTED) -> None:
        self._app, self._trusted = app, trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        client, server = scope.get("client"), scope.get("server")
        if scope["type"] == "http" and client and server and not may_ask(rows(TABLES), client, server, self._trusted):
            await PlainTextResponse(str(_FORBIDDEN), _FORBIDDEN)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def may_ask(known: Iterable[Row], client: tuple[str, int], server: tuple[str, int], trusted: frozenset[int]) -> bool:
    """Return whether the connection from ``client`` to ``server`` is held by an account that may ask.

    Where the machine doesn't tell of this connection at all, it may.
    """
    theirs, ours = written(*client[:2]), written(*server[:2])
    told = False
    for row in known:
        if row.local.endswith(theirs) and row.remote.endswith(ours):
            return row.owner in trusted
        told = told or (row.local.endswith(ours) and row.remote.endswith(theirs))
    return not told


def rows(tables: Iterable[Path]) -> Iterator[Row]:
    """Yield what the machine tells of its connections; nothing where it doesn't."""
    for table in tables:
        try:
            lines = table.read_text("ascii").splitlines()[1:]
        except OSError:
            continue
        for line in lines:
            told = line.split()
            if len(told) > _NODE:
                # What was closed while its answer is still to come stands there as the first account's, without a node.
                owner = int(told[_OWNER]) if told[_NODE] != "0" else None
                yield Row(told[_LOCAL], told[_REMOTE], owner)


def written(host: str, port: int) -> str:
    """Return an end of a connection as the tables write it: each 32 bits in this machine's order of bytes.

    An address of version 4 ends the way in which it is written as one of version 6.
    """
    packed = ip_address(host).packed
    words = (packed[at : at + 4] for at in range(0, len(packed), 4))
    return "".join(f"{socket.ntohl(int.from_bytes(word)):08X}" for word in words) + f":{port:04X}"
