"""Runs the demonstration from its first word to its last, and leaves no process behind however it ends."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from takedown.demo.pages import show_pages
from takedown.demo.photographs import registered
from takedown.demo.processes import Children, Stopped, stoppable
from takedown.demo.stage import Stage
from takedown.demo.story import Story
from takedown.demo.summary import show
from takedown.demo.workplace import Workplace
from takedown.words import Language, Words

_FOLDER = Path(".demo")


def run(language: Language, folder: Path | None, serve: bool) -> int:  # noqa: FBT001 - the face hands its option on
    """Run the demonstration in ``folder`` (default: ``.demo`` here); returns the exit status.

    With ``serve`` the web application on its vault follows, until it is stopped.

    0: everything went as hoped; 1: it ran, but something was missed or mistaken, and the summary says so; 128 and the
    signal's number: it was stopped. Call it in the main thread: it takes the stopping signals over while it runs.

    Raises:
        DemoNotInstalled: its photographs aren't there; nothing was started or made.
        TakedownError: a step failed; every process has ended.
    """
    registered()
    stage = Stage(Words(language), Console(highlight=False))
    place = Workplace((folder or _FOLDER).absolute())
    with stoppable():
        try:
            return _demonstrate(stage, place, serve=serve)
        except Stopped as stopped:
            # A progress bar that was cut short has hidden the cursor, and the terminal has written ^C.
            stage.console.show_cursor(show=True)
            stage.console.print()
            stage.says("demo-stopped")
            return stopped.status


def _demonstrate(stage: Stage, place: Workplace, *, serve: bool) -> int:
    stage.console.print(f"[bold]{stage.words('demo-title')}[/bold]")
    stage.says("demo-intro")
    with place, Children() as children:
        told = Story(stage, place, children).tell()
        show(stage, told, place)
        if serve:
            show_pages(stage, place, children)
    stage.says("demo-hosts-ended")
    return 0 if told.as_hoped else 1
