"""Digests by content: of a task with all that its files are made from, and of files."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from drafter.limits import MAX_OUTPUT_BYTES
from drafter.many.task import Task
from drafter.pipeline import Manuscript
from drafter.reading import Unreadable, read_plain

PACKAGE = Path(__file__).parent.parent
_SUFFIXES = frozenset({".py", ".csv", ".toml", ".yaml", ".j2"})
# The libraries that bytes depend on, as their installed metadata begins.
_LIBRARIES = (
    "weasyprint-",
    "pydyf-",
    "tinycss2-",
    "cssselect2-",
    "fonttools-",
    "pillow-",
    "jinja2-",
    "markdown_it_py-",
    "mdit_py_plugins-",
    "msgspec-",
    "pyyaml-",
)


def key(task: Task) -> str:
    """The digest of a letter's text, name, settings and formats, of its templates, and of all that renders it.

    It holds no name of a folder or person, and is the same on any day and wherever the letter stands.
    """
    manuscript = task.manuscript
    roots = _template_roots(manuscript)
    said = (
        (task.manuscript.stem, task.formats, task.carry_source, task.comments),
        (manuscript.settings, manuscript.columns),
        (_machinery("pdf" in task.formats), _trees(roots)),
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
    return _of_files(path for root in roots for path in sorted(root.rglob("*")))


@lru_cache(maxsize=2)
def _machinery(with_faces: bool) -> str:
    """The digest of Drafter itself, of the libraries by their versions, and of the faces of the PDF."""
    own = _of_files(path for path in sorted(PACKAGE.rglob("*")) if "_templates" not in path.parts)
    return " ".join((own, _of_files(_faces() if with_faces else ()), sys.version, *_libraries()))


def _of_files(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        if path.suffix in _SUFFIXES or path.suffix in {".ttf", ".otf"}:
            digest.update(f"{path.name} {of_file(path)}\n".encode())
    return digest.hexdigest()


def _faces() -> tuple[Path, ...]:
    from drafter.errors import MissingFromMachine
    from drafter.export.fonts import find

    try:
        faces = find()
    except MissingFromMachine:
        return ()
    return (faces.regular, faces.bold, faces.italic, faces.bold_italic)


def _libraries() -> Iterator[str]:
    for folder in sys.path:
        found = (path.name.lower() for path in Path(folder).glob("*.dist-info")) if folder else ()
        yield from sorted(name for name in found if name.startswith(_LIBRARIES))
