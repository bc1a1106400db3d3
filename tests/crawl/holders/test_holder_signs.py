"""Rules without any network: roles, delivery networks, private contacts, signposts, security.txt, names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser
from yarl import URL

from takedown.crawl.holders import registered
from takedown.crawl.holders.cdn import DELIVERIES, recognised
from takedown.crawl.holders.domains import registrable, same_owner, suffix_of
from takedown.crawl.holders.private import account_in, is_free_mail, is_of_account, reads_personal
from takedown.crawl.holders.roles import behind, role_of
from takedown.crawl.holders.security_txt import contacts
from takedown.crawl.holders.signposts import CUSTOMARY, signposts
from takedown.crawl.read.avoid import NEVER_HOSTS
from tests.crawl.holders.registry import network

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "role"),
    [
        ("https://site.example/a.jpg", "hosts"),
        ("https://www.google.com/search?q=x", "search"),
        ("https://yandex.ru/images/search?rpt=imageview", "search"),
        ("https://www.bing.com/images/search", "search"),
        ("https://saucenao.com/search.php?url=https://site.example/a.jpg", "search"),
        ("https://disk.yandex.ru/i/abc", "hosts"),
        ("https://drive.google.com/file/d/1/view", "hosts"),
        ("https://archive.org/details/something", "hosts"),
        ("https://web.archive.org/web/20260101000000/https://site.example/a", "cache"),
        ("https://archive.ph/abcde", "cache"),
        ("https://webcache.googleusercontent.com/search?q=cache:x", "cache"),
        ("https://site-example.cdn.ampproject.org/c/s/site.example/a", "cache"),
        ("https://wsrv.nl/?url=site.example/a.jpg", "cache"),
        ("https://i0.wp.com/site.example/a.jpg", "cache"),
        ("https://site-example.translate.goog/a", "translates"),
        ("https://translate.google.com/translate?u=https://site.example/", "translates"),
        ("https://noembed.com/embed?url=https://site.example/", "embeds"),
        ("https://show.example/view?img=https://site.example/a.jpg", "embeds"),
        ("https://site.example/resize?url=https://img.site.example/a.jpg", "hosts"),
        ("https://x.com/intent/tweet?url=x", "embeds"),
        ("not an address", "hosts"),
    ],
)
def test_what_an_address_does_with_the_file(url: str, role: str) -> None:
    assert role_of(url) == role


def test_a_page_whose_file_lies_elsewhere_embeds_it() -> None:
    assert role_of("https://page.example/1", "https://cdn.other.example/a.jpg") == "embeds"
    assert role_of("https://page.example/1", "https://img.page.example/a.jpg") == "hosts"


@pytest.mark.parametrize("host", sorted(NEVER_HOSTS))
def test_whoever_a_crawl_never_follows_is_no_host(host: str) -> None:
    assert role_of(f"https://{host}/some/path") != "hosts"


@pytest.mark.parametrize(
    ("url", "inner"),
    [
        ("https://web.archive.org/web/20260101000000id_/https://site.example/a?b=1", "https://site.example/a"),
        ("https://web.archive.org/web/2026/http:/site.example/a", "http://site.example/a"),
        ("https://i0.wp.com/site.example/a.jpg", "http://site.example/a.jpg"),
        ("https://wsrv.nl/?url=https://site.example/a.jpg", "https://site.example/a.jpg"),
        ("https://site.example/a.jpg", ""),
        ("nothing", ""),
    ],
)
def test_the_address_behind_is_read_from_it(url: str, inner: str) -> None:
    assert behind(url) == inner


@given(st.text(max_size=60))
def test_any_text_has_a_role(text: str) -> None:
    assert role_of(f"https://a.example/{text}") in ("hosts", "embeds", "cache", "search", "translates")


@pytest.mark.parametrize(
    ("names", "name", "stores"),
    [
        (("shop.example", "shop.example.cdn.cloudflare.net"), "Cloudflare", False),
        (("pub-1.r2.dev",), "Cloudflare", True),
        (("a.example", "d1.cloudfront.net"), "Amazon CloudFront", False),
        (("a.example", "x.map.fastly.net"), "Fastly", False),
        (("a.example", "a.example.edgekey.net", "e1.b.akamaiedge.net"), "Akamai", False),
        (("zone.b-cdn.net",), "bunny.net", False),
    ],
)
def test_a_name_shows_a_delivery_network(names: tuple[str, ...], name: str, *, stores: bool) -> None:
    found = recognised(names)
    assert found is not None
    assert (found.delivery.name, found.source, found.stores) == (name, "dns", stores)


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ({"cf-ray": "1-CDG"}, "Cloudflare"),
        ({"server": "cloudflare"}, "Cloudflare"),
        ({"via": "1.1 abc.cloudfront.net (CloudFront)"}, "Amazon CloudFront"),
        ({"x-served-by": "cache-cdg20743-CDG"}, "Fastly"),
        ({"server": "AkamaiGHost"}, "Akamai"),
        ({"server": "BunnyCDN-FR1-123"}, "bunny.net"),
        ({"server": "ddos-guard"}, "DDoS-Guard"),
        ({"x-sucuri-id": "1"}, "Sucuri"),
    ],
)
def test_headers_show_one_and_are_said_to(headers: dict[str, str], name: str) -> None:
    found = recognised(("a.example",), None, headers)
    assert found is not None
    assert (found.delivery.name, found.source) == (name, "headers")


@pytest.mark.parametrize("headers", [{}, {"server": "nginx"}, {"via": "1.1 varnish"}, {"x-served-by": "web1"}])
def test_common_headers_show_none(headers: dict[str, str]) -> None:
    assert recognised(("notcloudfront.net", "cloudfront.net.evil.example"), None, headers) is None


def test_a_network_shows_one_by_its_name_or_number() -> None:
    named = registered.network(network(name="CLOUDFLARENET"), "https://r.example/")
    numbered = registered.network(network(arin_originas0_originautnums=[54113]), "https://r.example/")
    found = [recognised(("a.example",), one) for one in (named, numbered)]
    assert [one and (one.delivery.name, one.source) for one in found] == [("Cloudflare", "rdap"), ("Fastly", "rdap")]


def test_every_rule_has_a_source() -> None:
    assert all(one.source and (one.aliases or one.headers) for one in DELIVERIES)


@pytest.mark.parametrize(
    ("url", "account"),
    [
        ("https://a.example/@ann_b/123", "ann_b"),
        ("https://a.example/user/Ann.B/posts", "Ann.B"),
        ("https://a.example/~annb/x.jpg", "annb"),
        ("https://a.example/u/@annb", "annb"),
        ("https://a.example/files/1.jpg", ""),
    ],
)
def test_the_account_in_an_address(url: str, account: str) -> None:
    assert account_in(url) == account


@pytest.mark.parametrize(
    ("address", "is_its"),
    [
        ("ann.b@gmail.com", True),
        ("contact@annb.example", True),
        ("https://annb.example/contact", True),
        ("abuse@site.example", False),
        ("hannibal@site.example", False),
    ],
)
def test_a_contact_that_bears_the_account_s_name(address: str, *, is_its: bool) -> None:
    assert is_of_account(address, "ann_b") is is_its


def test_a_name_of_three_letters_says_nothing() -> None:
    assert not is_of_account("ann@site.example", "ann")


def test_free_mail_and_personal_sites_are_noticed() -> None:
    assert is_free_mail("Somebody@Proton.me")
    assert not is_free_mail("abuse@site.example")
    assert not is_free_mail("https://gmail.com/")
    assert all(map(reads_personal, ("My blog", "À propos de moi", "Über mich", "Sobre mí")))
    assert not reads_personal("About us. Terms. Contact.")


FRONT = URL("https://site.example/")


def posts(links: str) -> list[tuple[str, str, bool]]:
    return [(one.kind, URL(one.url).path, one.linked) for one in signposts(LexborHTMLParser(links), FRONT)]


def test_links_go_before_customary_paths_and_by_what_they_are_for() -> None:
    page = """<a href="/ueber/impressum.html">x</a><a href="/aide/contactez-nous">y</a><a href="/p?id=7">DMCA</a>
    <a href="/signaler">Signaler un abus</a><a href="/blog">Blog</a>"""
    found = posts(page)
    assert found[:4] == [
        ("page-dmca", "/p", True),
        ("page-abuse", "/signaler", True),
        ("page-contact", "/aide/contactez-nous", True),
        ("page-legal", "/ueber/impressum.html", True),
    ]
    assert found[4:] == []


@pytest.mark.parametrize(
    "link",
    [
        "https://other.example/dmca",
        "javascript:dmca()",
        "http://127.0.0.1/abuse",
        "//10.0.0.1/contact",
        "/login?dmca",
        "http://site.example/dmca",
    ],
)
def test_a_link_elsewhere_is_no_signpost(link: str) -> None:
    assert [path for _, path, _ in posts(f'<a href="{link}">dmca</a>')] == [path for _, path in CUSTOMARY]


def test_without_links_the_customary_paths_are_left() -> None:
    assert [(kind, path) for kind, path, _ in posts("<p>hello")] == list(CUSTOMARY)


def test_security_txt_gives_its_contacts_while_it_holds() -> None:
    text = """-----BEGIN PGP SIGNED MESSAGE-----
# comment
Contact: mailto:security@site.example
contact: https://site.example/report
Contact: tel:+33-1
Contact: http://site.example/plain
Contact: https://[::1
Contact: old@site.example
Contact: mailto:fourth@site.example
Expires: 2026-12-31T23:00:00Z
"""
    found = ("security@site.example", "https://site.example/report", "old@site.example")
    assert contacts(text, NOW) == found
    assert contacts(text.replace("2026-12", "2025-12"), NOW) == ()
    assert contacts(text.replace("2026-12-31T23:00:00Z", "some day"), NOW) == found


@given(st.text(max_size=400))
def test_any_text_is_read_as_security_txt(text: str) -> None:
    assert len(contacts(f"Contact: {text}\n{text}", NOW)) <= 3


def test_names_as_registries_see_them() -> None:
    assert registrable("a.b.site.co.uk") == "site.co.uk"
    assert registrable("somebody.github.io") == "github.io"
    assert registrable("127.0.0.1") == registrable("co.uk") == registrable("[::1]") == ""
    assert same_owner("a.site.example", "b.site.example")
    assert not same_owner("127.0.0.1", "127.0.0.1")
    assert suffix_of("site.co.uk") == "co.uk"
