"""The values of a letter as read: what its title, masthead, session block and annexes show."""

from __future__ import annotations

from datetime import date
from typing import Any

from drafter.importer.annex_values import AnnexReader
from drafter.importer.grades import Grades, new_grades
from drafter.importer.markdown import MarkdownWriter
from drafter.importer.masthead import masthead_values
from drafter.importer.model import SourceLetter
from drafter.importer.normalize import is_same, one_line
from drafter.importer.party_values import receiver_value, sender_value
from drafter.importer.sections import Parts, lines_of
from drafter.importer.session_block import SessionBlock, item_values, read_session_block
from drafter.importer.signatures import ReadSignature
from drafter.importer.title import ReadTitle
from drafter.un import offices

_NOT_PROVED = "read in one place; nothing else in the file confirms it"


class ValuesAsRead:
    """Reads the values of one letter. `values` are those of the YAML, `grades` says how sure each is."""

    def __init__(self, source: SourceLetter, parts: Parts) -> None:
        self.source = source
        self.parts = parts
        self.language = parts.language
        self.grades: Grades = new_grades()
        self.values: dict[str, Any] = {}
        self.files: dict[str, bytes] = {}
        self.writer = MarkdownWriter(parts.language, source.notes, self._picture_name)
        self.left_over: list[str] = []
        self.signatures: list[ReadSignature] = []

    @property
    def title(self) -> ReadTitle:
        """The title, which a letter that is built has."""
        if self.parts.title is None:
            raise LookupError("no title")
        return self.parts.title

    @property
    def day(self) -> date:
        """The date of the letter."""
        return self.title.dates[0]

    def _title_values(self) -> None:
        title = self.title
        self.values["template"] = title.kind.value
        if self.language.code != "en":
            self.values["language"] = self.language.code
        self.values["date"] = title.dates[0]
        if title.dates[1:]:
            self.values["further_dates"] = list(title.dates[1:])
        if title.senders:
            self.values["senders"] = [sender_value(party, title.kind, self.language) for party in title.senders]
        else:
            self.grades.add("senders", "missing", "", "the title names no sender that is known")
            self.grades.doubt("senders", "senders: [...]  # missing: the title as read names no State that is known")
        self.values["addressees"] = [receiver_value(receiver) for receiver in title.receivers]
        if self.parts.size:
            self.values["title_size"] = self.parts.size

    # Masthead and session block

    def _masthead_values(self) -> None:
        language = self.language
        above = list(lines_of([*self.source.top, *self.parts.above]))
        foot = list(lines_of(self.source.foot))
        values = masthead_values(above, foot, [*self.source.marks, *above], language)
        self.values |= values
        model = one_line(language.words.fixed.get("model_un", ""))
        if model and any(is_same(line, model) for line in above):
            self._model_un()
        for key in ("symbols", "distributed", "job_number", "published", "reissued", "distribution", "original"):
            if key in values:
                self.grades.add(key, "read", values[key], _NOT_PROVED)
        if "symbols" not in values:
            self.grades.add("symbols", "missing", "", "the source shows no symbol")
            self.grades.doubt(
                "symbols", "symbols: [A/…, S/…]  # missing: not in the source; the Secretariat assigns them"
            )

    def _model_un(self) -> None:
        words = one_line(self.language.words.fixed.get("model_un_mark", ""))
        for mark in (*self.source.marks, *lines_of(self.parts.above)):
            if words and mark.endswith(words):
                self.values["conference"] = mark.removesuffix(words).strip(" –—-")
        self.values["template"] = "model-un"
        self.values.pop("draft", None)

    def _session_values(self) -> None:
        language = self.language
        lines = list(lines_of(self.parts.above))
        block = read_session_block(lines, language)
        organs = self._organs(block)
        if organs:
            self.values["organs"] = organs
        if block.sessions:
            sessions = list(block.sessions)
            self.values["session"] = sessions[0] if len(sessions) == 1 else sessions
        if block.year:
            self.values["year"] = block.year
        if block.agenda != "adopted":
            self.values["agenda"] = block.agenda
        else:
            self.values.pop("agenda_document", None)
        if items := item_values(block):
            self.values["agenda_items"] = items
            self.grades.add("agenda_items", "read", ", ".join(item["number"] for item in items), _NOT_PROVED)
        for doubt in block.doubts:
            self.grades.doubt("agenda_items", doubt)

    def _organs(self, block: SessionBlock) -> list[str]:
        """Return the organs of the masthead and of the session block.

        Documents of the Human Rights Council only have the General Assembly at their top.
        """
        names = {one_line(line).casefold() for line in lines_of([*self.source.top, *self.parts.above])}
        words = self.language.words.organs
        shown = {organ for organ in offices.ORGANS if one_line(words[organ]).casefold() in names} | {*block.organs}
        if block.organs == ("human-rights-council",):
            shown.discard("general-assembly")
        return [organ for organ in offices.ORGANS if organ in shown]

    def _annexes(self) -> None:
        annexes = AnnexReader(self.writer, self.source).values(self.parts.sections[1:])
        if annexes:
            self.values["annexes"] = annexes

    def _picture_name(self, data: bytes) -> str:
        suffix = {b"\x89P": "png", b"\xff\xd8": "jpg", b"GI": "gif"}.get(data[:2], "png")
        for name, known in self.files.items():
            if known == data:
                return name
        name = f"picture-{len(self.files) + 1}.{suffix}"
        self.files[name] = data
        return name
