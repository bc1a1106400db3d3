"""Many addresses at once, as a program sends them: kept as reported, in batches, visited by the fleet alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from takedown.cases.event import EventKind
from takedown.pipeline.looking.addresses import Address, from_arguments, reported
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES
from takedown.store import Transaction

_BATCH = 500
"""Addresses of one transaction: the ledger is locked for so long and no longer."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one address: its match's id, and whether that is new; or the code of what is wrong with it."""

    match: str = ""
    new: bool = False
    code: str = ""


def keep(session: Session, case_id: str, urls: list[str]) -> list[Kept]:
    """Keep addresses as reported, batch by batch, and return what became of each, in their order.

    Nothing is visited, whatever the age: of an adult's case the fleet does that soon. What was kept before
    something went wrong stays, and is known when the same list comes again.

    Raises:
        NotFound: no such case. CaseNotOpen: closed or erased.
    """
    addresses = from_arguments(urls)
    sound = list(dict.fromkeys(one.text for one in addresses if not one.code))
    matches: dict[str, tuple[str, bool]] = {}
    for start in range(0, max(1, len(sound)), _BATCH):
        with session.store.begin() as tx:
            CASES.get(tx, case_id).for_addresses()
            matches |= _batch(session, tx, case_id, sound[start : start + _BATCH])
    return list(_told(addresses, matches))


def _batch(session: Session, tx: Transaction, case_id: str, urls: list[str]) -> dict[str, tuple[str, bool]]:
    """Keep addresses of which none is named twice; what is known costs one question, and nothing is sealed for it."""
    known = tx.known(MATCHES.table, case_id, "url", urls)
    made = {url: reported(case_id, url) for url in urls if url not in known}
    ids = tx.insert_new(MATCHES.table, *(match.row() for match in made.values()))
    new = {url: one.id for url, one in made.items() if one.id in ids}
    if new:
        told: list[tuple[str, dict[str, object]]] = [(match, {"url": url}) for url, match in new.items()]
        session.ledger.append_all(tx, EventKind.ADDRESS_REPORTED, case_id, told)
    # Whatever else is there by now somebody kept in the moment between the question and the answer.
    known |= tx.known(MATCHES.table, case_id, "url", made.keys() - new.keys())
    return {url: (new.get(url) or known[url], url in new) for url in urls}


def _told(addresses: list[Address], matches: dict[str, tuple[str, bool]]) -> Iterator[Kept]:
    for one in addresses:
        if one.code:
            yield Kept(code=one.code)
            continue
        match, new = matches[one.text]
        yield Kept(match, new)
        # The same address further down is known by then.
        matches[one.text] = match, False
