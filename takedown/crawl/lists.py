"""Sets of short words written as lines of text, which is how long lists can be read and compared."""

from __future__ import annotations

import re


def listed(text: str) -> frozenset[str]:
    """Return the words of ``text``; what follows a ``#`` on its line is a comment."""
    return frozenset(re.sub(r"#.*", "", text).split())
