"""The demonstration, step by step: the whole main job as one made-up person would do it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

from takedown.demo.hosts import FileHost, Gallery
from takedown.demo.person import Line, Person
from takedown.demo.photographs import Edit, registered, unrelated
from takedown.demo.post_office import PostOffice, entry, reply
from takedown.demo.posts import HER_OWN, IN_GALLERY, ON_FILE_HOST, Truth, among
from takedown.demo.processes import Children
from takedown.demo.stage import Stage
from takedown.demo.workplace import Workplace

REMOVED = ON_FILE_HOST[0]
"""The copy that the file host removes before the second look."""

_CONFIG = """\
# Written by the demonstration. 127.0.0.1 is this computer: a private address, so it is allowed by name.

[recheck]
apart = 1

[smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
undo_seconds = 1

[[hosts]]
name = "demo-file-host"
start = ["http://{file_host}/"]
allow = ["{file_host}"]
delay = 0
recipients = ["ovhcloud"]

[[hosts]]
name = "demo-gallery"
start = ["http://{gallery}/"]
allow = ["{gallery}"]
delay = 0
recipients = ["x", "demo_gallery"]
"""
_LATER = timedelta(days=4)
"""How far the clock is advanced, so that the next step of a notice without an answer shows."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice that was drafted, and the file in which it can be read."""

    notice: str
    recipient: str
    reference: str
    addresses: int
    missing: int
    file: Path


@dataclass(slots=True)
class Told:
    """What came of it; ``summary`` prints it."""

    began: float = field(default_factory=time.monotonic)
    registered: int = 0
    posted: int = 0
    unrelated: int = 0
    pages: int = 0
    media: int = 0
    copies: set[str] = field(default_factory=set)
    photographs: set[str] = field(default_factory=set)
    edits: set[Edit] = field(default_factory=set)
    addresses: int = 0
    wrong: int = 0
    decided: dict[str, int] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    sent: str = ""
    answered: str = ""
    climbed: str = ""
    gone: str = ""
    live: str = ""
    verdicts: dict[str, str] = field(default_factory=dict)
    entries: int = 0
    bundle: Path = Path()
    checked: int = 0
    defects: int = 0

    @property
    def as_hoped(self) -> bool:
        """Whether every copy was found, nothing else was, and the second look told gone from live."""
        found = len(self.copies) == self.posted and not self.wrong
        looked = self.verdicts.get(self.gone) == "gone" and self.verdicts.get(self.live) == "live"
        followed = bool(self.sent) and self.answered == "acknowledged" and self.climbed == "reminder"
        proven = bool(self.checked) and not self.defects
        return found and looked and followed and proven and len(self.drafts) >= 3  # noqa: PLR2004 - platform, host, Pharos


class Story:
    """The steps, in their order; each one is a method, and ``told`` gathers what came of them."""

    def __init__(self, stage: Stage, place: Workplace, children: Children) -> None:
        self._stage = stage
        self._place = place
        self._person = Person(stage.words.language, place, children)
        self._file_host = FileHost(place.hosts / "copyparty", children)
        self._gallery = Gallery(place.hosts / "sigal", children)
        self._post_office = PostOffice(place.hosts / "mail", children)
        self._truth = Truth()
        self._names: dict[str, str] = {}
        self._case = ""
        self._matches: list[Line] = []
        self.told = Told()

    def tell(self) -> Told:
        """Go through every step.

        Raises:
            TakedownError: one of them failed; the steps before it stay done.
        """
        steps = {
            "vault": self._vault,
            "register": self._register,
            "hosts": self._hosts,
            "crawl": self._crawl,
            "decide": self._decide,
            "draft": self._draft,
            "send": self._send,
            "reply": self._reply,
            "climb": self._climb,
            "recheck": self._recheck,
            "ledger": self._ledger,
            "bundle": self._bundle,
        }
        for name, step in steps.items():
            with self._stage.step(name):
                step()
        return self.told

    def _vault(self) -> None:
        # The hosts' addresses come later; until then an empty configuration says the same as none.
        self._place.config.touch()
        self._person.does("init")
        own = self._place.home / "recipients"
        own.mkdir()
        desk = entry(self._stage.words.language, f"{datetime.now(UTC):%Y-%m-%d}")
        (own / "demo_gallery.toml").write_text(desk, encoding="utf-8")
        self._stage.says("demo-passphrase", file=str(self._place.passphrase))
        words = self._stage.words
        opened = self._person.does(
            *("case", "new", "--label", words("demo-label"), "--adult", "yes", "--standing", "subject"),
            *("--country", "FR", "--contact", words("demo-contact"), "--name", words("demo-name")),
        )
        self._case = opened[0]["case"]
        self._stage.says("demo-case", case=self._case, name=words("demo-name"))

    def _register(self) -> None:
        files = {str(path): name for name, path in registered().items()}
        lines = self._person.does("register", "--case", self._case, *files)
        self._names = {line["media"]: files[line["path"]] for line in lines}
        self.told.registered = len(self._names)
        self._stage.says("demo-registered", count=self.told.registered)

    def _hosts(self) -> None:
        others = unrelated()
        half = len(others) // 2
        with self._stage.waiting("demo-starting"):
            self._file_host.start().fill(among(ON_FILE_HOST, others[:half]))
            self._gallery.start(among(IN_GALLERY, others[half:]))
            self._post_office.open()
        self._truth.note(self._file_host.address, ON_FILE_HOST)
        self._truth.note(self._gallery.address, IN_GALLERY)
        addresses = {"file_host": self._file_host.address, "gallery": self._gallery.address}
        config = _CONFIG.format(**addresses, smtp=self._post_office.port)
        self._place.config.write_text(config, encoding="utf-8")
        self.told.posted = len(ON_FILE_HOST) + len(IN_GALLERY)
        self.told.unrelated = len(others)
        self._stage.says("demo-file-host", url=self._file_host.url, count=len(ON_FILE_HOST))
        self._stage.says("demo-gallery", url=self._gallery.url, count=len(IN_GALLERY))
        self._stage.says("demo-unrelated", count=len(others))

    def _crawl(self) -> None:
        *self._matches, last = self._person.does("crawl")
        told = self.told
        told.pages, told.media, told.addresses = last["pages"], last["media"], len(self._matches)
        for match in self._matches:
            copy = self._truth.at(match["url"])
            if copy is None or copy.photograph != self._names.get(match["media"]):
                told.wrong += 1
                continue
            told.copies.add(f"{match['host']}/{copy.place}")
            told.photographs.add(copy.photograph)
            told.edits.add(copy.edit)
        self._stage.says("demo-crawled", pages=told.pages, media=told.media, addresses=told.addresses)

    def _decide(self) -> None:
        # Before a first notice somebody looks at what surrounds each copy: in words, and never at a picture.
        seen = self._person.does("matches", "context", *(match["match"] for match in self._matches))
        self._stage.says("demo-looked", count=len(seen))
        self._stage.says("demo-decides")
        decisions: dict[str, list[str]] = {}
        for match in self._matches:
            decisions.setdefault(self._decision(match), []).append(match["match"])
        for decision, matches in sorted(decisions.items()):
            self._person.does("matches", "decide", *matches, "--as", decision)
            self._stage.says(f"demo-decided-{decision}", count=len(matches))
        self.told.decided = {decision: len(matches) for decision, matches in decisions.items()}

    def _decision(self, match: Line) -> str:
        copy = self._truth.at(match["url"])
        if copy is None or copy.photograph != self._names.get(match["media"]):
            return "rejected"
        return "mine" if copy == HER_OWN else "confirmed"

    def _draft(self) -> None:
        lines = self._person.does("notices", "draft", "--case", self._case)
        texts = self._person.reads(*(["notices", "show", line["notice"], "--format", "text"] for line in lines))
        for number, (line, text) in enumerate(zip(lines, texts, strict=True), 1):
            # In clear: the person is made up. A real draft stays sealed in the vault until she exports it.
            file = self._place.drafts / f"{number}-{line['recipient']}.txt"
            file.write_text(text, encoding="utf-8")
            counts = len(line["urls"]), len(line["missing"])
            self.told.drafts.append(Draft(line["notice"], line["recipient"], line["reference"], *counts, file))
        self._stage.says("demo-drafted", count=len(self.told.drafts))
        self._stage.says("demo-nothing-sent")

    def _send(self) -> None:
        draft = self._drafted("demo_gallery")
        self._person.does("notices", "approve", draft.notice)
        self._person.does("notices", "send", draft.notice)
        letter = self._letter(draft)
        self.told.sent = str(letter["To"])
        self._stage.says("demo-sent", to=self.told.sent, subject=str(letter["Subject"]))

    def _reply(self) -> None:
        draft = self._drafted("demo_gallery")
        file = self._place.drafts / "reply.eml"
        file.write_bytes(reply(self._letter(draft), draft.reference, self._stage.words.language))
        self._person.does("replies", "import", str(file))
        [notice] = [line for line in self._person.does("notices", "list") if line["notice"] == draft.notice]
        self.told.answered = notice["state"]
        self._stage.says("demo-replied", state=self.told.answered)

    def _climb(self) -> None:
        draft = self._drafted("ovhcloud")
        at = datetime.now(UTC)
        self._person.does("notices", "approve", draft.notice)
        self._person.does("notices", "sent", draft.notice, "--at", at.isoformat())
        due = self._person.does("due", "--case", self._case, "--at", (at + _LATER).isoformat())
        letters = [line for line in self._person.does("notices", "list") if line["follows"] == draft.notice]
        self.told.climbed = letters[0]["letter"] if letters else ""
        self._stage.says("demo-climbed", days=_LATER.days, count=len(due), letter=self.told.climbed)

    def _drafted(self, recipient: str) -> Draft:
        return next(draft for draft in self.told.drafts if draft.recipient == recipient)

    def _letter(self, draft: Draft) -> EmailMessage:
        """Return the letter of ``draft`` as it arrived, not the copy to the sender."""
        return next(letter for letter in self._post_office.received() if draft.reference in str(letter["Subject"]))

    def _recheck(self) -> None:
        self._file_host.remove(REMOVED.place)
        self.told.gone = self._file_host.url + REMOVED.place
        self.told.live = self._file_host.url + ON_FILE_HOST[1].place
        self._stage.says("demo-removed", url=self.told.gone)
        self.told.verdicts = {line["url"]: line["now"] for line in self._person.does("recheck", "--case", self._case)}
        counts = [list(self.told.verdicts.values()).count(verdict) for verdict in ("gone", "live")]
        self._stage.says("demo-rechecked", gone=counts[0], live=counts[1])

    def _ledger(self) -> None:
        # A ledger that doesn't hold together ends the verb with 1, and the demonstration with it.
        checked = self._person.does("evidence", "verify")
        self.told.entries = sum(line["item"].startswith("entry") for line in checked)
        self._stage.says("demo-ledger", count=self.told.entries)

    def _bundle(self) -> None:
        # Checked as whoever gets it does: without the vault. A defect ends the verb with 1, and the demonstration.
        told = self.told
        told.bundle = self._place.drafts / "evidence.zip"
        [made] = self._person.does("evidence", "export", "--case", self._case, "--out", str(told.bundle))
        checked = self._person.does("evidence", "verify", str(told.bundle), "--key", made["key"])
        told.checked, told.defects = len(checked), sum(not line["ok"] for line in checked)
        self._stage.says("demo-bundle", copies=made["copies"], count=told.checked, file=str(told.bundle))
