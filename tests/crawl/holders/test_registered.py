"""Registries' answers, from the standard's own shapes to whatever JSON can be."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.holders import registered
from takedown.crawl.holders.registered import Unreadable
from tests.crawl.holders.registry import card, domain, entity, network

AT = "https://rdap.example/ip/81.2.69.142"


def test_a_network_has_a_name_a_country_a_firm_and_whom_to_write_to() -> None:
    found = registered.network(network(), AT)
    assert (found.name, found.handle, found.country) == ("EXAMPLE-NET", "NET-81-2-69-0-1", "FR")
    assert found.organisation == "Example Hosting SAS"
    (abuse,) = found.abuse
    assert abuse.mails == ("abuse@hosting.example",)
    assert abuse.over == "ORG-EX1"
    assert found.holds("81.2.69.9")
    assert not found.holds("81.2.70.1")
    assert not found.holds("2a00::1")
    assert found.source == AT


def test_a_domain_has_a_registrar_with_its_abuse_desk() -> None:
    found = registered.domain(domain("site.example", related="https://r.example/domain/site.example"), AT)
    assert found.registrar is not None
    assert (found.registrar.name, found.registrar.handle) == ("Example Names Ltd", "292")
    assert found.abuse[0].mails == ("abuse@names.example",)
    assert not found.of_a_person
    assert found.related == "https://r.example/domain/site.example"


def test_a_person_is_noticed_and_her_name_not_kept() -> None:
    answer = domain("site.example", person=True)
    assert registered.domain(answer, AT).of_a_person
    answer["entities"] = [entity("R", "registrar", card("Ada Lovelace", "ada@names.example", kind="individual"))]
    registrar = registered.domain(answer, AT).registrar
    assert registrar is not None
    assert registrar.is_person
    assert "Lovelace" not in str(registrar)


def test_roles_in_capitals_no_handle_and_a_list_for_an_organisation_are_read() -> None:
    answer = network(entities=[{"roles": ["ABUSE", "ABUSE"], "vcardArray": card("", "mailto:a@b.example")}])
    del answer["handle"]
    assert registered.network(answer, AT).abuse[0].mails == ("a@b.example",)
    vcard: list[object] = [
        "vcard",
        [["org", {}, "text", ["Firm", "Desk"]], ["contact-uri", {}, "uri", "https://b.example/abuse"]],
    ]
    (abuse,) = registered.network(network(entities=[entity("E", "abuse", vcard)]), AT).abuse
    assert abuse.pages == ("https://b.example/abuse",)
    assert abuse.name == "Firm Desk"


@pytest.mark.parametrize(
    "mail",
    ["a b@c.example", "a@b", "<a@b.example>", "a@b.example\nBcc: x@y.example", "a,b@c.example", "é@b.example", "@"],
)
def test_what_is_no_plain_mail_address_is_left_out(mail: str) -> None:
    assert registered.network(network(mail=mail), AT).abuse[0].mails == ()


@pytest.mark.parametrize("raw", [None, [], "x", 3, {}, {"objectClassName": "domain"}, {"errorCode": 404}])
def test_another_answer_is_no_network_or_an_empty_one(raw: object) -> None:
    try:
        found = registered.network(raw, AT)
    except Unreadable:
        return
    assert (found.abuse, found.name, found.organisation) == ((), "", "")


def deep(levels: int) -> dict[str, object]:
    inner: dict[str, object] = entity("E", "abuse", card("x", "x@y.example"))
    for _ in range(levels):
        inner = entity("E", "technical", card("x"), inner)
    return inner


def test_depth_and_crowds_end() -> None:
    crowd = [entity(f"E{n}", "abuse", card("x", f"a{n}@y.example")) for n in range(5000)]
    found = registered.network(network(entities=[deep(200), *crowd]), AT)
    assert 0 < len(found.abuse) <= registered.MOST_ENTITIES


def wrong(kind: str) -> dict[str, object]:
    answer = network()
    answer[kind] = {"links": "x", "entities": {"a": 1}, "events": [3], "notices": [[]], "remarks": ["x"]}.get(kind, [1])
    return answer


@pytest.mark.parametrize(
    "kind", ["links", "entities", "events", "notices", "remarks", "handle", "status", "cidr0_cidrs"]
)
def test_one_part_of_a_wrong_kind_costs_only_itself(kind: str) -> None:
    assert registered.network(wrong(kind), AT).name == "EXAMPLE-NET"


KEYS = [
    *network(),
    *domain("a.example"),
    "roles",
    "vcardArray",
    "rel",
    "href",
    "type",
    "fn",
    "arin_originas0_originautnums",
]
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(KEYS), values, max_size=8), st.sampled_from([network(), domain("a.example")]))
def test_no_json_breaks_it(spoilt: dict[str, object], whole: dict[str, object]) -> None:
    raw = json.loads(json.dumps({**whole, **spoilt}))
    for read in (registered.network, registered.domain):
        with suppress(Unreadable):
            read(raw, AT)
