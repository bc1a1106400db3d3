"""Whether somebody who would get a notice may be one person alone, and so perhaps the uploader.

Only hints: each makes a warning before anything is approved, none proves anything, and their absence neither.
"""

from __future__ import annotations

import re

from yarl import URL

from takedown.crawl.lists import listed

# Providers whose addresses anybody has; none is an organisation's own.
FREE_MAIL = listed("""
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com aol.com
    icloud.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tutanota.de tuta.io tuta.com keemail.me
    mail.com email.com gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.fr web.de t-online.de freenet.de posteo.de mailbox.org
    orange.fr wanadoo.fr free.fr sfr.fr laposte.net bbox.fr numericable.fr neuf.fr hotmail.fr live.fr outlook.fr
    yahoo.fr yahoo.co.uk yahoo.de yahoo.es hotmail.co.uk hotmail.es hotmail.de hotmail.it btinternet.com virginmedia.com
    libero.it virgilio.it telefonica.net terra.es yandex.ru yandex.com ya.ru mail.ru bk.ru inbox.ru list.ru rambler.ru
    qq.com 163.com 126.com sina.com naver.com hanmail.net daum.net rediffmail.com zoho.com zohomail.com fastmail.com
    hushmail.com riseup.net disroot.org cock.li airmail.cc dnmx.org onionmail.org mailfence.com startmail.com
    guerrillamail.com mailinator.com yopmail.com temp-mail.org
""")

# Where sites name the account in a path; the name itself comes next.
_ACCOUNT = re.compile(
    r"/(?:@|~|(?:u|user|users|profile|profiles|member|members|author|by|channel|creator|model|people|blog)/@?)"
    r"(?P<name>[A-Za-z0-9._-]{3,64})(?:/|$)",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^a-z0-9]")
_LEAST = 4
"""Letters of an account's name that mean something when they are found within another."""
_PERSONAL = re.compile(
    r"\b(?:my (?:personal )?(?:blog|site|website|homepage|page|diary)|personal (?:blog|site|website|page)|about me"
    r"|à propos de moi|mon (?:blog|site|journal)|ma page|site personnel|page personnelle|über mich"
    r"|meine (?:seite|homepage)|mein blog|persönliche (?:seite|homepage)|sobre mí"
    r"|mi (?:blog|página|sitio)|página personal)\b",
    re.IGNORECASE,
)


def is_free_mail(address: str) -> bool:
    """Return whether ``address`` is a mail address at a provider that anybody can have one at."""
    return "@" in address and address.rpartition("@")[2].lower() in FREE_MAIL


def account_in(url: str) -> str:
    """Return the account that the path of ``url`` names, or nothing."""
    found = _ACCOUNT.search(URL(url).path)
    return found["name"] if found is not None else ""


def is_of_account(address: str, account: str) -> bool:
    """Return whether a contact bears the account's name: in the part before the ``@``, or in its host's name."""
    name = _plain(account)
    if len(name) < _LEAST:  # also where there is no account
        return False
    local, _, domain = address.rpartition("@") if "@" in address else ("", "", URL(address).raw_host or "")
    return name in _plain(local) or any(_plain(label) == name for label in domain.split("."))


def reads_personal(text: str) -> bool:
    """Return whether a front page's title or links speak as one person does of a site of her own."""
    return _PERSONAL.search(text) is not None


def _plain(text: str) -> str:
    return _SIGNS.sub("", text.lower())
