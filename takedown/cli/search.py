"""``register``, ``match``, ``crawl`` and ``recheck``."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.match import Hit, Match
from takedown.cases.noun import now
from takedown.cli.capture import say_captured
from takedown.cli.caution import kind_text, new_text
from takedown.cli.context import Options
from takedown.cli.found import found_notes, found_record
from takedown.cli.language import words
from takedown.cli.matches import match_record, match_text
from takedown.cli.options import FAILED, PARTLY, CaseId, Json, MaybeCaseId, Paths, status_of
from takedown.cli.output import Output, progress, say, tracked

if TYPE_CHECKING:
    from takedown.pipeline.recheck import Rechecked
    from takedown.pipeline.register import Registered
    from takedown.pipeline.search import Summary


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    app.command("register", help=words("help-register"))(register_)
    app.command("match", help=words("help-match"))(match)
    app.command("crawl", help=words("help-crawl"))(crawl)
    app.command("recheck", help=words("help-recheck"))(recheck)


def register_(context: typer.Context, paths: Paths, *, case: CaseId, as_json: Json = False) -> None:
    """Fingerprint files and folders for a case."""
    from takedown.pipeline.register import Status
    from takedown.pipeline.register import register as take

    options: Options = context.obj
    output, taken, left = Output(as_json=as_json), 0, 0
    with options.workshop() as (session, fingerprinter):
        results = take(session, case, paths, fingerprinter)
        for result in tracked(results, words("bar-register"), _count(paths)):
            good = result.status in (Status.REGISTERED, Status.KNOWN)
            taken, left = taken + good, left + (not good)
            output.line(_registered_record(result), _registered_text(result))
        elsewhere = bool(session.settings.database.url)
    say(words("register-summary-server" if elsewhere else "register-summary", taken=taken, left=left))
    raise typer.Exit(status_of(taken, left))


def match(context: typer.Context, paths: Paths, *, as_json: Json = False) -> None:
    """Hold files against everything registered."""
    from takedown.pipeline.looking.lookup import look_up

    options: Options = context.obj
    output, read, left = Output(as_json=as_json), 0, 0
    with options.workshop() as (session, fingerprinter):
        for looked in tracked(look_up(session, paths, fingerprinter), words("bar-match"), _count(paths)):
            read, left = read + (not looked.code), left + bool(looked.code)
            record: dict[str, object] = {"path": str(looked.path), "status": "unreadable" if looked.code else "ok"}
            record["matches"] = [_hit_record(hit) for hit in looked.hits]
            if looked.code:
                record |= {"code": looked.code, "reason": words("reason-" + looked.code)}
            output.line(record, "\n".join([str(looked.path), *_looked_lines(looked.code, looked.hits)]))
    raise typer.Exit(status_of(read, left))


def crawl(
    context: typer.Context,
    hosts: Annotated[list[str] | None, typer.Argument(metavar="[HOST]...", help=words("help-hosts"))] = None,
    *,
    budget: Annotated[int | None, typer.Option(min=1, help=words("help-budget"))] = None,
    again: Annotated[bool, typer.Option("--again", help=words("help-again"))] = False,
    as_json: Json = False,
) -> None:
    """Visit the configured hosts and store what matched."""
    from takedown.pipeline.cautions.caution import list_cautions
    from takedown.pipeline.looking.reupload import linked
    from takedown.pipeline.proof.capture import capture_new
    from takedown.pipeline.search import search

    options: Options = context.obj
    output = Output(as_json=as_json)
    new: list[str] = []
    with options.workshop() as (session, fingerprinter), progress(words("bar-crawl")) as bar:

        def on_match(found: Match) -> None:
            new.append(found.id)
            earlier = [one.id for one in linked(session, found)]
            history = {"linked": earlier} if earlier else {}
            output.line({**match_record(found), **history}, match_text(found, earlier))

        def on_progress(summary: Summary) -> None:
            bar.update(bar.task_ids[0], completed=summary.hashed)

        began = now()
        summary = search(session, fingerprinter, hosts or [], budget, on_match, on_progress, again=again)
        say_captured(capture_new(session, new, fingerprinter))
        raised = list_cautions(session, since=began)
    for site, error in summary.trouble:
        say(words("crawl-trouble", site=site, why=words.error(error)))
    names = ("pages", "media", "hashed", "skipped", "unchanged", "matches", "possible", "errors", "requests", "bytes")
    figures: dict[str, int] = {name: getattr(summary, name) for name in names}
    output.line({"summary": True, **figures}, words("crawl-summary", **figures))
    if summary.possible:
        say(words("crawl-possible", count=summary.possible))
    for caution in raised:
        say(new_text(caution))
    raise typer.Exit(_crawl_status(summary.pages + summary.media + summary.unchanged, summary.errors))


def recheck(context: typer.Context, *, case: MaybeCaseId = None, as_json: Json = False) -> None:
    """Look again at every known address."""
    from takedown.cli.proving import rechecked_record, rechecked_text, say_copies
    from takedown.pipeline.recheck import due_for_recheck
    from takedown.pipeline.recheck import recheck as look_again

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.workshop() as (session, fingerprinter):
        matches = due_for_recheck(session, case)
        with progress(words("bar-recheck")) as bar:

            def on_result(result: Rechecked) -> None:
                bar.advance(bar.task_ids[0])
                output.line(rechecked_record(result), rechecked_text(result))

            def on_wait(count: int, seconds: float) -> None:
                say(words("recheck-waits", count=count, seconds=math.ceil(seconds)))

            copies = look_again(session, matches, fingerprinter, on_result, on_wait)
    if matches:
        say_copies(copies)
    else:
        say(words("recheck-nothing"))


def _count(paths: Paths) -> int:
    from takedown.pipeline.looking.files import walk

    return sum(1 for _ in walk(paths))


def _registered_record(result: Registered) -> dict[str, object]:
    record: dict[str, object] = {"path": str(result.path), "status": result.status.value, "kind": result.kind.value}
    if result.media is not None:
        record["media"] = result.media.id
    if result.code:
        record |= {"code": result.code, "reason": words("reason-" + result.code)}
    if result.note:
        record["note"] = result.note
    if result.cautions:
        record["cautions"] = [kind.value for kind in result.cautions]
    return record


def _registered_text(result: Registered) -> str:
    status = words("registered-" + result.status)
    why = ": " + words("reason-" + result.code) if result.code else ""
    note = "\n    " + words("note-" + result.note) if result.note else ""
    looks = "".join("\n    " + kind_text(kind) for kind in result.cautions)
    return f"{status}  {result.path}{why}{note}{looks}"


def _hit_record(hit: Hit) -> dict[str, object]:
    return {"case": hit.case_id, "media": hit.media_id, **found_record(hit)}


def _looked_lines(code: str, hits: tuple[Hit, ...]) -> list[str]:
    if code:
        return ["  " + words("match-unreadable", reason=words("reason-" + code))]
    if not hits:
        return ["  " + words("match-none")]
    return [line for hit in hits for line in _hit_lines(hit)]


def _hit_lines(hit: Hit) -> list[str]:
    confidence, method = words("confidence-" + hit.confidence), words("method-" + hit.method)
    told = words("match-hit", confidence=confidence, media=hit.media_id, method=method)
    return ["  " + told, *("    " + note for note in found_notes(hit))]


def _crawl_status(visited: int, errors: int) -> int:
    if not errors:
        return 0
    return PARTLY if visited else FAILED
