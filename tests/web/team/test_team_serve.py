"""The pages of a team's server behind a proxy that speaks TLS, and never seen from elsewhere without one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import httpx
import pytest

from takedown.pipeline.team.server import TeamServer
from takedown.web.serve import NotLoopback
from takedown.web.team.serve import NotHttps, TeamPages
from tests.web.team.rooms import Rooms

PUBLIC = "team.example"


def at(rooms: Rooms, address: str) -> TeamServer:
    """The same server under another address."""
    server = rooms.first.server
    team = server.settings.team.model_copy(update={"address": address})
    return replace(server, settings=server.settings.model_copy(update={"team": team}))


@contextmanager
def behind(server: TeamServer) -> Iterator[httpx.Client]:
    """What the proxy asks."""
    pages = TeamPages(server, "0.0.0.0", 0, "en")
    ready = threading.Event()
    thread = threading.Thread(target=pages.run, args=(ready.set,))
    thread.start()
    try:
        assert ready.wait(30)
        with httpx.Client(base_url=f"http://127.0.0.1:{pages.port}", headers={"host": PUBLIC}) as client:
            yield client
    finally:
        pages.stop()
        thread.join(30)


def test_behind_a_proxy_the_name_is_the_public_one_and_the_cookie_takes_tls(rooms: Rooms) -> None:
    with behind(at(rooms, f"https://{PUBLIC}/")) as client:
        page = client.get("/signin")
        cookie = page.headers["set-cookie"]
        assert cookie.startswith("__Host-td=")
        assert {"secure", "httponly", "samesite=strict"} <= {one.strip().casefold() for one in cookie.split(";")}
        for origin, status in ((f"http://{PUBLIC}", 403), ("https://elsewhere.example", 403)):
            answer = client.post("/signin", data={"csrf": "x"}, headers={"origin": origin})
            assert answer.status_code == status
        assert client.get("/signin", headers={"host": "elsewhere.example"}).status_code == 421
        # By this machine's own name it is plain.
        assert client.post("/signin", headers={"origin": f"https://{PUBLIC}"}).status_code == 403


@pytest.mark.parametrize("address", ["http://team.example", "https://team.example/path", "team.example", "https://a@b"])
def test_an_address_is_https_and_a_name_alone(rooms: Rooms, address: str) -> None:
    with pytest.raises(NotHttps):
        TeamPages(at(rooms, address), "127.0.0.1", 0, "en")


def test_without_an_address_nobody_else_sees_the_pages(rooms: Rooms) -> None:
    with pytest.raises(NotLoopback):
        TeamPages(rooms.first.server, "0.0.0.0", 0, "en")
