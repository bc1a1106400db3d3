"""What a person chose and can change, and the ways out: close, erase, destroy everything."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from takedown.cases.case import Adult, Case
from takedown.cases.media import Fingerprint, Media
from takedown.cases.noun import now
from takedown.pipeline import casework
from takedown.pipeline.notify import Desk
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.shelf import MATCHES, MEDIA, NOTICES
from takedown.words import LANGUAGES, Language, Words
from tests.pipeline.casefile import found, opened
from tests.pipeline.test_ladder_steps import DAY, on_x
from tests.web.conftest import Site, Visitor

CHOICES = ("consent", "news", "contact", "hold", "number", "keeping", "age")
EN = Words("en")


def current(house: Site, case: Case) -> Case:
    return casework.show_case(house.session, case.id)


def choose(visitor: Visitor, case: Case, what: str, status: int = 200, **fields: str) -> str:
    """Send the form of one choice; return the page that follows."""
    path = f"/c/{case.id}/settings/{what}"
    return visitor.post(path, status, on=path, **fields).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_choice_has_its_page(house: Site, language: Language) -> None:
    case, visitor, words = opened(house.session), house.entered(language), Words(language)

    whole = visitor.get(f"/c/{case.id}/settings").text

    for what in CHOICES:
        assert words(f"web-follow-set-{what}") in whole
        assert words(f"web-follow-set-{what}") in visitor.get(f"/c/{case.id}/settings/{what}").text
    visitor.get(f"/c/{case.id}/settings/nothing", 404)


def test_choices_are_kept(house: Site) -> None:
    case, visitor = opened(house.session), house.entered()
    in_a_week = (now().date() + timedelta(days=7)).isoformat()

    choose(visitor, case, "news", way="program", days="14", to="")
    choose(visitor, case, "contact", name="N. Exemple", contact="n@example.org")
    choose(visitor, case, "keeping", keep="until", until=in_a_week)
    choose(visitor, case, "hold", hold="48")

    kept = current(house, case)
    assert (kept.telling.way, kept.telling.every_days) == ("program", 14)
    assert (kept.name, kept.contact) == ("N. Exemple", "n@example.org")
    assert str(kept.retain_until) == in_a_week
    held = kept.particulars.police_first_until
    assert held is not None
    assert timedelta(hours=47) < held - now() <= timedelta(hours=48)

    choose(visitor, case, "keeping", keep="wanted", until=in_a_week)
    choose(visitor, case, "hold", hold="no")

    after = current(house, case)
    assert (after.retain_until, after.particulars.police_first_until) == (None, None)


def test_a_time_of_this_machine_is_kept_as_that_moment(house: Site) -> None:
    case = opened(house.session)

    choose(house.entered(), case, "hold", hold="until", until="2031-05-06T07:08")

    assert (
        current(house, case).particulars.police_first_until == datetime.fromisoformat("2031-05-06T07:08").astimezone()
    )


@pytest.mark.parametrize(
    ("what", "fields"),
    [
        ("news", {"way": "pigeon", "days": "7"}),
        ("news", {"way": "program", "days": "many"}),
        ("news", {"way": "mail", "days": "7"}),
        ("contact", {"name": "n" * 201, "contact": ""}),
        ("keeping", {"keep": "until", "until": ""}),
        ("keeping", {"keep": "until", "until": "1999-01-01"}),
        ("keeping", {"keep": "until", "until": "soon"}),
        ("hold", {"hold": "until", "until": ""}),
        ("hold", {}),
        ("number", {"complaint_number": "n" * 201}),
        ("number", {"complaint_on": "yesterday"}),
        ("age", {"adult": "perhaps"}),
        ("age", {"adult": "no"}),
        ("consent", {"do": "give"}),
    ],
)
def test_what_does_not_fit_changes_nothing_and_is_said_on_the_page(
    house: Site, what: str, fields: dict[str, str]
) -> None:
    case = opened(house.session)

    page = choose(house.entered(), case, what, 409, **fields)

    assert current(house, case) == case
    assert 'role="alert"' in page
    assert "takedown case" not in page


def test_what_was_typed_is_still_there(house: Site) -> None:
    case = opened(house.session)

    page = choose(house.entered(), case, "contact", 409, name="n" * 201, contact="me@example.org")

    assert "n" * 201 in page
    assert "me@example.org" in page


def test_a_number_of_a_complaint_is_drafted_into_open_letters(house: Site) -> None:
    case, notice = on_x(house.session, "https://x.com/numbered", ago=DAY)

    page = choose(house.entered(), case, "number", complaint_number="2026/0042", complaint_on="2026-11-20")

    assert current(house, case).particulars.complaint_number == "2026/0042"
    with house.session.store.read() as tx:
        drafted = [one for one in NOTICES.all(tx, order_by="created_at", case_id=case.id) if one.id != notice.id]
    again = [one for one in drafted if one.state == "draft" and one.letter == "reminder"]
    assert EN("web-follow-set-number-drafted", count=len(again)) in page


def test_a_consent_is_taken_back_and_given_anew(house: Site) -> None:
    case = opened(house.session)
    match = found(house.session, case.id, "https://x.com/back")
    drafts = Desk(house.session).draft(case.id, [match.id], None).notices
    visitor = house.entered()

    page = choose(visitor, case, "consent", do="withdraw")

    assert EN("web-follow-set-withdrawn", stopped=len(drafts), letters=0) in page
    assert current(house, case).agreed.withdrawn_at is not None
    with house.session.store.read() as tx:
        assert {NOTICES.get(tx, one.id).state for one in drafts} == {"withdrawn"}
    assert EN("web-follow-turn-consent") in visitor.get(f"/c/{case.id}").text

    choose(visitor, case, "consent", do="give", agree="yes", safe_contact="by post")

    assert current(house, case).is_searched
    assert "by post" in visitor.get(f"/c/{case.id}/settings/consent").text


def test_another_answer_about_the_age_leaves_addresses_alone(house: Site) -> None:
    case = opened(house.session)
    code = Fingerprint(pdq=b"\x5a\xc3" * 16, sha256=b"\x3d" * 32, quality=100)
    match = found(house.session, case.id, "https://x.com/age", seen_fingerprint=code)
    with house.session.store.begin() as tx:
        MEDIA.put(tx, Media.registered(case.id, code))

    choose(house.entered(), case, "age", adult="unsure", sure="yes")

    assert current(house, case).adult is Adult.UNSURE
    with house.session.store.read() as tx:
        assert tx.count("media", case_id=case.id) == 0
        assert MATCHES.get(tx, match.id).seen_fingerprint is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ways_out_and_what_stays_are_told(house: Site, language: Language) -> None:
    case, words = opened(house.session), Words(language)

    page = house.entered(language).get(f"/c/{case.id}/leave-no-trace").text

    for key in ("web-follow-close", "web-follow-erase", "web-follow-wipe", "stays-browser", "stays-caution"):
        assert words(key) in page
    assert words("stays-backups-none") in page


def test_a_case_is_closed_and_opened_again(house: Site) -> None:
    case, visitor = opened(house.session), house.entered()

    closed = visitor.post(f"/c/{case.id}/close")

    assert current(house, case).status == "closed"
    assert EN("web-follow-turn-closed") in closed.text
    visitor.get(f"/c/{case.id}/follow")
    choose(visitor, case, "news", 409, way="program", days="7")

    visitor.post(f"/c/{case.id}/reopen")

    assert current(house, case).is_searched


def test_a_case_is_erased_with_two_clicks_and_only_that_one(house: Site) -> None:
    case, other = opened(house.session, name="Ines Canari"), opened(house.session)
    found(house.session, case.id, "https://x.com/erased")
    visitor = house.entered()
    first = visitor.get(f"/c/{case.id}/leave-no-trace").text
    assert f'href="/c/{case.id}/leave-no-trace/erase"' in first
    second = visitor.get(f"/c/{case.id}/leave-no-trace/erase").text
    assert second.count('<form method="post" action="/c/') == 1

    page = visitor.post(f"/c/{case.id}/leave-no-trace/erase")

    assert page.url.path == f"/c/{case.id}/leave-no-trace"
    assert EN("stays-mail") in page.text
    assert current(house, case).status == "erased"
    assert current(house, other).status == "open"
    assert visitor.get(f"/c/{case.id}").url.path == f"/c/{case.id}/leave-no-trace"
    assert visitor.get(f"/c/{case.id}/settings").url.path == f"/c/{case.id}/leave-no-trace"
    with house.session.store.read() as tx:
        assert tx.count("matches", case_id=case.id) == 0
    assert [proof.item for proof in verify_ledger(house.session) if not proof.ok] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_destroyed_with_two_clicks(site: Site, language: Language) -> None:
    opened(site.session)
    home, visitor, words = site.keeper.home, site.entered(language), Words(language)
    (home / "letter to somebody.txt").write_text("hers", encoding="utf-8")
    assert words("stays-caution") in visitor.get("/wipe").text

    done = visitor.post("/wipe", on="/wipe")

    assert [file.name for file in home.iterdir()] == ["letter to somebody.txt"]
    assert not site.keeper.is_open
    assert words("stays-backups-of-all") in done.text
    assert "letter to somebody.txt" in done.text
    assert done.headers["clear-site-data"] == '"cache", "storage"'
    assert visitor.get("/").url.path.startswith("/arrival")


def test_who_is_not_signed_in_types_a_word_first(site: Site) -> None:
    visitor = site.visitor()

    refused = visitor.post("/wipe", 409, on="/wipe", word="yes")

    assert site.keeper.has_vault
    assert EN("web-follow-wipe-wrong", word=EN("wipe-word")) in refused.text

    visitor.post("/wipe", on="/wipe", word="Wipe")

    assert not site.keeper.has_vault
