"""A web space as many have one, on nginx: a sigal gallery, folders of files, an archive, a video in two forms.

Each photograph stands in one kind of place alone, so that finding it proves that this kind is read.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from takedown.demo.photographs import Edit, copy_of
from takedown.demo.processes import Children
from tests.hosts.machine import program
from tests.hosts.nginx import Nginx

POSTED = {
    "gallery/trip/p1003.jpg": ("astronaut", Edit.REENCODED),
    "files/IMG_0001.JPG": ("chelsea", Edit.REENCODED),
    "files/pack.zip": ("coffee", Edit.HALVED),
    "files/old/scan.webp": ("rocket", Edit.WEBP),
    "files/thing": ("camera", Edit.REENCODED),
}
"""The photograph at each address; in the archive it is one of three files. ``thing`` has no extension."""
FORBIDDEN = ("flower", Edit.REENCODED)
"""Stands below what the robots file disallows, and nowhere else."""
CLIP = "clip"
_ROBOTS = "User-agent: *\nDisallow: /private/\nCrawl-delay: 0\n"
_VIDEO = (
    '<!doctype html><title>clip</title><video controls poster="/files/IMG_0001.JPG">'
    '<source src="clip.m3u8" type="application/vnd.apple.mpegurl"><source src="clip.mp4" type="video/mp4"></video>'
)


class Static:
    """The web space; ``clip`` is the video of which it shows copies."""

    def __init__(self, folder: Path, children: Children) -> None:
        self._folder = folder
        self._www = folder / "www"
        self._front = Nginx(folder / "nginx", children)
        self.clip = folder / "clip-original.mp4"
        self.url = self._front.url
        self.visits = self._front.visits

    def start(self, others: list[bytes]) -> Static:
        """Fill it, with ``others`` around the copies, and open it."""
        for name in ("files/old", "private", "video"):
            (self._www / name).mkdir(parents=True)
        (self._www / "robots.txt").write_text(_ROBOTS, encoding="utf-8")
        (self._www / "private" / "hidden.jpg").write_bytes(copy_of(*FORBIDDEN))
        self._files(others)
        self._gallery(others)
        self._video(others)
        self._front.before_folder(self._www)
        return self

    def post(self, place: str, media: bytes) -> str:
        (self._www / place).write_bytes(media)
        return self.url + place

    def remove(self, place: str) -> None:
        (self._www / place).unlink()

    def _files(self, others: list[bytes]) -> None:
        for place in ("files/IMG_0001.JPG", "files/old/scan.webp", "files/thing"):
            self.post(place, copy_of(*POSTED[place]))
        self.post("files/IMG_0002.JPG", others[0])
        with zipfile.ZipFile(self._www / "files/pack.zip", "w") as pack:
            for name, media in (("a.jpg", others[1]), ("b/c.jpg", copy_of(*POSTED["files/pack.zip"])), ("n.txt", b"")):
                pack.writestr(name, media)

    def _gallery(self, others: list[bytes]) -> None:
        album = self._folder / "pictures" / "trip"
        album.mkdir(parents=True)
        (album / "p1003.jpg").write_bytes(copy_of(*POSTED["gallery/trip/p1003.jpg"]))
        for number, media in enumerate(others[2:4]):
            (album / f"p100{number}.jpg").write_bytes(media)
        for words in (["init"], ["build", "-q", "-n", "1", "pictures", str(self._www / "gallery")]):
            _run([sys.executable, "-m", "sigal", *words], self._folder)

    def _video(self, others: list[bytes]) -> None:
        """Make a slide show, and post it smaller: as one file, and as a playlist of segments."""
        for number, media in enumerate([copy_of("china", Edit.MIRRORED), *others[:3]]):
            (self._folder / f"slide{number}.jpg").write_bytes(media)
        fit = "scale={0}:force_original_aspect_ratio=decrease,pad={0}:(ow-iw)/2:(oh-ih)/2,format=yuv420p"
        video, encode = program("ffmpeg"), ["-r", "12", "-c:v", "libx264", "-preset", "veryfast", "-g", "12"]
        slides = ["-framerate", "2/3", "-i", "slide%d.jpg", "-vf", fit.format("640:480")]
        _run([video, "-v", "error", *slides, *encode, self.clip.name], self._folder)
        small = ["-i", self.clip.name, "-vf", "scale=480:-2", *encode, "-crf", "28", str(self._www / "video/clip.mp4")]
        _run([video, "-v", "error", *small], self._folder)
        cut = ["-c", "copy", "-f", "hls", "-hls_time", "2", "-hls_playlist_type", "vod"]
        named = ["-hls_segment_filename", "seg%03d.ts", "clip.m3u8"]
        _run([video, "-v", "error", "-i", "clip.mp4", *cut, *named], self._www / "video")
        (self._www / "video" / "index.html").write_text(_VIDEO, encoding="utf-8")


def _run(words: list[str], folder: Path) -> None:
    ended = subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode(errors="replace")[-2000:]
