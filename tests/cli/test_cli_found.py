"""What a person reads of a copy: why the word is no stronger, and which seconds; and the same as fields of a line."""

from __future__ import annotations

from typing import Any

import pytest

from takedown.cases.event import EventKind
from takedown.cases.match import SAME_SCENE, Confidence, Match, Method, Sighting, Span
from takedown.cases.noun import new_id, now
from takedown.pipeline.shelf import MATCHES, SIGHTINGS
from tests.cli.shell import Shell, opened

CASES: list[tuple[Span, dict[str, str]]] = [
    (Span(12.4, 17.9), {"en": "from 0:12 to 0:17", "fr": "de 0:12 à 0:17"}),
    (
        Span(0, 0, 62, 3723),
        {
            "en": "in the registered video, from 1:02 to 1:02:03",
            "fr": "dans la vidéo enregistrée, de 1:02 à 1:02:03",
        },
    ),
    (
        Span(0, 5, 60, 65),
        {
            "en": "from 0:00 to 0:05 (in the registered video, from 1:00 to 1:05)",
            "fr": "de 0:00 à 0:05 (dans la vidéo enregistrée, de 1:00 à 1:05)",
        },
    ),
]


def stored(shell: Shell, **more: Any) -> Match:
    """Store a match as a crawl would have."""
    match = Match(
        id=new_id(),
        case_id=shell.case(),
        media_id=new_id(),
        seen_at=now(),
        url="https://host.example/a",
        host="host.example",
        confidence=Confidence.LIKELY,
        score=0.5,
        **more,
    )
    session = opened(shell)
    with session.store.begin() as tx:
        MATCHES.put(tx, match)
        SIGHTINGS.put(tx, Sighting(id=new_id(), case_id=match.case_id, match_id=match.id, seen_at=now(), manifest={}))
        session.ledger.append(tx, EventKind.SIGHTING, match.case_id, match.id, {})
    session.close()
    return match


@pytest.mark.parametrize(("span", "told"), CASES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_seconds_are_told_as_players_show_them(
    shell: Shell, span: Span, told: dict[str, str], language: str
) -> None:
    stored(shell, method=Method.VIDEO, spans=(span,))

    lines = Shell(shell.folder, language).run("matches", "list").out.splitlines()

    assert len(lines) == 2
    assert lines[1].strip() == told[language]


@pytest.mark.parametrize(("language", "told"), [("en", "same scene or series"), ("fr", "même scène ou même série")])
def test_what_may_be_another_shot_of_the_same_scene_says_so(shell: Shell, language: str, told: str) -> None:
    stored(shell, method=Method.LOCAL, reason=SAME_SCENE)

    ran = Shell(shell.folder, language).run("matches", "list")

    assert ran.out.splitlines()[1].strip().startswith(told)


def test_the_fields_of_a_line_carry_both(shell: Shell) -> None:
    spans = (Span(1, 2.5, 3, 4.5), Span(7, 8))
    match = stored(shell, method=Method.VIDEO, reason=SAME_SCENE, spans=spans)

    (line,) = shell.does("matches", "list")

    assert (line["match"], line["reason"]) == (match.id, "same-scene")
    assert line["spans"] == [
        {"start": 1, "end": 2.5, "of_start": 3, "of_end": 4.5},
        {"start": 7, "end": 8, "of_start": 0, "of_end": 0},
    ]


def test_many_stretches_are_cut_for_a_person_and_whole_in_a_line(shell: Shell) -> None:
    stored(shell, method=Method.VIDEO, spans=tuple(Span(start, start + 1) for start in range(0, 40, 2)))

    lines = shell.run("matches", "list").out.splitlines()

    assert len(lines) == 1 + 5 + 1
    assert lines[-1].strip() == "…"
    assert len(shell.does("matches", "list")[0]["spans"]) == 20
