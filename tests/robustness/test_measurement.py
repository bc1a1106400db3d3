"""A small version of the measurement: edited copies are found, strangers are not, hash banks find fewer."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest
from rich.console import Console

from bench.robustness import measure, pictures, report
from bench.robustness.chart import chart
from bench.robustness.edits import EDITS
from bench.robustness.finders import CropResistantFinder, PdqFinder, PhashFinder
from bench.robustness.measure import Copies, Strangers
from bench.robustness.ours import SECRET, Ours
from bench.robustness.shots import Pair, shots
from takedown.cases.match import SAME_SCENE, Confidence, Hit, Method
from takedown.fingerprint.fingerprinter import Fingerprinter
from takedown.matching.confidence import LOCAL
from takedown.settings import JailSettings

TRIED = {
    *("jpeg-15", "inverted", "crop-30", "crop-70", "mirror", "turn-90", "tilt-10"),
    *("border-15", "meme-band", "caption", "stickers-15", "brighter"),
    *("crop-to-25", "crop-to-12", "collage-9", "inset-10", "perspective-50", "stickers-half", "cartoon", "64-px"),
    *("heavy-blur", "gif-32", "crop-mirror-caption", "meme-mirror-grey"),
}
COLUMNS = Ours.columns
ORIGINALS = pictures.originals(None, 12)[::-1][:10]
UNRELATED = pictures.unrelated(None, ORIGINALS)


@dataclass
class Outcome:
    registered: int
    copies: list[Copies]
    strangers: dict[str, Strangers]
    closest: float
    scene: list[Pair]


def mean(copies: Sequence[Copies], column: str, *, hard: bool) -> float:
    shares = [one.recall(column) for one in copies if one.edit.hard is hard]
    return sum(shares) / len(shares)


@pytest.fixture(scope="module")
def outcome() -> Iterator[Outcome]:
    others = pictures.beside(UNRELATED)
    with Fingerprinter(JailSettings(workers=2), secret=SECRET) as fingerprinter:
        ours = Ours(fingerprinter)
        refused = set(ours.register(ORIGINALS))
        kept = [number for number in range(len(ORIGINALS)) if number not in refused]
        copies = list(measure.copies([ours], ORIGINALS, kept, [edit for edit in EDITS if edit.name in TRIED], others))
        strangers = dict(measure.strangers([ours], ORIGINALS, UNRELATED, others))
        closest = max(score for one in strangers.values() for score, _, _ in one.closest)
        scene = shots(lambda: Ours(fingerprinter), [PdqFinder()], pictures.scenes(None))
        yield Outcome(len(kept), copies, strangers, closest, scene)


def test_every_photograph_can_be_registered(outcome: Outcome) -> None:
    assert outcome.registered == len(ORIGINALS) == 10
    assert {one.edit.name for one in outcome.copies} == TRIED


def test_copies_under_ordinary_edits_are_found(outcome: Outcome) -> None:
    assert mean(outcome.copies, "ours, likely", hard=False) >= 0.97
    assert {
        one.edit.name: one.recall("ours, likely") for one in outcome.copies if one.recall("ours, likely") < 0.5
    } == {}


def test_copies_under_hard_edits_are_found(outcome: Outcome) -> None:
    assert mean(outcome.copies, "ours, likely", hard=True) >= 0.9


def test_the_hash_banks_way_finds_far_fewer() -> None:
    pdq = PdqFinder()
    pdq.register(ORIGINALS)
    ordinary = [edit for edit in EDITS if edit.name in TRIED and not edit.hard]
    copies = list(measure.copies([pdq], ORIGINALS, range(5), ordinary, pictures.beside(UNRELATED)))
    assert 0.1 < mean(copies, "PDQ 31", hard=False) < mean(copies, "PDQ 31, 8 ways", hard=False) < 0.5


def test_no_copy_is_taken_for_another_picture(outcome: Outcome) -> None:
    assert [pair for one in outcome.copies for pair in one.wrong["ours, likely"]] == []


def test_textures_texts_and_interfaces_match_nothing(outcome: Outcome) -> None:
    assert set(outcome.strangers) > {"as they are", "post", "gallery-15", "text-everywhere"}
    assert {
        name: one.matched["ours, likely"] for name, one in outcome.strangers.items() if one.matched["ours, likely"]
    } == {}


def test_the_nearest_stranger_stays_below_what_is_likely(outcome: Outcome) -> None:
    assert 0 < outcome.closest < LOCAL.likely


def test_another_shot_of_a_scene_is_likely_with_its_reason_and_never_certain(outcome: Outcome) -> None:
    (pair,) = outcome.scene
    assert pair.hit is not None
    assert (pair.hit.confidence, pair.hit.method, pair.hit.reason) == (Confidence.LIKELY, Method.LOCAL, SAME_SCENE)
    assert pair.bits > 31
    assert not pair.taken
    assert not pair.unlabelled


def test_the_pairs_table_counts_words_and_names_what_is_listed() -> None:
    hits = (
        Hit("case", "one", Confidence.CERTAIN, Method.PDQ, 0.9, 12),
        Hit("case", "one", Confidence.LIKELY, Method.LOCAL, 0.7, 0, "none", ""),
        None,
    )
    found = [Pair(f"a/{at}.jpg", f"a/{at + 1}.jpg", 12, hit) for at, hit in enumerate(hits)]
    file = io.StringIO()
    report.pairs(Console(file=file, width=200), found, "Shots", Confidence.CERTAIN, ["PDQ 31"])
    printed = file.getvalue()
    assert "a/0.jpg and a/1.jpg: certain by pdq, score 0.90, 12 bits of PDQ apart" in printed
    assert "a/1.jpg and a/2.jpg" not in printed
    assert "local codes without a reason: 1" in printed


def test_the_tables_and_the_chart_show_every_edit(outcome: Outcome) -> None:
    file = io.StringIO()
    console = Console(file=file, width=200)
    report.recalls(console, outcome.copies, COLUMNS)
    printed = file.getvalue()
    drawn = chart(outcome.copies, {COLUMNS[0]: "likely & better", COLUMNS[1]: "certain"}, "Edited copies found")
    words = [element.text or "" for element in ET.fromstring(drawn).iter()]
    assert {word.strip() for word in printed.replace("|", " ").split()} >= TRIED
    assert set(words) >= TRIED
    assert any("likely & better" in word for word in words)


def test_the_other_hashes_find_a_file_itself_and_not_a_stranger() -> None:
    few = ORIGINALS[:3]
    for finder in (PdqFinder(), PhashFinder(), CropResistantFinder()):
        assert finder.register(few) == []
        for number, picture in enumerate(few):
            assert all(number in numbers for numbers in finder.look(picture.content))
    assert PdqFinder.columns == ("PDQ 31", "PDQ 31, 8 ways")


def test_a_picture_that_is_registered_is_no_stranger() -> None:
    assert {one.path for one in UNRELATED}.isdisjoint(one.path for one in ORIGINALS)


def test_a_few_are_spread_over_all() -> None:
    assert pictures.spread(range(100), 4) == [0, 25, 50, 75]
    assert pictures.spread(range(3), 5) == [0, 1, 2]
    assert pictures.spread(range(3), 0) == []
