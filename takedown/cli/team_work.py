"""``team work``: a worker of the fleet, in one role or several, until it is stopped."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from takedown.cli.context import NoPassphrase, Options, text_of, typed_secret
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output
from takedown.cli.team_health import OperatorPort


class Role(StrEnum):
    """What a worker does."""

    CRAWLER = "crawler"
    MATCHER = "matcher"
    NOTIFIER = "notifier"


def register(group: typer.Typer) -> None:
    """Declare the verb."""
    group.command("work", help=words("help-team-work"))(work)


def work(
    context: typer.Context,
    *,
    role: Annotated[list[Role], typer.Option("--role", help=words("help-team-role"))],
    concurrency: Annotated[int, typer.Option(min=1, max=64, help=words("help-team-concurrency"))] = 4,
    operator_port: OperatorPort = None,
    as_json: Json = False,
) -> None:
    """Unseal the roles and do what the queue hands out, until stopped."""
    from takedown.fleet.matcher.remote import Matchers
    from takedown.fleet.queue import ROLES as JOBS
    from takedown.fleet.work import opened
    from takedown.fleet.work import work as begin
    from takedown.ops.process import watched
    from takedown.pipeline.team.health import readiness

    options: Options = context.obj
    roles = [one.value for one in dict.fromkeys(role)]
    secrets = {name: _passphrase(options.passphrase_file, name) for name in roles}
    output = Output(as_json=as_json)
    with opened(options.home, options.settings(), secrets) as floor:
        secrets.clear()

        def ready() -> None:
            output.line({"ready": roles}, words("team-work-ready", roles=", ".join(roles)))

        queues = frozenset(JOBS.values())
        figures, position = floor.server.store.figures, Matchers(options.home, options.settings()).position
        watch = watched(roles[0], operator_port, lambda: readiness(floor.server).why, figures, queues, position)
        with watch as metrics:
            begin(replace(floor, ended=metrics.ended), concurrency, ready)


def _passphrase(place: Path | None, role: str) -> str:
    """Return what unseals a role: from a file, from its own file in a folder, or as typed on the terminal."""
    from takedown.cli import prompt

    if place is not None:
        return text_of(place / role if place.is_dir() else place)
    if not prompt.is_terminal():
        raise NoPassphrase
    return typed_secret(words("ask-team-role-passphrase", role=role), twice=False)
