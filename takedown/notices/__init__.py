"""From a confirmed match, a case and the directory to a notice: route, completeness, text, clock.

Lives here: the directory of recipients, completeness checks by legal basis, rendering of the letters.
Never here: sending without an approval.
"""
