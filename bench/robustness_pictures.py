"""Recall of edited copies, false matches and cost: ours beside PDQ, pHash and the crop-resistant hash, in one run.

``python bench/robustness_pictures.py --help`` says what can be chosen; the parts stand in ``bench/robustness``.
"""

from __future__ import annotations

import sys
from pathlib import Path

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.robustness.main import main

if __name__ == "__main__":
    main()
