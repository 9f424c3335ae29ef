"""The context of a check: the letter, its facts, its source, and a view of every text in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from drafter.languages import load_language
from drafter.languages.protocol import Language
from drafter.letter import Sender
from drafter.lint.rule import Match
from drafter.lint.text_view import OBJECT, TextView, text_view
from drafter.source import KeyPath, Source

if TYPE_CHECKING:
    import re

    from drafter.facts import Facts
    from drafter.languages.protocol import RequestFound
    from drafter.letter import Annex, Letter, Signatory

# Reads a text file next to the letter; None if it cannot be read, which is reported when the letter is composed.
ReadSibling = Callable[[str], Source | None]
# True if a font for a script, such as Arab, is installed.
HasFont = Callable[[str], bool]
# Templates that print a letter as it was sent, with its salutation and courtesy.
AS_SENT = ("as-sent", "model-un")


def no_font(_: str) -> bool:
    """False: the answer of HasFont if the fonts of the machine are not searched."""
    return False


class LintContext:
    """One letter that the rules check."""

    def __init__(
        self, letter: Letter, facts: Facts, source: Source, read_sibling: ReadSibling, has_font: HasFont = no_font
    ) -> None:
        self.letter = letter
        self.facts = facts
        self.source = source
        self.read_sibling = read_sibling
        self.has_font = has_font

    @cached_property
    def language(self) -> Language:
        """The language of the letter."""
        return load_language(self.facts.language)

    @cached_property
    def body(self) -> TextView | None:
        """The body of the letter; None without a body."""
        return self._text(self.letter, (), "body")

    @cached_property
    def annexes(self) -> tuple[TextView, ...]:
        """The texts of annexes, enclosures and appendices."""
        return tuple(self._attached(self.letter.annexes, ("annexes",)))

    @cached_property
    def lines(self) -> tuple[TextView, ...]:
        """The one-line values printed as typed.

        Titles of the letter, of agenda items and annexes; names and titles of signatories.
        """
        return tuple(
            text_view(self.source, path, "line", text) for path, text in self._lines() if self.source.has_own(path)
        )

    @property
    def bodies(self) -> tuple[TextView, ...]:
        """The body, if any: the text that the author wrote for this letter and can still change."""
        return (self.body,) if self.body else ()

    @property
    def texts(self) -> tuple[TextView, ...]:
        """The body and the texts of the annexes."""
        return (*self.bodies, *self.annexes)

    def texts_with(self, words: str) -> tuple[TextView, ...]:
        """Return the texts that contain these words or characters, so that rules search no others."""
        return tuple(text for text in self.texts if words in text.text)

    @property
    def all(self) -> tuple[TextView, ...]:
        """Every text, including the one-line values."""
        return (*self.texts, *self.lines)

    @property
    def is_note(self) -> bool:
        """True if the communication is a note verbale."""
        return self.facts.kind == "note-verbale"

    @property
    def is_as_sent(self) -> bool:
        """True if the letter is printed as it was sent, not as the United Nations publishes it."""
        return self.facts.template in AS_SENT

    @cached_property
    def senders(self) -> tuple[Sender, ...]:
        """The senders of the letter; a name alone is a State."""
        return tuple(Sender(sender) if isinstance(sender, str) else sender for sender in self.letter.senders)

    @cached_property
    def request(self) -> RequestFound | None:
        """The request for circulation that the author wrote in the body; None without one."""
        return self.language.find_request(self.body.plain) if self.body else None

    @property
    def prints_request(self) -> bool:
        """True if the body prints the request that Drafter composes."""
        return bool(self.body and "circulation_request" in self.body.text)

    def match_at(self, path: KeyPath, message: str, fix: str | None = None) -> Match:
        """Return a match of the whole value at a path."""
        return Match(self.source, path, message, fix=fix)

    def own(self, pattern: str, flags: int = 0, needs: Iterable[str] = ()) -> Iterator[tuple[TextView, re.Match[str]]]:
        """Yield matches of a pattern in the author's own words of the body (`needs`: see `TextView.find`)."""
        for text in self.bodies:
            for match in text.find(pattern, flags, needs):
                yield text, match

    def state(self, name: str | None) -> str | None:
        """Return the code of a State by any of its names; None if the name is not a State's."""
        state = self.language.names.find(name, self.letter.date) if name else None
        return state.code if state else None

    def signed_for(self, signatory: Signatory) -> str | None:
        """Return the State's code or the organization that a signatory signs for; None without either."""
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
        for key in ("title", "subject"):
            if text := getattr(letter, key):
                yield (key,), text
        for index, item in enumerate(letter.agenda_items):
            yield ("agenda_items", index, "title"), item.title
            if item.sub_title:
                yield ("agenda_items", index, "sub_title"), item.sub_title
        for index, signatory in enumerate(letter.signatories):
            for key in ("given", "family", "title"):
                if text := getattr(signatory, key):
                    yield ("signatories", index, key), text
        for index, note in enumerate(letter.notes):
            yield ("notes", index), note
        yield from self._headings()

    def _headings(self) -> Iterator[tuple[KeyPath, str]]:
        for index, annex in enumerate(self.letter.annexes):
            for key in ("heading", "title"):
                if text := getattr(annex, key):
                    yield ("annexes", index, key), text


def is_opaque(text: str) -> bool:
    """True if a text contains a fact, a link or a quotation, which rules do not read."""
    return OBJECT in text
