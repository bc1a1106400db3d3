"""Handing over: the installed program seals what it makes of pictures and videos; a member takes it into a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from takedown.cases.case import Adult, Case, NotAdult, Standing
from takedown.cases.media import Level, MediaKind, Origin
from takedown.jail import MemorySource
from takedown.media import samples
from takedown.pipeline import casework
from takedown.pipeline.looking.describe import describing
from takedown.pipeline.shelf import MEDIA
from takedown.pipeline.team import letterbox
from takedown.pipeline.team.handover import BadCard, Card, Handover, card_of, read_card
from takedown.pipeline.workshop import fingerprinter_of
from takedown.vault.team.seats import new_seat
from tests.cli.pictures import jpeg
from tests.cli.shell import Shell
from tests.team_server import House


def files(folder: Path) -> list[Path]:
    """Write a photograph, a video, and what is neither."""
    folder.mkdir()
    made = {"a.jpg": jpeg(0), "c.mp4": samples.videos()[0], "d.jpg": b"not a picture"}
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return sorted(folder.iterdir())


def machine(folder: Path) -> Shell:
    """Return a machine with the program and no vault."""
    (folder / "machine" / "tmp").mkdir(parents=True)
    return Shell(folder / "machine")


def written(folder: Path, card: Card) -> Path:
    file = folder / "card.json"
    file.write_text(json.dumps(card.model_dump(mode="json", exclude_none=True)), encoding="utf-8")
    return file


@pytest.mark.parametrize("strong", [True, False])
def test_a_sealed_file_becomes_media_of_a_case(first: House, tmp_path: Path, *, strong: bool) -> None:
    named = files(tmp_path / "hers")
    codes = bytes(first.server.local_secret()) if strong else None
    card = written(tmp_path, card_of(first.organisation, codes))
    out, shell = tmp_path / "out.bin", machine(tmp_path)

    ran = shell.run("handover", "make", *named, "--for", card, "--out", out, "--adult", "yes", "--agree", "--json")

    assert [(line["status"], line["kind"]) for line in ran.lines][::2] == [("sealed", "image"), ("refused", "image")]
    assert ran.status == 3
    assert not shell.home.exists()
    assert len(out.read_bytes()) % 4096 == 65 + 16
    assert ("whole pictures will be found" in ran.said) is not strong

    session = first.desk()
    case = casework.open_case(session, Case.opened(label="x", adult=Adult.YES, standing=Standing.SUBJECT), "I agree.")
    taken = letterbox.take_in_file(session, case.id, out.read_bytes())
    assert letterbox.take_in_file(session, case.id, out.read_bytes()).known == len(taken.media)
    with session.store.read() as tx:
        media = [one for one in MEDIA.all(tx, order_by="registered_at", case_id=case.id) if one.kind is MediaKind.IMAGE]
    assert {one.origin for one in media} == {Origin.IMPORTED}
    assert len(media) == 1
    assert {bool(one.local) for one in media} == {strong}
    if strong:
        with fingerprinter_of(session) as fingerprinter:
            here = describing(fingerprinter, Level.STRONG)(MemorySource(jpeg(0)))
        assert (media[0].fingerprint, media[0].local) == (here.fingerprint.without_variants(), here.local)


def test_under_18_or_unsure_nothing_is_read(tmp_path: Path) -> None:
    card = Card(organisation="bcdf-ghjk-mnpq", slug="helpers", name="Helpers", public=new_seat()[1])
    with pytest.raises(NotAdult):
        Handover(card, Adult.UNSURE)
    out = tmp_path / "out.bin"
    shell = machine(tmp_path)
    asked = ("--for", written(tmp_path, card), "--out", out, "--adult")

    ran = shell.run("handover", "make", *files(tmp_path / "hers"), *asked, "no", "--agree")
    unasked = shell.run("handover", "make", *(tmp_path / "hers").iterdir(), *asked, "yes")

    assert (ran.status, ran.out, out.exists()) == (1, "", False)
    assert (unasked.status, unasked.out, out.exists()) == (2, "", False)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"takedown_card": 1}', '{"takedown_card": 2}'])
def test_what_is_no_card_is_named(content: str, tmp_path: Path) -> None:
    file = tmp_path / "card.json"
    file.write_text(content, encoding="utf-8")

    for one in (file, tmp_path / "none", tmp_path):
        with pytest.raises(BadCard):
            read_card(one)
