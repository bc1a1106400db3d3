"""Which elements a notice has and which it still lacks, one by one, each with the article that asks for it.

Takes a letter's facts and its basis, gives codes; ``element-<code>`` and ``missing-<code>`` in ``locale/`` are words.
Never here: an element that a form would like and no text asks for, such as a birth date or an identity document.
"""

from takedown.notices.completeness.asked import LAWS, Element, codes, elements, missing
from takedown.notices.completeness.there import is_exact

__all__ = ["LAWS", "Element", "codes", "elements", "is_exact", "missing"]
