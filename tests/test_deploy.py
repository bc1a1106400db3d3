"""What is shipped to run a team's server with: every command in it is one of the program's, every option too."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml  # type: ignore[import-untyped]  # the tests of the API bring it, without types

from takedown.cli.main import app

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
PAGES = sorted((ROOT / "docs").glob("operations.md")) + sorted((ROOT / "docs").glob("exploitation.md"))
PROGRAM = re.compile(r"(?:\w+=\S+ )*(?:takedown|owner) (.+)")


class Unit(configparser.RawConfigParser):
    """A unit's file: a key may come several times, and its case counts."""

    def __init__(self, file: Path) -> None:
        super().__init__(strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None)
        self.read(file, encoding="utf-8")

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def unknown(words: list[str]) -> str:
    """Return the first word that the program doesn't know as a verb or an option; empty: it knows them all."""
    command: Any = typer.main.get_command(app)
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word.startswith("-"):
            name, equals, _ = word.partition("=")
            option = next((one for one in command.params if name in (*one.opts, *one.secondary_opts)), None)
            if option is None:
                return f"{command.name} {word}"
            if not (option.is_flag or equals) and waiting:
                waiting.pop(0)
        elif hasattr(command, "commands"):
            if word not in command.commands:
                return f"{command.name} {word}"
            command = command.commands[word]
    return "" if not hasattr(command, "commands") else f"{command.name} without a verb"


def of_units() -> Iterator[tuple[str, list[str]]]:
    for file in UNITS:
        start = Unit(file)["Service"]["ExecStart"]
        yield file.name, shlex.split(start)[1:]


def of_compose() -> Iterator[tuple[str, list[str]]]:
    for name, service in compose()["services"].items():
        if "command" in service and name != "db":
            yield name, [str(word) for word in service["command"]]


def of_pages() -> Iterator[tuple[str, list[str]]]:
    for page in PAGES:
        for block in re.findall(r"```(?:\w*)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            for line in block.splitlines():
                typed = re.match(r"[#$] (.*)", line)
                found = PROGRAM.match(typed[1]) if typed else None
                if found:
                    yield f"{page.name}: {line}", shlex.split(found[1].partition(" | ")[0])


def compose() -> Any:
    return yaml.safe_load((DEPLOY / "compose" / "compose.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("where", "words"), [*of_units(), *of_compose(), *of_pages()], ids=lambda one: one if isinstance(one, str) else ""
)
def test_every_command_and_option_is_one_of_the_programs(where: str, words: list[str]) -> None:
    assert unknown(words) == "", where


@pytest.mark.parametrize("words", [["team", "sing"], ["team", "serve", "--loud"], ["team"], ["--nowhere", "team"]])
def test_a_planted_command_is_found(words: list[str]) -> None:
    assert unknown(words)


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_a_unit_gives_the_program_no_more_than_it_needs(file: Path) -> None:
    service = Unit(file)["Service"]

    assert service["User"] in ("takedown-web", "takedown-fleet", "takedown-owner")
    for name in ("NoNewPrivileges", "PrivateTmp", "ProtectHome", "PrivateDevices", "RestrictNamespaces"):
        assert service[name] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    # The decoders' jail and the compiled search need these.
    assert "MemoryDenyWriteExecute" not in service
    assert "@sandbox" not in service["SystemCallFilter"]
    assert "PASSPHRASE_FILE" not in service["Environment"] or service["LoadCredential"].startswith("passphrase:/etc/")


def test_accounts_and_roles_are_those_that_the_units_and_the_program_use() -> None:
    accounts = set(re.findall(r"^u (\S+)", (DEPLOY / "systemd/takedown.sysusers").read_text("utf-8"), re.MULTILINE))
    maps = re.findall(
        r"^takedown\s+(\S+)\s+(\S+)$", (DEPLOY / "postgresql/pg_ident.conf").read_text("utf-8"), re.MULTILINE
    )

    assert accounts == {Unit(file)["Service"]["User"] for file in UNITS} == {account for account, _ in maps}
    assert {role for _, role in maps} == {"takedown_owner", "takedown_web", "takedown_fleet"}
    # Only whoever owns the tables may come as somebody else.
    assert {account for account, role in maps if account.replace("-", "_") != role} == {"takedown-owner"}


def test_the_target_wants_units_that_there_are() -> None:
    wanted = re.findall(r"[^\s=]+\.(?:service|timer)", (DEPLOY / "systemd/takedown.target").read_text("utf-8"))

    for name in wanted:
        assert (DEPLOY / "systemd" / re.sub(r"@[^.]+", "@", name)).is_file(), name
    for timer in (DEPLOY / "systemd").glob("*.timer"):
        assert timer.with_suffix(".service").is_file()


def test_every_secret_volume_and_network_of_the_compose_file_is_declared() -> None:
    file = compose()
    for service in file["services"].values():
        assert set(service.get("secrets", [])) <= set(file["secrets"])
        assert set(service.get("networks", [])) <= set(file["networks"])
        named = {volume.partition(":")[0] for volume in service.get("volumes", [])}
        assert {name for name in named if not name.startswith(".")} <= set(file["volumes"])
    made = (DEPLOY / "compose/secrets.sh").read_text(encoding="utf-8")
    for secret in file["secrets"].values():
        name = Path(secret["file"]).name
        assert re.search(rf"\b{re.escape(name)}\b", made) or re.match(r"pgpass-(owner|web|fleet)$", name)


def test_the_secrets_are_made_once_and_for_their_owner_alone(tmp_path: Path) -> None:
    script = shutil.copy(DEPLOY / "compose/secrets.sh", tmp_path)
    for _ in range(2):
        subprocess.run(["/bin/sh", script], cwd=tmp_path, check=True)
        made = {file.name: file.read_bytes() for file in (tmp_path / "secrets").iterdir()}

    expected = {Path(one["file"]).name for one in compose()["secrets"].values()}
    assert set(made) == expected
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "secrets").iterdir())
    assert made["pgpass-web"].decode() == f"db:5432:takedown:takedown_web:{made['web-password'].decode()}"
    # "team init" works behind the walls too, as the two other roles.
    assert made["pgpass-owner"].count(b"db:5432:takedown:takedown_") == 3
    assert made["pgpass-owner"].endswith(made["pgpass-web"] + made["pgpass-fleet"])
    assert f'crawler = "{made["crawler"].decode().strip()}"' in made["services.toml"].decode()


def test_roles_arent_made_without_their_passwords(tmp_path: Path) -> None:
    (said := tmp_path / "psql").write_text("#!/bin/sh\ntouch asked\n", encoding="utf-8")
    said.chmod(0o755)

    ended = subprocess.run(
        ["/bin/sh", DEPLOY / "compose/roles.sh"],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )

    assert ended.returncode
    assert not (tmp_path / "asked").exists()


def test_accounts_have_names_that_systemd_takes() -> None:
    for name in re.findall(r'^u .*"(.*)"', (DEPLOY / "systemd/takedown.sysusers").read_text("utf-8"), re.MULTILINE):
        assert not set(name) & set(":\n"), name  # what stands between the fields of /etc/passwd


@pytest.mark.skipif(shutil.which("nginx") is None, reason="there is no nginx here")
@pytest.mark.parametrize("processes", [1, 2])
def test_nginx_takes_the_proxy(tmp_path: Path, processes: int) -> None:
    text = (DEPLOY / "nginx/takedown.conf").read_text(encoding="utf-8")
    if processes > 1:
        text, more = re.subn(r"# (server 127\.0\.0\.1:)", r"\1", text)
        assert more == 2
    # Any port and any folder will do to read it; a certificate has to be there.
    text = re.sub(r"listen \[::\].*", "", text)
    text = re.sub(r"listen (80|443)", r"listen 127.0.0.1:48\1", text).replace("/var/log/nginx", str(tmp_path))
    text = text.replace("/etc/letsencrypt/live/td.example", str(tmp_path))
    folders = " ".join(f"{kind}_temp_path {tmp_path};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    made = ["-keyout", f"{tmp_path}/privkey.pem", "-out", f"{tmp_path}/fullchain.pem"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=td", *made], check=True)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ {folders} {text} }}", encoding="utf-8"
    )

    ended = subprocess.run(
        ["nginx", "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "log"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr


def test_the_proxy_keeps_nothing_of_who_asked() -> None:
    text = (DEPLOY / "nginx/takedown.conf").read_text(encoding="utf-8")

    assert "access_log off;" in text
    assert "Strict-Transport-Security" in text
    assert "proxy_max_temp_file_size 0;" in text
    assert not re.search(r"proxy_set_header\s+X-(Forwarded-For|Real-IP)", text)
    assert "/metrics" not in re.sub(r"#.*", "", text)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    for file in (DEPLOY / "systemd").iterdir():
        if file.suffix in (".service", ".timer", ".target"):
            text = file.read_text(encoding="utf-8").replace("/usr/local/bin/takedown", "/bin/true")
            (tmp_path / file.name).write_text(text, encoding="utf-8")
    units = [str(file) for file in sorted(tmp_path.iterdir()) if file.suffix != ".timer"]

    ended = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:/usr/lib/systemd/system:/lib/systemd/system"},
        capture_output=True,
        text=True,
        check=False,
    )
    complaints = [line for line in ended.stderr.splitlines() if "takedown" in line]
    assert complaints == []
