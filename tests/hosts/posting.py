"""What every real host here can do: show posted photographs, take one away, show one again; and who came to look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from takedown.demo.hosts import FileHost
from takedown.demo.photographs import Edit, copy_of
from takedown.demo.processes import Children
from tests.hosts.nginx import Nginx, Visit
from tests.hosts.static import POSTED, Static
from tests.hosts.wordpress import WordPress

NAMES = ("astronaut", "camera", "chelsea", "coffee", "rocket")


@dataclass(slots=True)
class Posting:
    """One host that runs.

    Attributes:
        url: its front page; disallowed: the path that its robots file disallows, or nothing.
        posted: the photograph's name by the address at which a copy of it stands now.
        visits: the requests of the program under test since this was called last.
        post: posts bytes under a new name and returns the address; remove: takes an address away.
    """

    url: str
    disallowed: str
    posted: dict[str, str]
    visits: Callable[[], list[Visit]]
    post: Callable[[str, bytes], str]
    remove: Callable[[str], None]
    clip: Path | None = None

    def take_away(self, name: str) -> list[str]:
        """Remove every copy of a photograph; return where they stood."""
        gone = [address for address, what in self.posted.items() if what == name]
        for address in gone:
            self.remove(address)
            del self.posted[address]
        return gone

    def show_again(self, name: str, edit: Edit) -> str:
        """Post another copy of a photograph; return its address."""
        address = self.post(f"again-{name}", copy_of(name, edit))
        self.posted[address] = name
        return address


def blog(folder: Path, children: Children, others: list[bytes]) -> Posting:
    """A WordPress; every other photograph is a featured image alone."""
    host = WordPress(folder, children).start()
    posted = {
        host.post(f"pic{number}", copy_of(name, Edit.REENCODED), featured=number % 2 == 0): name
        for number, name in enumerate(NAMES)
    }
    for number, media in enumerate(others[:2]):
        host.post(f"other{number}", media, featured=number == 0)
    return Posting(
        host.url, "/wp-admin/", posted, host.visits, lambda n, m: host.post(n, m, featured=True), host.remove
    )


def drop(folder: Path, children: Children, others: list[bytes]) -> Posting:
    """A copyparty behind nginx."""
    host = FileHost(folder / "copyparty", children).start()
    front = Nginx(folder / "nginx", children).before(host.address)
    places = {f"album{number % 2}/img_{number:04}.jpg": name for number, name in enumerate(NAMES)}
    spread = {f"album{number % 2}/scan_{number:04}.jpg": media for number, media in enumerate(others[:4])}
    host.fill({place: copy_of(name, Edit.REENCODED) for place, name in places.items()} | spread)

    def post(name: str, media: bytes) -> str:
        place = f"album0/{name}.jpg"
        host.post(place, media)
        return front.url + place

    def remove(address: str) -> None:
        host.remove(address.removeprefix(front.url))

    posted = {front.url + place: name for place, name in places.items()}
    return Posting(front.url, "", posted, front.visits, post, remove)


def web_space(folder: Path, children: Children, others: list[bytes]) -> Posting:
    """Files, a gallery, an archive and a video on nginx."""
    host = Static(folder, children).start(others)
    posted = {host.url + place: name for place, (name, _) in POSTED.items()}
    return Posting(
        host.url,
        "/private/",
        posted,
        host.visits,
        lambda name, media: host.post(f"files/{name}.jpg", media),
        lambda address: host.remove(address.removeprefix(host.url)),
        host.clip,
    )


HOSTS = {"wordpress": blog, "copyparty": drop, "nginx": web_space}
