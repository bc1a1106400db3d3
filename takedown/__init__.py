"""Finds copies of intimate images that were posted without consent and gets them removed.

The rooms, from the street inwards: ``cli`` and ``web``, ``pipeline``, ``crawl``, ``notices``, ``evidence``,
``matching``, ``fingerprint``, ``media``, ``jail``, ``cases``, ``store`` and ``vault``, then ``settings``, ``words``
and ``errors``. Imports go down this list only; ``tests/test_rooms.py`` checks it.
"""

__version__ = "0.1.0"
