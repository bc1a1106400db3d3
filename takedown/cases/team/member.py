"""A member: somebody who signs in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from takedown.cases.noun import Later, Moment, Noun, Raw
from takedown.cases.team.organisation import EVERY_CLIENT
from takedown.cases.team.role import Role


class MemberState(StrEnum):
    """Asked to come, there, or gone."""

    INVITED = "invited"
    ACTIVE = "active"
    LEFT = "left"


class Member(Noun):
    """Somebody who signs in; ``id`` is her seat's. Her name and login are sealed under the organisation's key.

    Attributes:
        clients: the ids of the clients whose cases she may have, separated by commas, or ``*``.
        login_index: what her login is found by; without the server's own secret it says nothing.
        totp: the secret of her one-time codes, sealed to her own seat; empty before there is one.
        totp_step: the last step of thirty seconds whose code was used, so that none is used twice.
        tries, not_before: wrong tries in a row, and until when there is no other.
    """

    id: str
    role: Role
    state: MemberState
    made_at: Moment
    left_at: Moment | None = None
    clients: str = EVERY_CLIENT
    login_index: Raw
    totp: Raw = b""
    totp_step: int = 0
    tries: int = 0
    not_before: Moment | None = None
    name: Annotated[str, Field(max_length=200), Later] = ""
    login: Annotated[str, Field(max_length=200), Later] = ""

    def has_client(self, client_id: str) -> bool:
        """Whether cases of this client may be shared with her."""
        return self.clients == EVERY_CLIENT or client_id in self.clients.split(",")
