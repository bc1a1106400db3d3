"""Sending and replies as a person types them: a dry run, the outbox, an undo, a letter that leaves, its answer."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_string
from pathlib import Path

import pytest

from tests.cli.shell import RFC3339, Shell, opened, rest_of
from tests.mail.postbox import Postbox
from tests.pipeline.casefile import found
from tests.pipeline.sending_scene import ENTRY

CONFIG = """
[notifier]
name = "Association Exemple"
email = "notices@notifier.example"

[smtp]
host = "127.0.0.1"
port = {port}
security = "none"
undo_seconds = {undo}
"""


@pytest.fixture
def box() -> Iterator[Postbox]:
    with Postbox() as running:
        yield running


def configured(shell: Shell, port: int, undo: float = 0) -> None:
    shell.config(CONFIG.format(port=port, undo=undo))
    folder = shell.home / "recipients"
    folder.mkdir(exist_ok=True)
    values = {"id": "a_gallery", "kind": "host", "type": "email", "email": "abuse@gallery.example", "url": ""}
    text = ENTRY.format(**values, confidence="high", today=datetime.now(UTC).date().isoformat())
    (folder / "a_gallery.toml").write_text(text, encoding="utf-8")


def approved(shell: Shell) -> str:
    """Return the id of an approved notice."""
    case = shell.case(country="FR", contact="contact@notifier.example")
    session = opened(shell)
    found(session, case, "https://gallery.example/album/1.jpg")
    session.close()
    wanted = ("--recipient", "a_gallery", "--basis", "eu-dsa-16")
    (drafted,) = shell.does("notices", "draft", "--case", case, *wanted)
    shell.does("notices", "approve", drafted["notice"])
    return str(drafted["notice"])


def test_a_letter_leaves_and_its_answer_comes_back(shell: Shell, box: Postbox, tmp_path: Path) -> None:
    configured(shell, box.port)
    notice = approved(shell)
    (dry,) = shell.does("notices", "send", notice, "--dry-run")
    assert (dry["dispatch"], dry["to"], dry["state"], box.posted) == (None, "abuse@gallery.example", "approved", [])
    assert message_from_string(dry["message"])["To"] == "abuse@gallery.example"

    (line,) = shell.does("notices", "send", notice)
    assert (line["notice"], line["state"], line["dispatch_state"]) == (notice, "sent", "sent")
    assert RFC3339.fullmatch(line["not_before"])
    assert [posted.message_id for posted in box.posted] == [line["message_id"]]
    assert shell.does("notices", "outbox") == [line]
    assert shell.does("notices", "send") == []

    answer = tmp_path / "answer.eml"
    answer.write_text(
        f"From: abuse@gallery.example\nMessage-ID: <1@gallery.example>\nIn-Reply-To: {line['message_id']}\n\n"
        "Thank you for your report. We have received your notice.\n\x1b[31mred",
        encoding="utf-8",
    )
    (tmp_path / "other.eml").write_text("From: a@b.example\n\nlunch?", encoding="utf-8")
    (taken,) = shell.does("replies", "import", answer)
    assert (taken["status"], taken["meaning"], taken["state"]) == ("taken", "receipt", "acknowledged")
    statuses = [one["status"] for one in shell.does("replies", "import", answer, tmp_path / "other.eml", status=3)]
    assert statuses == ["known", "unmatched"]
    assert shell.does("replies", "list", "--unclear") == []
    ran = shell.run("replies", "list")
    assert "\x1b" not in ran.out
    assert "We have received your notice" in ran.out
    (decided,) = shell.does("replies", "decide", taken["reply"], "--as", "refused")
    assert (decided["meaning"], decided["state"], decided["decided_by_person"]) == ("refused", "refused", True)
    assert RFC3339.fullmatch(decided["decided_at"])
    shell.verified()


def test_a_letter_that_waits_is_undone(shell: Shell, box: Postbox) -> None:
    configured(shell, box.port, undo=3600)
    notice = approved(shell)
    (queued,) = shell.does("notices", "send", notice, "--no-wait")
    assert (queued["state"], queued["dispatch_state"]) == ("approved", "waiting")
    (undone,) = shell.does("notices", "undo", notice)
    assert (undone["dispatch"], undone["dispatch_state"]) == (queued["dispatch"], "undone")
    ran = shell.run("notices", "undo", notice)
    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was changed" in ran.said
    assert box.posted == []


def test_an_interruption_takes_the_letter_back(shell: Shell, box: Postbox) -> None:
    configured(shell, box.port, undo=3600)
    notice = approved(shell)
    process = shell.start("notices", "send", notice, "--json")
    assert process.stderr is not None
    assert "Nothing has left yet" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, _ = rest_of(process)

    assert process.returncode == 130
    assert [json.loads(line)["dispatch_state"] for line in out.splitlines()] == ["undone"]
    assert box.posted == []


@pytest.mark.parametrize(
    ("answer", "status", "state", "told"),
    [("550 5.7.1 No", 3, "refused", "550 5.7.1 No"), ("451 4.7.1 Later", 3, "waiting", "at the earliest")],
)
def test_what_the_server_said_is_told(
    shell: Shell, box: Postbox, answer: str, status: int, state: str, told: str
) -> None:
    configured(shell, box.port)
    box.answers["RCPT"] = answer
    notice = approved(shell)
    ran = shell.run("notices", "send", notice)

    assert ran.status == status
    assert told in " ".join(ran.out.split())
    assert [one["dispatch_state"] for one in shell.does("notices", "outbox")] == [state]


def test_a_doubt_is_told_with_what_can_be_done(shell: Shell, box: Postbox) -> None:
    configured(shell, box.port)
    box.cut = "taken"
    notice = approved(shell)
    ran = shell.run("notices", "send", notice)
    out = " ".join(ran.out.split())

    assert ran.status == 3
    assert f"takedown notices send {notice} --again" in out
    assert "The last answer: none; the line was cut" in out
    assert shell.run("notices", "send", notice).status == 1
    box.cut = ""
    (line,) = shell.does("notices", "send", notice, "--again")
    assert (line["dispatch_state"], len({posted.message_id for posted in box.posted})) == ("sent", 1)


def test_what_can_not_be_sent_is_told(shell: Shell, box: Postbox) -> None:
    ran = shell.run("notices", "send", "bbbb-bbbb-bbbb")
    assert (ran.status, "Nothing left this machine" in ran.said) == (1, True)
    configured(shell, box.port)
    assert shell.run("notices", "send", "bbbb-bbbb-bbbb").status == 1
    notice = approved(shell)
    lines = shell.does("notices", "send", notice, "bbbb-bbbb-bbbb", status=3)
    assert [one["notice"] for one in lines] == [notice]


def test_replies_are_named_or_the_mailbox_is(shell: Shell, tmp_path: Path) -> None:
    assert shell.run("replies", "import").status == 2
    assert shell.run("replies", "import", tmp_path / "a.eml", "--mailbox").status == 2
    assert shell.run("replies", "import", "--mailbox").status == 1
    ran = shell.run("replies", "import", tmp_path / "none.eml")
    assert (ran.status, ran.out) == (1, "")
    assert "none.eml" in ran.said
    assert shell.run("replies", "decide", "bbbb-bbbb-bbbb", "--as", "unclear").status == 2
    assert shell.run("replies", "list").status == 0
