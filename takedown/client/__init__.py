"""The client of a team server's API, for other people's programs: it stands alone, with httpx and cryptography.

Takes an address and a token, gives what the API says as typed values.
Never here: another room of this program; media; a secret in a log or in a ``repr``.
"""

from takedown.client.api import Api
from takedown.client.errors import ApiError, BadMessage, Unreachable
from takedown.client.sealing import LetterboxKey, sealed_set
from takedown.client.shapes import Case, Event, Match, Notice, Picture
from takedown.client.webhooks import verified

__all__ = [
    "Api",
    "ApiError",
    "BadMessage",
    "Case",
    "Event",
    "LetterboxKey",
    "Match",
    "Notice",
    "Picture",
    "Unreachable",
    "sealed_set",
    "verified",
]
