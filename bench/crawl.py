"""Pages a second and memory beside Scrapy, the whole path beside fingerprinting alone, and a second crawl's bytes.

``python bench/crawl.py --help`` says what can be chosen; the parts stand in ``bench/crawling``.
"""

from __future__ import annotations

import sys
from pathlib import Path

# A script's own folder is where Python looks first; the measurement is a package of the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.crawling.main import main

if __name__ == "__main__":
    main()
