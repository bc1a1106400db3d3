"""Recall of edited videos, false matches, seconds named, speed and memory: ours beside a PDQ each second, and MD5.

``python bench/robustness_videos.py --help`` says what can be chosen; the parts stand in ``bench/video_edits``.
"""

from __future__ import annotations

import sys
from pathlib import Path

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.video_edits.main import main

if __name__ == "__main__":
    main()
