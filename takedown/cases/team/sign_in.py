"""What a sign-in leaves: a session in a browser, and the passkeys that a member may answer with."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from takedown.cases.noun import Later, Moment, Noun, Raw


class WebSession(Noun):
    """One browser in which a member is signed in; ``id`` says nothing of the token that the browser has.

    Attributes:
        seen_at: when something was asked last, to the minute. ends_at: when it ends however busy it is.
        wrapped: the member's private key, under the token.
        about: from what it came: the browser and the system, as they name themselves.
    """

    id: str
    member_id: str
    made_at: Moment
    seen_at: Moment
    ends_at: Moment
    revoked_at: Moment | None = None
    wrapped: Raw
    about: Annotated[str, Field(max_length=200), Later] = ""


class Passkey(Noun):
    """A key of WebAuthn Level 3 that a member answers with, beside her passphrase.

    Attributes:
        public_key: in COSE form. sign_count: what the key counted last; 0 where it doesn't count.
    """

    id: str
    member_id: str
    made_at: Moment
    credential_id: Raw
    public_key: Raw
    sign_count: int = 0
    name: Annotated[str, Field(max_length=80), Later] = ""
