"""The keeper: holds the open vault for the pages, and locks it when nobody is there.

Two locks lie over one another. The screen locks as soon as nobody did anything for a while, or on one key: every
browser has to give the passphrase again. The vault itself locks with it, unless a search is still going on that the
person left to itself on purpose; then it locks as that ends.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline.session import CONFIG, Session, secret_with
from takedown.pipeline.workshop import fingerprinter_of
from takedown.settings import Settings
from takedown.vault import AutoLock, Keyholder, Locked, Secret
from takedown.vault.header import NAME as HEADER
from takedown.web.live import Jobs
from takedown.web.visitors import Visitor, Visitors

PATIENCE = 5.0
"""Seconds that locking waits for pages that are being made."""
_TOKEN_BYTES = 32
T = TypeVar("T")


class Keeper:
    """Holds what is open. Threads may share it.

    Args:
        home: the vault's folder. settings: the configuration. config: its file; the home's own where none is named.
    """

    is_team = False
    """Whether this is a member's desk on a team's server."""

    def __init__(self, home: Path, settings: Settings, config: Path | None = None) -> None:
        self.home, self.settings, self.config = home, settings, config or home / CONFIG
        self.visitors, self.jobs = Visitors(), Jobs(self._job_ended)
        self._session: Session | None = None
        self._fingerprinter: Fingerprinter | None = None
        self._start_token = ""
        self._kept: dict[str, object] = {}
        self._users = 0
        self._changed, self._opening = threading.Condition(threading.RLock()), threading.Lock()
        self._auto = self._new_auto_lock()

    @property
    def has_vault(self) -> bool:
        """Whether there is a vault in the home."""
        return (self.home / HEADER).exists()

    @property
    def name(self) -> str:
        """What whoever works here is called; one person alone has no name here."""
        return ""

    def may(self, right: str) -> bool:  # noqa: ARG002 - one person may do everything; a member may not
        """Return whether whoever works here may do what ``right`` says (``cases/team/role.py``)."""
        return True

    def called(self, who: str) -> str:
        """Return what somebody is called whose look or decision is kept as ``who``."""
        return who

    def clients(self) -> list[tuple[str, str]]:
        """Return the id and the name of each client for whom a case can be opened; one person alone has none."""
        return []

    def opening(self, session: Session, client: str) -> Session:  # noqa: ARG002 - one person's cases are her own
        """Return the session in which a new case of ``client`` is opened."""
        return session

    def admits(self, visitor: Visitor) -> bool:
        """Return whether ``visitor`` may be told more, asking anew wherever that stands."""
        return visitor.is_in

    @property
    def is_open(self) -> bool:
        """Whether the vault is open."""
        return self._session is not None

    def hold(self, session: Session) -> str:
        """Take a vault that was opened before the pages were; return the token of a link that opens them, once."""
        self._take(session)
        self._start_token = secrets.token_urlsafe(_TOKEN_BYTES)
        return self._start_token

    def enter_by_link(self, visitor: Visitor, token: str) -> bool:
        """Let ``visitor`` in if ``token`` is the start link's, which then opens nothing any more."""
        with self._changed:
            known = self._start_token
            if not known or not self.is_open or not secrets.compare_digest(known.encode(), token.encode()):
                return False
            self._start_token = ""
        self._enter(visitor)
        return True

    def unlock(self, visitor: Visitor, secret: str | Secret) -> None:
        """Open the vault for ``visitor``, or only the screen where the vault is open still.

        Raises:
            TakedownError: as ``Session.opened``; the vault stays as it was.
        """
        with self._opening:  # one key at a time is derived, and meanwhile the pages answer
            if self._session is None:
                self._take(Session.opened(self.home, self.settings, secret))
            else:
                Keyholder(self.home, secret_with(self.settings, secret)).lock()
        self._enter(visitor)

    def make(self, visitor: Visitor, passphrase: str) -> None:
        """Make the vault and let ``visitor`` in.

        Raises:
            TakedownError: as ``Session.made``; nothing was made.
        """
        with self._opening:
            self._take(Session.made(self.home, self.settings, passphrase))
        self._enter(visitor)

    def settle(self, settings: Settings) -> None:
        """Go by other settings from now on; what is under way ends with those that it began with."""
        with self._changed:
            self.settings = settings
            if self._session is not None:
                self._session = replace(self._session, settings=settings)

    @contextmanager
    def using(self) -> Iterator[Session]:
        """Give the open vault for as long as the block runs; locking waits for it a few seconds.

        Raises:
            Locked: it isn't open.
        """
        with self._changed:
            session = self._session
            if session is None:
                raise Locked
            self._users += 1
        try:
            yield session
        finally:
            with self._changed:
                self._users -= 1
                self._changed.notify_all()

    def fingerprinter(self) -> Fingerprinter:
        """Return the jail of the open vault; it is started at the first call and ends as the vault locks.

        Raises:
            Locked: it isn't open. JailUnavailable: nothing can be decoded safely on this machine.
        """
        with self._changed:
            if self._session is None:
                raise Locked
            if self._fingerprinter is None:
                self._fingerprinter = fingerprinter_of(self._session)
            return self._fingerprinter

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """Return what is held in memory under ``name`` while the vault is open, made at the first call.

        Raises:
            Locked: it isn't open.
        """
        with self._changed:
            if self._session is None:
                raise Locked
            if name not in self._kept:
                self._kept[name] = make()
            return self._kept[name]  # type: ignore[return-value]  # what ``make`` gave under this name

    def touch(self) -> None:
        """Say that a person did something."""
        self._auto.touch()

    def tick(self) -> None:
        """Lock if it is time; to be called every second."""
        over = [one for one in self.visitors.all() if one.signed_in and not one.is_in]
        for one in over:
            one.sign_out()
        if over and not self._anybody:
            self.lock_screen()
        # With nobody in too: a start link that nobody follows doesn't keep the vault open.
        if self.is_open:
            self._auto.check()

    def forget(self) -> None:
        """Forget what is held beside the vault, as something in it is erased: outcomes of work, undos, pictures."""
        self.jobs.forget()
        for one in self.visitors.all():
            one.forget()

    def lock_screen(self) -> None:
        """Sign everybody out; lock the vault too, unless a search goes on."""
        self.visitors.sign_all_out()
        with self._changed:
            self._start_token = ""
            if not self.jobs.running:
                self.lock()

    def lock(self) -> None:
        """Sign everybody out, stop what goes on, and lock the vault."""
        self.visitors.sign_all_out()
        self.jobs.stop_all()
        with self._changed:
            session, self._session = self._session, None
            fingerprinter, self._fingerprinter = self._fingerprinter, None
            self._kept, self._start_token = {}, ""
            if fingerprinter is not None:
                fingerprinter.close()
            if session is not None:
                self._changed.wait_for(lambda: self._users == 0, PATIENCE)
                session.close()

    def _take(self, session: Session) -> None:
        with self._changed:
            self._session, self._auto = session, self._new_auto_lock()

    def _enter(self, visitor: Visitor) -> None:
        self._auto = self._new_auto_lock()
        self.visitors.sign_in(visitor)

    @property
    def _anybody(self) -> bool:
        return any(one.signed_in for one in self.visitors.all())

    def _new_auto_lock(self) -> AutoLock:
        return AutoLock(self.settings.vault.lock_minutes, self.lock_screen)

    def _job_ended(self) -> None:
        """Lock the vault when the last job ends and nobody is there."""
        if not self.jobs.running and not self._anybody:
            self.lock()
