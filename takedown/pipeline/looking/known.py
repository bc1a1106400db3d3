"""Known: every address at which a copy can be reached, from the moment that a match is stored.

A match gives the address of its file and of the page that shows it; what lists the post, and the file's other sizes,
are added when they are seen. Each address is kept once a match.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from takedown.cases.address import ABSENT, Address, AddressRole, Looked
from takedown.cases.candidate import Candidate
from takedown.cases.match import RECOGNISED_BY, Match, Method, Verdict
from takedown.cases.noun import new_id, now
from takedown.cases.post import PostKind
from takedown.cases.schedule import DAILY
from takedown.crawl.looking.look import same_home
from takedown.pipeline.shelf import ADDRESSES, MATCHES, POSTS
from takedown.store import Transaction

MOST_PAGES = 40
"""Pages kept for one match: a picture in a site's margin is on every page."""
MOST_RENDITIONS = 24
"""Other sizes of its file kept for one match."""

FOUND = "found"
"""The reason of the first look at a list, which an adapter took for the search."""

_PAGES = (AddressRole.PAGE, AddressRole.EMBED)
_LISTS = {"feed": AddressRole.FEED, "sitemap": AddressRole.FEED, "api": AddressRole.API}
"""What read the address, where it isn't a page for people; by a candidate's ``found_in``."""
_MANY = 500
"""Matches whose addresses are asked for at a time."""


def note(tx: Transaction, match: Match, candidate: Candidate) -> list[Address]:
    """Store the addresses that a new match gives; return those that were new.

    Args:
        tx: the transaction in which the match is stored.
        match: stored already.
        candidate: what was matched; its post and the place where it was found say what the page's address is.
    """
    seen = candidate.fetched_at
    added = [_file(tx, match, _seen(seen, "media", candidate.status))]
    page, post = candidate.page, candidate.post
    read = None if page.source else _seen(seen, "shown")  # what a list names was not read itself
    if page.source:
        role = _LISTS.get(candidate.found_in, AddressRole.API)
        added.append(_put(tx, match, role, page.source, _seen(seen, FOUND)))
    role = _found_role(match, candidate)
    # An adapter may have understood a list in ways of its own; a look has to find the copy named there first.
    added.append(_put(tx, match, role, page.url, _seen(seen, FOUND) if read and role not in _PAGES else read))
    if post is not None:
        added.append(_put(tx, match, _page_role(match, post.url), post.url, None))
    return [address for address in added if address is not None]


def shown_on(tx: Transaction, match: Match, page_url: str) -> Address | None:
    """Store one more page that shows the file of ``match``; return it if it was new and there was room for it."""
    if tx.count(ADDRESSES.table, match_id=match.id, role=[role.value for role in _PAGES]) >= MOST_PAGES:
        return None
    return _put(tx, match, _page_role(match, page_url), page_url, _seen(now(), "shown"))


def renditions(tx: Transaction, match: Match, urls: Iterable[str], role: AddressRole) -> list[Address]:
    """Store other sizes of the file of ``match``, which a page names beside it; return those that were new.

    Args:
        role: ``THUMBNAIL``, or ``ORIGINAL`` for what the page links to.
    """
    room = MOST_RENDITIONS - tx.count(ADDRESSES.table, match_id=match.id, role=role.value)
    added: list[Address] = []
    for url in urls:
        if len(added) >= room:
            break
        if (address := _put(tx, match, role, url, None)) is not None:
            added.append(address)
    return added


def history(tx: Transaction, match: Match) -> list[Match]:
    """Return earlier copies of the same picture at the same host or by the same account, the first seen first.

    The sizes in which one page shows it are one copy, and none of them is the history of another; what is gone from
    that page is.
    """
    if not match.media_id:
        return []
    handles = _handles(tx, match)
    of_picture = {"case_id": match.case_id, "media_id": match.media_id}
    earlier = MATCHES.each(tx, order_by="seen_at", without=RECOGNISED_BY, **of_picture)
    return [
        one
        for one in earlier
        if one.id != match.id
        and one.seen_at <= match.seen_at
        and (not match.page or one.page != match.page or one.verdict in ABSENT)
        and (one.host == match.host or (handles and handles & _handles(tx, one)))
    ]


def _handles(tx: Transaction, match: Match) -> set[tuple[str, str]]:
    """Return the accounts that posted it, each with its host."""
    posts = POSTS.each(tx, order_by="seen_at", match_id=match.id, kind=PostKind.POST.value)
    return {(post.host, post.handle) for post in posts if post.handle}


def addresses_of(tx: Transaction, match: Match) -> list[Address]:
    """Return the addresses of ``match``, the first known first; those of a match from before they were kept are made.

    What a look found then is one look, whatever it found: nothing is gone by it.
    """
    stored = ADDRESSES.all(tx, order_by="added_at", match_id=match.id)
    return stored or _of_old(match)


def by_match(tx: Transaction, case_id: str, matches: Iterable[str]) -> Mapping[str, list[Address]]:
    """Return the stored addresses of matches of a case, by their ids, the first known first."""
    found: defaultdict[str, list[Address]] = defaultdict(list)
    ids = list(matches)
    for start in range(0, len(ids), _MANY):
        some = ids[start : start + _MANY]
        for address in ADDRESSES.each(tx, order_by="added_at", case_id=case_id, match_id=some):
            found[address.match_id].append(address)
    return found


def keep(tx: Transaction, addresses: Iterable[Address]) -> None:
    """Store those of ``addresses`` that aren't there yet."""
    for address in addresses:
        ADDRESSES.put(tx, address)


def _of_old(match: Match) -> list[Address]:
    role = AddressRole.PAGE if match.method is Method.REPORTED and not match.media_id else AddressRole.FILE
    seen = _seen(match.checked_at, "media") if match.verdict is Verdict.LIVE and match.checked_at else None
    made = [_address(match, role, match.url, seen)]
    if match.page and match.page != match.url:
        made.append(_address(match, _page_role(match, match.page), match.page, None))
    return made


def _page_role(match: Match, page_url: str) -> AddressRole:
    return AddressRole.PAGE if same_home(match.url, page_url) else AddressRole.EMBED


def _found_role(match: Match, candidate: Candidate) -> AddressRole:
    """Return what stands at the address of the candidate's page: its source, where there is none beside it."""
    page = candidate.page
    listed = _LISTS.get(candidate.found_in) if not page.source and candidate.post is None else None
    return listed or _page_role(match, page.url)


def _file(tx: Transaction, match: Match, seen: Looked) -> Address | None:
    """Store the file's address; what the person reported stood for a page until it could be read."""
    for stored in ADDRESSES.known(tx, match.case_id, "url", match.url):
        if stored.match_id == match.id and stored.role is not AddressRole.FILE:
            ADDRESSES.renew(tx, stored.model_copy(update={"role": AddressRole.FILE}), "role")
            return None
    return _put(tx, match, AddressRole.FILE, match.url, seen)


def _seen(at: datetime, reason: str, status: int = 200) -> Looked:
    return Looked(at=at, verdict=Verdict.LIVE, reason=reason, status=status)


def _put(tx: Transaction, match: Match, role: AddressRole, url: str, seen: Looked | None) -> Address | None:
    if not url or (url == match.url and role is not AddressRole.FILE):
        return None
    address = _address(match, role, url, seen)
    return address if ADDRESSES.put(tx, address) else None


def _address(match: Match, role: AddressRole, url: str, seen: Looked | None) -> Address:
    at = seen.at if seen else now()
    return Address(
        id=new_id(),
        case_id=match.case_id,
        match_id=match.id,
        role=role,
        added_at=at,
        verdict=seen.verdict if seen else Verdict.UNKNOWN,
        checked_at=seen.at if seen else None,
        next_at=at + DAILY if seen else at,
        url=url,
        looks=(seen,) if seen else (),
    )
