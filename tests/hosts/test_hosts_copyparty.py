"""The real program against a real copyparty: what it finds there, what it leaves alone, what it sees go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from takedown.demo.hosts import FileHost
from takedown.demo.person import Line
from takedown.demo.photographs import Copy, Edit, copy_of
from takedown.demo.posts import ON_FILE_HOST
from tests.hosts.scene import HOST, Scene


@pytest.mark.parametrize("copy", ON_FILE_HOST, ids=lambda copy: f"{copy.photograph}-{copy.edit}")
def test_a_copy_is_found_and_known_for_what_it_is(scene: Scene, found: dict[str, Line], copy: Copy) -> None:
    match = found[scene.file_host.url + copy.place]
    assert scene.photographs[match["media"]] == copy.photograph
    assert match["method"] in {"pdq", "local"}  # by the whole of it, or by what a caption and a screen leave
    assert match["confidence"] in {"certain", "likely"}
    assert (match["transform"] == "none") == (copy.edit not in {Edit.MIRRORED, Edit.TURNED})
    assert match["page"] == f"{scene.file_host.url}{copy.place.split('/')[0]}/"
    assert match["site"] == "files"


def test_nothing_else_is_taken_for_a_copy(scene: Scene, found: dict[str, Line]) -> None:
    here = {url for url in found if url.startswith(scene.file_host.url)}
    assert here == {scene.file_host.url + copy.place for copy in ON_FILE_HOST}


def test_the_crawl_prints_a_line_for_each_match_and_then_its_summary(
    crawled: list[Line], found: dict[str, Line]
) -> None:
    *matches, summary = crawled
    assert {match["url"] for match in matches} == set(found)
    assert all(match["state"] == "new" for match in matches)
    assert summary["summary"] is True
    assert summary["matches"] == len(matches)
    # 5 + 7 files here, 3 + 7 in the gallery and their thumbnails there.
    assert summary["hashed"] >= 12 + 10
    assert summary["errors"] == 0


@pytest.fixture(scope="module")
def other_host(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FileHost]:
    """A file host of these tests' own, with one picture at three addresses, which the program has found."""
    host = FileHost(tmp_path_factory.mktemp("other") / "copyparty", scene.children).start()
    host.fill({f"a/{name}.jpg": copy_of("coffee", Edit.HALVED) for name in ("stays", "goes", "changes")})
    scene.configure(HOST.format(name="other", start=[host.url], address=host.address))
    summary = scene.person.does("crawl", "other")[-1]
    assert summary["matches"] == 3
    yield host
    host.stop()


def test_what_is_removed_is_gone_and_what_was_exchanged_is_not_live(scene: Scene, other_host: FileHost) -> None:
    other_host.remove("a/goes.jpg")
    other_host.remove("a/changes.jpg")
    other_host.post("a/changes.jpg", copy_of("china", Edit.HALVED))
    now = scene.recheck()
    assert now[other_host.url + "a/stays.jpg"] == "live"
    assert now[other_host.url + "a/goes.jpg"] == "gone"
    assert now[other_host.url + "a/changes.jpg"] not in {"live", "gone"}


def test_a_host_that_is_down_is_out_of_reach_which_is_not_gone(scene: Scene, other_host: FileHost) -> None:
    other_host.stop()
    assert scene.recheck()[other_host.url + "a/stays.jpg"] == "unreachable"
