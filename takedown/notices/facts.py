"""What a draft is made of. Addresses come from hostile pages: every value is made one harmless line on the way in."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Self
from urllib.parse import quote

from pydantic import AfterValidator, AwareDatetime, Field

from takedown.cases.case import Case, Standing
from takedown.cases.match import Match, Method
from takedown.cases.notice import Letter
from takedown.cases.noun import Noun
from takedown.cases.particulars import Answer, Particulars
from takedown.cases.recipient import Recipient
from takedown.settings import NotifierSettings
from takedown.words import Language

CONSENT = "consent"
"""What ``Facts.mandate`` is where the consent that a case was opened under is the authorisation."""

# Unicode: controls, formats (among them those that turn the writing direction), surrogates, private use, unassigned,
# line and paragraph separators. None of them belongs on a line of a letter.
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

_IN_ADDRESSES = frozenset(string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%")
"""RFC 3986, section 2: unreserved, reserved, and the percent sign of what is encoded already."""

_PLAIN = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*")
"""The same letters, for the many addresses that hold no other."""

_AUTHORITY = re.compile(r"(https?://)([^/?#\\]*)(.*)", re.IGNORECASE | re.DOTALL)


def _hides(letter: str) -> bool:
    return unicodedata.category(letter) in _UNPRINTABLE


def one_line(value: str) -> str:
    """Return ``value`` on one line: what can't be printed is dropped, runs of white space become one space."""
    # No-break spaces stay: French names and organisations carry them on purpose.
    spaced = ("" if _hides(letter) and not letter.isspace() else letter for letter in value)
    return re.sub(r"[^\S\u00a0\u202f]+", " ", "".join(spaced)).strip()


def web_address(value: str) -> str:
    """Return ``value`` in the letters that an address is made of: ASCII, without spaces, quotes, brackets or controls.

    The host's name is written as in RFC 3490 (``xn--``), the rest percent-encoded as in RFC 3986, section 2.1, so that
    a look-alike letter shows and every font has the letters.
    """
    found = _AUTHORITY.match(value)
    if found is None:
        return _encoded(value)
    scheme, authority, rest = found.groups()
    return scheme + _host(authority) + _encoded(rest)


def _host(authority: str) -> str:
    if _PLAIN.fullmatch(authority):
        return authority
    try:
        return _encoded(authority.encode("idna").decode("ascii"))
    except UnicodeError:
        return _encoded(authority)


def _encoded(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return value
    return "".join(letter if letter in _IN_ADDRESSES else quote(letter, safe="") for letter in value)


Line = Annotated[str, AfterValidator(one_line), Field(repr=False)]
WebAddress = Annotated[str, AfterValidator(web_address), Field(repr=False)]
Addressee = Annotated[Recipient, AfterValidator(lambda to: to.model_copy(update={"name": one_line(to.name)}))]
"""A name may come from a registry's answer or from a file of the home: it too stays on one line of the letter."""

UtcMoment = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]


class Address(Noun):
    """One place where a copy was seen.

    Attributes:
        url: of the media itself, or of the page where the media has no address of its own.
        page: where it is shown; empty or the same as ``url`` when there is no other page.
        seen_at: the last time that the program saw it there; of an address that a person gave, when she gave it.
        reported: a person gave it: when she saw it there isn't known, and isn't said.
    """

    url: WebAddress
    page: WebAddress = ""
    seen_at: UtcMoment
    reported: bool = False

    @classmethod
    def of_match(cls, match: Match, seen_at: datetime | None = None) -> Self:
        """Return where ``match`` is."""
        reported = match.method is Method.REPORTED
        return cls(url=match.url, page=match.page, seen_at=seen_at or match.seen_at, reported=reported)


class Complaint(Noun):
    """A police complaint: its number, its date, and the service that took it."""

    number: Line
    on: date | None = None
    at: Line = ""


class Earlier(Noun):
    """A notice that came before: of the same addresses, or of the copy that is there again.

    Attributes:
        basis: the id of its legal basis.
        sent_on, due_on: its date, and the end of the time that its basis sets, if any.
        outcome: the last answer's ``Outcome``, or empty; decided_on its date. removed_on: when it was proven gone.
        words: the reason of the refusal, or the question, in the recipient's or a person's own words.
        recipient: the name of whom it went to, for a letter that tells somebody else of it; else empty.
    """

    recipient: Line = ""
    reference: Line
    their_reference: Line = ""
    basis: str
    sent_on: date | None = None
    due_on: date | None = None
    outcome: str = ""
    decided_on: date | None = None
    removed_on: date | None = None
    words: Line = ""


class Rights(Noun):
    """Who swears to a copyright notice, and how to reach her or her agent: handed on to the uploader."""

    name: Line = ""
    address: Line = ""
    phone: Line = ""
    email: Line = ""


class Facts(Noun):
    """Everything that a letter may say: about one person, to one recipient. It has no label and no id of the case.

    Attributes:
        name: the notifier's: a pseudonym, the person's own, or an organisation's.
        email: where answers go.
        country: of the person shown; ISO 3166-1 alpha-2 or empty.
        reference: ours, quoted by the recipient; says nothing about the case.
        letter: what it is; anything but ``notice`` has ``earlier``, the one that it follows.
        organisation, mandate, mandate_on: who files for the person, by which recorded authorisation.
        signature: typed, serving as an electronic signature where the law asks for one.
        history: earlier notices about the same content at this recipient, oldest first: it is there again.
        rights: for a copyright notice alone.
        found: the recipient isn't in the directory but was found for these addresses.
        contact_checked: a person looked at a contact that was found, or that is of low confidence.
        known_uploader: she believes that she knows who runs the site or posted; never printed.
    """

    name: Line = ""
    email: Line = ""
    country: Line = ""
    standing: Standing
    addresses: tuple[Address, ...]
    reference: Line
    recipient: Addressee
    language: Language
    today: date
    letter: Letter = "notice"
    earlier: Earlier | None = None
    history: tuple[Earlier, ...] = ()
    organisation: Line = ""
    mandate: Line = ""
    mandate_on: date | None = None
    signature: Line = ""
    made_by_her: Answer = Answer.UNKNOWN
    synthetic: Answer = Answer.UNKNOWN
    identifiable: Answer = Answer.UNKNOWN
    link_uk: Answer = Answer.UNKNOWN
    complaint: Complaint | None = None
    rights: Rights = Rights()
    found: bool = False
    contact_checked: bool = False
    known_uploader: Answer = Answer.UNKNOWN

    @classmethod
    def about(  # noqa: PLR0913 - who, to whom, about what, after what: each by its name
        cls,
        case: Case,
        notifier: NotifierSettings,
        *,
        recipient: Recipient,
        addresses: Iterable[Address],
        reference: str,
        language: Language,
        today: date,
        letter: Letter = "notice",
        earlier: Earlier | None = None,
        history: Iterable[Earlier] = (),
    ) -> Self:
        """Return the facts of a notice for ``case``; its own name and e-mail come before the configuration's.

        Where an organisation files, its name stands in the notice instead of the person's.

        Raises:
            NotAdult: under 18 or unsure: no notice, hotlines only.
            CaseNotOpen: closed or erased, or its consent is over; of a letter that takes back: erased.
        """
        case.for_letter(letter)
        more = _authorised(case, notifier)
        return cls(
            name=more.organisation or case.name or notifier.name,
            email=case.contact or notifier.email,
            country=case.country,
            standing=case.standing,
            addresses=tuple(addresses),
            reference=reference,
            recipient=recipient,
            language=language,
            today=today,
            letter=letter,
            earlier=earlier,
            history=tuple(history),
            organisation=more.organisation,
            mandate=more.mandate,
            mandate_on=more.mandate_on,
            signature=more.signature,
            made_by_her=more.made_by_her,
            synthetic=more.synthetic,
            identifiable=more.identifiable,
            link_uk=more.link_uk,
            known_uploader=more.known_uploader,
            complaint=_complaint(more),
            rights=Rights(
                name=more.rights_name, address=more.rights_address, phone=more.rights_phone, email=more.rights_email
            ),
        )


def _authorised(case: Case, notifier: NotifierSettings) -> Particulars:
    """Return what is known of a case, with who files it: the organisation whose name it carries having none itself.

    The person shown asked it to write as the case was opened: that consent, on that day, is the authorisation, unless
    another one is recorded. Somebody who speaks for her shows one of his own.
    """
    more = case.particulars
    if not notifier.for_others or not notifier.name or more.organisation or case.name:
        return more
    filed: dict[str, object] = {"organisation": notifier.name}
    if case.standing is Standing.SUBJECT and not more.mandate and more.mandate_on is None:
        filed |= {"mandate": CONSENT, "mandate_on": case.created_at.date()}
    return more.model_copy(update=filed)


def _complaint(more: Particulars) -> Complaint | None:
    if not more.complaint_number:
        return None
    return Complaint(number=more.complaint_number, on=more.complaint_on, at=more.complaint_at)
