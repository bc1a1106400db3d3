"""Writes ``locks/sbom.cdx.json``: all that the installed program contains, with versions and licences (CycloneDX 1.6).

Made from ``locks/program.txt`` in an environment of its own, so that nothing of the tests is in it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

LOCKS = Path(__file__).parent
BIN = Path(sys.executable).parent
SBOM = LOCKS / "sbom.cdx.json"
CARRIED = LOCKS / "carried.toml"
# Where a package was fetched from is whoever's installs it to say, and changes with the machine.
_LICENCES = {"ImageHash": "BSD-2-Clause", "pyrage": "MIT", "sqlcipher3": "Zlib", "whoisit": "BSD-3-Clause"}
"""Of those that carry the text alone, as read there."""
_LEFT_OUT = frozenset({"text", "description", "tools", "properties"})
_REGISTRY = re.compile(r"(?:pypi|pythonhosted)" + r"\.org", re.IGNORECASE)


def main() -> None:
    """Write the list anew."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "venv" / "bin" / "python"
        _run(str(BIN / "uv"), "venv", "--quiet", "--python", sys.executable, str(python.parents[1]))
        install = ("pip", "install", "--quiet", "--require-hashes", "--only-binary", ":all:")
        _run(str(BIN / "uv"), *install, "--python", str(python), "-r", str(LOCKS / "program.txt"))
        options = ("--output-reproducible", "--of", "JSON", "--pyproject", str(LOCKS.parent / "pyproject.toml"))
        told = _run(str(BIN / "cyclonedx-py"), "environment", *options, str(python))
    bom = _plain(json.loads(told))
    bom["components"] = sorted([*bom["components"], *carried()], key=lambda part: str(part["bom-ref"]))
    for part in bom["components"]:
        if not part.get("licenses"):
            part["licenses"] = [{"license": {"acknowledgement": "concluded", "id": _LICENCES[part["name"]]}}]
    SBOM.write_text(json.dumps(bom, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def carried() -> list[dict[str, Any]]:
    """Return the parts that the pages carry as they are, beside the packages (``locks/carried.toml``)."""
    parts = tomllib.loads(CARRIED.read_text(encoding="utf-8"))
    return [
        {
            "bom-ref": f"{name}=={part['version']}",
            "externalReferences": [{"type": "website", "url": part["from"]}],
            "hashes": [{"alg": "SHA-256", "content": digest} for digest in part["files"].values()],
            "licenses": [{"license": {"acknowledgement": "declared", "id": part["licence"]}}],
            "name": name,
            "type": "library",
            "version": part["version"],
        }
        for name, part in parts.items()
    ]


def _run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603 - a fixed command


def _plain(part: Any) -> Any:
    """Return a part of the list without references to registries, and without whole texts of licences."""
    if isinstance(part, list):
        return [_plain(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {
        name: _plain(one) for name, one in part.items() if name not in ("text", "description", "tools", "properties")
    }
    if "externalReferences" in kept:
        kept["externalReferences"] = [one for one in kept["externalReferences"] if not _REGISTRY.search(one["url"])]
    return kept


if __name__ == "__main__":
    main()
