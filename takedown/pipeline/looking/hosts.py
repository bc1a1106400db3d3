"""A new host to search: written into the configuration file as a table, below what stands there."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from takedown.errors import TakedownError
from takedown.pipeline.session import readable
from takedown.settings import HostSettings, Settings, load

_OWNER_ONLY = 0o600


class HostThere(TakedownError):
    """The configuration has a host of this name, or one that starts there; ``name``. Nothing was changed."""


def table(host: HostSettings) -> str:
    """Return ``host`` as a table of the configuration file, with no more than it needs."""
    lines = ["[[hosts]]", f"name = {_quoted(host.name)}", f"kind = {_quoted(host.kind)}"]
    lines.append(f"start = [{', '.join(map(_quoted, host.start))}]")
    if host.allow:
        lines.append(f"allow = [{', '.join(map(_quoted, host.allow))}]")
    return "\n".join(lines) + "\n"


def add(file: Path, settings: Settings, host: HostSettings) -> Settings:
    """Write ``host`` at the end of the configuration ``file``, made where there is none; return the settings with it.

    What stands in the file stays, word for word. The new one takes its place only once it could be read.

    Raises:
        HostThere: nothing was changed, as with the others.
        UnknownKey, BadSettings: the file can't be read with the table in it, such as one that says ``hosts = []``.
        DiskFull, HomeUnusable: it can't be written.
    """
    if any(other.name == host.name or set(other.start) & set(host.start) for other in settings.hosts):
        raise HostThere(name=host.name)
    with readable(file.parent):
        before = file.read_bytes() if file.exists() else b""
        mode = file.stat().st_mode & 0o777 if file.exists() else _OWNER_ONLY
        gap = b"\n" if before and not before.endswith(b"\n") else b""
        fresh = file.with_name(f".{token_hex(8)}.part")
        try:
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode), "wb") as out:
                out.write(before + gap + b"\n" + table(host).encode())
                out.flush()
                os.fsync(out.fileno())
            load(fresh)
            fresh.replace(file.resolve())
        finally:
            with suppress(FileNotFoundError):
                fresh.unlink()
    return settings.model_copy(update={"hosts": [*settings.hosts, host]})


def _quoted(text: str) -> str:
    """Return ``text`` as TOML quotes it; what JSON quotes is quoted right for TOML too, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
