"""The directory: what the three entries say, what can't load, and whose a host name is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from takedown.notices.directory import BadDirectoryEntry, for_host, load
from takedown.notices.routes import channel_for

ENTRY = """
id = "gallery"
name = "A gallery"
kind = "host"
domains = ["gallery.example"]
languages = ["en"]
legal_bases = ["eu-dsa-16"]
sources = ["https://gallery.example/abuse"]
verified_on = "2026-11-01"
confidence = "medium"

[[channels]]
type = "email"
purpose = "abuse desk"
email = "abuse@gallery.example"
confidence = "medium"
"""


def test_the_three_recipients_of_the_first_version_load() -> None:
    known = load()
    assert {one.id: one.kind for one in known.values()} == {"x": "platform", "ovhcloud": "host", "pharos": "authority"}
    assert known["x"].languages == ("en", "fr")
    assert known["ovhcloud"].languages == ("fr", "en")
    assert known["pharos"].languages == ("fr",)


def test_the_form_for_the_united_states_is_not_the_channel_of_a_european_notice() -> None:
    x = load()["x"]
    european = channel_for(x, "eu-dsa-16")
    assert european is not None
    assert european.type == "policy"
    american = channel_for(x, "us-tida")
    assert american is not None
    assert american.url.endswith("/take-it-down")


@pytest.mark.parametrize(
    ("host", "recipient"),
    [
        ("x.com", "x"),
        ("mobile.x.com", "x"),
        ("X.COM.", "x"),
        ("twitter.com:443", "x"),
        ("notx.com", None),
        ("x.com.evil.example", None),
        ("x.community", None),
        ("cluster.ovh.net", "ovhcloud"),
        ("127.0.0.1:8000", None),
        ("[::1]:8000", None),
        ("", None),
    ],
)
def test_a_host_belongs_to_a_recipient_by_its_domain_and_never_by_a_part_of_a_word(
    host: str, recipient: str | None
) -> None:
    found = for_host(host)
    assert (found.id if found else None) == recipient


def test_a_persons_own_entry_is_added_and_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "gallery.toml").write_text(ENTRY)
    (tmp_path / "x.toml").write_text(ENTRY.replace('"gallery"', '"x"'))
    known = load(tmp_path)
    assert known["gallery"].channels[0].email == "abuse@gallery.example"
    assert known["x"].name == "A gallery"
    assert load()["x"].name == "X (Twitter)"
    found = for_host("img.gallery.example", tmp_path)
    assert found is not None


@pytest.mark.parametrize(
    ("pattern", "instead", "why"),
    [
        (r"sources = .*", "", "sources"),
        (r"sources = .*", "sources = []", "sources"),
        (r"verified_on = .*", 'verified_on = "lately"', "verified_on"),
        (r"kind = .*", 'kind = "friend"', "kind"),
        (r"name = .*", 'name = "A gallery"\nnmae = "A"', "nmae"),
        (r"name = .*", "name = ", "line 3"),
    ],
)
def test_an_entry_that_lacks_something_is_refused_by_file_and_reason(
    tmp_path: Path, pattern: str, instead: str, why: str
) -> None:
    (tmp_path / "gallery.toml").write_text(re.sub(pattern, instead, ENTRY, count=1))
    with pytest.raises(BadDirectoryEntry) as refused:
        load(tmp_path)
    assert refused.value.data["file"] == "gallery.toml"
    assert why in str(refused.value.data["why"])
