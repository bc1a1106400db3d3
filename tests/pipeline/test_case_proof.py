"""The proof of one case: checked without a vault, with no other case in it, and every change of it found."""

from __future__ import annotations

import copy
import hashlib
import json
import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.cases.match import MatchState
from takedown.cases.noun import now
from takedown.evidence import proof
from takedown.evidence.canonical import canonical
from takedown.evidence.ledger import Ledger
from takedown.evidence.proof import CaseProof, ProofUnreadable
from takedown.pipeline.proof import stamping
from takedown.pipeline.session import Session
from takedown.pipeline.shelf import NotFound
from takedown.settings import Settings, TimestampSettings
from takedown.store import Store
from takedown.vault import Cost, Vault
from tests.conftest import PASSPHRASE
from tests.evidence.authority import Authority, replying, serving
from tests.pipeline.casefile import found, opened


class Scene:
    """Two cases whose entries lie between each other, over two days, each dated."""

    def __init__(self, folder: Path) -> None:
        vault = Vault.create(folder / "home", PASSPHRASE, Cost(time=1, memory_kib=64, lanes=1))
        store = Store.open_sqlcipher(folder / "home" / "store.db", vault.database_key(), vault.keyring)
        self.authority = Authority(folder / "authority")
        plain = Session(vault.home, Settings(), vault, store, Ledger(vault.signer))
        self.case, self.other = opened(plain).id, opened(plain).id
        with ExitStack() as stack:
            server = stack.enter_context(serving(replying(self.authority.reply)))
            one = TimestampSettings(name="one", url=server.url, roots=str(self.authority.roots), allow=[server.pair])
            self.session = replace(plain, settings=Settings(timestamps=[one]))
            for day in range(2):
                for case_id in (self.case, self.other):
                    url = f"https://host{day}.example/{case_id}"
                    found(plain, case_id, url, MatchState.NEW, context_seen=False)
                stamping.stamp_now(self.session, now() + timedelta(days=day))
            found(plain, self.case, "https://last.example/", MatchState.NEW, context_seen=False)

    def proof(self, case_id: str = "") -> CaseProof:
        with self.session.store.begin() as tx:
            return stamping.proof_of(self.session, tx, case_id or self.case)


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    return Scene(tmp_path_factory.mktemp("proof"))


@pytest.fixture(scope="module")
def whole(scene: Scene) -> CaseProof:
    return scene.proof()


def wrong(case: CaseProof, **more: Any) -> set[str]:
    return {one.code for one in proof.check(case, **more) if one.code}


def test_it_holds_and_says_of_each_entry_by_when_it_existed(whole: CaseProof, scene: Scene) -> None:
    assert wrong(whole) == set()
    assert len(list(proof.check(whole))) == len(whole.entries) + len(whole.checkpoints) + len(whole.timestamps)
    kinds = [entry.header["kind"] for entry in whole.entries]
    assert kinds == ["case-opened", "consent-recorded", "sighting", "sighting", "sighting"]
    assert [(len(whole.checkpoints), len(whole.timestamps))] == [(3, 2)]
    by = [whole.existed_by(entry) for entry in whole.entries]
    first, second = whole.timestamps
    assert by == [first, first, first, second, None]
    assert wrong(whole, public_key=scene.session.ledger.signer.public_key()) == set()
    assert wrong(whole, roots={"one": scene.authority.roots.read_text()}) == set()


def test_no_checkpoint_is_made_when_the_last_one_covers_the_case(scene: Scene, whole: CaseProof) -> None:
    assert scene.proof() == whole
    # The other case's proof ends with the same, or with an earlier one that covers it.
    assert scene.proof(scene.other).checkpoints[-1] == whole.checkpoints[-1]


def test_nothing_of_another_case_is_in_it(scene: Scene, whole: CaseProof) -> None:
    file = proof.written(whole).decode()
    assert scene.other not in file
    with scene.session.store.read() as tx:
        others = [row for row in tx.each("ledger", order_by="seq") if row["case_id"] != scene.case]
    assert others
    for row in others:
        for value in (row["id"], row["salt"], row["commitment"].hex(), row["leaf"].hex(), row["subject"]):
            assert value not in file or row["kind"] == "checkpoint-made"
        assert row["kind"] == "checkpoint-made" or row["body"].get("url", "nowhere.example") not in file


def test_its_bodies_are_what_was_written(whole: CaseProof, scene: Scene) -> None:
    assert whole.entries[2].body == {"url": f"https://host0.example/{scene.case}"}
    entry = whole.entries[2]
    spelled = json.dumps(entry.body, sort_keys=True, separators=(",", ":")).encode()
    assert hashlib.sha256(b"\x03" + entry.salt + spelled).hexdigest() == entry.header["commitment"]


def test_a_body_that_is_withheld_still_proves_that_it_happened(whole: CaseProof) -> None:
    entries = (whole.entries[0].without_body(), *whole.entries[1:])
    assert wrong(whole.model_copy(update={"entries": entries})) == set()


def test_a_case_that_the_ledger_does_not_tell_of(scene: Scene) -> None:
    with pytest.raises(NotFound):
        scene.proof("none")


def test_another_key_or_other_roots_are_told(whole: CaseProof, tmp_path: Path) -> None:
    assert wrong(whole, public_key=bytes(32)) == {"another-key"}
    other = Authority(tmp_path, number=1)
    assert wrong(whole, roots={"one": other.roots.read_text()}) == {"stamp-untrusted"}


# --- every change ---------------------------------------------------------------------------------------------------


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to each value that isn't a list or an object."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if parts is None:
        yield path
        return
    for name, part in parts:
        yield from places(part, (*path, name))


def changed(whole: Any, path: tuple[Any, ...], rng: random.Random) -> Any:
    """Return a copy of JSON with one letter, bit or figure changed at ``path``."""
    fresh = copy.deepcopy(whole)
    holder = fresh
    for name in path[:-1]:
        holder = holder[name]
    value = holder[path[-1]]
    if isinstance(value, bool) or value is None:
        holder[path[-1]] = {"was": value} if value is None else not value
    elif isinstance(value, int):
        holder[path[-1]] = value + 1
    else:
        at = rng.randrange(len(value)) if value else 0
        letter = "0" if value[at : at + 1] != "0" else "1"
        holder[path[-1]] = value[:at] + letter + value[at + 1 :] if value else "00"
    return fresh


def is_found(content: Any) -> bool:
    try:
        read = proof.read(canonical(content))
    except ProofUnreadable:
        return True
    return bool(wrong(read))


def test_one_letter_changed_in_any_field_is_found(whole: CaseProof) -> None:
    row, rng = json.loads(proof.written(whole)), random.Random(1)
    # The roots and the name of an authority are the proof's own word: who checks has the roots from elsewhere.
    own_word = ("roots", "authority")
    every = [path for path in places(row) if path[-1] not in own_word]
    assert len(every) > 100
    for path in every:
        assert is_found(changed(row, path, rng)), path


def test_anything_taken_out_or_put_twice_is_found_but_a_whole_entry(whole: CaseProof) -> None:
    row = json.loads(proof.written(whole))
    for name in row:
        assert is_found({key: value for key, value in row.items() if key != name}) or name in ("version", "timestamps")
    for name in ("entries", "checkpoints"):
        assert is_found({**row, name: []})
        assert is_found({**row, name: [*row[name], row[name][0]]})
        assert is_found({**row, name: row[name][::-1]})
    assert is_found({**row, "checkpoints": row["checkpoints"][:-1]})
    assert is_found({**row, "more": 1})
    assert is_found({**row, "version": 2})


@given(st.binary(max_size=300))
def test_what_is_no_proof_is_unreadable(content: bytes) -> None:
    with pytest.raises(ProofUnreadable):
        proof.read(content)


def test_another_spelling_of_the_same_is_not_read(whole: CaseProof) -> None:
    content = proof.written(whole)
    assert proof.read(content) == whole
    for other in (
        content + b"\n",
        b" " + content,
        content.replace(b":", b": ", 1),
        content.replace(b"a", b"\\u0061", 1),
    ):
        with pytest.raises(ProofUnreadable):
            proof.read(other)


@pytest.mark.parametrize("deep", [5_000, 200_000])
def test_json_thousands_deep_is_unreadable(deep: int) -> None:
    with pytest.raises(ProofUnreadable):
        proof.read(b'{"entries":' + b"[" * deep + b"]" * deep + b"}")
