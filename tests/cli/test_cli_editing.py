"""``notices edit``: out to a text, back from it; what is missing or may not stand there is told."""

from __future__ import annotations

from tests.cli.shell import Shell, opened
from tests.pipeline import casefile

URL = "https://x.com/someone/status/7"


def test_a_notice_goes_out_and_comes_back_in_other_words(shell: Shell) -> None:
    case = shell.case(country="FR", contact="contact@example.org", name="Association Exemple")
    session = opened(shell)
    try:
        casefile.found(session, case, URL)
    finally:
        session.close()
    notice = shell.does("notices", "draft", "--case", case)[0]["notice"]
    own = shell.run("notices", "edit", notice).out
    file = shell.folder / "letter.txt"

    file.write_text(own + "\nA word more.\n", encoding="utf-8")
    (kept,) = shell.does("notices", "edit", notice, "--file", str(file))
    assert (kept["own_words"], kept["missing"], kept["found"]) == (True, [], [])
    assert "A word more." in shell.run("notices", "show", notice).out

    file.write_text(own.replace(URL, "there") + "\nIt is my fault.\n", encoding="utf-8")
    told = shell.run("notices", "edit", notice, "--file", str(file))
    assert (told.status, URL in told.err, "words about fault: “my fault”" in told.err) == (0, True, True)
    assert shell.run("notices", "approve", notice).status == 1
    assert shell.does("notices", "list")[0]["missing"] == ["exact-address"]

    assert shell.run("notices", "edit", notice, "--file", str(file), "--reset").status == 2
    file.write_bytes(b"\xff\xfe")
    assert shell.run("notices", "edit", notice, "--file", str(file)).status == 1
    assert shell.does("notices", "edit", notice, "--reset")[0]["own_words"] is False
    assert shell.run("notices", "edit", notice).out == own
