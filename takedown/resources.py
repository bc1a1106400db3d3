"""Where the files that come with the program are: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shared(name: str) -> Path:
    """Return the folder or file ``name`` (``templates``, ``locale``, ``config.example.toml``).

    The wheel carries them under ``takedown/_share``; a checkout has them beside the package.

    Raises:
        FileNotFoundError: the installation is broken.
    """
    for place in (_PACKAGE / "_share" / name, _PACKAGE.parent / name):
        if place.exists():
            return place
    raise FileNotFoundError(name)
