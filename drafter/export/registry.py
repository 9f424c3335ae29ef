"""Exporters: a Document and a Look in, the bytes of one format out; each format is one module here."""

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

    def export(self, document: Document, look: Look) -> bytes:
        """The letter in this format, sealed; the module behind it is imported only now."""
        from drafter.export.checksum import with_checksum

        export: Callable[[Document, Look], bytes] = import_module(self.module).export
        return with_checksum(export(document, look), self.suffix)

    @property
    def comments(self) -> bool:
        """Whether the format shows the findings of a document as comments, which its module says by COMMENTS."""
        return bool(getattr(import_module(self.module), "COMMENTS", False))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        name: Format(name, suffix, f"drafter.export.{name}")
        for name, suffix in (("docx", ".docx"), ("pdf", ".pdf"), ("html", ".html"), ("text", ".txt"))
    }
)


def page_count(data: bytes, suffix: str) -> int | None:
    """How many pages a file has; None for a format that does not say it."""
    form = next((form for form in FORMATS.values() if form.suffix == suffix), None)
    counted = getattr(import_module(form.module), "pages", None) if form else None
    count: int | None = counted(data) if counted else None
    return count
