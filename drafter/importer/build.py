"""From the parts of a letter to its values, each with its grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from msgspec.structs import replace

from drafter.facts import Facts
from drafter.importer.body_facts import find_list, replace_request, with_list
from drafter.importer.candidate import facts_of, printed, reduce
from drafter.importer.grades import Grades, new_grades
from drafter.importer.markdown import MarkdownWriter
from drafter.importer.masthead import masthead_values, read_symbols
from drafter.importer.model import SourceLetter, SourceParagraph
from drafter.importer.normalize import is_same, one_line
from drafter.importer.sections import Parts, Section, lines_of
from drafter.importer.session_block import SessionBlock, item_values, read_session_block
from drafter.importer.signatures import ReadSignature, SignatoryReader, annex_signatory, read_signature, same_lines
from drafter.importer.state_names import name_on
from drafter.importer.title import ReadTitle
from drafter.languages.protocol import Party, Receiver, Request, TitleKind
from drafter.un import members, offices

_INNER = {"enclosure": "enclosures", "appendix": "appendices"}
_NOT_PROVED = "seen, but nothing that Drafter composes shows it"


class LetterBuilder:
    """Builds the values of one letter. `values` are those of the YAML, `grades` says how sure each is."""

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

    def build(self) -> None:
        """Fill `values` and `grades`."""
        self._title_values()
        self._masthead_values()
        self._session_values()
        letter = self.parts.sections[0]
        self._signatories(letter)
        self._annexes()
        self._template(letter)
        self._settle()
        self._body(letter)
        self.left_over += [text for section in self.parts.sections for text in section.after]

    # The title

    def _title_values(self) -> None:
        title = self.title
        self.values["template"] = title.kind.value
        if self.language.code != "en":
            self.values["language"] = self.language.code
        self.values["date"] = title.dates[0]
        if title.dates[1:]:
            self.values["further_dates"] = list(title.dates[1:])
        if title.senders:
            self.values["senders"] = [_sender(party, title.kind) for party in title.senders]
        else:
            self.grades.add("senders", "missing", "", "the title names no sender that is known")
            self.grades.doubt("senders", "senders: [...]  # missing: the title as read names no State that is known")
        self.values["addressees"] = [_receiver(receiver) for receiver in title.receivers]
        if self.parts.size:
            self.values["title_size"] = self.parts.size

    # Masthead and session block

    def _masthead_values(self) -> None:
        language = self.language
        above = list(lines_of([*self.source.top, *self.parts.above]))
        foot = list(lines_of(self.source.foot))
        values = masthead_values(above, foot, self.source.marks, language)
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
        for mark in self.source.marks:
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
        """Return the organs of the masthead, or of the session block."""
        names = {one_line(line).casefold() for line in lines_of([*self.source.top, *self.parts.above])}
        words = self.language.words.organs
        return [organ for organ in offices.ORGANS if one_line(words[organ]).casefold() in names] or list(block.organs)

    # Signatories

    def _signatories(self, letter: Section) -> None:
        signatures = self.signatures = [read for one in letter.signatures if (read := read_signature(one))]
        self.left_over += [one.text for one in letter.signatures if read_signature(one) is None]
        reader = SignatoryReader(self.language, self.day, self.title.senders)
        entries = []
        for index, signature in enumerate(signatures):
            value, grade = reader.value(signature, alone=len(signatures) == 1)
            entries.append(value)
            key = f"signatories[{index}]"
            self.grades.add(f"{key}.family", _name_grade(signature.grade), signature.family, _WHY_NAME[signature.grade])
            self.grades.add(f"{key}.lines", grade, " / ".join(signature.lines), _WHY_LINES[grade])
            if signature.grade == "guessed":
                note = f"guessed: is {signature.family} the family name of {signature.name}? The source has no bold"
                self.grades.doubt("signatories", note)
        if entries:
            self.values["signatories"] = entries
            self._order(entries)
        elif self.title.kind is not TitleKind.NOTE_VERBALE:
            self.grades.add("signatories", "missing", "", "the source shows no signature")
            self.grades.doubt(
                "signatories", "signatories: [{given: ..., family: ...}]  # missing: no signature was found"
            )

    def _order(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Set the order of the signatories, if it is not the usual one."""
        wanted = [(entry.get("given", ""), entry["family"]) for entry in entries]
        for order in (None, "language", "as-given"):
            candidate = {**self.values, **({"signatory_order": order} if order else {})}
            facts = facts_of(candidate, self.day)
            if facts and [(one.given, one.family) for one in facts.signatories] == wanted:
                self.values = candidate
                return

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

    # The template, and what Drafter derives

    def _template(self, letter: Section) -> None:
        first = letter.blocks[0] if letter.blocks else None
        word = self.language.words.fixed.get("corrigendum", "Corrigendum")
        if isinstance(first, SourceParagraph) and is_same(first.text, word):
            letter.blocks.pop(0)
            self.values["template"] = "corrigendum"
        elif any("/Corr." in symbol for symbol in self.values.get("symbols", ())):
            self.values["template"] = "corrigendum"

    def _settle(self) -> None:
        """Compare the title with the composed one, and drop what follows from the other values."""
        title = self.title
        self._grade_read()
        if not title.proved or not title.case:
            self._override_title(title)
        self._drop_senders(title)
        self._correct_signatories()
        facts = facts_of(self.values, self.day)
        if facts is None:
            return
        self.values = reduce(self.values, self.day)
        facts = facts_of(self.values, self.day) or facts
        self._check_title(facts)
        if facts.title_size == self._size_without(facts):
            self.values.pop("title_size", None)
        self._grade_derived(facts)

    def _drop_senders(self, title: ReadTitle) -> None:
        """Leave the senders out if the signatories give the same title."""
        candidate = {key: value for key, value in self.values.items() if key != "senders"}
        facts = facts_of(candidate, self.day) if candidate.get("signatories") else None
        if facts and title.proved and is_same(facts.composed_title.casefold(), title.text.casefold()):
            self.values = candidate

    def _correct_signatories(self) -> None:
        """Write the office, or the lines, of each signatory for whom Drafter would print others than those read."""
        facts = facts_of(self.values, self.day)
        for index, signature in enumerate(self.signatures if facts else ()):
            for entry in ({}, {"office": self._default_office(index)}, {"title": "\n".join(signature.lines)}):
                candidate = deepcopy(self.values)
                candidate["signatories"][index] |= entry
                derived = facts_of(candidate, self.day)
                own = next((one for one in derived.signatories if one.index == index), None) if derived else None
                if own and same_lines(own.lines, signature.lines):
                    self.values = candidate
                    break

    def _default_office(self, index: int) -> str:
        state = self.values["signatories"][index].get("state")
        found = self.language.names.find(state, self.day) if state else None
        observer = bool(found and members.is_observer(found.code, self.day))
        return offices.default_office(observer=observer, note_verbale=False)

    def _override_title(self, title: ReadTitle) -> None:
        if title.proved:
            reason = "only its capitals differ from the title that Drafter composes"
            self.grades.add("title", "read", title.text, reason)
            return
        self.values["title"] = title.text
        self.grades.add("title", "read", title.text, "Drafter composes another title")
        self.grades.doubt("title", "read: as printed; Drafter would compose another title (`drafter check` shows it)")

    def _grade_read(self) -> None:
        """Grade what the title shows as read; the comparison with the composed title may prove it."""
        for key in ("date", "senders", "addressees"):
            if self.values.get(key):
                self.grades.add(key, "read", self.values[key], "in the title")

    def _check_title(self, facts: Facts) -> None:
        if "title" in self.values or not self.title.proved:
            return
        if not is_same(facts.title.casefold(), self.title.text.casefold()):
            self._override_title(replace(self.title, proved=False))
        elif self.title.case:
            for key in ("title", "date", "addressees"):
                self.grades.add(key, "proved", _shown(key, facts), "composed = read")
            if all(party.office in offices.SENDERS for party in self.title.senders):
                self.grades.add("senders", "proved", _shown("senders", facts), "composed = read")
            else:
                self.grades.add("senders", "read", _shown("senders", facts), "the office is free text")

    def _size_without(self, facts: Facts) -> int:
        derived = facts_of({key: value for key, value in self.values.items() if key != "title_size"}, self.day)
        return derived.title_size if derived else facts.title_size

    def _grade_derived(self, facts: Facts) -> None:
        """Grade what follows: sessions and years that were read are proved if Drafter derives the same."""
        lines = {one_line(line) for line in lines_of([*self.source.top, *self.parts.above])}
        for session in facts.sessions:
            if one_line(session.text) in lines:
                self.grades.add("session", "proved", session.text, "derived = read")
        if facts.year and one_line(facts.year.text) in lines:
            self.grades.add("year", "proved", facts.year.text, "derived = read")
        read, _ = read_symbols(list(lines))
        if read and facts.symbol_line and [str(symbol) for symbol in facts.symbols] != read:
            self.grades.doubt("symbols", "read: their order in the source was another one")

    # The text

    def _body(self, letter: Section) -> None:
        self._list_of_states(letter)
        for values in self._with_genders():
            facts = facts_of(values, self.day)
            if facts and replace_request(letter.blocks, facts.circulation_request):
                self.values = values
                self.grades.add("circulation_request", "proved", facts.circulation_request, "composed = read")
                break
        body = self.writer.body(letter.blocks)
        if body:
            self.values["body"] = body

    def _with_genders(self) -> Iterator[dict[str, Any]]:
        """Yield the values, then with the gender of the signatories, which the request shows in some languages."""
        yield self.values
        if self.language.varies_by_gender(Request("one", ())) and self.values.get("signatories"):
            for gender in ("f", "m"):
                values = deepcopy(self.values)
                for entry in values["signatories"]:
                    entry.setdefault("gender", gender)
                yield values

    def _list_of_states(self, letter: Section) -> None:
        found = find_list(letter.blocks, self.language, self.day)
        if found is None:
            return
        block = letter.blocks[found.block]
        names = [name_on(code, self.language.code, self.day).short for code in found.codes]
        facts = facts_of({**self.values, "on_behalf_of": names}, self.day)
        if not isinstance(block, SourceParagraph) or facts is None or facts.on_behalf_of is None:
            return
        if not is_same(facts.on_behalf_of.text, block.text[found.start : found.end]):
            return
        replaced, agrees = with_list(block, found)
        if not agrees:
            note = f"read: the text lists {len(names)} States, but names another number; they are left as text"
            self.grades.doubt("body", note)
            return
        letter.blocks[found.block] = replaced
        self.values["on_behalf_of"] = names
        self.grades.add("on_behalf_of", "proved", f"{len(names)} States", "composed = read")

    def _picture_name(self, data: bytes) -> str:
        suffix = {b"\x89P": "png", b"\xff\xd8": "jpg", b"GI": "gif"}.get(data[:2], "png")
        for name, known in self.files.items():
            if known == data:
                return name
        name = f"picture-{len(self.files) + 1}.{suffix}"
        self.files[name] = data
        return name


_WHY_NAME = {"proved": "in bold", "read": "in capitals", "guessed": "the last word of the name", "missing": ""}
_WHY_LINES = {"proved": "composed = read", "read": "printed as in the source", "guessed": "", "missing": ""}


def _name_grade(grade: Any) -> Any:
    return grade


def _shown(key: str, facts: Facts) -> str:
    value = printed(facts)[key]
    return ", ".join(value) if isinstance(value, list) else str(value)


def _sender(party: Party, kind: TitleKind) -> Any:
    default = offices.default_office(observer=party.observer, note_verbale=kind is TitleKind.NOTE_VERBALE)
    values = {
        "state": party.state.short if party.state else None,
        "organization": party.organization,
        "office": party.office if party.office not in (default, "representative") or not party.state else None,
        "capacity": party.capacity,
        "gender": party.gender,
        "office_in_title": party.office_in_title,
        "organization_in_title": party.organization_in_title,
    }
    given = {key: value for key, value in values.items() if value}
    if list(given) == ["office"]:
        return given["office"] if given["office"] in offices.SENDERS else given
    return given["state"] if list(given) == ["state"] else given


def _receiver(receiver: Receiver) -> Any:
    values = {"office": receiver.office, "gender": receiver.gender, "office_in_title": receiver.office_in_title}
    given = {key: value for key, value in values.items() if value}
    return given["office"] if list(given) == ["office"] else given


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


def _drop_marks(annex: dict[str, Any]) -> None:
    annex.pop("__kind", None)
    for key in _INNER.values():
        for inner in annex.get(key, ()):
            _drop_marks(inner)
