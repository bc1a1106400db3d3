"""Packets of a video read ahead, so that what nobody will look at isn't decoded."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from av.packet import Packet

_MOST_AHEAD = 4 << 20
"""Bytes of packets that are read ahead at most."""
_BEHIND, _LEAP = 1.0, 3.0
"""Seconds by which a time stamp may run back, or on, from one packet to the next; beyond, it is broken."""
_P = TypeVar("_P", bound="Packet[Any]")


class Ahead(Generic[_P]):
    """Packets read ahead, so that those before a key frame that comes soon enough needn't be decoded.

    Decoding is what a video costs most, and what lies between a frame that was looked at and such a key frame is
    wanted by nothing else.

    Args:
        packets: in the order of the file.
    """

    def __init__(self, packets: Iterator[_P]) -> None:
        self._packets = packets
        self._held: deque[_P] = deque()
        self._bytes = 0
        self._read = 0
        self._stamp: float | None = None
        # Of the packets held: which one, by its number in the file, is a key frame of which time stamp; where stamps
        # are missing or leap, a stamp that nothing is near to.
        self._keys: deque[tuple[int, float]] = deque()

    def next(self, looked: float | None, leap: tuple[float, float]) -> _P | None:
        """Return the next packet to decode; ``None``: there is none.

        Args:
            looked: the time stamp of the last frame looked at; ``None``: nothing may be left out.
            leap: as ``Clock.leap`` says.
        """
        if looked is not None:
            for _ in range(self._passable(looked + leap[0], looked + leap[1])):
                self._taken()
        return self._taken() if self._held or self._more() else None

    def _passable(self, first: float, last: float) -> int:
        """Return how many of the packets held come before the first key frame between two time stamps; 0: none."""
        while self._bytes < _MOST_AHEAD and (self._stamp is None or self._stamp <= last) and self._more():
            pass
        taken = self._read - len(self._held)
        for number, stamp in self._keys:
            if not stamp <= last:
                break
            if stamp >= first:
                return number - taken
        return 0

    def _more(self) -> bool:
        packet = next(self._packets, None)
        if packet is None:
            return False
        stamp = _seconds(packet, packet.dts)
        if stamp is None or not -_BEHIND <= stamp - (stamp if self._stamp is None else self._stamp) <= _LEAP:
            self._keys.append((self._read, math.nan))
        elif packet.is_keyframe:
            self._keys.append((self._read, _seconds(packet, packet.pts) or stamp))
        self._stamp = stamp
        self._held.append(packet)
        self._bytes += packet.size
        self._read += 1
        return True

    def _taken(self) -> _P:
        packet = self._held.popleft()
        self._bytes -= packet.size
        while self._keys and self._keys[0][0] <= self._read - len(self._held) - 1:
            self._keys.popleft()
        return packet


def _seconds(packet: Packet[Any], stamp: int | None) -> float | None:
    stamp = packet.pts if stamp is None else stamp
    return None if stamp is None or packet.time_base is None else float(stamp * packet.time_base)
