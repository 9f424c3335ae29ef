"""What a sample is made from, as one figure: the same figure means that nothing has to be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property
from importlib import metadata
from pathlib import Path

from drafter.limits import MAX_SAMPLE_FILE_BYTES
from drafter.reading import Unreadable, read_plain
from drafter.templates import Sample, built_in

_LIBRARIES = ("weasyprint", "python-docx", "pypdfium2", "Pygments")
_PACKAGE = Path(__file__).parent.parent


class Fingerprints:
    """The figures of samples; what they share is read once."""

    @cached_property
    def shared(self) -> bytes:
        """The figure of Drafter itself, of the built-in partials and look, and of the libraries."""
        code = sorted(path for path in _PACKAGE.rglob("*") if _counts(path))
        digest = _digest([*code, *_files(built_in() / "_shared")], _PACKAGE.parent)
        digest.update(repr([_version(name) for name in _LIBRARIES]).encode())
        return digest.digest()

    def of(self, sample: Sample) -> str:
        """The figure of one sample: its letter with what stands beside it, its template, and all that is shared."""
        template = sample.template.folder
        files = {*_files(template), *_files(template.parent / "_shared"), sample.path}
        digest = _digest(sorted(files), template.parent)
        digest.update(self.shared)
        return digest.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if _counts(path))


def _counts(path: Path) -> bool:
    """Whether a file says anything; what Python keeps of its own does not."""
    return path.is_file() and "__pycache__" not in path.parts


def _digest(files: Iterable[Path], root: Path) -> hashlib._Hash:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(_content(path)).digest())
    return digest


def _content(path: Path) -> bytes:
    """The bytes of a file; nothing of one that is a link or larger than any that a template uses."""
    try:
        return read_plain(path, MAX_SAMPLE_FILE_BYTES)
    except Unreadable:
        return b""


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
