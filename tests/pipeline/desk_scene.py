"""A notice to X, approved or sent, for the tests of the desk."""

from __future__ import annotations

from takedown.cases.notice import Notice
from takedown.cases.noun import now
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from tests.pipeline.casefile import found, opened

X = "https://x.com/somebody/photo/1"


def approved(session: Session, url: str = X) -> Notice:
    case = opened(session, country="FR")
    found(session, case.id, url)
    drafted = Desk(session).draft(case.id, [], None).notices
    return Desk(session).approve(drafted[0].id)


def sent(session: Session) -> Notice:
    return Desk(session).sent(approved(session).id, now(), "")
