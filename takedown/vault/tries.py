"""How long the next try has to wait after wrong ones; kept in the home, so that a new process doesn't begin anew.

The file holds counts and times, nothing secret. It slows down whoever types at this program. Whoever copies the folder
elsewhere, or removes the file, is slowed by Argon2id alone.

Time is the system's own since it started, which also runs while it sleeps and which no setting of the clock changes.
Only after a new start of the system the clock has to do; where it runs backwards, the wait begins anew, once.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from takedown.vault.errors import TooManyTries, WrongPassphrase
from takedown.vault.places import holding, replace, sweep
from takedown.vault.secret import Kind

NAME = "tries.json"
FREE = 3
"""So many wrong tries have no consequence."""
FIRST, LONGEST = 2.0, 900.0
"""Seconds after the fourth wrong try, doubled by each further one; and at most."""
_DOUBLINGS = 16
_LARGEST = 4096
_LATEST = 253_402_300_799.0
"""Seconds of Unix time: the last that a date can say."""
_MANY = 10**6
_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, told in three ways.

    Attributes:
        boot: which start of the system this is; empty where it doesn't say.
        since: seconds since then, those asleep too.
        wall: the clock, seconds of Unix time.
    """

    boot: str
    since: float
    wall: float

    @classmethod
    def now(cls) -> Moment:
        """Return this moment."""
        try:
            boot = _BOOT.read_text(encoding="ascii").strip()
            return cls(boot, time.clock_gettime(time.CLOCK_BOOTTIME), time.time())
        except (OSError, AttributeError):  # not Linux
            return cls("", 0.0, time.time())


@dataclass(frozen=True, slots=True)
class Earlier:
    """Wrong tries of which nobody was told yet: how many, and when the last one was by the clock of that time."""

    count: int
    last: datetime


Clock = Callable[[], Moment]
_Seconds = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]


class _Wrong(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    count: Annotated[int, Field(ge=0, le=_MANY)] = 0
    boot: Annotated[str, Field(max_length=64)] = ""
    since: _Seconds = 0.0
    wall: _Seconds = 0.0
    told: Annotated[int, Field(ge=0, le=_MANY)] = 0
    """Of how many somebody who opened the vault was told."""

    def untold(self) -> int:
        return max(0, self.count - self.told)

    def pause(self) -> float:
        """Return how many seconds the next try waits after this one."""
        if self.count <= FREE:
            return 0.0
        return min(LONGEST, FIRST * 2.0 ** min(self.count - FREE - 1, _DOUBLINGS))

    def passed(self, now: Moment) -> float:
        """Return how many seconds ago it was; less than none where the clock ran backwards."""
        same = bool(now.boot) and now.boot == self.boot
        return now.since - self.since if same else now.wall - self.wall

    def at(self, now: Moment, count: int) -> _Wrong:
        count = min(count, _MANY)
        return _Wrong(count=count, boot=now.boot[:64], since=now.since, wall=now.wall, told=min(self.told, count))


class _Tries(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    passphrase: _Wrong = _Wrong()
    recovery: _Wrong = _Wrong()

    def of(self, kind: Kind) -> _Wrong:
        wrong: _Wrong = getattr(self, kind)
        return wrong

    def having(self, kind: Kind, wrong: _Wrong) -> _Tries:
        return self.model_copy(update={kind: wrong})

    def untold(self) -> Earlier | None:
        wrong = [one for one in (self.passphrase, self.recovery) if one.untold()]
        if not wrong:
            return None
        last = min(max(0.0, *(one.wall for one in wrong)), _LATEST)
        return Earlier(sum(one.untold() for one in wrong), datetime.fromtimestamp(last, UTC))

    def opened_by(self, kind: Kind) -> _Tries:
        """Return what is left to count: nothing of ``kind``; of the other what makes it wait, which was told now."""
        told = {name: one.model_copy(update={"told": one.count}) for name, one in self}
        return self.model_copy(update=told | {kind: _Wrong()})


@contextmanager
def counted(home: Path, kind: Kind, clock: Clock = Moment.now) -> Iterator[Earlier | None]:
    """Hold the right to try once; the block raises ``WrongPassphrase`` where the try was wrong.

    It is given the wrong tries, of either kind, that whoever opens the vault now is to be told of; a right try forgets
    them. A right try with no wrong one before it writes nothing.

    Raises:
        TooManyTries: it isn't time yet; the block doesn't run.
        NoVault: there is no such folder.
        HomeUnusable: it can't be opened.
    """
    with holding(home):
        file = home / NAME
        tries = _read(file)
        _refuse_early(file, tries, kind, clock())
        try:
            yield tries.untold()
        except WrongPassphrase:
            wrong = tries.of(kind)
            _keep(file, tries.having(kind, wrong.at(clock(), wrong.count + 1)))
            raise
        if (left := tries.opened_by(kind)) != tries:
            _keep(file, left)


def waiting(home: Path, kind: Kind = "passphrase", clock: Clock = Moment.now) -> float:
    """Return how many seconds the next try has to wait, for telling it; changes nothing."""
    wrong = _read(home / NAME).of(kind)
    return min(wrong.pause(), max(0.0, wrong.pause() - wrong.passed(clock())))


def _refuse_early(file: Path, tries: _Tries, kind: Kind, now: Moment) -> None:
    wrong = tries.of(kind)
    if not wrong.pause():
        return
    passed = wrong.passed(now)
    if passed < 0:
        # The clock was set back, or was ahead when the try was made: waiting begins now. A disk that doesn't take this
        # can't count either, and nobody is locked out for it.
        wrong, passed = wrong.at(now, wrong.count), 0.0
        if not _keep(file, tries.having(kind, wrong)):
            return
    left = ceil(wrong.pause() - passed)
    if left > 0:
        raise TooManyTries(minutes=left // 60, seconds=left % 60)


def _read(file: Path) -> _Tries:
    """Return what is counted; a file that says nothing sensible counts nothing, as one that isn't there."""
    try:
        with file.open("rb") as opened:
            return _Tries.model_validate(json.loads(opened.read(_LARGEST)))
    except (OSError, ValueError, RecursionError, ValidationError):
        return _Tries()


def _keep(file: Path, tries: _Tries) -> bool:
    """Write it down where the disk lets us: one that can't be written must open all the same."""
    with suppress(OSError):
        if tries == _Tries():
            sweep(file)
            file.unlink(missing_ok=True)
        else:
            replace(file, tries.model_dump_json().encode())
        return True
    return False
