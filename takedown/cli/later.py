"""Verbs whose issue hasn't come: they say so and do nothing, rather than pretend."""

from __future__ import annotations

import typer

from takedown.cli.language import words
from takedown.errors import ComesLater

_VERBS = ("serve",)
_ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    for verb in _VERBS:
        declare(app, verb)


def declare(app: typer.Typer, verb: str) -> None:
    """Declare one verb (``due``, ``recipients list``) that comes later, whatever stands behind it."""

    def refuse() -> None:
        raise ComesLater(verb=verb)

    app.command(verb.rpartition(" ")[2], help=words("help-later"), context_settings=_ANYTHING)(refuse)
