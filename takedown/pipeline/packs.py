"""Packs: papers for a person to file, and files for machines, gathered from a case. Nothing is sent, nothing is kept.

A case under 18, or unsure, gives its hotlines, its hash bank and its addresses, and nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from takedown.cases.case import Adult, Case
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import now
from takedown.cases.recipient import Recipient
from takedown.errors import TakedownError
from takedown.notices import packs
from takedown.notices.attachments import cloudflare, table, xarf
from takedown.notices.draft import language_for
from takedown.notices.facts import Address, Facts
from takedown.notices.routes import bases_of, basis_for
from takedown.pipeline import dossiers
from takedown.pipeline.addressees import Addressees
from takedown.pipeline.pack_kind import PackKind
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, MATCHES, NOTICES, NotFound
from takedown.store import Transaction
from takedown.words import Language

_CLOUDFLARE = "cloudflare"
_BY_MACHINE = {"platform", "host", "cdn", "registrar"}
_HASH_BANKS = {True: "ncmec_tid", False: "stopncii"}

_LINES = {
    "FR": ("police_chat_fr", "france_victimes", "three_zero_one_eight", "point_de_contact"),
    "BE": ("iefh",),
    "GB": ("rph",),
    "DE": ("hateaid",),
    "US": ("ccri",),
    "AU": ("esafety",),
    "CA": ("crt_bc",),
    "KR": ("d4u_kr",),
}
"""Whom adults turn to, by country, the nearest first; elsewhere all of them are named."""

_LINES_OF_MINORS = {
    "FR": ("three_zero_one_eight", "point_de_contact", "pharos", "ncmec_tid"),
    "GB": ("iwf", "ncmec_tid"),
    "US": ("ncmec_cybertip", "ncmec_tid"),
}
_MINORS = "minors"
_COMPLAINT = "fr-plainte"
"""What somebody who helps with a complaint is talked to about, before anything else."""


class NothingToPack(TakedownError):
    """The case has no address or notice that this could be made of; nothing was written."""


class NoNoticeForMachines(TakedownError):
    """No notice of the case fits this report, and none was named; nothing was written."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file: its bytes, and how many parts, lines or reports are in it."""

    content: bytes = field(repr=False)
    items: int


@dataclass(frozen=True, slots=True)
class _Wish:
    session: Session
    tx: Transaction
    case: Case
    notice: Notice | None
    reader: Language
    plain: bool
    addressees: Addressees


def made(
    session: Session, kind: PackKind, case_id: str, notice_id: str | None, reader: Language, *, plain: bool = False
) -> Made:
    """Return the file that ``kind`` is.

    Args:
        session: the open vault.
        kind: what to make.
        case_id: of which case.
        notice_id: about this notice of the case alone.
        reader: the language of what is for the person.
        plain: plain text where it would be a PDF.

    Raises:
        NotFound: no such case, or the notice isn't one of its.
        NotAdult, CaseNotOpen: for this kind the case isn't one that anything is made for.
        NothingToPack, NoNoticeForMachines: nothing in the case to make it of.
        NoOrganisation, NoReplyAddress: Cloudflare and XARF reports name an organisation.
    """
    with session.store.read() as tx:
        case = CASES.get(tx, case_id).for_addresses()
        notice = _notice(tx, case, notice_id) if notice_id else None
        return _KINDS[kind](_Wish(session, tx, case, notice, reader, plain, Addressees(session)))


def _notice(tx: Transaction, case: Case, notice_id: str) -> Notice:
    notice = NOTICES.get(tx, notice_id)
    if notice.case_id != case.id:
        raise NotFound(noun="notice", id=notice_id)
    return notice


def _complaint(wish: _Wish) -> Made:
    case = wish.case.for_search()
    return _paper(wish, packs.complaint(dossiers.dossier(wish.tx, case, _matches(wish), wish.addressees)))


def _cnil(wish: _Wish) -> Made:
    case = wish.case.for_search()
    notices = [wish.notice] if wish.notice else NOTICES.all(wish.tx, order_by="created_at", case_id=case.id)
    requests = dossiers.erasures(wish.session, wish.tx, notices, wish.addressees)
    if not requests:
        raise NothingToPack
    return _paper(wish, packs.erasure(requests, now().date(), wish.reader))


def _hash_bank(wish: _Wish) -> Made:
    recipient = wish.addressees.named(_HASH_BANKS[_is_minor(wish.case)])
    facts = _of_nobody(wish, recipient, wish.reader)
    return _paper(wish, packs.steps([(facts, _MINORS if _is_minor(wish.case) else basis_for(recipient))], facts.today))


def _hotlines(wish: _Wish) -> Made:
    minor = _is_minor(wish.case)
    known = wish.addressees.directory
    nearest = (_LINES_OF_MINORS if minor else _LINES).get(wish.case.country)
    everywhere = dict.fromkeys(item for items in (_LINES_OF_MINORS if minor else _LINES).values() for item in items)
    recipients = [known[item] for item in nearest or everywhere if item in known]
    lines = [_line(wish, recipient, minor=minor) for recipient in recipients]
    return _paper(wish, packs.hotlines(lines, now().date(), wish.reader, minor=minor))


def _line(wish: _Wish, recipient: Recipient, *, minor: bool) -> tuple[Facts, str]:
    if minor:
        # The steps at a hash bank are for the person; every other text is for its recipient.
        language = wish.reader if recipient.kind == "hash_bank" else language_for(recipient)
        return _of_nobody(wish, recipient, language), _MINORS
    facts = Facts.about(
        wish.case,
        wish.session.settings.notifier,
        recipient=recipient,
        addresses=[Address.of_match(match) for match in _matches(wish, needed=False)],
        reference=_reference(wish.case),
        language=language_for(recipient),
        today=now().date(),
    )
    return facts, _COMPLAINT if _COMPLAINT in bases_of(recipient) else basis_for(recipient)


def _csv(wish: _Wish) -> Made:
    matches = _matches(wish)
    places = [Address.of_match(match) for match in matches]
    return Made(table.table(places, times=not _is_minor(wish.case)), len(places))


def _xarf(wish: _Wish) -> Made:
    letters = [
        (notice, facts) for notice, facts in _letters(wish) if wish.notice or facts.recipient.kind in _BY_MACHINE
    ]
    reports = [report for notice, facts in letters for report in xarf.reports(facts, notice.route)]
    return _lines(report.model_dump_json(exclude_none=True) for report in reports)


def _cloudflare(wish: _Wish) -> Made:
    letters = [facts for _, facts in _letters(wish) if wish.notice or facts.recipient.id == _CLOUDFLARE]
    english = (facts.model_copy(update={"language": "en"}) for facts in letters)
    return _lines(body.model_dump_json() for facts in english for body in cloudflare.bodies(facts))


def _letters(wish: _Wish) -> list[tuple[Notice, Facts]]:
    """Return the notices that a report for machines may be about, an organisation's own address in each."""
    case = wish.case.for_search()
    notices = [wish.notice] if wish.notice else NOTICES.all(wish.tx, order_by="created_at", case_id=case.id)
    role = wish.session.settings.notifier.email
    found = []
    for notice in notices:
        if wish.notice or (notice.letter == "notice" and notice.state is not NoticeState.WITHDRAWN):
            facts = dossiers.kept(wish.session, wish.tx, notice, wish.addressees)
            found.append((notice, facts.model_copy(update={"email": role or facts.email})))
    for _, facts in found:
        if not facts.organisation:
            raise cloudflare.NoOrganisation
        if not xarf.can_be_reached(facts.email):
            raise cloudflare.NoReplyAddress
    return found


def _lines(lines: Iterable[str]) -> Made:
    written = list(lines)
    if not written:
        raise NoNoticeForMachines
    return Made("".join(line + "\n" for line in written).encode(), len(written))


def _paper(wish: _Wish, pack: packs.Pack) -> Made:
    return Made(packs.text(pack) if wish.plain else packs.pdf(pack), len(pack.parts))


def _matches(wish: _Wish, *, needed: bool = True) -> list[Match]:
    """Return the copies that the file is about: confirmed ones, or, where nothing is looked at, all that she gave."""
    if wish.notice is not None:
        return [MATCHES.get(wish.tx, item) for item in wish.notice.match_ids]
    found = MATCHES.all(wish.tx, order_by="seen_at", case_id=wish.case.id)
    taken = {MatchState.CONFIRMED, MatchState.NEW} if _is_minor(wish.case) else {MatchState.CONFIRMED}
    matches = [match for match in found if match.state in taken]
    if needed and not matches:
        raise NothingToPack
    return matches


def _is_minor(case: Case) -> bool:
    return case.adult is not Adult.YES


def _of_nobody(wish: _Wish, recipient: Recipient, language: Language) -> Facts:
    """Return facts without anybody's name or address for answers: addresses alone."""
    return Facts(
        standing=wish.case.standing,
        addresses=tuple(Address.of_match(match) for match in _matches(wish, needed=False)),
        reference=_reference(wish.case),
        recipient=recipient,
        language=language,
        today=now().date(),
    )


def _reference(case: Case) -> str:
    """Return a reference that is the same on every sheet of a case and says nothing of it."""
    digest = hashlib.sha256(f"sheet {case.id}".encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"


_KINDS: dict[PackKind, Callable[[_Wish], Made]] = {
    PackKind.COMPLAINT: _complaint,
    PackKind.CNIL: _cnil,
    PackKind.HASH_BANK: _hash_bank,
    PackKind.HOTLINES: _hotlines,
    PackKind.CLOUDFLARE: _cloudflare,
    PackKind.XARF: _xarf,
    PackKind.CSV: _csv,
}
