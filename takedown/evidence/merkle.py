"""The Merkle tree over the ledger's links (RFC 9162, section 2.1): one root for all, and short proofs of single ones.

    hash of a leaf = SHA-256(0x00 || link)
    hash of a node = SHA-256(0x01 || left || right)        of nothing at all: SHA-256 of the empty string

A proof that one entry is in the tree holds digests alone, so that it tells nothing of any other entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

EMPTY = hashlib.sha256(b"").digest()
"""The root of no links."""


def leaf_hash(link: bytes) -> bytes:
    """Return the 32-byte hash of one link as a leaf."""
    return hashlib.sha256(b"\x00" + link).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the 32-byte hash of two neighbours."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Growing:
    """The root of links that come one by one; remembers no more than one hash for each bit of their number."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, link: bytes) -> None:
        """Take the next link."""
        peak, rest = leaf_hash(link), self.size
        while rest & 1:  # a full tree of this height stands already: the two become one
            peak, rest = node_hash(self._peaks.pop(), peak), rest >> 1
        self._peaks.append(peak)
        self.size += 1

    def root(self) -> bytes:
        """Return the root over the links taken so far."""
        if not self._peaks:
            return EMPTY
        *peaks, root = self._peaks
        for peak in reversed(peaks):
            root = node_hash(peak, root)
        return root


class Tree:
    """All hashes of a tree, for many proofs; 64 bytes of memory a link, and their objects."""

    def __init__(self, links: Iterable[bytes]) -> None:
        self._levels = [[leaf_hash(link) for link in links]]
        while len(below := self._levels[-1]) > 1:
            self._levels.append([node_hash(*below[at : at + 2]) for at in range(0, len(below) - 1, 2)])

    def __len__(self) -> int:
        return len(self._levels[0])

    def root(self, size: int | None = None) -> bytes:
        """Return the root over the first ``size`` links, all of them by default."""
        size = self._known(size)
        return self._span(0, size) if size else EMPTY

    def inclusion(self, index: int, size: int | None = None) -> list[bytes]:
        """Return the proof that link ``index`` (from 0) is among the first ``size`` (RFC 9162, 2.1.3.1).

        Raises:
            ValueError: there is no such link.
        """
        size = self._known(size)
        if not 0 <= index < size:
            raise ValueError(index)
        path: list[bytes] = []
        low, high = 0, size
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                path.append(self._span(middle, high))
                high = middle
            else:
                path.append(self._span(low, middle))
                low = middle
        return path[::-1]

    def consistency(self, first: int, size: int | None = None) -> list[bytes]:
        """Return the proof that the first ``size`` links begin with the first ``first`` (RFC 9162, 2.1.4.1).

        Raises:
            ValueError: ``first`` is 0 or more than ``size``.
        """
        size = self._known(size)
        if not 0 < first <= size:
            raise ValueError(first)
        path: list[bytes] = []
        low, high, whole = 0, size, True
        while first != high:
            middle = low + _split(high - low)
            if first <= middle:
                path.append(self._span(middle, high))
                high = middle
            else:
                path.append(self._span(low, middle))
                low, whole = middle, False
        return (path if whole else [*path, self._span(low, high)])[::-1]

    def _known(self, size: int | None) -> int:
        size = len(self) if size is None else size
        if not 0 <= size <= len(self):
            raise ValueError(size)
        return size

    def _span(self, low: int, high: int) -> bytes:
        """Return the root over links ``low`` to ``high``; full trees that begin at their own width are at hand."""
        width = high - low
        if width & (width - 1) == 0:
            level = width.bit_length() - 1
            return self._levels[level][low >> level]
        middle = low + _split(width)
        return node_hash(self._span(low, middle), self._span(middle, high))


def _split(width: int) -> int:
    """Return the greatest power of two below ``width``."""
    return 1 << (width - 1).bit_length() - 1


def root(links: Sequence[bytes]) -> bytes:
    """Return the root over ``links``."""
    return Tree(links).root()


def inclusion(links: Sequence[bytes], index: int) -> list[bytes]:
    """Return the proof that ``links[index]`` is among them; see ``Tree`` for many at once."""
    return Tree(links).inclusion(index)


def consistency(links: Sequence[bytes], first: int) -> list[bytes]:
    """Return the proof that ``links`` begin with their first ``first``."""
    return Tree(links).consistency(first)


def included(link: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Return whether ``path`` proves that ``link`` is number ``index`` of ``size`` under ``root`` (2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf_hash(link)
    for step in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def consistent(first: int, size: int, path: Sequence[bytes], first_root: bytes, root: bytes) -> bool:
    """Return whether ``path`` proves that the tree of ``size`` begins with the one of ``first`` links (2.1.4.2)."""
    if not 0 < first <= size:
        return False
    if first == size:
        return not path and first_root == root
    steps = [first_root, *path] if first & (first - 1) == 0 else list(path)
    if len(steps) < 2:  # noqa: PLR2004 - a beginning, and at least one step onwards
        return False
    at, last = first - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    older = newer = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            older, newer = node_hash(step, older), node_hash(step, newer)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            newer = node_hash(newer, step)
        at, last = at >> 1, last >> 1
    return last == 0 and older == first_root and newer == root
