"""A copy of a template to change: its folder, and the partials that it includes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_EJECTED_BYTES
from drafter.templates import PAGE, SAMPLES, Template
from drafter.writing.atomic import write_all

_REFERENCE = re.compile(r"""{%-?\s*(?:include|extends|import|from)\s+["']([^"']+)["']""")


def eject(template: Template, folder: Path) -> tuple[Path, ...]:
    """Copy a template with its sample and partials into `folder/NAME` and `folder/_shared`; returns the files written.

    Files that are there already are left as they are, but for the template itself: raises FileError if it is there.
    """
    target = folder / template.name
    if target.exists():
        raise FileError(Finding("would-overwrite", f"{target} is there already; name another folder."))
    try:
        copies = {target / name: data for name, data in _own(template)}
        copies |= {folder / name: data for name, data in _shared(template) if not (folder / name).exists()}
    except (UnreadableError, UnicodeDecodeError) as error:
        raise FileError(Finding("unreadable", f"The template cannot be copied: {error}")) from None
    for path in copies:
        _refuse_links(path, folder)
    write_all(copies)
    return tuple(copies)


def _refuse_links(path: Path, folder: Path) -> None:
    """Raise FileError where a file would be written through a link in the folder."""
    for place in path.parents:
        if place == folder:
            return
        if place.is_symlink():
            raise FileError(Finding("link", f"{place} is a link to somewhere else; name another folder."))


def _own(template: Template) -> Iterator[tuple[str, bytes]]:
    """The files of a template but its further samples; one that leads out of its folder is Unreadable."""
    names = (path.relative_to(template.folder) for path in template.folder.rglob("*") if path.is_file())
    for name in sorted(name for name in names if name.parts[0] != SAMPLES):
        yield str(name), read_within(template.folder, str(name), MAX_EJECTED_BYTES, "template")


def _shared(template: Template) -> Iterator[tuple[str, bytes]]:
    for name in sorted(partials(template)):
        yield name, read_within(_holder(template, name), name, MAX_EJECTED_BYTES, "template")


def partials(template: Template) -> set[str]:
    """The names of the files that the template's page includes, and those include in turn."""
    seen: set[str] = set()
    waiting = [PAGE]
    while waiting:
        name = waiting.pop()
        text = read_within(_holder(template, name), name, MAX_EJECTED_BYTES, "template").decode()
        new = set(_REFERENCE.findall(text)) - seen
        seen |= new
        waiting += new
    return seen


def _holder(template: Template, name: str) -> Path:
    return next((folder for folder in template.folders if (folder / name).is_file()), template.folder)
