"""What goes with a letter for machines: a list that no spreadsheet calculates, a report that names nobody."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.case import Standing
from takedown.cases.particulars import Answer
from takedown.notices.attachments import attachments, cloudflare, table, xarf
from takedown.notices.facts import Address, Facts
from tests.notices.complete import PAIRS
from tests.notices.letters import COMPLAINT, EVERY, known, made

SEEN = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)
SCHEMA = Path(xarf.__file__).parent / "content-ncii.schema.json"


def place(url: str, page: str = "", hours: int = 0) -> Address:
    return Address(url=url, page=page, seen_at=SEEN + timedelta(hours=hours))


def rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def host_notice(**changes: Any) -> Facts:
    return made("ovhcloud", "eu-dsa-16", "en", Standing.REPRESENTATIVE, **changes)


def report(**changes: Any) -> dict[str, Any]:
    (only,) = [one for one in attachments(host_notice(**changes), "eu-dsa-16") if one.media_type == "application/json"]
    found: dict[str, Any] = json.loads(only.content)
    return found


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=5))
def test_any_list_reads_back_row_by_row_and_no_cell_is_a_formula(pairs: list[tuple[str, str]]) -> None:
    places = [place(url, page) for url, page in pairs]
    written = table.table(places)

    names, *read = rows(written)
    assert names == ["number", "url", "page", "last_seen_utc"]
    assert [row[0] for row in read] == [str(number) for number in range(1, len(places) + 1)]
    for row, one in zip(read, places, strict=True):
        assert [row[1].removeprefix("'"), row[2].removeprefix("'")] == [
            one.url.removeprefix("'"),
            one.page.removeprefix("'"),
        ]
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert written.replace(b"\r\n", b"").count(b"\n") == 0


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_what_a_spreadsheet_would_calculate_is_text(cell: str) -> None:
    assert table.harmless(cell) == "'" + cell


def test_a_usual_address_stays_as_it_is() -> None:
    assert rows(table.table([place("https://gallery.example.net/7.jpg?a=1,2", "https://gallery.example.net/7")]))[
        1
    ] == [
        "1",
        "https://gallery.example.net/7.jpg?a=1,2",
        "https://gallery.example.net/7",
        "2026-11-21T14:05:00.000Z",
    ]


def test_for_somebody_under_18_the_list_has_addresses_alone() -> None:
    (listed,) = attachments(made("iwf", "minors", "en"), "minors")

    assert rows(listed.content)[0] == ["number", "url", "page"]
    assert b"2026" not in listed.content


def test_no_attachment_holds_media_a_fingerprint_or_a_person(subtests: pytest.Subtests) -> None:
    for item, basis in PAIRS:
        with subtests.test(f"{item} {basis}"):
            for standing in Standing:
                facts = made(item, basis, "en", standing, complaint=COMPLAINT)
                for one in attachments(facts, basis):
                    assert one.media_type in {"text/csv", "application/json"}
                    content = one.content.decode()
                    for secret in ("Camille", "Dominique", COMPLAINT.number, "base64", "payload", "sha256", "pdq"):
                        assert secret not in content
                    assert not re.search(r"\b[0-9a-f]{32,}\b", content)


def test_a_hash_bank_gets_no_attachment() -> None:
    assert attachments(made("stopncii", "hash-bank", "en"), "hash-bank") == ()


def test_without_an_organisation_no_report_is_made_for_machines() -> None:
    alone = made("ovhcloud", "eu-dsa-16", "en", Standing.SUBJECT)

    assert [one.name for one in attachments(alone, "eu-dsa-16")] == ["addresses.csv"]


@pytest.mark.parametrize(
    "changes", [{"email": ""}, {"email": "nobody"}, {"letter": "withdrawal"}, {"letter": "refused"}]
)
def test_nor_without_an_address_for_answers_nor_with_other_letters(changes: dict[str, Any]) -> None:
    assert [one.name for one in attachments(host_notice(**changes), "eu-dsa-16")] == ["addresses.csv"]


@pytest.mark.parametrize("basis", ["us-dmca-512", "eu-dsa-20", "fr-plainte"])
def test_a_sworn_notice_a_complaint_and_words_for_the_police_have_no_report_beside_them(basis: str) -> None:
    item = next(item for item, one, _ in EVERY if one == basis and known(item).kind == "platform")

    assert [one.name for one in attachments(made(item, basis, "en"), basis)] == ["addresses.csv"]


def test_a_report_has_what_the_core_of_xarf_asks_for() -> None:
    # https://xarf.org/schemas/v4/xarf-core.json and types/content-base.json: required fields and their patterns.
    found = report()

    assert re.fullmatch(r"4\.[0-9]+\.[0-9]+", found["xarf_version"])
    assert UUID(found["report_id"]).version == 4
    for who in ("reporter", "sender"):
        assert set(found[who]) == {"org", "contact", "domain"}
    assert found["category"] == "content"
    assert found["source_identifier"] == found["domain"] == "gallery.example.net"
    assert found["url"] == found["addresses"][0]["url"]
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_+-]*:[a-z0-9][a-z0-9_+-]*", tag) for tag in found["tags"])
    assert found["verification_method"] in {"manual", "automated_crawler", "user_report", "honeypot"}
    assert len(found["description"]) <= 1000
    assert "evidence" not in found
    assert "screenshot_url" not in found


def test_a_report_reads_back_as_its_own_type_and_the_schema_in_the_package_is_that_type_s() -> None:
    assert xarf.Report.model_validate(report()).written().decode().strip().startswith("{")
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == xarf.schema()


@pytest.mark.parametrize(
    ("synthetic", "grounds"),
    [(Answer.NO, ["226-2-1"]), (Answer.YES, ["226-8-1"]), (Answer.UNKNOWN, ["226-2-1", "226-8-1"])],
)
def test_a_report_names_the_offence_that_fits_and_none_that_is_not_known(synthetic: Answer, grounds: list[str]) -> None:
    expected = ["Regulation (EU) 2022/2065, art. 16", *(f"Code pénal (FR), art. {one}" for one in grounds)]

    assert report(synthetic=synthetic)["legal_grounds"] == expected
    assert report(country="DE", synthetic=synthetic)["legal_grounds"] == expected[:1]


def test_each_host_has_a_report_of_its_own_with_the_last_time_that_it_was_seen_there() -> None:
    places = (place("https://a.example/1", hours=2), place("https://b.example/1"), place("https://a.example/2"))
    first, second = xarf.reports(host_notice(addresses=places), "eu-dsa-16")

    assert [first.source_identifier, second.source_identifier] == ["a.example", "b.example"]
    assert [one.url for one in first.addresses] == ["https://a.example/1", "https://a.example/2"]
    assert first.verified_at == "2026-11-21T16:05:00.000Z"
    assert first.report_id != second.report_id


def test_the_same_letter_gives_the_same_report_and_another_one_another() -> None:
    assert report()["report_id"] == report()["report_id"]
    assert report(reference="OTHER-0001")["report_id"] != report()["report_id"]


def test_a_number_for_a_name_is_a_source_but_no_domain() -> None:
    (one,) = xarf.reports(host_notice(addresses=(place("http://198.51.100.7/7.jpg"),)), "eu-dsa-16")

    assert one.source_identifier == "198.51.100.7"
    assert one.domain is None


def test_cloudflare_is_asked_to_tell_nobody() -> None:
    (body,) = cloudflare.bodies(host_notice())
    values = json.loads(body.model_dump_json())

    assert values["host_notification"] == "send-anon"
    assert values["owner_notification"] == "none"
    assert values["act"] == "abuse_ncsei"
    assert values["name"] == "Association Exemple"
    assert values["email"] == values["email2"] == "notices@example.org"
    assert values["ncsei_subject_representation"] is False


@given(st.integers(1, 600), st.integers(1, 3))
def test_each_body_has_at_most_250_addresses_of_one_host_each_once(count: int, hosts: int) -> None:
    places = tuple(place(f"https://h{number % hosts}.example/{number}") for number in range(count))
    bodies = cloudflare.bodies(host_notice(addresses=places + places[:5]))
    listed = [body.urls.split("\n") for body in bodies]

    assert all(len(urls) <= 250 for urls in listed)
    assert all(len({url.split("/")[2] for url in urls}) == 1 for urls in listed)
    assert sorted(url for urls in listed for url in urls) == sorted(one.url for one in places)


def test_a_person_who_acts_alone_is_not_named_to_cloudflare() -> None:
    with pytest.raises(cloudflare.NoOrganisation):
        cloudflare.bodies(made("ovhcloud", "eu-dsa-16", "en", Standing.SUBJECT))


def test_nor_is_anything_reported_without_an_address_for_answers() -> None:
    with pytest.raises(cloudflare.NoReplyAddress):
        cloudflare.bodies(host_notice(email=""))


def test_the_kinds_that_take_reports_by_machine_are_those_that_hold_or_serve_content() -> None:
    kinds = {
        known(item).kind
        for item, basis, language in EVERY
        if language == "en" and len(attachments(made(item, basis, "en"), basis)) > 1
    }

    assert kinds == {"platform", "host", "cdn", "registrar"}
