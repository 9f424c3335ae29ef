"""Cache keys: the hash of a job with everything that determines its output, and hashes of files."""

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

# The files of a template.
_SUFFIXES = frozenset({".yaml", ".j2"})


def cache_key(job: Job) -> str:
    """Return the hash of a letter's text, name and options, of its templates, and of the installation.

    The key contains no folder, no person and no date, so it is the same on any day and in any place.
    """
    letter_input = job.letter_input
    inputs = (
        (letter_input.stem, job.formats, job.carry_source, job.comments),
        (letter_input.overrides, letter_input.merge_fields),
        (digest(with_pdf="pdf" in job.formats), _hash_templates(_template_roots(letter_input))),
    )
    return hashlib.sha256(msgspec.json.encode(inputs) + letter_input.text).hexdigest()


def hash_bytes(data: bytes) -> str:
    """Return the SHA-256 hash of the content of a file."""
    return hashlib.sha256(data).hexdigest()


def hash_file(path: Path) -> str | None:
    """Return the SHA-256 hash of a file; None if it is missing, not regular, or over MAX_OUTPUT_BYTES."""
    try:
        return hash_bytes(read_regular_file(path, MAX_OUTPUT_BYTES))
    except UnreadableError:
        return None


def _template_roots(letter_input: LetterInput) -> tuple[Path, ...]:
    from drafter.profile import template_folders
    from drafter.templates import built_in_folder

    return (*template_folders(letter_input.templates, letter_input.folder), built_in_folder())


@lru_cache(maxsize=64)
def _hash_templates(roots: tuple[Path, ...]) -> str:
    return " ".join(digest_of((path for path in root.rglob("*") if path.suffix in _SUFFIXES), root) for root in roots)
