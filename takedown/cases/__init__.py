"""The nouns: Case, Media, Match, Notice, Consent and the rest; their states and the moves between them.

Pure: takes values, gives values, raises on an illegal move.
Never here: input or output of any kind.
"""
