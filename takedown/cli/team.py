"""``team``: a server for organisations. Its verbs need the extra ``server``; everything else does without."""

from __future__ import annotations

from importlib.util import find_spec

import typer

from takedown.cli import team_health, team_keeping, team_members, team_serve, team_setup, team_tokens, team_work
from takedown.cli.language import words
from takedown.errors import TakedownError

_NEEDED = ("procrastinate", "prometheus_client", "pyotp", "segno", "structlog", "webauthn")
"""What the extra ``server`` brings."""

PARTS = (team_setup, team_serve, team_work, team_members, team_tokens, team_health, team_keeping)
"""Each declares its verbs with ``register(group)``, and imports what the extra brings inside its verbs alone."""


class ServerNotInstalled(TakedownError):
    """A library of the extra ``server`` isn't there; ``package``. Nothing was done."""


def register(app: typer.Typer) -> None:
    """Declare the group and its verbs."""
    group = typer.Typer(help=words("help-team"), no_args_is_help=True)
    group.callback()(_installed)
    for part in PARTS:
        part.register(group)
    app.add_typer(group, name="team")


def _installed() -> None:
    """Let pass where the extra ``server`` is installed.

    Raises:
        ServerNotInstalled: it isn't, or not whole.
    """
    for package in _NEEDED:
        if find_spec(package) is None:
            raise ServerNotInstalled(package=package)
