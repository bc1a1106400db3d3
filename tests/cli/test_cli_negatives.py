"""``negatives``: what silences matches is listed and removed, and every way back is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import ID, Shell

FIELDS = {"negative", "case", "media", "match", "origin", "signal_type", "value", "added_at"}


def test_a_list_taken_by_mistake_is_seen_and_taken_back(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    listed = tmp_path / "list.csv"
    listed.write_text(f"pdq,{'17' * 32}\nmd5,{'42' * 16}\n", encoding="utf-8")
    every = shell.does("hashes", "import", listed, "--as-negative")
    hers = shell.does("hashes", "import", listed, "--as-negative", "--case", case)

    lines = shell.does("negatives", "list")

    assert all(set(line) == FIELDS and ID.fullmatch(line["negative"]) for line in lines)
    told = {(line["negative"], line["case"], line["signal_type"], line["value"], line["origin"]) for line in lines}
    assert told == {
        (line["negative"], reach, line["signal_type"], line["value"], "imported")
        for reach, taken in (("", every), (case, hers))
        for line in taken
    }
    assert shell.does("negatives", "remove", *(line["negative"] for line in every)) == lines[:2]
    assert [line["case"] for line in shell.does("negatives", "list", "--case", case)] == [case, case]
    assert shell.does("negatives", "list", "--case", shell.case()) == []
    shell.verified()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_told_in_words(shell: Shell, tmp_path: Path, language: str) -> None:
    spoken = Shell(shell.folder, language)
    (tmp_path / "list.csv").write_text("pdq," + "17" * 32, encoding="utf-8")
    none = {"en": "nothing is silenced", "fr": "rien n’est passé sous silence"}
    assert none[language] in spoken.run("negatives", "list").said
    (line,) = shell.does("hashes", "import", tmp_path / "list.csv", "--as-negative")

    shown = spoken.run("negatives", "list").out
    assert shown.startswith(line["negative"])
    assert {"en": "every case  from a list", "fr": "tous les dossiers  venu d’une liste"}[language] in shown
    unknown = spoken.run("negatives", "remove", "none")
    assert (unknown.status, unknown.out) == (1, "")
    assert "takedown negatives list" in unknown.said
    gone = spoken.run("negatives", "remove", line["negative"])
    assert {"en": "Importing the list again", "fr": "Importer la liste une nouvelle fois"}[language] in gone.said
    assert spoken.run("negatives", "remove").status == 2


def test_what_was_rejected_goes_with_the_decision_alone(shell: Shell, background: Background, tmp_path: Path) -> None:
    site = background.serve(gallery({"a.jpg": jpeg(0)}))
    shell.config(host("site", site.url()))
    case = shell.case()
    shell.does("register", "--case", case, folder_of(tmp_path / "hers", range(1)))
    match = shell.does("crawl")[0]["match"]
    shell.does("matches", "decide", match, "--as", "rejected")

    (line,) = shell.does("negatives", "list", "--case", case)
    assert (line["origin"], line["match"], line["signal_type"]) == ("rejected", match, "pdq")
    refused = shell.run("negatives", "remove", line["negative"], "--json")
    assert (refused.status, refused.out) == (1, "")
    assert f"takedown matches decide {match} --as confirmed" in refused.said
    assert shell.does("negatives", "list") == [line]

    shell.does("matches", "decide", match, "--as", "confirmed")
    assert shell.does("negatives", "list") == []
    shell.verified()
