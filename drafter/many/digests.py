"""Digests by content: of a task with all that its files are made from, and of files."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from drafter.installation import digest, digest_of
from drafter.limits import MAX_OUTPUT_BYTES
from drafter.many.task import Task
from drafter.pipeline import Manuscript
from drafter.reading import Unreadable, read_plain

# What a template is made of.
_SUFFIXES = frozenset({".yaml", ".j2"})


def key(task: Task) -> str:
    """The digest of a letter's text, name, settings and formats, of its templates, and of all that renders it.

    It holds no name of a folder or person, and is the same on any day and wherever the letter stands.
    """
    manuscript = task.manuscript
    roots = _template_roots(manuscript)
    said = (
        (task.manuscript.stem, task.formats, task.carry_source, task.comments),
        (manuscript.settings, manuscript.columns),
        (digest(with_pdf="pdf" in task.formats), _trees(roots)),
    )
    return hashlib.sha256(msgspec.json.encode(said) + manuscript.text).hexdigest()


def of_bytes(data: bytes) -> str:
    """The digest of the bytes of a file."""
    return hashlib.sha256(data).hexdigest()


def of_file(path: Path) -> str | None:
    """The digest of a plain file; None where there is none, or it is larger than any of Drafter's."""
    try:
        return of_bytes(read_plain(path, MAX_OUTPUT_BYTES))
    except Unreadable:
        return None


def _template_roots(manuscript: Manuscript) -> tuple[Path, ...]:
    from drafter.profile import template_folders
    from drafter.templates import built_in

    return (*template_folders(manuscript.templates, manuscript.folder), built_in())


@lru_cache(maxsize=64)
def _trees(roots: tuple[Path, ...]) -> str:
    return " ".join(digest_of((path for path in root.rglob("*") if path.suffix in _SUFFIXES), root) for root in roots)
