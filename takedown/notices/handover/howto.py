"""How to check a bundle with ``openssl`` and ``sha256sum`` alone: commands for ``sh`` in the unpacked folder."""

from __future__ import annotations

from takedown.evidence.bundle.trail import Sum
from takedown.notices.handover.account import Account
from takedown.notices.handover.pages import templates
from takedown.words import Language


def howto(account: Account, language: Language) -> bytes:
    """Return the text; a line that begins with four spaces is a command, which ends with 0 if all is well."""
    page = templates().get_template(f"{language}/check.txt.j2")
    commands = [(one.step, command(one)) for one in account.trail.sums] if account.trail else []
    text = page.render(account=account, trail=account.trail, commands=commands)
    return (text.strip() + "\n").encode()


def command(one: Sum) -> str:
    """Return the command that does one sum, and prints a line where it comes out right."""
    parts = [f"hex {one.before}"]
    if one.file:
        parts.append(f"cat {one.file}")
    if one.text:
        quoted = one.text.replace("'", "'\\''")
        parts.append(f"printf %s '{quoted}'")
    if one.after:
        parts.append(f"hex {one.after}")
    return f"( {'; '.join(parts)} ) | sha256sum | grep ^{one.result}"
