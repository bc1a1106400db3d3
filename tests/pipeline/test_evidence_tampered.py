"""Whatever is changed in a bundle is found: single bytes everywhere, whole files, and sums that were made to fit."""

from __future__ import annotations

import hashlib
import json
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from takedown.evidence.bundle import layout
from takedown.evidence.bundle.bag import bagged, fingerprint
from takedown.evidence.bundle.box import opened, packed
from takedown.evidence.bundle.check import check
from takedown.evidence.canonical import canonical
from takedown.words import LANGUAGES, Language, Words
from tests.pipeline.evidence_scene import Handed, handed

SEED, A_REGION = 20261122, 10
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handed]:
    with handed(tmp_path_factory.mktemp("tampered")) as one:
        yield one


def defects(content: bytes, key: str = "") -> list[tuple[str, str]]:
    return [(one.item, one.code) for one in check(content, key) if not one.ok]


def regions(content: bytes) -> Iterator[tuple[str, int, int]]:
    """Every stretch of the container by name: headers, contents, each entry of the directory, the end record."""
    box = opened(content)
    for one in box.members:
        yield f"{one.name} header", one.header_at, one.start
        yield f"{one.name} content", one.start, one.start + one.size
    at = box.members[-1].start + box.members[-1].size
    for one in box.members:
        yield f"{one.name} directory", at, at + len(one.entry)
        at += len(one.entry)
    yield "end record", at, len(content)


def test_the_regions_cover_every_byte(bundle: Handed) -> None:
    stretches = sorted((start, end) for _, start, end in regions(bundle.content))

    assert [end for _, end in stretches[:-1]] == [start for start, _ in stretches[1:]]
    assert (stretches[0][0], stretches[-1][1]) == (0, len(bundle.content))


def is_found(content: bytes) -> bool:
    """Whether anything is wrong; the check goes no further than to the first defect."""
    return any(not one.ok for one in check(content))


def test_every_changed_byte_is_found(bundle: Handed) -> None:
    """One byte at a time, in each region its first, its last and some between, to another value."""
    dice, content = random.Random(SEED), bytearray(bundle.content)
    missed = []
    for name, start, end in regions(bundle.content):
        sampled = (dice.randrange(start, end) for _ in range(A_REGION))
        for place in {start, end - 1, *sampled}:
            before = content[place]
            content[place] ^= dice.randrange(1, 256)
            if not is_found(bytes(content)):
                missed.append((name, place))
            content[place] = before
    assert missed == []


@pytest.mark.parametrize("sums", ["container", "lists"])
def test_every_changed_byte_is_found_by_each_layer_above(bundle: Handed, sums: str) -> None:
    """As before, in each file's content, with the sums below that need no key made to fit."""
    dice, files, missed = random.Random(SEED), bundle.files, []
    for name, content in files.items():
        place = dice.randrange(len(content))
        octets = bytearray(content)
        octets[place] ^= dice.randrange(1, 256)
        touched = {**files, name: bytes(octets)}
        fits = name in (layout.INFO, layout.MANIFEST, layout.TAG_MANIFEST) or sums == "container"
        if not is_found(boxed(touched if fits else with_sums(touched))):
            missed.append((name, place))
    assert missed == []


def test_a_changed_file_is_named(bundle: Handed) -> None:
    for one in opened(bundle.content).members[::5]:
        content = bytearray(bundle.content)
        content[one.start] ^= 1
        assert (one.name, "changed") in defects(bytes(content)), one.name


@pytest.mark.parametrize("count", [1, 2, 21, 22, 23, 1000])
def test_what_is_cut_off_is_found(bundle: Handed, count: int) -> None:
    assert defects(bundle.content[:-count])
    assert defects(bundle.content[count:])


@pytest.mark.parametrize("more", [b"\0", b"PK\x05\x06", b"x" * 100])
def test_what_is_added_around_it_is_found(bundle: Handed, more: bytes) -> None:
    assert defects(bundle.content + more)
    assert defects(more + bundle.content)


def test_nothing_at_all_is_no_bundle() -> None:
    assert defects(b"") == [("end-record", "container")]


def boxed(files: Files) -> bytes:
    return b"".join(packed(files.items()))


def with_sums(files: Files) -> Files:
    """Return the bag with every sum that needs no key made to fit."""
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    made = dict(bagged(payload.items(), bag_info(files), Signing(Ed25519PrivateKey.generate())))
    fitting = {**files, layout.INFO: made[layout.INFO], layout.MANIFEST: made[layout.MANIFEST]}
    lines = (f"{hashlib.sha256(fitting[name]).hexdigest()}  {name}\n" for name in layout.LISTED_TAGS)
    return {**fitting, layout.TAG_MANIFEST: "".join(lines).encode()}


def bag_info(files: Files) -> dict[str, str]:
    lines = [line.split(": ", 1) for line in files[layout.INFO].decode().splitlines()]
    return {name: value for name, value in lines if name != "Payload-Oxum"}


@dataclass(frozen=True, slots=True)
class Signing:
    """Somebody else's key."""

    key: Ed25519PrivateKey

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message)

    def public_key(self) -> bytes:
        return self.key.public_key().public_bytes_raw()


def gone(name: str) -> Callable[[Files], Files]:
    return lambda files: {one: content for one, content in files.items() if one != name}


def renamed(name: str, to: str) -> Callable[[Files], Files]:
    return lambda files: {to if one == name else one: content for one, content in files.items()}


def changed(name: str, old: bytes, new: bytes) -> Callable[[Files], Files]:
    def change(files: Files) -> Files:
        assert old in files[name]
        return {**files, name: files[name].replace(old, new, 1)}

    return change


def swapped(first: str, second: str) -> Callable[[Files], Files]:
    return lambda files: {**files, first: files[second], second: files[first]}


def turned(files: Files) -> Files:
    return dict(sorted(files.items()))


def with_one_more(files: Files) -> Files:
    return {**files, "data/sightings/9/manifest.json": files["data/sightings/1/manifest.json"]}


TRICKS: dict[str, Callable[[Files], Files]] = {
    "a sighting is gone": gone("data/sightings/2/manifest.json"),
    "a capture's page is gone": gone("data/captures/1/page.png"),
    "a timestamp is gone": gone("data/timestamps/1.tsr"),
    "the report is gone": gone("data/report-en.pdf"),
    "a name is changed": renamed("data/sightings/2/manifest.json", "data/sightings/7/manifest.json"),
    "a name leads elsewhere": renamed("data/posts.csv", "data/other.csv"),
    "two contents are swapped": swapped("data/sightings/1/manifest.json", "data/sightings/4/manifest.json"),
    "two reports are swapped": swapped("data/report-en.pdf", "data/report-fr.pdf"),
    "files stand in another order": turned,
    "a file is added": with_one_more,
    "an address is changed": changed("data/addresses.csv", b"host1.test", b"host7.test"),
    "a digest is changed": changed("data/sightings/4/manifest.json", b'"bytes":1234', b'"bytes":1235'),
    "a letter is changed": changed("data/notices/1/letter.txt", b"Dear", b"Dead"),
    "an entry is gone": lambda files: {
        **files,
        layout.ENTRIES: b"".join(files[layout.ENTRIES].splitlines(keepends=True)[:-1]),
    },
    "the case is another": changed(layout.CASE, b'"scope":"whole"', b'"scope":"addresses"'),
    "the software is another": changed(layout.INFO, b"takedown", b"takeaway"),
}


@pytest.mark.parametrize("trick", TRICKS)
def test_whoever_makes_the_sums_fit_is_found(bundle: Handed, trick: str) -> None:
    """The container and every list is made anew; the vault's key is the one thing that the other side hasn't got."""
    files = TRICKS[trick](bundle.files)

    assert defects(boxed(files))
    assert (layout.SIGNATURE, "signature") in defects(boxed(with_sums(files)))


IN_THE_LEDGER = [
    *("a sighting is gone", "a capture's page is gone", "a timestamp is gone", "a name leads elsewhere"),
    *("a digest is changed", "a file is added"),
]


def signed_anew(files: Files, key: Signing) -> bytes:
    payload = {name: content for name, content in files.items() if name.startswith("data/")}
    return boxed(dict(bagged(payload.items(), bag_info(files), key)))


@pytest.mark.parametrize("trick", TRICKS)
def test_whoever_signs_with_another_key_is_found(bundle: Handed, trick: str) -> None:
    """The ledger in it is by another key than the bag, and the fingerprint isn't the one that was given."""
    other = Signing(Ed25519PrivateKey.generate())

    found = defects(signed_anew(TRICKS[trick](bundle.files), other), bundle.done.key)

    assert ("key", "key-differs") in found
    assert ("proof", "another-key") in found


def test_whoever_signs_the_ledger_anew_too_fails_at_the_timestamps(bundle: Handed) -> None:
    """All that one key can sign is signed again by another; without the authority its dates are gone."""
    other = Signing(Ed25519PrivateKey.generate())
    files = bundle.files
    proof = json.loads(files[layout.PROOF])
    proof["public_key"] = other.public_key().hex()
    card = json.loads(files[layout.CASE])
    card["key"] = fingerprint(other.public_key())
    for point in proof["checkpoints"]:
        bare = {name: value for name, value in point["checkpoint"].items() if name != "signature"}
        point["checkpoint"]["signature"] = other.sign(hashlib.sha256(b"\x04" + canonical(bare)).digest()).hex()
    entries = [json.loads(line) for line in files[layout.ENTRIES].splitlines()]
    for entry in entries:
        octets = b"\x01" + bytes.fromhex(entry["previous"]) + canonical(entry["header"]) + bytes.fromhex(entry["leaf"])
        entry["signature"] = other.sign(hashlib.sha256(octets).digest()).hex()
    forged = {
        **files,
        layout.PROOF: canonical(proof),
        layout.CASE: canonical(card),
        layout.ENTRIES: b"".join(canonical(entry) + b"\n" for entry in entries),
    }
    content = signed_anew(forged, other)

    assert {code for _, code in defects(content)} == {"stamp-wrong-imprint", "timestamp-file"}
    assert ("key", "key-differs") in defects(content, bundle.done.key)


@pytest.mark.parametrize("trick", IN_THE_LEDGER)
def test_the_ledger_finds_what_the_right_key_signed_wrongly(bundle: Handed, trick: str) -> None:
    """Even the vault's own key can't sign a bundle whose files aren't those of the ledger."""
    signer = bundle.session.vault.signer
    payload = {name: one for name, one in TRICKS[trick](bundle.files).items() if name.startswith("data/")}

    assert defects(boxed(dict(bagged(payload.items(), bag_info(bundle.files), signer))))


def plain(
    name: bytes, content: bytes = b"", *, method: int = 0, size: int | None = None, rights: int = 0o100600
) -> bytes:
    """Return a container of one member, with whatever an honest one never has."""
    told = len(content) if size is None else size
    crc = zlib.crc32(content)
    head = (
        struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, method, 0, 0x21, crc, told, told, len(name), 0) + name + content
    )
    entry = struct.pack(
        "<4s6H3I5H2I",
        *(b"PK\x01\x02", 3 << 8 | 20, 20, 0, method, 0, 0x21, crc, told, told, len(name), 0, 0, 0, 0, rights << 16, 0),
    )
    directory = entry + name
    return head + directory + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), len(head), 0)


HOSTILE = {
    "a path that leads out": (plain(b"data/../../etc/passwd"), "name-refused"),
    "an absolute path": (plain(b"/etc/passwd"), "name-refused"),
    "a drive's path": (plain(b"C:/x"), "name-refused"),
    "a backward path": (plain(b"data\\x"), "name-refused"),
    "a name that isn't text": (plain(b"data/\xff\xfe"), "name-refused"),
    "a name with a line in it": (plain(b"data/a\nb"), "name-refused"),
    "no name": (plain(b""), "name-refused"),
    "a link": (plain(b"data/case.json", b"/etc/passwd", rights=0o120777), "link-refused"),
    "compressed": (plain(b"data/case.json", b"xx", method=8), "compressed"),
    "a size that isn't there": (plain(b"data/case.json", b"", size=0xFFFFFFF0), "container"),
    "very many files": (
        struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 0x32D, 45, 0, 0, 1 << 40, 1 << 40, 0, 0)
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0, 0, 0),
        "too-many",
    ),
    "two files of one name": (b"".join(packed([("data/case.json", b"{}"), ("data/case.json", b"{}")])), "name-twice"),
}


@pytest.mark.parametrize("trick", HOSTILE)
def test_a_hostile_container_is_refused_by_name(trick: str) -> None:
    content, code = HOSTILE[trick]

    assert code in {found for _, found in defects(content)}


DEEP = b"[" * 100_000 + b"]" * 100_000
WRONG = {
    "deep": DEEP,
    "not utf-8": b'{"a":"\xff"}',
    "a number that is none": b'{"a":NaN}',
    "a very long number": b'{"a":' + b"9" * 100_000 + b"}",
    "a list": b"[]",
    "nothing": b"",
    "lines alone": b"\n" * 1000,
    "wrong types": b'{"case":1,"copies":"x","key":[],"made_at":{},"opened_at":0,"schema":1,"scope":0,"software":0}',
}


@pytest.mark.parametrize("file", [layout.CASE, layout.PROOF, layout.ENTRIES, layout.KEY, layout.INFO, layout.MANIFEST])
@pytest.mark.parametrize("what", WRONG)
def test_a_file_of_another_shape_is_a_defect_and_no_crash(bundle: Handed, file: str, what: str) -> None:
    files = {**bundle.files, file: WRONG[what]}

    found = defects(boxed(files))

    assert {(file, "structure"), (file, "changed")} & set(found)
    assert file in (layout.INFO, layout.MANIFEST) or is_found(boxed(with_sums(files)))


@pytest.mark.parametrize("what", [b'"body":7', b'"body":{"manifest":[1]}', b'"body":null'])
def test_an_entry_of_another_type_is_a_defect_and_no_crash(bundle: Handed, what: bytes) -> None:
    lines = bundle.files[layout.ENTRIES]
    at = lines.index(b'"body":{')
    end = lines.index(b',"header"', at)

    assert defects(boxed({**bundle.files, layout.ENTRIES: lines[:at] + what + lines[end:]}))


def test_a_container_of_very_many_files_is_read_within_bounds() -> None:
    many = b"".join(packed((f"data/sightings/{at}/manifest.json", b"{}") for at in range(1, 70_000)))

    found = opened(many)

    assert found.flaws == []
    assert len(found.members) == 69_999


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_defect_has_its_words(bundle: Handed, language: Language) -> None:
    words = Words(language)
    forged = [boxed(trick(bundle.files)) for trick in TRICKS.values()]
    contents = [*forged, *(content for content, _ in HOSTILE.values())]

    codes = {code for content in contents for _, code in defects(content, "00")}

    assert len(codes) > 10
    assert [code for code in codes if f"bundle-defect-{code}" not in words and f"defect-{code}" not in words] == []
