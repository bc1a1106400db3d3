"""The demonstration of a team's server, from its first word to its last; no process of it stays however it ends."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from takedown.demo.photographs import registered
from takedown.demo.processes import Children, Stopped, stoppable
from takedown.demo.stage import Stage
from takedown.demo.team_server import database
from takedown.demo.team_story import TeamStory
from takedown.demo.team_summary import show
from takedown.demo.workplace import Workplace
from takedown.words import Language, Words

_FOLDER = Path(".demo")


def run(language: Language, folder: Path | None) -> int:
    """Run it in ``folder`` (default: ``.demo`` here); returns the exit status, as ``demo.run`` does.

    Raises:
        DemoNotInstalled: a package of the extra ``demo`` isn't there; nothing was started or made.
        TakedownError: a step failed; every process has ended.
    """
    registered()
    stage = Stage(Words(language), Console(highlight=False))
    place = Workplace((folder or _FOLDER).absolute())
    with stoppable():
        try:
            return _demonstrate(stage, place)
        except Stopped as stopped:
            stage.console.show_cursor(show=True)
            stage.console.print()
            stage.says("demo-stopped")
            return stopped.status


def _demonstrate(stage: Stage, place: Workplace) -> int:
    stage.console.print(f"[bold]{stage.words('demo-team-title')}[/bold]")
    stage.says("demo-team-intro")
    with place, database() as own, Children() as children:
        told = TeamStory(stage, place, children, own).tell()
        show(stage, told)
    stage.says("demo-team-ended")
    return 0 if told.as_hoped else 1
