"""The author of tracked changes if the user names none."""

from __future__ import annotations

from pathlib import Path

from drafter.errors import InvalidLetterError

_AUTHOR = "Drafter"


def default_author(folder: Path) -> str:
    """Return the mission of the user's profile in a folder; without one, Drafter."""
    from drafter.profile import profile

    try:
        defaults = profile(folder).letter
    except InvalidLetterError:
        return _AUTHOR
    return (defaults.letterhead or defaults.organization or defaults.state or _AUTHOR).splitlines()[0]
