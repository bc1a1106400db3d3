"""The directory: whose a host name is, what a person may add, what can't load and how that is told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.recipient import Channel
from takedown.notices import directory
from takedown.notices.directory import BadDirectoryEntry, NoSuchRecipient, for_host, load, named
from tests.notices.entries import ENTRY, entry


@pytest.mark.parametrize(
    ("host", "recipient"),
    [
        ("x.com", "x"),
        ("mobile.x.com", "x"),
        ("X.COM.", "x"),
        ("twitter.com:443", "x"),
        ("web.archive.org", "wayback"),
        ("archive.org", "internet_archive"),
        ("cluster.ovh.net", "ovhcloud"),
        ("notx.com", None),
        ("x.com.evil.example", None),
        ("x.community", None),
        ("com", None),
        ("*", None),
        ("a.*", None),
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


labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?", fullmatch=True)
owned = st.sampled_from([(domain, one.id) for one in load().values() for domain in one.domains if domain != "*"])


@given(owned, st.lists(labels, max_size=3), st.sampled_from(["", ":443", "."]))
def test_every_name_below_a_domain_belongs_to_its_recipient_or_to_one_nearer(
    domain: tuple[str, str], below: list[str], end: str
) -> None:
    name, owner = domain
    host = ".".join([*below, name])
    found = for_host(host.upper() + end)
    assert found is not None
    assert found.id == owner or any(len(other) > len(name) and host.endswith(other) for other in found.domains)


@given(owned, labels)
def test_a_name_that_only_ends_alike_belongs_to_nobody_by_that(domain: tuple[str, str], glued: str) -> None:
    found = for_host(f"{glued}{domain[0]}")
    # Unless what was glued on makes another domain of the directory, or stands before a dot of its own.
    names = [] if found is None else [name for name in found.domains if f".{glued}{domain[0]}".endswith(f".{name}")]
    assert found is None or names


def test_the_longest_domain_wins(tmp_path: Path) -> None:
    entry(tmp_path, r'"gallery.example"', '"img.x.com"')
    assert [one.id for host in ("img.x.com", "a.img.x.com", "x.com") if (one := for_host(host, tmp_path))] == [
        "gallery",
        "gallery",
        "x",
    ]


def test_a_persons_own_entry_is_added_and_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "gallery.toml").write_text(ENTRY, "utf-8")
    (tmp_path / "x.toml").write_text(ENTRY.replace('"gallery"', '"x"').replace('"gallery.ex', '"other.ex'), "utf-8")
    (tmp_path / "notes.txt").write_text("not an entry", "utf-8")
    known = load(tmp_path)
    assert len(known) == len(load()) + 1
    assert known["gallery"].channels[0].email == "abuse@gallery.example"
    assert known["x"].name == "A gallery"
    assert load()["x"].name == "X (Twitter)"
    assert for_host("x.com", tmp_path) is None
    assert [found.id for host in ("img.gallery.example", "other.example") if (found := for_host(host, tmp_path))] == [
        "gallery",
        "x",
    ]


def test_a_file_that_was_corrected_is_read_again_and_one_that_was_not_is_not(tmp_path: Path) -> None:
    assert load(tmp_path / "there is no such folder") == load()
    first = entry(tmp_path)
    assert load(tmp_path)["gallery"] is first
    assert entry(tmp_path, "A gallery", "Another gallery").name == "Another gallery"
    (tmp_path / "gallery.toml").unlink()
    assert "gallery" not in load(tmp_path)


def test_what_is_loaded_can_be_changed_without_changing_the_directory() -> None:
    load().clear()
    assert load()


def test_a_recipient_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    entry(tmp_path)
    assert named("gallery", tmp_path).name == "A gallery"
    with pytest.raises(NoSuchRecipient) as problem:
        named("galery", tmp_path)
    assert problem.value.data == {"recipient": "galery", "nearest": "gallery"}


def test_a_deadline_follows_from_the_basis_whose_text_sets_it(tmp_path: Path) -> None:
    found = entry(tmp_path)
    assert [(one.basis, one.hours, one.months) for one in found.deadlines] == [("eu-gdpr-17", None, 1)]
    mail, form = map(found.settled, found.channels)
    assert (mail.bases, mail.deadlines) == (found.legal_bases, found.deadlines)
    assert (form.bases, form.deadlines) == (("eu-gdpr-17",), found.deadlines)
    assert form.sources == found.sources


@pytest.mark.parametrize("kind", ["search_engine", "cdn", "registrar"])
def test_the_american_deadline_is_not_stated_where_the_act_may_not_reach(tmp_path: Path, kind: str) -> None:
    shorter = re.sub(r"legal_bases = .*\n", "", ENTRY[: ENTRY.rindex("[[channels]]")])
    covered = shorter.replace('kind = "host"', f'kind = "{kind}"\nlegal_bases = ["us-tida"]')
    (tmp_path / "gallery.toml").write_text(covered, "utf-8")
    assert load(tmp_path)["gallery"].deadlines == ()
    stated = covered.replace("languages", 'deadlines = [{ basis = "us-tida", hours = 48 }]\nlanguages')
    (tmp_path / "gallery.toml").write_text(stated, "utf-8")
    with pytest.raises(BadDirectoryEntry) as problem:
        load(tmp_path)
    assert problem.value.data["rule"] == "deadline-none"


def test_a_deadline_that_a_file_states_as_its_text_does_is_right(tmp_path: Path) -> None:
    stated = 'deadlines = [{ basis = "eu-gdpr-17", months = 1 }]\nlanguages'
    assert entry(tmp_path, "languages", stated).deadlines == entry(tmp_path).deadlines


def test_a_file_denies_a_deadline_with_its_reason(tmp_path: Path) -> None:
    why = 'no_deadline = [{ basis = "eu-gdpr-17", why = { en = "No data of persons.", fr = "Aucune donnée." } }]'
    found = entry(tmp_path, "confidence", why + "\nconfidence")
    assert found.deadlines == ()
    assert found.no_deadline[0].why.in_("fr") == "Aucune donnée."


def test_a_channel_may_differ_from_its_recipient_and_one_that_is_not_proposed_states_no_deadline(
    tmp_path: Path,
) -> None:
    found = entry(tmp_path, "(?<=purpose = ).*", '{ en = "a", fr = "b" }\nforwards = "yes"\nverified_on = "2026-10"')
    mail, form = map(found.settled, found.channels)
    assert (mail.forwards, mail.verified_on) == ("yes", "2026-10")
    assert (form.forwards, form.verified_on) == ("unknown", "2026-11-01")
    assert directory.read_on(found, date(2026, 11, 21), channel=found.channels[0]) == date(2026, 10, 1)
    assert (mail.deadlines, form.deadlines) == (found.deadlines, found.deadlines)
    aside = found.channels[0].model_copy(update={"never": "appeal"})
    assert found.settled(aside).deadlines == ()


def test_a_channel_without_an_address_of_its_own_is_still_a_channel() -> None:
    told = Channel.model_validate({"type": "phone", "purpose": {"en": "3018", "fr": "3018"}, "confidence": "high"})
    assert (told.url, told.email, told.never) == ("", "", "")
