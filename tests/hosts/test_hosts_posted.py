"""The real program against hosts that somebody else wrote: all that is posted is found, and what goes is seen to go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from takedown.demo.photographs import Edit, registered, unrelated
from takedown.demo.processes import Children
from tests.cli.background import host as table
from tests.cli.shell import Shell, made
from tests.hosts.nginx import Visit
from tests.hosts.posting import HOSTS, Posting
from tests.hosts.static import CLIP, FORBIDDEN


@dataclass(frozen=True, slots=True)
class Way:
    """A host, the adapter that reads it, and where it begins; ``goes`` is the photograph that is taken away then."""

    host: str
    kind: str
    goes: str
    start: str = ""

    def __str__(self) -> str:
        return f"{self.host}-as-{self.kind}"


WAYS = (
    Way("wordpress", "web", "astronaut"),
    Way("wordpress", "wordpress", "camera"),
    Way("copyparty", "web", "astronaut"),
    Way("copyparty", "copyparty", "camera"),
    Way("nginx", "web", "camera"),
    Way("nginx", "autoindex", "chelsea", "files/"),
)


LOOKS = "[recheck]\napart = 1\n"
"""Seconds between the two looks that what is gone takes."""
LEFT = 0.1
"""What a second crawl may cost, of the first one's bytes."""


@dataclass(frozen=True, slots=True)
class Story:
    """One host visited twice by one person's program."""

    way: Way
    host: Posting
    shell: Shell
    photographs: dict[str, str]
    """What is registered: the photograph's name by the id of its fingerprint."""
    posted: frozenset[str]
    first: list[Visit]
    second: list[Visit]

    def found(self) -> dict[str, str]:
        """Return the photograph's name by the address of each match."""
        return {line["url"]: self.photographs[line["media"]] for line in self.shell.does("matches", "list")}

    def recheck(self) -> dict[str, str]:
        return {line["url"]: line["now"] for line in self.shell.does("recheck")}


@pytest.fixture(scope="module")
def children() -> Iterator[Children]:
    with Children() as started:
        yield started


@pytest.fixture(scope="module")
def hosts(children: Children, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Posting]:
    others = unrelated()
    return {name: start(tmp_path_factory.mktemp(name), children, others) for name, start in HOSTS.items()}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shell, str]:
    """A vault in which all photographs are registered, and the case."""
    shell = made(tmp_path_factory.mktemp("hers") / "shell")
    case = shell.case()
    shell.does("register", "--case", case, *registered().values())
    return shell, case


@pytest.fixture(scope="module", params=WAYS, ids=str)
def story(
    request: pytest.FixtureRequest,
    hosts: dict[str, Posting],
    vault: tuple[Shell, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Story:
    way: Way = request.param
    host, (template, case) = hosts[way.host], vault
    shell = template.copied_to(tmp_path_factory.mktemp("visitor") / "shell")
    if host.clip:
        shell.does("register", "--case", case, host.clip)
    shell.config(LOOKS + table("here", host.url + way.start, kind=f'"{way.kind}"', concurrency=4))
    posted = frozenset(name for address, name in host.posted.items() if address.startswith(host.url + way.start))
    return Story(way, host, shell, _names(shell, case, host.clip), posted, _crawl(shell, host), _crawl(shell, host))


def _names(shell: Shell, case: str, clip: Path | None) -> dict[str, str]:
    files = {str(path): name for name, path in registered().items()} | {str(clip): CLIP}
    paths = [path for path in files if path != "None"]
    return {line["media"]: files[line["path"]] for line in shell.does("register", "--case", case, *paths)}


def _crawl(shell: Shell, host: Posting) -> list[Visit]:
    host.visits()
    *_, summary = shell.does("crawl")
    assert summary["errors"] == 0
    return host.visits()


def test_every_posted_photograph_is_found(story: Story) -> None:
    wanted = set(story.posted) | ({CLIP} if story.way.host == "nginx" and not story.way.start else set())
    assert wanted <= set(story.found().values())


def test_nothing_that_a_robots_file_disallows_is_asked_for(story: Story) -> None:
    asked = [visit.path for visit in story.first + story.second]
    assert "/robots.txt" in asked
    assert [path for path in asked if story.host.disallowed and path.startswith(story.host.disallowed)] == []
    assert FORBIDDEN[0] not in story.found().values()


def test_a_second_crawl_costs_the_host_next_to_nothing(story: Story) -> None:
    first, second = (sum(visit.size for visit in visits) for visits in (story.first, story.second))
    assert 0 < second < first * LEFT


def test_no_photograph_is_sent_a_second_time(story: Story) -> None:
    sent = {visit.path for visit in story.second if visit.status == 200}
    assert "/robots.txt" in {visit.path for visit in story.second}
    assert [path for path in sent if path.lower().endswith((".jpg", ".webp", ".zip", ".mp4", ".ts"))] == []


def test_what_is_taken_away_is_proven_gone_and_found_when_it_is_posted_again(story: Story) -> None:
    gone = story.host.take_away(story.way.goes)
    now = story.recheck()
    assert gone
    assert {now[address] for address in gone} == {"gone"}
    assert "live" in now.values()

    address = story.host.show_again(story.way.goes, Edit.HALVED)
    story.shell.does("crawl")
    assert story.found()[address] == story.way.goes
