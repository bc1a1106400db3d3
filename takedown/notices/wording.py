"""A letter in a person's own wording: read as a letter, and held against what has to stand in it.

What no law asks for is hers to change. What one asks for stays: addresses, names and references as they are, and each
sentence that declares something as the program's own letter has it, since whoever reads it looks for those words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from takedown.notices import completeness
from takedown.notices.completeness import Element
from takedown.notices.draft import letter
from takedown.notices.facts import Facts, one_line
from takedown.notices.letter import UNWRAPPED, Block, Letter, Section
from takedown.notices.lint.flat import one_spaced
from takedown.notices.routes import basis_for, checked

MOST = 300_000
"""Letters in one text: 250 addresses of a thousand letters each, and what is said of them."""

_DECLARES = {
    "good-faith": r"good[- ]faith|bonne foi",
    "no-consent": r"not consensual|pas consenties",
    "declared-content": r"intimate image content\b",
    "declared-sender": r"report is made by|signalement est fait par",
    "unlawful": r"unlawful processing|traitement illicite",
    "work": r"photographs or videos found|photographies ou vidéos qui se trouvent",
    "made-by-her": r"\b(?:made|took) them\b|les a réalisées|ai réalisées",
    "sworn": r"under penalty of perjury",
    "identifiable": r"\bidentifiable\b",
    "mandate": r"recorded on \d|enregistrée le \d",
}
"""By which words a sentence of the program's own letters is known to declare an element."""
_DECLARED = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _DECLARES.items()}

_OFFENCE = re.compile(r"\b226-[28]-1\b")
_LAWS = {
    "eu-dsa": "2022/2065",
    "eu-gdpr": "2016/679",
    "us-tida": "TAKE IT DOWN Act",
    "uk-osa": "Online Safety Act",
    "us-dmca": "512(c)(3)(A)",
}
"""The name under which the text that a basis rests on is known, by the beginning of the basis' id."""

_BLANK = re.compile(r"\[[^\[\]]*compl[eé]t[^\[\]]*\]", re.IGNORECASE)
_RULE = re.compile(r"[-=_*]{2,}")
_UNDERLINE = re.compile(r"=+")
_HEADING = re.compile(r"-+")
_TITLED, _HEADED = re.compile(r"^(?:#\s+)+"), re.compile(r"^(?:##\s+)+")
_MARKED = re.compile(r"(?:- |(\d{1,3})\. )(.*)")
_ENDS = re.compile(r"(?<=[.;:!?])\s+(?=[A-ZÀ-ÖØ-Þ«“])")


@dataclass(frozen=True, slots=True)
class Kept:
    """What has to stand in every wording of one letter for one element: each of ``words``.

    Attributes:
        code: ``element-<code>`` are its words. article: that asks for it; empty where no law does.
    """

    code: str
    article: str
    words: tuple[str, ...] = field(repr=False)


def source(written: Letter) -> str:
    """Return a letter as it is edited: a paragraph or an item's line is one line, however long."""
    return written.text(UNWRAPPED)


def read(text: str) -> Letter:
    """Return the letter that ``text`` is: what ``source`` gave, changed in any way, or typed anew.

    The first line is the subject. A line with hyphens alone below it is a heading, a blank line ends a paragraph, and
    lines that begin with ``- `` or with ``1. ``, ``2. `` and so on are a list. What can't be printed is dropped.
    """
    lines = [_clean(line) for line in text[:MOST].splitlines()]
    titles = [_TITLED.sub("", line.strip()) for line in lines]
    first = next((at for at, title in enumerate(titles) if title and not _RULE.fullmatch(title)), len(lines))
    subject = "".join(titles[first : first + 1])
    below = first + 1
    body = below + bool(lines[below : below + 1] and _UNDERLINE.fullmatch(lines[below]))
    parts = list(_parted(lines[body:]))
    sections = (Section(heading, tuple(_blocks(body))) for heading, body in parts)
    return Letter(subject, tuple(section for section in sections if section.heading or section.blocks))


def letter_of(facts: Facts, basis: str | None = None, edited: str = "") -> Letter:
    """Return what leaves: the person's own wording where there is one, else the program's.

    Raises:
        NoRoute: no letter for this recipient on ``basis``.
    """
    return read(edited) if edited else letter(facts, basis)


def elements(facts: Facts, basis: str | None = None, edited: str = "") -> tuple[Element, ...]:
    """Return every element that the notice has to have, as ``completeness.elements``, in the wording given.

    Raises:
        NoRoute: as ``letter_of``.
    """
    plain = completeness.elements(facts, basis)
    if not edited:
        return plain
    gone = {one.code for one in lost(facts, basis, edited)}
    more = [one for one in _of_its_own(facts, basis) if one.code not in {each.code for each in plain}]
    listed = (*plain, *(Element(one.code, one.article, there=True) for one in more))
    return tuple(Element(one.code, one.article, one.there and one.code not in gone) for one in listed)


def missing(facts: Facts, basis: str | None = None, edited: str = "") -> tuple[str, ...]:
    """Return the codes of what keeps the notice from being approved, in the wording given; empty: complete.

    Raises:
        NoRoute: as ``letter_of``.
    """
    return tuple(one.code for one in elements(facts, basis, edited) if not one.there)


def kept(facts: Facts, basis: str | None = None) -> tuple[Kept, ...]:
    """Return what has to stay in any wording: what the program's own letter says for each element.

    Raises:
        NoRoute: as ``letter_of``.
    """
    own = letter(facts, basis)
    said, sentences = _flat(own), list(_sentences(own))
    asked = {one.code: one.article for one in completeness.elements(facts, basis)}
    found = [
        *(Kept(code, article, tuple(_words_of(code, facts, sentences))) for code, article in asked.items()),
        *_of_its_own(facts, basis),
    ]
    there = (Kept(one.code, one.article, tuple(word for word in one.words if _stands(word, said))) for one in found)
    return tuple(one for one in there if one.words)


def lost(facts: Facts, basis: str | None, edited: str) -> tuple[Kept, ...]:
    """Return what has to stay and doesn't stand in ``edited``, each with those of its words that are gone.

    Raises:
        NoRoute: as ``letter_of``.
    """
    said = _flat(read(edited))
    gone = (
        Kept(one.code, one.article, tuple(word for word in one.words if not _stands(word, said)))
        for one in kept(facts, basis)
    )
    return tuple(one for one in gone if one.words)


def unsaid(facts: Facts, basis: str | None, edited: str) -> bool:
    """Say whether the program's letter would give the number of the police complaint, and ``edited`` doesn't."""
    number = facts.complaint.number if facts.complaint else ""
    return bool(edited and number) and number in _flat(letter(facts, basis)) and number not in _flat(read(edited))


def blanks(written: Letter) -> tuple[str, ...]:
    """Return the places of a letter that a person was to fill in, as they stand there, each once."""
    return tuple(dict.fromkeys(_BLANK.findall(_flat(written))))


def _of_its_own(facts: Facts, basis: str | None) -> Iterator[Kept]:
    """Yield what a wording has to keep beside the elements: our reference, and the law that it rests on."""
    route = basis_for(facts.recipient) if basis is None else checked(facts.recipient, basis)
    said = _flat(letter(facts, route))
    law = next((name for prefix, name in _LAWS.items() if route.startswith(prefix)), "")
    if law and law in said:
        yield Kept("law-named", "", (law,))
    if facts.reference and _stands(facts.reference, said):
        yield Kept("reference", "", (facts.reference,))


def _words_of(code: str, facts: Facts, sentences: list[str]) -> Iterator[str]:
    """Yield the words that stand for an element: values as they are, declarations as whole sentences."""
    if code == "exact-address":
        yield from dict.fromkeys(place for one in facts.addresses for place in (one.page, one.url) if place)
    elif code == "legal-ground":
        yield from dict.fromkeys(number for each in sentences for number in _OFFENCE.findall(each))
    elif code in _DECLARED:
        yield from (each for each in sentences if _DECLARED[code].search(each))
    yield from filter(None, [_value(code, facts)])


def _value(code: str, facts: Facts) -> str:
    before = facts.earlier.reference if facts.earlier else ""
    values = {
        "notifier-name": facts.name,
        "notifier-email": facts.email,
        "signature": facts.signature,
        "rights-name": facts.rights.name,
        "rights-address": facts.rights.address,
        "rights-phone": facts.rights.phone,
        "rights-email": facts.rights.email,
        "decision": before,
        "erasure-request": before,
        "platform-request": before,
    }
    return values.get(code, "")


def _stands(word: str, said: str) -> bool:
    """Say whether ``word`` stands in ``said`` by itself: an address isn't there where a longer one is."""
    after = r"(?=[.,;:)»”]*(?:\s|$))" if "://" in word else r"(?!\w)"
    return re.search(rf"(?<!\w){re.escape(one_spaced(word))}{after}", said) is not None


def _flat(written: Letter) -> str:
    return one_spaced(written.text(UNWRAPPED))


def _sentences(written: Letter) -> Iterator[str]:
    """Yield every sentence of a letter's body; headings declare nothing."""
    for section in written.sections:
        for block in section.blocks:
            for item in block.items:
                yield from (one_spaced(part) for line in item for part in _ENDS.split(line))


def _clean(line: str) -> str:
    cleaned = one_line(line)
    indented = len(line[:2]) == 2 and line[:2].isspace()  # noqa: PLR2004 - two spaces
    return f"  {cleaned}" if indented and cleaned else cleaned


def _parted(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield each heading with the lines below it; a rule that stands below no line is dropped."""
    heading, body, skipped = "", list[str](), False
    for at, line in enumerate(lines):
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if skipped or _RULE.fullmatch(line.strip()):
            skipped = False
            continue
        titled = _HEADED.sub("", line) if line.startswith("## ") else ""
        if titled or (line.strip() and _HEADING.fullmatch(below)):
            yield heading, body
            heading, body, skipped = (titled or line).strip(), [], not titled
        else:
            body.append(line)
    yield heading, body


def _blocks(lines: list[str]) -> Iterator[Block]:
    chunk: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield _block(chunk)
            chunk = []


def _block(lines: list[str]) -> Block:
    """Return a list where every line is an item in its order or belongs to one; else a paragraph as it was typed."""
    items: list[list[str]] = []
    numbered = lines[0][:1].isdigit()
    for line in lines:
        marked = _MARKED.fullmatch(line)
        if marked and bool(marked[1]) == numbered and marked[1] in (None, str(len(items) + 1)):
            items.append([marked[2].strip()])
        elif items and line.startswith("  "):
            items[-1].append(line.strip())
        else:
            return Block("paragraph", (tuple(line.strip() for line in lines),))
    return Block("numbers" if numbered else "bullets", tuple(tuple(item) for item in items))
