"""``evidence capture``: what the pages of matches say is kept, before anybody is written to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import typer

from takedown.cases.capture import Capture, CaptureState
from takedown.cases.noun import rfc3339
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json, MaybeCaseId, status_of
from takedown.cli.output import Output, say, tracked


def register(group: typer.Typer) -> None:
    """Declare the verb in the group ``evidence``."""
    group.command("capture", help=words("help-evidence-capture"))(capture)


def capture(
    context: typer.Context,
    *,
    case: MaybeCaseId = None,
    match: Annotated[list[str] | None, typer.Option(metavar="ID", help=words("help-capture-match"))] = None,
    skip: Annotated[bool, typer.Option("--skip", help=words("help-capture-skip"))] = False,
    as_json: Json = False,
) -> None:
    """Keep what the page of each match says, or record that nothing is to be kept."""
    from takedown.pipeline.proof import capture as pipeline

    options: Options = context.obj
    output, states = Output(as_json=as_json), Counter[CaptureState]()

    def tell(one: Capture) -> None:
        states[one.state] += 1
        output.line(_record(one), _text(one))

    if skip:
        with options.session() as session:
            for one in pipeline.skip(session, match, case_id=case):
                tell(one)
    else:
        with options.workshop() as (session, fingerprinter):
            captured = pipeline.capture(session, match, fingerprinter, case_id=case)
            for one in tracked(captured, words("bar-capture")):
                tell(one)
    if not states:
        say(words("capture-nothing"))
    failed = states[CaptureState.FAILED]
    raise typer.Exit(status_of(states.total() - failed, failed))


def say_captured(captured: Iterable[Capture]) -> None:
    """Tell in one line what was kept of the matches that were just found."""
    states = Counter(one.state for one in captured)
    failed = states[CaptureState.FAILED]
    if states:
        say(words("capture-summary", kept=states.total() - failed, failed=failed))


def _record(one: Capture) -> dict[str, object]:
    return {
        "capture": one.id,
        "match": one.match_id,
        "case": one.case_id,
        "at": rfc3339(one.at),
        "state": one.state.value,
        "reasons": list(one.reasons),
        "text": len(one.text),
        "warc": len(one.warc),
        "picture": len(one.picture),
    }


def _text(one: Capture) -> str:
    told = words("capture-line", match=one.match_id, state=words("capture-state-" + one.state))
    return "\n    ".join([told, *(words("capture-" + reason) for reason in one.reasons)])
