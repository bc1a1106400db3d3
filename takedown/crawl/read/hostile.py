"""Markup that is cheap to send and dear to parse, cut off before the parser sees it.

A parser that follows the HTML standard looks up the stack of open elements at most tags, and re-opens unclosed
formatting in every new paragraph: a megabyte of ``<div>`` costs minutes, a megabyte of ``<b id=1><b id=2>...<p>a<p>a``
gigabytes. Browsers cap the depth; our parser doesn't, so the work is estimated first, in one linear pass.
"""

from __future__ import annotations

import re
from collections import Counter

from takedown.crawl.lists import listed

MOST_STEPS = 200_000_000
"""Looks up the stack: about half a second."""
MOST_COPIES = 2_000_000
"""Re-opened formatting elements: about 200 MB."""

_CHEAP_TAGS = 2000
"""So few tags can't reach either: nothing to estimate."""
_CHEAP_CHARACTERS = 16 * 1024
"""So few characters hold no crowd of attributes that would be felt (30 ms)."""

MOST_ATTRIBUTES = 1000
"""Of one tag. The parser holds each new one against all before it, so that half a million of them cost minutes."""

_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
# Nothing is ever taken back, so that one pass over the markup ends before the first tag with too many.
_UNCROWDED = re.compile(
    rf"(?:[^<]++|<(?:[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+(?!{_ATTRIBUTE})|(?![a-zA-Z])))*+"
)
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+((?:{_ATTRIBUTE})*+)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,30})")
_FORMATTING = listed("b big code em font i s small strike strong tt u")
# Elements that hold nothing, or that their next sibling closes: seeing no end tag doesn't mean deeper.
_NEVER_OPEN = listed("""
    area base br col embed hr img input link meta param source track wbr image frame keygen
    a nobr p li dd dt tr td th thead tbody tfoot option optgroup colgroup rp rt html head body
""")


def without_bombs(markup: str) -> str:
    """Return ``markup`` up to where parsing it would cost more than any honest page does."""
    if len(markup) > _CHEAP_CHARACTERS:
        sound = _UNCROWDED.match(markup)
        markup = markup[: sound.end()] if sound is not None else ""
    if markup.count("<") <= _CHEAP_TAGS:
        return markup
    still_open: Counter[str] = Counter()
    depth = formatting = steps = copies = 0
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        steps += depth
        copies += formatting
        if steps > MOST_STEPS or copies > MOST_COPIES:
            return markup[: tag.start()]
        if name in _NEVER_OPEN:
            continue
        change = 1 if not tag[1] else -min(1, still_open[name])
        still_open[name] += change
        depth += change
        formatting += change if name in _FORMATTING else 0
    return markup
