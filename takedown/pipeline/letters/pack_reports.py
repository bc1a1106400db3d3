"""Files for machines out of a case: a list of addresses, and reports in the name of an organisation."""

from __future__ import annotations

from collections.abc import Iterable

from takedown.cases.notice import Notice, NoticeState
from takedown.errors import TakedownError
from takedown.notices.attachments import REPORTED_ON, cloudflare, table, xarf
from takedown.notices.facts import Address, Facts
from takedown.pipeline.letters import dossiers
from takedown.pipeline.letters.pack_wish import Made, Wish, is_minor, matches_of
from takedown.pipeline.shelf import NOTICES

_CLOUDFLARE = "cloudflare"
_BY_MACHINE = {"platform", "host", "cdn", "registrar"}


class NoNoticeForMachines(TakedownError):
    """No notice of the case fits this report, or the one that was named doesn't; nothing was written."""


def addresses(wish: Wish) -> Made:
    """Return the addresses as CSV; of somebody under 18, without times.

    Raises:
        NothingToPack: there are none.
    """
    matches = matches_of(wish)
    places = [Address.of_match(match) for match in matches]
    return Made(table.table(places, times=not is_minor(wish.case)), len(places))


def xarf_reports(wish: Wish) -> Made:
    """Return the reports beside the notices, one in each line.

    Raises:
        NotAdult, NoOrganisation, NoReplyAddress, NoNoticeForMachines: there are none to make.
    """
    letters = [
        (notice, facts)
        for notice, facts in _letters(wish)
        if notice.route in REPORTED_ON and facts.recipient.kind in _BY_MACHINE
    ]
    reports = [report for notice, facts in letters for report in xarf.reports(facts, notice.route)]
    return _lines(report.model_dump_json(exclude_none=True) for report in reports)


def cloudflare_bodies(wish: Wish) -> Made:
    """Return the bodies for Cloudflare's interface, one in each line.

    Raises:
        NotAdult, NoOrganisation, NoReplyAddress, NoNoticeForMachines: there are none to make.
    """
    letters = [facts for _, facts in _letters(wish) if wish.notice or facts.recipient.id == _CLOUDFLARE]
    english = (facts.model_copy(update={"language": "en"}) for facts in letters)
    return _lines(body.model_dump_json() for facts in english for body in cloudflare.bodies(facts))


def _letters(wish: Wish) -> list[tuple[Notice, Facts]]:
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
