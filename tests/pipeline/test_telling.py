"""Word to the person: off unless chosen, counts alone, and a digest that holds no telling word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest

from takedown.cases.case import Case, Telling
from takedown.cases.match import MatchState
from takedown.cases.noun import now
from takedown.mail.server import NoMailServer
from takedown.pipeline import casework
from takedown.pipeline.following import chores
from takedown.pipeline.following.chores import Chore
from takedown.pipeline.person import telling
from takedown.pipeline.session import Session
from tests.mail.postbox import Postbox
from tests.pipeline.casefile import events, found, opened, with_settings

SENDER, READER = "post@relay.example", "reader@mailbox.example"
CANARIES = ("canary-host", "canary-path", "canary-label", "Canaria", "canary.contact")
TELLING = (
    "takedown", "removal", "notice", "notification", "image", "photo", "picture", "video", "intimate", "intime",
    "nude", "porn", "sex", "leak", "copie", "copy", "copies", "match", "signalement", "retrait", "plainte", "police",
    "abuse", "victim", "hash", "empreinte", "dossier", "case", "consent", "host", "http", "www", "python", "mailer",
)  # fmt: skip
"""Words that would tell somebody who looks over a shoulder, and those that would tell which program wrote."""


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def connected(session: Session, box: Postbox) -> Session:
    smtp = {"host": "127.0.0.1", "port": box.port, "security": "none"}
    database = session.settings.database.model_dump()
    return with_settings(session, notifier={"name": "Canaria Name", "email": SENDER}, smtp=smtp, database=database)


def told_by(session: Session, way: str, every: int = 7, **fields: str) -> Case:
    case = opened(session, name="Canaria Name", contact="canary.contact@example.org", **fields)  # type: ignore[arg-type]
    return telling.choose(session, case.id, Telling.model_validate({"way": way, "every_days": every, "to": READER}))


def news_in(session: Session, case: Case) -> None:
    found(session, case.id, f"https://canary-host.example/canary-path/{now().isoformat()}", MatchState.NEW)


def left(session: Session, at: datetime) -> list[tuple[Chore, str]]:
    return [(one.chore, one.case.id if one.case else "") for one in chores.run(session, at)]


def test_nothing_is_told_unless_it_was_chosen(session: Session, box: Postbox) -> None:
    session = connected(session, box)
    case = opened(session)
    news_in(session, case)

    assert left(session, now()) == []
    assert telling.tell(session, None, now()) == []
    assert box.posted == []
    assert case.telling.way == "off"


def test_a_digest_leaves_where_there_is_news_and_at_the_rhythm_chosen(session: Session, box: Postbox) -> None:
    session = connected(session, box)
    case = told_by(session, "mail", every=7)
    begun = now() + timedelta(minutes=1)

    assert left(session, begun) == []
    news_in(session, case)
    assert left(session, begun) == [(Chore.TOLD, case.id)]
    assert left(session, begun + timedelta(days=8)) == []
    moved(session, begun + timedelta(hours=1), case)
    assert left(session, begun + timedelta(days=6)) == []
    assert left(session, begun + timedelta(days=7)) == [(Chore.TOLD, case.id)]

    assert [posted.to for posted in box.posted] == [(READER,)] * 2
    assert [kind for kind, _ in events(session, case.id)].count("told") == 2


def moved(session: Session, at: datetime, case: Case) -> None:
    """Have something be found at ``at``."""
    found(session, case.id, "https://canary-host.example/later", MatchState.NEW, seen_at=at)


def test_the_message_holds_no_telling_word_no_name_and_no_address(file_session: Session, box: Postbox) -> None:
    session = connected(file_session, box)
    case = told_by(session, "mail")
    news_in(session, case)
    assert left(session, now()) == [(Chore.TOLD, case.id)]

    (posted,) = box.posted
    message = message_from_bytes(posted.raw, policy=default)
    body = message.get_content()
    raw = posted.raw.decode("ascii") + body + str(message["Subject"])
    assert [word for word in (*CANARIES, case.id) if word.lower() in raw.lower()] == []
    assert [word for word in TELLING if re.search(rf"\b{word}", raw, re.IGNORECASE)] == []
    assert (message["From"], message["To"]) == (SENDER, READER)
    assert {name.lower() for name in message} - {"x-peer", "x-mailfrom", "x-rcptto"} == {
        "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    }  # fmt: skip
    assert "Il y a du nouveau pour vous." in body
    assert "There is something new for you." in body
    assert "@" not in body


@pytest.mark.parametrize("answer", ["451 later", "550 no"])
def test_what_the_server_does_not_take_is_told_and_tried_again(
    file_session: Session, box: Postbox, answer: str
) -> None:
    session = connected(file_session, box)
    case = told_by(session, "mail")
    news_in(session, case)
    box.answers["END"] = answer

    assert [chore for chore, _ in left(session, now())] == [Chore.PROBLEM]
    box.answers.clear()
    assert left(session, now() + timedelta(hours=1)) == [(Chore.TOLD, case.id)]


def test_a_doubt_is_not_sent_twice(file_session: Session, box: Postbox) -> None:
    session = connected(file_session, box)
    case = told_by(session, "mail")
    news_in(session, case)
    box.cut = "taken"

    assert left(session, now()) == [(Chore.TOLD, case.id)]
    box.cut = ""
    assert left(session, now() + timedelta(hours=1)) == []
    assert len(box.posted) == 1


def test_a_choice_taken_back_at_the_last_line_stops_it(file_session: Session, box: Postbox) -> None:
    session = connected(file_session, box)
    case = told_by(session, "mail")
    news_in(session, case)

    def reached(place: str) -> None:
        if place == "data":
            telling.choose(session, case.id, Telling())

    box.reached = reached
    assert left(session, now()) == []
    assert box.posted == []


def test_a_digest_needs_a_server_and_two_addresses(file_session: Session, box: Postbox) -> None:
    case = opened(file_session)
    with pytest.raises(NoMailServer):
        telling.choose(file_session, case.id, Telling(way="mail", to=READER))
    session = connected(file_session, box)
    with pytest.raises(telling.NobodyToTell):
        telling.choose(session, case.id, Telling(way="mail", to="nobody"))
    assert casework.show_case(session, case.id).telling == Telling()


def test_in_the_program_news_are_counts_and_told_once(session: Session) -> None:
    case, quiet = told_by(session, "program"), told_by(session, "off")
    news_in(session, case)
    news_in(session, case)
    news_in(session, quiet)

    assert telling.news(session, case.id).counts == {"found": 2, "gone": 0, "back": 0, "answers": 0, "drafts": 0}
    (told,) = telling.tell(session, None, now() + timedelta(minutes=1))
    assert (told.case.id, told.found) == (case.id, 2)
    (told,) = telling.tell(session, None, now() + timedelta(minutes=2))
    assert not told
