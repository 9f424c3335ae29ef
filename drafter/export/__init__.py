"""Exporters: each converts a document and a look to the bytes of a format in `FORMATS`.

They import `document`, `look`, the base modules (errors, diagnostics, limits) and each other. The PDF is built from the
HTML; no other format imports another.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.document.model import Document
    from drafter.look.model import Look


class Format(NamedTuple):
    """An output format: its name, the suffix of its files, and the module that exports it."""

    name: str
    suffix: str
    module: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The formats that are exported for this one: itself."""
        return (self.name,)

    def export(self, document: Document, look: Look) -> bytes:
        """Return the letter in this format, with its checksum; import the module of the format first."""
        from drafter.export.checksum import with_checksum

        export: Callable[[Document, Look], bytes] = import_module(self.module).export
        return with_checksum(export(document, look), self.suffix)

    @property
    def comments(self) -> bool:
        """True if the format can show findings as comments: its module defines COMMENTS = True."""
        return bool(getattr(import_module(self.module), "COMMENTS", False))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        name: Format(name, suffix, f"drafter.export.{name}")
        for name, suffix in (("docx", ".docx"), ("pdf", ".pdf"), ("html", ".html"), ("text", ".txt"), ("akn", ".xml"))
    }
)


def page_count(data: bytes, suffix: str) -> int | None:
    """Return the number of pages of a file; None if its format does not record it."""
    output_format = next((known for known in FORMATS.values() if known.suffix == suffix), None)
    count_pages = getattr(import_module(output_format.module), "page_count", None) if output_format else None
    count: int | None = count_pages(data) if count_pages else None
    return count
