"""Eject a template: copy its folder and the partials that it includes, for the user to change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_EJECTED_BYTES
from drafter.templates import PAGE, SAMPLES, SHARED, Template, built_in_folder
from drafter.writing.atomic import write_all

_REFERENCE = re.compile(r"""{%-?\s*(?:include|extends|import|from)\s+["']([^"']+)["']""")


def eject(template: Template, folder: Path) -> tuple[Path, ...]:
    """Copy a template to `folder/NAME`, its partials and its base looks to `folder/_shared`; return the written files.

    Existing partials are not overwritten. Raises FileError if `folder/NAME` already exists.
    """
    target = folder / template.name
    if target.exists():
        raise FileError(Finding("would-overwrite", f"{target} already exists; choose another folder."))
    try:
        copies = {target / name: data for name, data in _own_files(template)}
        copies |= {folder / name: data for name, data in _partial_files(template) if not (folder / name).exists()}
    except (UnreadableError, UnicodeDecodeError) as error:
        raise FileError(Finding("unreadable", f"The template cannot be copied: {error}")) from None
    for path in copies:
        _refuse_links(path, folder)
    write_all(copies)
    return tuple(copies)


def _refuse_links(path: Path, folder: Path) -> None:
    """Raise FileError if the file would be written through a link in the folder."""
    for parent in path.parents:
        if parent == folder:
            return
        if parent.is_symlink():
            raise FileError(Finding("link", f"{parent} is a link; choose another folder."))


def _own_files(template: Template) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a template except `samples`; raise UnreadableError for a link to the outside."""
    names = (path.relative_to(template.folder) for path in template.folder.rglob("*") if path.is_file())
    for name in sorted(name for name in names if name.parts[0] != SAMPLES):
        yield str(name), read_within(template.folder, str(name), MAX_EJECTED_BYTES, "template")


def _partial_files(template: Template) -> Iterator[tuple[str, bytes]]:
    """Yield the partials of a template, and the looks on which its own is based."""
    looks = {f"{SHARED}/{path.name}" for path in (built_in_folder() / SHARED).glob("look*.yaml")}
    for name in sorted({*partials(template), *looks}):
        yield name, read_within(_folder_of(template, name), name, MAX_EJECTED_BYTES, "template")


def partials(template: Template) -> set[str]:
    """Return the names of the files that the template's page includes, directly or indirectly."""
    seen: set[str] = set()
    waiting = [PAGE]
    while waiting:
        name = waiting.pop()
        text = read_within(_folder_of(template, name), name, MAX_EJECTED_BYTES, "template").decode()
        new = set(_REFERENCE.findall(text)) - seen
        seen |= new
        waiting += new
    return seen


def _folder_of(template: Template, name: str) -> Path:
    return next((folder for folder in template.folders if (folder / name).is_file()), template.folder)
