"""What a sample is made from, as one digest: the same digest means that the sample need not be rendered again."""

from __future__ import annotations

from pathlib import Path

from drafter.installation import digest, digest_of
from drafter.templates import Sample, built_in_folder


def fingerprint(sample: Sample) -> str:
    """The digest of a sample: its letter with what stands beside it, its template, and all that renders it."""
    template, shared = sample.template.folder, built_in_folder() / "_shared"
    files = {*template.rglob("*"), *_shared(template.parent), sample.path}
    return " ".join((digest(with_pdf=True), digest_of(shared.rglob("*"), shared), digest_of(files, template.parent)))


def _shared(folder: Path) -> list[Path]:
    return list((folder / "_shared").rglob("*"))
