"""The demonstration's folder: emptied when it is ours, and nothing else ever touched."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from takedown.demo.workplace import DemoFolderTaken, DemoRunning, Workplace
from takedown.errors import HomeUnusable


def test_a_new_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    with Workplace(tmp_path / "new" / "demo") as place:
        assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(place.passphrase.stat().st_mode) == 0o600
        assert len(place.passphrase.read_text().strip()) >= 20


def test_our_own_folder_is_emptied_and_gets_another_passphrase(tmp_path: Path) -> None:
    with Workplace(tmp_path / "demo") as place:
        first = place.passphrase.read_text()
        place.home.mkdir()
        (place.home / "vault").write_text("old")
        (place.folder / "loose").write_text("old")
    with Workplace(tmp_path / "demo") as place:
        assert not place.home.exists()
        assert not (place.folder / "loose").exists()
        assert place.passphrase.read_text() != first


def test_what_the_demonstration_made_stays_afterwards(tmp_path: Path) -> None:
    with Workplace(tmp_path / "demo") as place:
        (place.drafts / "1-x.txt").write_text("a draft")
    assert (place.drafts / "1-x.txt").read_text() == "a draft"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    with Workplace(tmp_path) as place:
        assert place.drafts.is_dir()


def test_somebody_elses_folder_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(DemoFolderTaken) as taken, Workplace(tmp_path):
        pass
    assert taken.value.data == {"folder": str(tmp_path)}
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_link_is_never_followed_into_deleting(tmp_path: Path) -> None:
    with Workplace(tmp_path / "real") as place:
        (place.folder / "kept").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(DemoFolderTaken), Workplace(tmp_path / "link"):
        pass
    assert (tmp_path / "real" / "kept").exists()


def test_a_link_inside_our_folder_goes_without_what_it_points_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept").write_text("kept")
    with Workplace(tmp_path / "demo") as place:
        (place.folder / "pictures").symlink_to(elsewhere)
    with Workplace(tmp_path / "demo") as place:
        assert not (place.folder / "pictures").is_symlink()
    assert (elsewhere / "kept").exists()


def test_two_demonstrations_do_not_share_a_folder(tmp_path: Path) -> None:
    with Workplace(tmp_path / "demo") as place:
        passphrase = place.passphrase.read_text()
        with pytest.raises(DemoRunning), Workplace(tmp_path / "demo"):
            pass
        assert place.passphrase.read_text() == passphrase


def test_a_folder_that_cannot_be_made_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(HomeUnusable) as unusable, Workplace(tmp_path / "file" / "demo"):
        pass
    assert unusable.value.data["why"]
