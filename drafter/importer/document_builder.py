"""Values of documents that are not letters: draft resolutions, notes by the Secretariat, statements."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from drafter.compose.resolution import with_operative_numbers
from drafter.diagnostics import Finding
from drafter.document.model import Paragraph, Run
from drafter.errors import FileError
from drafter.importer.build import LetterBuilder
from drafter.importer.candidate import facts_of, reduce
from drafter.importer.documents import NOTE, RESOLUTION, STATEMENT, DocumentParts
from drafter.importer.model import Grade, SourceBlock, SourceLetter, SourceParagraph
from drafter.importer.normalize import is_same
from drafter.importer.sections import Parts
from drafter.importer.state_names import name_on, states_in
from drafter.importer.title import ReadTitle
from drafter.languages.protocol import TitleKind


class DocumentBuilder(LetterBuilder):
    """Builds the values of a document; raises FileError if it shows no date, which names and session follow from."""

    def __init__(self, source: SourceLetter, document: DocumentParts, name: str) -> None:
        if document.day is None:
            message = f"{name} shows no date, neither of the document nor of its distribution; add it to the file."
            raise FileError(Finding("unreadable", message))
        self.document = document
        content = ReadTitle("", document.language.code, TitleKind.LETTER, (document.day,), (), (), False)
        super().__init__(source, Parts(document.language, content, document.above, document.sections))

    def build(self) -> None:
        """Fill `values` and `grades`."""
        document, language = self.document, self.language
        self.values = {"template": document.template, "date": self.day}
        if language.code != "en":
            self.values["language"] = language.code
        if document.template == STATEMENT:
            self._letterhead()
        else:
            self._masthead_values()
        self._date()
        self._session_values()
        self.values["subject"] = document.subject
        self.grades.add("subject", "read", document.subject, "below or above the title, in its place")
        self._parties()
        self._annexes()
        self._settle_document()
        letter = self.parts.sections[0]
        letter.blocks[:] = self._without_numbers(letter.blocks) if document.template == RESOLUTION else letter.blocks
        if body := self.writer.body(letter.blocks):
            self.values["body"] = body
        self.left_over += [one.text for one in letter.signatures]
        self.left_over += [text for section in self.parts.sections for text in section.after]

    def _letterhead(self) -> None:
        if self.document.letterhead:
            self.values["letterhead"] = "\n".join(self.document.letterhead)
            self.grades.add("letterhead", "read", self.values["letterhead"], "above the title")
        if any(is_same(mark, self.language.words.fixed["draft"]) for mark in self.source.marks):
            self.values["draft"] = True

    def _date(self) -> None:
        """Grade the date: a document with a symbol shows only that of its distribution."""
        if self.document.template == STATEMENT or "symbols" not in self.values:
            self.grades.add("date", "read", self.day, "in the place of the date")
            return
        self.grades.add("date", "guessed", self.day, "the day of distribution; the source shows no other")
        self.grades.doubt("date", "guessed: the day of distribution; the source does not show that of the document")

    def _parties(self) -> None:
        """Write the sponsors, or those who make the statement."""
        codes = [state.code for state in states_in(self.document.parties, self.language.code, self.day)]
        names = [name_on(code, self.language.code, self.day).short for code in dict.fromkeys(codes)]
        if self.document.template != NOTE and names:
            self.values["on_behalf_of" if self.document.template == RESOLUTION else "senders"] = names

    def _settle_document(self) -> None:
        """Compare the title with the composed one, and drop what follows from the other values."""
        key = "on_behalf_of" if self.document.template == RESOLUTION else "senders"
        facts = facts_of(self.values, self.day)
        if self.document.template == NOTE:
            self.grades.add("title", "proved", self.document.title, "composed = read")
        elif facts and is_same(facts.composed_title, self.document.title):
            self.grades.add("title", "proved", self.document.title, "composed = read")
            self.grades.add(key, "proved", ", ".join(self.values[key]), "composed = read")
        else:
            self._keep_title(key)
        self.values = reduce(self.values, self.day)
        facts = facts_of(self.values, self.day)
        if facts:
            self._grade_derived(facts)
            self._check_annex_headings(facts)

    def _keep_title(self, key: str) -> None:
        self.values["title"] = self.document.title
        self.grades.add("title", "read", self.document.title, "Drafter composes another title")
        self.grades.doubt("title", "read: as printed; Drafter would compose another title (`drafter check` shows it)")
        shown, reason = ", ".join(self.values.get(key, ())), "the title names others, too, or no State that is known"
        grade: Grade = "read" if shown else "missing"
        self.grades.add(key, grade, shown, reason)
        self.grades.doubt(key, f"{grade}: {reason}")

    def _without_numbers(self, blocks: Sequence[SourceBlock]) -> list[SourceBlock]:
        """Return the paragraphs without the numbers that Drafter gives them; all as read if it gives others."""
        bare = [_without_number(block) for block in blocks]
        drawn = [
            Paragraph("text", (Run(block.text),), label=block.label)
            for block in bare
            if isinstance(block, SourceParagraph) and block.text
        ]
        labels = [block.label for block in with_operative_numbers(drawn, self.language) if isinstance(block, Paragraph)]
        read = [block.label for block in blocks if isinstance(block, SourceParagraph) and block.text]
        return bare if labels == read else list(blocks)


def _without_number(block: SourceBlock) -> SourceBlock:
    is_numbered = isinstance(block, SourceParagraph) and block.label[:1].isdigit() and not block.level
    return replace(block, label="") if is_numbered else block
