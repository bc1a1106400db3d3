"""A configuration that can't be used is named before the vault is opened, in words that say where to look."""

from __future__ import annotations

import pytest

from tests.cli.shell import Shell

TABLE = '[[hosts]]\nname = "a"\nstart = ["http://a.example/"]\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hsots = 1\n", ["“hsots”", "“hosts”"]),
        ('[crawl]\ncontcat = "x"\n', ["“contcat”", "[crawl]", "“contact”"]),
        (TABLE + "dealy = 2\n", ["“dealy”", "[hosts]", "“delay”"]),
        ("[crawl\n", ["config.toml", "line 1"]),
        ('[crawl]\ntotal_seconds = "soon"\n', ["crawl total_seconds: a number"]),
        ("[crawl]\nmax_redirects = 1000\n", ["crawl max_redirects: at most 20"]),
        ('[[hosts]]\nname = "a"\nstart = ["ftp://a.example/"]\n', ["hosts #1 start: each address starts with"]),
        ('[[hosts]]\nname = "a"\n', ["hosts #1 start: this value is missing"]),
        (TABLE + 'proxy = "ftp://x:1"\n', ["hosts #1 proxy: an address such as socks5h://127.0.0.1:9050"]),
        (TABLE + 'quiet = "25:00-6"\n', ["hosts #1 quiet: hours such as 22:00-06:00"]),
        (TABLE + 'allow = ["127.0.0.1"]\n', ["hosts #1 allow: exact pairs of host and port, such as 127.0.0.1:8080"]),
        (TABLE + 'robots = "no"\n', ["hosts #1 robots: one of obey, ignore"]),
        ("hosts = 3\n", ["hosts"]),
        ("hosts = " + "[" * 20_000 + "\n", ["config.toml"]),
        (f"[crawl]\nmax_redirects = {'1' * 5000}\n", ["config.toml"]),
    ],
)
@pytest.mark.parametrize("verb", ["crawl", "case list"])
def test_a_configuration_that_cannot_be_used(shell: Shell, text: str, said: list[str], verb: str) -> None:
    shell.config(text)
    before = shell.bytes()

    ran = shell.run(*verb.split(), "--json")

    assert (ran.status, ran.out) == (1, "")
    assert [part for part in said if part not in ran.said] == [], ran.said
    assert "Nothing was changed or sent" in ran.said
    assert shell.bytes() == before


def test_a_configuration_that_is_not_text(shell: Shell) -> None:
    (shell.home / "config.toml").write_bytes(b"\xff\xfe\x00")

    ran = shell.run("crawl")

    assert ran.status == 1
    assert "config.toml" in ran.said


def test_a_configuration_that_is_not_there(shell: Shell) -> None:
    ran = shell.run("--config", "nowhere.toml", "crawl")

    assert (ran.status, ran.out) == (1, "")
    assert "nowhere.toml" in ran.said


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_configuration_is_sound_but_names_nowhere_to_look(shell: Shell, text: str) -> None:
    shell.config(text)

    ran = shell.run("crawl")

    assert (ran.status, ran.out) == (1, "")
    assert "names no host" in ran.said
    assert shell.does("case", "list") == []


def test_a_host_that_the_configuration_does_not_name(shell: Shell) -> None:
    shell.config(TABLE)

    ran = shell.run("crawl", "b")

    assert (ran.status, ran.out) == (1, "")
    assert "“b”" in ran.said
    assert "“a”" in ran.said


def test_an_adapter_that_is_not_there(shell: Shell) -> None:
    shell.config(TABLE + 'kind = "wbe"\n')

    ran = shell.run("crawl")

    assert ran.status == 1
    assert "Nothing was contacted" in ran.said


def test_doctor_says_that_the_configuration_is_bad_and_goes_on(shell: Shell) -> None:
    shell.config("hsots = 1\n")

    checks = {line["check"]: line["ok"] for line in shell.does("doctor", status=1)}

    assert checks["settings"] is False
    assert checks["database"] is True
