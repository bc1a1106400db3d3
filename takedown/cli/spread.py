"""``spread gather``, ``list``, ``figures`` and ``export``: who passed a copy on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from takedown.cases.noun import rfc3339
from takedown.cases.post import Post
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import FAILED, PARTLY, CaseId, Json, MaybeCaseId
from takedown.cli.output import Output, progress, say

if TYPE_CHECKING:
    from takedown.pipeline.looking.spread import Gathered
    from takedown.pipeline.looking.travelled import Carrier, Figures

_SHOWN = 20
"""Carriers told to a person, those with the most posts first; JSON has all."""


def register(app: typer.Typer) -> None:
    """Declare the verbs."""
    group = typer.Typer(help=words("help-spread-group"), no_args_is_help=True)
    app.add_typer(group, name="spread")
    for name, verb in (("gather", gather), ("list", list_), ("figures", figures), ("export", export)):
        group.command(name, help=words(f"help-spread-{name}"))(verb)


def gather(
    context: typer.Context,
    *,
    case: MaybeCaseId = None,
    budget: Annotated[int | None, typer.Option(min=1, help=words("help-budget"))] = None,
    as_json: Json = False,
) -> None:
    """Ask the hosts who passed the copies on."""
    from takedown.pipeline.looking import spread

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session, progress(words("bar-spread")) as bar:

        def on_gathered(one: Gathered) -> None:
            bar.advance(bar.task_ids[0])
            output.line(_gathered_record(one), words("spread-gathered", **_gathered_figures(one)))
            for problem in one.problems:
                say(words("crawl-trouble", site=one.root.host.name, why=words.error(problem)))

        rounds = spread.gather(session, case, budget, on_gathered)
    if not rounds:
        say(words("spread-nothing-to-ask"))
    raise typer.Exit(_status(rounds))


def list_(context: typer.Context, *, case: CaseId, as_json: Json = False) -> None:
    """List the posts that carry a copy or refer to one."""
    from takedown.pipeline.looking import travelled

    options: Options = context.obj
    output, count = Output(as_json=as_json), 0
    with options.session() as session:
        for post in travelled.posts(session, case):
            count += 1
            output.line({"case": post.case_id, **travelled.record(post)}, _post_text(post))
    if not count:
        say(words("spread-none"))


def figures(context: typer.Context, *, case: CaseId, as_json: Json = False) -> None:
    """Tell how far and how fast it travelled."""
    from takedown.pipeline.looking import travelled

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        found = travelled.figures(session, case)
    if as_json:
        for record in _figure_records(found):
            output.line({"case": case, **record}, "")
    elif found.all.posts:
        output.text("\n".join(_figure_lines(found)) + "\n")
    if not found.all.posts:
        say(words("spread-none"))


def export(
    context: typer.Context,
    *,
    case: CaseId,
    out: Annotated[Path, typer.Option(metavar="FILE", help=words("help-spread-out"))],
    as_json: Json = False,
) -> None:
    """Write the posts into a new file."""
    from takedown.pipeline.looking import travelled

    options: Options = context.obj
    with options.session() as session:
        count = travelled.export(session, case, out)
    record = {"case": case, "out": str(out), "posts": count}
    Output(as_json=as_json).line(record, words("spread-exported", count=count, file=str(out)))


def _status(rounds: list[Gathered]) -> int:
    if not any(one.problems for one in rounds):
        return 0
    return PARTLY if any(one.parts for one in rounds) else FAILED


def _gathered_figures(one: Gathered) -> dict[str, int | str]:
    return {"posts": one.posts, "new": one.new, "url": one.root.post.url, "complete": "yes" if one.complete else "no"}


def _gathered_record(one: Gathered) -> dict[str, object]:
    match = one.root.match
    record: dict[str, object] = {"case": match.case_id, "match": match.id, "host": one.root.host.name}
    counts = {"posts": one.posts, "new": one.new, "parts": one.parts, "complete": one.complete}
    return {**record, "url": one.root.post.url, **counts}


def _post_text(post: Post) -> str:
    at = words("spread-no-time") if post.at is None else rfc3339(post.at)
    return "  ".join([at, words("post-kind-" + post.kind), post.handle or words("spread-no-handle"), post.url])


def _figure_records(found: Figures) -> Iterator[Mapping[str, object]]:
    spread = {"hosts": len(found.hosts), "handles": len(found.carriers), "half_at": _when(found.half)}
    yield {"by": "all", **_carrier_record(found.all), **spread}
    for by, counted in (("kind", found.kinds), ("host", found.hosts), ("day", found.days)):
        for name, posts in sorted(counted.items()):
            yield {"by": by, "name": name, "posts": posts}
    for (handle, host), carrier in _most(found):
        yield {"by": "carrier", "name": handle, "host": host, **_carrier_record(carrier)}


def _carrier_record(carrier: Carrier) -> dict[str, object]:
    return {"posts": carrier.posts, "first_at": _when(carrier.first), "last_at": _when(carrier.last)}


def _figure_lines(found: Figures) -> Iterator[str]:
    yield words("spread-all", posts=found.all.posts, hosts=len(found.hosts), handles=len(found.carriers))
    if found.all.first and found.half and found.all.last:
        yield words("spread-times", first=_when(found.all.first), half=_when(found.half), last=_when(found.all.last))
    for kind, posts in sorted(found.kinds.items()):
        yield f"  {posts:>7}  {words('post-kind-' + kind)}"
    for title, counted in (("spread-hosts", found.hosts), ("spread-days", found.days)):
        yield words(title)
        yield from (f"  {posts:>7}  {name or words('spread-no-time')}" for name, posts in sorted(counted.items()))
    yield words("spread-carriers", shown=min(_SHOWN, len(found.carriers)), all=len(found.carriers))
    for (handle, host), one in _most(found)[:_SHOWN]:
        yield "  ".join([f"  {one.posts:>7}", handle, host, *filter(None, (_when(one.first), _when(one.last)))])


def _most(found: Figures) -> list[tuple[tuple[str, str], Carrier]]:
    return sorted(found.carriers.items(), key=lambda item: (-item[1].posts, item[0]))


def _when(moment: datetime | None) -> str:
    return "" if moment is None else rfc3339(moment)
