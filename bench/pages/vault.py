"""A vault of an organisation with many cases, made through the nouns: what ``bench/web.py`` looks at."""

from __future__ import annotations

import os
import random
from datetime import timedelta
from pathlib import Path

from bench.team import rows
from takedown.cases.case import Adult, Case, Standing
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, MatchState, Method, Verdict
from takedown.cases.media import Fingerprint, Media
from takedown.cases.notice import NoticeState
from takedown.cases.noun import new_id, now
from takedown.evidence.ledger import Ledger
from takedown.pipeline import casework
from takedown.pipeline.session import DATABASE, FILLED, Session
from takedown.pipeline.shelf import MATCHES, MEDIA, NOTICES
from takedown.settings import Settings
from takedown.store import Store, Transaction
from takedown.vault import Cost, Vault

PASSPHRASE = "words for the measurement"
HOSTS = ("x.com", "www.reddit.com", "t.me", "pbs.twimg.com", *(f"site-{number}.example" for number in range(60)))
_CHEAP = Cost(time=1, memory_kib=64, lanes=1)
_LOCAL_BYTES = 4000
"""Of the local codes that a match keeps of what was found; a picture's are some kilobytes."""
_LETTER = 12
"""Addresses that one letter names."""


def made(home: Path, cases: int, addresses: int, seed: int = 7) -> Session:
    """Make a vault in ``home`` with so many ``cases`` and ``addresses`` in all; return it open."""
    vault = Vault.create(home, PASSPHRASE, _CHEAP)
    store = Store.open_sqlcipher(home / DATABASE, vault.database_key(), vault.keyring)
    (home / FILLED).touch()
    session = Session(home, Settings(), vault, store, Ledger(vault.signer))
    drawn = random.Random(seed)
    for number in range(cases):
        _case(session, number, addresses // cases, drawn)
    return session


def _case(session: Session, number: int, addresses: int, drawn: random.Random) -> None:
    particulars = {"organisation": "Association Exemple", "mandate": "may write for her", "mandate_on": "2026-01-02"}
    case = Case.opened(
        label=f"Person {number}",
        adult=Adult.YES,
        standing=Standing.REPRESENTATIVE,
        country=drawn.choice(("FR", "BE", "")),
        contact="contact@example.org",
        name="Association Exemple",
    )
    case = casework.open_case(session, case, "I agree.")
    casework.edit_case(session, case.id, particulars)
    media = Media.registered(case.id, Fingerprint(pdq=os.urandom(32), quality=90), local=os.urandom(_LOCAL_BYTES))
    found = [_match(case.id, media.id, number, place, drawn) for place in range(addresses)]
    with session.store.begin(lasting=False) as tx:
        MEDIA.put(tx, media)
        MATCHES.put_all(tx, found)
        for match in found:
            session.ledger.append(tx, EventKind.SIGHTING, case.id, match.id, {"url": match.url})
            if match.state is not MatchState.NEW:
                body: dict[str, object] = {"state": match.state.value}
                session.ledger.append(tx, EventKind.MATCH_DECIDED, case.id, match.id, body)
        _notices(session, tx, case.id, [one for one in found if one.state is MatchState.CONFIRMED], drawn)


def _match(case_id: str, media_id: str, number: int, place: int, drawn: random.Random) -> Match:
    host = drawn.choice(HOSTS)
    return Match(
        id=new_id(),
        case_id=case_id,
        media_id=media_id,
        state=drawn.choices(list(MatchState), (20, 60, 10, 5, 5))[0],
        seen_at=now() - timedelta(hours=drawn.uniform(1, 2000)),
        url=f"https://{host}/albums/{number}/{place}/{drawn.getrandbits(40):x}.jpg",
        page=f"https://{host}/albums/{number}/{place}",
        host=host,
        confidence=drawn.choices(list(Confidence), (5, 3, 2))[0],
        method=drawn.choice((Method.PDQ, Method.LOCAL, Method.EXACT)),
        score=0.9,
        distance=drawn.randrange(0, 31),
        seen_fingerprint=Fingerprint(pdq=os.urandom(32), quality=90),
        seen=os.urandom(_LOCAL_BYTES),
        verdict=drawn.choices(list(Verdict), (60, 10, 5, 10, 5, 10))[0],
        checked_at=now() - timedelta(hours=drawn.uniform(0, 48)),
    )


def _notices(session: Session, tx: Transaction, case_id: str, found: list[Match], drawn: random.Random) -> None:
    for start in range(0, len(found) - _LETTER, _LETTER):
        state = drawn.choices(list(NoticeState), (15, 3, 5, 40, 10, 15, 5, 2, 5))[0]
        sent = None
        if state not in (NoticeState.DRAFT, NoticeState.APPROVED):
            sent = now() - timedelta(hours=drawn.uniform(1, 800))
        notice = rows.notice(case_id, found[start : start + _LETTER], state, sent, drawn)
        NOTICES.put(tx, notice)
        session.ledger.append(tx, EventKind.NOTICE_DRAFTED, case_id, notice.id, {"recipient": notice.recipient})
        if state is not NoticeState.DRAFT:
            session.ledger.append(tx, EventKind.NOTICE_MOVED, case_id, notice.id, {"state": state.value})
