"""``config.example.toml`` is complete, tells the real defaults, and is valid as it stands."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from takedown.resources import shared
from takedown.settings import (
    BadSettings,
    CautionSettings,
    CrawlSettings,
    DatabaseSettings,
    EvidenceSettings,
    HostSettings,
    ImapSettings,
    JailSettings,
    LookupSettings,
    NoSettingsFile,
    NotifierSettings,
    RecheckSettings,
    RetentionSettings,
    Settings,
    SmtpSettings,
    TeamSettings,
    TimestampSettings,
    UnknownKey,
    VaultSettings,
    WebSettings,
    load,
)

EXAMPLE = shared("config.example.toml")
# A setting that is commented out, as opposed to a sentence: `# key = value`, `# [[hosts]]`.
SETTING = re.compile(r"^# ([a-z_]+ = .*|\[\[[a-z]+\]\])$", re.MULTILINE)
TABLES: dict[str, type[BaseModel]] = {
    "database": DatabaseSettings,
    "team": TeamSettings,
    "crawl": CrawlSettings,
    "recheck": RecheckSettings,
    "jail": JailSettings,
    "notifier": NotifierSettings,
    "lookup": LookupSettings,
    "smtp": SmtpSettings,
    "imap": ImapSettings,
    "timestamps": TimestampSettings,
    "evidence": EvidenceSettings,
    "vault": VaultSettings,
    "caution": CautionSettings,
    "retention": RetentionSettings,
    "web": WebSettings,
    "hosts": HostSettings,
}


@pytest.fixture
def uncommented(tmp_path: Path) -> Path:
    """Write the example with every setting in force; of the two database addresses, the default."""
    text = EXAMPLE.read_text(encoding="utf-8").replace('# url = "postgresql', '# For a team: "postgresql')
    file = tmp_path / "config.toml"
    file.write_text(SETTING.sub(r"\1", text), encoding="utf-8")
    return file


def test_it_is_valid_as_it_stands() -> None:
    assert load(EXAMPLE) == Settings()


def test_it_is_valid_with_every_setting_in_force(uncommented: Path) -> None:
    assert [host.name for host in load(uncommented).hosts] == ["a gallery"]


def test_it_tells_the_real_defaults(uncommented: Path) -> None:
    assert load(uncommented).model_copy(update={"hosts": [], "timestamps": []}) == Settings()


def test_it_tells_the_real_defaults_of_a_host(uncommented: Path) -> None:
    host = load(uncommented).hosts[0]

    assert host == HostSettings(name=host.name, start=host.start)


def test_it_tells_the_real_defaults_of_an_authority(uncommented: Path) -> None:
    authority = load(uncommented).timestamps[0]

    assert authority == TimestampSettings(name=authority.name, url=authority.url, roots=authority.roots)


def test_no_table_is_left_out() -> None:
    assert set(TABLES) == set(Settings.model_fields)


@pytest.mark.parametrize("table", TABLES)
def test_no_key_is_left_out(uncommented: Path, table: str) -> None:
    raw = tomllib.loads(uncommented.read_text(encoding="utf-8"))[table]
    keys = raw[0] if isinstance(raw, list) else raw

    assert set(keys) == set(TABLES[table].model_fields)


def test_every_setting_is_explained(uncommented: Path) -> None:
    lines = uncommented.read_text(encoding="utf-8").splitlines()
    unexplained = [line for above, line in itertools.pairwise(lines) if re.match(r"[a-z_]+ = ", line) and not above]

    assert unexplained == []


def test_an_empty_file_means_every_default(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.touch()

    assert load(file) == Settings() == load(None)


@pytest.mark.parametrize(
    ("text", "table", "nearest"),
    [
        ("[crawls]", "top", "crawl"),
        ("[jail]\nmemory_byte = 1", "jail", "memory_bytes"),
        ('[[hosts]]\nname = "a"\nstart = ["https://a.example/"]\nrobot = "obey"', "hosts", "robots"),
    ],
)
def test_an_unknown_key_names_the_nearest(tmp_path: Path, text: str, table: str, nearest: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(UnknownKey) as refused:
        load(file)

    assert (refused.value.data["table"], refused.value.data["nearest"]) == (table, nearest)


@pytest.mark.parametrize(
    ("text", "where", "why", "limit"),
    [
        ("[crawl", "config.toml", "not_toml", "1"),
        ("\n\nx = =", "config.toml", "not_toml", "3"),
        ("crawl = 3", "crawl", "model_type", ""),
        ("[jail]\nworkers = -1", "jail workers", "greater_than_equal", "0"),
        ('[notifier]\nreminder_days = "soon"', "notifier reminder_days", "int_parsing", ""),
        ('[[hosts]]\nname = "a"\nstart = []', "hosts #1 start", "too_short", "1"),
        ('[[hosts]]\nname = "a"\nstart = ["file:///"]', "hosts #1 start", "not_an_address", ""),
        ('[[hosts]]\nname = "a"', "hosts #1 start", "missing", ""),
        (2 * '[[hosts]]\nname = "a"\nstart = ["http://a.example/"]\n', "hosts", "same_name_twice", ""),
    ],
)
def test_a_bad_value_is_refused_by_its_place_and_its_reason(
    tmp_path: Path, text: str, where: str, why: str, limit: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadSettings) as refused:
        load(file)

    assert refused.value.data == {"where": where, "why": why, "limit": limit}


def test_a_named_file_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(NoSettingsFile):
        load(tmp_path / "absent.toml")


def test_the_environment_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE", '{"url": "postgresql://elsewhere.example/"}')

    assert load(None).database.url == ""
