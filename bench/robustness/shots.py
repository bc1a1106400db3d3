"""Other shots of one scene, or one person in other pictures: each is looked for with another one registered alone.

Were a shot's own file registered too, or several of its neighbours, the cascade would stop where it is sure of one, and
what local codes say of the others would never be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from bench.robustness.finders import Finder
from bench.robustness.ours import Ours
from bench.robustness.pictures import Picture
from takedown.cases.match import SAME_SCENE, Confidence, Hit, Method
from takedown.fingerprint.pdq import pdq

_ORDER = list(Confidence)


@dataclass
class Pair:
    """Two pictures of one group, each looked for where the other is registered.

    Attributes:
        bits: between their PDQ codes, by the nearest of eight mirrorings and quarter turns.
        hit: the firmer of both answers; ``None``: neither matched.
        taken: by which other finders' columns either was taken for the other.
    """

    one: str
    two: str
    bits: int
    hit: Hit | None = None
    taken: set[str] = field(default_factory=set)

    def says(self, word: Confidence) -> bool:
        """Return whether the answer is ``word`` or better."""
        return self.hit is not None and _ORDER.index(self.hit.confidence) <= _ORDER.index(word)

    @property
    def unlabelled(self) -> bool:
        """Whether local codes matched without the reason that says that it may be another shot."""
        return self.hit is not None and self.hit.method is Method.LOCAL and self.hit.reason != SAME_SCENE


def shots(ours: Callable[[], Ours], others: Sequence[Finder], groups: Sequence[Sequence[Picture]]) -> list[Pair]:
    """Return every pair of each group, looked for both ways.

    Args:
        ours: gives one that has nothing registered.
        others: registering anew makes them forget.
    """
    return [pair for group in groups for pair in _pairs(ours, others, group)]


def _pairs(ours: Callable[[], Ours], others: Sequence[Finder], group: Sequence[Picture]) -> list[Pair]:
    hashes = [pdq(picture.rgb) for picture in group]
    pairs: dict[frozenset[int], Pair] = {}
    for place, registered in enumerate(group):
        finder = ours()
        finder.register([registered])
        for each in others:
            each.register([registered])
        for at, looked in enumerate(group):
            if at == place:
                continue
            bits = _bits(hashes[place].hash, hashes[at].variants)
            pair = pairs.setdefault(frozenset((place, at)), Pair(registered.name, looked.name, bits))
            pair.bits = min(bits, pair.bits)
            content = looked.content
            pair.hit = _firmer(pair.hit, *finder.hits(content))
            for each in others:
                found = zip(each.columns, each.look(content), strict=True)
                pair.taken |= {column for column, numbers in found if numbers}
    return list(pairs.values())


def _firmer(*hits: Hit | None) -> Hit | None:
    known = [hit for hit in hits if hit is not None]
    return min(known, key=lambda hit: (_ORDER.index(hit.confidence), -hit.score), default=None)


def _bits(code: bytes, variants: Sequence[bytes]) -> int:
    one = np.frombuffer(code, np.uint8)
    return min(int(np.bitwise_count(one ^ np.frombuffer(other, np.uint8)).sum()) for other in variants)
