"""What a person alone was asked, one question at a time, and what she answered; saved as she goes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from takedown.cases.noun import Noun


class Guided(Noun):
    """Sealed with the case.

    Attributes:
        answers: by the question's code, the answer's code or a line in her own words; ``unknown`` and ``later`` are
            answers too.
        done: codes of the steps that she has gone through, or chose to leave out.
    """

    answers: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=2000)]] = Field(
        default_factory=dict
    )
    done: tuple[Annotated[str, Field(max_length=40)], ...] = ()
