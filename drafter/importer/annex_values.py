"""Annexes, enclosures and appendices as values for the YAML; an annex may be a letter itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafter.importer.markdown import MarkdownWriter
from drafter.importer.model import SourceLetter
from drafter.importer.normalize import one_line
from drafter.importer.party_values import receiver_value, sender_value
from drafter.importer.sections import Section
from drafter.importer.signatures import annex_signatory, read_signature
from drafter.importer.title import read_title
from drafter.languages import load_language

_INNER = {"enclosure": "enclosures", "appendix": "appendices"}


class AnnexReader:
    """Reads the annexes of one letter; `writer` writes their texts."""

    def __init__(self, writer: MarkdownWriter, source: SourceLetter) -> None:
        self.writer = writer
        self.source = source

    def values(self, sections: Sequence[Section]) -> list[dict[str, Any]]:
        """Return the annexes, each with its enclosures and appendices."""
        annexes: list[dict[str, Any]] = []
        path: list[dict[str, Any]] = []
        for section in sections:
            value = self._annex(section)
            if section.kind == "annex" or not path:
                annexes.append(value)
                path = [value]
                continue
            parent, key = _place_of(section, path)
            parent.setdefault(key, []).append(value)
            path = [*path[: path.index(parent) + 1], value]
            value["__kind"] = (section.kind, section.number)
        for annex in annexes:
            _drop_marks(annex)
        return annexes

    def _annex(self, section: Section) -> dict[str, Any]:
        value: dict[str, Any] = {}
        if section.title:
            value["title"] = section.title
        if section.original:
            value["original"] = section.original[0] if len(section.original) == 1 else list(section.original)
        if section.notes:
            value["notes"] = [self._note(key, number) for number, key in enumerate(section.notes, 1)]
        if body := self.writer.body(section.blocks):
            value["body"] = body
        signatures = [read for one in section.signatures if (read := read_signature(one))]
        if signatures:
            value["signatories"] = [annex_signatory(one) for one in signatures]
        return value

    def _note(self, key: str, number: int) -> str:
        text = one_line(" ".join(paragraph.text for paragraph in self.source.notes[key]))
        return f"{'*' * number} {text.lstrip('* ')}"


def _place_of(section: Section, path: Sequence[dict[str, Any]]) -> tuple[dict[str, Any], str]:
    """Return the annex or enclosure that a section belongs to, and its key there.

    Sections of a kind are numbered, so one without a number after another without a number is inside it; where the
    language has one word for both, it is an appendix.
    """
    key = _INNER[section.kind]
    for parent in path:
        entries = parent.get(key, [])
        if not entries:
            return parent, key
        if section.number and entries[0].get("__kind", ("", ""))[1]:
            return parent, key
        if key == "enclosures" and "appendices" not in parent and not section.number:
            return parent, "appendices"
    return path[-1], key


def annexes_in_order(annexes: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the values of annexes, each before its enclosures and appendices."""
    for annex in annexes:
        yield annex
        for key in _INNER.values():
            yield from annexes_in_order(annex.get(key, ()))


def _drop_marks(annex: dict[str, Any]) -> None:
    annex.pop("__kind", None)
    for key in _INNER.values():
        for inner in annex.get(key, ()):
            _drop_marks(inner)


def attached_letter(heading: str) -> dict[str, Any]:
    """Return date, senders and addressees of a letter whose title is the heading of an annex; empty for others."""
    title = read_title(one_line(heading).rstrip("*"))
    if title is None or not title.proved or not title.senders or len(title.dates) > 1:
        return {}
    language, day = load_language(title.language), title.dates[0]
    return {
        "date": day,
        "senders": [sender_value(party, title.kind, language) for party in title.senders],
        "addressees": [receiver_value(receiver) for receiver in title.receivers],
    }
