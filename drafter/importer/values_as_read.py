"""The values of a letter as read: what its title, masthead, session block and annexes show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from drafter.importer.grades import Grades, new_grades
from drafter.importer.markdown import MarkdownWriter
from drafter.importer.masthead import masthead_values
from drafter.importer.model import SourceLetter
from drafter.importer.normalize import is_same, one_line
from drafter.importer.party_values import receiver_value, sender_value
from drafter.importer.sections import Parts, Section, lines_of
from drafter.importer.session_block import SessionBlock, item_values, read_session_block
from drafter.importer.signatures import ReadSignature, annex_signatory, read_signature
from drafter.importer.title import ReadTitle
from drafter.languages.protocol import TitleKind
from drafter.un import offices

_INNER = {"enclosure": "enclosures", "appendix": "appendices"}
_NOT_PROVED = "seen, but nothing that Drafter composes shows it"


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

    # Annexes

    def _annexes(self) -> None:
        annexes: list[dict[str, Any]] = []
        path: list[dict[str, Any]] = []
        for section in self.parts.sections[1:]:
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
        if annexes:
            self.values["annexes"] = annexes

    def _annex(self, section: Section) -> dict[str, Any]:
        value: dict[str, Any] = {}
        if section.title:
            value["title"] = section.title
        if section.original:
            value["original"] = section.original[0] if len(section.original) == 1 else list(section.original)
        if body := self.writer.body(section.blocks):
            value["body"] = body
        signatures = [read for one in section.signatures if (read := read_signature(one))]
        if signatures:
            value["signatories"] = [annex_signatory(one) for one in signatures]
        return value

    def _picture_name(self, data: bytes) -> str:
        suffix = {b"\x89P": "png", b"\xff\xd8": "jpg", b"GI": "gif"}.get(data[:2], "png")
        for name, known in self.files.items():
            if known == data:
                return name
        name = f"picture-{len(self.files) + 1}.{suffix}"
        self.files[name] = data
        return name


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
