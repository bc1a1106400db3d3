"""The memory that a process had at most; it imports next to nothing, as what it imports would be measured too."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def own_peak() -> int:
    """Return the most bytes of resident memory that this process had.

    Linux keeps the high-water mark of this program apart from that of the process that started it (proc(5), VmHWM);
    getrusage(2) would count both.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
