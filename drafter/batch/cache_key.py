"""Digests by content: of a task with all that its files are made from, and of files."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import msgspec

from drafter.batch.job import Job
from drafter.files import UnreadableError, read_regular_file
from drafter.installation import digest, digest_of
from drafter.limits import MAX_OUTPUT_BYTES
from drafter.load import LetterInput

# What a template is made of.
_SUFFIXES = frozenset({".yaml", ".j2"})


def cache_key(job: Job) -> str:
    """The digest of a letter's text, name, settings and formats, of its templates, and of all that renders it.

    It holds no name of a folder or person, and is the same on any day and wherever the letter stands.
    """
    letter_input = job.letter_input
    roots = _template_roots(letter_input)
    said = (
        (job.letter_input.stem, job.formats, job.carry_source, job.comments),
        (letter_input.overrides, letter_input.merge_fields),
        (digest(with_pdf="pdf" in job.formats), _trees(roots)),
    )
    return hashlib.sha256(msgspec.json.encode(said) + letter_input.text).hexdigest()


def hash_bytes(data: bytes) -> str:
    """The digest of the bytes of a file."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str | None:
    """The digest of a plain file; None where there is none, or it is larger than any of Drafter's."""
    try:
        return hash_bytes(read_regular_file(path, MAX_OUTPUT_BYTES))
    except UnreadableError:
        return None


def _template_roots(letter_input: LetterInput) -> tuple[Path, ...]:
    from drafter.profile import template_folders
    from drafter.templates import built_in_folder

    return (*template_folders(letter_input.templates, letter_input.folder), built_in_folder())


@lru_cache(maxsize=64)
def _trees(roots: tuple[Path, ...]) -> str:
    return " ".join(digest_of((path for path in root.rglob("*") if path.suffix in _SUFFIXES), root) for root in roots)
