"""``team doctor`` and ``team ready``: how a team's server stands."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import FAILED, Json
from takedown.cli.output import Output


class As(StrEnum):
    """As which role of the database to look."""

    WEB = "web"
    FLEET = "fleet"


OperatorPort = Annotated[
    int | None, typer.Option("--operator-port", min=0, max=65535, help=words("help-team-operator-port"))
]
Role = Annotated[As, typer.Option(help=words("help-team-as"))]


def register(group: typer.Typer) -> None:
    """Declare the verbs."""
    group.command("doctor", help=words("help-team-doctor"))(doctor)
    group.command("ready", help=words("help-team-ready"))(ready)


def doctor(context: typer.Context, *, role: Role = As.FLEET, as_json: Json = False) -> None:
    """Tell what works on this server and what doesn't; status 1 when something is missing that is needed."""
    from takedown.pipeline.team.health import checks

    options: Options = context.obj
    output, sound = Output(as_json=as_json), True
    for check in checks(options.home, options.settings(), _ROLES[role]):
        sound = sound and check.ok
        detail = words.error(check.problem) if check.problem else words("doctor-" + check.code, **check.values)
        label = words("doctor-ok" if check.ok else "doctor-not-ok")
        output.line({"check": check.check, "ok": check.ok, "detail": detail}, f"{label}  {check.check}: {detail}")
    raise typer.Exit(0 if sound else FAILED)


def ready(context: typer.Context, *, role: Role = As.FLEET, as_json: Json = False) -> None:
    """Say whether a process could do its work just now: the database answers, up to date, behind its walls."""
    from takedown.pipeline.team.health import readiness
    from takedown.pipeline.team.server import TeamServer

    options: Options = context.obj
    server = TeamServer.opened(options.home, options.settings(), _ROLES[role])
    try:
        found = readiness(server)
    finally:
        server.close()
    record = {"ready": found.ready, "why": found.why}
    Output(as_json=as_json).line(record, words("team-ready" if found.ready else f"team-not-ready-{found.why}"))
    raise typer.Exit(0 if found.ready else FAILED)


_ROLES = {As.WEB: "takedown_web", As.FLEET: "takedown_fleet"}
