"""Pages out of templates: every word from ``locale/``, every date and number as its language writes it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from takedown.web.language import READINGS
from takedown.words import LANGUAGES, Language, Words

if TYPE_CHECKING:
    from takedown.web.here import Here

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
OUTSIDE = frozenset({"web-link-used"})
"""What may be told to somebody who isn't signed in."""


def page(here: Here, template: str, values: dict[str, Any]) -> str:
    """Return ``template`` filled in; every value is escaped."""
    told, here.visitor.told = ([], here.visitor.told) if here.is_part else (here.visitor.told, [])
    if not here.visitor.signed_in:
        # What was being done as it locked may have been told after that: nobody reads it on a locked screen.
        told = [one for one in told if one.key in OUTSIDE]
    return (
        _environment(here.language)
        .get_template(template)
        .render(here=here, token=here.visitor.token, path=here.request.url.path, told=told, **values)
    )


def bare(language: Language, template: str, values: dict[str, Any]) -> str:
    """Return ``template`` filled in, for a page that knows nobody; every value is escaped."""
    return _environment(language).get_template(template).render(**values)


@lru_cache(maxsize=len(LANGUAGES))
def _environment(language: Language) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words, reading = Words(language), READINGS[language]
    made.globals |= {"words": words, "language": language, "languages": LANGUAGES, "read": reading}
    made.tests["worded"] = words.__contains__
    return made
