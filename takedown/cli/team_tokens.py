"""``team token``: tokens of programs, made by one person, confirmed by another, renewed by whoever has the text."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.noun import rfc3339
from takedown.cases.team.organisation import EVERY_CLIENT
from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.cli import prompt
from takedown.cli.context import Options, text_of
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.cli.team_members import Code, Login, Org, signed_in
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.cases.team.token import Token

Id = Annotated[str, typer.Argument(metavar="ID", help=words("help-team-token-id"))]


class TokenFileUnreadable(TakedownError):
    """The file that should hold a token's text can't be read; ``file`` and ``why``. Nothing was changed."""


def register(group: typer.Typer) -> None:
    """Declare the verbs."""
    token = typer.Typer(help=words("help-team-token-group"), no_args_is_help=True)
    for name, verb in (("list", list_), ("make", make), ("confirm", confirm), ("rotate", rotate), ("revoke", revoke)):
        token.command(name, help=words(f"help-team-token-{name}"))(verb)
    group.add_typer(token, name="token")


def list_(context: typer.Context, *, org: Org, login: Login, code: Code = "", as_json: Json = False) -> None:
    """List the tokens that she may end or confirm, the newest first."""
    from takedown.pipeline.team import tokens

    with signed_in(context.obj, org, login, code) as session:
        for one in tokens.listed(session):
            state = words("team-tokens-is-confirmed" if one.confirmed_at else "team-tokens-waits")
            Output(as_json=as_json).line(_record(one), f"{one.id}  {one.ends_at:%Y-%m-%d}  {state}  {one.name}")


def make(
    context: typer.Context,
    *,
    org: Org,
    login: Login,
    code: Code = "",
    name: Annotated[str, typer.Option("--name", help=words("help-team-token-name"))],
    role: Annotated[Role, typer.Option("--role", help=words("help-team-token-role"))],
    scope: Annotated[list[Scope], typer.Option("--scope", help=words("help-team-token-scope"))],
    client: Annotated[
        list[str] | None, typer.Option("--client", metavar="ID", help=words("help-team-token-client"))
    ] = None,
    acts_for: Annotated[
        str | None, typer.Option("--acts-for", metavar="ID", help=words("help-team-token-acts-for"))
    ] = None,
    days: Annotated[int, typer.Option("--days", min=1, max=366, help=words("help-team-token-days"))] = 90,
    as_json: Json = False,
) -> None:
    """Make a token; its text is shown this once."""
    from takedown.pipeline.team import tokens

    wanted = tokens.Wanted(name, role, tuple(scope), tuple(client or (EVERY_CLIENT,)), acts_for, days)
    with signed_in(context.obj, org, login, code) as session:
        _tell(*tokens.make(session, wanted), "team-tokens-made-then", Output(as_json=as_json))


def confirm(
    context: typer.Context, token: Id, *, org: Org, login: Login, code: Code = "", as_json: Json = False
) -> None:
    """Share with a token the cases of its clients."""
    from takedown.pipeline.team import tokens

    with signed_in(context.obj, org, login, code) as session:
        shared = tokens.confirm(session, token)
    Output(as_json=as_json).line({"token": token, "shared": shared}, words("team-tokens-confirmed", n=shared))


def rotate(
    context: typer.Context,
    *,
    token_file: Annotated[Path | None, typer.Option("--token-file", help=words("help-team-token-file"))] = None,
    overlap: Annotated[
        int, typer.Option("--overlap-hours", min=0, max=168, help=words("help-team-token-overlap"))
    ] = 24,
    as_json: Json = False,
) -> None:
    """Give a token a new secret; whoever has its text may, and nobody signs in."""
    from takedown.pipeline.team import tokens
    from takedown.pipeline.team.server import TeamServer

    options: Options = context.obj
    # Never as an argument: other people on the machine see those.
    text = text_of(token_file, TokenFileUnreadable) if token_file else _typed()
    server = TeamServer.opened(options.home, options.settings())
    try:
        session = tokens.opened(server, text.strip())
        try:
            made = tokens.rotate(session, timedelta(hours=overlap))
        finally:
            session.close()
    finally:
        server.close()
    _tell(*made, "team-tokens-rotated-then", Output(as_json=as_json))


def revoke(
    context: typer.Context, token: Id, *, org: Org, login: Login, code: Code = "", as_json: Json = False
) -> None:
    """End a token at once, with those that it replaced or that replaced it."""
    from takedown.pipeline.team import tokens

    with signed_in(context.obj, org, login, code) as session:
        ended = tokens.revoke(session, token)
    Output(as_json=as_json).line({"token": token, "ended": ended}, words("team-tokens-revoked", n=ended))


def _typed() -> str:
    return prompt.ask(words("team-token-ask"), hidden=True) if sys.stdin.isatty() else prompt.line("")


def _tell(token: Token, text: str, then: str, output: Output) -> None:
    output.line({**_record(token), "text": text}, text)
    say(words("team-tokens-made-lead"))
    say(words(then))


def _record(one: Token) -> dict[str, object]:
    return {
        "token": one.id,
        "name": one.name,
        "role": one.role.value,
        "scopes": sorted(scope.value for scope in one.allowed),
        "clients": one.clients.split(","),
        "acts_for": one.acts_for,
        "made_by": one.made_by,
        "confirmed_by": one.confirmed_by,
        "ends_at": rfc3339(one.ends_at),
        "seen_at": rfc3339(one.seen_at) if one.seen_at else None,
    }
