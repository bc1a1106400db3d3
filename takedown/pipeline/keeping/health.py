"""Health: what works on this machine and what doesn't, each thing tried for real."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import av
import cv2

from takedown.errors import TakedownError
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.jail import JailUnavailable, Walls
from takedown.notices import directory
from takedown.pipeline.keeping.health_vault import Check, vault_checks
from takedown.pipeline.session import DATABASE, settings_of
from takedown.settings import Settings
from takedown.store.probe import database_version

ROOM = 200 * 1024 * 1024
"""Bytes that should be free where the vault is."""

_CODECS = {
    "h264": "H.264",
    "hevc": "HEVC",
    "vp8": "VP8",
    "vp9": "VP9",
    "av1": "AV1",
    "mpeg4": "MPEG-4",
    "mpeg2video": "MPEG-2",
    "mjpeg": "MJPEG",
    "prores": "ProRes",
}
"""What videos are made of, by FFmpeg's name."""

_BUILT = datetime(2026, 11, 1, tzinfo=UTC)


def checks(home: Path, config: Path | None) -> Iterator[Check]:
    """Yield every check. None of them needs the passphrase, changes the vault, or contacts anybody but the database."""
    try:
        settings = settings_of(home, config)
    except TakedownError as problem:
        yield Check("settings", ok=False, code="problem", problem=problem)
        settings = Settings()
    else:
        yield Check("settings", ok=True, code="settings-good", values={"hosts": len(settings.hosts)})
    yield from checks_under(home, settings)


def checks_under(home: Path, settings: Settings) -> Iterator[Check]:
    """Yield the same under settings that were read already."""
    yield from vault_checks(home, settings)
    yield _disk(home)
    yield _clock()
    yield _database(home, settings)
    yield from _jail(settings)
    yield _directory(home)


def _directory(home: Path) -> Check:
    try:
        directory.confirmed(home)
        known = directory.load(directory.folder_of(home))
    except TakedownError as problem:
        return Check("directory", ok=False, code="problem", problem=problem)
    return Check("directory", ok=True, code="directory", values={"count": len(known)})


def _disk(home: Path) -> Check:
    there = next(folder for folder in (home, *home.absolute().parents) if folder.exists())
    free = shutil.disk_usage(there).free
    return Check("disk", ok=free >= ROOM, code="disk", values={"free": free // 2**20, "need": ROOM // 2**20})


def _clock() -> Check:
    """Say whether the clock can be right: it was later than this when the program was made."""
    moment = datetime.now(UTC)
    return Check("clock", ok=moment > _BUILT, code="clock", values={"now": f"{moment:%Y-%m-%d %H:%M} UTC"})


def _database(home: Path, settings: Settings) -> Check:
    url = settings.database.url
    try:
        version = database_version(url)
    except TakedownError as problem:
        return Check("database", ok=False, code="problem", problem=problem)
    file = home / DATABASE
    size = file.stat().st_size // 1024 if not url and file.exists() else 0
    return Check("database", ok=True, code="database-good", values={"version": version, "size": size})


def _jail(settings: Settings) -> Iterator[Check]:
    """Start a child: before it raises its walls it decodes pictures and a video, and describes their details."""
    try:
        with Fingerprinter(settings.jail) as fingerprinter:
            walls = fingerprinter.walls()
    except JailUnavailable:
        yield Check("jail", ok=False, code="jail-none")
        return
    yield Check("decoders", ok=True, code="decoders", values={"formats": "JPEG, PNG, GIF, WebP, HEIC, AVIF"})
    yield _videos()
    yield Check("details", ok=True, code="details", values={"version": cv2.__version__})
    yield Check("jail", ok=True, code="jail")
    yield _landlock(walls)
    yield Check("jail-seccomp", ok=walls.seccomp, code="seccomp" if walls.seccomp else "seccomp-none")


def _videos() -> Check:
    """Say which kinds of video the installed decoder knows; nothing is decoded outside of the jail."""
    missing = [name for codec, name in _CODECS.items() if codec not in av.codecs_available]
    known = [name for name in _CODECS.values() if name not in missing]
    values: dict[str, str | int] = {
        "version": av.__version__,
        "formats": ", ".join(known),
        "missing": ", ".join(missing),
    }
    return Check("videos", ok=not missing, code="videos-missing" if missing else "videos", values=values)


def _landlock(walls: Walls) -> Check:
    abi = walls.landlock_abi
    return Check("jail-landlock", ok=abi > 0, code="landlock" if abi else "landlock-none", values={"abi": abi})
