"""``notices routes``: what is open for a copy, in words and as JSON; nothing is drafted, and nobody is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from takedown.cases.holding import Holder, Holding
from takedown.cases.match import Match, MatchState
from takedown.cases.notice import Notice, NoticeState
from takedown.cases.noun import new_id, now
from takedown.pipeline.shelf import NOTICES
from tests.cli.shell import Shell, counts, opened
from tests.pipeline import casefile

SENT = now() - timedelta(hours=50)
URL = "https://x.com/someone/status/7"


def copy(shell: Shell, case: str, url: str = URL, state: MatchState = MatchState.CONFIRMED) -> Match:
    """Store a copy as a crawl would have."""
    session = opened(shell)
    try:
        return casefile.found(session, case, url, state)
    finally:
        session.close()


def test_a_copy_has_its_routes_in_order_with_what_is_missing(shell: Shell) -> None:
    case = shell.case(country="FR", contact="contact@example.org")
    match = copy(shell, case)
    before = counts(shell)
    found = shell.does("notices", "routes", "--match", match.id)

    assert [(one["recipient"], one["basis"]) for one in found[:2]] == [("x", "eu-dsa-16"), ("x", "us-tida")]
    assert {one["match"] for one in found} == {match.id}
    assert found[0]["missing"] == ["notifier-name"]
    assert found[0]["clock"] is None
    assert found[1]["clock"] == {"basis": "us-tida", "hours": 48, "months": None}
    assert found[1]["missing"] == ["identifiable", "signature"]
    assert "us-dmca-512" not in {one["basis"] for one in found}
    assert counts(shell) == before


@pytest.mark.parametrize(
    ("language", "phrases"),
    [
        ("en", ("48 hours from a complete request", "This program’s own reminder comes after 3 days", "If nothing")),
        ("fr", ("48 heures à partir d’une demande complète", "rappel propre à ce programme", "Si rien ne vient")),
    ],
)
def test_a_person_reads_why_and_what_follows(shell: Shell, language: str, phrases: tuple[str, ...]) -> None:
    match = copy(shell, shell.case(country="FR"))
    read = Shell(shell.folder, language).run("notices", "routes", "--match", match.id)

    assert read.status == 0
    assert URL in read.out
    assert [phrase for phrase in phrases if phrase not in read.out] == []


def test_a_case_has_the_routes_of_every_confirmed_copy(shell: Shell) -> None:
    case = shell.case(country="FR")
    first, second = copy(shell, case), copy(shell, case, "https://gallery.example.net/7")
    copy(shell, case, "https://x.com/other/8", MatchState.REJECTED)
    read = shell.run("notices", "routes", "--case", case, "--json")

    assert {one["match"] for one in read.lines} == {first.id, second.id}
    assert "gallery.example.net" in read.said
    assert {one["kind"] for one in read.lines if one["match"] == second.id}.isdisjoint({"platform", "host"})


@pytest.mark.parametrize("adult", ["no", "unsure"])
def test_under_eighteen_there_are_hotlines_and_nothing_else(shell: Shell, adult: str) -> None:
    read = shell.run("notices", "routes", "--case", shell.case(adult=adult, country="FR"), "--json")

    assert {one["basis"] for one in read.lines} == {"minors"}
    assert {"pharos", "point_de_contact", "iwf"} <= {one["recipient"] for one in read.lines}
    assert {one["match"] for one in read.lines} == {None}
    assert "only these services" in read.said


def test_copyright_shows_its_price_before_anything_else(shell: Shell) -> None:
    case = shell.case(country="FR")
    match = copy(shell, case, "https://www.facebook.com/photo/7")
    shell.does("case", "edit", case, "--made-by-her", "yes")
    read = shell.run("notices", "routes", "--match", match.id).out
    sworn = read[read.index("facebook us-dmca-512") :]

    assert sworn.index("under penalty of perjury") < sworn.index("Why:")
    assert "Lumen" in sworn


def test_what_this_home_measured_is_shown_with_the_number_of_cases(shell: Shell) -> None:
    match = copy(shell, shell.case(country="FR"))
    for said in (True, True, True, True, False):
        _answered(shell, removed=said)
    (measured,) = [one for one in shell.does("notices", "routes", "--match", match.id) if one["result"]]

    assert (measured["recipient"], measured["basis"]) == ("x", "own-rules")
    assert measured["result"] == {"cases": 5, "removed": 4, "median_hours": 26.0}
    read = shell.run("notices", "routes", "--match", match.id).out
    assert "In 5 cases of this home: gone in 4, half of these within 26 hours." in read


def _answered(shell: Shell, *, removed: bool) -> None:
    session = opened(shell)
    case = casefile.opened(session).id
    session.close()
    match = copy(shell, case, f"https://x.com/{new_id()}/7")
    said = {"state": NoticeState.REMOVED, "decided_at": SENT + timedelta(hours=26)} if removed else {}
    _sent(shell, case, match, **said)


def _sent(shell: Shell, case: str, match: Match, **fields: object) -> None:
    notice = Notice.model_validate(
        {
            "id": new_id(),
            "case_id": case,
            "state": NoticeState.SENT,
            "created_at": SENT,
            "sent_at": SENT,
            "recipient": "x",
            "route": "own-rules",
            "language": "en",
            "reference": "R",
            "urls": (match.url,),
            "match_ids": (match.id,),
            **fields,
        }
    )
    session = opened(shell)
    with session.store.begin() as tx:
        assert NOTICES.put(tx, notice)
    session.close()


@pytest.mark.parametrize("options", [[], ["--match", "a", "--case", "b"]])
def test_one_copy_or_one_case_is_named(shell: Shell, options: list[str]) -> None:
    read = shell.run("notices", "routes", *options, "--json")

    assert (read.status, read.out) == (2, "")
    assert "--match" in read.said


@pytest.mark.parametrize("option", ["--match", "--case"])
def test_what_is_unknown_is_told(shell: Shell, option: str) -> None:
    read = shell.run("notices", "routes", option, "zzzz-zzzz-zzzz", "--json")

    assert (read.status, read.out) == (1, "")


def test_a_case_without_copies_says_what_comes_first(shell: Shell) -> None:
    read = shell.run("notices", "routes", "--case", shell.case())

    assert (read.status, read.out) == (0, "")
    assert "takedown matches decide" in read.said


def test_who_was_found_behind_a_site_is_asked_too(shell: Shell) -> None:
    case = shell.case(country="FR")
    match = copy(shell, case, "https://gallery.example.net/7")
    behind = Holder(part="host", name="OVH", recipient="ovhcloud", source="rdap")
    held = Holding(url=match.url, host="gallery.example.net", at=now(), holders=(behind,))
    _sent(shell, case, match, holding=held.row(), recipient="pharos", route="fr-pharos")

    found = shell.does("notices", "routes", "--match", match.id)
    assert next(one["basis"] for one in found if one["recipient"] == "ovhcloud") == "eu-dsa-16"


GALLERY = """
id = "gallery"
name = "Gallery"
kind = "host"
domains = ["gallery.example.net"]
legal_bases = ["eu-dsa-16"]
sources = ["https://gallery.example.net/abuse"]
verified_on = "undated"
confidence = "high"

[[channels]]
type = "email"
purpose = { en = "abuse", fr = "abus" }
email = "abuse@gallery.example.net"
confidence = "high"
"""


def test_her_own_entry_is_proposed_like_any_other(shell: Shell) -> None:
    folder = shell.home / "recipients"
    folder.mkdir()
    (folder / "gallery.toml").write_text(GALLERY, encoding="utf-8")
    match = copy(shell, shell.case(country="FR"), "https://gallery.example.net/7")

    found = shell.does("notices", "routes", "--match", match.id)
    assert [one["basis"] for one in found if one["recipient"] == "gallery"] == ["eu-dsa-16", "own-rules"]
