"""The real program against a gallery that sigal built: redirects, pictures encoded again, cropped thumbnails."""

from __future__ import annotations

import pytest

from takedown.demo.person import Line
from takedown.demo.photographs import Copy, Edit
from takedown.demo.posts import IN_GALLERY, Truth
from tests.hosts.scene import Scene


@pytest.mark.parametrize("copy", IN_GALLERY, ids=lambda copy: f"{copy.photograph}-{copy.edit}")
def test_a_copy_that_the_gallery_encoded_again_is_found(scene: Scene, found: dict[str, Line], copy: Copy) -> None:
    match = found[scene.gallery.url + copy.place]
    assert scene.photographs[match["media"]] == copy.photograph
    assert (match["transform"] == "none") == (copy.edit is not Edit.MIRRORED)
    assert match["site"] == "gallery"


def test_only_copies_and_their_thumbnails_are_taken_for_copies(scene: Scene, found: dict[str, Line]) -> None:
    truth = Truth()
    truth.note(scene.gallery.address, IN_GALLERY)
    here = [line for url, line in found.items() if url.startswith(scene.gallery.url)]
    assert len(here) >= len(IN_GALLERY)
    for line in here:
        copy = truth.at(line["url"])
        assert copy
        assert copy.photograph == scene.photographs[line["media"]]


def test_the_page_is_the_one_behind_the_redirect(scene: Scene, found: dict[str, Line]) -> None:
    # Asked for without its final slash, the album answers 301; relative addresses only work from where that leads.
    pages = {found[scene.gallery.url + copy.place]["page"] for copy in IN_GALLERY}
    assert pages == {f"{scene.gallery.url}summer/", f"{scene.gallery.url}garden/"}
