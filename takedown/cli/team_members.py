"""``team member`` and ``team recover``: who is in an organisation, and the way back with the words that lie offline."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.team.role import Role
from takedown.cli import prompt
from takedown.cli.context import NoPassphrase, Options, confirmed
from takedown.cli.language import words
from takedown.cli.options import FAILED, Json
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.cases.team.member import Member
    from takedown.pipeline.team.session import TeamSession

Org = Annotated[str, typer.Option("--org", metavar="SLUG", help=words("help-team-org"))]
Login = Annotated[str, typer.Option("--login", metavar="NAME", help=words("help-team-login"))]
Code = Annotated[str, typer.Option("--code", metavar="DIGITS", help=words("help-team-code"))]


class Needed(StrEnum):
    """Whom the words that lie offline can ask to come: without one of each an organisation can't go on."""

    SUPERVISOR = Role.SUPERVISOR.value
    ADMINISTRATOR = Role.ADMINISTRATOR.value


def register(group: typer.Typer) -> None:
    """Declare the verbs."""
    member = typer.Typer(help=words("help-team-member-group"), no_args_is_help=True)
    member.command("list", help=words("help-team-member-list"))(list_)
    member.command("invite", help=words("help-team-member-invite"))(invite)
    member.command("leave", help=words("help-team-member-leave"))(leave)
    group.add_typer(member, name="member")
    group.command("recover", help=words("help-team-recover"))(recover)


def list_(context: typer.Context, *, org: Org, login: Login, code: Code = "", as_json: Json = False) -> None:
    """List the members of an organisation, the first first."""
    from takedown.pipeline.team import staff

    with signed_in(context.obj, org, login, code) as session:
        for one in staff.all_members(session):
            Output(as_json=as_json).line(
                _record(one), f"{one.id}  {one.login or '-'}  {words(f'team-role-{one.role}')}"
            )


def invite(
    context: typer.Context,
    *,
    org: Org,
    login: Login,
    code: Code = "",
    role: Annotated[Role, typer.Option("--role", help=words("help-team-member-role"))],
    as_json: Json = False,
) -> None:
    """Ask somebody to come; the link is shown this once."""
    from takedown.pipeline.team import staff

    with signed_in(context.obj, org, login, code) as session:
        _tell_link(session, staff.invite(session, role), role, Output(as_json=as_json))


def leave(
    context: typer.Context,
    member: Annotated[str, typer.Argument(metavar="ID", help=words("help-team-member-id"))],
    *,
    org: Org,
    login: Login,
    code: Code = "",
    yes: Annotated[bool, typer.Option("--yes", help=words("help-team-member-yes"))] = False,
    as_json: Json = False,
) -> None:
    """Let a member go: nothing opens anything for her any more."""
    from takedown.pipeline.team import staff

    if not yes and not confirmed(words("team-member-leave-sure")):
        say(words("team-member-leave-not"))
        raise typer.Exit(FAILED)
    with signed_in(context.obj, org, login, code) as session:
        gone = staff.leave(session, member)
    counts = {"sessions": gone.sessions, "tokens": gone.tokens}
    record = {"member": member, "cases": list(gone.cases), "assigned": list(gone.assigned), **counts}
    told = words("team-members-gone", cases=len(gone.cases), assigned=len(gone.assigned))
    Output(as_json=as_json).line(record, told)


def recover(
    context: typer.Context,
    *,
    org: Org,
    role: Annotated[Needed, typer.Option("--role", help=words("help-team-recover-role"))] = Needed.SUPERVISOR,
    share_with: Annotated[str, typer.Option("--share-with", metavar="ID", help=words("help-team-share-with"))] = "",
    as_json: Json = False,
) -> None:
    """Ask somebody to come with the words that lie offline, or share every case with a supervisor who has come."""
    from takedown.pipeline.team import grants, staff
    from takedown.pipeline.team.server import TeamServer

    options: Options = context.obj
    output = Output(as_json=as_json)
    server = TeamServer.opened(options.home, options.settings())
    try:
        session = staff.recovered(server, server.organisation(org), options.recovery_words())
        try:
            if share_with:
                shared = grants.share_all(session, share_with)
                output.line({"member": share_with, "shared": shared}, words("team-members-shared", n=shared))
                return
            _tell_link(session, staff.invite_anew(session, Role(role)), Role(role), output)
            for one in grants.readers(session):
                output.line(_record(one), f"{one.id}  {one.login}  {words(f'team-role-{one.role}')}")
        finally:
            session.close()
    finally:
        server.close()


@contextmanager
def signed_in(options: Options, org: str, login: str, code: str) -> Iterator[TeamSession]:
    """Give the session of a member who gives her passphrase and a code; it ends with the verb."""
    from takedown.pipeline.team import entering, web_sessions
    from takedown.pipeline.team.server import TeamServer

    server, here = TeamServer.opened(options.home, options.settings()), entering.From("takedown team")
    try:
        half = entering.by_passphrase(server, server.organisation(org), login, options.passphrase(), here)
        entered = entering.by_code(server, half, code or _asked_code(), here)
        if entered.earlier:
            say(words("team-signin-earlier", n=entered.earlier))
        try:
            session = web_sessions.opened(server, entered.token)
            try:
                yield session
            finally:
                session.close()
        finally:
            web_sessions.end(server, entered.token)
    finally:
        server.close()


def _asked_code() -> str:
    if not prompt.is_terminal():
        raise NoPassphrase
    return prompt.ask(words("team-ask-code"))


def _tell_link(session: TeamSession, token: str, role: Role, output: Output) -> None:
    link = f"{session.settings.team.address.rstrip('/')}/o/{session.organisation.slug}/join#{token}"
    output.line({"role": role.value, "link": link}, f"{words('team-members-invited-title')}: {link}")
    say(words("team-members-invited-lead"))


def _record(one: Member) -> dict[str, object]:
    return {"member": one.id, "login": one.login, "name": one.name, "role": one.role.value, "state": one.state.value}
