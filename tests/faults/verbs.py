"""The verbs that are killed: what each starts from, and what must hold of the vault however far it got."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from tests.cli.shell import Line
from tests.faults.halting import Halted
from tests.faults.stages import CASES, DRAFT, PICTURES, Course, Stage
from tests.mail.postbox import Postbox

ALL = CASES * PICTURES
NOTHING = Halted(0, b"", b"", 0, 0.0)


@dataclass
class Attempt:
    """One run of a verb that is killed, on a stage of its own, and the run that comes after it.

    Attributes:
        stage: a copy that is the attempt's own. box: the mail server.
        ran: the run that was killed. again: the one after it, once there was one.
    """

    stage: Stage
    course: Course
    box: Postbox
    ran: Halted = field(default=NOTHING)
    again: Halted = field(default=NOTHING)

    @property
    def told(self) -> list[Line]:
        """What the killed run printed: acknowledged, so it must be there."""
        return list(self.ran.told)

    @property
    def matches(self) -> list[Line]:
        return self.stage.does("matches", "list")

    @property
    def notices(self) -> list[Line]:
        return self.stage.does("notices", "list")

    @property
    def letters(self) -> list[Line]:
        return self.stage.does("notices", "outbox")

    @property
    def arrived(self) -> Counter[str]:
        """How often each letter arrived, as the mail server saw it."""
        return Counter(posted.message_id for posted in self.box.posted)

    def all_of(self, lines: list[Line], name: str) -> set[str]:
        return {str(line[name]) for line in lines if name in line}


Step = Callable[[Attempt], object]


@dataclass(frozen=True)
class Verb:
    """One verb.

    Attributes:
        start: the stage that it starts from.
        words: what is typed.
        holds: sees, after the kill, that nothing told is lost and nothing is half done.
        finished: sees, after the next run, that all the work is done, once.
        again: what is run after the kill, where it isn't the same words.
    """

    start: Callable[[Course], Stage]
    words: Callable[[Attempt], list[object]]
    holds: Step
    finished: Step
    again: Callable[[Attempt], Halted] | None = None
    first: Step = lambda _: None
    """Done before anything else after the kill."""

    def runs_again(self, it: Attempt) -> Halted:
        """Run it to its end."""
        return self.again(it) if self.again else it.stage.runs(*self.words(it))


def registered_once(it: Attempt) -> None:
    there = {str(line["path"]): (line["status"], line["media"]) for line in it.again.told}
    assert {there[str(line["path"])] for line in it.told} == {("known", line["media"]) for line in it.told}
    assert len({media for _, media in there.values()}) == len(there) == PICTURES


def told_matches_are_there(it: Attempt) -> None:
    assert it.all_of(it.told, "match") <= it.all_of(it.matches, "match")


def found_once(it: Attempt) -> None:
    assert it.again.status == 0, it.again
    urls = Counter(str(line["url"]) for line in it.matches)
    assert len(urls) == ALL
    assert set(urls.values()) == {1}


def told_decisions_stand(it: Attempt) -> None:
    now = {str(line["match"]): line["state"] for line in it.matches}
    assert len(now) == ALL
    assert set(now.values()) <= {"new", "confirmed"}
    assert {now[str(line["match"])] for line in it.told} <= {"confirmed"}


def decided(it: Attempt) -> None:
    assert it.all_of(it.matches, "state") == {"confirmed"}


def told_drafts_are_there(it: Attempt) -> None:
    assert it.all_of(it.told, "notice") <= it.all_of(it.notices, "notice")
    assert it.all_of(it.notices, "state") <= {"draft"}


def drafted_once(it: Attempt) -> None:
    assert len(it.notices) == len(it.course.notices)
    urls = Counter(url for line in it.notices for url in line["urls"])
    assert urls == Counter({line["url"]: 1 for line in it.matches})


def nothing_left_twice(it: Attempt) -> None:
    assert set(it.arrived.values()) <= {1}
    known = {str(line["message_id"]): str(line["dispatch_state"]) for line in it.letters}
    assert set(known.values()) <= {"waiting", "sending", "unsure", "sent"}
    assert set(it.arrived) <= set(known), "a letter left that the vault knows nothing of"
    assert {one for one, state in known.items() if state == "sent"} <= set(it.arrived)
    assert {known[str(line["message_id"])] for line in it.told} <= {"sent"}


def sent_again(it: Attempt) -> Halted:
    """Send what is due. A letter in doubt is looked for, as a person does, and sent again where none arrived."""
    ran = it.stage.runs("notices", "send")
    for letter in it.letters:
        if letter["dispatch_state"] == "unsure" and letter["message_id"] not in it.arrived:
            ran = it.stage.runs("notices", "send", letter["notice"], "--again")
    for notice in set(it.course.notices) - it.all_of(it.letters, "notice"):
        ran = it.stage.runs("notices", "send", notice)
    return ran


def all_sent_once(it: Attempt) -> None:
    assert len(it.letters) == len(it.course.notices)
    assert it.arrived == Counter({str(line["message_id"]): 1 for line in it.letters})


def only_live(it: Attempt) -> None:
    assert it.all_of(it.told, "now") <= {"live"}


def looked_at_all(it: Attempt) -> None:
    assert it.again.status == 0, it.again
    assert it.all_of(it.matches, "url") <= it.all_of(list(it.again.told), "url")
    assert it.all_of(list(it.again.told), "now") == {"live"}


def erased_or_whole(it: Attempt) -> None:
    status = {line["case"]: line["status"] for line in it.stage.does("case", "list")}
    gone = status.get(it.stage.cases[0], "erased") == "erased"
    assert gone or not it.told
    left = Counter(str(line["case"]) for line in it.matches)
    assert left == Counter(dict.fromkeys(it.stage.cases[gone:], PICTURES))


def erased(it: Attempt) -> None:
    status = {line["case"]: line["status"] for line in it.stage.does("case", "list")}
    assert status.get(it.stage.cases[0], "erased") == "erased"
    assert it.all_of(it.matches, "case") == {it.stage.cases[1]}


def says_the_same(it: Attempt) -> None:
    assert it.again.status == 0, it.again
    assert it.again.told == it.course.whole["migrate"].told
    assert it.told == it.course.whole["migrate"].told[: len(it.told)]


def out_of(it: Attempt) -> Path:
    return it.stage.shell.folder / "backup.age"


def backed_up_or_not_there(it: Attempt) -> None:
    assert out_of(it).exists() or not it.told
    if out_of(it).exists():
        restored_from(it, out_of(it))


def backed_up_again(it: Attempt) -> Halted:
    """Write it under another name: nothing is ever written over."""
    other = out_of(it).with_name("other.age")
    return it.stage.runs("backup", "--out", other, "--to", it.course.recipient)


def backed_up(it: Attempt) -> None:
    assert it.again.status == 0, it.again
    restored_from(it, out_of(it).with_name("other.age"))


def restored_from(it: Attempt, file: Path) -> None:
    """See that a backup is whole: an empty folder becomes the same vault by it."""
    new = it.stage.shell.folder / f"from-{file.stem}"
    assert it.stage.runs("--home", new, "restore", file, "--identity", it.course.identity).status == 0
    same_vault(it, new)


def same_vault(it: Attempt, home: Path) -> None:
    for words in (["case", "list"], ["matches", "list"], ["notices", "list"]):
        assert it.stage.does("--home", home, *words) == it.stage.does(*words)
    assert all(item["ok"] for item in it.stage.does("--home", home, "evidence", "verify"))


def new_home(it: Attempt) -> Path:
    return it.stage.shell.folder / "new"


def restored_or_nothing(it: Attempt) -> None:
    """Whatever is in the new folder opens whole, or is no vault."""
    ran = it.stage.runs("--home", new_home(it), "evidence", "verify")
    assert ran.status == 0 or not it.told, ran
    if ran.status == 0:
        same_vault(it, new_home(it))


def restored(it: Attempt) -> None:
    same_vault(it, new_home(it))


def one_of_two_opens(it: Attempt) -> None:
    """Exactly one of the passphrases opens, the new one if that was told; go on with it."""
    old = it.stage.shell.folder / "passphrase"
    opens = {
        file: it.stage.nest.run(["case", "list"], it.stage.shell.variables(TAKEDOWN_PASSPHRASE_FILE=str(file))).status
        for file in (old, it.course.new_passphrase)
    }
    assert sorted(opens.values()) == [0, 4], opens
    assert opens[it.course.new_passphrase] == 0 or not it.told
    if opens[it.course.new_passphrase] == 0:
        old.write_bytes(it.course.new_passphrase.read_bytes())


def set_anew(it: Attempt) -> None:
    assert it.again.status == 0, it.again
    (it.stage.shell.folder / "passphrase").write_bytes(it.course.new_passphrase.read_bytes())


def nothing_more(_: Attempt) -> None:
    """What was told is held against the next run."""


VERBS: dict[str, Verb] = {
    "register": Verb(
        attrgetter("registering"),
        lambda it: ["register", "--case", it.stage.cases[0], it.stage.pictures(0)],
        nothing_more,
        registered_once,
    ),
    "crawl": Verb(attrgetter("crawling"), lambda _: ["crawl"], told_matches_are_there, found_once),
    "decide": Verb(
        attrgetter("deciding"),
        lambda it: ["matches", "decide", *it.course.matches, "--as", "confirmed"],
        told_decisions_stand,
        decided,
    ),
    "draft": Verb(attrgetter("drafting"), lambda _: ["notices", "draft", *DRAFT], told_drafts_are_there, drafted_once),
    "send": Verb(
        attrgetter("sending"),
        lambda it: ["notices", "send", *it.course.notices],
        nothing_left_twice,
        all_sent_once,
        sent_again,
    ),
    "recheck": Verb(attrgetter("drafting"), lambda _: ["recheck"], only_live, looked_at_all),
    "erase": Verb(
        attrgetter("sending"), lambda it: ["case", "erase", it.stage.cases[0], "--yes"], erased_or_whole, erased
    ),
    "migrate": Verb(attrgetter("migrating"), lambda _: ["case", "list"], nothing_more, says_the_same),
    "backup": Verb(
        attrgetter("sending"),
        lambda it: ["backup", "--out", out_of(it), "--to", it.course.recipient],
        backed_up_or_not_there,
        backed_up,
        backed_up_again,
    ),
    "restore": Verb(
        attrgetter("sending"),
        lambda it: ["--home", new_home(it), "restore", it.course.backup, "--identity", it.course.identity],
        restored_or_nothing,
        restored,
    ),
    "passphrase": Verb(
        attrgetter("crawling"),
        lambda it: ["vault", "passphrase", "--new-passphrase-file", it.course.new_passphrase],
        nothing_more,
        set_anew,
        first=one_of_two_opens,
    ),
}
