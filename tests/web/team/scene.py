"""An organisation as it is after some weeks: members, clients, cases in several hands, letters, a program's token."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, MatchState
from takedown.cases.noun import now
from takedown.cases.team.letter import Letter, Shown
from takedown.cases.team.organisation import Mandate
from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.pipeline import casework
from takedown.pipeline.cautions import looks
from takedown.pipeline.notify import Desk
from takedown.pipeline.person import notes
from takedown.pipeline.team import (
    clients,
    door,
    grants,
    letterbox,
    organisations,
    staff,
    tokens,
    web_sessions,
    webhooks,
)
from takedown.pipeline.team.door import Given
from takedown.pipeline.team.handover import card_of, sealed, sentences
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from tests.pipeline.casefile import COMPLETE, found
from tests.team_server import CHEAP, House
from tests.web.browser import Eyes
from tests.web.team.rooms import COOKIE

SLUG = "exemple"
NAMES = {"administrator": "Lou Berger", "supervisor": "Nadia Roux", "worker": "Sam Petit", "other": "Inès Moreau"}
_BROWSER = "Firefox, Windows"


@dataclass
class Lived:
    """The organisation, and the ids of what is there by the names that paths have for them.

    Attributes:
        given: number and code of somebody whose letter was taken in.
    """

    house: House
    ids: dict[str, str] = field(default_factory=dict)
    given: Given = field(default=Given("", ""))

    def filled(self, path: str) -> str:
        """Return a route's path with what is there; "" where that isn't a thing of this organisation."""
        things = {**self.ids, "item": self.ids["match_id"], "number": "1", "what": "contact"}
        if "/follow/" in path:
            things["match_id"] = self.ids["confirmed_id"]
        names = set(re.findall(r"\{(\w+)[^}]*\}", path))
        return path.format(**things) if names <= things.keys() else ""


def cookie(house: House, login: str) -> str:
    """Sign a member in; return what her browser's cookie holds."""
    session = house.as_member(login)
    with session.store.begin() as tx:
        return web_sessions.begin(
            tx, house.organisation.id, session.actor.id, session.keyring.seat, _BROWSER, timedelta(hours=9)
        )


def signed_in(eyes: Eyes, house: House, login: str) -> Eyes:
    """Sign a member in, in a browser's window."""
    eyes.page.context.add_cookies([{"name": COOKIE, "value": cookie(house, login), "url": eyes.site.url}])
    return eyes


def lived_in(server: TeamServer) -> Lived:
    """Found the organisation, and have its members work for some weeks."""
    lived = Lived(_founded(server))
    house = lived.house
    supervisor = house.as_member("supervisor")
    singer = clients.add(supervisor, "A. Chanteuse", Mandate(by="A. Chanteuse", given_on=date(2026, 1, 2)))
    clients.add(supervisor, "B. Acteur")
    worker, other = house.desk("worker"), house.as_member("other")
    camille = _case(worker, "D-0412")
    waits = found(worker, camille.id, _at("gallery", 1), MatchState.NEW, confidence=Confidence.LIKELY, distance=30)
    found(worker, camille.id, _at("gallery", 2), MatchState.NEW, confidence=Confidence.POSSIBLE)
    confirmed = found(worker, camille.id, _at("forum", 4))
    notes.leave(worker, camille.id, "To be called on Monday after six.", NAMES["worker"])
    notice = Desk(worker).draft(camille.id, [confirmed.id], None).notices[0]
    for number, (label, days) in enumerate((("D-0409", 9), ("D-0410", 2))):
        case = _case(worker, label)
        copy = found(worker, case.id, _at("pictures", number), context_seen=False)
        grants.share(supervisor, case.id, house.members["other"].id)
        for session in (worker, other):
            looks.context(session, [copy.id])
        sent = Desk(worker).draft(case.id, [copy.id], None).notices[0]
        Desk(worker).approve(sent.id, contact_checked=True, without_evidence=True)
        Desk(worker).sent(sent.id, now() - timedelta(days=days), "48213")
        grants.hand_over(supervisor, case.id, house.members[("worker", "other")[number]].id)
    theirs = _case(house.as_member("supervisor").for_client(singer.id), "M-0031")
    found(supervisor, theirs.id, _at("forum", 31), MatchState.NEW, confidence=Confidence.LIKELY, distance=24)
    grants.hand_over(supervisor, camille.id, house.members["worker"].id)
    grants.take(worker, camille.id)
    lived.given = _sent(house, 1)
    (came,) = letterbox.waiting(worker)
    letterbox.take_in(worker, came.id, label="D-0413")
    _sent(house, 2)
    lived.ids = {
        "case_id": camille.id,
        "match_id": waits.id,
        "confirmed_id": confirmed.id,
        "notice_id": notice.id,
        "client_id": singer.id,
        "member_id": house.members["other"].id,
    }
    _programs(house)
    return lived


def _founded(server: TeamServer) -> House:
    name = "Association Exemple"
    made = organisations.found(server, slug=SLUG, name=name, email="team@exemple.example", cost=CHEAP)
    house = House(server, made.organisation, made.words)
    house.joined(made.invited[Role.ADMINISTRATOR], "administrator", NAMES["administrator"])
    house.joined(made.invited[Role.SUPERVISOR], "supervisor", NAMES["supervisor"])
    house.with_member("worker", Role.CASE_WORKER, name=NAMES["worker"])
    house.with_member("other", Role.CASE_WORKER, name=NAMES["other"])
    house.with_member("auditor", Role.AUDITOR, name="Chris Lambert")
    staff.invite(house.as_member("administrator"), Role.INTAKE)
    return house


def _case(session: TeamSession, label: str) -> Case:
    about = {**COMPLETE, "contact": "answers@example.org"}
    case = Case.opened(label=label, adult=Adult.YES, standing=Standing.SUBJECT, **about)
    return casework.open_case(session, case, "I agree.")


def _sent(house: House, number: int) -> Given:
    """Have somebody send a letter by the door."""
    shown = Shown(pdq=bytes([number] * 32), quality=80, width=1200, height=900)
    said = sentences(house.organisation.name, Standing.SUBJECT)[0]
    letter = Letter(made_at=now(), statement=said, pictures=(shown,), addresses=(_at("gallery", 50 + number),))
    return door.receive(house.server, house.organisation, sealed(card_of(house.organisation), letter), CHEAP)


def _programs(house: House) -> None:
    """Have two programs come to the API, of which one waits, and one address be told of events."""
    administrator = house.as_member("administrator")
    wanted = tokens.Wanted(name="Archive", role=Role.CASE_WORKER, scopes=(Scope.CASES_READ, Scope.MATCHES_READ))
    confirmed, _ = tokens.make(administrator, wanted)
    tokens.confirm(house.as_member("supervisor"), confirmed.id)
    tokens.make(
        administrator, tokens.Wanted(name="Monthly figures", role=Role.CASE_WORKER, scopes=(Scope.FIGURES_READ,))
    )
    webhooks.register(administrator, "https://hooks.exemple.example/td", [EventKind.SIGHTING, EventKind.NOTICE_MOVED])


def _at(place: str, number: int) -> str:
    return f"https://{place}.example/view/{number}"
