"""The matcher: what every organisation registered, held in one process, followed, and told to whoever asks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import numpy as np
import psycopg
import pytest

from takedown.cases.case import Adult, Case, Standing
from takedown.cases.match import Hit
from takedown.cases.media import Fingerprint, Media
from takedown.cases.negative import Negative
from takedown.fingerprint.box import Box
from takedown.fingerprint.kept import pack
from takedown.fingerprint.view import ContentBox, FrameView, View
from takedown.fleet.matcher.memory import STALE, Memory
from takedown.fleet.matcher.process import Matcher, Rhythm
from takedown.fleet.matcher.remote import Matchers, NoMatcher, RemoteRegistry
from takedown.fleet.matcher.sockets import connect, folder_of, names
from takedown.matching.kernels import PLAIN
from takedown.matching.registry import Registry
from takedown.pipeline import casework
from takedown.pipeline.shelf import MEDIA, NEGATIVES
from takedown.pipeline.team.fleet import FleetSession
from takedown.pipeline.team.server import TeamServer
from takedown.pipeline.team.session import TeamSession
from tests.team_server import PASSPHRASE, House, worker

QUICK = Rhythm(follow=0.05, settle=0.2, look_back=0.1, tidy=3600.0)
Random = np.random.Generator


def drawn(rng: Random, codes: int = 60) -> tuple[Fingerprint, View]:
    """Return what a picture's look gives, without a picture."""
    pdq = rng.bytes(32)
    probe = Fingerprint(sha256=rng.bytes(32), pdq=pdq, pdq_variants=(pdq,) * 8, quality=100, width=900, height=700)
    places = rng.random((codes, 5), np.float32)
    places[:, 3] *= 0.05
    places[:, 4] = 1
    octets = rng.integers(0, 256, (2, codes, 32), np.uint8)
    return probe, View(octets[0], octets[1], places)


def opened(session: TeamSession) -> Case:
    case = Case.opened(label="a label", adult=Adult.YES, standing=Standing.SUBJECT, name="a name")
    return casework.open_case(session, case, "I agree.")


def registered(session: TeamSession, case: Case, probe: Fingerprint, view: View) -> Media:
    media = Media.registered(case.id, probe, local=pack(view))
    with session.store.begin() as tx:
        MEDIA.put(tx, media)
    return media


def until(true: Callable[[], object], seconds: float = 20.0) -> None:
    end = monotonic() + seconds
    while not true():
        assert monotonic() < end, "it never was"
        sleep(0.02)


@pytest.fixture
def session(server: TeamServer) -> Iterator[FleetSession]:
    with worker(server, "matcher") as opened:
        yield opened


@pytest.fixture
def matcher(session: FleetSession) -> Iterator[Matcher]:
    running = Matcher.begun(session, kernels=PLAIN, rhythm=QUICK)
    yield running
    running.close()


@pytest.fixture
def remote(server: TeamServer) -> Iterator[RemoteRegistry]:
    asking = RemoteRegistry(folder_of(server.home))
    yield asking
    asking.close()


# --- what is told ---------------------------------------------------------------------------------------------------


def test_one_picture_in_two_organisations_is_found_for_both_and_neither_sees_the_other(
    first: House, second: House, matcher: Matcher, remote: RemoteRegistry
) -> None:
    probe, view = drawn(np.random.default_rng(1))
    assert len(matcher.memory) == 0
    made = {}
    for house in (first, second):
        desk = house.desk()
        case = opened(desk)
        made[house.organisation.id] = (desk, case, registered(desk, case, probe, view))
    until(lambda: len(remote.exact(probe)) == 2)

    pairs = {(case.id, media.id) for _, case, media in made.values()}
    assert {(hit.case_id, hit.media_id) for hit in remote.match(probe)} == pairs
    assert {(hit.case_id, hit.media_id) for hit in remote.match_parts(probe, view).hits} == pairs
    for desk, case, media in made.values():
        with desk.store.read() as tx:
            assert [row["id"] for row in tx.rows("cases")] == [case.id]
            assert [row["id"] for row in tx.rows("media")] == [media.id]

    # What one of them rejects is silent for her case alone.
    desk, case, _ = made[first.organisation.id]
    negative = Negative.imported(probe, case.id)
    with desk.store.begin() as tx:
        NEGATIVES.put(tx, negative)
    other = made[second.organisation.id][1].id
    until(lambda: [hit.case_id for hit in remote.match_parts(probe, view).hits] == [other])
    with desk.store.begin() as tx:
        NEGATIVES.drop(tx, negative.id)
    until(lambda: len(remote.match_parts(probe, view).hits) == 2)


def test_what_an_organisation_knows_to_be_harmless_is_silent_for_all_of_its_cases_and_nobody_elses(
    session: FleetSession, first: House, second: House, matcher: Matcher, remote: RemoteRegistry
) -> None:
    probe, view = drawn(np.random.default_rng(3))
    desk, other = first.desk(), second.desk()
    theirs = opened(other)
    early, late = opened(desk), opened(desk)
    for house, case in ((desk, early), (other, theirs)):
        registered(house, case, probe, view)
    until(lambda: len(remote.match_parts(probe, view).hits) == 2)

    negative = Negative.imported(probe)
    with desk.store.begin() as tx:
        NEGATIVES.put(tx, negative)
    until(lambda: [hit.case_id for hit in remote.match_parts(probe, view).hits] == [theirs.id])
    registered(desk, late, probe, view)
    until(lambda: len(matcher.memory) == 3)
    assert {hit.case_id for hit in remote.match_parts(probe, view).hits} == {theirs.id}

    anew = Memory(session)
    anew.fill()
    assert {hit.case_id for hit in anew.registry.match_parts(probe, view).hits} == {theirs.id}
    with desk.store.begin() as tx:
        NEGATIVES.drop(tx, negative.id)
    until(lambda: len(remote.match_parts(probe, view).hits) == 3)
    assert (matcher.memory.unreadable, anew.unreadable) == (0, 0)


def test_a_nuisance_that_another_organisation_could_not_have_sealed_silences_nothing(
    first: House, second: House, matcher: Matcher, remote: RemoteRegistry, owner_url: str
) -> None:
    probe, view = drawn(np.random.default_rng(4))
    desk, other = first.desk(), second.desk()
    registered(desk, case := opened(desk), probe, view)
    with other.store.begin() as tx:
        NEGATIVES.put(tx, negative := Negative.imported(probe))
    with psycopg.connect(owner_url) as link:
        link.execute("UPDATE negatives SET org_id = %s WHERE id = %s", (first.organisation.id, negative.id))
    matcher.memory.fill()
    assert [hit.case_id for hit in remote.match_parts(probe, view).hits] == [case.id]
    assert matcher.memory.unreadable > 0


def test_the_matcher_answers_as_a_registry_in_the_process_does(
    first: House, matcher: Matcher, remote: RemoteRegistry
) -> None:
    rng = np.random.default_rng(2)
    desk = first.desk()
    case = opened(desk)
    looks = [drawn(rng) for _ in range(4)]
    here = Registry()
    for probe, view in looks:
        here.add(registered(desk, case, probe, view))
    until(lambda: len(matcher.memory) == 4)
    stranger = drawn(rng)
    for probe, view in (*looks, stranger):
        box = ContentBox(Box(0.1, 0.1, 0.9, 0.9), looks[0][0].pdq_variants, 100)
        assert remote.match(probe, [box]) == here.match(probe, [box])
        assert remote.exact(probe) == here.exact(probe)
        assert remote.match_parts(probe, view) == here.match_parts(probe, view)
        frames = [FrameView(at, p.pdq_variants, 100, v) for at, (p, v) in enumerate([(probe, view), stranger, *looks])]
        frames.append(FrameView(9.5, (bytes(32),) * 8, 0, None))
        told = remote.match_frames(stranger[0], iter(frames), lambda: 12.0)
        assert told == here.match_frames(stranger[0], iter(frames), lambda: 12.0)
        assert told
    assert (len(remote), remote.has_local) == (4, True)


# --- what is followed -----------------------------------------------------------------------------------------------


def test_what_is_withdrawn_closed_or_erased_is_told_no_more_and_what_opens_again_is(
    first: House, matcher: Matcher, remote: RemoteRegistry
) -> None:
    rng = np.random.default_rng(4)
    desk = first.desk()
    looks = [drawn(rng) for _ in range(3)]
    cases = [opened(desk) for _ in looks]
    media = [registered(desk, case, *look) for case, look in zip(cases, looks, strict=True)]
    until(lambda: len(matcher.memory) == 3)

    with desk.store.begin() as tx:
        MEDIA.drop(tx, media[0].id)
    until(lambda: not remote.exact(looks[0][0]))
    casework.close_case(desk, cases[1].id)
    until(lambda: not remote.exact(looks[1][0]))
    casework.erase_case(desk, cases[2].id)
    until(lambda: not remote.exact(looks[2][0]))
    assert len(matcher.memory) == 0

    casework.reopen_case(desk, cases[1].id)
    until(lambda: [hit.media_id for hit in remote.exact(looks[1][0])] == [media[1].id])


def test_a_late_change_isnt_missed_and_an_altered_row_harms_no_other(first: House, session: FleetSession) -> None:
    rng = np.random.default_rng(6)
    memory = Memory(session)
    memory.fill()
    early, late = first.desk(), first.desk()
    case = opened(early)
    slow, quick = drawn(rng), drawn(rng)
    with late.store.begin() as tx:
        MEDIA.put(tx, Media.registered(case.id, slow[0]))  # has its number in the log, and waits
        registered(early, case, *quick)
        memory.follow()
        assert (len(memory.registry.exact(quick[0])), len(memory.registry.exact(slow[0]))) == (1, 0)
    memory.follow()
    assert len(memory.registry.exact(slow[0])) == 1

    # What can't be opened is left out, now and in a matcher that starts, and the rest is told.
    kept, altered = (hit.media_id for look in (quick, slow) for hit in memory.registry.exact(look[0]))
    with early.store.begin() as tx:
        raw = tx.rows("media", raw=True, id=kept)[0]
        tx.update("media", altered, fingerprint=raw["fingerprint"])  # sealed for another row
    memory.follow()
    fresh = Memory(session)
    fresh.fill()
    for one in (memory, fresh):
        assert (len(one), one.unreadable) == (1, 1)
        assert [hit.media_id for hit in one.registry.exact(quick[0])] == [kept]


def test_who_couldnt_follow_lately_answers_nothing(
    session: FleetSession, remote: RemoteRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Matcher.begun(session, kernels=PLAIN, rhythm=Rhythm(3600.0, 3600.0, 3600.0, 3600.0))
    try:
        probe, _ = drawn(np.random.default_rng(8))
        assert remote.match(probe) == []
        monkeypatch.setattr("takedown.fleet.matcher.memory.monotonic", lambda: monotonic() + STALE)
        with pytest.raises(NoMatcher):
            remote.match(probe)
        with pytest.raises(NoMatcher):
            remote.match_frames(probe, [FrameView(0.0, probe.pdq_variants, 100, None)], lambda: 1.0)
        assert not running.is_well
    finally:
        running.close()


# --- several, and none ----------------------------------------------------------------------------------------------

ALONE = """
    import sys, time
    from pathlib import Path
    from takedown.fleet.matcher.process import Matcher
    from takedown.matching.kernels import PLAIN
    from takedown.pipeline.team import services
    from takedown.pipeline.team.fleet import FleetSession
    from takedown.pipeline.team.server import TeamServer
    from takedown.settings import DatabaseSettings, Settings
    from takedown.store.team.walls import FLEET

    home, url = sys.argv[1:]
    server = TeamServer.opened(Path(home), Settings(database=DatabaseSettings(url=url)), FLEET)
    seat = services.unsealed(server, "matcher", sys.stdin.readline().strip())
    session = FleetSession.entered(server, "matcher", seat)
    Matcher.begun(session, kernels=PLAIN)
    print("READY", flush=True)
    time.sleep(600)
"""


def beside(server: TeamServer) -> subprocess.Popen[str]:
    """Start a matcher in a process of its own."""
    command = [sys.executable, "-c", textwrap.dedent(ALONE), str(server.home), server.settings.database.url]
    # What is started is this interpreter with the text above.
    running = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert running.stdin is not None
    assert running.stdout is not None
    running.stdin.write(PASSPHRASE + "\n")
    running.stdin.close()
    assert running.stdout.readline() == "READY\n"
    return running


def test_a_killed_matcher_loses_nothing_the_next_one_answers_and_without_one_the_asker_is_told(
    server: TeamServer, first: House, session: FleetSession, remote: RemoteRegistry
) -> None:
    rng = np.random.default_rng(9)
    desk = first.desk()
    case = opened(desk)
    looks = [drawn(rng) for _ in range(30)]
    media = [registered(desk, case, *look) for look in looks]
    first_one = beside(server)
    try:
        found: list[Hit] = []
        second: Matcher | None = None
        for number, (probe, _) in enumerate(looks):
            if number == 10:
                os.kill(first_one.pid, signal.SIGKILL)  # in the middle, with its connection kept
                first_one.wait()
                with pytest.raises(NoMatcher):
                    remote.match(probe)
                matchers = Matchers(server.home, server.settings)
                assert matchers.sought() is None
                second = Matcher.begun(session, kernels=PLAIN, rhythm=QUICK)
                assert names(folder_of(server.home)) == [second.answers.name]  # what was left is taken away
                assert matchers.sought() is not None
                matchers.close()
            found += remote.match(probe)
        assert [hit.media_id for hit in found] == [one.id for one in media]
        assert second is not None
        third = Matcher.begun(session, kernels=PLAIN, rhythm=QUICK)
        assert remote.match(looks[0][0])
        second.close()
        assert [hit.media_id for hit in remote.match(looks[0][0])] == [media[0].id]
        third.close()
        assert names(folder_of(server.home)) == []
        with pytest.raises(NoMatcher):
            remote.exact(looks[0][0])
    finally:
        first_one.kill()
        first_one.wait()
        assert first_one.stdout is not None
        first_one.stdout.close()


# --- who asks otherwise ---------------------------------------------------------------------------------------------


MISFITS = (
    b"GET / HTTP/1.1\r\nHost: matcher\r\n\r\n",
    b"TM\x02\x01" + bytes(8),
    b"TM\x01\x63" + bytes(8),
    b"TM\x01\x01" + (2**31).to_bytes(4, "big") + bytes(4),
    b"TM\x01\x01" + bytes(4) + (2**31).to_bytes(4, "big"),
    b"TM\x01\x01\x00\x00\x00\x02\x00\x00\x00\x00[]",
    b"TM\x01\x01\x00\x00\x00\x02\x00\x00\x00\x00{}",
    b"TM\x01\x03\x00\x00\x00\x02\x00\x00\x00\x00{}",
    b"TM\x01\x10\x00\x00\x00\x02\x00\x00\x00\x00{}",
    b"TM\x01\x05\x00\x00\x00\x02\x00\x00\x00\x00{}",
    b"TM\x01\x01\x00\x00\x40\x00\x00\x00\x00\x00" + b"[" * 0x4000,
)


def test_an_empty_matcher_says_so_and_what_is_no_question_is_refused(matcher: Matcher, remote: RemoteRegistry) -> None:
    name: Path = matcher.answers.name
    assert (name.stat().st_mode & 0o777, name.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    probe, view = drawn(np.random.default_rng(3))
    for sent in MISFITS:
        with connect(name, 5.0) as link:
            link.sendall(sent)
            answer = link.recv(4096)
            assert answer[:4] == b"TM\x01\x11"
            assert answer.endswith(b'{"why":"misfit"}')
            assert link.recv(1) == b""
        assert remote.match(probe) == []
    assert (len(remote), remote.has_local) == (0, False)
    assert remote.exact(probe) == remote.match_parts(probe, view).hits == []
