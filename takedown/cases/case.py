"""A case: one person, what she agreed to, and what may be done in her name."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from takedown.cases.guided import Guided
from takedown.cases.media import Level
from takedown.cases.noun import Later, Moment, Noun, new_id, now
from takedown.cases.particulars import Particulars, Short
from takedown.cases.states import Moves
from takedown.errors import TakedownError


class Adult(StrEnum):
    """Was the person 18 or older when every picture was made?"""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Standing(StrEnum):
    """Who speaks: the person shown, or somebody whom she authorised."""

    SUBJECT = "subject"
    REPRESENTATIVE = "representative"


class CaseStatus(StrEnum):
    """Open, closed (kept, nothing happens any more) or erased (the key is destroyed)."""

    OPEN = "open"
    CLOSED = "closed"
    ERASED = "erased"


CASE_MOVES = Moves(
    "case",
    {
        CaseStatus.OPEN: {CaseStatus.CLOSED, CaseStatus.ERASED},
        CaseStatus.CLOSED: {CaseStatus.OPEN, CaseStatus.ERASED},
        CaseStatus.ERASED: (),
    },
)


class Telling(Noun):
    """How the person, or her worker, wants to hear of news; nothing is told unless she chose it.

    Attributes:
        way: ``off``; ``program``: when the program is opened; ``mail``: a digest without any telling word.
        every_days: the rhythm. to: the address of a digest; empty: the case's contact.
        last_at: when something was told last.
    """

    way: Literal["off", "program", "mail"] = "off"
    every_days: Annotated[int, Field(ge=1, le=90)] = 7
    to: Annotated[str, Field(max_length=320)] = ""
    last_at: Moment | None = None


SCOPE = "search-and-notify"
ADDRESSES_ONLY = "addresses-only"
"""All that a case under 18, or unsure, is opened for."""


class Agreed(Noun):
    """What the last word on consent leaves; the words themselves are in the ``Consent`` that it comes from.

    Attributes:
        scope: ``SCOPE`` or ``ADDRESSES_ONLY``. until: the last day on which it holds, in UTC.
        withdrawn_at: when it was taken back.
        paused_at: since when she wants nothing to go on by itself; what is asked for this case by name is still done.
    """

    scope: str = SCOPE
    until: date | None = None
    withdrawn_at: Moment | None = None
    paused_at: Moment | None = None

    def lacking(self, today: date) -> str:
        """Return why nothing may be searched, captured or notified: ``withdrawn``, ``over``, ``addresses-only``.

        Empty where it may.
        """
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.until is not None and today > self.until:
            return "over"
        return "" if self.scope == SCOPE else ADDRESSES_ONLY


class NotAdult(TakedownError):
    """The case is marked under 18 or unsure: no crawling, fingerprinting, capture or notice; hotlines only."""


class CaseNotOpen(TakedownError):
    """The case is closed or erased; ``status``."""


class ConsentOver(CaseNotOpen):
    """The last word on consent doesn't cover it any more; ``why``: as ``Agreed.lacking`` gives it."""


class Case(Noun):
    """One person's case. The label, contact, name and country are hers and sealed at rest.

    Of an erased case only the id and the dates are left, whatever its row still says.
    """

    id: str
    status: CaseStatus
    created_at: Moment
    closed_at: Moment | None = None
    label: Annotated[str, Field(max_length=200)]
    adult: Adult
    standing: Standing
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = ""
    """ISO 3166-1 alpha-2, or empty while nobody knows."""
    contact: Annotated[str, Field(max_length=320)] = ""
    """The e-mail address that answers should reach."""
    name: Annotated[str, Field(max_length=200)] = ""
    """The name that notices carry: a pseudonym or an organisation by default."""
    level: Annotated[Level, Later] = Level.STRONG
    """What is kept of each picture that is registered from now on."""
    particulars: Annotated[Particulars, Later] = Particulars()
    retain_until: date | None = None
    """At this date the case is closed, its figures are kept without it, and its key is destroyed."""
    telling: Annotated[Telling, Later] = Telling()
    agreed: Annotated[Agreed, Later] = Agreed()
    guided: Annotated[Guided, Later] = Guided()

    @model_validator(mode="before")
    @classmethod
    def _what_erasing_leaves(cls, row: object) -> object:
        if isinstance(row, dict) and row.get("status") == CaseStatus.ERASED:
            kept = {field: row[field] for field in ("id", "status", "created_at", "closed_at") if field in row}
            return {**kept, "label": "", "adult": Adult.UNSURE, "standing": Standing.SUBJECT}
        return row

    @classmethod
    def opened(cls, *, label: str, adult: Adult, standing: Standing, **more: str) -> Self:
        """Return a new, open case."""
        return cls.of(
            {
                "id": new_id(),
                "status": CaseStatus.OPEN,
                "created_at": now(),
                "label": label,
                "adult": adult,
                "standing": standing,
                **more,
            }
        )

    def moved(self, to: CaseStatus) -> Self:
        """Return the case in the state ``to``; staying keeps the date too, and erasing leaves nothing but dates.

        Raises:
            IllegalMove: an erased case comes back to nothing.
        """
        if CASE_MOVES.check(self.status, to) is self.status:
            return self
        # Not a copy: an erased case must not carry its label on in memory.
        return self.of({**self.row(), "status": to, "closed_at": None if to is CaseStatus.OPEN else now()})

    def for_search(self) -> Self:
        """Return the case itself if pictures may be fingerprinted, searched, captured and notified for it.

        Every step of the pipeline asks here and nowhere else: this is where age, a closed case and a consent that was
        taken back stop it.

        Raises:
            NotAdult: under 18 or unsure: hotlines and addresses only.
            CaseNotOpen: closed or erased.
            ConsentOver: a ``CaseNotOpen``: the consent was taken back, its time is over, or it covers addresses alone.
        """
        if self.adult is not Adult.YES:
            raise NotAdult
        self.for_addresses()
        if why := self.agreed.lacking(now().date()):
            raise ConsentOver(why=why)
        return self

    @property
    def is_searched(self) -> bool:
        """Whether ``for_search`` lets it pass."""
        try:
            self.for_search()
        except (NotAdult, CaseNotOpen):
            return False
        return True

    def for_letter(self, letter: str) -> Self:
        """Return the case itself if a letter of this kind may be written: one that takes back, without a consent too.

        Raises:
            NotAdult, CaseNotOpen: as ``for_search``; of a withdrawal, only under 18 or unsure, or erased.
        """
        if letter != "withdrawal":
            return self.for_search()
        if self.adult is not Adult.YES:
            raise NotAdult
        if self.status is CaseStatus.ERASED:
            raise CaseNotOpen(status=self.status.value)
        return self

    def for_addresses(self) -> Self:
        """Return the case itself if an address may be kept for it, whatever its age.

        Raises:
            CaseNotOpen: closed or erased.
        """
        if self.status is not CaseStatus.OPEN:
            raise CaseNotOpen(status=self.status.value)
        return self


class Terms(Noun):
    """What was agreed beside the scope: until when, how she may be reached safely, which words a voicemail may hold."""

    until: date | None = None
    safe_contact: Short = ""
    safe_words: Short = ""
    recorded_by: Short = ""


class Consent(Noun):
    """What somebody agreed to, when, and in which words; recorded before anything is done."""

    id: str
    case_id: str
    given_at: Moment
    scope: str
    """``search-and-notify``: fingerprint, look for copies, draft notices. ``addresses-only``: nothing of that."""
    standing: Standing
    statement: str
    """The sentence that was shown and agreed to, in the language in which it was shown."""
    withdrawn_at: Moment | None = None
    terms: Annotated[Terms, Later] = Terms()
