"""What programs ask of the API of a team's server, each with a token of its own."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import psycopg

from bench.team.house import Filled
from bench.team.load import Asked
from bench.team.visits import SPREAD, ids_of
from takedown.cases.team.role import Role
from takedown.cases.team.token import Scope
from takedown.pipeline.team import tokens
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from takedown.pipeline.team.signin import seat_of, session_of
from takedown.pipeline.team.tokens import Wanted
from takedown.web.team.whole import API
from tests.team_server import PASSPHRASE

_MANY = 100
BULK = 10_000
"""Addresses that one call takes at most."""
_TO = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
"""The key of age's own documentation; nobody opens what is locked to it."""
_SCOPES = (
    Scope.CASES_READ, Scope.MATCHES_READ, Scope.MATCHES_DECIDE, Scope.NOTICES_READ, Scope.FIGURES_READ,
    Scope.EVENTS_READ, Scope.EVIDENCE_READ, Scope.EXPORTS_WRITE, Scope.ADDRESSES_WRITE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Program:
    """A program and what it asks about. ``draws_from``: the calls that its day has."""

    organisation: str
    token: str
    ids: dict[str, list[str]] = field(default_factory=dict)
    draws_from: tuple[str, ...] = ()

    @property
    def headers(self) -> Mapping[str, str]:
        """See ``Somebody``."""
        return {"authorization": f"Bearer {self.token}"}

    def draws(self, drawn: random.Random) -> Asked:
        """Draw a call as a program's day has them, or one of those that it is for."""
        names = self.draws_from or USUAL
        return self.asks(drawn.choices(names, [_CALLS[name][0] for name in names])[0], drawn)

    def asks(self, name: str, drawn: random.Random) -> Asked:
        """Draw one of the calls that are called so."""
        _, path, body = _CALLS[name]
        case, match, notice = (drawn.choice(self.ids[kind]) for kind in ("cases", "matches", "notices"))
        where = API + path.format(case=case, match=match, notice=notice)
        return Asked(name, where, body=body(drawn, match) if body else None)


_Body = Callable[[random.Random, str], object]


def _urls(many: int) -> _Body:
    return lambda drawn, _: {"urls": [f"https://new.example/{drawn.getrandbits(60):x}" for _ in range(many)]}


_ADDRESSES = "/cases/{case}/addresses"
_CALLS: dict[str, tuple[int, str, _Body | None]] = {
    "the token": (6, "/tokens/current", None),
    "cases, 100 of a list": (8, "/cases?limit=100", None),
    "one case": (12, "/cases/{case}", None),
    "matches, 100 of a list": (8, "/matches?limit=100", None),
    "new matches, 100 of a list": (6, "/matches?limit=100&state=new", None),
    "matches of a case": (10, "/matches?limit=100&case={case}", None),
    "one match": (12, "/matches/{match}", None),
    "notices, 100 of a list": (6, "/notices?limit=100", None),
    "one notice": (8, "/notices/{notice}", None),
    "one notice as it leaves": (4, "/notices/{notice}/document", None),
    "sightings of a case": (3, "/cases/{case}/sightings", None),
    "events": (6, "/events", None),
    "figures": (3, "/figures", None),
    # What was rejected may be rejected once more: that is a decision too.
    "one decision": (8, "/decisions", lambda _, match: {"matches": [match], "state": "rejected"}),
    "look now": (2, _ADDRESSES + "/look", lambda _drawn, _match: {"what": "addresses"}),
    f"{_MANY} addresses of a case": (4, _ADDRESSES, _urls(_MANY)),
    "evidence of a case, a file": (1, "/cases/{case}/exports", lambda *_: {"what": "evidence", "to": [_TO]}),
    f"{BULK:,} addresses of a case": (1, _ADDRESSES, _urls(BULK)),
}
NAMES = tuple(_CALLS)
USUAL = NAMES[:-2]
"""Calls that answer a question. The last two make a file of a whole case, and bring in as many addresses as one may."""
LARGE = NAMES[-1:]


def programs(filled: Filled, server: TeamServer, count: int) -> Iterator[Program]:
    """Yield programs with tokens of their own, spread over the organisations as their cases are."""
    slugs = sorted(filled.logins)
    with psycopg.connect(filled.url) as owner:
        for place, slug in enumerate(slugs):
            organisation = server.organisation(slug)
            who = [_entered(server, slug, login) for login in ("administrator", "supervisor")]
            ids = ids_of(owner, organisation.id)
            for number in range(count):
                if SPREAD[number % len(SPREAD)] == place:
                    token, text = tokens.make(who[0], Wanted("a measurement", Role.SUPERVISOR, _SCOPES))
                    tokens.confirm(who[1], token.id)
                    yield Program(slug, text, ids)
            for session in who:
                session.close()


def _entered(server: TeamServer, slug: str, login: str) -> TeamSession:
    organisation = server.organisation(slug)
    return session_of(server, organisation, *seat_of(server, organisation, login, PASSPHRASE))
