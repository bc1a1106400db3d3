"""A file of the directory that can't be used: refused by file, field and rule, in whole sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from takedown.notices.directory import BadDirectoryEntry, load
from takedown.notices.directory.entry import (
    EntryFieldMissing,
    EntryFieldUnknown,
    EntryNotToml,
    SameDomainTwice,
    entry_of,
)
from takedown.words import LANGUAGES, Language, Words
from tests.notices.entries import ENTRY, entry, refused

OF_A_RECIPIENT = [
    (r"(?s)\n\[\[channels\]\].*", '\n[channels]\ntype = "email"', "channels", "channels"),
    (r"(?s)\n\[\[channels\]\].*", "channels = []", "channels", "channels"),
    (r"sources = .*", "sources = []", "sources", "source"),
    (r"sources = .*", 'sources = [""]', "sources", "source"),
    (r'id = "gallery"', 'id = "galery"', "id", "file-name"),
    (r'id = "gallery"', 'id = "My Gallery"', "id", "id"),
    (r'name = "A gallery"', 'name = " "', "name", "empty"),
    (r'name = "A gallery"', "name = 3", "name", "text"),
    (r'"host"', '"friend"', "kind", "choice"),
    (r"domains = .*", 'domains = ["https://gallery.example/"]', "domains", "domain"),
    (r"domains = .*", 'domains = ["Gallery.example"]', "domains", "domain"),
    (r"domains = .*", 'domains = ["gallery.example", "*"]', "domains", "domain"),
    (r"domains = .*", 'domains = "gallery.example"', "domains", "list"),
    (r"domains = .*", "domains = []", "domains", "empty"),
    (r"languages = .*", 'languages = ["English"]', "languages", "language"),
    (r"2026-11-01", "lately", "verified_on", "date"),
    (r"2026-11-01", "2026-02-30", "verified_on", "date"),
    (r"2026-11-01", "2026-13", "verified_on", "date"),
    (r'"eu-dsa-16"', '"eu-dsa-61"', "legal_bases", "basis"),
    (r"confidence", 'archive = "sometimes"\nconfidence', "archive", "yes-no"),
    (r"confidence", 'deadlines = [{ basis = "eu-dsa-16", hours = 24 }]\nconfidence', "deadlines", "deadline-none"),
    (r"confidence", 'deadlines = [{ basis = "eu-gdpr-17", hours = 24 }]\nconfidence', "deadlines", "deadline-other"),
    (r"confidence", 'deadlines = [{ basis = "us-tida", hours = 48 }]\nconfidence', "deadlines", "deadline-basis"),
    (r"confidence", 'deadlines = [{ basis = "us-tida" }]\nconfidence', "deadlines", "hours-or-months"),
    (r"confidence", 'deadlines = [{ basis = "us-tida", hours = 0 }]\nconfidence', "deadlines.hours", "number"),
    (
        r"confidence",
        'no_deadline = [{ basis = "eu-dsa-16", why = { en = "a", fr = "b" } }]\nconfidence',
        "no_deadline",
        "deadline-denied",
    ),
    (
        r"confidence",
        'no_deadline = [{ basis = "fr-cp-226-2-1", why = { en = "a", fr = "b" } }]\nconfidence',
        "no_deadline",
        "deadline-denied",
    ),
]


@pytest.mark.parametrize(("pattern", "instead", "field", "rule"), OF_A_RECIPIENT)
def test_a_value_that_can_not_be_is_refused_by_file_field_and_rule(
    tmp_path: Path, pattern: str, instead: str, field: str, rule: str
) -> None:
    told = refused(tmp_path, pattern, instead).data
    assert (told["file"], told["field"], told["rule"], told["channel"]) == ("gallery.toml", field, rule, 0)


OF_A_CHANNEL = [
    (r"purpose = .*", 'purpose = "abuse desk"', "purpose", "both"),
    (r"abuse@gallery.example", "abuse at gallery", "email", "email"),
    (r'type = "email"', 'type = "email"\nurl = "gallery.example/abuse"', "url", "url"),
    (r'type = "email"', 'type = "email"\nurl = "ftp://gallery.example/abuse"', "url", "url"),
    (r'type = "email"', 'type = "email"\nurl = "https://"', "url", "url"),
    (r'type = "email"', 'type = "email"\nurl = "https://[gallery"', "url", "url"),
    (r'email = "abuse.*', "", "email", "no-address"),
    (r'type = "email"\n', 'type = "form"\n', "url", "no-address"),
    (r'type = "email"', 'type = "email"\nbases = ["eu-dsa-61"]', "bases", "basis"),
    (r'type = "email"', 'type = "email"\nbases = ["us-tida"]', "bases", "basis-elsewhere"),
    (r'type = "email"', 'type = "email"\nbases = ["us-dmca-512"]', "bases", "basis-elsewhere"),
    (r'type = "email"', 'type = "email"\nnever = "copyright"\nbases = ["eu-gdpr-17"]', "never", "copyright"),
    (r'type = "email"', 'type = "email"\nnever = "minors"\nbases = ["eu-gdpr-17"]', "never", "minors"),
    (r'type = "email"', 'type = "authority_only"', "never", "authorities"),
    (r'type = "email"', 'type = "email"\nnever = "perhaps"', "never", "choice"),
    (r'type = "email"', 'type = "email"\nverified_on = "2026-02-30"', "verified_on", "date"),
    (
        r'type = "email"',
        'type = "email"\ndeadlines = [{ basis = "eu-gdpr-17", months = 1 }]',
        "deadlines",
        "deadline-of-channel",
    ),
]


@pytest.mark.parametrize(("pattern", "instead", "field", "rule"), OF_A_CHANNEL)
def test_a_channel_that_can_not_be_is_refused_with_its_number(
    tmp_path: Path, pattern: str, instead: str, field: str, rule: str
) -> None:
    told = refused(tmp_path, pattern, instead).data
    assert (told["file"], told["field"], told["rule"], told["channel"]) == ("gallery.toml", field, rule, 1)


def test_a_copyright_form_beside_the_others_names_its_reason(tmp_path: Path) -> None:
    wrong = ENTRY.replace('"eu-dsa-16", ', '"eu-dsa-16", "us-dmca-512", ').replace('["eu-gdpr-17"]', '["us-dmca-512"]')
    (tmp_path / "gallery.toml").write_text(wrong, "utf-8")
    with pytest.raises(BadDirectoryEntry) as problem:
        load(tmp_path)
    assert (problem.value.data["rule"], problem.value.data["channel"]) == ("copyright", 2)
    right = wrong.replace('["us-dmca-512"]', '["us-dmca-512"]\nnever = "copyright"')
    (tmp_path / "gallery.toml").write_text(right, "utf-8")
    assert load(tmp_path)["gallery"].channels[1].never == "copyright"


def test_a_field_that_is_missing_or_does_not_exist_is_named(tmp_path: Path) -> None:
    missing = refused(tmp_path, r"sources = .*", "")
    assert isinstance(missing, EntryFieldMissing)
    assert missing.data == {"file": "gallery.toml", "field": "sources", "channel": 0}
    inner = refused(tmp_path, r", fr = \"Service des abus\"", "")
    assert isinstance(inner, EntryFieldMissing)
    assert inner.data == {"file": "gallery.toml", "field": "purpose.fr", "channel": 1}
    unknown = refused(tmp_path, r"sources = ", 'nmae = "A"\nsources = ')
    assert isinstance(unknown, EntryFieldUnknown)
    assert unknown.data == {"file": "gallery.toml", "field": "nmae", "nearest": "name", "channel": 0}
    twice = refused(tmp_path, r"sources = ", 'name = "A"\nsources = ')
    assert isinstance(twice, EntryNotToml)
    below = refused(tmp_path, r"bases = \[\"eu-gdpr-17\"\]", 'basis = ["eu-gdpr-17"]')
    assert isinstance(below, EntryFieldUnknown)
    assert (below.data["channel"], below.data["nearest"]) == (2, "bases")


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    quote = refused(tmp_path, r'"A gallery"', '"A gallery')
    assert isinstance(quote, EntryNotToml)
    assert quote.data == {"file": "gallery.toml", "line": 3}
    (tmp_path / "gallery.toml").write_text('name = [ "a"', "utf-8")
    with pytest.raises(EntryNotToml) as end:
        load(tmp_path)
    assert end.value.data["line"] == 1
    (tmp_path / "gallery.toml").write_bytes('name = "Vidéo"'.encode("latin-1"))
    with pytest.raises(EntryNotToml) as foreign:
        load(tmp_path)
    assert foreign.value.data["line"] == 0


def test_a_file_that_can_not_be_read_is_told_with_the_systems_reason(tmp_path: Path) -> None:
    with pytest.raises(BadDirectoryEntry) as problem:
        entry_of(tmp_path / "gone.toml")
    assert problem.value.data == {"file": "gone.toml", "why": "No such file or directory"}


@pytest.mark.parametrize(("written", "read"), [("2026-11-01", "2026-11-01"), ("2026", "2026")])
def test_a_day_without_quotation_marks_is_a_day_too(tmp_path: Path, written: str, read: str) -> None:
    assert entry(tmp_path, '"2026-11-01"', written).verified_on == read


def test_a_basis_that_is_not_known_is_told_with_the_nearest(tmp_path: Path) -> None:
    assert refused(tmp_path, "eu-dsa-16", "eu-dsa-61").data["nearest"] == "eu-dsa-16"


def test_a_file_as_another_editor_saves_it_loads(tmp_path: Path) -> None:
    (tmp_path / "gallery.toml").write_bytes(b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode())
    assert load(tmp_path)["gallery"].name == "A gallery"


def test_two_entries_never_share_a_domain(tmp_path: Path) -> None:
    told = refused(tmp_path, "gallery.example", "twitter.com")
    assert isinstance(told, SameDomainTwice)
    assert told.data == {"one": "x", "other": "gallery", "domain": "twitter.com"}
    (tmp_path / "gallery.toml").write_text(ENTRY.replace('["gallery.example"]', '["*"]'), "utf-8")
    assert load(tmp_path)["gallery"].generic


def test_a_generic_entry_has_channels_without_an_address(tmp_path: Path) -> None:
    everywhere = ENTRY.replace('["gallery.example"]', '["*"]').replace('email = "abuse@gallery.example"\n', "")
    (tmp_path / "gallery.toml").write_text(everywhere, "utf-8")
    assert load(tmp_path)["gallery"].channels[0].email == ""


RULES = sorted({rule for *_, rule in [*OF_A_RECIPIENT, *OF_A_CHANNEL]})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_sentence_of_its_own(rule: str, language: Language) -> None:
    told, unknown = (
        Words(language)(
            "error-entry-rule-broken", file="a.toml", field="f", channel=2, rule=name, value="v", nearest="n"
        )
        for name in (rule, "no such rule")
    )
    assert told != unknown
    assert all(name in told for name in ("“a.toml”" if language == "en" else "a.toml", "2"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"sources = .*", "sources = []"),
        (r"abuse@gallery.example", "abuse at gallery"),
        (r"sources = .*", ""),
        (r"sources = ", 'nmae = "A"\nsources = '),
        (r'"A gallery"', '"A gallery'),
        (r"gallery.example", "x.com"),
    ],
)
def test_a_refusal_is_whole_sentences_and_says_that_nothing_was_sent(
    tmp_path: Path, language: Language, pattern: str, instead: str
) -> None:
    told = Words(language).error(refused(tmp_path, pattern, instead))
    assert "gallery" in told
    assert told.endswith("Nothing was drafted or sent." if language == "en" else "Rien n’a été rédigé ni envoyé.")
    assert "  " not in told
