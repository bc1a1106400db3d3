"""Two processes at once on one vault: each does its work or says that the other did, and nothing is there twice."""

from __future__ import annotations

from collections import Counter

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import folder_of, jpeg
from tests.cli.shell import UNFORESEEN, Line, Shell, opened, rest_of
from tests.pipeline import casefile
from tests.pipeline.sending_scene import ENTRY, URL

MANY = 6
DRAFT = ("notices", "draft", "--recipient", "a_gallery", "--basis", "eu-dsa-16", "--json")


def at_once(shell: Shell, *verbs: tuple[str, ...]) -> list[int]:
    """Run verbs at the same time; return how each ended, none in a way that nobody foresaw."""
    running = [shell.start(*words) for words in verbs]
    for process in running:
        _, said = rest_of(process)
        assert "Traceback" not in said, said
        assert not UNFORESEEN.search(said), said
    return [process.returncode for process in running]


def found(shell: Shell) -> list[str]:
    """Store confirmed matches of as many cases, on a host whose recipient is known."""
    folder = shell.home / "recipients"
    folder.mkdir(exist_ok=True)
    values = {"id": "a_gallery", "kind": "host", "type": "email", "email": "abuse@gallery.example", "url": ""}
    (folder / "a_gallery.toml").write_text(ENTRY.format(**values, confidence="high", today="2026-11-20"), "utf-8")
    session = opened(shell)
    ids = [casefile.found(session, casefile.opened(session).id, URL.format(number)).id for number in range(MANY)]
    session.close()
    return ids


def notices(shell: Shell) -> list[Line]:
    return shell.does("notices", "list")


def test_two_draft_at_once(shell: Shell) -> None:
    found(shell)

    assert set(at_once(shell, DRAFT, DRAFT)) <= {0, 1, 3}
    shell.does(*DRAFT[:-1])
    assert Counter(url for line in notices(shell) for url in line["urls"]) == {
        URL.format(number): 1 for number in range(MANY)
    }
    shell.verified()


def test_one_approves_what_the_other_withdraws(shell: Shell) -> None:
    found(shell)
    (notice, *_) = [line["notice"] for line in shell.does(*DRAFT[:-1])]

    statuses = at_once(shell, ("notices", "approve", notice), ("notices", "withdraw", notice))

    (state,) = {line["state"] for line in notices(shell) if line["notice"] == notice}
    assert 0 in statuses
    assert state in ({"withdrawn"} if statuses[1] == 0 else {"approved"})
    shell.verified()


def test_one_erases_the_case_that_the_other_searches_for(shell: Shell, background: Background) -> None:
    pictures = {f"{seed}.jpg": jpeg(seed, size=120) for seed in range(MANY)}
    shell.config(host("here", background.serve(gallery(pictures), seconds=0.05).url()))
    case = shell.case()
    shell.does("register", "--case", case, folder_of(shell.folder / "hers", range(MANY), size=120))

    statuses = at_once(shell, ("crawl", "--json"), ("case", "erase", case, "--yes"))

    assert statuses[1] == 0
    assert shell.does("matches", "list") == []
    shell.verified()
