"""One finished letter: which of its words must not stand in it, given whom it goes to and on which basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from takedown.notices.draft import forwarded, private
from takedown.notices.facts import Earlier, Facts
from takedown.notices.lint.flat import flat, one_spaced
from takedown.notices.lint.law import citations
from takedown.notices.lint.words import HANDED_ON, NEVER, POLICE, TITLED
from takedown.notices.routes import basis_for

_UNDERLINE = re.compile(r"^-{3,}$", re.MULTILINE)

_SIGNED = {"us-tida", "us-dmca-512"}
"""Pub. L. 119-12, section 3, and 17 USC 512(c)(3)(A) ask for a signature: a field of its own before the contact's."""

_TELLING = 4

_OTHERS = {
    "complaint-handed-on": POLICE,
    "authority-handed-on": HANDED_ON,
    "foreign-link": re.compile(r"\S*(?:://|www\.)\S*"),
}
"""By which words what isn't in ``NEVER`` can be told."""

_SWORN = {"us-dmca-512"}
"""Its own words say who swears, and whoever chooses it was told that all of it is handed on."""

_TO_POLICE = {"fr-plainte", "fr-pharos"}
"""They are given to the police, whoever holds the content."""


def lint(text: str, facts: Facts, basis: str | None = None) -> tuple[str, ...]:
    """Return the codes of what is wrong with ``text``; empty: nothing was found.

    Names, e-mail addresses and a signature may stand in the last section alone, where the law asks for them, and in the
    one before it where it asks for a signature too.

    Args:
        text: the letter as plain text. facts: what it was made of.
        basis: its legal basis, which says what it may cite; the recipient's own by default.

    Raises:
        NoRoute: no letter for this recipient.
    """
    route = basis or basis_for(facts.recipient)
    others = _values(facts)
    public, own = (_without(flat(part), others) for part in _parted(text, facts, route))
    said, whole = public.lower(), _without(f"{public}\n{own}", _people(facts)).lower()
    found = [code for code, pattern in NEVER.items() if pattern.search(whole)]
    found += citations(whole, facts, route)
    found += ["foreign-link"] if "://" in whole or "www." in whole else []
    found += ["name-in-text"] if TITLED.search(public) or _anybody_in(said, facts) else []
    return tuple(dict.fromkeys([*found, *_handed_on(said, facts, route)]))


def words_for(code: str, text: str, facts: Facts) -> str:
    """Return the words of ``text`` for which ``lint`` gives ``code``; empty where they can't be told one from another.

    Args:
        code: as ``lint`` gave it. text: the letter as plain text. facts: what it was made of.
    """
    public = _without(flat(text), _values(facts))
    said = _without(public, _people(facts)).lower()
    if code == "name-in-text":
        titled = TITLED.search(public)
        named = next((value for value in sorted(_people(facts)) if _stands_in(value, public.lower())), "")
        return titled[0] if titled else named
    pattern = {**_OTHERS, **NEVER}.get(code)
    found = pattern.search(said) if pattern else None
    return found[0] if found else ""


def _anybody_in(said: str, facts: Facts) -> bool:
    return any(_stands_in(value, said) for value in _people(facts))


def _handed_on(said: str, facts: Facts, basis: str) -> Iterator[str]:
    """Yield what would reach whoever published the content, and must not."""
    if basis in _TO_POLICE:
        return
    if POLICE.search(said) and not private(facts.recipient, basis):
        yield "complaint-handed-on"
    if HANDED_ON.search(said) and basis not in _SWORN and forwarded(facts, basis):
        yield "authority-handed-on"


def _people(facts: Facts) -> set[str]:
    rights = facts.rights
    values = {facts.name, facts.email, facts.organisation, facts.signature}
    return (values | {rights.name, rights.address, rights.phone, rights.email}) - {""}


def _values(facts: Facts) -> set[str]:
    """Return what others chose the words of: addresses, references, the recipient's own name."""
    given = {value for address in facts.addresses for value in (address.url, address.page)}
    given |= {facts.reference, facts.recipient.name}
    for earlier in (*facts.history, *((facts.earlier,) if facts.earlier else ())):
        given |= _told(earlier)
    return given | ({facts.complaint.number, facts.complaint.at} if facts.complaint else set())


def _told(earlier: Earlier) -> set[str]:
    return {earlier.reference, earlier.their_reference, earlier.words}


def _without(said: str, values: set[str]) -> str:
    # The longest first: one address may begin another one.
    for value in sorted(map(one_spaced, values), key=len, reverse=True):
        # A reference of a letter or two would take the figures and articles with it that are looked for.
        said = said.replace(value, "") if len(value) >= _TELLING else said
    return said


def _parted(text: str, facts: Facts, basis: str) -> tuple[str, str]:
    """Return what anybody may read, and the fields about who writes."""
    underlines = list(_UNDERLINE.finditer(text))
    own = 2 if basis in _SIGNED and facts.letter == "notice" else 1
    if len(underlines) <= own:
        return text, ""
    start = underlines[-own].start()
    return text[:start], text[start:]


def _stands_in(value: str, said: str) -> bool:
    words = one_spaced(value).lower()
    return words in said and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", said) is not None
