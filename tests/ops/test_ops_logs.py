"""A line of the log holds allowed fields of known shapes, and nothing that somebody else wrote."""

from __future__ import annotations

import io
import json
import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.ops.fields import NUMBERS, SHAPES, allowed
from takedown.ops.logs import begin, log

CANARIES = (
    "Camille Exemple",
    "camille@example.org",
    "https://host.example/img_2041.jpg",
    "0f" * 32,
    "/cases/7kzc-hp6g-rvxw",
    "/open/bcdf-ghjk-mnpq",
)
VALUES = st.one_of(st.text(), st.sampled_from(CANARIES), st.integers(), st.floats(), st.booleans(), st.none())
NAMES = st.one_of(st.sampled_from(sorted({*SHAPES, *NUMBERS, "url", "name", "exception"})), st.text(min_size=1))


@pytest.fixture
def out() -> io.StringIO:
    written = io.StringIO()
    begin("web", out=written)
    return written


def failing(canary: str) -> None:
    raise ValueError(canary) from KeyError(canary)


def lines(out: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.getvalue().splitlines()]


@given(given=st.dictionaries(NAMES, VALUES))
def test_only_allowed_fields_of_known_shapes_pass(given: dict[str, object]) -> None:
    kept = allowed(given)

    dropped = kept.pop("dropped", 0)
    assert dropped == len(given) - len(kept)
    for name, value in kept.items():
        assert name in NUMBERS or SHAPES[name].fullmatch(str(value))
    assert not any(canary in json.dumps(kept) for canary in CANARIES)


def test_a_line_says_when_what_and_in_which_role(out: io.StringIO) -> None:
    log("answered", {"route": "/o/{slug}", "status": 200, "ms": 1.5, "organisation": "abcd-efgh-jk23"})

    [line] = lines(out)
    assert line.pop("at").endswith("Z")
    assert line == {
        "level": "info",
        "event": "answered",
        "role": "web",
        "route": "/o/{slug}",
        "status": 200,
        "ms": 1.5,
        "organisation": "abcd-efgh-jk23",
    }


@pytest.mark.parametrize("canary", CANARIES)
def test_nothing_of_a_person_is_written_whatever_it_is_given_as(out: io.StringIO, canary: str) -> None:
    log(canary, dict.fromkeys((*SHAPES, *NUMBERS, "url"), canary), "warning")
    try:
        failing(canary)
    except ValueError as problem:
        log("fault", {"why": canary}, "error", problem)
        logging.getLogger("library").exception("with %s", canary)
    logging.getLogger("library").warning("visited %s", canary, extra={"url": canary})

    assert len(lines(out)) == 4
    assert canary not in out.getvalue()


def test_an_error_is_told_by_its_kind_and_its_place(out: io.StringIO) -> None:
    try:
        allowed(None)  # type: ignore[arg-type]  # the error is what is wanted
    except AttributeError as problem:
        log("fault", {}, "error", problem)

    [line] = lines(out)
    assert line["error"] == "AttributeError"
    assert line["where"].startswith("ops/fields.py:")


def test_what_is_below_the_least_level_is_not_written() -> None:
    written = io.StringIO()
    begin("crawler", out=written, least="warning")

    log("answered")
    log("answered", {}, "error")

    assert [line["level"] for line in lines(written)] == ["error"]
