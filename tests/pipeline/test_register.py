"""What is kept of a file at each level, in the sealed store on both engines; nothing of what carries too little."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from takedown.cases.media import MAX_LOCAL_BYTES, Level, Media, MediaKind, Origin
from takedown.fingerprint import sequence
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.fingerprint.kept import pack, unpack
from takedown.jail import Jail
from takedown.matching.confidence import MIN_CODES
from takedown.pipeline import casework
from takedown.pipeline.exchanging import exchange
from takedown.pipeline.proof.prove import verify_ledger
from takedown.pipeline.register import Registered, Status, register
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import MEDIA
from takedown.settings import JailSettings
from tests.fingerprint.photographs import files, scenes
from tests.media.moving import animation, encoded, film, sound
from tests.pipeline.casefile import events, opened


def png(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(out, "PNG")
    return out.getvalue()


def one(session: Session, case_id: str, content: bytes, fingerprinter: Fingerprinter, tmp_path: Path) -> Registered:
    file = tmp_path / "file"
    file.write_bytes(content)
    (result,) = register(session, case_id, [file], fingerprinter)
    return result


def stored(session: Session, case_id: str) -> list[Media]:
    with session.store.read() as tx:
        return MEDIA.all(tx, order_by="registered_at", case_id=case_id)


def soft() -> np.ndarray:
    """Return a picture of soft blots: enough for PDQ, and hardly a corner in it."""
    coarse = np.random.default_rng(4).integers(0, 256, (5, 5), dtype=np.uint8)
    return np.asarray(Image.fromarray(coarse).resize((320, 320), Image.Resampling.BICUBIC))


def test_a_photograph_is_kept_with_its_codes_and_within_12_kilobytes(
    session: Session, fingerprinter: Fingerprinter
) -> None:
    case = opened(session)
    photographs = [file for file in files() if file.stem in ("astronaut", "chelsea", "coffee", "rocket", "china")]
    results = list(register(session, case.id, photographs, fingerprinter))
    assert {(result.status, result.note) for result in results} == {(Status.REGISTERED, "")}
    kept = stored(session, case.id)
    assert [result.media for result in results if result.media] == kept
    assert len(kept) == len(photographs) == 5
    for media in kept:
        assert (media.kind, media.frames, media.duration) == (MediaKind.IMAGE, b"", 0)
        assert 0 < len(media.local) <= MAX_LOCAL_BYTES
    with session.store.read() as tx:
        held = tx._link.exec_driver_sql("SELECT * FROM media").mappings().all()  # as the database holds them
    assert max(sum(len(value) for value in row.values() if value is not None) for row in held) <= 12_000


def test_at_the_portable_level_a_picture_has_no_codes_and_a_video_s_frames_have_none(
    session: Session, fingerprinter: Fingerprinter, tmp_path: Path
) -> None:
    case = opened(session, level=Level.PORTABLE)
    picture = one(session, case.id, png(scenes()[1]), fingerprinter, tmp_path).media
    video = one(session, case.id, film("mp4"), fingerprinter, tmp_path).media
    assert picture is not None
    assert video is not None
    assert (picture.local, picture.fingerprint.pdq is not None) == (b"", True)
    frames = sequence.unpack(video.frames)
    assert len(frames) >= 4
    assert {frame.local for frame in frames} == {b""}
    assert video.fingerprint.md5 is not None


@pytest.mark.parametrize(
    ("content", "duration"),
    [(film("mp4"), 4.0), (film("webm"), 4.0), (animation("GIF"), 2.0)],
    ids=["mp4", "webm", "gif"],
)
def test_what_moves_is_kept_as_a_sequence_of_frames(
    session: Session, fingerprinter: Fingerprinter, tmp_path: Path, content: bytes, duration: float
) -> None:
    case = opened(session)
    result = one(session, case.id, content, fingerprinter, tmp_path)
    assert (result.status, result.kind, result.note) == (Status.REGISTERED, MediaKind.VIDEO, "")
    (media,) = stored(session, case.id)
    assert media == result.media
    assert (media.kind, media.local) == (MediaKind.VIDEO, b"")
    assert media.duration == pytest.approx(duration, abs=0.5)
    frames = sequence.unpack(media.frames)
    assert len(frames) >= 2
    assert any(frame.local for frame in frames)
    assert events(session, media.id) == [("media-registered", {"kind": "video"})]


@pytest.mark.parametrize("level", Level)
def test_what_is_plain_is_refused(session: Session, fingerprinter: Fingerprinter, tmp_path: Path, level: Level) -> None:
    case = opened(session, level=level)
    grey = np.full((240, 320, 3), 90)
    picture = one(session, case.id, png(grey), fingerprinter, tmp_path)
    video = one(session, case.id, encoded([grey.astype(np.uint8)] * 20), fingerprinter, tmp_path)
    assert [(result.status, result.code) for result in (picture, video)] == [(Status.REFUSED, "too-plain")] * 2
    assert (picture.kind, video.kind) == (MediaKind.IMAGE, MediaKind.VIDEO)
    assert stored(session, case.id) == []


def test_a_picture_with_few_details_is_kept_by_its_whole_and_says_so(
    file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path
) -> None:
    case = opened(file_session)
    result = one(file_session, case.id, png(soft()), fingerprinter, tmp_path)
    assert (result.status, result.note) == (Status.REGISTERED, "few-details")
    assert result.media is not None
    assert result.media.local == b""
    assert result.media.fingerprint.quality >= 50


def test_a_file_registered_once_more_gets_the_codes_that_it_did_not_have(
    session: Session, fingerprinter: Fingerprinter, tmp_path: Path
) -> None:
    case = opened(session, level=Level.PORTABLE)
    picture, video = png(scenes()[1]), film("mp4")
    first = [one(session, case.id, content, fingerprinter, tmp_path) for content in (picture, video)]
    casework.edit_case(session, case.id, level=Level.STRONG)
    second = [one(session, case.id, content, fingerprinter, tmp_path) for content in (picture, video)]
    third = [one(session, case.id, content, fingerprinter, tmp_path) for content in (picture, video)]

    assert [result.status for result in (*second, *third)] == [Status.KNOWN] * 4
    assert [result.note for result in (*second, *third)] == ["completed", "completed", "", ""]
    assert [media.id for media in stored(session, case.id)] == [result.media.id for result in first if result.media]
    assert stored(session, case.id) == [result.media for result in third]
    assert stored(session, case.id)[0].local
    assert any(frame.local for frame in sequence.unpack(stored(session, case.id)[1].frames))
    assert [proof.item for proof in verify_ledger(session) if not proof.ok] == []

    casework.edit_case(session, case.id, level=Level.PORTABLE)
    left = stored(session, case.id)
    assert left[0].local == b""
    assert {frame.local for frame in sequence.unpack(left[1].frames)} == {b""}


def test_the_file_of_an_imported_digest_fills_in_what_the_list_did_not_say(
    session: Session, fingerprinter: Fingerprinter, tmp_path: Path
) -> None:
    case = opened(session)
    content = png(scenes()[1])
    seen = fingerprinter.of(content)
    assert seen.sha256 is not None
    listed = tmp_path / "list.csv"
    listed.write_text("sha256," + seen.sha256.hex(), encoding="utf-8")
    (imported,) = exchange.import_list(session, case.id, listed)
    result = one(session, case.id, content, fingerprinter, tmp_path)
    (media,) = stored(session, case.id)
    assert imported.media is not None
    assert (media.id, media.origin, result.note) == (imported.media.id, Origin.IMPORTED, "completed")
    assert media.fingerprint.pdq == seen.pdq
    assert media.local


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (film("mp4")[:-2000], MediaKind.VIDEO, "truncated"),
        (film("mkv")[:300], MediaKind.VIDEO, "corrupt"),
        (film("mpeg-ts")[:1200], MediaKind.VIDEO, "corrupt"),
        (animation("GIF")[:40], MediaKind.IMAGE, "truncated"),
        (png(scenes()[0])[:2000], MediaKind.IMAGE, "truncated"),
        (sound(), MediaKind.IMAGE, "not-media"),
        (b"a text", MediaKind.IMAGE, "not-media"),
        (b"", MediaKind.IMAGE, "empty"),
    ],
    ids=["mp4", "mkv", "mpeg-ts", "gif", "png", "sound", "text", "empty"],
)
def test_what_cannot_be_read_is_told_as_what_its_first_bytes_say(
    file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path, content: bytes, kind: MediaKind, code: str
) -> None:
    case = opened(file_session)
    result = one(file_session, case.id, content, fingerprinter, tmp_path)
    assert (result.status, result.kind, result.code) == (Status.UNREADABLE, kind, code)
    assert stored(file_session, case.id) == []


def test_a_video_that_ends_its_child_is_told_as_a_video(file_session: Session, tmp_path: Path) -> None:
    case = opened(file_session)
    with Fingerprinter(JailSettings(workers=1)) as fingerprinter, Jail("tests.jail.probe_worker", workers=1) as ended:
        fingerprinter._jail, honest = ended, fingerprinter._jail
        result = one(file_session, case.id, film("mp4"), fingerprinter, tmp_path)
        fingerprinter._jail = honest
    assert (result.status, result.kind, result.code) == (Status.UNREADABLE, MediaKind.VIDEO, "crashed")


def test_few_is_fewer_than_a_photograph_has(fingerprinter: Fingerprinter) -> None:
    from takedown.fingerprint.view import Purpose

    for pixels in scenes():
        with fingerprinter.visit(png(pixels)) as file:
            kept = unpack(pack(file.look(Purpose.REGISTER)))
            assert kept.weights.sum() > 2 * MIN_CODES
