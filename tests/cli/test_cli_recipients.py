"""``recipients``: the directory listed, shown, checked and confirmed; no passphrase, nothing on the network."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from takedown.cases.recipient import Channel, Kind, Means, Recipient
from takedown.cli import recipient_text
from takedown.cli.recipients import KindOf
from takedown.notices.bases import ALIASES, BASES, OFFENCES
from takedown.notices.directory import Age, Finding, load
from takedown.words import LANGUAGES, Language, Words
from tests.cli.shell import Shell

ALWAYS = {"recipient", "name", "kind", "confidence", "verified_on"}

ENTRY = """
id = "{id}"
name = "{name}"
kind = "host"
domains = ["{id}.example"]
languages = ["en", "fr"]
legal_bases = ["eu-dsa-16", "eu-gdpr-17"]
published_time = {{ en = "Within a day", fr = "Sous un jour" }}
notes = [{{ en = "Read in winter", fr = "Lu en hiver" }}]
sources = ["https://{id}.example/abuse"]
verified_on = "{read}"
confidence = "{confidence}"

[[channels]]
type = "email"
purpose = {{ en = "Abuse desk", fr = "Service des abus" }}
email = "abuse@{id}.example"
forwards = "yes"
confidence = "low"

[[channels]]
type = "form"
purpose = {{ en = "Data protection", fr = "Protection des données" }}
url = "https://{id}.example/privacy"
login_required = false
fields = [{{ en = "Your name", fr = "Votre nom" }}, {{ en = "The address", fr = "L’adresse" }}]
bases = ["eu-gdpr-17"]
confidence = "medium"
"""


def today() -> date:
    return datetime.now(UTC).date()


def entry(shell: Shell, name: str = "gallery", days: int = 0, confidence: str = "medium", read: str = "") -> Path:
    folder = shell.home / "recipients"
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.toml"
    day = read or str(today() - timedelta(days=days))
    file.write_text(ENTRY.format(id=name, name=name.title(), read=day, confidence=confidence), "utf-8")
    return file


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A home without a vault: the directory is read by anybody."""
    fresh = Shell(tmp_path / "shell")
    fresh.home.mkdir(parents=True)
    return fresh


def test_every_recipient_is_listed_without_a_vault(shell: Shell) -> None:
    lines = shell.does("recipients", "list")
    assert {line["recipient"] for line in lines} == set(load())
    assert all(line.keys() >= ALWAYS for line in lines)
    kinds = [line["kind"] for line in lines]
    assert sorted(kinds, key=list(KindOf).index) == kinds


def test_those_of_one_kind_are_listed(shell: Shell) -> None:
    entry(shell)
    hosts = shell.does("recipients", "list", "--kind", "host")
    assert {line["kind"] for line in hosts} == {"host"}
    assert [line["own"] for line in hosts if line["recipient"] in {"gallery", "ovhcloud"}] == [True, False]
    assert [line["recipient"] for line in shell.does("recipients", "list", "--kind", "cdn")] == ["cloudflare"]


@pytest.mark.parametrize("asked", ["mobile.twitter.com", "https://x.com/someone/status/1", "x.com:443"])
def test_the_recipient_of_a_domain_or_an_address_is_found(shell: Shell, asked: str) -> None:
    assert [line["recipient"] for line in shell.does("recipients", "list", "--domain", asked)] == ["x"]


def test_a_domain_that_nobody_knows_is_said_to_be_unknown(shell: Shell) -> None:
    ran = shell.run("recipients", "list", "--domain", "gallery.example", "--json")
    assert (ran.status, ran.out) == (0, "")
    assert "gallery.example" in ran.said
    entry(shell)
    assert [line["recipient"] for line in shell.does("recipients", "list", "--domain", "a.gallery.example")] == [
        "gallery"
    ]


def test_an_entry_is_shown_whole_with_what_holds_on_each_channel(shell: Shell) -> None:
    entry(shell)
    (line,) = shell.does("recipients", "show", "gallery")
    assert line.keys() >= ALWAYS | Recipient.model_fields.keys() - {"id"}
    mail, form = line["channels"]
    assert mail.keys() == Channel.model_fields.keys()
    assert (mail["forwards"], form["forwards"]) == ("yes", "unknown")
    assert mail["bases"] == ["eu-dsa-16", "eu-gdpr-17"]
    assert form["bases"] == ["eu-gdpr-17"]
    assert form["deadlines"] == [{"basis": "eu-gdpr-17", "hours": None, "months": 1}]
    assert form["published_time"] == {"en": "Within a day", "fr": "Sous un jour"}
    assert form["sources"] == ["https://gallery.example/abuse"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ["Abuse desk", "Within a day", "general knowledge, not verified", "1 month", "Your name", "your own file"],
        ),
        ("fr", ["Service des abus", "Sous un jour", "non vérifiée", "1 mois", "Votre nom", "votre propre fichier"]),
    ],
)
def test_an_entry_is_shown_in_the_readers_language_and_low_confidence_as_such(
    shell: Shell, language: str, said: list[str]
) -> None:
    entry(shell)
    ran = Shell(shell.folder, language).run("recipients", "show", "gallery")
    assert ran.status == 0
    assert [words for words in said if words not in ran.out] == []
    assert ran.err == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_told_whole(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    # A process knows one language from its start; here both are asked of one, for all 87.
    monkeypatch.setattr(recipient_text, "words", Words(language))
    for one in load().values():
        told = recipient_text.described(one)
        channels = [
            text for channel in one.channels for text in (channel.purpose.in_(language), channel.url or channel.email)
        ]
        assert [
            text for text in (*channels, *one.sources, *(note.in_(language) for note in one.notes)) if text not in told
        ] == []
        assert told.count(Words(language)("recipient-trust-low")) == sum(c.confidence == "low" for c in one.channels)


def test_a_recipient_that_is_not_there_is_told_with_the_nearest(shell: Shell) -> None:
    for verb in ("show", "confirm"):
        ran = shell.run("recipients", verb, "telegran", "--json")
        assert (ran.status, ran.out) == (1, "")
        assert "“telegram”" in ran.said
    assert list(shell.home.iterdir()) == []


def test_check_lists_what_is_old_undated_or_low(shell: Shell) -> None:
    for name, values in {
        "fresh": {"days": 80},
        "oldish": {"days": 100},
        "stale": {"days": 200},
        "undated": {"read": "undated"},
        "low": {"confidence": "low"},
    }.items():
        entry(shell, name, **values)  # type: ignore[arg-type] # each takes what its name says
    found = {line["recipient"]: line for line in shell.does("recipients", "check")}
    assert {name: found[name]["findings"] for name in ("fresh", "oldish", "stale", "undated", "low")} == {
        "fresh": ["low-channel"],
        "oldish": ["old", "low-channel"],
        "stale": ["stale", "low-channel"],
        "undated": ["undated", "low-channel"],
        "low": ["low"],
    }
    assert [found[name]["age"] for name in ("fresh", "oldish", "stale", "undated")] == ["fresh", "old", "stale", "old"]
    assert all(line.keys() >= ALWAYS for line in found.values())


def test_check_counts_for_a_person(shell: Shell) -> None:
    ran = shell.run("recipients", "check")
    low = sum(one.confidence == "low" for one in load().values())
    assert ran.status == 0
    assert f"{low} entries are of low confidence." in ran.said
    assert "host_generic" in ran.out


def test_a_confirmed_entry_counts_from_that_day(shell: Shell) -> None:
    entry(shell, days=400)
    assert shell.does("recipients", "show", "gallery")[0]["age"] == "stale"
    before = today()
    (line,) = shell.does("recipients", "confirm", "gallery")
    assert line.keys() >= ALWAYS
    assert line["age"] == "fresh"
    assert before <= date.fromisoformat(line["confirmed_on"]) <= today()
    assert shell.does("recipients", "list", "--domain", "gallery.example")[0]["age"] == "fresh"
    checked = {line["recipient"]: line["findings"] for line in shell.does("recipients", "check")}
    assert checked["gallery"] == ["low-channel"]
    assert sorted(path.name for path in shell.home.iterdir()) == ["recipients", "recipients-confirmed.json"]


def test_an_old_entry_is_shown_with_the_advice_to_look_again(shell: Shell) -> None:
    entry(shell, days=400)
    assert "takedown recipients confirm gallery" in shell.run("recipients", "show", "gallery").said


@pytest.mark.parametrize("verb", [["list"], ["show", "x"], ["check"], ["confirm", "x"]])
def test_a_file_of_hers_that_is_off_is_told_with_its_field(shell: Shell, verb: list[str]) -> None:
    file = entry(shell)
    file.write_text(file.read_text("utf-8").replace("abuse@gallery.example", "abuse"), "utf-8")
    ran = shell.run("recipients", *verb, "--json")
    assert (ran.status, ran.out) == (1, "")
    assert all(told in ran.said for told in ("gallery.toml", "“email” of channel number 1", "Nothing was drafted"))


def test_the_doctor_reads_her_files_too(shell: Shell) -> None:
    file = entry(shell)
    file.write_text(file.read_text("utf-8").replace("sources", "source"), "utf-8")
    (off,) = [line for line in shell.run("doctor", "--json").lines if line["check"] == "directory"]
    assert not off["ok"]
    assert "gallery.toml" in off["detail"]


def test_confirmations_that_were_changed_by_somebody_are_told(shell: Shell) -> None:
    (shell.home / "recipients-confirmed.json").write_text("{", "utf-8")
    ran = shell.run("recipients", "list", "--json")
    assert (ran.status, ran.out) == (1, "")
    assert "recipients-confirmed.json" in ran.said


def test_the_kinds_that_can_be_asked_for_are_those_that_there_are() -> None:
    assert {kind.value for kind in KindOf} == set(get_args(Kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_an_entry_has_its_sentence(language: Language) -> None:
    words = Words(language)
    keys = [f"recipient-kind-{kind}" for kind in KindOf]
    keys += [f"means-{means.replace('+', '-and-')}" for means in get_args(Means)]
    keys += [f"recipient-never-{why}" for why in get_args(Channel.model_fields["never"].annotation) if why]
    keys += [f"recipient-{part}-{trust}" for part in ("trust", "confidence") for trust in ("high", "medium", "low")]
    keys += [f"recipient-forwards-{answer}" for answer in ("yes", "no", "unknown")]
    keys += [f"recipient-age-{age}" for age in Age if age is not Age.FRESH]
    keys += [f"recipient-finding-{finding}" for finding in Finding]
    keys += [f"recipients-count-{finding}" for finding in Finding]
    keys += [f"recipient-basis-{basis}" for basis in {*BASES, *OFFENCES, *(name for name, _ in ALIASES)}]
    tongues = {tongue for one in load().values() for tongue in one.languages}
    keys += [f"tongue-{tongue}" for tongue in tongues]
    assert [key for key in keys if key not in words] == []
    assert {tongue for tongue in tongues if not re.fullmatch("[a-z]{2}|many", tongue)} == set()
