"""The route picker: for one copy every way that is open, the best first, each with what it costs and what follows.

The order is that of the decision table of the law's own reach: whoever holds the copy, then whoever stands behind, the
search engines, the authority, the complaint, hash banks and help; copyright last. Within one step what this home
measured comes first, from five cases on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from takedown.cases.case import Adult
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Kind, Recipient
from takedown.notices.bases import BASES, LAWS, NAME_AN_OFFENCE
from takedown.notices.clocks import deadline_of
from takedown.notices.directory import Age, age
from takedown.notices.routes import told
from takedown.notices.routes.channels import channel_for, channels_for, is_stale
from takedown.notices.routes.ground import bases_of
from takedown.notices.routes.lands import lands
from takedown.notices.routes.situation import FEWEST, Proposal, Result, Situation

_STEPS: dict[Kind, int] = {
    "platform": 0,
    "host": 1,
    "search_engine": 2,
    "authority": 3,
    "hash_bank": 5,
    "hotline": 6,
    "cdn": 7,
    "registrar": 8,
}
_COMPLAINT, _COPYRIGHT = 4, 9

_HOLDERS = {"platform", "host", "cdn", "registrar"}
_DUTIES = _HOLDERS | {"search_engine"}
_FOLLOWING = {"eu-dsa-20", "fr-cnil", "us-tida-ftc", "uk-osa-ofcom"}
"""Those that need an earlier letter: the ladder leads to them."""

_NEUTRAL = 0.5
"""How a route without a measured share stands among those that have one."""


def proposals(situation: Situation) -> tuple[Proposal, ...]:
    """Return every route that is open for one copy, the best first; those that are held by something last.

    For a person who was or may have been under 18 there is the hotlines' own lane, and nothing else is ever proposed.
    """
    if situation.adult is not Adult.YES:
        return tuple(sorted(_hotlines(situation), key=lambda one: (_is_foreign(one, situation), one.recipient.id)))
    offers = [_proposal(situation, one, basis) for one, basis in _open(situation)]
    return tuple(sorted(offers, key=_rank))


def _open(situation: Situation) -> Iterator[tuple[Recipient, str]]:
    """Yield every recipient with every basis that this situation allows."""
    for recipient in _asked(situation):
        allowed = [basis for basis in bases_of(recipient) if _allows(situation, recipient, basis)]
        # Whoever helps is asked once, in the way that is best; whoever holds a copy has several duties.
        yield from ((recipient, basis) for basis in (allowed if recipient.kind in _DUTIES else allowed[:1]))


def _asked(situation: Situation) -> Iterator[Recipient]:
    held = {one.id for one in situation.holders}
    yield from situation.holders
    for one in situation.directory:
        if one.id not in held and one.kind not in _HOLDERS and _concerns(situation, one):
            yield one


def _concerns(situation: Situation, recipient: Recipient) -> bool:
    """Say whether somebody who helps, or a state's authority, is there for a person in this country."""
    where = lands(recipient)
    british = "GB" in where and situation.particulars.link_uk is Answer.YES
    return not where or situation.country in where or british


def _allows(situation: Situation, recipient: Recipient, basis: str) -> bool:
    answers = situation.particulars
    if BASES[basis].minors or basis in _FOLLOWING:
        return False
    if basis == "us-dmca-512":
        return answers.made_by_her is Answer.YES and answers.synthetic is not Answer.YES
    if basis == "uk-osa-20a":
        return answers.link_uk is Answer.YES
    if basis == "us-tida":
        covered = recipient.kind in {"platform", "host"}
        return covered and answers.identifiable is not Answer.NO
    if basis in {"eu-dsa-22", "fr-arcom-tf"}:
        return recipient.kind == "hotline"
    return not basis.startswith("fr-") or situation.country in {"", "FR"}


def _hotlines(situation: Situation) -> Iterator[Proposal]:
    every = {one.id: one for one in (*situation.holders, *situation.directory)}
    for one in every.values():
        if "minors" in bases_of(one):
            offer = _proposal(situation, one, "minors")
            # The only lane that there is stays open: an old entry is said to be old, no more.
            yield replace(offer, held=tuple(code for code in offer.held if code != "recipient-unconfirmed"))


def _is_foreign(proposal: Proposal, situation: Situation) -> bool:
    return situation.country == "FR" and "fr" not in proposal.recipient.languages


def _proposal(situation: Situation, recipient: Recipient, basis: str) -> Proposal:
    measured = situation.results.get((recipient.id, basis))
    offer = proposal_of(recipient, basis, situation.today, measured)
    return replace(offer, held=tuple(_held(situation, recipient, basis)))


def proposal_of(recipient: Recipient, basis: str, today: date, measured: Result | None) -> Proposal:
    """Return what is told of one way to one recipient, whatever the case: why, who learns what, the clock, the price.

    Args:
        recipient, basis: whom, and on which legal basis.
        today: to tell how old the entry is. measured: what came of it here; told from ``FEWEST`` cases on.
    """
    return Proposal(
        recipient=recipient,
        basis=basis,
        channel=channel_for(recipient, basis, low=True),
        why=told.why(recipient, basis),
        learns=told.learns(recipient, basis),
        public=told.public(recipient, basis),
        then=told.then(recipient, basis),
        clock=deadline_of(basis, recipient),
        rhythm=recipient.kind in _DUTIES,
        consequences=told.CONSEQUENCES.get(basis, ()),
        old=age(recipient, today, {}) is not Age.FRESH,
        result=measured if measured and measured.cases >= FEWEST else None,
    )


def _held(situation: Situation, recipient: Recipient, basis: str) -> Iterator[str]:
    """Yield the codes of what has to be settled before this is proposed."""
    if basis in NAME_AN_OFFENCE and situation.country not in LAWS:
        yield "legal-ground" if situation.country else "country"
    channel = channel_for(recipient, basis)
    if channel is None:
        yield "contact-unchecked" if channels_for(recipient, basis) else "recipient-channel"
    elif is_stale(recipient, channel, situation.today):
        yield "recipient-unconfirmed"


def _rank(proposal: Proposal) -> tuple[bool, int, float, float, int]:
    share, hours = _measured(proposal.result)
    step = _STEPS[proposal.recipient.kind]
    if proposal.basis == "us-dmca-512":
        step = _COPYRIGHT
    elif proposal.basis == "fr-plainte":
        step = _COMPLAINT
    # Help in her own country comes before the Union's; among equals the order of ``bases_of`` stays.
    return bool(proposal.held), step, -share, hours, len(lands(proposal.recipient))


def _measured(result: Result | None) -> tuple[float, float]:
    if result is None:
        return _NEUTRAL, 0.0
    return result.share, result.median_hours if result.median_hours is not None else float("inf")
