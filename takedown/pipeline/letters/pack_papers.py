"""Papers out of a case, for a person to read, carry and file."""

from __future__ import annotations

import hashlib

from takedown.cases.case import Case
from takedown.cases.noun import now
from takedown.cases.recipient import Recipient
from takedown.notices import packs
from takedown.notices.draft import language_for
from takedown.notices.facts import Address, Facts
from takedown.notices.routes import bases_of, basis_for
from takedown.pipeline.letters import dossiers
from takedown.pipeline.letters.pack_wish import Made, NothingToPack, Wish, is_minor, matches_of
from takedown.pipeline.person.support import lines_for
from takedown.pipeline.shelf import NOTICES
from takedown.words import Language

_HASH_BANKS = {True: "ncmec_tid", False: "stopncii"}

_MINORS = "minors"
_COMPLAINT = "fr-plainte"
"""What somebody who helps with a complaint is talked to about, before anything else."""


def complaint(wish: Wish) -> Made:
    """Return the papers for a complaint in France.

    Raises:
        NotAdult, NothingToPack: there are none to make.
    """
    case = wish.case.for_search()
    return _paper(wish, packs.complaint(dossiers.dossier(wish.tx, case, matches_of(wish), wish.addressees)))


def cnil(wish: Wish) -> Made:
    """Return the request for erasure, and the complaint to the CNIL once it is time.

    Raises:
        NotAdult, NothingToPack: there are none to make.
    """
    case = wish.case.for_search()
    notices = [wish.notice] if wish.notice else NOTICES.all(wish.tx, order_by="created_at", case_id=case.id)
    requests = dossiers.erasures(wish.session, wish.tx, notices, wish.addressees)
    if not requests:
        raise NothingToPack
    return _paper(wish, packs.erasure(requests, now().date(), wish.reader))


def hash_bank(wish: Wish) -> Made:
    """Return the steps at the hash bank that fits the age."""
    recipient = wish.addressees.named(_HASH_BANKS[is_minor(wish.case)])
    facts = _of_nobody(wish, recipient, wish.reader)
    return _paper(wish, packs.steps([(facts, _MINORS if is_minor(wish.case) else basis_for(recipient))], facts.today))


def hotlines(wish: Wish) -> Made:
    """Return whom to turn to, and what to say there."""
    minor = is_minor(wish.case)
    recipients = lines_for(wish.addressees.directory, wish.case.country, minor=minor)
    lines = [_line(wish, recipient, minor=minor) for recipient in recipients]
    return _paper(wish, packs.hotlines(lines, now().date(), wish.reader, minor=minor))


def _line(wish: Wish, recipient: Recipient, *, minor: bool) -> tuple[Facts, str]:
    if minor:
        # The steps at a hash bank are for the person; every other text is for its recipient.
        language = wish.reader if recipient.kind == "hash_bank" else language_for(recipient)
        return _of_nobody(wish, recipient, language), _MINORS
    facts = Facts.about(
        wish.case,
        wish.session.settings.notifier,
        recipient=recipient,
        addresses=[Address.of_match(match) for match in matches_of(wish, needed=False)],
        reference=_reference(wish.case),
        language=language_for(recipient),
        today=now().date(),
    )
    return facts, _COMPLAINT if _COMPLAINT in bases_of(recipient) else basis_for(recipient)


def _paper(wish: Wish, pack: packs.Pack) -> Made:
    return Made(packs.text(pack) if wish.plain else packs.pdf(pack), len(pack.parts))


def _of_nobody(wish: Wish, recipient: Recipient, language: Language) -> Facts:
    """Return facts without anybody's name or address for answers: addresses alone."""
    return Facts(
        standing=wish.case.standing,
        addresses=tuple(Address.of_match(match) for match in matches_of(wish, needed=False)),
        reference=_reference(wish.case),
        recipient=recipient,
        language=language,
        today=now().date(),
    )


def _reference(case: Case) -> str:
    """Return a reference that is the same on every sheet of a case and says nothing of it."""
    digest = hashlib.sha256(f"sheet {case.id}".encode()).hexdigest().upper()
    return f"{digest[:4]}-{digest[4:8]}"
