"""The figures as a page: charts with their words, a table behind each, a file; nothing of a person in any of it."""

from __future__ import annotations

import csv
from xml.etree import ElementTree as ET

import pytest

from tests.pipeline.test_figures_of_cases import told
from tests.web.conftest import Site, Visitor


@pytest.fixture(scope="module")
def visitor(house: Site) -> Visitor:
    """Four cases with copies at one site, two of them at another."""
    for hours in (2, 4, 10, None):
        case = told(house.session, "x.com", hours)
        if hours in (2, 4):
            told(house.session, "rare.example", hours, case_id=case)
    return house.entered()


def test_figures_begin_with_three_cases(site: Site) -> None:
    for _ in range(2):
        told(site.session, "x.com", 2)

    page = site.entered().get("/figures").text

    assert "No figures yet" in page
    assert "x.com" not in page


def test_each_bar_has_a_title_and_a_sentence_and_a_table_stands_behind(visitor: Visitor) -> None:
    page = visitor.get("/figures").text
    drawn = [f"<svg{part.partition('</svg>')[0]}</svg>" for part in page.split("<svg")[1:]]

    for one in drawn:
        bar = ET.fromstring(one)
        parts = {part.tag: part for part in bar}
        assert bar.get("role") == "img"
        assert bar.get("aria-labelledby", "").split() == [parts["title"].get("id"), parts["desc"].get("id")]
        assert all(0 <= float(part.get("x", "")) + float(part.get("width", "")) <= 1001 for part in bar.iter("rect"))
    assert len(drawn) == 2
    assert "3 copies are gone: half of them within 4 h, nine in ten within 8.8 h." in page
    assert page.count("<caption>") == 1
    assert "style=" not in page


def test_what_few_cases_have_stands_in_no_page_and_no_file(visitor: Visitor) -> None:
    pages = [visitor.get(path).text for path in ("/figures", "/figures?span=year", "/figures/table.csv")]

    assert all("x.com" in page and "rare.example" not in page for page in pages)


def test_the_file_has_the_lines_and_a_neutral_name(visitor: Visitor) -> None:
    answer = visitor.get("/figures/table.csv?span=all")
    (row,) = csv.DictReader(answer.text.splitlines())

    assert answer.headers["content-disposition"] == 'attachment; filename="figures.csv"'
    assert {name: row[name] for name in ("name", "cases", "gone", "up", "median_hours")} == {
        "name": "x.com",
        "cases": "4",
        "gone": "3",
        "up": "1",
        "median_hours": "4.0",
    }
    assert len(visitor.get("/figures/ended.csv").text.splitlines()) == 1


def test_an_unknown_span_is_all_of_it_and_french_says_it_too(house: Site, visitor: Visitor) -> None:
    assert "x.com" in visitor.get("/figures?span=..").text
    page = house.entered("fr").get("/figures").text

    assert "Temps jusqu’à la disparition" in page
    assert "8,8\u00a0h" in page
