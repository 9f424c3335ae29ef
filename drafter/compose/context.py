"""The names that a template can use, as listed in docs/facts.md and docs/templates.md.

Texts of the letter are placeholders, filled in after the template is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from markupsafe import Markup

from drafter.compose.body_and_annex_texts import AnnexText
from drafter.compose.body_context import origin
from drafter.compose.content_slots import Parts, Placeholders
from drafter.diagnostics import Place
from drafter.document.model import Block, NoteMark, Paragraph, Picture, Run
from drafter.facts import AddresseeFacts, AnnexFacts, Facts, SignatoryFacts, view
from drafter.facts import Block as SessionBlock
from drafter.languages import load_language
from drafter.languages.protocol import Receiver
from drafter.letter import Addressee, Letter
from drafter.source import KeyPath, Source, format_path

# Facts that a template compares; none of them contains words of the author.
_CODES = frozenset({"template", "language", "organs"})
# The number and the year of a resolution: 2342 (2017), 3379 (XXX).
_NUMBER_AND_YEAR = re.compile(r"(?<=\d) (?=\((?:\d{4}|(?:E?S-)?[IVXL]+)\))")
_AS_SENT_LINES = ("letterhead",)
_AS_SENT_TEXTS = ("reference", "written_at", "salutation", "courtesy", "conference")


class TemplateContext:
    """Builder of the names that every template can use."""

    def __init__(self, facts: Facts, source: Source, placeholders: Placeholders) -> None:
        self.facts = facts
        self.source = source
        self.placeholders = placeholders
        self.words = load_language(facts.language).words

    def names(self, body: Sequence[Block], annexes: Sequence[AnnexText], emblem: Picture | None) -> dict[str, Any]:
        """Return all names with their values."""
        facts = self.facts
        own = {
            "title": self.fact("title", _with_undivided_resolutions(facts.title)),
            "title_size": facts.title_size,
            "body": self.placeholders.of(body, "body"),
            "signatories": self.signatories(facts.signatories, ("signatories",)),
            "annexes": [self.annex(annex, text) for annex, text in zip(facts.annexes, annexes, strict=True)],
            "words": dict(self.words.fixed),
            "seat": facts.seat,
            "subject": self.fact("subject", facts.subject),
            "sponsors": self.fact("on_behalf_of", facts.sponsors),
            "two_columns": facts.in_columns,
            "columns": [[self.session_block(block) for block in column] for column in facts.columns],
            **self.furniture(emblem),
        }
        return {**self.facts_by_name(own), **own}

    def furniture(self, emblem: Picture | None) -> dict[str, Any]:
        """Return the names for the header and footer of the pages."""
        facts, symbols = self.facts, self.source.place(origin("symbol_line", self.source))
        text = self.placeholders.text
        return {
            "united_nations": text(facts.united_nations, None),
            "emblem": self.placeholders.of([emblem]) if emblem else None,
            "symbol_parts": [
                {
                    "letter": self.placeholders.text(part.letter, symbols),
                    "rest": self.placeholders.text(part.rest, symbols),
                }
                for part in facts.symbol_parts
            ],
            "running_symbols": self.placeholders.texts(facts.running_symbols, symbols),
            "organ_names": self.placeholders.texts(facts.masthead_organs, symbols),
            "page_1_notes": [self.note(note) for note in facts.page_1_notes],
            "job_line": self.fact("job_number", facts.job_line),
            "job_number": self.fact("job_number", facts.job_number),
            "draft_mark": text(facts.draft_mark, self.source.place(("draft",))),
        }

    def facts_by_name(self, without: Collection[str]) -> dict[str, Any]:
        """Return the other facts under the names that bodies use; texts are placeholders, except codes."""
        facts = {name: value for name, value in view(self.facts).items() if name not in without}
        return {name: value if name in _CODES else self.with_placeholders(name, value) for name, value in facts.items()}

    def with_placeholders(self, name: str, value: Any) -> Any:
        """Return the value of a fact with a placeholder for each of its texts."""
        if not isinstance(value, (str, list, dict)):
            return value
        return self._with_placeholders(value, self.source.place(origin(name, self.source)))

    def _with_placeholders(self, value: Any, place: Place) -> Any:
        if isinstance(value, str):
            return self.placeholders.text(value, place)
        if isinstance(value, list):
            return [self._with_placeholders(item, place) for item in value]
        if isinstance(value, dict):
            parts = {part: self._with_placeholders(item, place) for part, item in value.items()}
            return Parts(parts["text"], parts) if "text" in parts else parts
        return value

    def fact(self, name: str, text: str | None) -> Any:
        """Return the placeholder of a fact."""
        return self.placeholders.text(text, self.source.place(origin(name, self.source)))

    def note(self, note: str) -> Parts:
        """Return a note of page 1; its parts are its asterisks and the text after them."""
        mark, words = split_mark(note)
        parts = {"mark": mark, "text": self.fact("page_1_notes", words)}
        return Parts(self.fact("page_1_notes", note), parts)

    def session_block(self, block: SessionBlock) -> dict[str, Any]:
        """Return the session and agenda of one organ."""
        return {
            "organ": block.organ,
            "name": self.placeholders.text(block.name, None),
            "session": self.fact("session", block.session or None),
            "body": self.placeholders.text(block.body or None, None),
            "period": self.placeholders.text(block.period, None),
            "agenda_heading": self.fact("agenda_heading", block.agenda_heading),
            "agenda_titles": [
                self.fact("agenda_titles", _with_undivided_resolutions(title)) for title in block.agenda_titles
            ],
        }

    def signatories(self, signatories: Sequence[SignatoryFacts], path: KeyPath) -> list[dict[str, Any]]:
        """Return the signatories in the order of print."""
        return [self.signatory(signatory, (*path, signatory.index)) for signatory in signatories]

    def signatory(self, signatory: SignatoryFacts, path: KeyPath) -> dict[str, Any]:
        """Return a signatory, each part with its own place."""
        place, text = self.source.place, self.placeholders.text
        given, family = (f"{format_path(path)}.{key}" for key in ("given", "family"))
        return {
            "signed": text(self.facts.signed, place(path)),
            "name": text(signatory.name, place(path), family, *([given] if signatory.given else [])),
            "given": text(signatory.given or None, place((*path, "given")), given),
            "family": text(signatory.family, place((*path, "family")), family),
            "family_first": signatory.family_first,
            "separator": signatory.separator,
            "role": "column-signature" if path[0] == "signatories" and self.facts.in_columns else "signature",
            "lines": self.placeholders.texts(signatory.lines, place((*path, "title"))),
            "lines_first": self.words.signature[0] == "lines",
            "signed_last": self.words.signature[-1] == "signed",
        }

    def annex(self, facts: AnnexFacts, text: AnnexText) -> dict[str, Any]:
        """Return an annex with its enclosures and appendices."""
        place, key = self.source.place, format_path(text.path)
        inner = {
            kind: [self.annex(*pair) for pair in zip(getattr(facts, kind), getattr(text, kind), strict=True)]
            for kind in ("enclosures", "appendices")
        }
        return {
            "heading": self._with_notes(
                _with_undivided_resolutions(facts.heading), facts.notes, text.path, (*text.path, "heading")
            ),
            "original": self.placeholders.text(facts.original, place((*text.path, "original"))),
            "title": self._with_notes(
                _with_undivided_resolutions(facts.title) if facts.title else None,
                facts.notes,
                text.path,
                (*text.path, "title"),
                f"{key}.title",
            ),
            "body": self.placeholders.of(text.blocks, f"{key}.body"),
            "signatories": self.signatories(facts.signatories, (*text.path, "signatories")),
            **inner,
        }

    def _with_notes(
        self, text: str | None, notes: Sequence[str], path: KeyPath, at: KeyPath, *required: str
    ) -> Markup | None:
        """Return the placeholder of a heading; asterisks at its end that a note of the annex explains refer to it."""
        place = self.source.place(at if self.source.has(at) else path)
        for index, note in enumerate(notes):
            mark, words = split_mark(note)
            if text and mark and text.rstrip("*") + mark == text:
                paragraph = Paragraph("note", (Run(words, place=self.source.place((*path, "notes", index))),))
                return self.placeholders.of((Run(text.rstrip("*"), place=place), NoteMark(mark, (paragraph,), place)))
        return self.placeholders.text(text, place, *required)


def split_mark(note: str) -> tuple[str, str]:
    """Return the asterisks of a note and the words after them."""
    words = note.lstrip("*")
    return note[: len(note) - len(words)], words.strip()


def _receiver(addressee: AddresseeFacts) -> Receiver:
    return Receiver(addressee.id, addressee.gender)


class AsSentContext:
    """Builder of the further names of letters as sent: letterhead, addressee of the copy, ending."""

    def __init__(self, letter: Letter, facts: Facts, source: Source, placeholders: Placeholders) -> None:
        self.letter = letter
        self.facts = facts
        self.source = source
        self.placeholders = placeholders
        self.language = load_language(facts.language)

    def names(self, copy: int) -> dict[str, Any]:
        """Return the names with their values; `copy` is the index of the addressee."""
        has_addressee = bool(self.facts.receivers)
        return {
            "marked_draft": self.letter.draft is True,
            "agenda": self.letter.agenda,
            "usual_salutation": self._usual_salutation(copy) if has_addressee else None,
            "usual_courtesy": self._usual_courtesy(copy) if has_addressee else None,
            "addressee": self.addressee(self.facts.receivers[copy]) if has_addressee else None,
            **{key: self.lines(getattr(self.letter, key), (key,)) for key in _AS_SENT_LINES},
            **{key: self.text(getattr(self.letter, key), (key,)) for key in _AS_SENT_TEXTS},
        }

    def _usual_salutation(self, copy: int) -> str:
        return self.language.salutation(_receiver(self.facts.receivers[copy]))

    def _usual_courtesy(self, copy: int) -> str:
        several = len(self.facts.signatories) > 1
        return self.language.courtesy(_receiver(self.facts.receivers[copy]), several=several)

    def addressee(self, facts: AddresseeFacts) -> dict[str, Any]:
        """Return the addressee of a copy; keys that the letter does not have are None."""
        value, path = self.letter.addressees[facts.index], ("addressees", facts.index)
        addressee = Addressee(value) if isinstance(value, str) else value
        return {
            "name": self.text(addressee.name, (*path, "name")),
            "office": self.placeholders.text(facts.office, self.source.place((*path, "office"))),
            "address": self.lines(addressee.address, (*path, "address")),
            "salutation": self.text(addressee.salutation, (*path, "salutation")),
        }

    def text(self, text: str | None, path: KeyPath) -> Any:
        """Return the placeholder of a text with typographic quotation marks."""
        printed = self.language.smart_quotes(text.strip()) if text else None
        return self.placeholders.text(printed, self.source.place(path))

    def lines(self, text: str | None, path: KeyPath) -> list[Any]:
        """Return the placeholders of the lines of a text."""
        return [self.text(line, path) for line in (text or "").splitlines() if line.strip()]


def _with_undivided_resolutions(text: str) -> str:
    """Return a title with a no-break space between the number and the year of a resolution, as in the body."""
    return _NUMBER_AND_YEAR.sub("\u00a0", text)
