"""The directory: whose a host name is, what a person may add, what can't load and how that is told."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.recipient import Channel, Recipient
from takedown.notices import directory
from takedown.notices.directory import BadDirectoryEntry, NoSuchRecipient, for_host, load, named
from takedown.notices.directory.entry import (
    EntryFieldMissing,
    EntryFieldUnknown,
    EntryNotToml,
    SameDomainTwice,
    entry_of,
)
from takedown.words import LANGUAGES, Language, Words

ENTRY = """
id = "gallery"
name = "A gallery"
kind = "host"
domains = ["gallery.example"]
languages = ["en"]
legal_bases = ["eu-dsa-16", "eu-gdpr-17", "fr-cp-226-2-1"]
sources = ["https://gallery.example/abuse"]
verified_on = "2026-11-01"
confidence = "medium"

[[channels]]
type = "email"
purpose = { en = "Abuse desk", fr = "Service des abus" }
email = "abuse@gallery.example"
confidence = "medium"

[[channels]]
type = "form"
purpose = { en = "Data protection", fr = "Protection des données" }
url = "https://gallery.example/privacy"
bases = ["eu-gdpr-17"]
confidence = "low"
"""


def entry(folder: Path, pattern: str = "", instead: str = "", name: str = "gallery") -> Recipient:
    """Load one file in which the first text that fits ``pattern`` is another."""
    changed, found = re.subn(pattern, lambda _: instead, ENTRY, count=1) if pattern else (ENTRY, 1)
    assert found == 1, pattern
    (folder / f"{name}.toml").write_text(changed, encoding="utf-8")
    return load(folder)[name]


def refused(folder: Path, pattern: str, instead: str) -> BadDirectoryEntry:
    with pytest.raises(BadDirectoryEntry) as problem:
        entry(folder, pattern, instead)
    return problem.value


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


def test_a_channel_without_an_address_of_its_own_is_still_a_channel() -> None:
    told = Channel.model_validate({"type": "phone", "purpose": {"en": "3018", "fr": "3018"}, "confidence": "high"})
    assert (told.url, told.email, told.never) == ("", "", "")
