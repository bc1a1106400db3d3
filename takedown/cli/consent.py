"""``case consent``, ``withdraw``, ``pause``, ``resume``, ``telling``: what she agreed to, and how she hears of news."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from takedown.cases.case import Adult, Case, Consent, Telling, Terms
from takedown.cases.noun import rfc3339
from takedown.cli.case_edit import Identity, fields_checked, print_case
from takedown.cli.context import Options, confirmed
from takedown.cli.language import words
from takedown.cli.options import Json
from takedown.cli.output import Output, say
from takedown.errors import TakedownError

if TYPE_CHECKING:
    from takedown.pipeline.person.consent import Withdrawn


class NotConfirmedConsent(TakedownError):
    """It wasn't confirmed, so nothing was recorded or changed."""


def register(group: typer.Typer) -> None:
    """Declare the verbs."""
    verbs = (("consent", consent), ("withdraw", withdraw), ("pause", pause), ("resume", resume), ("telling", telling))
    for name, verb in verbs:
        group.command(name, help=words(f"help-case-{name}"))(verb)


def consent(
    context: typer.Context,
    case_id: Identity,
    *,
    give: Annotated[bool, typer.Option("--give", help=words("help-consent-give"))] = False,
    until: Annotated[str, typer.Option(metavar="DATE", help=words("help-consent-until"))] = "",
    safe_contact: Annotated[str, typer.Option(help=words("help-safe-contact"))] = "",
    safe_words: Annotated[str, typer.Option(help=words("help-safe-words"))] = "",
    recorded_by: Annotated[str, typer.Option(help=words("help-recorded-by"))] = "",
    as_json: Json = False,
) -> None:
    """Show every consent of a case, or record one anew."""
    from takedown.pipeline.person import consent as agreement

    options: Options = context.obj
    output = Output(as_json=as_json)
    with options.session() as session:
        if give:
            with fields_checked():
                terms = Terms.model_validate(
                    {
                        "until": until or None,
                        "safe_contact": safe_contact,
                        "safe_words": safe_words,
                        "recorded_by": recorded_by,
                    }
                )
            case, _ = agreement.consents_of(session, case_id)
            statement = statement_of(case)
            say(statement)
            agreement.give(session, case_id, statement, terms)
        case, consents = agreement.consents_of(session, case_id)
    for one in consents:
        output.line(_record(one), consent_text(one))
    if not consents:
        say(words("no-consent-left"))


def withdraw(
    context: typer.Context,
    case_id: Identity,
    *,
    yes: Annotated[bool, typer.Option("--yes", help=words("help-yes"))] = False,
    as_json: Json = False,
) -> None:
    """Take the consent back: everything that hasn't left stops at once."""
    from takedown.pipeline import casework
    from takedown.pipeline.person import consent as agreement

    options: Options = context.obj
    with options.session() as session:
        case = casework.show_case(session, case_id)
        if not yes and not confirmed(words("ask-withdraw", label=case.label)):
            raise NotConfirmedConsent
        done = agreement.withdraw(session, case_id)
    for sentence in _told(done):
        say(sentence)
    Output(as_json=as_json).line(_withdrawn(done), words("consent-withdrawn-now", case=done.case.id))


def pause(context: typer.Context, case_id: Identity, *, as_json: Json = False) -> None:
    """Have nothing go on by itself for a case."""
    from takedown.pipeline.person import pausing

    options: Options = context.obj
    with options.session() as session:
        case = pausing.pause(session, case_id)
    say(words("paused-now"))
    print_case(case, Output(as_json=as_json))


def resume(context: typer.Context, case_id: Identity, *, as_json: Json = False) -> None:
    """Let it go on."""
    from takedown.pipeline.person import pausing

    options: Options = context.obj
    with options.session() as session:
        print_case(pausing.go_on(session, case_id), Output(as_json=as_json))


def telling(
    context: typer.Context,
    case_id: Identity,
    *,
    way: Annotated[Literal["off", "program", "mail"], typer.Option(help=words("help-telling-way"))],
    every: Annotated[int, typer.Option(min=1, max=90, metavar="DAYS", help=words("help-telling-every"))] = 7,
    to: Annotated[str, typer.Option(metavar="ADDRESS", help=words("help-telling-to"))] = "",
    yes: Annotated[bool, typer.Option("--yes", help=words("help-yes"))] = False,
    as_json: Json = False,
) -> None:
    """Choose how and how often to be told what is new; off unless it is chosen."""
    from takedown.pipeline import casework
    from takedown.pipeline.person import telling as told

    options: Options = context.obj
    with fields_checked():
        choice = Telling.model_validate({"way": way, "every_days": every, "to": to})
    with options.session() as session:
        address = to or casework.show_case(session, case_id).contact
        if way == "mail" and not yes and not confirmed(words("ask-telling-mail", address=address, days=every)):
            raise NotConfirmedConsent
        case = told.choose(session, case_id, choice)
    say(words(f"telling-now-{way}", days=every))
    print_case(case, Output(as_json=as_json))


def statement_of(case: Case) -> str:
    """Return the sentence that a consent for this case is given in."""
    scope = "" if case.adult is Adult.YES else "addresses-"
    return words(f"consent-{scope}{case.standing.value}")


def consent_text(one: Consent) -> str:
    """Return one consent as lines for a person."""
    lines = [words("consent-given", day=str(one.given_at.date()), scope=words("scope-" + one.scope))]
    if one.withdrawn_at:
        lines.append(words("consent-taken-back", day=str(one.withdrawn_at.date())))
    lines += [f"  {words(f'terms-{name}'.replace('_', '-'))} {value}" for name, value in _terms(one).items() if value]
    return "\n".join([*lines, f"  {one.statement}"])


def _terms(one: Consent) -> dict[str, str]:
    return {name: str(value) for name, value in one.terms.row().items() if value}


def _record(one: Consent) -> dict[str, object]:
    row = one.row()
    return {"consent": row.pop("id"), "case": row.pop("case_id"), **row}


def _told(done: Withdrawn) -> list[str]:
    """Return what a person should know of a withdrawal, beside that it was made."""
    stopped = done.stopped
    sentences = [words("withdrawn-stopped", notices=len(stopped.notices), letters=stopped.letters)]
    if done.letters:
        sentences.append(words("withdrawn-letters", count=len(done.letters)))
    if stopped.under_way:
        ids = ", ".join(one.id for one in stopped.under_way)
        sentences.append(words("withdrawn-under-way", notices=ids))
    if done.left:
        sentences.append(words("withdrawn-left", notices=", ".join(one.id for one in done.left)))
    return sentences


def _withdrawn(done: Withdrawn) -> dict[str, object]:
    at = done.case.agreed.withdrawn_at
    return {
        "case": done.case.id,
        "label": done.case.label,
        "status": done.case.status.value,
        "withdrawn_at": rfc3339(at) if at else None,
        "stopped": [one.id for one in done.stopped.notices],
        "letters": [one.id for one in done.letters],
        "under_way": [one.id for one in done.stopped.under_way],
        "left": [one.id for one in done.left],
    }
