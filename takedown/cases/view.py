"""A saved view: a name for filters of the queue that somebody uses often."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field

from takedown.cases.noun import Moment, Noun, new_id, now


class View(Noun):
    """Of no case, sealed under the vault's own key. ``filters``: as the queue's address bar holds them, by name."""

    id: str
    made_at: Moment
    name: Annotated[str, Field(min_length=1, max_length=80)]
    filters: dict[Annotated[str, Field(max_length=40)], Annotated[str, Field(max_length=200)]] = Field(
        default_factory=dict
    )

    @classmethod
    def named(cls, name: str, filters: dict[str, str]) -> Self:
        """Return a new view of this moment."""
        return cls(id=new_id(), made_at=now(), name=name, filters=filters)
