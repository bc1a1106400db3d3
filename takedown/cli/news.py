"""``news``: what is new since it was last asked, in counts alone, and which cases come to their end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from takedown.cases.noun import now, rfc3339
from takedown.cli.chores import done_record, done_text, ending_text
from takedown.cli.context import Options
from takedown.cli.language import words
from takedown.cli.options import Json, MaybeCaseId
from takedown.cli.output import Output, say

if TYPE_CHECKING:
    from takedown.pipeline.person.telling import News
    from takedown.pipeline.session import Session


def register(app: typer.Typer) -> None:
    """Declare the verb."""
    app.command("news", help=words("help-news"))(news)


def news(context: typer.Context, *, case: MaybeCaseId = None, as_json: Json = False) -> None:
    """Tell what is new, and do what time alone made due and contacts nobody."""
    from takedown.pipeline.following import chores
    from takedown.pipeline.person import telling

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        found = telling.tell(session, case, now())
        done = list(chores.at_home(session, now()))
    for one in found:
        output.line(news_record(one), news_text(one))
    for each in done:
        output.line(done_record(each), done_text(each))
    if not found and case is None:
        say(words("news-off"))


def news_record(one: News) -> dict[str, object]:
    """Return the fields of one case's news."""
    return {"case": one.case.id, "since": rfc3339(one.since), **one.counts}


def news_text(one: News) -> str:
    """Return one case's news in sentences."""
    since = str(one.since.date())
    if not one:
        return words("news-nothing", case=one.case.id, since=since)
    told = [words(f"news-{name}", count=count) for name, count in one.counts.items() if count]
    return "\n".join([words("news-since", case=one.case.id, since=since), *(f"  {line}" for line in told)])


def tell_endings(session: Session, case_id: str | None = None) -> None:
    """Say which cases, or whether this one, come to their end soon; nothing is recorded."""
    from takedown.pipeline.person import retention

    for ending in retention.endings(session, now()):
        if case_id in (None, ending.case.id):
            say(ending_text(ending.case.id, ending.days, str(ending.case.retain_until)))
