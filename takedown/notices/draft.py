"""From facts to a letter, through ``templates/notices/<language>/<basis>/<kind>.txt.j2``.

Strict: a name that a template uses and that isn't there fails instead of leaving a hole in a letter.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from takedown.notices.completeness import LAWS
from takedown.notices.facts import Facts
from takedown.notices.letter import Letter, parse
from takedown.notices.routes import basis_for, checked
from takedown.resources import shared


def letter(facts: Facts, basis: str | None = None) -> Letter:
    """Return what leaves: the letter, or the texts of the form's fields.

    Args:
        facts: who, to whom, about which addresses.
        basis: the legal basis; the recipient's own by default.

    Raises:
        NoRoute: no letter for this recipient on ``basis``.
    """
    route = basis_for(facts.recipient) if basis is None else checked(facts.recipient, basis)
    template = templates().get_template(f"{facts.language}/{route}/{facts.recipient.kind}.txt.j2")
    # The law is cited only where the letters know it; completeness.py says so to the person.
    return parse(template.render(facts=facts, law=facts.country if facts.country in LAWS else ""))


def text(facts: Facts, basis: str | None = None) -> str:
    """Return what leaves, as plain text.

    Raises:
        NoRoute: as ``letter``.
    """
    return letter(facts, basis).text()


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Return the strict environment of every notice template; only ``.html.j2`` needs and gets escaping."""
    environment = Environment(
        loader=FileSystemLoader(shared("templates") / "notices"),
        undefined=StrictUndefined,
        autoescape=select_autoescape(["html.j2"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["in_paris"] = _in_paris
    return environment


def _in_paris(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo("Europe/Paris"))
