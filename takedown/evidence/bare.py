"""A page's source without any media in it: what stands within the markup itself is taken out, and its digest left.

``data:`` addresses (RFC 2397) wherever they stand and however they are escaped, inline SVG, bytes written as base64,
hex or lists of numbers, and the hashes that browsers draw as a blur. Too much is taken out rather than too little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

LONGEST_RUN = 256
"""Characters without a break that are no words any more: they could spell 190 bytes."""
_ESCAPED_RUN = LONGEST_RUN * 6 // 8
"""The same number of bytes, where each is escaped by itself."""
_CHUNK = 16
_NOTE = "removed:sha256:"
MOST_NOTED = 2000
"""Notes with a digest in one source, and things taken out one by one: what is made of nothing else ends there."""

# One letter of base64 or hex, as markup, scripts, styles and addresses write it; possessive, so that nothing is tried
# twice.
_UNIT = (
    r"(?:[A-Za-z0-9+/_=-]|%[0-9A-Fa-f]{2}|\\[/nrt]|\\\r?\n|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}"
    r"|&\#[xX]?[0-9A-Fa-f]{1,7};|&(?:plus|sol|equals);)"
)


def _char(letter: str, *names: str) -> str:
    """Return a pattern for one sign, plain or escaped for addresses, markup, scripts or styles."""
    code = f"{ord(letter):x}"
    entities = "".join(f"|&{name};" for name in names)
    return (
        rf"(?:{re.escape(letter)}|%(?:25)*{code}|&\#0*{ord(letter)};?|&\#x0*{code};?{entities}"
        rf"|\\x{code}|\\u00{code}|\\0{{0,4}}{code}\s?)"
    )


# Tabs and line ends within an address count for nothing (https://url.spec.whatwg.org/#concept-basic-url-parser).
_GAP = r"(?:[\t\r\n]|%(?:25)*0[9ad]|&(?:tab|newline);|&\#x?0*(?:9|10|13|a|d);)?"
_DATA = re.compile("".join(_char(letter) + _GAP for letter in "data") + _char(":", "colon"), re.IGNORECASE)
_COMMA = re.compile(_char(",", "comma"), re.IGNORECASE)
_TYPED = re.compile(f"{_char('/', 'sol')}|{_char(';', 'semi')}|base64", re.IGNORECASE)
_LONGEST_TYPE = 200
_PACKED = re.compile("base64", re.IGNORECASE)
_PACKED_END = re.compile(rf"(?:{_UNIT}|\s)*+")
_OPEN_END = re.compile(r"[^\s\"'<>()`]*+")
_QUOTE = re.compile(r"(?:\\{0,4}[\"'`]|&quot;|&apos;|&\#0*3[49];|&\#x0*2[27];)$", re.IGNORECASE)
_LONGEST_QUOTE = 12

_SVG = re.compile(r"<(/?)(?:[a-z][\w.-]{0,30}:)?svg(?=[\s/>])[^>]*+>?", re.IGNORECASE)
_SHAPES = re.compile(
    r"<(?:[a-z][\w.-]{0,30}:)?(?:path|polygon|polyline|image|feimage)(?=[\s/>])[^>]*+>?|%3Csvg[^\"'\s<>()]*+",
    re.IGNORECASE,
)
_BLURS = re.compile(
    r"(?:blur_?-?hash|thumb_?-?hash|blur_?-?data_?-?(?:url)?|lqip)(?:\\?[\"']|&quot;)?\s*[:=]\s*"
    r"(?:\\?[\"']|&quot;)(?P<value>[^\"'\s<>]{6,}+)",
    re.IGNORECASE,
)
# What pictures begin with in base64: JPEG, PNG, GIF, WebP and others in RIFF, AVIF and MP4, SVG.
_BEGUN = re.compile(rf"(?:/9j/|iVBORw0KGgo|R0lGOD[dl]|UklGR|AAAA[A-Za-z0-9+/]{{2}}Z0eX|PHN2Zy|PD94bWwg){_UNIT}{{20,}}+")
# Tried at the beginning of a run alone: a page of runs that are just too short would cost their square.
_BEGIN = r"(?<![A-Za-z0-9+/_=-])"
_LONG = re.compile(rf"{_BEGIN}{_UNIT}{{{LONGEST_RUN},}}+")
_ESCAPED = re.compile(
    r"(?<!%[0-9A-F]{2})(?<!\\x[0-9A-F]{2})" rf"(?:(?:%|\\x)[0-9A-F]{{2}}){{{_ESCAPED_RUN},}}+", re.IGNORECASE
)
_CHUNKS = re.compile(rf"{_BEGIN}{_UNIT}{{{_CHUNK},}}+(?:[^A-Za-z0-9+/_=-]{{1,8}}+{_UNIT}{{{_CHUNK},}}+)++")
_NUMBERS = re.compile(
    r"(?<![\w,.-])(?<!, )(?:(?:0x[0-9a-f]{1,8}|-?\d{1,10}(?:\.\d{1,12})?)\s*+,\s*+){96,}+", re.IGNORECASE
)
_STYLED = re.compile(r"(?:box-shadow\s*:|gradient\()[^;}\"']{800,}+", re.IGNORECASE)
_HEX = re.compile(r"[0-9A-Fa-f]*")


@dataclass(frozen=True, slots=True)
class Bare:
    """A source without media.

    Attributes:
        text: with a note, ``removed:sha256:...``, wherever something was taken out.
        removed: the digests in hex of what stood there, as text in UTF-8, in the order of removal.
    """

    text: str
    removed: tuple[str, ...] = ()


def bare(source: str) -> Bare:
    """Return ``source``, markup or a style sheet, without media."""
    removed: list[str] = []

    def note(taken: str) -> str:
        digest = sha256(taken.encode("utf-8", "replace")).hexdigest()
        removed.append(digest)
        return _NOTE + digest if len(removed) <= MOST_NOTED else "removed"

    text = _cut(source, _addresses(source), note)
    text = _cut(text, _drawings(text), lambda taken: f"<!--{note(taken)}-->")
    text = _SHAPES.sub(lambda found: f"<!--{note(found[0])}-->", text)
    text = _BLURS.sub(lambda found: found[0][: -len(found["value"])] + note(found["value"]), text)
    for pattern in (_BEGUN, _LONG, _ESCAPED, _NUMBERS, _STYLED):
        text = pattern.sub(lambda found: note(found[0]), text)
    text = _CHUNKS.sub(lambda found: note(found[0]) if _is_packed(found[0]) else found[0], text)
    return Bare(text, tuple(removed))


def _cut(text: str, places: Iterator[tuple[int, int]], note: Callable[[str], str]) -> str:
    pieces: list[str] = []
    last = 0
    for start, end in places:
        begun, last = last, end if len(pieces) < 2 * MOST_NOTED else len(text)
        pieces += [text[begun:start], note(text[start:last])]
        if last == len(text):
            break
    return "".join([*pieces, text[last:]])


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each ``data:`` address begins and ends."""
    last = 0
    for found in _DATA.finditer(text):
        if found.start() < last:
            continue
        comma = _COMMA.search(text, found.end(), found.end() + _LONGEST_TYPE)
        said = text[found.end() : comma.start()] if comma is not None else "-"
        if comma is None or (said and not _TYPED.search(said)):
            continue
        last = _end_of(text, found.start(), comma.end(), packed=_PACKED.search(said) is not None)
        yield found.start(), last


def _end_of(text: str, start: int, content: int, *, packed: bool) -> int:
    quote = _QUOTE.search(text[max(0, start - _LONGEST_QUOTE) : start].rstrip(" \t\r\n"))
    if quote is None:
        end = _OPEN_END.match(text, content)
    elif packed:
        end = _PACKED_END.match(text, content)
    else:
        at = text.find(quote[0], content)
        return at if at >= 0 else len(text)
    last = end.end() if end is not None else content
    return last - 1 if last > content and text[last - 1] == "\\" else last


def _drawings(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each outermost ``<svg>`` begins and ends; of one that is never closed the tag alone."""
    depth, start = 0, 0
    waiting: list[tuple[int, int]] = []
    for tag in _SVG.finditer(text):
        if tag[1]:
            depth = max(0, depth - 1)
            if depth == 0 and waiting:
                yield start, tag.end()
                waiting = []
        elif not tag[0].endswith("/>"):
            if depth == 0:
                start, waiting = tag.start(), []
            waiting.append(tag.span())
            depth += 1
    yield from waiting


def _is_packed(text: str) -> bool:
    """Return whether chunks beside one another look like bytes: many, and of mixed letters or hex alone."""
    letters = [sign for sign in text if sign.isalnum()]
    if len(letters) < LONGEST_RUN:
        return False
    upper, lower = sum(map(str.isupper, letters)), sum(map(str.islower, letters))
    tenth = len(letters) // 10
    return (upper > tenth and lower > tenth) or _HEX.fullmatch("".join(letters)) is not None
