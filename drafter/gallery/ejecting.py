"""A copy of a template to change: its folder, and the partials that it includes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from drafter.errors import FileTrouble, Finding
from drafter.templates import PAGE, SAMPLES, Template

_REFERENCE = re.compile(r"""{%-?\s*(?:include|extends|import|from)\s+["']([^"']+)["']""")


def eject(template: Template, folder: Path) -> tuple[Path, ...]:
    """Copy a template with its sample and partials into `folder/NAME` and `folder/_shared`; returns the files written.

    Files that are there already are left as they are, but for the template itself: raises FileTrouble if it is there.
    """
    target = folder / template.name
    if target.exists():
        raise FileTrouble(Finding("would-overwrite", f"{target} is there already; name another folder."))
    try:
        return tuple(_copied(template, target, folder))
    except OSError as error:
        raise FileTrouble(Finding("unwritable", f"{folder} cannot be written: {error.strerror}.")) from None


def _copied(template: Template, target: Path, folder: Path) -> Iterator[Path]:
    shutil.copytree(template.folder, target, ignore=shutil.ignore_patterns(SAMPLES))
    yield from sorted(path for path in target.rglob("*") if path.is_file())
    for name in sorted(partials(template)):
        copy = folder / name
        if not copy.exists():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_found(template, name), copy)
            yield copy


def partials(template: Template) -> set[str]:
    """The names of the files that the template's page includes, and those include in turn."""
    seen: set[str] = set()
    waiting = [PAGE]
    while waiting:
        text = _found(template, waiting.pop()).read_text(encoding="utf-8")
        new = set(_REFERENCE.findall(text)) - seen
        seen |= new
        waiting += new
    return seen


def _found(template: Template, name: str) -> Path:
    paths = [folder / name for folder in template.folders]
    return next((path for path in paths if path.is_file()), paths[0])
