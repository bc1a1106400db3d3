"""Coverage-guided fuzzing by atheris: ``make fuzz ARGS="reply header --seconds 60"``; without names, every target.

Each target runs in a process of its own, with limits on time and memory for each input. An input that breaks one is
left in ``.fuzz/<target>/``; put it into ``fixtures/fuzz/<target>/`` under a telling name, and the suite keeps it.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

FOUND = Path(".fuzz")
SECONDS_EACH = 10
"""An input that takes longer is a fault: what it stands for is an answer, a list or a page that somebody waits for."""
MEBIBYTES = 1024
_LONGEST = 65_536
_INSTRUMENTED = ["takedown", "tests.fuzz", "tomllib", "protego", "m3u8", "csv", "email", "json", "whoisit", "warcio"]


def main() -> int:
    """Run what is asked for; return how many targets broke."""
    asked = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*")
    asked.add_argument("--seconds", type=int, default=60)
    asked.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    wanted = asked.parse_args()
    if importlib.util.find_spec("atheris") is None:
        sys.stdout.write("atheris has no wheel for this system (Linux on x86_64 has): nothing was fuzzed.\n")
        return 0
    if wanted.alone:
        _fuzz(wanted.targets[0], wanted.seconds)
    broken = [name for name in wanted.targets or _names() if _run(name, wanted.seconds)]
    sys.stdout.write(f"broken: {', '.join(broken) or 'none'}\n")
    return len(broken)


def _names() -> list[str]:
    from tests.fuzz.every import TARGETS

    return sorted(TARGETS)


def _run(name: str, seconds: int) -> int:
    """Fuzz one target in a process of its own: the library ends the one that it runs in."""
    sys.stdout.write(f"--- {name}\n")
    sys.stdout.flush()
    command = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds), "--alone"]
    return subprocess.run(command, check=False).returncode


def _fuzz(name: str, seconds: int) -> None:
    import atheris  # type: ignore[import-untyped]  # it ships none

    with atheris.instrument_imports(include=_INSTRUMENTED):
        from tests.fuzz.every import TARGETS
    target = TARGETS[name]
    found = FOUND / name
    corpus = found / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = [f"-max_total_time={seconds}", f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEBIBYTES}"]
    limits += [f"-max_len={_LONGEST}", f"-artifact_prefix={found}/", "-print_final_stats=1", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *limits, str(corpus)], target.try_on)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
