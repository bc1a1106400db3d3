"""Files from a browser: handed over whole or by pieces, read, and nothing of them kept but a fingerprint."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from takedown.pipeline import casework
from takedown.pipeline.shelf import MEDIA
from takedown.settings import JailSettings
from takedown.web.pages.pictures import unit_of
from takedown.web.uploads import PIECE
from tests.cli.pictures import jpeg
from tests.pipeline.casefile import opened
from tests.web.conftest import Site, Visitor


def test_files_of_a_form_are_taken_and_told(site: Site) -> None:
    one_child(site)
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"

    files = {"a/1.jpg": jpeg(1), "2.jpg": jpeg(2), "2 again.jpg": jpeg(2), "note.txt": b"words"}

    page = sent(visitor, path, *files.items())

    assert page.url.path == path
    assert "3 files were taken; left out: 1" in page.text
    assert all(name in page.text for name in files)
    assert "neither a picture" in page.text
    assert kept(site, case.id) == 2


def sent(visitor: Visitor, path: str, *files: tuple[str, bytes], status: int = 200, token: str = "") -> httpx.Response:
    """Send files as a browser without scripts does: the token first."""
    fields: list[tuple[str, Any]] = [("csrf", (None, token or visitor.token(path)))]
    fields += [("files", (name, content, "image/jpeg")) for name, content in files]
    origin = str(visitor.client.base_url).rstrip("/")
    answer = visitor.client.post(f"{path}/upload", files=fields, headers={"origin": origin}, follow_redirects=True)
    assert answer.status_code == status, answer.text[-2000:]
    return answer


def handed(visitor: Visitor, path: str, name: str, content: bytes) -> dict[str, Any]:
    """Hand a file over by pieces, as the page's script does; return what is told at the end."""
    headers = {"origin": str(visitor.client.base_url).rstrip("/"), "x-csrf-token": visitor.token(path)}
    told = visitor.client.post(f"{path}/hand", data={"name": name, "size": str(len(content))}, headers=headers).json()
    hand = told.get("hand")
    while "html" not in told:
        if told.get("wait"):
            told = visitor.client.post(f"{path}/hand/{hand}", headers=headers).json()
            continue
        at, size = told["offset"], told["size"]
        assert size <= PIECE
        answer = visitor.client.post(
            f"{path}/hand/{hand}/{at}/upload", content=content[at : at + size], headers=headers
        )
        told = answer.json()
    return dict(told)


def one_child(site: Site) -> None:
    """Have one child read files: to start more takes longer than what is read here."""
    site.keeper.settle(site.keeper.settings.model_copy(update={"jail": JailSettings(workers=1)}))


def everything(site: Site) -> str:
    """Return what the open vault holds of the case, as text."""
    with site.session.store.read() as tx:
        return repr([tx.rows(table) for table in ("cases", "media", "ledger")])


def kept(site: Site, case_id: str) -> int:
    """Return how many pictures and videos the case has."""
    with site.session.store.read() as tx:
        return len(MEDIA.all(tx, order_by="id", case_id=case_id))


def test_a_file_is_handed_over_by_pieces(site: Site) -> None:
    one_child(site)
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"

    told = handed(visitor, path, "holiday/1.jpg", jpeg(1) + bytes(PIECE))

    french = visitor.get(path, headers={"accept-language": "fr"}).text
    visitor.post(f"{path}/done", on=path)

    assert told["good"], told
    assert "holiday/1.jpg" in told["html"]
    assert "Gardé comme empreinte" in french
    assert "0 octet" in french
    assert kept(site, case.id) == 1
    assert "pictures" in casework.show_case(site.session, case.id).guided.done
    assert "holiday" not in everything(site)


def test_a_case_that_takes_nothing_says_so(site: Site) -> None:
    visitor, case = site.entered(), opened(site.session)
    path = f"/c/{case.id}/pictures"
    empty = sent(visitor, path)
    casework.close_case(site.session, case.id)

    shown = visitor.get(path).text

    assert "No file was chosen" in empty.text
    assert "closed" in shown
    assert "/upload" not in shown
    other = opened(site.session)
    visitor.get(f"/c/{other.id}/pictures")
    casework.close_case(site.session, other.id)
    sent(visitor, f"/c/{other.id}/pictures", ("1.jpg", jpeg(1)), status=409)
    assert kept(site, other.id) == 0


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        (0, ("b", 0)),
        (999, ("b", 999)),
        (1234, ("kb", 1.2)),
        (56_000_000, ("mb", 56)),
        (7_500_000_000_000, ("gb", 7500)),
    ],
)
def test_amounts_are_told_in_round_figures(amount: int, unit: tuple[str, float]) -> None:
    assert unit_of(amount) == unit
