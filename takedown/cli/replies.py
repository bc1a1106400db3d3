"""``replies import``, ``list`` and ``decide``: what recipients answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.notice import Notice
from takedown.cases.noun import rfc3339
from takedown.cases.reply import Meaning, Reply
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json, status_of
from takedown.cli.output import Output, complain, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.mailing.replies import Inbox, Taken


class Decided(StrEnum):
    """What a person may say that a reply means."""

    RECEIPT = "receipt"
    REMOVED = "removed"
    REFUSED = "refused"
    MORE_INFORMATION = "more-information"
    WRONG_RECIPIENT = "wrong-recipient"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"


class ReplySourceWanted(TakedownError):
    """Neither a file nor the mailbox was named, or both. Nothing was read."""

    exit_status = 2


class ReplyFileUnreadable(TakedownError):
    """A file can't be read; ``file`` and ``why``. Nothing of it was taken."""


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-replies-group"), no_args_is_help=True)
    app.add_typer(group, name="replies")
    for name, verb in (("import", import_), ("list", list_), ("decide", decide)):
        group.command(name, help=words(f"help-replies-{name}"))(verb)


def import_(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help=words("help-reply-files"))] = None,
    *,
    mailbox: Annotated[bool, typer.Option("--mailbox", help=words("help-reply-mailbox"))] = False,
    notice: Annotated[str, typer.Option(metavar="ID", help=words("help-reply-notice"))] = "",
    as_json: Json = False,
) -> None:
    """Take replies from files or from the mailbox."""
    from takedown.pipeline.mailing import mailbox as box
    from takedown.pipeline.mailing.replies import Inbox

    if mailbox == bool(files) or (mailbox and notice):
        raise ReplySourceWanted
    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        if mailbox:
            status = _printed(box.taken(session), output)
        else:
            status = _printed(_from_files(Inbox(session), files or [], notice), output)
    raise typer.Exit(status)


def list_(
    context: typer.Context,
    *,
    unclear: Annotated[bool, typer.Option("--unclear", help=words("help-reply-unclear"))] = False,
    as_json: Json = False,
) -> None:
    """List replies, the newest first."""
    from takedown.pipeline.mailing.replies import Inbox

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        replies = list(Inbox(session).all(unclear=unclear))
    for reply, notice in replies:
        output.line(_record(reply, notice), _text(reply, notice, whole=True))
    if not replies:
        say(words("replies-none"))


def decide(
    context: typer.Context,
    reply_id: Annotated[str, typer.Argument(metavar="ID", help=words("help-reply-id"))],
    *,
    said: Annotated[Decided, typer.Option("--as", help=words("help-reply-as"))],
    as_json: Json = False,
) -> None:
    """Say what a reply means."""
    from takedown.pipeline.mailing.replies import Inbox

    options: Options = context.obj
    with options.session() as session:
        taken = Inbox(session).decide(reply_id, Meaning(said.value))
    _print(taken, "", Output(as_json=as_json))
    if said.value == Meaning.REFUSED and taken.notice is not None:
        say(words("contest-suggested", matches=", ".join(taken.notice.match_ids)))


def _from_files(inbox: Inbox, files: Iterable[Path], notice: str) -> Iterator[tuple[str, Taken | TakedownError]]:
    from takedown.mail.reading import MOST_BYTES

    for file in files:
        try:
            with file.open("rb") as opened:
                raw = opened.read(MOST_BYTES)
        except OSError as problem:
            why = problem.strerror or type(problem).__name__
            yield str(file), ReplyFileUnreadable(file=str(file), why=why)
            continue
        yield str(file), inbox.take(raw, notice)


def _printed(results: Iterable[Taken | tuple[str, Taken | TakedownError]], output: Output) -> int:
    """Print what became of each message; return the exit status. In a mailbox other messages are no failure."""
    taken = left = 0
    for result in results:
        source, one = result if isinstance(result, tuple) else ("", result)
        if isinstance(one, TakedownError):
            complain(one)
            left += 1
            continue
        if source or one.status == "taken":
            _print(one, source, output)
        taken += one.status != "unmatched"
        left += bool(source) and one.status == "unmatched"
    if not taken and not left:
        say(words("replies-nothing-new"))
    return status_of(taken, left)


def _print(taken: Taken, source: str, output: Output) -> None:
    record: dict[str, object] = {"status": taken.status, "file": source or None, "moved": taken.moved}
    record |= {"reply": None, "notice": taken.notice.id if taken.notice else None}
    lines = [words("reply-status-" + taken.status, file=source)]
    if taken.reply is not None and taken.notice is not None:
        record |= _record(taken.reply, taken.notice)
        lines = [_text(taken.reply, taken.notice, whole=False)]
        if taken.reply.meaning is Meaning.REMOVED:
            lines.append("  " + words("reply-removed-proven" if taken.proven else "reply-removed-unproven"))
    output.line(record, "\n".join(lines))


def _record(reply: Reply, notice: Notice) -> dict[str, object]:
    from takedown.pipeline.mailing.replies import waits

    return {
        "reply": reply.id,
        "case": reply.case_id,
        "notice": notice.id,
        "meaning": reply.meaning.value,
        "decided_by_person": reply.decided_by_person,
        "unclear": waits(reply, notice),
        "state": notice.state.value,
        "received_at": rfc3339(reply.received_at),
        "decided_at": rfc3339(notice.decided_at) if notice.decided_at else None,
        "sender": reply.sender,
        "subject": reply.subject,
        "text": reply.text,
        "their_reference": reply.their_reference,
    }


def _text(reply: Reply, notice: Notice, *, whole: bool) -> str:
    from takedown.pipeline.mailing.replies import waits

    meaning, state = words("reply-meaning-" + reply.meaning), words("notice-state-" + notice.state)
    lines = [f"{reply.id}  {notice.id}  {reply.sender}  {meaning}  {state}", f"  {reply.subject}"]
    if whole:
        lines += [f"  | {line}" for line in reply.text.splitlines()]
    if waits(reply, notice):
        lines.append("  " + words("reply-waits", reply=reply.id))
    return "\n".join(lines)
