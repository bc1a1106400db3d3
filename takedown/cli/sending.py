"""``notices send``, ``undo`` and ``outbox``: an approved notice leaves by e-mail, and nothing else does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.dispatch import Dispatch, DispatchState
from takedown.cases.notice import Notice
from takedown.cases.noun import now, rfc3339
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import PARTLY, Json, status_of
from takedown.cli.output import Output, complain, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.mailing.sending import Outbox

NoticeIds = Annotated[list[str] | None, typer.Argument(metavar="ID...", help=words("help-send-ids"))]

_TICK = 0.2


def register(group: typer.Typer) -> None:
    """Declare the verbs in the group ``notices``."""
    for name, verb in (("send", send), ("undo", undo), ("outbox", outbox)):
        group.command(name, help=words(f"help-notices-{name}"))(verb)


def send(
    context: typer.Context,
    notice_ids: NoticeIds = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=words("help-send-dry-run"))] = False,
    again: Annotated[bool, typer.Option("--again", help=words("help-send-again"))] = False,
    no_wait: Annotated[bool, typer.Option("--no-wait", help=words("help-send-no-wait"))] = False,
    as_json: Json = False,
) -> None:
    """Send approved notices by e-mail, after a time in which it can be undone."""
    from takedown.pipeline.mailing.sending import Outbox

    options: Options = context.obj
    with options.session() as session:
        sending = _Sending(Outbox(session), Output(as_json=as_json))
        if dry_run:
            status = sending.preview(notice_ids or [])
        else:
            status = sending.send(notice_ids or [], again=again, wait=not no_wait)
    raise typer.Exit(status)


def undo(
    context: typer.Context,
    notice_id: Annotated[str, typer.Argument(metavar="ID", help=words("help-notice-id"))],
    *,
    as_json: Json = False,
) -> None:
    """Take a letter back that waits in the outbox."""
    from takedown.pipeline.mailing.sending import Outbox

    options: Options = context.obj
    with options.session() as session:
        notice, dispatch = Outbox(session).undo(notice_id)
    _print(notice, dispatch, Output(as_json=as_json))


def outbox(context: typer.Context, *, as_json: Json = False) -> None:
    """List every letter that waits, is in doubt, or left."""
    from takedown.pipeline.mailing.sending import Outbox

    options: Options = context.obj
    with options.session() as session:
        letters = Outbox(session).all()
    for notice, dispatch in letters:
        _print(notice, dispatch, Output(as_json=as_json))
    if not letters:
        say(words("outbox-empty"))


class _Sending:
    """One run of ``notices send``."""

    def __init__(self, outbox: Outbox, output: Output) -> None:
        self._outbox = outbox
        self._output = output

    def preview(self, notice_ids: list[str]) -> int:
        """Print each letter as it would leave."""
        shown = 0
        for notice_id in dict.fromkeys(notice_ids):
            try:
                notice, dispatch = self._outbox.preview(notice_id)
            except TakedownError as problem:
                self._alone(notice_ids, problem)
                continue
            record = {**_record(notice, dispatch), "dispatch": None, "dry_run": True, "message": dispatch.message}
            self._output.line(record, dispatch.message.replace("\r\n", "\n"))
            shown += 1
        say(words("send-dry-run"))
        return status_of(shown, len(set(notice_ids)) - shown)

    def send(self, notice_ids: list[str], *, again: bool, wait: bool) -> int:
        """Queue what was named, wait, send what is due, and print what became of each."""
        queued = self._queued(notice_ids, again=again)
        stopped = len(set(notice_ids)) - len(queued)
        if not wait:
            for notice, dispatch in queued.values():
                _print(notice, dispatch, self._output)
            return status_of(len(queued), stopped)
        self._waited(queued)
        unfinished = self._flushed(queued)
        done = len(queued) - unfinished
        return PARTLY if unfinished and not stopped else status_of(done, stopped + unfinished)

    def _queued(self, notice_ids: list[str], *, again: bool) -> dict[str, tuple[Notice, Dispatch]]:
        queued = {}
        for notice_id in dict.fromkeys(notice_ids):
            try:
                queued[notice_id] = self._outbox.queue(notice_id, again=again)
            except TakedownError as problem:
                self._alone(notice_ids, problem)
        return queued

    def _alone(self, notice_ids: list[str], problem: TakedownError) -> None:
        """Let a problem end the run where it is about the only notice; else tell it and go on."""
        if len(set(notice_ids)) == 1:
            raise problem
        complain(problem)

    def _waited(self, queued: dict[str, tuple[Notice, Dispatch]]) -> None:
        """Wait until what was queued may leave; an interruption takes it back."""
        within = self._outbox.undo_until()
        ends = [dispatch.not_before for _, dispatch in queued.values() if dispatch.not_before <= within]
        if not ends:
            return
        try:
            if max(ends) > now():
                say(words("send-waiting", at=rfc3339(max(ends))))
            while now() < max(ends):
                time.sleep(_TICK)
        except KeyboardInterrupt:
            for notice_id in queued:
                _print(*self._outbox.undo(notice_id), self._output)
            raise

    def _flushed(self, queued: dict[str, tuple[Notice, Dispatch]]) -> int:
        """Send what is due; return how many of it, or of what was named, haven't left."""
        ended = {}
        for delivery in self._outbox.flush():
            ended[delivery.notice.id] = delivery.dispatch.state
            _print(delivery.notice, delivery.dispatch, self._output)
            if delivery.problem is not None:
                complain(delivery.problem)
        if self._outbox.trouble is not None:
            complain(self._outbox.trouble)
        for notice, dispatch in self._outbox.latest(set(queued) - set(ended)):
            ended[notice.id] = dispatch.state
            _print(notice, dispatch, self._output)
        return sum(state is not DispatchState.SENT for state in ended.values())


def _record(notice: Notice, dispatch: Dispatch) -> dict[str, object]:
    return {
        "notice": notice.id,
        "case": notice.case_id,
        "recipient": notice.recipient,
        "state": notice.state.value,
        "dispatch": dispatch.id,
        "dispatch_state": dispatch.state.value,
        "to": dispatch.to,
        "not_before": rfc3339(dispatch.not_before),
        "sent_at": rfc3339(dispatch.sent_at) if dispatch.sent_at else None,
        "due_at": rfc3339(notice.due_at) if notice.due_at else None,
        "due_basis": notice.due_basis,
        "tries": dispatch.tries,
        "message_id": dispatch.message_id,
        "answer": dispatch.answer,
    }


def _print(notice: Notice, dispatch: Dispatch, output: Output) -> None:
    state = words("dispatch-state-" + dispatch.state)
    lines = [f"{notice.id}  {notice.recipient}  {dispatch.to}  {state}"]
    at = rfc3339(dispatch.sent_at or dispatch.not_before)
    lines.append("  " + words("dispatch-says-" + dispatch.state, at=at, notice=notice.id))
    if dispatch.answer and dispatch.state is not DispatchState.SENT:
        lines.append("  " + words("dispatch-answer", answer=_answer(dispatch.answer)))
    output.line(_record(notice, dispatch), "\n".join(lines))


def _answer(answer: str) -> str:
    """Return the server's words, or ours where it said none: the journal keeps the stage, then a code and words."""
    if answer == "interrupted":
        return words("dispatch-interrupted")
    if answer.startswith("error-"):
        return words("dispatch-stopped")
    _, _, said = answer.partition(" ")
    return said if said[:1].isdigit() else words("dispatch-no-answer", why=said)
