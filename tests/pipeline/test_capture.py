"""Before anybody is written to, the page of a match is kept: its words, its way, its digests, and not one pixel."""

from __future__ import annotations

import asyncio
from hashlib import sha256

import pytest
from aiohttp import web

from takedown.cases.capture import CaptureState
from takedown.cases.case import Adult, CaseNotOpen, NotAdult
from takedown.cases.match import Confidence, Match, MatchState, Method
from takedown.cases.notice import Notice
from takedown.cases.noun import new_id, now
from takedown.cases.post import Post, PostKind
from takedown.evidence.canonical import canonical
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import casework
from takedown.pipeline.looking.addresses import add as add_addresses
from takedown.pipeline.looking.addresses import from_arguments
from takedown.pipeline.proof.capture import MOST_TRIES, capture, capture_new, lacking, skip
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MATCHES, POSTS, NotFound
from tests.pipeline.capture_scene import ALBUM, COPY, INLINE, at, copy_of, hosted, kept, pages
from tests.pipeline.casefile import events, opened, with_settings


def test_what_a_page_says_is_kept_and_told_in_the_ledger(session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(session, server)
        case = opened(session)
        match = copy_of(session, server, case.id)
        post = Post(
            id=new_id(),
            case_id=case.id,
            match_id=match.id,
            kind=PostKind.REPOST,
            seen_at=now(),
            uri="u",
            url="v",
            host="h",
        )
        with session.store.begin() as tx:
            POSTS.put(tx, post)

        (one,) = capture(session, None, fingerprinter)

        assert [path for path in server.paths if path != "/robots.txt"] == ["/album"]
    assert kept(session, match) == [one]
    assert (one.state, one.reasons, one.picture) == (CaptureState.WHOLE, ("picture-off",), b"")
    assert one.text == "Words about somebody.\nnext"
    manifest = one.manifest
    shown, media = manifest["page"], manifest["media"]
    assert isinstance(shown, dict)
    assert isinstance(media, dict)
    assert (shown["title"], shown["sha256"]) == ("An album", sha256(ALBUM.encode()).hexdigest())
    assert (shown["uploader"], shown["removed"]["count"]) == ({"handle": "fred", "source": "meta"}, 1)
    assert shown["outlinks"]["media"] == [match.url]
    assert (media["sha256"], media["source"], media["width"]) == (sha256(COPY).hexdigest(), "sighting", 480)
    assert manifest["path"] == [server.url(), server.url("/album"), match.url]
    assert [told["kind"] for told in manifest["posts"]] == ["repost"]  # type: ignore[attr-defined]
    ((kind, body),) = events(session, one.id)
    assert kind == "captured"
    assert body == {
        "match": match.id,
        "state": "whole",
        "reasons": ["picture-off"],
        "manifest": manifest,
        "sha256": {
            "text": sha256(one.text.encode()).hexdigest(),
            "warc": sha256(one.warc).hexdigest(),
            "picture": "",
        },
    }
    assert [proof.item for proof in verify_ledger(session) if not proof.ok and proof.item == one.id] == []


def test_no_byte_of_any_picture_is_kept(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        copy_of(session, server, opened(session).id)
        (one,) = capture(session, None, fingerprinter)
    whole = canonical(one.manifest) + one.text.encode() + one.warc
    assert not any(COPY[start : start + 10] in whole for start in range(len(COPY) - 10))
    assert not any(INLINE[start : start + 20].encode() in whole for start in range(len(INLINE) - 20))
    assert b"WARC-Payload-Digest: sha256:" + sha256(COPY).hexdigest().encode() in whole


def test_matches_of_one_page_are_one_visit(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        case, other = opened(session), opened(session)
        for number in range(3):
            copy_of(session, server, case.id, f"/{number}.jpg")
        copy_of(session, server, other.id)
        captured = list(capture(session, None, fingerprinter))
        assert server.paths.count("/album") == 2
    assert len(captured) == 4


def test_a_captured_match_is_captured_again_only_by_name(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        match = copy_of(session, server, opened(session).id)
        assert len(capture_new(session, [match.id, match.id, "none"], fingerprinter)) == 1
        assert capture_new(session, [match.id], fingerprinter) == []
        assert list(capture(session, None, fingerprinter)) == []
        assert len(list(capture(session, [match.id], fingerprinter))) == 1
    assert len(kept(session, match)) == 2


def test_a_page_that_did_not_answer_is_tried_again_at_the_next_occasion(
    file_session: Session, fingerprinter: Fingerprinter
) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        case = opened(session)
        own, lost = (
            reported(session, case.id, server.url("/no")),
            reported(session, case.id, server.url("/none"), "here"),
        )
        assert {one.state for one in capture(session, None, fingerprinter)} == {CaptureState.FAILED}
        for _ in range(1, MOST_TRIES):
            assert [one.match_id for one in capture_new(session, [], fingerprinter)] == [lost.id]
        assert capture_new(session, [], fingerprinter) == []
        assert {one.match_id for one in capture(session, None, fingerprinter)} == {lost.id, own.id}


@pytest.mark.parametrize("state", [MatchState.REJECTED, MatchState.MINE, MatchState.NOT_ME])
def test_what_a_person_ruled_out_is_not_visited(
    file_session: Session, fingerprinter: Fingerprinter, state: MatchState
) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        match = copy_of(session, server, opened(session).id, state=state)
        assert list(capture(session, None, fingerprinter)) == []
        assert capture_new(session, [match.id], fingerprinter) == []
        assert server.paths == []


def test_what_is_only_possible_is_not_visited(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        weak = copy_of(session, server, opened(session).id, confidence=Confidence.POSSIBLE)
        assert list(capture(session, None, fingerprinter)) == []
        assert capture_new(session, [weak.id], fingerprinter) == []
        assert server.paths == []


def test_nothing_is_captured_where_the_configuration_says_so(
    file_session: Session, fingerprinter: Fingerprinter
) -> None:
    with hosted(pages()) as server:
        session = with_settings(at(file_session, server), evidence={"capture": False})
        match = copy_of(session, server, opened(session).id)
        assert capture_new(session, [match.id], fingerprinter) == []
        assert server.paths == []


def test_no_more_than_so_many_are_captured_at_once(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        case = opened(session)
        new = [copy_of(session, server, case.id, f"/{number}.jpg").id for number in range(4)]
        assert len(capture_new(session, new, fingerprinter, most=3)) == 3


@pytest.mark.parametrize("adult", [Adult.NO, Adult.UNSURE])
def test_a_case_that_is_no_adults_is_never_captured(
    file_session: Session, fingerprinter: Fingerprinter, adult: Adult
) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        case = opened(session, adult=adult)
        (added,) = add_addresses(session, case.id, from_arguments([server.url("/album")]), fingerprinter)
        match = added.matches[0]
        assert capture_new(session, [match.id], fingerprinter) == []
        assert list(capture(session, None, fingerprinter)) == []
        with pytest.raises(NotAdult):
            list(capture(session, [match.id], fingerprinter))
        with pytest.raises(NotAdult):
            skip(session, [match.id])
        assert server.paths == []
    assert kept(session, match) == []


def test_a_closed_case_is_not_captured(file_session: Session, fingerprinter: Fingerprinter) -> None:
    with hosted(pages()) as server:
        session = at(file_session, server)
        case = opened(session)
        match = copy_of(session, server, case.id)
        casework.close_case(session, case.id)
        assert capture_new(session, [match.id], fingerprinter) == []
        with pytest.raises(CaseNotOpen):
            list(capture(session, [match.id], fingerprinter))
        with pytest.raises(NotFound):
            list(capture(session, ["none"], fingerprinter))
        assert server.paths == []


def test_a_case_that_is_closed_meanwhile_keeps_nothing_more(
    file_session: Session, fingerprinter: Fingerprinter
) -> None:
    closing: list[str] = []

    async def album(_: web.Request) -> web.StreamResponse:
        await asyncio.to_thread(casework.close_case, file_session, closing[0])
        return web.Response(text=ALBUM, content_type="text/html")

    with hosted(pages(album=album)) as server:
        session = at(file_session, server)
        case = opened(session)
        closing.append(case.id)
        match = copy_of(session, server, case.id)
        assert list(capture(session, None, fingerprinter)) == []
    assert kept(session, match) == []


def noticed(*matches: Match) -> Notice:
    return Notice(
        id=new_id(),
        case_id=matches[0].case_id,
        created_at=now(),
        recipient="x",
        route="form",
        language="en",
        reference="r",
        urls=tuple(one.url for one in matches),
        match_ids=tuple(one.id for one in matches),
    )


def reported(session: Session, case_id: str, url: str, site: str = "") -> Match:
    """Store a match that a person reported, of which nobody has seen anything."""
    match = Match(
        id=new_id(), case_id=case_id, seen_at=now(), url=url, page=url, host="h", confidence=Confidence.LIKELY,
        method=Method.REPORTED, score=0.0, site=site,
    )  # fmt: skip
    with session.store.begin() as tx:
        assert MATCHES.put(tx, match)
    return match


def test_a_notice_lacks_what_was_neither_seen_nor_captured_nor_skipped(
    session: Session, fingerprinter: Fingerprinter
) -> None:
    with hosted(pages()) as server:
        session = at(session, server)
        case = opened(session)
        seen = copy_of(session, server, case.id)
        read, failed, skipped = (reported(session, case.id, server.url(path)) for path in ("/album", "/no", "/never"))
        notice = noticed(seen, read, failed, skipped)

        def lacks() -> tuple[str, ...]:
            with session.store.read() as tx:
                return lacking(tx, notice)

        assert lacks() == (read.id, failed.id, skipped.id)
        list(capture(session, [read.id, failed.id], fingerprinter))
        assert lacks() == (failed.id, skipped.id)
        (one,) = skip(session, [skipped.id])
        assert (one.state, lacks()) == (CaptureState.SKIPPED, (failed.id,))
        skip(session, [failed.id])
        assert lacks() == ()
        assert "/never" not in server.paths
    assert [kind for kind, _ in events(session, one.id)] == ["captured"]
