"""Browsers in which a member was let in before: wrong tries elsewhere don't keep her out there, only those made there.

Method: device cookies (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). Who asks by address the program
doesn't know, and isn't to: the proxy doesn't tell. A browser's mark says whose it is to this server alone. It opens
nothing; where somebody takes it, tries in its name wait as all others do.
"""

from __future__ import annotations

import hmac
import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from secrets import token_urlsafe

from takedown.vault.sealing import SealingKey
from takedown.vault.tries import FIRST, FREE, LONGEST

LASTS = timedelta(days=180)
"""So long a browser keeps its mark after its member was last let in."""
_NONCE_BYTES = 16
_DOUBLINGS, MANY = 16, 10**6
_MOST = 10_000
"""Marks whose tries are counted; only members who were let in have any."""


def pause(tries: int) -> timedelta:
    """Return how long the next try waits after so many wrong ones in a row, as ``vault/tries.py`` has it."""
    if tries <= FREE:
        return timedelta(0)
    return timedelta(seconds=min(LONGEST, FIRST * 2.0 ** min(tries - FREE - 1, _DOUBLINGS)))


def new_mark(secret: bytearray, member: str) -> str:
    """Return the mark of a browser in which ``member`` was let in; ``secret``: the server's own."""
    nonce = token_urlsafe(_NONCE_BYTES)
    return f"{nonce}.{_code(secret, member, nonce)}"


def is_of(secret: bytearray, member: str, mark: str) -> bool:
    """Whether ``mark`` is one of a browser of ``member``."""
    nonce, _, code = mark.partition(".")
    return hmac.compare_digest(_code(secret, member, nonce).encode(), code.encode("utf-8", "surrogatepass"))


class Tries:
    """Counts the tries that are made in each marked browser, in this process's memory. Threads may share it."""

    def __init__(self) -> None:
        self._made: OrderedDict[str, tuple[int, datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def count(self, mark: str, at: datetime) -> int | None:
        """Count a try in the browser with ``mark``; return how many were wrong before; nothing: it isn't time."""
        with self._lock:
            tries, not_before = self._made.get(mark, (0, at))
            if at < not_before:
                return None
            self._made[mark] = min(tries + 1, MANY), at + pause(tries + 1)
            self._made.move_to_end(mark)
            if len(self._made) > _MOST:
                self._made.popitem(last=False)
            return tries

    def give_back(self, mark: str) -> None:
        """Count the last try of a browser no longer: it was right."""
        with self._lock:
            tries, not_before = self._made.get(mark, (0, None))
            if not_before is not None:
                self._made[mark] = max(0, tries - 1), not_before - pause(tries)

    def forget(self, mark: str) -> None:
        """Begin anew with a browser: whoever is there was let in."""
        with self._lock:
            self._made.pop(mark, None)


def _code(secret: bytearray, member: str, nonce: str) -> str:
    return SealingKey(secret).index(f"browsers.{member}", nonce).hex()
