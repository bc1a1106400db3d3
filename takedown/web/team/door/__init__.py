"""The public pages of an organisation: a person sends, sees how it stands, and takes back, without an account.

Takes the server of ``app.state.entry``. Nothing is kept of a visitor: her answers travel with the pages, and
there is no cookie.
Never here: a picture; anything that opens a letter or a case.
"""

from takedown.web.team.door import arriving, sending

ROUTERS = (arriving.router, sending.router)
"""Every route under ``/o/<slug>``."""
