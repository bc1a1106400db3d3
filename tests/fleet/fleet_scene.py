"""A fleet in a test: organisations with cases, hosts on loopback, floors in this process and workers beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from takedown.cases.case import Adult, Case, Standing
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.fleet.floor import Floor, Rhythm
from takedown.fleet.work import opened
from takedown.matching.kernels import PLAIN
from takedown.pipeline import casework
from takedown.pipeline.register import register
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from takedown.settings import Settings
from tests.cli.pictures import folder_of
from tests.crawl.crawl_server import Server
from tests.team_server import PASSPHRASE

QUICK = Rhythm(heartbeat=0.5, stalled=8.0, looked_for="* * * * * *", piece=20.0)
"""For processes that are killed: what takes a minute takes a few seconds."""


def settings_for(hosts: Mapping[str, Server], *, delay: float = 0.0, concurrency: int = 2, **more: object) -> Settings:
    """Return settings that name these servers."""
    pace = {"delay": delay, "concurrency": concurrency}
    tables = [{"name": name, "start": [server.url()], "allow": [server.pair], **pace} for name, server in hosts.items()]
    told: dict[str, object] = {"hosts": tables, "jail": {"workers": 1}, "evidence": {"capture": False}}
    return Settings.model_validate({**told, "recheck": {"apart": 0}, **more})


def opened_case(session: TeamSession) -> Case:
    """Open a case that is searched for."""
    case = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT, name="a name")
    return casework.open_case(session, case, "I agree.")


def registered(session: TeamSession, case: Case, folder: Path, seeds: range, size: int = 120) -> list[str]:
    """Register drawn pictures; return their ids."""
    folder_of(folder, seeds, size=size)
    jail = session.settings.jail.model_copy(update={"workers": 1})
    with Fingerprinter(jail, secret=session.vault.local_secret()) as fingerprinter:
        return [
            one.media.id for one in register(session, case.id, sorted(folder.iterdir()), fingerprinter) if one.media
        ]


@contextmanager
def floor_of(server: TeamServer, settings: Settings, *roles: str, rhythm: Rhythm = QUICK) -> Iterator[Floor]:
    """Give a floor in this process, on which a test does one job after another."""
    told = settings.model_copy(update={"database": server.settings.database})
    # Compiling takes longer than a test has to count: what is compiled is tested in tests/matching.
    with opened(server.home, told, dict.fromkeys(roles, PASSPHRASE), rhythm, PLAIN) as floor:
        yield floor
