"""The names of a template: facts and texts of a letter as marks, as in docs/facts.md and docs/templates.md."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drafter.compose.bodies import AnnexText
from drafter.compose.body_context import origin
from drafter.compose.placeholders import Parts, Placeholders
from drafter.document.model import Block, Picture
from drafter.facts import Block as AgendaBlock
from drafter.facts import Facts, SignatoryFacts, view
from drafter.source import KeyPath, Source

# Facts that a template compares: none of them is a text of the author.
_CODES = frozenset({"template", "language", "organs"})


class TemplateContext:
    """Builds the names of one page."""

    def __init__(self, facts: Facts, source: Source, placeholders: Placeholders) -> None:
        self.facts = facts
        self.source = source
        self.slots = placeholders

    def names(self, body: Sequence[Block], annexes: Sequence[AnnexText], emblem: Picture | None) -> dict[str, Any]:
        """All names that a template may use."""
        facts = self.facts
        return {
            **self.facts_by_name(),
            "title": self.fact("title", facts.title),
            "title_size": facts.title_size,
            "body": self.slots.of(body),
            "signatories": self.signatories(facts.signatories, ("signatories",)),
            "annexes": [self.annex(facts, text) for text, facts in zip(annexes, facts.annexes, strict=True)],
            "columns": [[self.block(block) for block in column] for column in facts.columns],
            **self.furniture(emblem),
        }

    def furniture(self, emblem: Picture | None) -> dict[str, Any]:
        """The names of what stands at the head and foot of pages."""
        facts, symbols = self.facts, self.source.place(origin("symbol_line", self.source))
        parts = [(self.slots.text(one.letter, symbols), one.rest) for one in facts.symbol_parts]
        return {
            "united_nations": self.slots.text(facts.united_nations, None),
            "emblem": self.slots.of([emblem]) if emblem else None,
            "symbol_parts": [{"letter": letter, "rest": self.slots.text(rest, symbols)} for letter, rest in parts],
            "running_symbols": self.slots.texts(facts.running_symbols, symbols),
            "organ_names": self.slots.texts(facts.masthead_organs, symbols),
            "page_1_notes": [self.note(note) for note in facts.page_1_notes],
            "job_line": self.fact("job_number", facts.job_line),
            "job_number": self.fact("job_number", facts.job_number),
            "draft_mark": self.slots.text(facts.draft_mark, self.source.place(("draft",))),
        }

    def facts_by_name(self) -> dict[str, Any]:
        """The facts under the names that bodies know; what is no text of the letter is as it is."""
        return {name: value if name in _CODES else self.marked(name, value) for name, value in view(self.facts).items()}

    def marked(self, name: str, value: Any) -> Any:
        """The value of a fact, each of its texts as a mark."""
        if isinstance(value, str):
            return self.fact(name, value)
        if isinstance(value, list):
            return [self.marked(name, one) for one in value]
        if isinstance(value, dict):
            parts = {part: self.marked(name, one) for part, one in value.items()}
            return Parts(parts["text"], parts) if "text" in parts else parts
        return value

    def fact(self, name: str, text: str | None) -> Any:
        """The mark of a fact."""
        return self.slots.text(text, self.source.place(origin(name, self.source)))

    def note(self, note: str) -> Parts:
        """A note of page 1; its parts are its asterisks and the text after them."""
        mark = note[: len(note) - len(note.lstrip("*"))]
        parts = {"mark": mark, "text": self.fact("page_1_notes", note[len(mark) :].strip())}
        return Parts(self.fact("page_1_notes", note), parts)

    def block(self, block: AgendaBlock) -> dict[str, Any]:
        """A part of the session block."""
        return {
            "organ": block.organ,
            "name": self.slots.text(block.name, None),
            "session": self.fact("session", block.session),
            "agenda_heading": self.fact("agenda_heading", block.agenda_heading),
            "agenda_titles": [self.fact("agenda_titles", title) for title in block.agenda_titles],
        }

    def signatories(self, signatories: Sequence[SignatoryFacts], path: KeyPath) -> list[dict[str, Any]]:
        """Those who sign, in the order of print."""
        return [self.signatory(one, (*path, one.index)) for one in signatories]

    def signatory(self, one: SignatoryFacts, path: KeyPath) -> dict[str, Any]:
        """One who signs, each part at its own place."""
        place = self.source.place
        return {
            "signed": self.slots.text(self.facts.signed, place(path)),
            "name": self.slots.text(one.name, place(path)),
            "given": self.slots.text(one.given or None, place((*path, "given"))),
            "family": self.slots.text(one.family, place((*path, "family"))),
            "family_first": one.family_first,
            "lines": self.slots.texts(one.lines, place((*path, "title"))),
        }

    def annex(self, facts: Any, text: AnnexText) -> dict[str, Any]:
        """An annex with its enclosures and appendices."""
        place = self.source.place
        inner = {
            kind: [self.annex(fact, part) for fact, part in zip(getattr(facts, kind), getattr(text, kind), strict=True)]
            for kind in ("enclosures", "appendices")
        }
        return {
            "heading": self.slots.text(facts.heading, place(text.path)),
            "original": self.slots.text(facts.original, place((*text.path, "original"))),
            "title": self.slots.text(facts.title, place((*text.path, "title"))),
            "body": self.slots.of(text.blocks),
            "signatories": self.signatories(facts.signatories, (*text.path, "signatories")),
            **inner,
        }
