"""Who stands on each rung up from the first recipient, and on which basis a letter goes there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from takedown.cases.holding import Part
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.particulars import Answer
from takedown.cases.recipient import Recipient
from takedown.notices.bases import BASES
from takedown.notices.course import Course, Rung, Target, given_up
from takedown.notices.routes import bases_of

CLIMB = (
    Rung.HOST,
    Rung.CDN,
    Rung.NETWORK,
    Rung.REGISTRAR,
    Rung.SEARCH,
    Rung.ERASURE,
    Rung.REGULATOR,
    Rung.POLICE,
)
"""The rungs up, the nearest to the file first; one that nobody stands on is left out."""

_PARTS: dict[Rung, Part] = {
    Rung.HOST: "host",
    Rung.CDN: "cdn",
    Rung.NETWORK: "network",
    Rung.REGISTRAR: "registrar",
}
# The European Economic Area, where Regulation (EU) 2016/679 applies.
_EEA = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split())  # noqa: SIM905 - thirty codes read better in a row

_NEVER = ("us-dmca-512", "eu-dsa-20")
_GDPR, _UNKNOWN, _POLICE = "eu-gdpr-17", "eu-dsa-16", "police_chat_fr"


def targets_on(course: Course, rung: Rung, at: datetime) -> tuple[Target, ...]:
    """Return the letters of a rung, each to somebody who wasn't written to about this copy yet.

    Args:
        at: when the letters below have had their time; regulators are asked once their own law's time is over.
    """
    told = {(_who(one), one.route) for one in course.round()}
    return tuple(one for one in _stand_on(course, rung, at) if not _is_told(course, one, told, rung))


def _stand_on(course: Course, rung: Rung, at: datetime) -> Iterable[Target]:
    if rung in _PARTS:
        return _holder(course, _PARTS[rung])
    if rung is Rung.SEARCH:
        return () if _engines_asked(course) else _engines(course)
    if rung is Rung.ERASURE:
        return _erasure(course)
    if rung is Rung.REGULATOR:
        return _regulators(course, at)
    return _police(course)


def _is_told(course: Course, target: Target, told: set[tuple[str, str]], rung: Rung) -> bool:
    """Return whether a letter went there already: on whatever basis, except where the rung is a basis of its own."""
    who = _identity(course, target)
    if rung is Rung.ERASURE:
        return (who, target.route) in told
    if rung is Rung.REGULATOR:
        return (who, target.follows) in {(one.recipient, one.follows) for one in course.round()}
    return any(who == one for one, _ in told) or bool(_desk(course, target) & _desks(course))


def _desk(course: Course, target: Target) -> set[str]:
    """Return the ways to reach a holder that has no entry: a host and its network often have one desk."""
    holder = course.holding.held_by(target.part) if course.holding and target.part and not target.recipient else None
    return {contact.address for contact in holder.contacts} if holder else set()


def _desks(course: Course) -> set[str]:
    """Return the contacts of those who were found by the program and written to about this copy."""
    rows = [one.addressee for one in course.round() if one.addressee is not None]
    channels = [channel for row in rows for channel in Recipient.model_validate(row).channels]
    return {address for channel in channels for address in (channel.email, channel.url) if address}


def _holder(course: Course, part: Part) -> Iterator[Target]:
    holder = course.holding.held_by(part) if course.holding else None
    if holder is None:
        return
    known = course.directory.get(holder.recipient)
    if known is not None and (route := _best(known)):
        yield Target(known.id, route, part=part)
    elif known is None and holder.contacts:
        yield Target("", _UNKNOWN, part=part)


def _engines(course: Course) -> Iterator[Target]:
    """Yield every search engine that has a checked way to be reached: de-indexing is no deletion, and each is apart."""
    for one in course.directory.values():
        reachable = any(channel.confidence != "low" and not channel.never for channel in one.channels)
        if one.kind == "search_engine" and reachable and (route := _best(one)):
            yield Target(one.id, route)


def _engines_asked(course: Course) -> list[Notice]:
    return [one for one in course.round() if course.kind(one) == "search_engine" and one.letter == "notice"]


def _erasure(course: Course) -> Iterator[Target]:
    """Yield the engines that didn't de-index, once more on Regulation (EU) 2016/679, article 17, where it applies."""
    if course.country not in _EEA:
        return
    for one in _engines_asked(course):
        known = course.directory.get(one.recipient)
        asked = one.sent_at is not None and one.state is not NoticeState.REMOVED and not given_up(one)
        if asked and known is not None and _GDPR in bases_of(known):
            yield Target(known.id, _GDPR, follows=one.id)


def _regulators(course: Course, at: datetime) -> Iterator[Target]:
    """Yield the regulators whose law a letter was on, once the time that it sets is over; a report for each letter.

    CNIL: after the month of Regulation (EU) 2016/679, article 12(3). FTC: after the 48 hours of Pub. L. 119-12,
    section 3. Ofcom: after those of the Online Safety Act 2023, section 10(3A). There is no letter to Arcom: the
    address for complaints about a platform wasn't verified.
    """
    applies = {
        ("cnil", "fr-cnil", _GDPR): course.country == "FR",
        ("ftc", "us-tida-ftc", "us-tida"): True,
        ("ofcom", "uk-osa-ofcom", "uk-osa-20a"): course.particulars.link_uk is Answer.YES,
    }
    for (item, route, law), here in applies.items():
        late = (one for one in course.round() if one.route == law and _late(one, at))
        if here and item in course.directory:
            yield from (Target(item, route, follows=one.id) for one in late)


def _late(notice: Notice, at: datetime) -> bool:
    """Return whether a first letter was refused, or had the time that its own law sets."""
    if notice.letter != "notice" or notice.sent_at is None or given_up(notice):
        return False
    over = notice.due_at is not None and notice.due_basis == notice.route and notice.due_at <= at
    return notice.state is NoticeState.REFUSED or (over and notice.state is not NoticeState.REMOVED)


def _police(course: Course) -> Iterator[Target]:
    """Yield the police's service in France, where no complaint was made yet: it leads to one, and isn't one itself."""
    if course.country == "FR" and not course.particulars.complaint_number and _POLICE in course.directory:
        yield Target(_POLICE, "fr-plainte")


def _best(recipient: Recipient) -> str:
    """Return the basis of a first letter to ``recipient``; a copyright notice is never chosen for anybody."""
    bases = [basis for basis in bases_of(recipient) if basis not in _NEVER and not BASES[basis].minors]
    return next(iter(bases), "")


def _who(notice: Notice) -> str:
    return str(notice.addressee["name"]) if notice.addressee is not None else notice.recipient


def _identity(course: Course, target: Target) -> str:
    if target.recipient or course.holding is None or target.part is None:
        return target.recipient
    holder = course.holding.held_by(target.part)
    return holder.name if holder else ""
