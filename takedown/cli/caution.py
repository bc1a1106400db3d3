"""``cautions list``, ``show``, ``release``, ``uphold`` and ``precision``; ``matches context`` and ``contest``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from takedown.cases.caution import Caution, CautionKind, CautionState
from takedown.cases.noun import rfc3339
from takedown.cli.context import Options
from takedown.cli.found import found_notes
from takedown.cli.language import words
from takedown.cli.options import Json, MaybeCaseId
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.pipeline.cautions.looks import Context
    from takedown.pipeline.cautions.precision import Precision

CautionId = Annotated[str, typer.Argument(metavar="ID", help=words("help-caution-id"))]
By = Annotated[str, typer.Option("--by", metavar="NAME", help=words("help-by"))]
Words = Annotated[str, typer.Option("--words", metavar="TEXT", help=words("help-caution-words"))]

_EXCERPT = 2000
"""Letters of a page's words that are printed for a person; a JSON line has them all."""


def register(app: typer.Typer) -> None:
    """Declare the verbs of the group ``cautions``."""
    group = typer.Typer(help=words("help-cautions-group"), no_args_is_help=True)
    app.add_typer(group, name="cautions")
    verbs = (("list", list_), ("show", show), ("release", release), ("uphold", uphold), ("precision", precision))
    for name, verb in verbs:
        group.command(name, help=words(f"help-cautions-{name}"))(verb)


def register_matches(group: typer.Typer) -> None:
    """Declare the verbs of the group ``matches``."""
    for name, verb in (("context", context), ("contest", contest)):
        group.command(name, help=words(f"help-matches-{name}"))(verb)


def list_(
    context: typer.Context,
    *,
    case: MaybeCaseId = None,
    state: Annotated[CautionState | None, typer.Option(help=words("help-caution-state"))] = None,
    as_json: Json = False,
) -> None:
    """List what waits for a second look, or did."""
    from takedown.pipeline.cautions import caution

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        found = caution.list_cautions(session, case, state)
    for one in found:
        output.line(caution_record(one), caution_text(one))
    if not found:
        say(words("cautions-none"))


def show(context: typer.Context, caution_id: CautionId, *, as_json: Json = False) -> None:
    """Show one caution with everything that was said about it."""
    from takedown.pipeline.cautions import caution

    options: Options = context.obj
    with options.session() as session:
        one, entries = caution.history(session, caution_id)
    told = [_entry_text(entry) for entry in entries]
    if one.state is not CautionState.RELEASED:
        told.append(words("caution-how-" + one.kind, match=one.match_id, caution=one.id))
    Output(as_json=as_json).line({**caution_record(one), "history": entries}, "\n".join([caution_text(one), *told]))


def release(
    context: typer.Context, caution_id: CautionId, *, said: Words = "", by: By = "", as_json: Json = False
) -> None:
    """Let go on what waited."""
    _decide(context, caution_id, CautionState.RELEASED, said, by, as_json=as_json)


def uphold(
    context: typer.Context, caution_id: CautionId, *, said: Words = "", by: By = "", as_json: Json = False
) -> None:
    """Keep stopped what waited."""
    _decide(context, caution_id, CautionState.UPHELD, said, by, as_json=as_json)


def _decide(context: typer.Context, caution_id: str, state: CautionState, said: str, by: str, *, as_json: bool) -> None:
    from takedown.pipeline.cautions import caution

    options: Options = context.obj
    with options.session() as session:
        one = caution.decide(session, caution_id, state, words=said, by=by)
    Output(as_json=as_json).line(caution_record(one), caution_text(one))
    say(words(f"caution-{state}-next", match=one.match_id))


def precision(context: typer.Context, *, as_json: Json = False) -> None:
    """Show how often what each organisation sent was refused, taken back or contested."""
    from takedown.pipeline.cautions import precision as caution_precision

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        found = caution_precision.precision(session)
    for one in found:
        output.line(_precision_record(one), _precision_text(one))
    say(words("precision-about"))


def context(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help=words("help-match-ids"))],
    *,
    by: By = "",
    as_json: Json = False,
) -> None:
    """Show where copies were found, in words alone, and record that somebody looked."""
    from takedown.pipeline.cautions import looks as caution_looks

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        for one in caution_looks.context(session, ids, by):
            output.line(_context_record(one), context_text(one))


def contest(
    context: typer.Context,
    match_id: Annotated[str, typer.Argument(metavar="ID", help=words("help-contested-match"))],
    *,
    said: Annotated[str, typer.Option("--words", metavar="TEXT", help=words("help-contest-words"))],
    by: By = "",
    as_json: Json = False,
) -> None:
    """Stop everything about a match that somebody contests."""
    from takedown.pipeline.cautions import contest as caution_contest

    options: Options = context.obj
    with options.session() as session:
        done = caution_contest.contest(session, match_id, said, by)
    record = caution_record(done.caution)
    record |= {"stopped": [one.id for one in done.stopped], "left": [one.id for one in done.left]}
    Output(as_json=as_json).line(record, caution_text(done.caution))
    say(words("contested", stopped=len(done.stopped), left=len(done.left), caution=done.caution.id))


def caution_record(one: Caution) -> dict[str, object]:
    """Return a caution as its JSON line."""
    return {
        "caution": one.id,
        "case": one.case_id,
        "kind": one.kind.value,
        "state": one.state.value,
        "media": one.media_id,
        "match": one.match_id,
        "raised_at": rfc3339(one.raised_at),
        "decided_at": rfc3339(one.decided_at) if one.decided_at else None,
        "detail": one.detail,
        "words": one.words,
    }


def caution_text(one: Caution) -> str:
    """Return a caution as a person reads it."""
    state, what = words("caution-state-" + one.state), _what(one)
    lines = [f"{one.id}  {state}  {rfc3339(one.raised_at)}  {one.media_id or one.match_id}", f"  {what}"]
    if one.words:
        lines += [f"  | {line}" for line in one.words.splitlines()]
    return "\n".join(lines)


def new_text(one: Caution) -> str:
    """Return what is told when a caution was just raised."""
    return words("cautions-new", what=_what(one), caution=one.id)


def _what(one: Caution) -> str:
    pages, hosts = one.detail.get("pages", 0), one.detail.get("hosts", 0)
    return words("caution-" + one.kind, pages=str(pages), hosts=str(hosts))


def kind_text(kind: CautionKind) -> str:
    """Return why a picture waits, from the moment that it is registered on."""
    return words("caution-" + kind, pages="0", hosts="0")


def _entry_text(entry: dict[str, Any]) -> str:
    state = entry.get("state")
    what = words("caution-state-" + str(state)) if state else words("caution-raised")
    said = [str(entry.get(name) or "") for name in ("by", "words")]
    return "  ".join(filter(None, [f"  {entry['at']}", what, *said]))


def _context_record(one: Context) -> dict[str, object]:
    match = one.match
    posts = [{"url": post.url, "handle": post.handle, "at": post.at and rfc3339(post.at)} for post in one.posts]
    return {
        "match": match.id,
        "case": match.case_id,
        "media": match.media_id,
        "url": match.url,
        "page": match.page,
        "host": match.host,
        "seen_at": rfc3339(match.seen_at),
        "confidence": match.confidence.value,
        "method": match.method.value,
        "score": match.score,
        "distance": match.distance,
        "title": one.title,
        "handle": one.handle,
        "posted_at": one.posted_at or None,
        "text": one.text,
        "posts": posts,
    }


def context_text(one: Context) -> str:
    """Return what surrounds a copy as a person reads it: words, never a picture."""
    match = one.match
    how = words("method-" + match.method)
    sure = words("confidence-" + match.confidence)
    lines = [f"{match.id}  {match.url}", "  " + words("context-seen", host=match.host, at=rfc3339(match.seen_at))]
    lines.append("  " + words("context-how", sure=sure, how=how, distance=str(match.distance)))
    lines += [note.strip("\n") for note in found_notes(match)]
    lines += ["  " + words("context-page", page=match.page)] if match.page and match.page != match.url else []
    lines += ["  " + words("context-title", title=one.title)] if one.title else []
    if one.handle or one.posted_at:
        when = one.posted_at or words("context-no-date")
        lines.append("  " + words("context-says", handle=one.handle or "?", at=when))
    for post in one.posts:
        at = rfc3339(post.at) if post.at else words("context-no-date")
        lines.append("  " + words("context-post", handle=post.handle or "?", at=at, url=post.url))
    lines += [f"  | {line}" for line in one.text[:_EXCERPT].splitlines()]
    if len(one.text) > _EXCERPT:
        lines.append("  " + words("context-more", count=len(one.text) - _EXCERPT))
    if not (one.title or one.text or one.posts):
        lines.append("  " + words("context-nothing"))
    return "\n".join(lines)


def _precision_record(one: Precision) -> dict[str, object]:
    names = ("cases", "confirmed", "rejected", "sent", "removed", "refused", "withdrawn", "contested", "answered")
    figures: dict[str, object] = {name: getattr(one, name) for name in names}
    return {"organisation": one.organisation, **figures, "unfounded": round(one.unfounded, 3), "high": one.is_high}


def _precision_text(one: Precision) -> str:
    name = one.organisation or words("precision-nobody")
    decided = words("precision-decided", cases=one.cases, confirmed=one.confirmed, rejected=one.rejected)
    sent = words(
        "precision-sent",
        sent=one.sent,
        answered=one.answered,
        removed=one.removed,
        refused=one.refused,
        withdrawn=one.withdrawn,
        contested=one.contested,
    )
    lines = [name, f"  {decided}", f"  {sent}"]
    if one.answered:
        lines.append("  " + words("precision-share", percent=round(100 * one.unfounded)))
    if one.is_high:
        lines.append("  " + words("risk-unfounded-often"))
    return "\n".join(lines)
