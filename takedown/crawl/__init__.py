"""From configured hosts to candidates: bytes in memory, with where they were.

Lives here: the address guard, robots, pace, fetching, extraction, one adapter a kind of host.
Never here: a database; a file on disk.
"""
