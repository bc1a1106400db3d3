"""From a confirmed match to a notice: who is written to, once; what is kept; what no person may skip."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, TemplateNotFound

from takedown.cases.case import Adult, CaseNotOpen, NotAdult
from takedown.cases.match import MatchState
from takedown.cases.notice import NoticeState, Outcome
from takedown.cases.noun import now
from takedown.notices import draft as letters
from takedown.notices.routes import NoRoute
from takedown.pipeline import casework
from takedown.pipeline.letters.addressees import FOLDER, UnknownRecipient
from takedown.pipeline.letters.drafting import NotConfirmed
from takedown.pipeline.notify import Desk, NotComplete, NotFit
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from tests.pipeline.casefile import events, found, opened, with_settings
from tests.pipeline.desk_scene import X, approved, sent

X2 = "https://pic.twitter.com/somebody/2.jpg"
OVH = "https://files.cluster.ovh.net/album/3.jpg"
NOBODY = "https://unknown.example/4.jpg"

ENTRY = """
id = "{id}"
name = "{name}"
kind = "host"
domains = ["{domain}"]
languages = ["en", "fr"]
legal_bases = ["eu-dsa-16"]
sources = ["https://gallery.example/abuse"]
verified_on = "2026-11-01"
confidence = "medium"

[[channels]]
type = "email"
purpose = {{ en = "abuse desk", fr = "service des abus" }}
email = "abuse@gallery.example"
confidence = "medium"
"""


def host(name: str, *recipients: str) -> dict[str, object]:
    return {"name": name, "start": ["https://start.example/"], "recipients": list(recipients)}


def place(session: Session, item: str, domain: str, name: str = "A gallery") -> None:
    folder = session.home / FOLDER
    folder.mkdir(exist_ok=True)
    (folder / f"{item}.toml").write_text(ENTRY.format(id=item, name=name, domain=domain), encoding="utf-8")


# --- who is written to ----------------------------------------------------------------------------------------------


def test_one_letter_a_recipient_and_case_and_pharos_beside_it_for_france(session: Session) -> None:
    case, german = opened(session), opened(session, country="DE")
    of_x = [found(session, case.id, url) for url in (X, X2)]
    of_ovh = found(session, case.id, OVH)
    of_german = found(session, german.id, X)
    found(session, case.id, X + "/new", MatchState.NEW)
    found(session, case.id, X + "/mine", MatchState.MINE)
    drafted = Desk(session).draft(None, [], None)
    told = {(notice.case_id, notice.recipient): notice for notice in drafted.notices}
    assert {key: set(notice.match_ids) for key, notice in told.items()} == {
        (case.id, "x"): {match.id for match in of_x},
        (case.id, "ovhcloud"): {of_ovh.id},
        (case.id, "pharos"): {of_x[0].id, of_x[1].id, of_ovh.id},
        (german.id, "x"): {of_german.id},
    }
    assert len(told) == len(drafted.notices)
    assert set(told[case.id, "x"].urls) == {X, X2}
    assert told[case.id, "pharos"].route == "fr-pharos"
    assert {notice.route for key, notice in told.items() if key[1] != "pharos"} == {"eu-dsa-16"}
    assert {notice.state for notice in drafted.notices} == {NoticeState.DRAFT}
    assert len({notice.reference for notice in drafted.notices}) == 4
    assert told[case.id, "x"].missing == ()
    # The offence is only known in French law so far: said, not guessed.
    assert told[german.id, "x"].missing == ("legal-ground",)
    assert drafted.unaddressed == ()
    assert Desk(session).all(case.id) == [notice for notice in drafted.notices if notice.case_id == case.id]
    assert [kind for kind, _ in events(session, told[case.id, "x"].id)] == ["notice-drafted"]


def test_what_was_drafted_is_not_drafted_again_but_what_is_new_is(session: Session) -> None:
    case = opened(session, country="")
    found(session, case.id, X)
    desk = Desk(session)
    assert len(desk.draft(None, [], None).notices) == 1
    assert desk.draft(None, [], None).notices == ()
    later = found(session, case.id, X2)
    assert [notice.match_ids for notice in desk.draft(case.id, [], None).notices] == [(later.id,)]
    assert desk.draft(case.id, [later.id], None).notices == ()


def test_addresses_that_nobody_is_known_for_are_told_each_time(file_session: Session) -> None:
    case, french = opened(file_session, country=""), opened(file_session)
    match, other = found(file_session, case.id, NOBODY), found(file_session, french.id, NOBODY)
    for _ in range(2):
        drafted = Desk(file_session).draft(case.id, [], None)
        assert (drafted.notices, drafted.unaddressed) == ((), (match,))
    drafted = Desk(file_session).draft(french.id, [], None)
    assert ([notice.recipient for notice in drafted.notices], drafted.unaddressed) == (["pharos"], (other,))


def test_a_draft_for_chosen_matches_alone_wants_each_confirmed(session: Session) -> None:
    case = opened(session, country="")
    one, _, new = found(session, case.id, X), found(session, case.id, X2), found(session, case.id, OVH, MatchState.NEW)
    with pytest.raises(NotConfirmed) as refused:
        Desk(session).draft(None, [one.id, new.id], None)
    assert refused.value.data == {"match": new.id, "state": "new"}
    with pytest.raises(NotFound):
        Desk(session).draft(None, ["none"], None)
    assert Desk(session).all(None) == []
    assert [notice.match_ids for notice in Desk(session).draft(None, [one.id, one.id], None).notices] == [(one.id,)]


def test_the_recipients_first_language_or_the_one_that_was_asked_for(file_session: Session) -> None:
    case = opened(file_session, country="")
    found(file_session, case.id, X)
    found(file_session, case.id, OVH)
    languages = {notice.recipient: notice.language for notice in Desk(file_session).draft(None, [], None).notices}
    assert languages == {"x": "en", "ovhcloud": "fr"}
    found(file_session, case.id, X2)
    assert [notice.language for notice in Desk(file_session).draft(None, [], "fr").notices] == ["fr"]


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_no_notice_for_who_is_not_surely_an_adult(file_session: Session, adult: Adult) -> None:
    case = opened(file_session, adult=adult)
    match = found(file_session, case.id, X)
    for case_id, matches in ((case.id, []), (None, [match.id])):
        with pytest.raises(NotAdult):
            Desk(file_session).draft(case_id, matches, None)
    assert Desk(file_session).draft(None, [], None).notices == ()
    assert Desk(file_session).all(None) == []


def test_no_notice_for_a_closed_case_and_none_of_its_drafts_moves_on(session: Session) -> None:
    case = opened(session, country="")
    match = found(session, case.id, X)
    notice = Desk(session).draft(case.id, [], None).notices[0]
    casework.close_case(session, case.id)
    for case_id, matches in ((case.id, []), (None, [match.id])):
        with pytest.raises(CaseNotOpen):
            Desk(session).draft(case_id, matches, None)
    assert Desk(session).draft(None, [], None).notices == ()
    with pytest.raises(CaseNotOpen):
        Desk(session).approve(notice.id)
    assert Desk(session).all(None) == [notice]
    casework.erase_case(session, case.id)
    assert Desk(session).all(None) == []
    with pytest.raises(NotFound):
        Desk(session).show(notice.id)


# --- the configuration's and the home's own recipients --------------------------------------------------------------


def test_a_hosts_table_says_who_answers_for_what_was_found_there(file_session: Session) -> None:
    session = with_settings(file_session, hosts=[host("gallery", "ovhcloud", "x"), host("plain")])
    case = opened(session, country="")
    there = found(session, case.id, NOBODY, site="gallery")
    elsewhere = found(session, case.id, NOBODY + "?2", site="plain")
    drafted = Desk(session).draft(None, [], None)
    assert {notice.recipient: notice.match_ids for notice in drafted.notices} == {
        "ovhcloud": (there.id,),
        "x": (there.id,),
    }
    assert drafted.unaddressed == (elsewhere,)


def test_a_table_that_names_the_authority_itself_gets_each_address_once(file_session: Session) -> None:
    session = with_settings(file_session, hosts=[host("gallery", "pharos", "ovhcloud", "ovhcloud")])
    case = opened(session)
    match = found(session, case.id, NOBODY, site="gallery")
    notices = Desk(session).draft(None, [], None).notices
    assert sorted((notice.recipient, notice.match_ids) for notice in notices) == [
        ("ovhcloud", (match.id,)),
        ("pharos", (match.id,)),
    ]


def test_a_recipient_that_nobody_knows_is_named_with_the_nearest(file_session: Session) -> None:
    session = with_settings(file_session, hosts=[host("gallery", "x", "ovcloud")])
    found(session, opened(session).id, NOBODY, site="gallery")
    with pytest.raises(UnknownRecipient) as refused:
        Desk(session).draft(None, [], None)
    assert refused.value.data == {"recipient": "ovcloud", "nearest": "ovhcloud"}
    assert Desk(session).all(None) == []


def test_the_homes_own_folder_adds_and_replaces(file_session: Session) -> None:
    session = file_session
    place(session, "gallery", "unknown.example")
    place(session, "x", "x.com", name="X, corrected")
    case = opened(session, country="")
    found(session, case.id, NOBODY)
    found(session, case.id, X)
    notices = {notice.recipient: notice for notice in Desk(session).draft(None, [], None).notices}
    assert set(notices) == {"gallery", "x"}
    assert Desk(session).show(notices["x"].id)[1].recipient.name == "X, corrected"
    # Taken away again: the entry of ours is back, and the one that isn't ours is missed by name.
    for file in (session.home / FOLDER).iterdir():
        file.unlink()
    assert Desk(session).show(notices["x"].id)[1].recipient.name == "X (Twitter)"
    with pytest.raises(UnknownRecipient):
        Desk(session).show(notices["gallery"].id)


# --- approving ------------------------------------------------------------------------------------------------------


def test_what_is_missing_is_named_and_told_afresh_until_it_is_there(session: Session) -> None:
    case = opened(session, name="", contact="not an address", country="")
    found(session, case.id, X)
    desk = Desk(session)
    notice = desk.draft(None, [], None).notices[0]
    assert notice.missing == ("country", "notifier-name", "notifier-email")
    with pytest.raises(NotComplete) as refused:
        desk.approve(notice.id)
    assert refused.value.data == {"missing": "country, notifier-name, notifier-email"}
    assert desk.show(notice.id)[0] == notice
    casework.edit_case(session, case.id, name="A name", country="FR")
    assert desk.all(None)[0].missing == desk.show(notice.id)[0].missing == ("notifier-email",)
    casework.edit_case(session, case.id, contact="a@example.org")
    assert desk.show(notice.id)[0].missing == ()
    done = desk.approve(notice.id)
    assert (done.state, done.missing) == (NoticeState.APPROVED, ())
    assert desk.show(notice.id)[0] == done


def test_an_address_that_names_a_whole_site_is_not_exact(file_session: Session) -> None:
    case = opened(file_session)
    found(file_session, case.id, "https://x.com/")
    assert Desk(file_session).draft(None, [], None).notices[0].missing == ("exact-address",)


def test_the_settings_sign_where_the_case_does_not(file_session: Session) -> None:
    session = with_settings(file_session, notifier={"name": "An office", "email": "office@example.org"})
    case = opened(session, name="", contact="")
    found(session, case.id, X)
    notice = Desk(session).draft(None, [], None).notices[0]
    assert notice.missing == ()
    text = Desk(session).approve(notice.id).text
    assert "An office" in text
    assert "office@example.org" in text


def test_approved_words_stay_whatever_changes_after(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = approved(session)
    assert "Association Exemple" in notice.text
    assert X in notice.text
    casework.edit_case(session, notice.case_id, name="Another name", contact="other@example.org")
    monkeypatch.setattr(letters.templates(), "loader", DictLoader({}))
    letters.templates().cache.clear()  # type: ignore[union-attr] # the environment keeps one
    desk = Desk(session)
    kept, facts = desk.show(notice.id)
    with pytest.raises(TemplateNotFound):
        letters.text(facts, notice.route)
    assert kept == notice
    assert (facts.name, facts.email) == ("Association Exemple", "contact@example.org")
    assert desk.sent(notice.id, now(), "").text == notice.text
    assert desk.outcome(notice.id, Outcome.REMOVED).text == notice.text
    casework.close_case(session, notice.case_id)
    assert desk.show(notice.id)[1] == facts


def test_approving_again_takes_the_words_of_now(file_session: Session) -> None:
    notice = approved(file_session)
    casework.edit_case(file_session, notice.case_id, name="Another name")
    again = Desk(file_session).approve(notice.id)
    assert "Another name" in again.text
    assert Desk(file_session).show(notice.id)[0] == again


def test_what_must_never_leave_is_not_approved_wherever_it_comes_from(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = opened(session)
    found(session, case.id, X)
    desk = Desk(session)
    notice = next(one for one in desk.draft(case.id, [], None).notices if one.recipient == "x")
    changed = "# A notice\n\n## Facts\n\nMy ex posted this. Remove it within 24 hours.\n"
    with monkeypatch.context() as then:
        then.setattr(letters.templates(), "loader", DictLoader({"en/eu-dsa-16/platform.txt.j2": changed}))
        letters.templates().cache.clear()  # type: ignore[union-attr] # the environment keeps one
        with pytest.raises(NotFit) as refused:
            desk.approve(notice.id)
    letters.templates().cache.clear()  # type: ignore[union-attr] # as above
    assert refused.value.data == {"found": "accusation, deadline"}
    assert desk.show(notice.id)[0].state is NoticeState.DRAFT
    assert desk.approve(notice.id).state is NoticeState.APPROVED


def test_somebody_who_takes_no_notice_about_an_adult_stops_no_other(file_session: Session) -> None:
    case = opened(file_session, country="")
    there, here = found(file_session, case.id, "https://takeitdown.ncmec.org/1"), found(file_session, case.id, X)
    drafted = Desk(file_session).draft(case.id, [], None)
    assert [notice.match_ids for notice in drafted.notices] == [(here.id,)]
    with pytest.raises(NoRoute):
        Desk(file_session).draft(case.id, [there.id], None, recipient="ncmec_tid")


def test_an_unknown_notice(file_session: Session) -> None:
    desk = Desk(file_session)
    for ask in (
        lambda: desk.show("none"),
        lambda: desk.approve("none"),
        lambda: desk.sent("none", now(), ""),
        lambda: desk.outcome("none", Outcome.REMOVED),
    ):
        with pytest.raises(NotFound) as refused:
            ask()
        assert refused.value.data == {"noun": "notice", "id": "none"}
    with pytest.raises(NotFound):
        desk.draft("none", [], None)


def test_nothing_is_written_beside_the_database(file_session: Session) -> None:
    before = _files(file_session.home)
    sent(file_session)
    assert _files(file_session.home) == before


def _files(home: Path) -> set[str]:
    return {file.name for file in home.iterdir() if not file.name.startswith("store.db-")}
