"""The files that `--source` embeds in a Word file and a PDF: the YAML and the other files of the letter."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.document.model import Document
from drafter.errors import FileError
from drafter.limits import MAX_SOURCE_FILES, MAX_SOURCE_FILES_BYTES


def with_source(document: Document, yaml: bytes, files: Mapping[str, bytes]) -> Document:
    """Return the document with the YAML and the other files of the letter; raise FileError if they are over a limit.

    `files` are by their names in the letter's folder: pictures, texts, and every other file that the letter reads.
    """
    total = sum(map(len, files.values()))
    if len(files) > MAX_SOURCE_FILES or total > MAX_SOURCE_FILES_BYTES:
        message = (
            f"`--source` embeds at most {MAX_SOURCE_FILES} files with {MAX_SOURCE_FILES_BYTES:,} bytes together; the "
            f"letter has {len(files)} with {total:,} bytes. Render it without `--source`."
        )
        raise FileError(Finding("too-much", message))
    return replace(document, source=yaml, source_files=tuple(sorted(files.items())))
