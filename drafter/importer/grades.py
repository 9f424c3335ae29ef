"""What the import says of each field: how sure it is, and why."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from drafter.importer.model import Grade


class FieldGrade(Struct, frozen=True):
    """The grade of a field: its key, such as `title` or `signatories[0].family`, the value as text, and the reason."""

    key: str
    grade: Grade
    value: str
    reason: str


class Grades(Struct):
    """Collects the grades of the fields and the comments for the YAML, by top-level key."""

    fields: list[FieldGrade] = []
    comments: dict[str, list[str]] = {}

    def add(self, key: str, grade: Grade, value: object, reason: str) -> None:
        """Add the grade of a field, replacing an earlier one."""
        self.fields = [field for field in self.fields if field.key != key]
        self.fields.append(FieldGrade(key, grade, _as_text(value), reason))

    def doubt(self, key: str, comment: str) -> None:
        """Add a comment above a key of the YAML."""
        self.comments.setdefault(key, []).append(comment)

    def count(self, grade: Grade) -> int:
        """Return the number of fields with a grade."""
        return sum(field.grade == grade for field in self.fields)


def _as_text(value: object) -> str:
    """Return a value as text: the items of a list, and the values of a mapping, with commas between them."""
    if isinstance(value, Mapping):
        return _as_text(list(value.values()))
    return ", ".join(map(_as_text, value)) if isinstance(value, list | tuple) else str(value)


def new_grades() -> Grades:
    """Return grades without any field."""
    return Grades([], {})
