"""State of a Word file while it is written: DocxContext for the whole letter, PartWriter for one part.

The parts with text are the body, the notes, and each header and footer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct, field

from drafter.document.model import NoteMark, Picture
from drafter.export.docx.package import Relation
from drafter.look.model import Look, Style

SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}


class DocxContext(Struct):
    """State that all parts of one letter share.

    Pictures are by the names of their parts, notes in the order of their references.
    """

    look: Look
    pages: int = 1
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    picture_count: int = 0
    notes: list[tuple[NoteMark, bool]] = field(default_factory=list)
    numbered_notes: int = 0
    resolved_styles: dict[str, Style] = field(default_factory=dict)
    combined_styles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    run_properties: dict[tuple[str, frozenset[str], bool, str], str] = field(default_factory=dict)
    language: str = "en"

    def style(self, name: str) -> Style:
        """Return the style of that id, with everything that it inherits."""
        if name not in self.resolved_styles:
            self.resolved_styles[name] = self.look.resolved(name)
        return self.resolved_styles[name]

    def character_style(self, names: Sequence[str]) -> str:
        """Return the id of the character style that combines these; a combination is recorded for styles.xml."""
        combined = "".join(names)
        if len(names) > 1:
            self.combined_styles.setdefault(combined, tuple(names))
        return combined

    def add_note(self, mark: NoteMark) -> tuple[int, bool]:
        """Return the id of a new note, and True if Word's own numbering gives its mark."""
        is_numbered = mark.mark == str(self.numbered_notes + 1)
        self.numbered_notes += is_numbered
        self.notes.append((mark, is_numbered))
        return len(self.notes), is_numbered


class PartWriter(Struct):
    """Writer of one part, with its relations; their numbers start at `first_id`."""

    context: DocxContext
    first_id: int = 1
    relations: dict[tuple[str, str], Relation] = field(default_factory=dict)

    @property
    def look(self) -> Look:
        """The look of the letter."""
        return self.context.look

    def link_id(self, address: str) -> str:
        """Return the id of the relation to an external address, created at its first use."""
        return self._relation_id("hyperlink", address, True)

    def picture_id(self, picture: Picture) -> str:
        """Return the id of the relation to the part of a picture; equal pictures share one part."""
        digest = hashlib.sha256(picture.data).hexdigest()[:16]
        name = f"/word/media/{digest}.{SUFFIXES[picture.media_type]}"
        self.context.pictures.setdefault(name, (picture.media_type, picture.data))
        return self._relation_id("image", name, False)

    def _relation_id(self, kind: str, target: str, external: bool) -> str:
        key = (kind, target)
        if key not in self.relations:
            self.relations[key] = Relation(f"rId{self.first_id + len(self.relations)}", kind, target, external)
        return self.relations[key].identifier
