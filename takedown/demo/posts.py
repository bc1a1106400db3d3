"""What is posted where: the copies, the unrelated pictures around them, and afterwards which address holds what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from takedown.demo.photographs import Copy, Edit, copy_of

ON_FILE_HOST = (
    Copy("astronaut", Edit.REENCODED, "album1/img_2041.jpg"),
    Copy("chelsea", Edit.HALVED, "album1/img_2046.jpg"),
    Copy("coffee", Edit.MIRRORED, "album2/img_3107.jpg"),
    Copy("camera", Edit.TURNED, "album2/img_3110.jpg"),
    Copy("rocket", Edit.WEBP, "album2/img_3112.webp"),
    Copy("astronaut", Edit.CAPTIONED, "album2/img_3115.jpg"),
    Copy("chelsea", Edit.SCREENSHOT, "album1/screen_12.jpg"),
    Copy("coffee", Edit.MOVING, "album2/clip_07.gif"),
)
IN_GALLERY = (
    Copy("astronaut", Edit.HALVED, "summer/p1003.jpg"),
    Copy("chelsea", Edit.MIRRORED, "summer/p1008.jpg"),
    Copy("flower", Edit.REENCODED, "garden/p1021.jpg"),
)
HER_OWN = IN_GALLERY[2]
"""The one that the made-up person posted herself, and wants to stay."""


def among(copies: Sequence[Copy], others: Iterable[bytes]) -> dict[str, bytes]:
    """Return the files to post by ``folder/name``: the copies, and ``others`` spread over the same folders."""
    folders = sorted({copy.place.split("/")[0] for copy in copies})
    files = {copy.place: copy_of(copy.photograph, copy.edit) for copy in copies}
    for number, media in enumerate(others):
        files[f"{folders[number % len(folders)]}/scan_{number:02}.jpg"] = media
    return dict(sorted(files.items()))


class Truth:
    """What lies where, known to the demonstration because it posted it; the program under show never sees this."""

    def __init__(self) -> None:
        self._copies: dict[tuple[str, str], Copy] = {}

    def note(self, address: str, copies: Iterable[Copy]) -> None:
        """Remember that ``copies`` were posted at the host ``address`` (``127.0.0.1:PORT``)."""
        self._copies |= {(address, copy.place): copy for copy in copies}

    def at(self, url: str) -> Copy | None:
        """Return the copy that ``url`` shows, as posted or as the host's thumbnail of it; ``None``: something else."""
        parts = urlsplit(url)
        return self._copies.get((parts.netloc, parts.path.lstrip("/").replace("thumbnails/", "")))
