"""What the pages of all cases go by, held in memory while the vault is open; read right after somebody came in.

Nothing of it is ever on disk. A page that needs it before it was read reads the rest itself.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from takedown.pipeline.letters import figures, results
from takedown.pipeline.overview.overview import Overview
from takedown.pipeline.renewed import Renewed
from takedown.pipeline.session import Session
from takedown.vault import Locked
from takedown.web.keeper import Keeper

if TYPE_CHECKING:
    from takedown.pipeline.team.known import Known

_AT_ONCE = 10
"""Cases between which the vault may be locked, and a page takes its turn."""
_PAUSE = 0.01
_AFTER = 0.5
"""Seconds that the page on which somebody lands has to itself: what it needs, it reads by itself."""


def overview(keeper: Keeper, session: Session) -> Overview:
    """Return the overview, as old as its last ``refresh``."""
    return keeper.kept("overview", lambda: _overview(keeper, session))


def measured(keeper: Keeper) -> results.Measured:
    """Return what recipients did so far, by case."""
    return keeper.kept("results", lambda: _known(keeper).measured if keeper.is_team else results.measured())


def fates(keeper: Keeper) -> figures.Fates:
    """Return what became of copies, by case."""
    return keeper.kept("figures", lambda: _known(keeper).fates if keeper.is_team else figures.fates())


def _overview(keeper: Keeper, session: Session) -> Overview:
    if not keeper.is_team:
        return Overview(session)
    from takedown.pipeline.team.known import TeamOverview
    from takedown.pipeline.team.session import TeamSession

    if not isinstance(session, TeamSession):
        raise TypeError(session)
    return TeamOverview(session)


def _known(keeper: Keeper) -> Known:
    """Return what is known of a member's organisation in this process, which its members share."""
    from takedown.pipeline.team import known
    from takedown.pipeline.team.session import TeamSession

    with keeper.using() as session:
        if not isinstance(session, TeamSession):
            raise TypeError(session)
        return known.of(session)


def read_beforehand(keeper: Keeper) -> None:
    """Begin to read all of it in a thread, once while the vault is open; it ends as the vault is locked."""
    with suppress(Locked):
        keeper.kept("reading", lambda: _begun(keeper))


def _begun(keeper: Keeper) -> threading.Thread:
    thread = threading.Thread(target=_read, args=(keeper,), name="reading", daemon=True)
    thread.start()
    return thread


def _read(keeper: Keeper) -> None:
    time.sleep(_AFTER)
    try:
        with keeper.using() as session:
            overview(keeper, session).refresh()
        for each in (measured(keeper), fates(keeper)):
            began = time.monotonic()
            while _some(keeper, each):
                # Where many work at once, no more than half of a processor is taken from their pages.
                time.sleep(max(_PAUSE, time.monotonic() - began) if keeper.is_team else _PAUSE)
                began = time.monotonic()
    except Locked:
        return
    except Exception as error:  # noqa: BLE001 - the page that needs it tells what is wrong, in words
        logging.getLogger(__name__).info("not read beforehand: %s", type(error).__name__)


def _some(keeper: Keeper, each: Renewed[Any]) -> bool:
    with keeper.using() as session, session.store.read() as tx:
        return each.some(tx, _AT_ONCE)
