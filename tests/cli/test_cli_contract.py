"""Every verb of this version, once through the whole main job, and the fields that each line of JSON has."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.cli.background import Background, gallery, host
from tests.cli.pictures import drawn, encoded, folder_of, jpeg
from tests.cli.shell import ID, RFC3339, Line, Ran, Shell, made

MATCH = {"match", "case", "media", "url", "page", "host", "confidence", "method", "state", "seen_at"}
NOTICE = {"notice", "recipient", "route", "language", "state", "missing", "urls"}
STATES = {"draft", "held", "approved", "sent", "acknowledged", "removed", "refused", "escalated", "withdrawn"}


@dataclass
class Story:
    """What each verb printed, in the order in which a person would use them."""

    shell: Shell
    ran: dict[str, Ran] = field(default_factory=dict)
    case: str = ""

    def does(self, name: str, *words: object) -> list[Line]:
        ran = self.ran[name] = self.shell.run(*words, "--json")
        assert ran.status in (0, 3), (words, ran)
        return ran.lines

    def lines(self, name: str) -> list[Line]:
        return self.ran[name].lines


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("story")
    story = Story(made(folder / "shell"))
    pictures = folder_of(folder / "hers", range(3))
    (pictures / "notes.jpg").write_text("a list of things to buy", encoding="utf-8")
    smaller = encoded(drawn(1).resize((200, 200)), "JPEG", quality=70)
    with Background() as background:
        site = background.serve(gallery({"a.jpg": jpeg(0), "b.jpg": smaller, "c.jpg": jpeg(50)}))
        table = host("site", site.url(), recipients='["ovhcloud"]')
        story.shell.config(f"[recheck]\napart = 0\n{table}")
        _told(story, pictures, site.url("/elsewhere"), folder)
    return story


def _told(story: Story, pictures: Path, elsewhere: str, folder: Path) -> None:
    words = (
        "--adult",
        "yes",
        "--standing",
        "subject",
        "--country",
        "FR",
        "--contact",
        "a@example.org",
        "--name",
        "A. B.",
    )
    story.case = str(story.does("case new", "case", "new", "--label", "a case", *words)[0]["case"])
    story.does("register", "register", "--case", story.case, pictures)
    story.does("register again", "register", "--case", story.case, pictures / "000.jpg")
    (folder / "copy.jpg").write_bytes(jpeg(2, quality=60))
    story.does("match", "match", folder / "copy.jpg", pictures / "notes.jpg")
    story.does("crawl", "crawl")
    story.does("matches list", "matches", "list", "--case", story.case, "--state", "new")
    (folder / "urls.csv").write_text(f"note,url\nx,{elsewhere}\ny,nothing\n,\nz,ftp://a.example/\n", encoding="utf-8")
    story.does("matches add", "matches", "add", "--csv", folder / "urls.csv", "--case", story.case)
    found = [line["match"] for line in story.lines("crawl")[:-1]]
    story.does("matches decide", "matches", "decide", *found, "--as", "confirmed")
    notices = [line["notice"] for line in story.does("notices draft", "notices", "draft", "--case", story.case)]
    story.does("notices list", "notices", "list")
    for form in ("text", "html", "eml", "json", "pdf"):
        story.does(f"show {form} --json", "notices", "show", notices[0], "--format", form)
        story.ran[f"show {form}"] = story.shell.run("notices", "show", notices[0], "--format", form)
    story.does("notices approve", "notices", "approve", notices[0])
    story.does("notices sent", "notices", "sent", notices[0], "--at", "2026-01-02T03:04:05+01:00", "--reference", "R 1")
    story.does("due", "due", "--case", story.case)
    story.does("notices outcome", "notices", "outcome", notices[0], "--as", "removed")
    story.does("recheck", "recheck", "--case", story.case)
    story.does("report", "report", "--case", story.case, "--out", folder / "report.pdf")
    story.does("evidence verify", "evidence", "verify")
    for form in ("stopncii", "threatexchange", "csv"):
        story.does(f"hashes {form} --json", "hashes", "export", "--case", story.case, "--format", form)
    story.ran["hashes csv"] = story.shell.run("hashes", "export", "--case", story.case, "--format", "csv")
    (folder / "list.csv").write_text(f"signal_type,value\npdq,{'0f' * 32}\npdq,xyz\n", encoding="utf-8")
    story.does("hashes import", "hashes", "import", folder / "list.csv", "--case", story.case)
    story.does("case list", "case", "list")
    story.does("case show", "case", "show", story.case)
    story.does("case close", "case", "close", story.case)
    story.does("case erase", "case", "erase", story.case, "--yes")
    story.does("doctor", "doctor")


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("case new", {"case", "label", "status"}),
        ("case list", {"case", "label", "status"}),
        ("case show", {"case", "label", "status"}),
        ("case close", {"case", "label", "status"}),
        ("case erase", {"case", "label", "status"}),
        ("register", {"path", "status", "kind"}),
        ("match", {"path", "status", "matches"}),
        ("matches list", MATCH),
        ("matches add", MATCH),
        ("matches decide", {"match", "state"}),
        ("notices draft", NOTICE),
        ("notices list", NOTICE | {"due_at", "reference"}),
        ("show json --json", NOTICE | {"due_at", "reference"}),
        ("notices approve", {"notice", "state"}),
        ("notices sent", {"notice", "state"}),
        ("notices outcome", {"notice", "state"}),
        ("due", {"notice", "due_at", "step"}),
        ("recheck", {"url", "was", "now", "checked_at"}),
        ("report", {"out"}),
        ("evidence verify", {"item", "ok"}),
        ("hashes stopncii --json", {"signal_type", "value"}),
        ("hashes threatexchange --json", {"signal_type", "value"}),
        ("hashes csv --json", {"signal_type", "value"}),
        ("hashes import", {"signal_type", "value"}),
        ("doctor", {"check", "ok", "detail"}),
    ],
)
def test_every_line_has_its_fields(story: Story, verb: str, fields: set[str]) -> None:
    lines = story.lines(verb)

    assert lines
    assert [line for line in lines if not fields <= line.keys()] == []


def test_every_id_can_be_read_aloud(story: Story) -> None:
    named = {"case new": "case", "register again": "media", "matches list": "match", "notices list": "notice"}
    ids = [line[name] for verb, name in named.items() for line in story.lines(verb)]

    assert len(set(ids)) == 6
    assert [one for one in ids if not ID.fullmatch(one)] == []


def test_every_time_is_utc_as_rfc_3339_writes_it(story: Story) -> None:
    times = [
        line[name]
        for verb in ("case show", "matches list", "matches add", "notices list", "notices sent", "recheck")
        for line in story.lines(verb)
        for name in ("created_at", "seen_at", "sent_at", "due_at", "checked_at")
        if line.get(name)
    ]

    assert len(times) >= 8
    assert [one for one in times if not RFC3339.fullmatch(one)] == []


def test_a_folder_is_registered_in_order_and_what_cannot_be_taken_has_its_reason(story: Story) -> None:
    lines = story.lines("register")

    assert [(Path(line["path"]).name, line["status"]) for line in lines] == [
        ("000.jpg", "registered"),
        ("001.jpg", "registered"),
        ("002.jpg", "registered"),
        ("notes.jpg", "unreadable"),
    ]
    assert all("media" in line and "reason" not in line for line in lines[:3])
    assert "media" not in lines[3]
    assert "neither a picture" in lines[3]["reason"]
    assert {line["kind"] for line in lines} == {"image"}
    assert story.ran["register"].status == 3


def test_a_file_that_is_registered_already_is_known(story: Story) -> None:
    line = story.lines("register again")[0]

    assert (line["status"], line["media"]) == ("known", story.lines("register")[0]["media"])
    assert line["reason"] == "the same file is registered for this case already"
    assert story.ran["register again"].status == 0


def test_match_names_the_picture_that_a_file_is_a_copy_of(story: Story) -> None:
    copy, notes = story.lines("match")

    assert (copy["status"], notes["status"], notes["matches"]) == ("ok", "unreadable", [])
    best = copy["matches"][0]
    assert best.keys() >= {"case", "media", "confidence", "method", "score"}
    assert (best["case"], best["media"]) == (story.case, story.lines("register")[2]["media"])
    assert best["confidence"] == "certain"
    assert 0 <= best["score"] <= 1
    assert story.ran["match"].status == 3


def test_a_crawl_prints_each_new_match_and_then_what_it_did(story: Story) -> None:
    *found, summary = story.lines("crawl")

    methods = {line["url"].rpartition("/")[2]: line["method"] for line in found}
    assert methods.keys() == {"a.jpg", "b.jpg"}
    assert methods["a.jpg"] == "exact"
    assert methods["b.jpg"] in ("pdq", "local")
    assert all(line.keys() >= MATCH and line["state"] == "new" for line in found)
    figures = {"pages": 1, "media": 3, "hashed": 3, "skipped": 0, "matches": 2, "possible": 0, "errors": 0}
    assert summary.items() >= {"summary": True, "unchanged": 0, **figures}.items()
    assert summary["requests"] == 5
    assert summary["bytes"] > 0


def test_the_list_of_matches_is_what_the_crawl_said(story: Story) -> None:
    listed = {line["match"]: line for line in story.lines("matches list")}

    assert listed == {line["match"]: line for line in story.lines("crawl")[:-1]}


def test_bad_lines_of_a_csv_are_named_by_their_number(story: Story) -> None:
    ran = story.ran["matches add"]

    assert ran.status == 3
    assert [(line["url"].rpartition("/")[2], line["method"], line["confidence"]) for line in ran.lines] == [
        ("elsewhere", "reported", "likely")
    ]
    assert "line 3" in ran.said
    assert "“nothing”" in ran.said
    assert "line 5" in ran.said
    assert "ftp://a.example/" in ran.said
    assert "line 4" not in ran.said


def test_a_decision_is_told_as_it_was_kept(story: Story) -> None:
    assert {line["state"] for line in story.lines("matches decide")} == {"confirmed"}


def test_a_draft_goes_to_the_host_and_to_the_authority(story: Story) -> None:
    drafts = story.lines("notices draft")

    assert {line["recipient"] for line in drafts} == {"ovhcloud", "pharos"}
    assert all(line["state"] == "draft" and line["language"] in ("fr", "en") and line["route"] for line in drafts)
    assert all(isinstance(line["missing"], list) and len(line["urls"]) == 2 for line in drafts)


def test_a_notice_is_shown_in_every_form(story: Story) -> None:
    text, page, mail, record = (story.ran[f"show {form}"].out for form in ("text", "html", "eml", "json"))
    url = story.lines("crawl")[0]["url"]

    assert url in text
    assert page.startswith("<!doctype html>")
    assert message_from_bytes(mail.encode(), policy=policy.default)["Subject"]
    assert json.loads(record)["urls"]


def test_the_pdf_is_one_and_stays_out_of_a_line_of_json(story: Story) -> None:
    assert all(set(line) >= NOTICE for line in story.lines("show pdf --json"))
    assert story.ran["show pdf"].out.startswith("%PDF-")


def test_a_notice_goes_from_draft_to_its_outcome(story: Story) -> None:
    states = [story.lines(f"notices {verb}")[0]["state"] for verb in ("approve", "sent", "outcome")]

    assert states == ["approved", "sent", "removed"]
    assert set(states) < STATES
    assert story.lines("notices sent")[0]["sent_at"] == "2026-01-02T02:04:05.000Z"


def test_a_recheck_says_what_was_and_what_is(story: Story) -> None:
    lines = story.lines("recheck")
    now = {line["url"].rpartition("/")[2]: (line["was"], line["now"]) for line in lines}
    roles = {line["url"].rpartition("/")[2]: line["role"] for line in lines}

    # The page shows both pictures and belongs to each of them; one look in the past proved nothing of what is gone.
    assert now == {
        "": ("live", "live"),
        "a.jpg": ("live", "live"),
        "b.jpg": ("live", "live"),
        "elsewhere": ("unknown", "gone"),
    }
    assert roles == {"": "page", "a.jpg": "file", "b.jpg": "file", "elsewhere": "page"}


def test_the_ledger_is_sound(story: Story) -> None:
    assert all(line["ok"] is True for line in story.lines("evidence verify"))
    assert len(story.lines("evidence verify")) > 10


def test_hashes_leave_in_the_words_of_each_list(story: Story) -> None:
    types = {form: {line["signal_type"] for line in story.lines(f"hashes {form} --json")} for form in _SIGNALS}

    assert types == _SIGNALS
    assert story.ran["hashes csv"].out.splitlines()[0] == "signal_type,value"


_SIGNALS = {
    "stopncii": {"ImagePDQ"},
    "threatexchange": {"HASH_PDQ", "HASH_MD5", "HASH_SHA256"},
    "csv": {"pdq", "md5", "sha256", "phash", "dhash"},
}


def test_a_list_is_taken_in_and_its_bad_entries_are_named(story: Story) -> None:
    ran = story.ran["hashes import"]

    assert ran.status == 3
    assert [(line["signal_type"], line["value"]) for line in ran.lines] == [("pdq", "0f" * 32)]
    assert "entry 3" in ran.said


def test_a_case_is_open_then_closed_then_erased(story: Story) -> None:
    states = [story.lines(f"case {verb}")[0]["status"] for verb in ("new", "list", "show", "close", "erase")]

    assert states == ["open", "open", "open", "closed", "erased"]
    assert story.lines("case erase")[0]["label"] == ""


def test_doctor_tries_what_the_program_needs(story: Story) -> None:
    checks = {line["check"] for line in story.lines("doctor")}

    assert checks >= {"settings", "home", "disk", "clock", "database", "decoders", "jail"}
    assert story.ran["doctor"].status == 0


def test_nothing_but_words_and_no_escape_code_is_printed_without_a_terminal(story: Story) -> None:
    said = [ran.out + ran.err for name, ran in story.ran.items() if not name.startswith("show pdf")]

    assert [text for text in said if "\x1b" in text or "\r" in text.replace("\r\n", "")] == []


def test_init_makes_a_vault_that_nobody_else_can_read(tmp_path: Path) -> None:
    shell = Shell(tmp_path)

    assert shell.does("init") == [{"home": str(shell.home)}]
    assert shell.home.stat().st_mode & 0o077 == 0
    assert [path.name for path in shell.home.iterdir() if path.stat().st_mode & 0o077] == []
    assert shell.does("case", "list") == []


def test_the_demonstration_explains_itself(shell: Shell) -> None:
    ran = shell.run("demo", "--help")

    assert ran.status == 0
    assert "--serve" in ran.out
