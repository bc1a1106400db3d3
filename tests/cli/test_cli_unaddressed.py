"""A list of addresses that nobody is known for: told once for each host, with what can be done."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell


@pytest.mark.parametrize(
    ("language", "two", "one"),
    [("en", "2 addresses at", "the address at"), ("fr", "2 adresses chez", "l’adresse chez")],
)
def test_each_host_is_told_once_with_the_ways_on(shell: Shell, language: str, two: str, one: str) -> None:
    case = shell.case(country="FR", contact="a@example.org", name="A. B.")
    listed = shell.folder / "list.csv"
    urls = ["https://unknown.example/1", "https://unknown.example/2", "https://elsewhere.example/1"]
    listed.write_text("url\n" + "\n".join(urls), encoding="utf-8")
    ran = Shell(shell.folder, language).run("notices", "draft", "--case", case, "--csv", listed)
    assert ran.status == 3
    assert f"{two} unknown.example" in ran.said
    assert f"{one} elsewhere.example" in ran.said
    assert ran.said.count("unknown.example") == 1
    assert "takedown notices draft --find" in ran.said
