"""``evidence stamp`` and ``evidence verify --anchor`` as a person runs them, in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.shell import RFC3339, Shell
from tests.evidence.authority import Authority, replying, serving

CONFIG = """
[[timestamps]]
name = "{name}"
url = "{url}"
roots = "{roots}"
allow = ["{pair}"]
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def named(url: str, pair: str, roots: Path, name: str = "one") -> str:
    return CONFIG.format(name=name, url=url, roots=roots, pair=pair)


def test_an_empty_ledger_and_a_vault_without_authorities(shell: Shell) -> None:
    ran = shell.run("evidence", "stamp", "--json")
    assert (ran.status, ran.out) == (0, "")
    assert "The ledger is empty" in ran.said
    shell.case()
    ran = shell.run("evidence", "stamp", "--json")
    assert ran.status == 0
    (line,) = ran.lines
    assert (line["count"], line["authority"], line["state"], line["stamped_at"]) == (2, "", "", None)
    assert "nothing left this machine" in ran.said
    assert "2 entries, signed: " + line["root"] in shell.run("evidence", "stamp").out


def test_it_is_dated_checked_and_a_vault_that_was_put_back_is_found(
    shell: Shell, authority: Authority, tmp_path: Path
) -> None:
    shell.case()
    older, kept = tmp_path / "older", tmp_path / "kept.json"
    shutil.copytree(shell.home, older)
    shell.case()
    with serving(replying(authority.reply)) as server:
        shell.config(named(server.url, server.pair, authority.roots))
        ran = shell.run("evidence", "stamp", "--json", "--out", kept)
        again = shell.run("evidence", "stamp", "--out", kept)
    assert ran.status == 0, ran
    (line,) = ran.lines
    assert set(line) == {"checkpoint", "made_at", "count", "root", "authority", "state", "stamped_at", "why"}
    assert (line["count"], line["authority"], line["state"], line["why"]) == (4, "one", "stamped", "")
    assert RFC3339.fullmatch(line["stamped_at"])
    assert f"Kept in {kept}" in ran.said
    assert "4 entries" in ran.said
    assert again.status == 1
    assert str(kept) in again.said
    assert len(server.asked) == 1
    items = shell.does("evidence", "verify", "--anchor", kept)
    assert all(item["ok"] for item in items)
    assert {"anchor", "head"} <= {item["item"] for item in items}
    assert [item["item"].split()[0] for item in items].count("timestamp") == 1

    shutil.rmtree(shell.home)
    shutil.copytree(older, shell.home)
    shell.verified()
    wrong = [item for item in shell.does("evidence", "verify", "--anchor", kept, status=1) if not item["ok"]]
    assert [(item["item"], item["code"]) for item in wrong] == [("anchor", "anchor-beyond")]
    assert "put back to an earlier state" in wrong[0]["detail"]


def test_another_vaults_file_and_one_that_is_none(shell: Shell, tmp_path: Path, empty_vault: Shell) -> None:
    other = empty_vault.copied_to(tmp_path / "other")
    kept = tmp_path / "kept.json"
    for one in (shell, other):
        one.case()
    shell.does("evidence", "stamp", "--out", kept)
    # The same vault, whose ledger went another way since.
    wrong = [item for item in other.does("evidence", "verify", "--anchor", kept, status=1) if not item["ok"]]
    assert [(item["item"], item["code"]) for item in wrong] == [("anchor", "anchor-differs")]
    kept.write_bytes(kept.read_bytes().replace(b'"count":2', b'"count":1'))
    wrong = [item for item in shell.does("evidence", "verify", "--anchor", kept, status=1) if not item["ok"]]
    assert [item["code"] for item in wrong] == ["bad-signature"]
    for content in (b"", b"{}", b"[" * 100_000, kept.read_bytes() + b" "):
        kept.write_bytes(content)
        ran = shell.run("evidence", "verify", "--anchor", kept)
        assert (ran.status, ran.out) == (1, "")
        assert "isn’t a file that" in ran.said
    assert shell.run("evidence", "verify", "--anchor", tmp_path / "absent").status == 1


@pytest.mark.parametrize(("language", "waits"), [("en", "It will be asked again."), ("fr", "La demande sera refaite.")])
def test_an_authority_that_can_not_be_reached_is_asked_again(
    shell: Shell, authority: Authority, language: str, waits: str
) -> None:
    shell.case()
    shell.config(named("http://127.0.0.1:1024/tsr", "127.0.0.1:1024", authority.roots))
    ran = Shell(shell.folder, language).run("evidence", "stamp")
    assert ran.status == 3
    assert waits in ran.out
    (line,) = shell.does("evidence", "stamp", status=3)
    assert (line["state"], line["why"]) == ("queued", "unreachable")
    shell.verified()
