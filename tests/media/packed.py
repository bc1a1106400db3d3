"""Archives and documents, made in memory: sound ones, and such as hosts serve to do harm."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterable

import py7zr
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from tests.fingerprint import photographs

Files = Iterable[tuple[str, bytes]]

RAR5 = b"Rar!\x1a\x07\x01\x00"


def photo(number: int = 0) -> bytes:
    """Return a photograph as JPEG, 240 pixels wide."""
    picture = Image.fromarray(photographs.scenes()[number])
    file = io.BytesIO()
    picture.resize((240, 240 * picture.height // picture.width)).save(file, "JPEG", quality=85)
    return file.getvalue()


def zipped(files: Files, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return file.getvalue()


def tarred(files: Files, *, packing: str = "", links: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return a tar; ``packing`` is empty or ``gz``, ``bz2``, ``xz``; ``links`` are symbolic, with their targets."""
    file = io.BytesIO()
    mode = f"w:{packing}"
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]  # typeshed knows modes by name alone
        for name, target in links:
            link = tarfile.TarInfo(name)
            link.type, link.linkname = tarfile.SYMTYPE, target
            archive.addfile(link)
        for name, content in files:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def seven_zipped(files: Files, *, password: str = "", header: bool = False, method: int = 0) -> bytes:
    file = io.BytesIO()
    filters = [{"id": method}] if method else None
    with py7zr.SevenZipFile(file, "w", password=password or None, header_encryption=header, filters=filters) as archive:
        for name, content in files:
            archive.writestr(content, name)
    return file.getvalue()


def rarred(files: Iterable[tuple[str, bytes, int, bool]]) -> bytes:
    """Return a RAR 5 archive (rarlab.com/technote.htm) of names, contents, methods (0: stored) and whether locked.

    Nothing is really packed or locked: the headers only say so.
    """
    blocks = [RAR5, _block(1, b"", b"", _number(0))]
    for name, content, method, locked in files:
        lock = _number(1) + _number(0) + _number(0) + bytes(33) if locked else b""
        extra = _number(len(lock)) + lock if locked else b""
        facts = [4, len(content), 0]
        fields = b"".join(map(_number, facts)) + struct.pack("<I", zlib.crc32(content))
        fields += _number(method << 7) + _number(1) + _number(len(name.encode())) + name.encode()
        blocks.append(_block(2, extra, content, fields))
    return b"".join([*blocks, _block(5, b"", b"", _number(0))])


def _block(kind: int, extra: bytes, data: bytes, fields: bytes) -> bytes:
    head = _number(kind) + _number(bool(extra) | 2 * bool(data))
    head += _number(len(extra)) * bool(extra) + _number(len(data)) * bool(data) + fields + extra
    sized = _number(len(head)) + head
    return struct.pack("<I", zlib.crc32(sized)) + sized + data


def _number(value: int) -> bytes:
    parts = bytearray()
    while value > 127:
        parts.append(value & 127 | 128)
        value >>= 7
    return bytes([*parts, value])


def overlapping(name: str, content: bytes, times: int) -> bytes:
    """Return a zip whose directory names one and the same member many times."""
    archive = zipped([(name, content)])
    end = archive.rindex(b"PK\x05\x06")
    start = int.from_bytes(archive[end + 16 : end + 20], "little")
    directory = archive[start:end] * times
    last = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, times, times, len(directory), start, 0)
    return archive[:start] + directory + last


def locked(archive: bytes) -> bytes:
    """Return a zip of one member that says it is encrypted."""
    directory = archive.rindex(b"PK\x01\x02")
    changed = bytearray(archive)
    changed[6] |= 1
    changed[directory + 8] |= 1
    return bytes(changed)


def with_wrong_sum(archive: bytes) -> bytes:
    """Return a zip of one member whose checksum is wrong."""
    directory = archive.rindex(b"PK\x01\x02")
    changed = bytearray(archive)
    for at in (14, directory + 16):
        changed[at] ^= 0xFF
    return bytes(changed)


def document(*modes: str, password: str = "") -> bytes:
    """Return a PDF with the photograph on each page, in these modes of Pillow."""
    picture = Image.open(io.BytesIO(photo()))
    pages = [picture.convert(mode) for mode in modes]
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:])
    if not password:
        return file.getvalue()
    return _written(PdfWriter(clone_from=file), password)


def drawn(pictures: dict[str, StreamObject], pages: int = 1, *, loop: bool = False) -> bytes:
    """Return a PDF whose pages all show the same ``pictures``, within a form that may hold itself."""
    writer = PdfWriter()
    form = DecodedStreamObject()
    form.set_data(b"")
    shown = DictionaryObject({NameObject(f"/{name}"): writer._add_object(each) for name, each in pictures.items()})
    form.update({NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")})
    reference = writer._add_object(form)
    if loop:
        shown[NameObject("/Self")] = reference
    form[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
    for _ in range(pages):
        page = writer.add_blank_page(100, 100)
        held = DictionaryObject({NameObject("/Form"): reference})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})
    return _written(writer)


def drawing(content: bytes, filter_: str, size: tuple[int, int], space: str = "/DeviceRGB") -> StreamObject:
    """Return a picture for ``drawn``: ``content`` is packed already, by ``filter_``."""
    found = StreamObject()
    found._data = content
    found.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Filter"): NameObject(filter_),
            NameObject("/Width"): NumberObject(size[0]),
            NameObject("/Height"): NumberObject(size[1]),
            NameObject("/ColorSpace"): NameObject(space),
            NameObject("/BitsPerComponent"): NumberObject(8),
        }
    )
    return found


def _written(writer: PdfWriter, password: str = "") -> bytes:
    if password:
        writer.encrypt(password, algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
