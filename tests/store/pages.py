"""Reads a SQLCipher 4 file as somebody who has its key would, page by page, free ones and the journal's too.

Format: https://www.zetetic.net/sqlcipher/design/ . AES-256-CBC; a page ends with its IV (16 bytes) and its HMAC (64).
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVE, SALT = 4096, 80, 16
WAL_HEADER, FRAME_HEADER = 32, 24


def decrypted(database: Path, key: bytes) -> bytes:
    """Return every page of the database and of its write-ahead log, in clear as far as SQLCipher's layer goes."""
    file = database.read_bytes()
    pages = [file[start : start + PAGE] for start in range(0, len(file), PAGE)]
    pages[0] = bytes(SALT) + pages[0][SALT:]
    log = database.with_name(database.name + "-wal")
    if log.exists():
        frames = log.read_bytes()[WAL_HEADER:]
        step = FRAME_HEADER + PAGE
        pages += [frames[start + FRAME_HEADER : start + step] for start in range(0, len(frames), step)]
    return b"".join(_page(page, key, SALT if number == 0 else 0) for number, page in enumerate(pages))


def _page(page: bytes, key: bytes, skip: int) -> bytes:
    vector = page[PAGE - RESERVE : PAGE - RESERVE + 16]
    decryptor = Cipher(AES(key), CBC(vector)).decryptor()
    return decryptor.update(page[skip : PAGE - RESERVE]) + decryptor.finalize()
