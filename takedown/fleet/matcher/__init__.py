"""The matcher: a process that holds every organisation's fingerprints in memory and answers whether a file is a copy.

Takes fingerprints, codes and places; gives ids of cases and media. Never here: pixels, and in an answer anything of a
case but its id.
"""
