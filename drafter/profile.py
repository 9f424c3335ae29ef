"""The mission's profile: defaults for new letters, in the letter's folder or in the user's own file.

`drafter new` writes the values into the letter, so that the letter is complete and renders the same for every user.
Rendering reads only the folder of the mission's templates and the address of e-mails from the profile.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import msgspec

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidLetterError, InvalidTemplateError
from drafter.files import is_file, is_folder
from drafter.letter.parts import Language, Signatory, Text
from drafter.limits import MAX_PROFILE_BYTES

FILE = "drafter.toml"
TEMPLATES = "templates"
EmailAddress = Annotated[str, msgspec.Meta(pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+$")]


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Defaults for the letters of a mission, under the keys of a letter."""

    state: Text | None = None
    organization: Text | None = None
    office: Text | None = None
    signatory: Signatory | None = None
    letterhead: Text | None = None
    written_at: Text | None = None
    language: Language | None = None
    addressees: tuple[Text, ...] = ()


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A profile: the folder of the mission's templates, the default template, and the defaults of letters.

    `mail_to` is the address that draft e-mails are written to (`--to eml`).
    """

    templates: Text | None = None
    template: Text | None = None
    mail_to: EmailAddress | None = None
    letter: Defaults = Defaults()


def profile(folder: Path) -> Profile:
    """Read the profile for letters in `folder`, or an empty one; raise InvalidLetterError if not valid."""
    file = profile_file(folder)
    return _read(file) if file else Profile()


def profile_file(folder: Path) -> Path | None:
    """Return the path of the profile for `folder`: there, else the user's own; None if neither can be found."""
    return next((file for file in (folder / FILE, user_file()) if is_file(file)), None)


def user_file() -> Path:
    """Return the path of the user's own profile (XDG Base Directory Specification)."""
    configured = os.environ.get("XDG_CONFIG_HOME")
    return (Path(configured) if configured else Path.home() / ".config") / "drafter" / FILE


def template_folders(folders: tuple[Path, ...], letter_folder: Path | None) -> tuple[Path, ...]:
    """Return the folders of templates that come before the built-in ones.

    These are `folders`, the folder that the profile names, and `templates` in the letter's folder.
    """
    if letter_folder is None:
        return folders
    found = list(folders)
    file = profile_file(letter_folder)
    if file and (configured := _configured_folder(file)) and is_folder(configured):
        found.append(configured.resolve())
    sibling = letter_folder / TEMPLATES
    if is_folder(sibling) and _is_inside(letter_folder, sibling):
        found.append(sibling.resolve())
    return tuple(dict.fromkeys(found))


def _configured_folder(file: Path) -> Path | None:
    """Return the template folder that a profile names; except in the user's own, it must be inside."""
    name = _read(file).templates
    if name is None:
        return None
    path = file.parent / name
    if file != user_file() and not _is_inside(file.parent, path):
        message = f"`templates` must be a folder next to the profile, not {name}; or use --templates."
        raise InvalidLetterError(Finding("profile", message, Place(str(file), 1, 1, 1, 1)))
    return path


def _is_inside(folder: Path, path: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _read(file: Path) -> Profile:
    from drafter.settings.toml import read_toml
    from drafter.settings.validate import read_as

    try:
        return read_as(read_toml("profile", file, MAX_PROFILE_BYTES), Profile)
    except InvalidTemplateError as error:
        raise InvalidLetterError(*error.findings) from None
