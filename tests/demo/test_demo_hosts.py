"""The two hosts that somebody else wrote: started, filled, asked and refused over real HTTP."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from takedown.demo.hosts import FileHost, Gallery, HostNotStarted, HostRefused
from takedown.demo.photographs import DemoNotInstalled, Edit, copy_of, registered
from takedown.demo.processes import Children


@pytest.fixture(scope="module")
def file_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FileHost]:
    with Children() as children:
        yield FileHost(tmp_path_factory.mktemp("host") / "copyparty", children).start()


def get(address: str, path: str) -> tuple[int, bytes]:
    connection = HTTPConnection(address, timeout=5)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_what_is_posted_is_served_as_it_was_until_it_is_removed(file_host: FileHost) -> None:
    media = copy_of("rocket", Edit.WEBP)
    file_host.folder("one")
    assert file_host.post("one/a.webp", media) == f"http://{file_host.address}/one/a.webp"
    assert get(file_host.address, "/one/a.webp") == (200, media)
    assert b'href="a.webp"' in get(file_host.address, "/one/")[1]
    file_host.remove("one/a.webp")
    assert get(file_host.address, "/one/a.webp")[0] == 404


def test_a_refusal_carries_the_status(file_host: FileHost) -> None:
    with pytest.raises(HostRefused) as refused:
        file_host.remove("never/posted.jpg")
    assert refused.value.data == {"host": "copyparty", "status": 404}


def test_a_visitor_without_the_account_can_neither_post_nor_remove(file_host: FileHost) -> None:
    stranger = FileHost(Path("elsewhere"), Children())
    stranger.address = file_host.address
    with pytest.raises(HostRefused):
        stranger.post("two.jpg", b"something")


def test_a_host_that_is_down_is_a_refusal_too() -> None:
    down = FileHost(Path("elsewhere"), Children())
    down.address = "127.0.0.1:1"
    with pytest.raises(HostRefused) as refused:
        down.remove("a.jpg")
    assert refused.value.data["status"] == "ConnectionRefusedError"


def test_the_gallery_shows_pages_pictures_and_thumbnails(tmp_path: Path) -> None:
    with Children() as children:
        gallery = Gallery(tmp_path / "sigal", children).start({"trip/a.jpg": registered()["rocket"].read_bytes()})
        page = get(gallery.address, "/trip/")[1]
        assert b'href="a.jpg"' in page
        assert b'src="thumbnails/a.jpg"' in page
        assert get(gallery.address, "/trip/a.jpg")[0] == 200


def test_a_gallery_that_cannot_be_built_says_where_its_words_are(tmp_path: Path) -> None:
    (tmp_path / "sigal").mkdir()
    (tmp_path / "sigal" / "sigal.conf.py").write_text('theme = "none of sigal\'s"\n')
    with Children() as children, pytest.raises(HostNotStarted) as failed:
        Gallery(tmp_path / "sigal", children).start({"trip/a.jpg": registered()["rocket"].read_bytes()})
    assert Path(str(failed.value.data["log"])).read_text()


def test_without_the_extra_the_person_is_told_what_to_install(tmp_path: Path) -> None:
    # As where the extra wasn't installed: the name leads to nothing.
    program = (
        "import sys; from importlib.util import find_spec\n"
        "sys.modules['copyparty'] = None\n"
        "from pathlib import Path\n"
        "from takedown.demo.hosts import FileHost\n"
        "from takedown.demo.processes import Children\n"
        f"FileHost(Path({str(tmp_path)!r}), Children()).start()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert f"DemoNotInstalled: {DemoNotInstalled.key()}" in ended.stderr
