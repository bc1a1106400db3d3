"""The person at the command line: the real program answers, and what goes wrong there stops the demonstration."""

from __future__ import annotations

from pathlib import Path

import pytest

from takedown.demo.person import DemoStepFailed, Person
from takedown.demo.processes import Children
from takedown.demo.workplace import Workplace


def test_a_verb_that_ends_badly_is_named_with_its_status(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with Workplace(tmp_path / "demo") as place, Children() as children:
        place.config.touch()
        with pytest.raises(DemoStepFailed) as failed:
            Person("en", place, children).does("case", "list")
    assert failed.value.data == {"verb": "case list", "status": 1}
    # What the program said went straight to standard error.
    assert str(place.home) in capfd.readouterr().err


def test_lines_come_back_as_objects_and_text_as_it_was_printed(tmp_path: Path) -> None:
    with Workplace(tmp_path / "demo") as place, Children() as children:
        place.config.touch()
        person = Person("fr", place, children)
        assert person.does("init") == [{"home": str(place.home)}]
        texts = person.reads(["case", "list"], ["--help"])
    assert texts[0] == ""
    assert "takedown" in texts[1]
