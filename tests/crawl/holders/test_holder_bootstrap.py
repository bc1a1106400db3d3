"""Which registry's server is asked, by lists of every shape."""

from __future__ import annotations

import json
from ipaddress import IPv4Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.crawl.holders.bootstrap import IANA, NoServer, completed, is_list, read
from takedown.settings import Settings

NAMES = {
    "services": [[["fr"], ["https://fr.example/"]], [["com", "co.uk"], ["http://a.example", "https://b.example/x"]]]
}


def text(value: object) -> bytes:
    return json.dumps(value).encode()


def test_the_longest_end_of_a_name_wins_and_the_safe_address_goes_first() -> None:
    services = read(text({"services": [*NAMES["services"], [["uk"], ["https://uk.example/"]]]}))
    assert services.for_name("a.FR") == ("https://fr.example/",)
    assert services.for_name("b.co.uk") == ("https://b.example/x/", "http://a.example/")
    assert services.for_name("b.uk") == ("https://uk.example/",)
    with pytest.raises(NoServer):
        services.for_name("a.de")


blocks = st.builds(
    lambda number, length: IPv4Network((number & (0xFFFFFFFF << (32 - length)) & 0xFFFFFFFF, length)),
    st.integers(0, 2**32 - 1),
    st.integers(1, 32),
)


@given(st.lists(blocks, max_size=12, unique=True), st.integers(0, 2**32 - 1))
def test_the_narrowest_network_wins(networks: list[IPv4Network], number: int) -> None:
    services = read(b"", text({"services": [[[str(one)], [f"https://{one.prefixlen}.example/"]] for one in networks]}))
    address = ip_address(number)
    fitting = [one.prefixlen for one in networks if address in one]
    if not fitting:
        with pytest.raises(NoServer):
            services.for_address(str(address))
    else:
        assert services.for_address(str(address)) == (f"https://{max(fitting)}.example/",)


@pytest.mark.parametrize(
    "lists",
    [
        b"",
        b"[" * 100_000,
        b'{"services": 3}',
        b'{"services": [[1, 2], [["x"]], [["a"], ["ftp://x.example/"]], null, "x", [["a"], [{}]]]}',
        b"\xff\xfe",
        text({"services": [[["300.0.0.0/8", "10.0.0.1/8", "fr"], ["https://a.example/"]]]}),
    ],
)
def test_a_list_that_can_t_be_read_names_nobody(lists: bytes) -> None:
    services = read(b"", lists)
    with pytest.raises(NoServer):
        services.for_address("10.0.0.1")
    with pytest.raises(NoServer):
        read(lists).for_name("a.nowhere")


def test_an_odd_line_costs_only_itself() -> None:
    services = read(text({"services": [[["a"], ["no address"]], [["b", 4], ["https://b.example/"]], [["c"]]]}))
    assert services.for_name("x.b") == ("https://b.example/",)


def test_the_two_versions_are_apart() -> None:
    four, six = (
        text({"services": [[["0.0.0.0/0"], ["https://4.example/"]]]}),
        text({"services": [[["::/0"], ["https://6.example/"]]]}),
    )
    services = read(b"", four, six)
    assert services.for_address("192.0.2.1") == ("https://4.example/",)
    assert services.for_address("2001:db8::1") == ("https://6.example/",)


def test_what_iana_doesn_t_list_yet_is_added_and_what_it_lists_stays() -> None:
    lists = text({"services": [[["ch"], ["https://listed.example/"]]]})
    services = completed(read(lists))
    assert services.for_name("site.ch") == ("https://listed.example/",)
    assert services.for_name("site.de") == ("https://rdap.denic.de/",)
    with pytest.raises(NoServer):
        read(lists).for_name("site.de")


def test_iana_s_lists_are_the_configuration_s_default() -> None:
    assert Settings().lookup.bootstrap == IANA


@pytest.mark.parametrize(("lists", "is_one"), [(text(NAMES), True), (b"{}", False), (b"<html>", False)])
def test_a_list_is_told_from_something_else(lists: bytes, *, is_one: bool) -> None:
    assert is_list(lists) is is_one
