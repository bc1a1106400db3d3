"""The spread of a case: gathered once, however often it is interrupted, counted, and written into a file."""

from __future__ import annotations

import asyncio
import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from takedown.cases.case import Adult, Case, CaseNotOpen, NotAdult
from takedown.cases.event import EventKind
from takedown.cases.match import Confidence, Match, MatchState
from takedown.cases.post import PostFacts, PostKind
from takedown.pipeline import casework
from takedown.pipeline.keeping import outfile
from takedown.pipeline.looking import travelled
from takedown.pipeline.looking.leads import StoredQueue
from takedown.pipeline.looking.sieve import post_of
from takedown.pipeline.looking.spread import Gathered, gather, queue_name, roots
from takedown.pipeline.session import AlreadyWorking, Session
from takedown.pipeline.shelf import POSTS, NotFound
from takedown.settings import Settings
from tests.cli.background import Background
from tests.crawl.crawl_server import Server, host_of
from tests.crawl.social import BEGAN, quotes_asked, root_at, spread
from tests.pipeline.casefile import found, opened

MANY = 20_000


@pytest.fixture
def background() -> Iterator[Background]:
    with Background() as running:
        yield running


def on(session: Session, server: Server, **more: object) -> Session:
    host = host_of(server, kind="mastodon", start=[server.url("/@ann")], **more)
    return replace(session, settings=Settings(hosts=[host]))


def carried(
    session: Session,
    server: Server,
    case: Case,
    *,
    state: MatchState = MatchState.CONFIRMED,
    site: str = "here",
    confidence: Confidence = Confidence.CERTAIN,
) -> Match:
    """Store a match with the post that carries it, as the sieve does."""
    match = found(session, case.id, server.url("/a.jpg"), state, site=site, confidence=confidence)
    with session.store.begin() as tx:
        POSTS.put(tx, post_of(root_at(server.url("")), match))
    return match


def stored(session: Session, case: Case) -> int:
    with session.store.read() as tx:
        return tx.count("posts", case_id=case.id)


def rounds(session: Session, case: Case | None = None, budget: int | None = None) -> list[Gathered]:
    told: list[Gathered] = []
    returned = gather(session, case.id if case else None, budget, told.append)
    assert returned == told
    return returned


def events(session: Session) -> list[object]:
    with session.store.read() as tx:
        return [row["body"] for row in tx.each("ledger", order_by="seq") if row["kind"] == EventKind.SPREAD_GATHERED]


def test_each_post_is_stored_once_and_each_round_is_in_the_ledger(session: Session, background: Background) -> None:
    server = background.serve(spread(quotes=30, reposts=4, replies=3, a_part=10))
    session, case = on(session, server), opened(session)
    match = carried(session, server, case)

    (first,) = rounds(session)
    (second,) = rounds(session, case)

    assert (first.posts, first.new, first.parts, first.complete) == (37, 37, 6, True)
    assert (second.posts, second.new, second.complete) == (37, 0, True)
    assert stored(session, case) == 38
    assert events(session) == [
        {"posts": 37, "new": 37, "parts": 6, "complete": True},
        {"posts": 37, "new": 0, "parts": 6, "complete": True},
    ]
    with session.store.read() as tx:
        quotes = POSTS.all(tx, order_by="seen_at", case_id=case.id, kind=PostKind.QUOTE.value)
    quote = next(post for post in quotes if post.handle == "who30")
    assert (quote.match_id, quote.host) == (match.id, server.pair)
    assert quote.about == root_at(server.url("")).uri
    assert quote.at == BEGAN + timedelta(minutes=30)
    assert StoredQueue(session.store, queue_name(first.root)).waiting() == 0


def test_what_a_budget_leaves_is_gathered_next_time(session: Session, background: Background) -> None:
    server = background.serve(spread(quotes=30, a_part=5))
    session, case = on(session, server), opened(session)
    carried(session, server, case)

    (first,) = rounds(session, budget=5)
    (second,) = rounds(session)

    assert not first.complete
    assert [problem.key() for problem in first.problems] == ["error-budget-spent"]
    assert second.complete
    assert first.new + second.new == 30
    assert len(quotes_asked(server.paths)) == len(set(quotes_asked(server.paths))) == 7


def test_only_copies_that_nobody_ruled_out_in_open_cases_of_adults_are_asked_about(
    file_session: Session, background: Background
) -> None:
    server = background.serve({})
    session = on(file_session, server)
    case, closed = opened(session), opened(session)
    for state in (MatchState.REJECTED, MatchState.MINE, MatchState.NOT_ME):
        carried(session, server, opened(session), state=state)
    carried(session, server, opened(session), state=MatchState.NEW, confidence=Confidence.POSSIBLE)
    carried(session, server, opened(session), site="elsewhere")
    found(session, opened(session).id, server.url("/b.jpg"), site="here")
    carried(session, server, closed)
    casework.close_case(session, closed.id)
    asked = [carried(session, server, case), carried(session, server, opened(session), state=MatchState.NEW)]

    assert {root.match.id for root in roots(session, None)} == {match.id for match in asked}
    assert [root.match.id for root in roots(session, case.id)] == [asked[0].id]
    with pytest.raises(CaseNotOpen):
        rounds(session, closed)
    with pytest.raises(NotAdult):
        rounds(session, opened(session, adult=Adult.UNSURE))
    with pytest.raises(NotFound):
        gather(session, "none", None, print)
    assert server.visits == []


def test_two_processes_never_ask_at_once(file_session: Session) -> None:
    with file_session.working(), pytest.raises(AlreadyWorking):
        rounds(file_session)


def test_a_case_that_is_closed_meanwhile_keeps_nothing_more(file_session: Session, background: Background) -> None:
    session, case = file_session, opened(file_session)
    pages = spread(quotes=20, a_part=5)
    last = pages[[path for path in pages if "max_id" in path][1]]

    async def closing(_: web.Request) -> web.Response:
        await asyncio.to_thread(casework.close_case, session, case.id)
        assert isinstance(last, tuple)
        return web.Response(body=last[2], content_type="application/json")

    server = background.serve({**pages, [path for path in pages if "max_id" in path][1]: closing})
    session = on(session, server)
    carried(session, server, case)

    (only,) = rounds(session)

    assert [problem.key() for problem in only.problems] == ["error-case-not-open"]
    assert stored(session, case) == 1 + only.new == 11


def test_an_erased_case_leaves_no_post(session: Session, background: Background) -> None:
    server = background.serve(spread(quotes=3))
    session, case = on(session, server), opened(session)
    carried(session, server, case)
    rounds(session)
    casework.erase_case(session, case.id)
    assert list(travelled.posts(session, case.id)) == []


def test_figures_say_how_far_how_fast_and_who(session: Session, background: Background) -> None:
    server = background.serve(spread(quotes=2000, reposts=4, replies=3, a_part=500))
    session, case = on(session, server), opened(session)
    carried(session, server, case)
    rounds(session)

    figures = travelled.figures(session, case.id)

    assert figures.all.posts == 2008
    assert figures.kinds == {"post": 1, "quote": 2000, "repost": 4, "reply": 3}
    assert figures.hosts == {server.pair: 2008}
    assert figures.days == {"": 4, "2026-03-01": 843, "2026-03-02": 1161}
    assert (figures.all.first, figures.all.last) == (BEGAN, BEGAN + timedelta(minutes=2000))
    assert figures.half == BEGAN + timedelta(minutes=998)
    carrier = figures.carriers["who7", server.pair]
    assert (carrier.posts, carrier.first, carrier.last) == (
        40,
        BEGAN + timedelta(minutes=7),
        BEGAN + timedelta(minutes=1957),
    )
    with pytest.raises(NotFound):
        travelled.figures(session, "none")


def test_a_file_is_its_owner_s_alone_and_no_stranger_s_words_are_a_formula(
    file_session: Session, background: Background, tmp_path: Path
) -> None:
    server = background.serve({})
    session, case = on(file_session, server), opened(file_session)
    match = carried(session, server, case)
    said = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", 'plain, "quoted"\nand more', "été"]
    with session.store.begin() as tx:
        for number, text in enumerate(said):
            at = BEGAN + timedelta(minutes=number + 1)
            facts = PostFacts(f"u{number}", server.url(f"/{number}"), PostKind.REPLY, "@who", at, text)
            POSTS.put(tx, post_of(facts, match))
    out = tmp_path / "spread.csv"

    assert travelled.export(session, case.id, out) == len(said) + 1

    assert out.stat().st_mode & 0o777 == 0o600
    with out.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert tuple(header) == travelled.COLUMNS
    assert [row[-1] for row in rows] == ["Words of the post", *(f"'{text}" for text in said[:5]), *said[5:]]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)
    lines = tmp_path / "spread.jsonl"
    travelled.export(session, case.id, lines)
    read = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [line["text"] for line in read] == ["Words of the post", *said]


def test_a_file_that_is_there_or_can_t_be_is_told(file_session: Session, tmp_path: Path) -> None:
    case = opened(file_session)
    there = tmp_path / "there.csv"
    there.write_text("mine", encoding="utf-8")
    with pytest.raises(outfile.FileThere):
        travelled.export(file_session, case.id, there)
    assert there.read_text(encoding="utf-8") == "mine"
    with pytest.raises(travelled.UnknownFileKind):
        travelled.export(file_session, case.id, tmp_path / "a.xlsx")
    with pytest.raises(outfile.FileUnwritable):
        travelled.export(file_session, case.id, tmp_path / "no-folder" / "a.csv")
    with pytest.raises(NotFound):
        travelled.export(file_session, "none", tmp_path / "a.csv")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["there.csv"]


def test_twenty_thousand_posts_are_gathered_resumed_and_exported(
    file_session: Session, background: Background, tmp_path: Path
) -> None:
    server = background.serve(spread(quotes=MANY - 1, a_part=250))
    session, case = on(file_session, server), opened(file_session)
    carried(session, server, case)

    (first,) = rounds(session, budget=45)
    half = stored(session, case)
    (second,) = rounds(session)

    assert not first.complete
    assert second.complete
    assert 5_000 < half < 15_000
    assert len(quotes_asked(server.paths)) == len(set(quotes_asked(server.paths)))
    out = tmp_path / "spread.csv"
    assert travelled.export(session, case.id, out) == MANY == stored(session, case)
    with out.open(encoding="utf-8", newline="") as file:
        times = [row["at"] for row in csv.DictReader(file)]
    assert times == sorted(times)
    assert len(times) == MANY
