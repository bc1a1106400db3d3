"""A case of somebody under 18, or when it isn't certain: nothing is searched, fingerprinted or visited for it.

Every verb is in one table; one that comes later and isn't in it fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from takedown.cli.main import app
from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import Shell, counts, made
from tests.crawl.crawl_server import Server


@pytest.fixture(scope="module", params=["no", "unsure"])
def minor(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Shell, str, Server]]:
    """A vault with such a case, its id, and a configured host that shows the pictures."""
    shell = made(tmp_path_factory.mktemp("minor") / "shell")
    with Background() as background:
        site = background.serve(gallery({"a.jpg": jpeg(0)}))
        shell.config(host("site", site.url()))
        yield shell, shell.case(adult=str(request.param)), site


def test_the_hotlines_are_offered_at_once_and_again(shell: Shell) -> None:
    opened = shell.run("case", "new", "--label", "x", "--adult", "unsure", "--standing", "subject", "--json")
    shown = shell.run("case", "show", opened.lines[0]["case"], "--json")

    for ran in (opened, shown):
        assert "3018" in ran.said
        assert "takeitdown.ncmec.org" in ran.said
        assert len(ran.lines) == 1


def test_an_adult_is_not_shown_them(shell: Shell) -> None:
    assert "3018" not in shell.run("case", "show", shell.case()).said


def test_every_verb_that_would_look_or_write_refuses(minor: tuple[Shell, str, Server], tmp_path: Path) -> None:
    shell, case, site = minor
    pictures = folder_of(tmp_path / "pictures", range(1))
    (tmp_path / "list.csv").write_text(f"signal_type,value\npdq,{'0f' * 32}\n", encoding="utf-8")
    before = counts(shell)

    for words in (
        ["register", "--case", case, pictures],
        ["recheck", "--case", case],
        ["notices", "draft", "--case", case],
        ["hashes", "export", "--case", case, "--format", "csv"],
        ["hashes", "import", tmp_path / "list.csv", "--case", case],
    ):
        ran = shell.run(*words, "--json")
        assert (ran.status, ran.out) == (1, ""), words
        assert "takedown case show" in ran.said, words

    assert counts(shell) == before
    assert site.visits == []


def test_a_crawl_does_nothing_for_it(minor: tuple[Shell, str, Server]) -> None:
    shell, _, site = minor

    ran = shell.run("crawl", "--json")

    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was contacted" in ran.said
    assert site.visits == []


def test_an_address_is_kept_without_a_visit(minor: tuple[Shell, str, Server]) -> None:
    shell, case, site = minor

    added = shell.does("matches", "add", site.url("/a.jpg"), "--case", case)

    assert [(line["url"], line["method"], line["verdict"]) for line in added] == [
        (site.url("/a.jpg"), "reported", "unknown")
    ]
    assert shell.does("matches", "list", "--case", case) == added
    shell.does("matches", "decide", added[0]["match"], "--as", "confirmed")
    assert shell.run("notices", "draft", "--match", added[0]["match"]).status == 1
    assert shell.does("notices", "draft") == []
    assert shell.does("recheck") == []
    assert site.visits == []
    shell.verified()


NO_CASE = "about no case, or about the vault as a whole"
NO_NOTICE = "about a notice, and none is ever drafted"
NOTHING_FOUND = "about what a search or a host's answer leaves, and there is none"
PAGES = "its pages are tried one by one in tests/web"
TEAM = "about a server, its members and keys; no case is named"
SERVICE = "its steps are tried one by one in tests/pipeline/test_minors.py"

VERBS: dict[str, str | tuple[int, list[str]]] = {
    "backup": NO_CASE,
    "case close": (0, ["OTHER"]),
    "case consent": (0, ["CASE"]),
    "case edit": (0, ["CASE", "--name", "N"]),
    "case erase": (0, ["OTHER", "--yes"]),
    "case list": (0, []),
    "case new": (0, ["--label", "x", "--adult", "no", "--standing", "subject"]),
    "case pause": (0, ["CASE"]),
    "case reopen": (0, ["CASE"]),
    "case resume": (0, ["CASE"]),
    "case note": (0, ["CASE", "--words", "w"]),
    "case show": (0, ["CASE"]),
    "case telling": (0, ["CASE", "--way", "program"]),
    "case withdraw": (0, ["OTHER", "--yes"]),
    "cautions list": (0, []),
    "cautions precision": NO_CASE,
    "cautions release": NOTHING_FOUND,
    "cautions show": NOTHING_FOUND,
    "cautions uphold": NOTHING_FOUND,
    "crawl": (1, []),
    "demo": NO_CASE,
    "doctor": NO_CASE,
    "due": (1, ["--case", "CASE"]),
    "evidence capture": (1, ["--case", "CASE"]),
    "evidence export": (0, ["--case", "CASE", "--out", "FOLDER/evidence.zip"]),
    "evidence stamp": NO_CASE,
    "evidence verify": NO_CASE,
    "figures": NO_CASE,
    "export": (0, ["--case", "CASE", "--out", "FOLDER/all.zip"]),
    "handover make": (
        1,
        ["FOLDER/pictures", "--for", "FOLDER/card.json", "--out", "FOLDER/out.bin", "--adult", "unsure", "--agree"],
    ),
    "hashes export": (1, ["--case", "CASE", "--format", "csv"]),
    "hashes import": (1, ["FOLDER/list.csv", "--case", "CASE"]),
    "hosts kinds": NO_CASE,
    "hosts list": NO_CASE,
    "hosts probe": NO_CASE,
    "init": NO_CASE,
    "match": NO_CASE,
    "matches add": (0, ["URL", "--case", "CASE"]),
    "matches contest": (1, ["MATCH", "--words", "w"]),
    "matches context": (1, ["MATCH"]),
    "matches decide": (0, ["MATCH", "--as", "confirmed"]),
    "matches list": (0, ["--case", "CASE"]),
    "negatives list": (0, ["--case", "CASE"]),
    "negatives remove": NOTHING_FOUND,
    "news": (0, ["--case", "CASE"]),
    "notices approve": NO_NOTICE,
    "notices draft": (1, ["--case", "CASE"]),
    "notices edit": NO_NOTICE,
    "notices list": (0, ["--case", "CASE"]),
    "notices outbox": NO_NOTICE,
    "notices outcome": NO_NOTICE,
    "notices preview": NO_CASE,
    "notices routes": (0, ["--case", "CASE"]),
    "notices send": NO_NOTICE,
    "notices sent": NO_NOTICE,
    "notices show": NO_NOTICE,
    "notices undo": NO_NOTICE,
    "notices withdraw": NO_NOTICE,
    "pack": (0, ["hotlines", "--case", "CASE", "--out", "FOLDER/lines.txt"]),
    "recheck": (1, ["--case", "CASE"]),
    "recipients check": NO_CASE,
    "recipients confirm": NO_CASE,
    "recipients find": NO_CASE,
    "recipients list": NO_CASE,
    "recipients show": NO_CASE,
    "register": (1, ["--case", "CASE", "FOLDER/pictures"]),
    "replies decide": NO_NOTICE,
    "replies import": NO_NOTICE,
    "replies list": (0, []),
    "report": (0, ["--case", "CASE", "--out", "FOLDER/report.html"]),
    "restore": NO_CASE,
    "serve": PAGES,
    "spread export": (0, ["--case", "CASE", "--out", "FOLDER/spread.csv"]),
    "spread figures": (0, ["--case", "CASE"]),
    "spread gather": (1, ["--case", "CASE"]),
    "spread list": (0, ["--case", "CASE"]),
    "start": NO_CASE,
    "vault key-file": NO_CASE,
    "vault passphrase": NO_CASE,
    "vault recovery": NO_CASE,
    "team backup": TEAM,
    "team doctor": TEAM,
    "team init": TEAM,
    "team maintain": TEAM,
    "team member invite": TEAM,
    "team member leave": TEAM,
    "team member list": TEAM,
    "team migrate": TEAM,
    "team organisation list": TEAM,
    "team organisation new": TEAM,
    "team ready": TEAM,
    "team recover": TEAM,
    "team restore": TEAM,
    "team serve": PAGES,
    "team token confirm": TEAM,
    "team token list": TEAM,
    "team token make": TEAM,
    "team token revoke": TEAM,
    "team token rotate": TEAM,
    "team work": SERVICE,
    "watch": SERVICE,
    "wipe": NO_CASE,
}
"""Each verb: why it can touch no case of a minor's, or its exit status and its words for one."""


def verbs(command: object, before: tuple[str, ...] = ()) -> Iterator[str]:
    """Name every verb of the program."""
    inner = getattr(command, "commands", None)
    if inner is None:
        yield " ".join(before)
    else:
        for name, one in inner.items():
            yield from verbs(one, (*before, name))


def test_every_verb_is_in_the_table() -> None:
    assert sorted(set(verbs(typer.main.get_command(app))) ^ set(VERBS)) == []


@pytest.mark.parametrize("minor", ["unsure"], indirect=True)
def test_no_verb_visits_fingerprints_captures_or_shows(minor: tuple[Shell, str, Server], tmp_path: Path) -> None:
    shell, case, site = minor
    folder_of(tmp_path / "pictures", range(1))
    (tmp_path / "list.csv").write_text(f"signal_type,value\npdq,{'0f' * 32}\n", encoding="utf-8")
    (added,) = shell.does("matches", "add", site.url("/a.jpg"), "--case", case)
    values = {"CASE": case, "MATCH": added["match"], "URL": site.url("/b.jpg"), "FOLDER": str(tmp_path)}
    for verb, row in VERBS.items():
        if isinstance(row, str):
            continue
        status, asked = row
        if "OTHER" in asked:
            values["OTHER"] = shell.case(adult="unsure")
        words = [values.get(word, word.replace("FOLDER", values["FOLDER"])) for word in asked]
        ran = shell.run(*verb.split(), *words)
        assert ran.status == status, (verb, ran)

    assert site.visits == []
    kept = counts(shell)
    assert {name for name in ("media", "sightings") if kept[name]} == set()
    assert not {"media-registered", "sighting", "captured", "notice-drafted", "picture-seen"} & set(kept)
