"""A copy: one registered picture on one page, whatever the number of addresses at which it can be reached.

Its matches are the sizes in which its host serves it. It is down only when every one of its addresses is proven gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from takedown.cases.address import ABSENT, Address, AddressRole
from takedown.cases.match import Match, Verdict


class CopyState(StrEnum):
    """What is known of a copy as a whole."""

    UP = "up"
    PARTLY = "partly"
    DOWN = "down"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of a copy, and why in codes (``copy-<code>`` in ``locale/``), the weightiest first.

    ``page-gone-file-served``: the page is gone, the file is still served. ``thumbnail-served``: the file is gone, a
    smaller size is still served. ``file-gone-still-listed``: the file is gone, a page, a feed or an interface still
    names it. ``some-gone``: some of several addresses are gone. ``all-live``; ``all-gone``; ``all-gone-some-soft``:
    gone, or hidden by an answer that doesn't say so plainly. ``second-look``: it seems gone, once. ``blocked``,
    ``unreachable``, ``unclear``: what kept the looks from telling.
    """

    state: CopyState
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """The matches of one registered picture on one page, with their addresses."""

    matches: tuple[Match, ...]
    addresses: tuple[Address, ...]

    @property
    def standing(self) -> Standing:
        """What its addresses together say."""
        return standing_of(self.addresses)

    @property
    def names(self) -> frozenset[str]:
        """The addresses that serve it, by which a page is known to show it still."""
        return frozenset(address.url for address in self.addresses if address.role.serves)

    def of(self, address: Address) -> Match:
        """Return the match that ``address`` belongs to."""
        return next(match for match in self.matches if match.id == address.match_id)


def copies(known: Iterable[tuple[Match, Iterable[Address]]]) -> list[Copy]:
    """Return the matches and their addresses as copies, in the order in which each is first met."""
    grouped: dict[tuple[str, ...], tuple[list[Match], list[Address]]] = {}
    for match, addresses in known:
        matches, all_of_them = grouped.setdefault(_key(match), ([], []))
        matches.append(match)
        all_of_them += addresses
    return [Copy(tuple(matches), tuple(addresses)) for matches, addresses in grouped.values()]


def standing_of(addresses: Iterable[Address]) -> Standing:
    """Return what the addresses of one copy together say; an address that two matches share counts once."""
    known = _settled(list(_each_once(addresses)))
    live = [one for one in known if one.verdict is Verdict.LIVE]
    gone = [one for one in known if one.verdict in ABSENT]
    if not known or (not live and len(gone) < len(known)):
        return Standing(CopyState.UNKNOWN, _unsure(known))
    if not live:
        soft = any(one.verdict is Verdict.SOFT_GONE for one in gone)
        return Standing(CopyState.DOWN, ("all-gone-some-soft" if soft else "all-gone",))
    if not gone:
        return Standing(CopyState.UP, ("all-live",) if len(live) == len(known) else _unsure(known))
    return Standing(CopyState.PARTLY, (_partly(live, gone), *_unsure(known)))


def _settled(known: list[Address]) -> list[Address]:
    """Return the addresses as they stand once every file is proven gone.

    A list that doesn't name the copy proves nothing by itself: it may have moved on to a later part. Beside files that
    are gone it is enough.
    """
    files = [one for one in known if one.role.serves]
    if not files or any(one.verdict not in ABSENT for one in files):
        return known
    gone = {"verdict": Verdict.SOFT_GONE}
    return [one.model_copy(update=gone) if _doesnt_name_it(one) else one for one in known]


def _doesnt_name_it(address: Address) -> bool:
    last = address.looks[-1].reason if address.looks else ""
    return address.verdict is Verdict.UNKNOWN and not address.role.serves and last == "not-on-page"


def _partly(live: list[Address], gone: list[Address]) -> str:
    """Return which part is gone and which is not, of a copy that is neither up nor down."""
    if not any(one.role.serves for one in live):
        return "file-gone-still-listed"
    if any(one.role.serves for one in gone):
        small = all(one.role is AddressRole.THUMBNAIL for one in live if one.role.serves)
        return "thumbnail-served" if small else "some-gone"
    shown = any(not one.role.serves for one in live)
    return "some-gone" if shown else "page-gone-file-served"


def _unsure(known: list[Address]) -> tuple[str, ...]:
    """Return what keeps the addresses that are neither live nor gone from being told, each reason once."""
    codes = {Verdict.BLOCKED: "blocked", Verdict.UNREACHABLE: "unreachable"}
    left = [one for one in known if one.verdict is not Verdict.LIVE and one.verdict not in ABSENT]
    found = ["second-look" if one.pending else codes.get(one.verdict, "unclear") for one in left]
    return tuple(sorted(set(found), key=_REASONS.index))


_REASONS = ("second-look", "blocked", "unreachable", "unclear")

# The verdict that counts where two matches of a copy share an address, and their rows differ for a moment.
_WEIGHT = (Verdict.LIVE, Verdict.UNKNOWN, Verdict.BLOCKED, Verdict.UNREACHABLE, Verdict.SOFT_GONE, Verdict.GONE)


def _each_once(addresses: Iterable[Address]) -> Iterable[Address]:
    best: dict[str, Address] = {}
    for address in addresses:
        held = best.get(address.url)
        if held is None or _WEIGHT.index(address.verdict) < _WEIGHT.index(held.verdict):
            best[address.url] = address
    return best.values()


def _key(match: Match) -> tuple[str, ...]:
    """Return what the matches of one copy have in common; what couldn't be read is a copy of its own."""
    if match.media_id and match.page:
        return match.case_id, match.media_id, match.page
    return (match.id,)
