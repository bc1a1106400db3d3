"""Videos on the command line: registered, matched, and told in both languages."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.cli.shell import ID, Shell
from tests.media.moving import animation, film, still


def test_a_video_and_an_animation_are_registered_as_videos(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    for name, content in (("a.mp4", film("mp4")), ("b.gif", animation("GIF")), ("c.jpg", still("JPEG"))):
        (tmp_path / name).write_bytes(content)

    lines = shell.does("register", "--case", case, *(tmp_path / name for name in ("a.mp4", "b.gif", "c.jpg")))

    assert [(line["status"], line["kind"]) for line in lines] == [
        ("registered", "video"),
        ("registered", "video"),
        ("registered", "image"),
    ]
    assert all(ID.fullmatch(line["media"]) for line in lines)
    types = {line["signal_type"] for line in shell.does("hashes", "export", "--case", case, "--format", "stopncii")}
    assert types == {"ImagePDQ", "VideoMD5"}


def test_a_video_that_is_registered_is_found_by_its_file(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    (tmp_path / "a.mp4").write_bytes(film("mp4"))
    (registered,) = shell.does("register", "--case", case, tmp_path / "a.mp4")

    (found,) = shell.does("match", tmp_path / "a.mp4")

    assert [(hit["media"], hit["method"], hit["confidence"]) for hit in found["matches"]] == [
        (registered["media"], "exact", "certain")
    ]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "it has few details"), ("fr", "elle a peu de détails")], ids=["en", "fr"]
)
def test_what_a_picture_cannot_be_found_by_is_told(shell: Shell, tmp_path: Path, language: str, told: str) -> None:
    case = shell.case()
    coarse = np.random.default_rng(4).integers(0, 256, (5, 5), dtype=np.uint8)
    Image.fromarray(coarse).resize((320, 320), Image.Resampling.BICUBIC).save(tmp_path / "soft.png")

    ran = Shell(shell.folder, language).run("register", "--case", case, tmp_path / "soft.png")

    assert ran.status == 0
    assert ran.out.splitlines()[1].strip().startswith(told)
    (line,) = shell.does("register", "--case", case, tmp_path / "soft.png")
    assert (line["status"], line["note"]) == ("known", "few-details")


def test_a_video_in_another_dress_is_found_with_its_seconds(shell: Shell, tmp_path: Path) -> None:
    case = shell.case()
    (tmp_path / "hers.mp4").write_bytes(film("mp4"))
    (tmp_path / "other.webm").write_bytes(film("webm"))
    (registered,) = shell.does("register", "--case", case, tmp_path / "hers.mp4")

    (found,) = shell.does("match", tmp_path / "other.webm")

    (hit,) = found["matches"]
    assert (hit["media"], hit["method"]) == (registered["media"], "video")
    assert hit["confidence"] in ("certain", "likely")
    assert all(0 <= span["start"] <= span["end"] <= 5 for span in hit["spans"])
    assert "0:0" in shell.run("match", tmp_path / "other.webm").out
