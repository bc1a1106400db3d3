"""From a confirmed match, a case and the directory to a notice: route, completeness, text, clock.

Lives here: whom (``directory``, ``recipients``, ``routes``), on what ground (``bases``, ``completeness``, ``clocks``,
``risk``), in which words (``facts``, ``draft``, ``letter``, ``lint``, ``sheet``, ``render``, ``attachments``,
``packs``, ``sample``), what follows (``course``, ``rungs``, ``ladder``, ``report``).
Never here: sending without an approval.
"""
