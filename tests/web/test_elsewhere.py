"""Another page in the same browser: a link, a frame, a picture or a form elsewhere that points here."""

from __future__ import annotations

import pytest

from tests.web.conftest import Site, Visitor

LINK = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
"""What a browser says when somebody follows a link elsewhere, or is led here by a script; it keeps the cookie back."""
NEIGHBOUR = {**LINK, "sec-fetch-site": "same-site"}
"""Another program's page on this machine: the browser sends it, and from it, our cookie too."""


@pytest.fixture(scope="module")
def inside(house: Site) -> Visitor:
    return house.entered()


@pytest.mark.parametrize("dest", ["iframe", "frame", "object", "embed", "image", "script"])
def test_nothing_of_ours_is_loaded_into_a_page_elsewhere(inside: Visitor, dest: str) -> None:
    for site in ("cross-site", "same-site"):
        asked = {**LINK, "sec-fetch-site": site, "sec-fetch-dest": dest}
        assert inside.client.get("/leave", headers=asked).status_code == 403
        assert inside.client.get("/queue", headers=asked).status_code == 403


@pytest.mark.parametrize("elsewhere", [LINK, NEIGHBOUR])
def test_a_page_elsewhere_locks_nothing_by_leading_to_leave(
    house: Site, inside: Visitor, elsewhere: dict[str, str]
) -> None:
    stranger = house.visitor()
    for client in (stranger.client, inside.client):
        answer = client.get("/leave", headers=elsewhere)
        assert (answer.status_code, answer.headers["location"]) == (303, "/calendar")
    assert inside.client.get("/live/here").status_code == 204


def test_a_link_elsewhere_doesnt_take_the_cookies_place(house: Site, inside: Visitor) -> None:
    stranger = house.visitor()
    assert "set-cookie" not in stranger.client.get("/unlock", headers=LINK).headers
    assert "set-cookie" in stranger.client.get("/unlock").headers
    assert inside.client.get("/queue", headers=NEIGHBOUR).status_code == 200


def test_the_start_link_opens_from_elsewhere_too(house: Site) -> None:
    visitor = house.visitor()
    assert "set-cookie" in visitor.client.get(house.new_link(), headers=LINK).headers
    assert visitor.client.get("/live/here").status_code == 204
