"""Visitors: one for each browser, in memory alone; gone with this process."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from takedown.cases.arrival import Arrival
from takedown.words import Language

MOST = 64
"""Visitors at once; the one that was seen longest ago makes room."""
UNDO_SECONDS = 30.0
"""For so long a decision can be undone with one click."""
LONGEST = 12 * 3600.0
"""Seconds after which a browser has to give the passphrase again, however busy it was."""
_ID_BYTES = 32


@dataclass(frozen=True, slots=True)
class Flash:
    """What is told once, on the next page: a key of ``locale/``, its values, and the token of an undo, if any."""

    key: str
    values: dict[str, str | float]
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back what was just done, and until when (``time.monotonic``)."""

    back: Callable[[], None]
    until: float
    then: str
    """The path to show afterwards."""


@dataclass
class Visitor:
    """One browser.

    Attributes:
        id: what its cookie says; a new one at each sign-in. token: against forged forms.
        signed_in: whether she opened the vault.
        language: as she chose; ``None`` while she didn't.
        arrival: where she is among the first questions.
        told: what the next page tells her. undos: what she can take back, by token.
        held: whatever else a page keeps of her for a moment, by the page's own key; emptied when she signs out.
    """

    id: str = field(default_factory=lambda: secrets.token_urlsafe(_ID_BYTES))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(_ID_BYTES))
    signed_in: bool = False
    language: Language | None = None
    arrival: Arrival = field(default_factory=Arrival)
    told: list[Flash] = field(default_factory=list)
    undos: dict[str, Undo] = field(default_factory=dict)
    held: dict[str, Any] = field(default_factory=dict)
    seen_at: float = field(default_factory=time.monotonic)
    signed_in_at: float = field(default_factory=time.monotonic)

    @property
    def is_in(self) -> bool:
        """Whether she is signed in, and not for ``LONGEST`` already."""
        return self.signed_in and time.monotonic() - self.signed_in_at < LONGEST

    def tell(self, key: str, *, undo: str = "", **values: str | float) -> None:
        """Have the next page tell ``key``."""
        self.told.append(Flash(key, values, undo))

    def can_undo(self, back: Callable[[], None], then: str, seconds: float = UNDO_SECONDS) -> str:
        """Keep how to take something back for ``seconds``; return the token to do it with."""
        now = time.monotonic()
        self.undos = {token: one for token, one in self.undos.items() if one.until > now}
        token = secrets.token_urlsafe(_ID_BYTES)
        self.undos[token] = Undo(back, now + seconds, then)
        return token

    def undo(self, token: str) -> Undo | None:
        """Take the undo called ``token`` out; ``None`` where there is none any more."""
        found = self.undos.pop(token, None)
        return found if found is not None and found.until > time.monotonic() else None

    def sign_out(self) -> None:
        """Forget everything but the language."""
        self.signed_in, self.arrival = False, Arrival()
        self.forget()

    def forget(self) -> None:
        """Forget what she did and what is held for her; she stays in."""
        self.told, self.undos, self.held = [], {}, {}


class Visitors:
    """All of them. Threads may share it."""

    def __init__(self) -> None:
        self._by_id: dict[str, Visitor] = {}
        self._lock = threading.Lock()

    def of(self, cookie: str | None) -> Visitor:
        """Return the visitor whose cookie this is, or a new one."""
        with self._lock:
            visitor = self._by_id.get(cookie or "")
            if visitor is None:
                visitor = Visitor()
                self._make_room()
                self._by_id[visitor.id] = visitor
            visitor.seen_at = time.monotonic()
            return visitor

    def sign_in(self, visitor: Visitor) -> None:
        """Let ``visitor`` in, under an id and a token that nobody could have known before."""
        with self._lock:
            self._by_id.pop(visitor.id, None)
            visitor.id, visitor.token = secrets.token_urlsafe(_ID_BYTES), secrets.token_urlsafe(_ID_BYTES)
            visitor.signed_in, visitor.signed_in_at = True, time.monotonic()
            self._by_id[visitor.id] = visitor

    def forget(self, visitor: Visitor) -> None:
        """Forget one: its cookie says nothing any more."""
        with self._lock:
            self._by_id.pop(visitor.id, None)
            visitor.sign_out()

    def all(self) -> list[Visitor]:
        """Return every one."""
        with self._lock:
            return list(self._by_id.values())

    def sign_all_out(self) -> None:
        """Sign every one out, as the vault locks."""
        with self._lock:
            for visitor in self._by_id.values():
                visitor.sign_out()

    def sign_others_out(self, visitor: Visitor) -> None:
        """Sign every other one out, as the passphrase changes."""
        for other in self.all():
            if other is not visitor:
                other.sign_out()

    def _make_room(self) -> None:
        while len(self._by_id) >= MOST:
            waiting = [one for one in self._by_id.values() if not one.signed_in] or list(self._by_id.values())
            self._by_id.pop(min(waiting, key=lambda one: one.seen_at).id)
