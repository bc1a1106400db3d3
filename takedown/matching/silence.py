"""Known nuisances: what is nearer to one of them than to the registered picture isn't told.

An interface, a logo or a stock picture on a list, and what a person said is no copy. Near is not enough: a true copy
lies nearer to its own original than to a nuisance that resembles it, and a copy that a nuisance frames lies where none
of the nuisance is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from takedown.cases.match import Confidence, Method
from takedown.cases.media import Fingerprint
from takedown.cases.negative import Negative
from takedown.fingerprint.view import View
from takedown.matching.bank import Bank, Likeness, Place, of_sight
from takedown.matching.confidence import MIN_QUALITY, PDQ
from takedown.matching.kernels import PLAIN, Kernels
from takedown.matching.votes import Sight

_SAME = 8  # bits: one picture saved again
_BANKS_OWN = 31  # bits: the distance at which hash banks call two PDQ codes the same picture (ThreatExchange, pdq)
_NEARER = 5.0  # bits that a true copy's codes lie nearer to their own picture on average; the same patches differ by 2
_NEIGHBOURS = 5  # codes around one; a nuisance keeps a part of its own, so that any of them speaks for it


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a nuisance reaches: empty fields reach everything, or everything of the cases ``among``."""

    case_id: str
    media_id: str
    among: Container[str] | None = None

    def covers(self, case_id: str, media_id: str) -> bool:
        """Whether it reaches this registered picture."""
        its = self.case_id in ("", case_id) and self.media_id in ("", media_id)
        return its and (self.among is None or case_id in self.among)


class Silence:
    """The negative bank; its arguments are those of ``Bank``."""

    def __init__(self, kernels: Kernels = PLAIN, *, tended: bool = False) -> None:
        self._bank = Bank(kernels, tended=tended)
        self._scopes: dict[str, Scope] = {}
        self._digests: dict[str, set[bytes]] = {}
        self._by_digest: defaultdict[bytes, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._scopes)

    def settle(self) -> None:
        """As ``Bank.settle``."""
        self._bank.settle()

    def add(self, negative: Negative, among: Container[str] | None = None) -> None:
        """Take a nuisance; one that is already held is replaced. ``among``: as ``Registry.add_negative``."""
        self.remove(negative.id)
        signals = negative.fingerprint
        self._scopes[negative.id] = Scope(negative.case_id, negative.media_id, among)
        self._digests[negative.id] = {digest for digest in (signals.sha256, signals.md5) if digest}
        for digest in self._digests[negative.id]:
            self._by_digest[digest].add(negative.id)
        self._bank.add(Place(negative.id), signals, negative.local)

    def remove(self, negative_id: str) -> None:
        """Forget a nuisance, known or not."""
        if self._scopes.pop(negative_id, None) is not None:
            for digest in self._digests.pop(negative_id):
                self._by_digest[digest].discard(negative_id)
            self._bank.remove(Place(negative_id))

    def of_file(self, found: list[Likeness], probe: Fingerprint, cases: dict[str, str]) -> list[Likeness]:
        """Return those of ``found`` that stand although the whole file resembles nuisances.

        Args:
            found: what the whole file resembles.
            probe: its fingerprint.
            cases: the case of each registered media.
        """
        if not found or not self._scopes:
            return found
        known = self.same_file(probe)
        found = [one for one in found if not any(self._covers(each, one, cases) for each in known)]
        near = list(self._near(probe))
        return [one for one in found if not any(self._reaches(each, bits, one, cases) for each, bits in near)]

    def same_file(self, probe: Fingerprint) -> list[str]:
        """Return the nuisances that are the very file ``probe``."""
        asked = {digest for digest in (probe.sha256, probe.md5) if digest}
        return sorted(set().union(*(self._by_digest.get(digest, ()) for digest in asked)))

    def covers(self, negative_id: str, case_id: str, media_id: str) -> bool:
        """Whether a nuisance reaches this registered media."""
        return self._scopes[negative_id].covers(case_id, media_id)

    def _covers(self, negative_id: str, one: Likeness, cases: dict[str, str]) -> bool:
        return self.covers(negative_id, cases[one.place.media_id], one.place.media_id)

    def of_parts(self, found: list[Likeness], view: View, cases: dict[str, str]) -> list[Likeness]:
        """Return what is left of ``found`` without the local codes that a nuisance explains better."""
        if not found or not self._bank.has_local:
            return found
        seen = [one for one in self._bank.like_parts(view) if one.confidence is not Confidence.POSSIBLE]
        return list(self._left(found, seen, view, cases))

    def _near(self, probe: Fingerprint) -> Iterator[tuple[str, int]]:
        if probe.quality >= MIN_QUALITY:
            for like in self._bank.like_whole(probe.pdq_variants, probe.quality):
                if like.distance <= _BANKS_OWN:
                    yield like.place.media_id, like.distance
        for like in self._bank.like_perceptual(probe):
            if like.confidence is Confidence.LIKELY:
                yield like.place.media_id, PDQ.certain

    def _reaches(self, negative_id: str, bits: int, one: Likeness, cases: dict[str, str]) -> bool:
        scope = self._scopes[negative_id]
        if not scope.covers(cases[one.place.media_id], one.place.media_id):
            return False
        if one.method is Method.LOCAL:  # what shows a copy beside a nuisance is for ``of_parts`` to tell
            return bits <= _SAME
        # A list may hold the registered picture itself: only what a person rejected counts as near as the original.
        return one.method is not Method.PDQ or bits < one.distance or (bits == one.distance and bool(scope.media_id))

    def _left(
        self, found: Iterable[Likeness], seen: list[Likeness], view: View, cases: dict[str, str]
    ) -> Iterator[Likeness]:
        for one in found:
            media_id = one.place.media_id
            nuisances = [
                nuisance.sight
                for nuisance in seen
                if nuisance.sight and self._scopes[nuisance.place.media_id].covers(cases[media_id], media_id)
            ]
            left = of_sight(_without(one.sight, nuisances, view.places[:, :2])) if one.sight else one
            if left is not None:
                yield left


def _without(sight: Sight, nuisances: Iterable[Sight], spots: NDArray[np.float32]) -> Sight:
    """Return ``sight`` without the codes that a nuisance explains: that vote for it too, or lie among those that do.

    Args:
        spots: x and y of each of the view's codes, shape (n, 2).
    """
    codes = np.array(sight.codes, np.int64)
    explained = np.zeros(len(codes), np.bool_)
    for nuisance in nuisances:
        if np.mean(sight.bits) + _NEARER > np.mean(nuisance.bits):
            explained |= _among(codes, np.array(nuisance.codes, np.int64), spots)
    rows = [
        row
        for row, out in zip(zip(sight.codes, sight.bits, sight.worth, strict=True), explained, strict=True)
        if not out
    ]
    left, bits, worth = (tuple(column) for column in zip(*rows, strict=True)) if rows else ((), (), ())
    share = sum(worth) / max(sum(sight.worth), 1e-9)
    return replace(sight, score=sight.score * share, codes=left, bits=bits, worth=worth)


def _among(codes: NDArray[np.int64], others: NDArray[np.int64], spots: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Return which of ``codes`` are among ``others``, or have one of them among the nearest of both."""
    both = np.union1d(codes, others)
    apart = np.square(spots[codes][:, None] - spots[both][None]).sum(axis=2)
    nearest = np.argsort(apart, axis=1, kind="stable")[:, : _NEIGHBOURS + 1]  # itself included
    return np.asarray(np.isin(both, others)[nearest].any(axis=1))
