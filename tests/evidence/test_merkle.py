"""The Merkle tree: the known vectors of Certificate Transparency, and what must hold for every tree.

The eight entries, their roots and paths are those of transparency-dev/merkle (``testonly`` and the tests of ``proof``,
Apache 2.0), which most logs are tested with.
"""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takedown.evidence import merkle
from takedown.evidence.merkle import Growing, Tree

ENTRIES = [
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
NODES = {
    "1": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "2-3": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "4": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "4-5": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "4-7": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "6-7": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "0-3": "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
}

trees = st.integers(min_value=1, max_value=70)


def links(count: int) -> list[bytes]:
    return [hashlib.sha256(number.to_bytes(4, "big")).digest() for number in range(count)]


def named(*names: str) -> list[bytes]:
    return [bytes.fromhex(NODES[name]) for name in names]


def test_the_root_of_nothing() -> None:
    assert merkle.EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Growing().root() == Tree([]).root() == merkle.EMPTY


@pytest.mark.parametrize("size", range(1, 9))
def test_the_known_roots(size: int) -> None:
    assert merkle.root(ENTRIES[:size]).hex() == Tree(ENTRIES).root(size).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(
    ("index", "size", "path"), [(0, 8, ["1", "2-3", "4-7"]), (5, 8, ["4", "6-7", "0-3"]), (0, 1, [])]
)
def test_the_known_paths_to_an_entry(index: int, size: int, path: list[str]) -> None:
    assert Tree(ENTRIES).inclusion(index, size) == named(*path)
    assert merkle.included(ENTRIES[index], index, size, named(*path), bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(
    ("first", "size", "path"), [(1, 1, []), (2, 5, ["2-3", "4"]), (6, 8, ["4-5", "6-7", "0-3"]), (2, 8, ["2-3", "4-7"])]
)
def test_the_known_paths_from_a_beginning(first: int, size: int, path: list[str]) -> None:
    roots = [bytes.fromhex(ROOTS[count - 1]) for count in (first, size)]
    assert Tree(ENTRIES).consistency(first, size) == named(*path)
    assert merkle.consistent(first, size, named(*path), *roots)


@given(trees)
def test_the_root_is_the_same_however_it_is_computed(size: int) -> None:
    growing = Growing()
    for count, link in enumerate(links(size), start=1):
        growing.add(link)
        assert growing.root() == Tree(links(size)).root(count)
    assert growing.size == size


@given(st.data(), trees)
def test_each_entry_is_proven_where_it_stands_and_nowhere_else(data: st.DataObject, size: int) -> None:
    all_links = links(size)
    index = data.draw(st.integers(0, size - 1))
    path, root = merkle.inclusion(all_links, index), merkle.root(all_links)
    assert merkle.included(all_links[index], index, size, path, root)
    assert len(path) <= max(1, (size - 1).bit_length())
    assert not merkle.included(hashlib.sha256(b"another").digest(), index, size, path, root)
    for other in range(-1, size + 2):
        assert other == index or not merkle.included(all_links[index], other, size, path, root)
    for shorter in (path[:-1], [*path, root], path[1:]):
        assert shorter == path or not merkle.included(all_links[index], index, size, shorter, root)


@given(st.data(), trees)
def test_a_path_with_one_bit_changed_proves_nothing(data: st.DataObject, size: int) -> None:
    all_links = links(size + 1)
    index, first = (data.draw(st.integers(low, size)) for low in (0, 1))
    tree = Tree(all_links)
    path = tree.inclusion(index)
    for altered in one_bit_off(path, data):
        assert not merkle.included(all_links[index], index, size + 1, altered, tree.root())
    for altered in one_bit_off(tree.consistency(first), data):
        assert not merkle.consistent(first, size + 1, altered, tree.root(first), tree.root())


def one_bit_off(path: list[bytes], data: st.DataObject) -> list[list[bytes]]:
    """Return copies of ``path``, each with one bit of one step changed."""
    bit = data.draw(st.integers(0, 255))
    off = (1 << bit).to_bytes(32, "big")
    altered = [bytes(a ^ b for a, b in zip(step, off, strict=True)) for step in path]
    return [[*path[:place], step, *path[place + 1 :]] for place, step in enumerate(altered)]


@given(st.data(), trees)
def test_a_longer_ledger_is_shown_to_begin_with_a_shorter_one_and_with_no_other(data: st.DataObject, size: int) -> None:
    tree = Tree(links(size))
    first = data.draw(st.integers(1, size))
    path = tree.consistency(first)
    assert path == merkle.consistency(links(size), first)
    assert merkle.consistent(first, size, path, tree.root(first), tree.root())
    if first < size:
        other = Tree([*links(first)[:-1], b"rewritten"])
        assert not merkle.consistent(first, size, path, other.root(), tree.root())
        assert not merkle.consistent(first, size, path[:-1], tree.root(first), tree.root())
        assert not merkle.consistent(first, size, [], tree.root(first), tree.root())
    assert not merkle.consistent(first, size, [*path, tree.root()], tree.root(first), tree.root())


@pytest.mark.parametrize("index", [-1, 3, 100])
def test_there_is_no_proof_of_what_is_not_there(index: int) -> None:
    tree = Tree(links(3))
    with pytest.raises(ValueError, match=str(index)):
        tree.inclusion(index)
    with pytest.raises(ValueError, match=str(index + 1)):
        tree.consistency(index + 1)
    with pytest.raises(ValueError, match="4"):
        tree.root(4)
