"""From facts to a letter, through ``templates/notices/<language>/<basis>/<kind>.txt.j2``.

An archive has letters of its own (``archive.txt.j2``), and so has each letter that follows another one
(``follow-up/<letter>.txt.j2``). Strict: a name that a template uses and that isn't there fails instead of leaving a
hole in a letter.

A template is given: ``facts``; ``law``, the country whose offence the letters know, or empty; ``basis``, the id of the
legal basis; ``deadline``, what that basis itself sets for this recipient, or nothing; ``forwarded``, the text may reach
whoever published the content; ``private``, it surely doesn't.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from takedown.cases.recipient import Recipient
from takedown.notices.clocks import deadline_of
from takedown.notices.completeness import LAWS
from takedown.notices.facts import Facts
from takedown.notices.letter import Letter, parse
from takedown.notices.risk import forwards
from takedown.notices.routes import basis_for, checked
from takedown.resources import shared
from takedown.words import LANGUAGES, Language

_HAND_ON = {"host", "cdn", "registrar"}
"""They act through their customer, whom a description reaches unless it is known not to."""

_HELP = {"authority", "hotline", "hash_bank"}


def letter(facts: Facts, basis: str | None = None) -> Letter:
    """Return what leaves: the letter, or the texts of the form's fields.

    Args:
        facts: who, to whom, about which addresses.
        basis: the legal basis; the recipient's own by default.

    Raises:
        NoRoute: no letter for this recipient on ``basis``.
    """
    route = basis_for(facts.recipient) if basis is None else checked(facts.recipient, basis)
    return parse(
        _template(facts, route).render(
            facts=facts,
            law=facts.country if facts.country in LAWS else "",
            basis=route,
            deadline=deadline_of(route, facts.recipient),
            forwarded=forwarded(facts, route),
            private=private(facts.recipient, route),
        )
    )


def text(facts: Facts, basis: str | None = None) -> str:
    """Return what leaves, as plain text.

    Raises:
        NoRoute: as ``letter``.
    """
    return letter(facts, basis).text()


def language_for(recipient: Recipient) -> Language:
    """Return the first language that ``recipient`` takes and that there are letters in; else English."""
    ours = (language for code in recipient.languages for language in LANGUAGES if language == code)
    return next(ours, "en")


def forwarded(facts: Facts, basis: str) -> bool:
    """Say whether the description may reach whoever published the content: it says neither who writes nor who is shown.

    Where nobody knows, it may: at a host, which acts through its customer; at a site without an entry of its own, which
    may be run by the very person.
    """
    recipient = facts.recipient
    handed = forwards(recipient, basis)
    unknown = recipient.kind in _HAND_ON or recipient.generic or facts.found
    return handed == "yes" or (handed == "unknown" and unknown)


def private(recipient: Recipient, basis: str) -> bool:
    """Say whether the text is known to stay with the recipient: only then it may speak of a police complaint."""
    return forwards(recipient, basis) == "no" or recipient.kind in _HELP


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the strict environment of every notice template; only ``.html.j2`` needs and gets escaping."""
    environment = Environment(
        loader=FileSystemLoader(shared("templates") / "notices"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.j2"]),
        trim_blocks=True,
        lstrip_blocks=True,
        # They come with the program and don't change while it runs.
        auto_reload=False,
    )
    environment.filters["in_paris"] = _in_paris
    return environment


def _template(facts: Facts, route: str) -> Template:
    if facts.letter != "notice":
        return templates().get_template(f"{facts.language}/follow-up/{facts.letter}.txt.j2")
    folder = f"{facts.language}/{route}"
    kinds = (["archive"] if facts.recipient.archive else []) + [facts.recipient.kind]
    return templates().select_template([f"{folder}/{kind}.txt.j2" for kind in kinds])


def _in_paris(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo("Europe/Paris"))
