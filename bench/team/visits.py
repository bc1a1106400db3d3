"""What the users of a team's server ask for: pages by members."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import psycopg

from bench.team.house import Filled
from bench.team.load import Asked
from takedown.pipeline.team import web_sessions
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.signin import seat_of, session_of
from takedown.web.here import TOKEN_FIELD
from takedown.web.team.front import Front
from tests.team_server import PASSPHRASE

SPREAD = (0, 0, 0, 0, 1, 1, 1, 2, 2, 3)
"""In which organisation each of ten is: they are spread as the cases are."""
_COOKIE = "td-team"
_SOME = 200
"""Cases, copies and letters of each organisation that are looked at."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody at the pages and what may be asked for."""

    organisation: str
    cookie: str = ""
    form_token: str = ""
    ids: dict[str, list[str]] = field(default_factory=dict)

    @property
    def headers(self) -> Mapping[str, str]:
        """See ``Somebody``."""
        return {"cookie": f"{_COOKIE}={self.cookie}"}

    def draws(self, drawn: random.Random) -> Asked:
        """Draw a page as a worker's day has them."""
        return self.asks(drawn.choices(NAMES, _WEIGHTS)[0], drawn)

    def asks(self, name: str, drawn: random.Random) -> Asked:
        """Draw one of the pages that are called so."""
        path = _PAGES[name](*(drawn.choice(self.ids[kind]) for kind in ("cases", "matches", "notices")))
        if name.startswith("POST"):
            return Asked(name, path, {TOKEN_FIELD: self.form_token, "text": f"site-{drawn.randrange(190)}"})
        return Asked(name, path)


_Made = Callable[[str, str, str], str]
_PAGES_OF: tuple[tuple[int, str, _Made], ...] = (
    (14, "/queue", lambda _c, _m, _n: "/queue"),
    (8, "/queue?lane=confirm", lambda _c, _m, _n: "/queue?lane=confirm"),
    (4, "/queue?lane=waiting", lambda _c, _m, _n: "/queue?lane=waiting"),
    (4, "/cases", lambda _c, _m, _n: "/cases"),
    (6, "/team", lambda _c, _m, _n: "/team"),
    (12, "/c/{case}", lambda c, _m, _n: f"/c/{c}"),
    (6, "/case/{case}", lambda c, _m, _n: f"/case/{c}"),
    (3, "/case/{case}/events", lambda c, _m, _n: f"/case/{c}/events"),
    (10, "/c/{case}/found", lambda c, _m, _n: f"/c/{c}/found"),
    (8, "/c/{case}/letters", lambda c, _m, _n: f"/c/{c}/letters"),
    (5, "/c/{case}/follow", lambda c, _m, _n: f"/c/{c}/follow"),
    (8, "/m/{match}", lambda _c, m, _n: f"/m/{m}"),
    (4, "/queue/row/{match}", lambda _c, m, _n: f"/queue/row/{m}"),
    (8, "/n/{notice}", lambda _c, _m, n: f"/n/{n}"),
    (3, "/figures", lambda _c, _m, _n: "/figures"),
    (4, "POST /queue/search", lambda _c, _m, _n: "/queue/search"),
)
_WEIGHTS = [weight for weight, _, _ in _PAGES_OF]
_PAGES = {name: made for _, name, made in _PAGES_OF}
NAMES = list(_PAGES)


def users(filled: Filled, server: TeamServer, count: int) -> Iterator[User]:
    """Yield members who are signed in, spread over the organisations as their cases are."""
    front = Front(server, _COOKIE, "en", {})
    with psycopg.connect(filled.url) as owner:
        slugs = sorted(filled.logins)
        for number in range(count):
            slug = slugs[SPREAD[number % len(SPREAD)]]
            organisation = server.organisation(slug)
            login = filled.logins[slug][number // 4 % len(filled.logins[slug])]
            member, seat = seat_of(server, organisation, login, PASSPHRASE)
            session = session_of(server, organisation, member, seat)
            with session.store.begin() as tx:
                cookie = web_sessions.begin(tx, organisation.id, member.id, seat, "", timedelta(hours=12))
            session.close()
            yield User(slug, cookie, front.form_token(cookie), ids=ids_of(owner, organisation.id))


def ids_of(owner: psycopg.Connection, organisation: str) -> dict[str, list[str]]:
    """Return some of an organisation's cases, copies and letters, by their table."""
    found = {}
    for table in ("cases", "matches", "notices"):
        query = f"SELECT id FROM {table} WHERE org_id = %s ORDER BY md5(id) LIMIT {_SOME}"
        found[table] = [row[0] for row in owner.execute(query.encode(), (organisation,))]
    return found
