"""Packs out of a case: whose addresses, which notices, and what a case under 18 never gives."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pypdf
import pytest

from takedown.cases.case import Adult, Case, CaseNotOpen, NotAdult, Standing
from takedown.cases.match import Match, MatchState, Method, Sighting
from takedown.cases.notice import Notice, Outcome
from takedown.cases.noun import new_id
from takedown.notices import draft as letters
from takedown.notices.attachments.cloudflare import NoOrganisation, NoReplyAddress
from takedown.pipeline import casework
from takedown.pipeline.letters import bulk, packs
from takedown.pipeline.letters.pack_kind import PackKind
from takedown.pipeline.letters.pack_reports import NoNoticeForMachines
from takedown.pipeline.letters.pack_wish import Made, NothingToPack
from takedown.pipeline.looking.addresses import Address
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import SIGHTINGS, NotFound
from tests.pipeline.casefile import WORKERS, found, opened, with_settings

PLACE = "https://gallery.example.net/example/7.jpg"
FOR_MINORS = {PackKind.HASH_BANK, PackKind.HOTLINES, PackKind.CSV}


def text(session: Session, kind: PackKind, case: Case, notice: Notice | None = None) -> str:
    made = packs.made(session, kind, case.id, notice.id if notice else None, "en", plain=True)
    return " ".join(made.content.decode().split())


def file(session: Session, kind: PackKind, case: Case, notice: Notice | None = None) -> Made:
    return packs.made(session, kind, case.id, notice.id if notice else None, "en")


def under_18(session: Session) -> Case:
    return casework.open_case(
        session, Case.opened(label="l", adult=Adult.UNSURE, standing=Standing.SUBJECT, country="FR"), "I agree."
    )


def by_an_organisation(session: Session, contact: str = "contact@example.org") -> Case:
    case = opened(session, contact=contact)
    return casework.edit_case(session, case.id, particulars={"organisation": "Association Exemple"})


def asked(session: Session, case: Case, recipient: str, basis: str, at: datetime | None = None) -> Notice:
    """Draft a notice to ``recipient``; with ``at``, approved and filed then."""
    desk = Desk(session)
    (notice,) = desk.draft(case.id, [], None, recipient=recipient, basis=basis).notices
    if at is not None:
        desk.approve(notice.id, by=WORKERS[0])
        notice = desk.sent(notice.id, at, "")
    return notice


def days_ago(days: int) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def seen_again(session: Session, match: Match, at: datetime) -> None:
    facts: dict[str, object] = {"url": match.url}
    with session.store.begin() as tx:
        again = Sighting(id=new_id(), case_id=match.case_id, match_id=match.id, seen_at=at, manifest=facts)
        assert SIGHTINGS.put(tx, again)


def test_the_list_of_a_complaint_has_the_first_and_the_last_time_of_confirmed_copies(session: Session) -> None:
    case = opened(session)
    match = found(session, case.id, PLACE, seen_at=datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    seen_again(session, match, datetime(2026, 11, 9, 8, 0, tzinfo=UTC))
    found(session, case.id, "https://gallery.example.net/example/other.jpg", MatchState.REJECTED)

    said = text(session, PackKind.COMPLAINT, case)

    assert "Vu la première fois le 2 novembre 2026 à 00 h 30" in said.replace("\u00a0", " ")
    assert "That is" not in said
    assert "that is 1 November 2026, 23:30 (UTC)" in said
    assert PLACE in said
    assert "other.jpg" not in said


def test_the_papers_are_one_pdf(file_session: Session) -> None:
    case = opened(file_session)
    found(file_session, case.id, PLACE)

    made = file(file_session, PackKind.COMPLAINT, case)

    assert made.items == 6
    assert len(pypdf.PdfReader(io.BytesIO(made.content)).pages) == 6


def test_what_was_asked_of_whom_is_told_to_the_prosecutor(session: Session) -> None:
    case = opened(session)
    found(session, case.id, PLACE)
    asked(session, case, "ovhcloud", "eu-dsa-16", days_ago(3))

    assert "Demande faite à : OVHcloud" in text(session, PackKind.COMPLAINT, case).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("days", "outcome", "expected", "absent"),
    [
        (40, None, "the complaint is possible", "will be possible"),
        (3, None, "the complaint will be possible from", "is possible."),
        (3, Outcome.REFUSED, "the complaint is possible", "will be possible"),
    ],
)
def test_a_complaint_to_the_cnil_comes_after_a_month_or_a_refusal(
    file_session: Session, days: int, outcome: Outcome | None, expected: str, absent: str
) -> None:
    case = opened(file_session)
    found(file_session, case.id, PLACE)
    notice = asked(file_session, case, "facebook", "eu-gdpr-17", days_ago(days))
    if outcome:
        Desk(file_session).outcome(notice.id, outcome)

    said = text(file_session, PackKind.CNIL, case)

    assert expected in said
    assert absent not in said
    assert ("Plainte à la CNIL" in said) == ("is possible" in expected)
    assert notice.reference in said


def test_before_the_request_was_made_it_is_what_the_papers_hold(file_session: Session) -> None:
    case = opened(file_session)
    found(file_session, case.id, PLACE)
    asked(file_session, case, "facebook", "own-rules")

    said = text(file_session, PackKind.CNIL, case)

    assert "the request hasn’t been sent yet" in said
    assert "2016/679" in said
    assert "Plainte à la CNIL" not in said


def test_a_list_for_an_adult_has_times_and_one_for_a_minor_has_not(file_session: Session) -> None:
    adult, minor = opened(file_session), under_18(file_session)
    found(file_session, adult.id, PLACE)
    found(file_session, minor.id, PLACE, MatchState.NEW, method=Method.REPORTED)

    tables = [
        list(csv.reader(io.StringIO(file(file_session, PackKind.CSV, one).content.decode()))) for one in (adult, minor)
    ]

    assert tables[0][0][-1] == "last_seen_utc"
    assert tables[1] == [["number", "url", "page"], ["1", PLACE, PLACE]]


@pytest.mark.parametrize("kind", [kind for kind in PackKind if kind not in FOR_MINORS])
def test_a_case_under_18_gives_no_letter_and_no_report(session: Session, kind: PackKind) -> None:
    case = under_18(session)
    found(session, case.id, PLACE, MatchState.NEW, method=Method.REPORTED)

    with pytest.raises(NotAdult):
        file(session, kind, case)


def test_whom_to_turn_to_under_18_and_the_addresses_alone(file_session: Session) -> None:
    case = under_18(file_session)
    found(file_session, case.id, PLACE, MatchState.NEW, method=Method.REPORTED)

    said = text(file_session, PackKind.HOTLINES, case)

    assert said.index("3018") < said.index("PHAROS") < said.index("Take It Down")
    assert PLACE in said
    assert "226-" not in said
    assert "What it can’t do" in said
    assert "StopNCII" not in text(file_session, PackKind.HASH_BANK, case)


def test_whom_an_adult_turns_to_follows_the_country(file_session: Session) -> None:
    french, british, unknown = (opened(file_session, country=country) for country in ("FR", "GB", ""))

    assert "116 006" in text(file_session, PackKind.HOTLINES, french)
    assert "À dire à la ligne d’écoute" in text(file_session, PackKind.HOTLINES, french)
    assert "0345 6000 459" in text(file_session, PackKind.HOTLINES, british)
    everywhere = text(file_session, PackKind.HOTLINES, unknown)
    assert "116 006" in everywhere
    assert "0345 6000 459" in everywhere
    assert "StopNCII" in text(file_session, PackKind.HASH_BANK, french)


def test_a_report_for_machines_is_an_organisation_s_and_has_its_own_address(file_session: Session) -> None:
    session = with_settings(file_session, notifier={"email": "role@example.org"})
    case = by_an_organisation(session)
    found(session, case.id, PLACE)
    notice = asked(session, case, "ovhcloud", "eu-dsa-16")

    report = json.loads(file(session, PackKind.XARF, case).content)
    body = json.loads(file(session, PackKind.CLOUDFLARE, case, notice).content)

    assert report["reference"] == notice.reference
    assert report["reporter"]["contact"] == body["email"] == "role@example.org"
    assert body["urls"] == PLACE
    assert body["owner_notification"] == "none"


def test_without_an_organisation_there_is_none(file_session: Session) -> None:
    case = opened(file_session)
    found(file_session, case.id, PLACE)
    notice = asked(file_session, case, "ovhcloud", "eu-dsa-16")

    for kind in (PackKind.XARF, PackKind.CLOUDFLARE):
        with pytest.raises(NoOrganisation):
            file(file_session, kind, case, notice)


def test_nor_without_an_address_for_answers(file_session: Session) -> None:
    case = by_an_organisation(file_session, contact="")
    found(file_session, case.id, PLACE)
    notice = asked(file_session, case, "ovhcloud", "eu-dsa-16")

    with pytest.raises(NoReplyAddress):
        file(file_session, PackKind.XARF, case, notice)


def test_nor_without_a_notice_that_it_could_be_about(file_session: Session) -> None:
    case = by_an_organisation(file_session)
    found(file_session, case.id, PLACE)
    asked(file_session, case, "ovhcloud", "eu-dsa-16")

    with pytest.raises(NoNoticeForMachines):
        file(file_session, PackKind.CLOUDFLARE, case)


@pytest.mark.parametrize("kind", [PackKind.COMPLAINT, PackKind.CNIL, PackKind.CSV])
def test_of_nothing_nothing_is_made(file_session: Session, kind: PackKind) -> None:
    case = opened(file_session)
    found(file_session, case.id, PLACE, MatchState.REJECTED)

    with pytest.raises(NothingToPack):
        file(file_session, kind, case)


def test_a_notice_of_another_case_is_not_found(file_session: Session) -> None:
    one, other = opened(file_session), opened(file_session)
    found(file_session, one.id, PLACE)
    notice = asked(file_session, one, "ovhcloud", "eu-dsa-16")

    with pytest.raises(NotFound):
        file(file_session, PackKind.CSV, other, notice)


def test_a_closed_case_gives_nothing(file_session: Session) -> None:
    case = opened(file_session)
    casework.close_case(file_session, case.id)

    for kind in PackKind:
        with pytest.raises(CaseNotOpen):
            file(file_session, kind, case)


def test_of_an_address_that_she_gave_no_paper_says_when_it_was_seen(session: Session) -> None:
    case = opened(session)
    bulk.take(session, case.id, [Address(PLACE, 1)])
    (notice, *_) = Desk(session).draft(case.id, [], None, recipient="x", basis="eu-dsa-16").notices
    letter = letters.text(Desk(session).show(notice.id)[1], notice.route)
    papers = text(session, PackKind.COMPLAINT, case)
    assert "Address noted on" in letter
    assert "Seen on" not in letter
    assert "Elles ont été trouvées à l’adresse de la liste jointe, relevée le" in papers
    assert "Vu la première fois" not in papers
    assert "They were found at the address of the enclosed list, which was noted on" in papers
    assert "First seen" not in papers
    (row,) = list(csv.DictReader(io.StringIO(file(session, PackKind.CSV, case).content.decode())))
    assert (row["url"], row["last_seen_utc"]) == (PLACE, "")
