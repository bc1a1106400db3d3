"""What stands in the cases of a large organisation, made through the nouns: drawn at random, the same for one seed."""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from takedown.cases.address import Address, AddressRole, Looked
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, MatchState, Method, Verdict
from takedown.cases.media import Fingerprint, Media
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import Row, new_id, now, rfc3339
from takedown.pipeline.letters.drafting import new_reference

HOSTS = ("x.com", "www.reddit.com", "t.me", "pbs.twimg.com", *(f"site-{number}.example" for number in range(196)))
STRONG = 0.1
"""The share of pictures of which local codes are kept."""
_CODES = 256
_LETTER = 12
"""Addresses that one letter names at most."""
_WORDS = "Please take down what stands at these addresses. It was published without consent. " * 25
_ROLES = (AddressRole.FILE, AddressRole.PAGE, AddressRole.THUMBNAIL, AddressRole.EMBED, AddressRole.ORIGINAL)

Told = tuple[EventKind, str, dict[str, object]]
"""What happened, to which row, and the entry's body."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of each one case has."""

    pictures: int
    matches: int
    addresses: int
    notices: int


def media(case_id: str, drawn: random.Random, count: int) -> Iterator[Media]:
    """Yield registered pictures."""
    for _ in range(count):
        seen = Fingerprint(
            sha256=os.urandom(32), md5=os.urandom(16), pdq=os.urandom(32), quality=drawn.randrange(50, 101),
            phash=os.urandom(8), dhash=os.urandom(8), width=1600, height=1200, format="jpeg",
        )  # fmt: skip
        yield Media.registered(case_id, seen, local=_codes() if drawn.random() < STRONG else b"")


def matches(case_id: str, pictures: list[str], drawn: random.Random, count: int) -> Iterator[Match]:
    """Yield copies that were found of ``pictures``, each at an address of its own."""
    for place in range(count):
        host = drawn.choice(HOSTS)
        method = drawn.choices((Method.PDQ, Method.EXACT, Method.LOCAL), (6, 3, 1))[0]
        yield Match(
            id=new_id(),
            case_id=case_id,
            media_id=drawn.choice(pictures),
            state=drawn.choices(list(MatchState), (20, 60, 10, 5, 5))[0],
            seen_at=_ago(drawn, 2000),
            url=f"https://{host}/albums/{case_id}/{place}/{drawn.getrandbits(40):x}.jpg",
            page=f"https://{host}/albums/{case_id}/{place}",
            host=host,
            site=host,
            confidence=drawn.choices(list(Confidence), (5, 3, 2))[0],
            method=method,
            score=0.9,
            distance=drawn.randrange(0, 31),
            seen_fingerprint=Fingerprint(pdq=os.urandom(32), quality=90),
            seen=_codes() if method is Method.LOCAL else b"",
            verdict=drawn.choices(list(Verdict), (60, 10, 5, 10, 5, 10))[0],
            checked_at=_ago(drawn, 48),
        )


def addresses(match: Match, drawn: random.Random, count: int) -> Iterator[Row]:
    """Yield the rows of a copy's addresses, all of whose next looks are within a day of now."""
    first, last = sorted((_ago(drawn, 24), _ago(drawn, 24)))
    looks = tuple(Looked(at=at, verdict=match.verdict, reason="match", status=200) for at in (first, last))
    row = Address(
        id=new_id(), case_id=match.case_id, match_id=match.id, role=AddressRole.FILE, added_at=match.seen_at,
        verdict=match.verdict, checked_at=last, next_at=now(), url=match.url, looks=looks,
    ).row()  # fmt: skip
    for place in range(count):
        next_at = rfc3339(now() + timedelta(hours=drawn.uniform(-24, 0)))
        where = match.url if place == 0 else f"{match.page}/{place}"
        yield {**row, "id": new_id(), "url": where, "role": _ROLES[place % len(_ROLES)], "next_at": next_at}


def notices(case_id: str, found: list[Match], drawn: random.Random, count: int) -> Iterator[Notice]:
    """Yield letters about confirmed copies."""
    confirmed = [match for match in found if match.state is MatchState.CONFIRMED]
    for place in range(count if confirmed else 0):
        some = confirmed[place * 3 % len(confirmed) :][: 1 + place % _LETTER]
        state = drawn.choices(list(NoticeState), (15, 3, 5, 40, 10, 15, 5, 2, 5))[0]
        is_sent = state not in (NoticeState.DRAFT, NoticeState.HELD, NoticeState.APPROVED)
        sent = _ago(drawn, 800) if is_sent else None
        yield notice(case_id, some, state, sent, drawn, text=_WORDS if sent else "")


def notice(
    case_id: str,
    some: Sequence[Match],
    state: NoticeState,
    sent: datetime | None,
    drawn: random.Random,
    *,
    text: str = "",
) -> Notice:
    """Return a letter about ``some`` copies."""
    return Notice(
        id=new_id(),
        case_id=case_id,
        state=state,
        created_at=now() - timedelta(hours=801),
        sent_at=sent,
        due_at=sent + timedelta(days=drawn.choice((3, 14, 40))) if sent else None,
        due_basis="own-rhythm" if sent else "",
        recipient=drawn.choice(("x", "reddit", "telegram")),
        route="eu-dsa-16",
        language="en",
        reference=new_reference(),
        urls=tuple(match.url for match in some),
        match_ids=tuple(match.id for match in some),
        text=text,
    )


def told(pictures: list[Media], found: list[Match], letters: list[Notice]) -> Iterator[Told]:
    """Yield what the ledger says of these."""
    for one in pictures:
        yield EventKind.MEDIA_REGISTERED, one.id, {"origin": one.origin.value}
    for match in found:
        yield EventKind.SIGHTING, match.id, {"url": match.url}
        if match.state is not MatchState.NEW:
            yield EventKind.MATCH_DECIDED, match.id, {"state": match.state.value}
    for notice in letters:
        yield EventKind.NOTICE_DRAFTED, notice.id, {"recipient": notice.recipient}
        if notice.state is not NoticeState.DRAFT:
            yield EventKind.NOTICE_MOVED, notice.id, {"state": notice.state.value}


def _codes() -> bytes:
    """Return local codes that say nothing, as ``fingerprint/kept.py`` packs them."""
    return struct.pack("!BH", 1, _CODES) + os.urandom(_CODES * 35)


def _ago(drawn: random.Random, hours: float) -> datetime:
    return now() - timedelta(hours=drawn.uniform(0, hours))
