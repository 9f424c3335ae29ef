"""A story is the text of one part: body, notes, a head or a foot. It gathers the links and pictures that it uses."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from msgspec import Struct, field

from drafter.document.model import NoteMark, Picture
from drafter.export.docx.package import Relation
from drafter.look.model import Look, Style

SUFFIXES = {"image/png": "png", "image/jpeg": "jpeg", "image/svg+xml": "svg"}


class DocxContext(Struct):
    """What all stories of one letter share: pictures by the name of their part, notes in the order of their calls."""

    look: Look
    pages: int = 1
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    drawings: int = 0
    notes: list[tuple[NoteMark, bool]] = field(default_factory=list)
    numbered: int = 0
    resolved: dict[str, Style] = field(default_factory=dict)
    combined: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def style(self, name: str) -> Style:
        """The style of that id with all that it inherits."""
        if name not in self.resolved:
            self.resolved[name] = self.look.resolved(name)
        return self.resolved[name]

    def character_style(self, names: Sequence[str]) -> str:
        """The id of the character style that is all of these at once; one made of several is remembered."""
        together = "".join(names)
        if len(names) > 1:
            self.combined.setdefault(together, tuple(names))
        return together

    def note(self, mark: NoteMark) -> tuple[int, bool]:
        """A new note: its number in the file, and whether Word counts to its mark by itself."""
        counted = mark.mark == str(self.numbered + 1)
        self.numbered += counted
        self.notes.append((mark, counted))
        return len(self.notes), counted


class PartWriter(Struct):
    """One part while it is written; `first` is the number of its first own relation."""

    context: DocxContext
    first: int = 1
    relations: dict[tuple[str, str], Relation] = field(default_factory=dict)

    @property
    def look(self) -> Look:
        """The look of the letter."""
        return self.context.look

    def link(self, address: str) -> str:
        """The relation to an address outside, made once."""
        return self._relation("hyperlink", address, True)

    def picture(self, picture: Picture) -> str:
        """The relation to the part that holds a picture, stored once for all that show it."""
        digest = hashlib.sha256(picture.data).hexdigest()[:16]
        name = f"/word/media/{digest}.{SUFFIXES[picture.media_type]}"
        self.context.pictures.setdefault(name, (picture.media_type, picture.data))
        return self._relation("image", name, False)

    def _relation(self, kind: str, target: str, outside: bool) -> str:
        key = (kind, target)
        if key not in self.relations:
            self.relations[key] = Relation(f"rId{self.first + len(self.relations)}", kind, target, outside)
        return self.relations[key].identifier
