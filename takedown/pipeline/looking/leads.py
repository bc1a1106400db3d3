"""The queue of one configured host in the store: what the frontier still has to visit survives the process."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from takedown.cases.candidate import PageFacts
from takedown.cases.post import PostFacts, PostKind
from takedown.crawl.frontier.lead import AT_ONCE, NO_PAGE, Known, Lead, Tier, Visited
from takedown.crawl.frontier.queue import ALL_TIERS
from takedown.store import LeadRow, Leads, Store
from takedown.store.queue import VISITED, WAITING, Standing

_encode = json.JSONEncoder(separators=(",", ":")).encode


class StoredQueue:
    """A ``Queue`` in the store. One process has a host's queue at a time (``Session.working``).

    It survives the process. After a loss of power the last moments may be missing: what was visited then is visited
    again, and no match is lost, since a match is on the disk before its address counts as visited.
    """

    def __init__(self, store: Store, site: str) -> None:
        self._store = store
        self._site = site
        # Counted once and kept up to date: counting a million rows takes longer than a push.
        self._waiting: int | None = None

    def resume(self) -> None:
        """See ``Queue``."""
        with self._store.begin(lasting=False) as tx:
            tx.leads(self._site).resume()
        self._waiting = None

    def wake(self, now: float, tiers: Collection[Tier] = ALL_TIERS) -> int:
        """See ``Queue``."""
        with self._store.begin(lasting=False) as tx:
            woken = tx.leads(self._site).wake(now, tiers)
        self._waiting = None
        return woken

    def push(self, leads: Sequence[Lead], visited: Sequence[Visited] = (), dropped: Sequence[Lead] = ()) -> int:
        """See ``Queue``."""
        with self._store.begin(lasting=False) as tx:
            push = _Push(tx.leads(self._site))
            push.know(one.url for one in (*leads, *(one.lead for one in visited), *dropped))
            push.keep(visited)
            push.drop(dropped)
            new = push.add(leads)
        if self._waiting is not None:
            self._waiting += push.more_wait()
        return new

    def take(self, most: int, tiers: Collection[Tier] = ALL_TIERS) -> list[Lead]:
        """See ``Queue``; raises ``Tampered``, and hands out nothing, when a lead was altered."""
        with self._store.begin(lasting=False) as tx:
            of = None if ALL_TIERS.issubset(tiers) else tiers  # all at once is one question
            taken = [_read(plain) for plain in tx.leads(self._site).take(most, of)]
        if self._waiting is not None:
            self._waiting -= len(taken)
        return taken

    def waiting(self) -> int:
        """See ``Queue``."""
        if self._waiting is None:
            with self._store.read() as tx:
                self._waiting = tx.leads(self._site).waiting()
        return self._waiting

    def held_against(self, digest: bytes, mark: str) -> bool:
        """See ``Queue``; what another host's crawl found out counts as well."""
        if not (held := _held(digest, mark)):
            return False
        with self._store.read() as tx:
            return tx.leads(self._site).is_held(held)


def forget(store: Store, site: str) -> int:
    """Delete all that is kept of the configured host ``site``'s crawls; return how many addresses they were."""
    with store.begin() as tx:
        return tx.leads(site).forget()


class _Push:
    """One ``push``: how every address of it stood before, and stands now."""

    def __init__(self, rows: Leads) -> None:
        self._rows = rows
        self._digests: dict[str, bytes] = {}
        self._before: dict[bytes, Standing] = {}
        self._now: dict[bytes, Standing] = {}

    def know(self, urls: Iterable[str]) -> None:
        self._digests = {url: self._rows.digest(url) for url in dict.fromkeys(urls)}
        self._before = self._rows.standing(self._digests.values())
        self._now = dict(self._before)

    def keep(self, visited: Sequence[Visited]) -> None:
        rows = {}
        for one in visited:
            lead = replace(one.lead, known=one.known)
            row = self._row(
                lead, due=one.due, held="" if one.known.matched else _held(one.known.digest, one.known.mark)
            )
            rows[row.digest] = row
            self._now[row.digest] = Standing(VISITED, lead.tier)
        self._rows.visited(list(rows.values()))

    def drop(self, dropped: Sequence[Lead]) -> None:
        digests = {self._digests[lead.url] for lead in dropped}
        self._rows.drop(digests)
        for digest in digests:
            self._now.pop(digest, None)

    def add(self, leads: Sequence[Lead]) -> int:
        """Take what is new, move up what waits, begin again what starts; return how many were new."""
        new: dict[bytes, Lead] = {}
        again: dict[bytes, Lead] = {}
        for lead in leads:
            digest = self._digests[lead.url]
            stands = self._now.get(digest)
            if stands is not None and not _counts(lead, stands):
                continue
            self._now[digest] = Standing(WAITING, lead.tier)
            if stands is None:
                new[digest] = lead
            elif digest in new:
                new[digest] = replace(lead, known=new[digest].known)
            else:
                again[digest] = lead
        self._rows.insert([self._row(lead) for lead in new.values()])
        self._add_again(again)
        return len(new)

    def more_wait(self) -> int:
        """Return how many more addresses wait than before."""
        return _waiting(self._now) - _waiting(self._before)

    def _add_again(self, again: dict[bytes, Lead]) -> None:
        if not again:
            return
        known = {digest: _read(plain).known for digest, plain in self._rows.held_leads(again).items()}
        self._rows.wait_again([self._row(replace(lead, known=known[digest])) for digest, lead in again.items()])

    def _row(self, lead: Lead, due: float | None = None, held: str = "") -> LeadRow:
        return LeadRow(self._digests[lead.url], lead.tier, lead.depth, _written(lead), due, held)


def _counts(lead: Lead, stands: Standing) -> bool:
    """Return whether finding ``lead`` changes anything of an address that is there."""
    if stands.state == VISITED:
        return lead.found_in in AT_ONCE
    return stands.state == WAITING and (lead.tier < stands.tier or lead.found_in == "start")


def _waiting(standing: dict[bytes, Standing]) -> int:
    return sum(one.state == WAITING for one in standing.values())


def _held(digest: bytes, mark: str) -> str:
    return f"{digest.hex()} {mark}" if digest and mark else ""


def _written(lead: Lead) -> bytes:
    """Return ``lead`` as a list in JSON; what most leads don't have stands at the end, and is left out."""
    known = lead.known
    values: list[object] = [lead.url, lead.depth, lead.found_in, int(lead.tier), int(lead.own)]
    values.append(_page_written(lead.page))
    if lead.post is not None or known is not None:
        values.append(_post_written(lead.post))
    if known is not None:
        values += [known.etag, known.modified, known.digest.hex(), known.mark, int(known.matched)]
        values += [int(known.listing), known.unchanged, known.visited_at]
    return _encode(values).encode("ascii")


def _page_written(page: PageFacts) -> list[str] | None:
    if page == NO_PAGE:
        return None
    facts = [page.url, page.sha256, page.title]
    return [*facts, page.source] if page.source else facts


def _post_written(post: PostFacts | None) -> list[str] | None:
    if post is None:
        return None
    at = "" if post.at is None else post.at.isoformat()
    return [post.uri, post.url, post.kind.value, post.handle, at, post.text, post.about]


def _read(plain: bytes) -> Lead:
    url, depth, found_in, tier, own, page, *rest = json.loads(plain)
    return Lead(
        url=url,
        depth=depth,
        page=PageFacts(*page) if page else NO_PAGE,
        found_in=found_in,
        tier=Tier(tier),
        own=bool(own),
        post=_post_read(rest[0]) if rest and rest[0] else None,
        known=_known_read(*rest[1:]) if len(rest) > 1 else None,
    )


def _post_read(values: list[str]) -> PostFacts:
    uri, url, kind, handle, at, text, about = values
    return PostFacts(uri, url, PostKind(kind), handle, datetime.fromisoformat(at) if at else None, text, about)


def _known_read(etag: str, modified: str, digest: str, mark: str, *rest: Any) -> Known:
    matched, listing, unchanged, visited_at = rest
    return Known(etag, modified, bytes.fromhex(digest), mark, bool(matched), bool(listing), unchanged, visited_at)
