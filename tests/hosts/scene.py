"""A person with an open case, and two real hosts on which copies of her photographs lie."""

from __future__ import annotations

from dataclasses import dataclass

from takedown.demo.hosts import FileHost, Gallery
from takedown.demo.person import Person
from takedown.demo.posts import IN_GALLERY
from takedown.demo.processes import Children
from takedown.demo.workplace import Workplace

HOST = """
[[hosts]]
name = "{name}"
start = {start}
allow = ["{address}"]
delay = 0
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """A person with an open case, and where copies were posted."""

    place: Workplace
    children: Children
    person: Person
    case: str
    photographs: dict[str, str]
    """What was registered: the photograph's name by the id of its fingerprint."""
    file_host: FileHost
    gallery: Gallery

    def configure(self, *more: str) -> None:
        """Name both hosts in the configuration, and ``more`` tables."""
        albums = sorted({copy.place.split("/")[0] for copy in IN_GALLERY})
        # Without the final slash the gallery's web server answers with a redirect.
        starts = [f"{self.gallery.url}{album}" for album in albums]
        file_host = HOST.format(name="files", start=[self.file_host.url], address=self.file_host.address)
        gallery = HOST.format(name="gallery", start=starts, address=self.gallery.address)
        self.place.config.write_text("".join([file_host, gallery, *more]), encoding="utf-8")

    def recheck(self) -> dict[str, str]:
        """Look again at every address; returns what each one is now."""
        return {line["url"]: line["now"] for line in self.person.does("recheck", "--case", self.case)}
