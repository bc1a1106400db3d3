"""What raises a caution: a flood while copies are stored; words, drawings and collisions while pictures are."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from takedown.cases.caution import Caution, CautionKind, CautionState
from takedown.cases.event import EventKind
from takedown.cases.match import Match
from takedown.cases.media import Level
from takedown.cases.noun import new_id, now
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.pipeline import casework
from takedown.pipeline.cautions import caution
from takedown.pipeline.cautions.flood import noticed
from takedown.pipeline.cautions.limits import PicturesPerDay
from takedown.pipeline.exchanging import exchange
from takedown.pipeline.exchanging.hashlists import ListFormat, written
from takedown.pipeline.register import Registered, Status, register
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import CAUTIONS, MATCHES
from tests.fingerprint.photographs import files
from tests.pipeline.casefile import events, found, opened, with_settings


@pytest.fixture(scope="module")
def photograph() -> Path:
    return next(file for file in files() if file.stem == "chelsea")


def stored(session: Session, match: Match) -> Caution | None:
    with session.store.begin() as tx:
        return noticed(session, tx, match)


def spread(session: Session, case_id: str, media: str, numbers: range, url: str) -> list[Caution]:
    """Store a copy of one picture at each address, and return the cautions that this raised."""
    matches = (found(session, case_id, url.format(number), media_id=media) for number in numbers)
    return [raised for match in matches if (raised := stored(session, match)) is not None]


def of_case(session: Session, case_id: str) -> list[Caution]:
    return caution.list_cautions(session, case_id)


def page_of_words() -> bytes:
    picture = Image.new("RGB", (900, 1200), "white")
    pen, font = ImageDraw.Draw(picture), ImageFont.load_default(28)
    for line in range(30):
        pen.text((30, 20 + 38 * line), f"{line} the words of a page that many others quote " * 2, "black", font)
    return encoded(picture)


def encoded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def registered(session: Session, case_id: str, fingerprinter: Fingerprinter, *paths: Path) -> list[Registered]:
    return list(register(session, case_id, list(paths), fingerprinter))


def written_to(folder: Path, content: bytes, name: str = "picture.png") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def test_a_picture_that_is_suddenly_on_many_pages_waits(session: Session) -> None:
    here = with_settings(session, caution={"flood_pages": 4, "flood_hosts": 3})
    case, media = opened(here).id, new_id()

    raised = spread(here, case, media, range(6), "https://one.example/{}")

    assert [(one.kind, one.media_id, one.detail["pages"], one.detail["hosts"]) for one in raised] == [
        (CautionKind.FLOOD_PAGES, media, 4, 1)
    ]
    assert events(here, raised[0].id)[0][0] == EventKind.CAUTION_RAISED


def test_a_picture_that_is_suddenly_at_many_hosts_waits(file_session: Session) -> None:
    here = with_settings(file_session, caution={"flood_pages": 40, "flood_hosts": 3})

    (raised,) = spread(here, opened(here).id, new_id(), range(5), "https://host{}.example/1")

    assert (raised.kind, raised.detail["hosts"]) == (CautionKind.FLOOD_HOSTS, 3)


def test_many_pictures_on_one_page_or_over_a_long_time_are_no_flood(file_session: Session) -> None:
    here = with_settings(file_session, caution={"flood_pages": 3, "flood_hosts": 3})
    case = opened(here).id
    one_page = [
        found(here, case, f"https://one.example/{n}", media_id="m", page="https://one.example") for n in range(5)
    ]
    long_ago = now() - timedelta(hours=25)
    slowly = [found(here, case, f"https://h{n}.example/2", media_id="n", seen_at=long_ago) for n in range(5)]
    different = [found(here, case, f"https://g{n}.example/3") for n in range(5)]

    assert [stored(here, match) for match in (*one_page, *slowly, *different)] == [None] * 15


def test_after_a_release_the_count_begins_anew(file_session: Session) -> None:
    here = with_settings(file_session, caution={"flood_pages": 3, "flood_hosts": 3})
    case, media = opened(here).id, new_id()
    (first,) = spread(here, case, media, range(3), "https://one.example/{}")
    caution.decide(here, first.id, CautionState.RELEASED)

    few = spread(here, case, media, range(10, 12), "https://one.example/{}")
    many = spread(here, case, media, range(20, 24), "https://one.example/{}")

    assert few == []
    assert [one.detail["pages"] for one in many] == [3]


def test_a_flood_that_somebody_stopped_for_good_is_not_raised_again(file_session: Session) -> None:
    here = with_settings(file_session, caution={"flood_pages": 3, "flood_hosts": 3})
    case, media = opened(here).id, new_id()
    (first,) = spread(here, case, media, range(3), "https://one.example/{}")
    caution.decide(here, first.id, CautionState.UPHELD)

    assert spread(here, case, media, range(10, 16), "https://one.example/{}") == []


@pytest.mark.parametrize("level", list(Level))
def test_a_page_of_words_is_registered_and_waits(
    file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path, level: Level
) -> None:
    case = opened(file_session, level=level.value)

    (result,) = registered(file_session, case.id, fingerprinter, written_to(tmp_path, page_of_words()))

    assert (result.status, result.cautions) == (Status.REGISTERED, (CautionKind.TEXTUAL,))
    (raised,) = of_case(file_session, case.id)
    assert result.media is not None
    assert raised.media_id == result.media.id
    assert 0 <= float(str(raised.detail["photographed"])) < 0.32


def test_a_picture_that_shows_next_to_nothing_waits(
    file_session: Session, fingerprinter: Fingerprinter, tmp_path: Path
) -> None:
    coarse = np.random.default_rng(4).integers(0, 256, (5, 5), dtype=np.uint8)
    picture = Image.fromarray(coarse).resize((320, 320), Image.Resampling.BICUBIC)
    case = opened(file_session)

    (result,) = registered(file_session, case.id, fingerprinter, written_to(tmp_path, encoded(picture)))

    assert (result.status, result.cautions) == (Status.REGISTERED, (CautionKind.PLAIN,))


def test_photographs_raise_nothing_but_the_stars(file_session: Session, fingerprinter: Fingerprinter) -> None:
    case = opened(file_session)

    results = registered(file_session, case.id, fingerprinter, *files())

    # Bright points on black have two colours, as words have.
    assert [result.path.stem for result in results if result.cautions] == ["hubble_deep_field"]
    assert len(of_case(file_session, case.id)) == 1


def test_what_another_case_has_waits_in_the_later_case_and_names_nobody(
    session: Session, fingerprinter: Fingerprinter, photograph: Path, tmp_path: Path
) -> None:
    older, newer = opened(session), opened(session)
    with Image.open(photograph) as picture:
        smaller = (
            picture.convert("RGB")
            .resize((picture.width * 3 // 4, picture.height * 3 // 4))
            .transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        )
    mirrored = written_to(tmp_path, encoded(smaller))
    (first,) = registered(session, older.id, fingerprinter, photograph)

    same, near = registered(session, newer.id, fingerprinter, photograph, mirrored)
    again = registered(session, newer.id, fingerprinter, photograph)

    assert first.cautions == ()
    assert (same.cautions, near.cautions) == ((CautionKind.COLLISION,), (CautionKind.COLLISION,))
    assert again[0].status is Status.KNOWN
    assert of_case(session, older.id) == []
    raised = of_case(session, newer.id)
    assert [one.detail for one in raised] == [{"by": "file"}, {"by": "picture"}]
    with session.store.read() as tx:
        told = [row["body"] for row in tx.rows("ledger", order_by="seq", case_id=newer.id)]
    assert older.id not in str(told)
    assert first.media is not None
    assert first.media.id not in str(told)


def test_an_erased_case_collides_with_nothing(
    file_session: Session, fingerprinter: Fingerprinter, photograph: Path
) -> None:
    older, newer = opened(file_session), opened(file_session)
    registered(file_session, older.id, fingerprinter, photograph)
    casework.erase_case(file_session, older.id)

    assert registered(file_session, newer.id, fingerprinter, photograph)[0].cautions == ()


def test_a_list_that_holds_what_another_case_has_waits_too(
    file_session: Session, fingerprinter: Fingerprinter, photograph: Path, tmp_path: Path
) -> None:
    older, newer = opened(file_session), opened(file_session)
    registered(file_session, older.id, fingerprinter, photograph)
    form = ListFormat.CSV
    file = tmp_path / "list.csv"
    file.write_text(written(exchange.export(file_session, older.id, form), form), encoding="utf-8")

    exchange.import_list(file_session, newer.id, file)
    exchange.import_list(file_session, newer.id, file)

    raised = of_case(file_session, newer.id)
    assert raised != []
    assert {one.kind for one in raised} == {CautionKind.COLLISION}
    assert len({one.media_id for one in raised}) == len(raised)


def test_a_day_has_so_many_pictures_and_then_says_when_it_goes_on(
    file_session: Session, fingerprinter: Fingerprinter
) -> None:
    here = with_settings(file_session, caution={"pictures_per_day": 2})
    case = opened(here)
    some = files()[:3]
    results = []

    with pytest.raises(PicturesPerDay) as over:
        results += registered(here, case.id, fingerprinter, *some)

    assert over.value.data["limit"] == 2
    assert str(over.value.data["again"]) > (now() + timedelta(hours=23)).isoformat()
    kept = registered(here, case.id, fingerprinter, *some[:2])
    assert [one.status for one in kept] == [Status.KNOWN, Status.KNOWN]


def test_a_case_has_its_cautions_and_matches_sealed(file_session: Session) -> None:
    here = with_settings(file_session, caution={"flood_pages": 2, "flood_hosts": 2})
    case = opened(here)
    (raised,) = spread(here, case.id, new_id(), range(2), "https://h{}.example/1")

    with here.store.read() as tx:
        (row,) = tx.rows(CAUTIONS.table, raw=True, id=raised.id)
        assert len(MATCHES.all(tx, order_by="id", case_id=case.id)) == 2

    assert isinstance(row["detail"], bytes)
    assert isinstance(row["words"], bytes)
