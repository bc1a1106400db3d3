"""JSON in one spelling only, so that everybody who hashes the same facts gets the same digest."""

from __future__ import annotations

import json
import re

_LONE = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON from elsewhere may hold and UTF-8 can't: spelled as an escape, as ECMAScript does."""


def canonical(value: object) -> bytes:
    """Return ``value`` as JSON in UTF-8 with sorted keys and no spaces.

    In the style of RFC 8785; floats are spelled as Python spells them, and the manifests hold none but scores.

    Raises:
        ValueError: a number that JSON can't hold.
        TypeError: a value that isn't JSON.
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text).encode()
