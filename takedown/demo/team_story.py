"""The demonstration of a team's server, step by step: two organisations, one server, and the same picture in both."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime

from takedown.client import Api, ApiError, Match, Notice
from takedown.demo.hosts import FileHost
from takedown.demo.person import Person
from takedown.demo.photographs import Copy, Edit, registered, unrelated
from takedown.demo.posts import Truth, among
from takedown.demo.processes import Children
from takedown.demo.stage import Stage
from takedown.demo.team_house import House
from takedown.demo.team_program import told
from takedown.demo.team_server import Database, Processes
from takedown.demo.workplace import Workplace
from takedown.errors import TakedownError
from takedown.pipeline.team.server import TeamServer
from takedown.settings import load

HOST = "demo-file-host"
RECIPIENT = "ovhcloud"
SLUGS = ("lighthouse", "harbour")
PICTURES = {"lighthouse": ("astronaut", "chelsea"), "harbour": ("astronaut", "coffee")}
"""What each organisation registers; the first is the same."""
POSTED = (
    Copy("astronaut", Edit.REENCODED, "album1/img_2041.jpg"),
    Copy("astronaut", Edit.HALVED, "album2/img_3101.jpg"),
    Copy("chelsea", Edit.HALVED, "album1/img_2046.jpg"),
    Copy("coffee", Edit.MIRRORED, "album2/img_3107.jpg"),
)
_OTHERS = 6
_PATIENCE = 150.0
_LOOK_AGAIN = 0.5
_CONFIG = """\
# Written by the demonstration. 127.0.0.1 is this computer: a private address, so it is allowed by name.

[database]
url = "{url}"

[evidence]
picture = false

[[hosts]]
name = "{host}"
start = ["http://{address}/"]
allow = ["{address}"]
delay = 0
recipients = ["{recipient}"]
"""


class NothingFound(TakedownError):
    """The workers found less than was posted, after ``seconds``; the demonstration's folder has their logs."""


@dataclass(slots=True)
class Of:
    """What came of one organisation's case."""

    slug: str
    case: str = ""
    media: int = 0
    copies: int = 0
    wrong: int = 0
    drafts: int = 0
    approved: int = 0
    refused: int = 0


@dataclass(slots=True)
class Told:
    """What came of it; ``summary`` prints it."""

    began: float = field(default_factory=time.monotonic)
    of: dict[str, Of] = field(default_factory=lambda: {slug: Of(slug) for slug in SLUGS})
    shared: int = 0
    checks: int = 0
    walls: int = 0

    @property
    def as_hoped(self) -> bool:
        """Whether each found its own copies, none of the other's, and a letter was approved by a second person."""
        found = all(one.copies == len(posted_of(one.slug)) and not one.wrong for one in self.of.values())
        return found and self.walls == len(SLUGS) and self.shared > 0 and all(one.approved for one in self.of.values())


def posted_of(slug: str) -> list[Copy]:
    """Return the copies that one organisation ought to find."""
    return [copy for copy in POSTED if copy.photograph in PICTURES[slug]]


class TeamStory:
    """The steps, in their order; each one is a method, and ``told`` gathers what came of them."""

    def __init__(self, stage: Stage, place: Workplace, children: Children, own: Database) -> None:
        self._stage, self._place, self._own = stage, place, own
        self._person = Person(stage.words.language, place, children)
        self._processes = Processes(stage.words.language, place, children)
        self._host = FileHost(place.hosts / "copyparty", children)
        self._truth = Truth()
        self._houses: dict[str, House] = {}
        self._works: dict[str, Api] = {}
        self._approves: dict[str, Api] = {}
        self._matches: dict[str, list[Match]] = {}
        self._open = ExitStack()
        self.told = Told()

    def tell(self) -> Told:
        """Go through every step.

        Raises:
            TakedownError: one of them failed; the steps before it stay done.
        """
        steps = {
            "team-hosts": self._hosts,
            "team-server": self._server,
            "team-organisations": self._organisations,
            "team-processes": self._start,
            "team-cases": self._cases,
            "team-found": self._found,
            "team-letters": self._letters,
            "team-walls": self._walls,
        }
        with self._open:
            for name, step in steps.items():
                with self._stage.step(name), told():
                    step()
        return self.told

    def _hosts(self) -> None:
        with self._stage.waiting("demo-starting"):
            self._host.start().fill(among(POSTED, unrelated()[:_OTHERS]))
        self._truth.note(self._host.address, POSTED)
        config = _CONFIG.format(url=self._own.url, host=HOST, address=self._host.address, recipient=RECIPIENT)
        self._place.config.write_text(config, encoding="utf-8")
        self._stage.says("demo-file-host", url=self._host.url, count=len(POSTED))
        self._stage.says("demo-unrelated", count=_OTHERS)

    def _server(self) -> None:
        self._processes.write_passphrases()
        words = ("--owner-url", self._own.owner_url, "--service-passphrases", str(self._processes.passphrases))
        [made] = self._person.does("team", "init", *words)
        self._stage.says("demo-team-made", version=made["version"])

    def _organisations(self) -> None:
        server = TeamServer.opened(self._place.home, load(self._place.config))
        self._open.callback(server.close)
        for slug in SLUGS:
            name = self._stage.words(f"demo-team-{slug}")
            words = ("--slug", slug, "--name", name, "--email", f"help@{slug}.example")
            [line] = self._person.does("team", "organisation", "new", *words)
            self._houses[slug] = House(server, slug, line["invitations"])
            self._stage.says("demo-team-founded", name=name, count=len(line["words"]))

    def _start(self) -> None:
        with self._stage.waiting("demo-starting"):
            self._processes.start()
        for slug, house in self._houses.items():
            works, approves = house.tokens()
            for programs, text in ((self._works, works), (self._approves, approves)):
                programs[slug] = Api(f"{self._processes.address}/api/v1", text, language=self._stage.words.language)
                self._open.callback(programs[slug].close)
        self._stage.says("demo-team-started", url=self._processes.address)

    def _cases(self) -> None:
        files = registered()
        for slug, program in self._works.items():
            one = self.told.of[slug]
            words = self._stage.words
            opened = program.open_case(
                words("demo-team-consent"),
                adult="yes",
                standing="subject",
                label=words("demo-label"),
                name=words("demo-name"),
                country="FR",
                mandate={"text": words("demo-team-mandate"), "given_on": f"{datetime.now(UTC):%Y-%m-%d}"},
            )
            one.case = opened.id
            sealed = self._sealed(slug, [str(files[name]) for name in PICTURES[slug]])
            one.media = len(program.register(one.case, sealed)["media"])
            name = words(f"demo-team-{slug}")
            self._stage.says("demo-team-opened", name=name, case=one.case, count=one.media, bytes=len(sealed))
        # Whoever asks first asks for all: a host is visited once for every case.
        slug, program = next(iter(self._works.items()))
        program.look_now(self.told.of[slug].case, "hosts")

    def _sealed(self, slug: str, files: list[str]) -> bytes:
        """Return what the installed program made of ``files`` for an organisation, from its card alone."""
        card, out = self._place.folder / f"{slug}.card", self._place.folder / f"{slug}.handover"
        card.write_text(self._houses[slug].card(), encoding="utf-8")
        words = ("--for", str(card), "--out", str(out), "--adult", "yes", "--agree")
        self._person.does("handover", "make", *files, *words)
        return out.read_bytes()

    def _found(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        with self._stage.waiting("demo-team-waiting"):
            while not all(self._copies(slug) == len(posted_of(slug)) for slug in SLUGS):
                if time.monotonic() > deadline:
                    raise NothingFound(seconds=int(_PATIENCE))
                time.sleep(_LOOK_AGAIN)
        for slug in SLUGS:
            name = self._stage.words(f"demo-team-{slug}")
            self._stage.says("demo-team-found", name=name, count=self.told.of[slug].copies)

    def _copies(self, slug: str) -> int:
        """Ask what one organisation has by now; return how many different copies that is."""
        one, found = self.told.of[slug], set()
        self._matches[slug] = list(self._works[slug].matches(case=one.case))
        one.wrong = 0
        for match in self._matches[slug]:
            copy = self._truth.at(match.url)
            if copy is None or copy.photograph not in PICTURES[slug]:
                one.wrong += 1
            else:
                found.add(copy.place)
        one.copies = len(found)
        return one.copies

    def _letters(self) -> None:
        for slug, program in self._works.items():
            one, name = self.told.of[slug], self._stage.words(f"demo-team-{slug}")
            matches = [match.id for match in self._matches[slug]]
            program.decide(matches, "confirmed")
            drafted = program.draft(one.case)
            one.drafts = len(drafted)
            # The draft for Pharos is filed on its own form, once somebody has looked at that entry of the directory.
            letters = [notice for notice in drafted if notice.recipient == RECIPIENT]
            one.refused = self._refused(slug, letters)
            self._houses[slug].look(matches)
            one.approved = len(letters) - self._refused(slug, letters)
            self._stage.says(
                "demo-team-approved", name=name, drafts=one.drafts, refused=one.refused, approved=one.approved
            )

    def _refused(self, slug: str, drafted: list[Notice]) -> int:
        """Approve each draft in the supervisor's name; return how many the server refused."""
        refused = 0
        for notice in drafted:
            body = {"contact_checked": True, "without_evidence": True}
            try:
                self._approves[slug].request("POST", f"/notices/{notice.id}/approve", body)
            except ApiError as problem:
                if problem.code not in _LOOKS_WANTED:
                    raise
                refused += 1
        return refused

    def _walls(self) -> None:
        addresses = {slug: {match.url for match in found} for slug, found in self._matches.items()}
        self.told.shared = len(set.intersection(*addresses.values()))
        for slug, program in self._works.items():
            [other] = [one for one in SLUGS if one != slug]
            paths = [f"/cases/{self.told.of[other].case}", *(f"/matches/{one.id}" for one in self._matches[other])]
            self.told.checks += len(paths)
            self.told.walls += all(_hidden(program, path) for path in paths)
        self._stage.says("demo-team-same", count=self.told.shared)
        self._stage.says("demo-team-walls", count=self.told.checks)
        for slug, program in self._works.items():
            counted = program.request("GET", "/figures").json()
            name, states = self._stage.words(f"demo-team-{slug}"), counted["matches"]
            cases = sum(counted["cases"].values())
            self._stage.says("demo-team-figures", name=name, cases=cases, matches=sum(states.values()))


_NOT_THERE = 404
_LOOKS_WANTED = ("error-context-unseen", "error-second-person")


def _hidden(program: Api, path: str) -> bool:
    """Return whether the API says of ``path`` what it says of what isn't there."""
    try:
        program.request("GET", path)
    except ApiError as problem:
        return problem.status == _NOT_THERE
    return False
