"""``matches list``, ``add`` and ``decide``; ``context`` and ``contest`` are beside."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

import typer

from takedown.cases.match import Match, MatchState
from takedown.cases.noun import rfc3339
from takedown.cli import caution
from takedown.cli.capture import say_captured
from takedown.cli.context import Options
from takedown.cli.found import found_notes, found_record
from takedown.cli.language import words
from takedown.cli.options import CaseId, Json, MaybeCaseId, status_of
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.looking.addresses import Address


_MOST_NAMED = 3
"""Earlier copies named in one line for a person; a JSON line has them all."""


class NothingToAdd(TakedownError):
    """Neither an address nor a file of addresses was given; nothing was done."""

    exit_status: ClassVar[int] = 2


class Decision(StrEnum):
    """What a person may say of a match."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MINE = "mine"
    NOT_ME = "not-me"


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-matches-group"), no_args_is_help=True)
    app.add_typer(group, name="matches")
    for name, verb in (("list", list_), ("add", add), ("decide", decide)):
        group.command(name, help=words(f"help-matches-{name}"))(verb)
    caution.register_matches(group)


def list_(
    context: typer.Context,
    *,
    case: MaybeCaseId = None,
    state: Annotated[MatchState | None, typer.Option(help=words("help-state"))] = None,
    possible: Annotated[bool, typer.Option("--possible", help=words("help-possible"))] = False,
    as_json: Json = False,
) -> None:
    """List what was found."""
    from takedown.pipeline import review

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        found = review.list_matches(session, case, state, possible=possible)
    for match in found:
        output.line(match_record(match), match_text(match))
    if not found:
        say(words("matches-none"))


def add(
    context: typer.Context,
    urls: Annotated[list[str] | None, typer.Argument(metavar="[URL]...", help=words("help-urls"))] = None,
    *,
    case: CaseId,
    csv: Annotated[Path | None, typer.Option(metavar="FILE", help=words("help-csv"))] = None,
    as_json: Json = False,
) -> None:
    """Take addresses that the person found herself."""
    from takedown.pipeline.looking import addresses
    from takedown.pipeline.proof.capture import capture_new

    if not urls and csv is None:
        raise NothingToAdd
    options: Options = context.obj
    given = addresses.from_arguments(urls or []) + (addresses.from_csv(csv) if csv else [])
    output, left = Output(as_json=as_json), 0
    with options.workshop() as (session, fingerprinter):
        results = addresses.add(session, case, given, fingerprinter)
        captured = capture_new(session, (match.id for one in results for match in one.matches), fingerprinter)
    for result in results:
        if result.address.code:
            left += 1
            _say_bad(result.address)
        for match in result.matches:
            output.line(match_record(match), match_text(match))
    say_captured(captured)
    raise typer.Exit(status_of(len(results) - left, left))


def _say_bad(address: Address) -> None:
    if address.line:
        say(words("bad-address", line=address.line, text=address.text))
    else:
        say(words("bad-address-typed", text=address.text))


def decide(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help=words("help-match-ids"))],
    *,
    state: Annotated[Decision, typer.Option("--as", help=words("help-decision"))],
    as_json: Json = False,
) -> None:
    """Record a person's decision, and show her once what surrounds a copy of each picture."""
    from takedown.pipeline import review
    from takedown.pipeline.cautions import looks as caution_looks

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        decided = review.decide(session, ids, MatchState(state.value))
        for match in decided:
            output.line({"match": match.id, "state": match.state.value}, match_text(match))
        contexts = caution_looks.with_decision(session, decided)
    if contexts:
        say(words("context-with-decision"))
    for context_ in contexts:
        say(caution.context_text(context_))


def match_record(match: Match) -> dict[str, object]:
    """Return a match as its JSON line."""
    return {
        "match": match.id,
        "case": match.case_id,
        "media": match.media_id,
        "url": match.url,
        "page": match.page,
        "host": match.host,
        "site": match.site,
        **found_record(match),
        "state": match.state.value,
        "verdict": match.verdict.value,
        "seen_at": rfc3339(match.seen_at),
    }


def match_text(match: Match, earlier: Sequence[str] = ()) -> str:
    """Return a match as a person reads it, with the ids of ``earlier`` ones that are its history."""
    confidence, state = words("confidence-" + match.confidence), words("match-state-" + match.state)
    how = words("method-" + match.method)
    text = "\n    ".join([f"{match.id}  {confidence} ({how})  {state}  {match.url}", *found_notes(match)])
    if not earlier:
        return text
    named = [*earlier[:_MOST_NAMED], *("…" for _ in earlier[_MOST_NAMED : _MOST_NAMED + 1])]
    return f"{text}\n{words('watch-linked', matches=', '.join(named))}"
