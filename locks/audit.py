"""Holds the locks against known weaknesses: a list of our own without a network, the public database with ``--online``.

Ends with 1 where a locked version is below the one that mends a weakness, or has no checksum.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from packaging.version import Version

LOCKS = Path(__file__).parent
FILES = ("program.txt", "demo.txt", "dev.txt", "oracle.txt", "installer.txt")
OLD_DAYS = 30
"""After so many days the list says of itself that it is old."""
_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\\n]+)(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)


def main() -> None:
    """Audit as the command line says."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--online", action="store_true", help="ask the public database of weaknesses, too")
    online = options.parse_args().online
    found = [*offline()]
    for line in found:
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{'Nothing known' if not found else len(found)} against the locked versions, {_how_old()}.\n")
    status = _online() if online else 0
    if not online:
        sys.stdout.write("The public database was not asked: nothing outside is contacted without --online.\n")
    sys.exit(1 if found else status)


def offline() -> Iterator[str]:
    """Yield a line for each locked version that is known to be weak, or that no checksum holds."""
    known = _list()["advisory"]
    for file in FILES:
        for name, version, rest in _LOCKED.findall((LOCKS / file).read_text(encoding="utf-8")):
            if "--hash=sha256:" not in rest:
                yield f"{file}: {name} {version} has no checksum"
            for one in known:
                if one["package"] == name.lower().replace("_", "-") and Version(version) < Version(one["fixed"]):
                    yield f"{file}: {name} {version}: {one['id']}, {one['about']}; mended in {one['fixed']}"


def _list() -> dict[str, Any]:
    return tomllib.loads((LOCKS / "advisories.toml").read_text(encoding="utf-8"))


def _how_old() -> str:
    checked: date = _list()["checked"]
    days = (datetime.now(UTC).date() - checked).days
    age = f"by our list of {checked}"
    return age if days <= OLD_DAYS else f"{age}, which is {days} days old and should be renewed"


def _online() -> int:
    """Ask the public database; where it can't be reached, say so and pass."""
    command = (str(Path(sys.executable).parent / "pip-audit"), "--no-deps", "--disable-pip", "--require-hashes")
    asked = subprocess.run(  # noqa: S603 - a fixed command
        [*command, "--requirement", str(LOCKS / "program.txt")], capture_output=True, text=True, check=False
    )
    if "ConnectionError" in asked.stderr or "Max retries" in asked.stderr:
        sys.stdout.write("The public database could not be reached from here, so this part was skipped.\n")
        return 0
    sys.stdout.write(asked.stdout + asked.stderr)
    return asked.returncode


if __name__ == "__main__":
    main()
