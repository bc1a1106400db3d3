"""``serve`` as somebody starts it: where it answers, whom it lets in, and how it ends."""

from __future__ import annotations

import json
import signal
import socket
from pathlib import Path

import httpx
import pytest

from tests.cli.shell import Shell, rest_of


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_the_address_lets_in_once_and_the_end_is_clean(shell: Shell, end: signal.Signals) -> None:
    case = shell.case()
    with shell.start("serve", "--port", 0) as serving:
        assert serving.stdout
        word, address = serving.stdout.readline().split()
        pages = [httpx.get(address, follow_redirects=True) for _ in range(2)]
        serving.send_signal(end)
        printed, said = rest_of(serving)

    assert word == "READY"
    assert [page.url.path for page in pages] == [f"/c/{case}", "/unlock"]
    assert (serving.returncode, printed) == (0, "")
    assert "Ctrl-C" in said
    assert shell.verified()


def test_without_a_vault_the_first_questions_answer_and_nothing_is_written(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    with shell.start("serve", "--port", 0, "--json") as serving:
        assert serving.stdout
        address = json.loads(serving.stdout.readline())["ready"]
        page = httpx.get(address, follow_redirects=True)
        serving.terminate()

    assert page.url.path == "/arrival"
    assert serving.returncode == 0
    assert not shell.home.exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "a.example", ""])
def test_other_machines_never_see_the_pages(shell: Shell, host: str) -> None:
    ran = shell.run("serve", "--host", host, "--port", 0)

    assert (ran.status, ran.out) == (2, "")
    assert "Nothing was started" in ran.said


def test_a_port_that_is_taken_is_named(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = shell.run("serve", "--port", port)

    assert (ran.status, ran.out) == (1, "")
    assert str(port) in ran.said
