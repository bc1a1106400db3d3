"""A host written into the configuration: what stood there stays, what can't be read never takes its place."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.pipeline.looking import hosts
from takedown.settings import BadSettings, HostSettings, Settings, load

PO = HostSettings(name="po", kind="fourchan", start=["https://boards.4chan.org/po/"], allow=["127.0.0.1:80"])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A configuration file, not made yet, in a folder of its own."""
    (tmp_path / "here").mkdir()
    return tmp_path / "here" / "config.toml"


def test_what_stood_in_the_file_stays_word_for_word(file: Path) -> None:
    before = '# mine\n[crawl]\ncontact = "a"\n\n[[hosts]]\nname = "one"\nstart = ["https://one.example/"]'
    file.write_text(before, encoding="utf-8")
    file.chmod(0o640)

    settings = hosts.add(file, load(file), PO)

    assert file.read_text(encoding="utf-8").startswith(before + "\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert load(file) == settings
    assert [host.name for host in settings.hosts] == ["one", "po"]
    assert list(file.parent.iterdir()) == [file]


def test_a_file_is_made_for_its_owner_alone(file: Path) -> None:

    assert hosts.add(file, Settings(), PO) == load(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["hosts = []\n", "nonsense"])
def test_a_file_that_would_not_be_read_is_left_as_it_is(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BadSettings):
        hosts.add(file, Settings(), PO)

    assert [(path, path.read_text(encoding="utf-8")) for path in file.parent.iterdir()] == [(file, text)]


def test_the_same_host_is_not_added_twice(file: Path) -> None:
    settings = hosts.add(file, Settings(), PO)

    for other in (PO.model_copy(update={"name": "other"}), PO.model_copy(update={"start": ["https://b.example/"]})):
        with pytest.raises(hosts.HostThere):
            hosts.add(file, settings, other)
    assert len(load(file).hosts) == 1


@given(name=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), end=st.text(max_size=20))
def test_any_name_is_quoted_so_that_it_reads_the_same(
    name: str, end: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    host = HostSettings(name=name, start=["https://a.example/" + end.encode("ascii", "ignore").decode()])
    file = tmp_path_factory.mktemp("home") / "config.toml"

    hosts.add(file, Settings(), host)

    assert load(file).hosts == [host]
