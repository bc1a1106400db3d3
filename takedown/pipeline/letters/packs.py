"""Packs: papers for a person to file, and files for machines, gathered from a case. Nothing is sent, nothing is kept.

A case under 18, or unsure, gives its hotlines, its hash bank and its addresses, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable

from takedown.cases.case import Case
from takedown.cases.notice import Notice
from takedown.pipeline.letters import pack_papers, pack_reports
from takedown.pipeline.letters.addressees import Addressees
from takedown.pipeline.letters.pack_kind import PackKind
from takedown.pipeline.letters.pack_wish import Made, Wish
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CASES, NOTICES, NotFound
from takedown.store import Transaction
from takedown.words import Language

_MAKERS: dict[PackKind, Callable[[Wish], Made]] = {
    PackKind.COMPLAINT: pack_papers.complaint,
    PackKind.CNIL: pack_papers.cnil,
    PackKind.HASH_BANK: pack_papers.hash_bank,
    PackKind.HOTLINES: pack_papers.hotlines,
    PackKind.CLOUDFLARE: pack_reports.cloudflare_bodies,
    PackKind.XARF: pack_reports.xarf_reports,
    PackKind.CSV: pack_reports.addresses,
}


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
        return _MAKERS[kind](Wish(session, tx, case, notice, reader, plain, Addressees(session)))


def _notice(tx: Transaction, case: Case, notice_id: str) -> Notice:
    notice = NOTICES.get(tx, notice_id)
    if notice.case_id != case.id:
        raise NotFound(noun="notice", id=notice_id)
    return notice
