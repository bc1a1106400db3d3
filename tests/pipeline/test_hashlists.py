"""Lists of other tools: every shape out and in again, each bad entry by its place, and nothing hostile raises."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takedown.cases.media import Fingerprint, Media, MediaKind
from takedown.pipeline.exchanging.hashlists import (
    Line,
    ListFormat,
    Signal,
    fingerprint,
    kind,
    name_in,
    read,
    signals,
    written,
)

PDQ = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
MD5 = "0cc175b9c0f1b6a831c399e269772661"
SHA256 = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
CODES = {"not-a-list", "unknown-type", "bad-value", "withdrawn"}

VIDEO = {"video_md5"}
OF_A_VIDEO = {"video_md5", "sha256"}

# As python-threatexchange's client reads them (``exchanges/clients/stopncii/api.py``, ``FetchHashesResponse``).
STOPNCII = {
    "count": 5,
    "nextPageToken": "",
    "nextSetTimestamp": 1625175071,
    "hasMoreRecords": False,
    "hashRecords": [
        {
            "lastModtimestamp": 1625167804,
            "signalType": "ImagePDQ",
            "hashValue": PDQ.upper(),
            "hashStatus": "Active",
            "caseNumbers": {"00000000-0000-0000-0000-000000000000": "Active"},
            "CSPFeedbacks": [{"feedbackValue": "None", "tags": [], "source": "a"}],
        },
        {"signalType": "ImagePDQ", "hashValue": PDQ, "hashStatus": "Withdrawn", "caseNumbers": {}},
        {"signalType": "ImagePDQ", "hashValue": PDQ, "hashStatus": "Deleted", "caseNumbers": {}},
        {"signalType": "VideoMD5", "hashValue": MD5, "hashStatus": "Active", "caseNumbers": {}},
        {"signalType": "ImagePDQ", "hashValue": "1" * 64, "hashStatus": "Received", "caseNumbers": {}},
    ],
}
# As the Graph API's ``threat_descriptors`` answers.
THREATEXCHANGE = {
    "data": [
        {"id": "1", "indicator": PDQ, "type": "HASH_PDQ", "status": "MALICIOUS", "tags": {"data": []}},
        {"id": "2", "indicator": MD5, "type": "HASH_MD5"},
        {"id": "3", "indicator": SHA256, "type": "HASH_SHA256"},
        {"id": "4", "indicator": "https://a.example/", "type": "URI"},
    ],
    "paging": {"cursors": {"before": "a", "after": "b"}},
}

hex_digits = {"pdq": 64, "md5": 32, "video_md5": 32, "sha256": 64, "phash": 16, "dhash": 16}
HOLDS = {
    ListFormat.STOPNCII: {"pdq", "video_md5"},
    ListFormat.THREATEXCHANGE: {"pdq", "md5", "video_md5", "sha256"},
    ListFormat.CSV: set(hex_digits),
}


def signals_of(kinds: set[str]) -> st.SearchStrategy[Signal]:
    return st.sampled_from(sorted(kinds)).flatmap(
        lambda kind: st.builds(
            Signal,
            st.just(kind),
            st.binary(min_size=hex_digits[kind] // 2, max_size=hex_digits[kind] // 2).map(bytes.hex),
        )
    )


def lines(*told: str | Signal) -> list[Line]:
    return [
        Line(place, one) if isinstance(one, Signal) else Line(place, code=one)
        for place, one in enumerate(told, start=1)
    ]


# --- every shape ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", ListFormat)
def test_what_is_written_is_read_back(shape: ListFormat) -> None:
    @settings(max_examples=50, deadline=None)
    @given(st.lists(signals_of(HOLDS[shape]), max_size=8))
    def holds(some: list[Signal]) -> None:
        assert [line.signal for line in read(written(some, shape))] == some

    holds()


@pytest.mark.parametrize("shape", ListFormat)
def test_a_list_holds_the_signals_that_its_readers_know(shape: ListFormat) -> None:
    full = Fingerprint.of({"pdq": PDQ, "md5": MD5, "sha256": SHA256, "phash": PDQ[:16], "dhash": MD5[:16]})
    for media_kind, holds in ((MediaKind.IMAGE, HOLDS[shape] - VIDEO), (MediaKind.VIDEO, HOLDS[shape] & OF_A_VIDEO)):
        told = list(signals(Media.registered("case", full, kind=media_kind), shape))
        assert {signal.signal_type for signal in told} == holds
        assert all(fingerprint(signal) != Fingerprint() for signal in told)
        assert [line.signal for line in read(written(told, shape))] == told
        assert list(signals(Media.registered("case", Fingerprint(), kind=media_kind), shape)) == []


def test_the_md5_of_a_video_stands_for_a_video_and_has_the_names_that_banks_give_it() -> None:
    signal = Signal("video_md5", MD5)
    assert [name_in(shape, signal) for shape in ListFormat] == ["VideoMD5", "HASH_VIDEO_MD5", "video_md5"]
    assert (fingerprint(signal), kind(signal)) == (Fingerprint.of({"md5": MD5}), MediaKind.VIDEO)
    assert kind(Signal("md5", MD5)) is MediaKind.IMAGE


def test_the_names_of_others_are_spelled_as_theirs() -> None:
    signal = Signal("pdq", PDQ)
    assert [name_in(shape, signal) for shape in ListFormat] == ["ImagePDQ", "HASH_PDQ", "pdq"]
    record = json.loads(written([signal], ListFormat.STOPNCII))["hashRecords"][0]
    assert record == {"signalType": "ImagePDQ", "hashValue": PDQ, "hashStatus": "Active"}
    assert json.loads(written([signal], ListFormat.THREATEXCHANGE)) == {
        "data": [{"type": "HASH_PDQ", "indicator": PDQ}]
    }
    assert written([signal], ListFormat.CSV) == f"signal_type,value\npdq,{PDQ}\n"


def test_an_answer_of_stopncii() -> None:
    video = Signal("video_md5", MD5)
    expected = lines(Signal("pdq", PDQ), "withdrawn", "withdrawn", video, Signal("pdq", "1" * 64))
    assert list(read(json.dumps(STOPNCII))) == expected
    assert list(read("\ufeff \n" + json.dumps(STOPNCII["hashRecords"], indent=4))) == expected


def test_an_answer_of_threatexchange() -> None:
    expected = lines(Signal("pdq", PDQ), Signal("md5", MD5), Signal("sha256", SHA256), "unknown-type")
    assert list(read(json.dumps(THREATEXCHANGE))) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("signal_type,value\npdq,{0}\nmd5,{1}\n", (2, 3)),
        ("pdq,{0}\nmd5,{1}", (1, 2)),
        ("pdq,{0}\r\nmd5,{1}\r\n", (1, 2)),
        ("pdq,{0}\rmd5,{1}\r", (1, 2)),
        ("\ufeffSignal_Type , VALUE\n pdq , {0} \n\n  \nMD5,{1}", (2, 5)),
        ("\n\nsignal_type,value\npdq,{0}\nmd5,{1}", (4, 5)),
        ("value,note,signal_type\n{0},a,pdq\n{1},b,md5", (2, 3)),
        ('"pdq","{0}"\n"md5","{1}",more,cells', (1, 2)),
    ],
)
def test_csv_with_and_without_a_header(text: str, places: tuple[int, int]) -> None:
    found = list(read(text.format(PDQ.upper(), MD5)))
    assert found == [Line(places[0], Signal("pdq", PDQ)), Line(places[1], Signal("md5", MD5))]


# --- bad entries ----------------------------------------------------------------------------------------------------


def test_bad_entries_of_a_csv_are_named_by_their_line() -> None:
    text = f"signal_type,value\npdq,{PDQ}\npdq,{PDQ[:-1]}\nsoup,{PDQ}\n\nmd5\npdq,{PDQ[:-1]}g\nmd5,{MD5}\n"
    assert list(read(text)) == [
        Line(2, Signal("pdq", PDQ)),
        Line(3, code="bad-value"),
        Line(4, code="unknown-type"),
        Line(6, code="bad-value"),
        Line(7, code="bad-value"),
        Line(8, Signal("md5", MD5)),
    ]


def test_bad_entries_of_a_json_list_are_named_by_their_number() -> None:
    entries = [
        {"type": "pdq", "value": PDQ},
        {"type": "pdq", "value": [PDQ]},
        {"type": "pdq", "value": 5},
        {"type": {"pdq": 1}, "value": PDQ},
        "pdq",
        None,
        {},
        {"type": "pdq", "value": PDQ + "\n"},
        {"signal_type": "dhash", "hash": "00FF" * 4},
    ]
    assert list(read(json.dumps(entries))) == lines(
        Signal("pdq", PDQ),
        "bad-value",
        "bad-value",
        "unknown-type",
        "not-a-list",
        "not-a-list",
        "unknown-type",
        "bad-value",
        Signal("dhash", "00ff" * 4),
    )


@pytest.mark.parametrize("text", ["{}", '{"data": 5}', '{"hashRecords": {"a": 1}}', "{", "[1", "[1] 2", '{"a": NaN'])
def test_what_is_json_but_no_list_is_told_once(text: str) -> None:
    assert list(read(text)) == [Line(1, code="not-a-list")]


@pytest.mark.parametrize("text", ["", "\n\n", "[]", '{"data": []}', "signal_type,value\n", "\ufeff"])
def test_an_empty_list_is_empty(text: str) -> None:
    assert list(read(text)) == []


# --- hostile ones ---------------------------------------------------------------------------------------------------


@settings(max_examples=300, deadline=None)
@given(st.text() | st.text(alphabet='{}[]",:\r\n\0\x1cpdqmd5,a0\\'))
def test_no_text_raises(text: str) -> None:
    check(list(read(text)))


names = st.sampled_from(
    ["signalType", "type", "hashValue", "value", "hashStatus", "hashRecords", "data", "hashes", "a"]
)
values = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["pdq", PDQ, "ImagePDQ"])
json_values = st.recursive(
    values, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4), max_leaves=15
)


@settings(max_examples=200, deadline=None)
@given(st.lists(json_values, max_size=4) | st.dictionaries(names, json_values, max_size=4))
def test_no_json_raises(value: object) -> None:
    check(list(read(json.dumps(value))))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(st.text() | st.sampled_from(["pdq", PDQ, "value", "signal_type"]), max_size=4), max_size=6))
def test_no_csv_raises(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    check(list(read(out.getvalue())))


def check(found: list[Line]) -> None:
    for line in found:
        assert line.place >= 1
        assert (line.signal is None) == (line.code in CODES)
        if line.signal is not None:
            assert fingerprint(line.signal) != Fingerprint()


@pytest.mark.parametrize(
    "depth", [200, *range(sys.getrecursionlimit() - 120, sys.getrecursionlimit() + 20, 4), 200_000]
)
def test_no_depth_of_nesting_raises(depth: int) -> None:
    for text in ("[" * depth, "[" * depth + "]" * depth, '{"data":' * depth):
        check(list(read(text)))
    nested = '[{"type": "pdq", "value": ' + "[" * depth + "]" * depth + "}]"
    assert len(list(read(nested))) == 1


def test_a_cell_without_an_end_is_told_after_what_came_before() -> None:
    found = list(read(f'pdq,{PDQ}\npdq,"' + "a" * 200_000))
    assert [(line.signal is not None, line.code) for line in found] == [(True, ""), (False, "not-a-list")]


def test_a_number_too_long_to_read_is_no_list() -> None:
    assert list(read("[" + "9" * 100_000 + "]")) == [Line(1, code="not-a-list")]


def test_a_hundred_thousand_entries() -> None:
    some = [Signal("md5", f"{number:032x}") for number in range(100_000)]
    assert [line.signal for line in read(written(some, ListFormat.CSV))] == some
