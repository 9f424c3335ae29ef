"""What a rule looks at: the letter, its facts, its source, and every text in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from drafter.languages.protocol import Language
from drafter.languages.registry import load_language
from drafter.lint.rule import Match
from drafter.lint.text_view import OBJECT, TextView, text_view
from drafter.source import KeyPath, Source

if TYPE_CHECKING:
    import re

    from drafter.facts import Facts
    from drafter.languages.inputs import RequestFound
    from drafter.letter import Annex, Letter, Signatory

# Reads a file beside the letter as a source; None where it cannot be had, which is said elsewhere.
ReadSibling = Callable[[str], Source | None]
# Templates whose letters are printed as they were sent, with salutation and courtesy.
AS_SENT = ("as-sent", "model-un")


class LintContext:
    """One letter under examination."""

    def __init__(self, letter: Letter, facts: Facts, source: Source, beside: ReadSibling) -> None:
        self.letter = letter
        self.facts = facts
        self.source = source
        self.read_sibling = beside

    @cached_property
    def language(self) -> Language:
        """The language of the letter."""
        return load_language(self.facts.language)

    @cached_property
    def body(self) -> TextView | None:
        """The text of the letter, None where it has none."""
        return self._text(self.letter, (), "body")

    @cached_property
    def annexes(self) -> tuple[TextView, ...]:
        """The texts of annexes, enclosures and appendices."""
        return tuple(self._attached(self.letter.annexes, ("annexes",)))

    @cached_property
    def lines(self) -> tuple[TextView, ...]:
        """The titles that are printed as given: of the letter, its items, its signatories and its annexes."""
        return tuple(
            text_view(self.source, path, "line", text) for path, text in self._lines() if self.source.has(path)
        )

    @property
    def bodies(self) -> tuple[TextView, ...]:
        """The text of the letter, or nothing: what the author wrote now, and can still change."""
        return (self.body,) if self.body else ()

    @property
    def texts(self) -> tuple[TextView, ...]:
        """The text of the letter and those attached to it."""
        return (*self.bodies, *self.annexes)

    @property
    def all(self) -> tuple[TextView, ...]:
        """Every text, titles included."""
        return (*self.texts, *self.lines)

    @property
    def is_note(self) -> bool:
        """Whether the communication is a note verbale."""
        return self.facts.kind == "note-verbale"

    @property
    def is_as_sent(self) -> bool:
        """Whether the letter is printed as it was sent, not as the United Nations publishes it."""
        return self.facts.template in AS_SENT

    @cached_property
    def request(self) -> RequestFound | None:
        """The request for circulation in the text of the letter, if the author worded it."""
        return self.language.recognise(self.body.plain) if self.body else None

    @property
    def prints_request(self) -> bool:
        """Whether the text prints the request that Drafter composes."""
        return bool(self.body and "circulation_request" in self.body.text)

    def match_at(self, path: KeyPath, message: str, fix: str | None = None) -> Match:
        """A hit at the value of a path."""
        return Match(self.source, path, message, fix=fix)

    def own(self, pattern: str, flags: int = 0, needs: Iterable[str] = ()) -> Iterator[tuple[TextView, re.Match[str]]]:
        """The matches of a pattern in the author's own words, in the text of the letter; `needs` as in Prose.find."""
        for text in self.bodies:
            for found in text.find(pattern, flags, needs):
                yield text, found

    def state(self, name: str | None) -> str | None:
        """The code of a State by any name, None when it is none."""
        found = self.language.names.find(name, self.letter.date) if name else None
        return found.code if found else None

    def signed_for(self, signatory: Signatory) -> str | None:
        """What a signatory signs for, so that it can be compared."""
        return self.state(signatory.state) or (signatory.organization or "").removeprefix("the ") or None

    def _text(self, holder: Letter | Annex, path: KeyPath, role: str) -> TextView | None:
        if holder.body is not None:
            return text_view(self.source, (*path, "body"), role, holder.body)
        source = self.read_sibling(holder.body_file) if holder.body_file else None
        return text_view(source, (), role, source.text) if source else None

    def _attached(self, annexes: Sequence[Annex], path: KeyPath) -> Iterator[TextView]:
        for index, annex in enumerate(annexes):
            text = self._text(annex, (*path, index), "annex")
            if text:
                yield text
            yield from self._attached(annex.enclosures, (*path, index, "enclosures"))
            yield from self._attached(annex.appendices, (*path, index, "appendices"))

    def _lines(self) -> Iterator[tuple[KeyPath, str]]:
        letter = self.letter
        if letter.title:
            yield ("title",), letter.title
        for index, item in enumerate(letter.agenda_items):
            yield ("agenda_items", index, "title"), item.title
            if item.sub_title:
                yield ("agenda_items", index, "sub_title"), item.sub_title
        for index, who in enumerate(letter.signatories):
            for key, text in (("given", who.given), ("family", who.family), ("title", who.title)):
                if text:
                    yield ("signatories", index, key), text
        for index, annex in enumerate(letter.annexes):
            if annex.title:
                yield ("annexes", index, "title"), annex.title


def is_opaque(text: str) -> bool:
    """Whether a text holds a fact, a link or a quotation, which rules do not see into."""
    return OBJECT in text
