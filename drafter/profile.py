"""The mission's profile: drafter.toml in the letter's folder, or the user's own, with what a mission always writes.

`drafter new` writes its values into the letter, so that a letter says all that is printed and renders the same for
everybody; rendering takes nothing from it but the folder of the mission's own templates.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError
from drafter.files import UnreadableError, convert, is_folder, read_within
from drafter.letter.model import Language, Signatory, Text
from drafter.limits import MAX_PROFILE_BYTES

FILE = "drafter.toml"
TEMPLATES = "templates"


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the letters of a mission begin with; the keys are those of a letter."""

    state: Text | None = None
    organization: Text | None = None
    office: Text | None = None
    signatory: Signatory | None = None
    letterhead: Text | None = None
    written_at: Text | None = None
    language: Language | None = None
    addressees: tuple[Text, ...] = ()


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A profile as written: the folder of own templates, the usual template, and the letter's defaults."""

    templates: Text | None = None
    template: Text | None = None
    letter: Defaults = Defaults()


def profile(folder: Path) -> Profile:
    """The profile for letters in `folder`, empty where there is none; raises InvalidLetterError if it is not valid."""
    file = profile_file(folder)
    return _read(file) if file else Profile()


def profile_file(folder: Path) -> Path | None:
    """The file of the profile for letters in `folder`: beside them, else the user's own; None where there is none."""
    return next((file for file in (folder / FILE, user_file()) if file.is_file()), None)


def user_file() -> Path:
    """Where a user's own profile stands (XDG Base Directory Specification)."""
    configured = os.environ.get("XDG_CONFIG_HOME")
    return (Path(configured) if configured else Path.home() / ".config") / "drafter" / FILE


def template_folders(given: tuple[Path, ...], folder: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for before the built-in ones: the folders given, the profile's, `templates` beside."""
    if folder is None:
        return given
    file = profile_file(folder)
    named = _named(file) if file else None
    beside = folder / TEMPLATES
    own = (*((named,) if named else ()), *((beside,) if is_folder(beside) and _is_inside(folder, beside) else ()))
    return tuple(dict.fromkeys((*given, *(path.resolve() for path in own if is_folder(path)))))


def _named(file: Path) -> Path | None:
    """The folder of templates that a profile names; one that came with a letter may name none elsewhere."""
    named = _read(file).templates
    if named is None:
        return None
    path = file.parent / named
    if file != user_file() and not _is_inside(file.parent, path):
        message = f"A profile beside a letter names templates in its own folder, not {named}; or use --templates."
        raise InvalidLetterError(Finding("profile", message, Place(str(file), 1, 1, 1, 1)))
    return path


def _is_inside(folder: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _read(file: Path) -> Profile:
    import tomllib

    try:
        said: Mapping[str, Any] = tomllib.loads(
            read_within(file.parent, file.name, MAX_PROFILE_BYTES, "letter").decode()
        )
        return convert(said, Profile)
    except (
        UnreadableError,
        tomllib.TOMLDecodeError,
        UnicodeDecodeError,
        msgspec.ValidationError,
        RecursionError,
    ) as error:
        place = Place(str(file), 1, 1, 1, 1)
        raise InvalidLetterError(Finding("profile", f"The profile is not valid: {error}", place)) from None
