"""Telling a message of the server from one that somebody else sent, or sends once more.

After Standard Webhooks 1.0: HMAC-SHA256 over the id, the time and the body, separated by points.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from takedown.client.errors import BadMessage

TOLERANCE = 300.0
"""Seconds that a message may be old, or from a clock that is ahead."""
_PREFIX = "whsec_"


def verified(
    secret: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    seen: Callable[[str], bool] = lambda _id: False,
    clock: Callable[[], float] = time.time,
) -> dict[str, Any]:
    """Return what a message says.

    Args:
        secret: what the server showed as the webhook was made, ``whsec_...``.
        headers, body: as they came; the body byte for byte.
        seen: whether a message with this id was taken before: the server sends again what it isn't sure of, with the
            same id, and so does whoever recorded it. Keep ids for ten minutes at least.
        clock: seconds since 1970.

    Raises:
        BadMessage: ``headers``, ``signature``, ``time``, ``replayed`` or ``body``.
    """
    named = {name.lower(): value for name, value in headers.items()}
    try:
        message, at, signatures = (named[f"webhook-{name}"] for name in ("id", "timestamp", "signature"))
        key, sent = base64.b64decode(secret.removeprefix(_PREFIX), validate=True), int(at)
    except (KeyError, ValueError, binascii.Error):
        raise BadMessage("headers") from None
    code = hmac.digest(key, b".".join((message.encode(), at.encode(), body)), hashlib.sha256)
    wanted = "v1," + base64.b64encode(code).decode()
    if not any(hmac.compare_digest(wanted.encode(), one.encode()) for one in signatures.split()):
        raise BadMessage("signature")
    if abs(clock() - sent) > TOLERANCE:
        raise BadMessage("time")
    if seen(message):
        raise BadMessage("replayed")
    try:
        said = json.loads(body)
    except ValueError:
        raise BadMessage("body") from None
    if not isinstance(said, dict):
        raise BadMessage("body")
    return said
