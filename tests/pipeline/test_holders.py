"""Who holds an address: looked up for a draft, again before sending, and made somebody to write to."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from takedown.cases.holding import Contact, Holder, Holding
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.cases.recipient import Recipient
from takedown.notices import directory
from takedown.pipeline.letters import holders
from takedown.pipeline.notify import Desk
from takedown.pipeline.session import Session
from tests.cli.background import Background
from tests.crawl.crawl_server import HTML, Server
from tests.crawl.holders.name_server import NameServer, name_server
from tests.crawl.holders.registry import CLOUD, OTHERS, THEIRS, answered, asking, domain, network, registry
from tests.pipeline.casefile import found, opened, with_settings

URL = "https://site.example/a.jpg"
THERE = answered(network())
ELSEWHERE = answered(
    network(
        "OTHER-NET", "NET-2", "abuse@other.example", "Other SARL", startAddress="81.2.70.0", endAddress="81.2.70.255"
    )
)
BEFORE_IT = answered(
    network(
        "CLOUDFLARENET",
        "NET-3",
        "abuse@cloudflare.com",
        "Cloudflare",
        startAddress="104.16.0.0",
        endAddress="104.16.255.255",
    )
)


SITE_X = """id = "sitex"
name = "Site X"
kind = "platform"
domains = ["site.example"]
legal_bases = ["eu-dsa-16"]
sources = ["https://site.example/rules"]
verified_on = "2026-01-01"
confidence = "medium"

[[channels]]
type = "email"
purpose = { en = "Reports", fr = "Signalements" }
email = "abuse@site.example"
confidence = "medium"
"""


@dataclass
class World:
    """A name server and a registry on loopback, and a session that asks them alone."""

    names: NameServer
    rdap: Server
    session: Session

    def moves_to(self, address: str) -> None:
        self.names.zone = {"site.example": {"A": [address]}}

    def drafted(self, to: str = "host_generic", part: str = "host", **more: object) -> Notice:
        """Return a notice as it would have been drafted now."""
        holding = holders.holding_of(self.session, URL, pages=False)
        addressee = holders.addressee(holding, part)  # type: ignore[arg-type]  # a part's name
        values: dict[str, Any] = {
            "id": new_id(),
            "case_id": new_id(),
            "created_at": now(),
            "recipient": to,
            "route": "eu-dsa-16",
            "language": "en",
            "reference": "R",
            "urls": (URL,),
            "match_ids": (),
            "holding": holding.row(),
            "addressee": addressee.row() if addressee and to.endswith("_generic") else None,
            **more,
        }
        return Notice.model_validate(values)


@pytest.fixture
def world(file_session: Session) -> Iterator[World]:
    answers = {
        f"ip/{THEIRS}": THERE,
        f"ip/{OTHERS}": ELSEWHERE,
        f"ip/{CLOUD}": BEFORE_IT,
        "domain/site.example": answered(domain("site.example")),
    }
    with Background() as background:
        names = background.enter(name_server({"site.example": {"A": [THEIRS]}}))
        rdap = background.enter(registry(answers))
        settings = asking(rdap, names.pair).model_dump()
        yield World(names, rdap, with_settings(file_session, **settings))


def test_a_host_that_the_directory_doesn_t_know_can_be_written_to(world: World) -> None:
    holding = holders.holding_of(world.session, URL, pages=False)
    found = holders.addressee(holding, "host")
    assert found is not None
    assert (found.id, found.kind, found.name) == ("host_generic", "host", "Example Hosting SAS")
    assert found.domains == ("site.example",)
    assert (found.verified_on, found.confidence) == (holding.at.date().isoformat(), "medium")
    assert found.sources == (world.rdap.url(f"/rdap/ip/{THEIRS}"),)
    (channel,) = found.channels
    assert (channel.type, channel.email, channel.confidence) == ("email", "abuse@hosting.example", "medium")
    assert set(directory.load()["host_generic"].legal_bases) == set(found.legal_bases)
    assert Recipient.of(found.row()) == found


def test_a_registrar_as_well_and_a_registry_without_a_contact_not(world: World) -> None:
    holding = holders.holding_of(world.session, URL, pages=False)
    registrar = holders.addressee(holding, "registrar")
    assert registrar is not None
    assert (registrar.id, registrar.kind) == ("registrar_generic", "registrar")
    assert registrar.channels[0].email == "abuse@names.example"
    assert holders.addressee(holding, "registry") is None
    assert holders.addressee(holding, "cdn") is None


def holding_with(*contacts: Contact, recipient: str = "") -> Holding:
    holder = Holder(part="site", name="site.example", recipient=recipient, contacts=contacts, source="page")
    return Holding(url=URL, host="site.example", at=datetime(2026, 1, 2, tzinfo=UTC), holders=(holder,))


def contact(address: str, found: str = "page-contact", confidence: str = "medium", *, private: bool = False) -> Contact:
    return Contact.model_validate(
        {
            "address": address,
            "found": found,
            "source": "https://site.example/contact",
            "confidence": confidence,
            "private": private,
        }
    )


def test_the_surest_contact_that_isn_t_a_person_s_goes_first() -> None:
    found = holders.addressee(
        holding_with(
            contact("ann@gmail.com", private=True),
            contact("abuse@site.example", "rfc2142", "low"),
            contact("https://site.example/contact"),
        ),
        "site",
    )
    assert found is not None
    assert [(one.type, one.email or one.url, one.confidence) for one in found.channels] == [
        ("page", "https://site.example/contact", "medium"),
        ("email", "abuse@site.example", "low"),
        ("email", "ann@gmail.com", "medium"),
    ]
    assert (found.id, found.kind, found.verified_on) == ("platform_generic", "platform", "2026-01-02")
    assert all(one.purpose.en != one.purpose.fr for one in found.channels)
    assert [one.basis for one in found.deadlines] == ["eu-gdpr-17"]


def test_whom_the_directory_knows_isn_t_made_up() -> None:
    assert holders.addressee(holding_with(contact("a@b.example"), recipient="imgur"), "site") is None
    assert holders.addressee(holding_with(), "site") is None


def test_nothing_changed_says_nothing(world: World) -> None:
    notice = world.drafted()
    assert holders.changed(world.session, notice) == ()
    assert holders.again(world.session, notice).failed == ()


def test_a_move_to_another_network_is_a_change(world: World) -> None:
    notice = world.drafted()
    world.moves_to(OTHERS)
    assert holders.changed(world.session, notice) == ("host", "network")
    found = holders.again(world.session, notice)
    assert found.holding is not None
    assert found.holding.ips == (OTHERS,)


def test_a_move_within_a_network_is_none(world: World) -> None:
    notice = world.drafted()
    world.rdap.pages = {**world.rdap.pages, "/rdap/ip/81.2.69.200": THERE}
    world.moves_to("81.2.69.200")
    assert holders.changed(world.session, notice) == ()


def test_a_delivery_network_that_came_between_is_a_change(world: World) -> None:
    notice = world.drafted()
    world.moves_to(CLOUD)
    assert holders.changed(world.session, notice) == ("network", "cdn")


def test_and_so_is_one_that_left(world: World) -> None:
    world.moves_to(CLOUD)
    notice = world.drafted("cloudflare", "cdn")
    world.moves_to(THEIRS)
    assert holders.changed(world.session, notice) == ("network", "cdn")


def test_a_letter_to_the_registrar_goes_to_whoever_that_is_wherever_the_machines_are(world: World) -> None:
    notice = world.drafted("registrar_generic", "registrar")
    world.moves_to(OTHERS)
    assert holders.changed(world.session, notice) == ()
    moved = domain("site.example")
    moved["entities"] = [{"handle": "777", "roles": ["registrar"], "vcardArray": ["vcard", [["fn", {}, "text", "B"]]]}]
    world.rdap.pages = {**world.rdap.pages, "/rdap/domain/site.example": answered(moved)}
    assert holders.changed(world.session, notice) == ("registrar",)


def test_a_letter_to_a_platform_goes_to_whoever_has_its_name(world: World) -> None:
    (world.session.home / "recipients").mkdir()
    file = world.session.home / "recipients" / "sitex.toml"
    file.write_text(SITE_X)
    notice = world.drafted("sitex", "platform")
    asked = len(world.names.asked)
    world.moves_to(OTHERS)
    assert holders.changed(world.session, notice) == ()
    assert len(world.names.asked) == asked
    file.rename(file.with_name("sitey.toml")).write_text(SITE_X.replace("sitex", "sitey"))
    assert holders.changed(world.session, notice) == ("platform",)


def test_a_letter_to_a_recipient_that_was_chosen_by_hand_depends_on_all_of_it(world: World) -> None:
    notice = world.drafted("imgur", "host")
    world.moves_to(OTHERS)
    assert holders.changed(world.session, notice) == ("host", "network")


def test_a_report_to_an_authority_depends_on_nobody(world: World) -> None:
    notice = world.drafted("pharos", "host")
    asked = len(world.names.asked)
    world.moves_to(OTHERS)
    assert holders.changed(world.session, notice) == ()
    assert len(world.names.asked) == asked


def test_what_can_t_be_found_out_now_has_failed_and_not_changed(world: World) -> None:
    notice = world.drafted()
    world.names.zone = {}
    world.rdap.pages = {path: page for path, page in world.rdap.pages.items() if path.startswith("/lists")}
    found = holders.again(world.session, notice)
    assert (found.parts, found.failed) == ((), ("dns", "rdap-domain"))


def test_a_notice_without_a_look_up_has_nothing_to_compare(world: World) -> None:
    assert holders.changed(world.session, world.drafted(holding=None)) == ()


def test_many_addresses_are_few_questions(world: World) -> None:
    found = holders.holdings_of(world.session, [f"https://site.example/{n}" for n in range(200)], pages=False)
    assert [one.url for one in found] == [f"https://site.example/{n}" for n in range(200)]
    assert len(world.names.asked) <= 3
    assert len(world.rdap.visits) == 5


def test_no_page_is_fetched_without_leave(world: World) -> None:
    with Background() as background:
        site = background.serve({"/": (200, HTML, b"<p>abuse@site.example")})
        host = {"name": "here", "start": [site.url()], "allow": [site.pair], "delay": 0.0}
        session = with_settings(world.session, **{**world.session.settings.model_dump(), "hosts": [host]})
        holders.holding_of(session, site.url("/@ann/1"), pages=False)
        assert site.visits == []
        holders.holding_of(session, site.url("/@ann/1"))
        assert "/" in site.paths
        assert "/@ann/1" not in site.paths


def test_the_lists_are_kept_for_a_day(world: World) -> None:
    def asked() -> int:
        holders.holding_of(world.session, URL, pages=False)
        return sum(path.startswith("/lists") for path in world.rdap.paths)

    assert [asked(), asked()] == [3, 3]
    folder = world.session.home / holders.LISTS
    kept = list(folder.iterdir())
    assert len(kept) == 3
    assert not any(b"site.example" in file.read_bytes() for file in kept)
    for file in kept:
        os.utime(file, (time.time() - 90_000,) * 2)
    assert asked() == 6


def test_lists_that_can_t_be_kept_are_fetched_each_time(world: World) -> None:
    (world.session.home / holders.LISTS).write_text("in the way")
    assert holders.holding_of(world.session, URL, pages=False).failed == ()


def test_nothing_of_a_look_up_is_stored(world: World) -> None:
    before = {path: path.read_bytes() for path in world.session.home.glob("*.db")}
    holders.holding_of(world.session, URL, pages=False)
    assert {path: path.read_bytes() for path in world.session.home.glob("*.db")} == before


def test_a_copy_on_an_unknown_site_gets_a_draft_to_whoever_was_found(world: World) -> None:
    world.names.zone = {"home.example": {"A": ["127.0.0.1"]}}
    with Background() as background:
        site = background.serve(
            {"/": (200, HTML, b'<a href="/c">Contact</a>'), "/c": (200, HTML, b"<p>abuse@home.example")}
        )
        url = f"http://home.example:{site.port}/a.jpg"
        host = {"name": "home", "start": [url], "allow": [url.split("/")[2]], "delay": 0.0}
        session = with_settings(world.session, **{**world.session.settings.model_dump(), "hosts": [host]})
        case = opened(session)
        found(session, case.id, url, site="home")
        (notice,) = [one for one in Desk(session).draft(case.id, [], None, find=True).notices if one.addressee]
    assert (notice.recipient, notice.urls) == ("platform_generic", (url,))
    assert notice.addressee is not None
    assert Recipient.model_validate(notice.addressee).channels[0].email == "abuse@home.example"
    assert notice.holding is not None
    assert holders.changed(session, notice) == ()
