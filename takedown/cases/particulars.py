"""What a notice may need to know of a case beyond who writes: each answer may be "unknown", none is guessed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from takedown.cases.noun import Moment, Noun

Short = Annotated[str, Field(max_length=200)]


class Answer(StrEnum):
    """Yes, no, or nobody knows yet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Particulars(Noun):
    """Sealed with the case.

    Attributes:
        organisation: who files for the person, and whose name then stands in the notice instead of hers.
        mandate, mandate_on: the recorded authorisation (who may act, for what) and its date; for a representative.
        signature: the typed name that serves as an electronic signature where a law asks for one; empty: not given.
        made_by_her: did the person take the picture or video herself? Copyright only after a yes.
        synthetic: a montage, or generated. identifiable: her face or another distinguishing feature is shown with it.
        link_uk: the person, the uploader or the audience is in the United Kingdom.
        known_uploader: she believes that she knows who runs the site or posted; changes what a recipient may be told.
        complaint_number, complaint_on, complaint_at: of a police complaint, its date, and the service that took it.
        police_first_until: until then nothing is sent.
        rights_name, rights_address, rights_phone, rights_email: for a copyright notice alone, which hands them on.
    """

    organisation: Short = ""
    mandate: Annotated[str, Field(max_length=1000)] = ""
    mandate_on: date | None = None
    signature: Short = ""
    made_by_her: Answer = Answer.UNKNOWN
    synthetic: Answer = Answer.UNKNOWN
    identifiable: Answer = Answer.UNKNOWN
    link_uk: Answer = Answer.UNKNOWN
    known_uploader: Answer = Answer.UNKNOWN
    complaint_number: Short = ""
    complaint_on: date | None = None
    complaint_at: Short = ""
    police_first_until: Moment | None = None
    rights_name: Short = ""
    rights_address: Short = ""
    rights_phone: Short = ""
    rights_email: Short = ""
