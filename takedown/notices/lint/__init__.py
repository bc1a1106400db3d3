"""What must never stand in a notice, looked for in the finished text: a guard for templates and for changes by hand.

Takes the text as it leaves, gives codes; a letter without any was found clean.
Never here: a correction. Whoever wrote what was found changes it.
"""

from takedown.notices.lint.letter import lint, words_for

__all__ = ["lint", "words_for"]
