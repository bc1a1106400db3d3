"""``team serve``: the pages of a team's server."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output
from takedown.cli.team_health import OperatorPort

PORT = 8660


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("serve", help=words("help-team-serve"))(serve)


def serve(
    context: typer.Context,
    *,
    host: Annotated[str, typer.Option(help=words("help-team-serve-host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help=words("help-team-serve-port"))] = PORT,
    operator_port: OperatorPort = None,
    as_json: Json = False,
) -> None:
    """Show the pages to members until they are stopped."""
    from takedown.ops.process import watched
    from takedown.pipeline.team.health import readiness
    from takedown.pipeline.team.server import TeamServer
    from takedown.web.team.serve import TeamPages

    options: Options = context.obj
    server = TeamServer.opened(options.home, options.settings())
    try:
        with watched("web", operator_port, lambda: readiness(server).why) as metrics:
            pages = TeamPages(server, host, port, words.language, metrics)
            for one in (signal.SIGTERM, signal.SIGINT):
                # The server's own handlers stop it; afterwards nothing is left to do.
                signal.signal(one, lambda *_: None)
            pages.run(lambda: Output(as_json=as_json).line({"ready": pages.url}, f"READY {pages.url}"))
    finally:
        server.close()
