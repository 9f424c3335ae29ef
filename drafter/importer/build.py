"""From the parts of a letter to its values, each with its grade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from msgspec.structs import replace

from drafter.facts import Facts
from drafter.importer.addressed_body import body_shown, with_body, with_officers
from drafter.importer.annex_values import annexes_in_order, attached_letter
from drafter.importer.body_facts import find_list, replace_request, with_list
from drafter.importer.candidate import facts_of, printed, reduce
from drafter.importer.inclusion_request import read_inclusion_request
from drafter.importer.masthead import read_symbols
from drafter.importer.model import SourceParagraph
from drafter.importer.normalize import is_same, one_line
from drafter.importer.sections import Section, lines_of
from drafter.importer.signatures import ReadSignature, SignatoryReader, read_signature, same_lines, without_office
from drafter.importer.state_names import name_on
from drafter.importer.title import ReadTitle
from drafter.importer.values_as_read import ValuesAsRead
from drafter.languages.protocol import Request, TitleKind
from drafter.un import members, offices


class LetterBuilder(ValuesAsRead):
    """Builds the values of one letter, and proves what Drafter composes from them."""

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

    # Signatories

    def _signatories(self, letter: Section) -> None:
        signatures = self.signatures = [read for one in letter.signatures if (read := self._read_signature(one))]
        self.left_over += [one.text for one in letter.signatures if self._read_signature(one) is None]
        reader = SignatoryReader(self.language, self.day, self.title.senders)
        entries = []
        for index, signature in enumerate(signatures):
            value, grade = reader.value(signature, alone=len(signatures) == 1)
            entries.append(value)
            key = f"signatories[{index}]"
            self.grades.add(f"{key}.family", signature.grade, signature.family, _WHY_NAME[signature.grade])
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

    def _read_signature(self, paragraph: SourceParagraph) -> ReadSignature | None:
        read = read_signature(paragraph, lines_first=self.language.words.signature[0] == "lines")
        return without_office(read, self.language) if read else None

    def _order(self, entries: Sequence[Mapping[str, Any]]) -> None:
        """Set the order of the signatories, if it is not the usual one."""
        wanted = [(entry.get("given", ""), entry["family"]) for entry in entries]
        for order in (None, "language", "as-given"):
            candidate = {**self.values, **({"signatory_order": order} if order else {})}
            facts = facts_of(candidate, self.day)
            if facts and [(one.given, one.family) for one in facts.signatories] == wanted:
                self.values = candidate
                return

    # The template, and what Drafter derives

    def _template(self, letter: Section) -> None:
        first = letter.blocks[0] if letter.blocks else None
        word = self.language.words.fixed.get("corrigendum", "Corrigendum")
        if isinstance(first, SourceParagraph) and is_same(first.text, word):
            letter.blocks.pop(0)
            self.values["template"] = "corrigendum"
        elif any("/Corr." in symbol for symbol in self.values.get("symbols", ())):
            self.values["template"] = "corrigendum"
        self.values |= read_inclusion_request([*lines_of(self.parts.above)], self.language)

    def _settle(self) -> None:
        """Compare the title with the composed one, and drop what follows from the other values."""
        title = self.title
        self._grade_read()
        if not title.proved or not title.case:
            self._override_title(title)
        self._body_of_addressee()
        self.values = with_officers(self.values, self.language, self.day) or self.values
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
        self._check_annex_headings(facts)

    def _body_of_addressee(self) -> None:
        body = body_shown([*lines_of([*self.source.top, *self.parts.above])], self.language)
        self.values = (body and with_body(self.values, body, self.language, self.day)) or self.values

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
            if facts and _prints(facts, index, signature):
                continue
            for entry in ({"office": self._default_office(index)}, {"title": "\n".join(signature.lines)}):
                candidate = deepcopy(self.values)
                candidate["signatories"][index] |= entry
                derived = facts_of(candidate, self.day)
                if derived and _prints(derived, index, signature):
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
            for key in ("title", "date"):
                self.grades.add(key, "proved", _shown(key, facts), "composed = read")
            if all(receiver.office in offices.ADDRESSEES for receiver in self.title.receivers):
                self.grades.add("addressees", "proved", _shown("addressees", facts), "composed = read")
            self._grade_senders(_shown("senders", facts))

    def _grade_senders(self, shown: str) -> None:
        """Grade the senders of a proved title: only States and known offices are proved, too."""
        parties = self.title.senders
        unknown = [party.organization for party in parties if party.organization]
        if unknown:
            self.grades.add("senders", "read", shown, "the organization is free text")
            note = f"read: {unknown[0]} is no name of a State on that day; is it an organization?"
            self.grades.doubt("signatories" if "senders" not in self.values else "senders", note)
        elif all(party.office in offices.SENDERS for party in parties):
            self.grades.add("senders", "proved", shown, "composed = read")
        else:
            self.grades.add("senders", "read", shown, "the office is free text")

    def _check_annex_headings(self, facts: Facts) -> None:
        """Keep each heading of an annex as read where Drafter would compose another."""
        sections, values = self.parts.sections[1:], list(annexes_in_order(self.values.get("annexes", ())))
        if not len(sections) == len(values) == len(facts.annex_headings):
            return
        for index, (section, value) in enumerate(zip(sections, values, strict=True)):
            if not is_same(section.heading.casefold(), facts.annex_headings[index].casefold()):
                self._override_heading(section.heading, value, index)

    def _override_heading(self, heading: str, value: dict[str, Any], index: int) -> None:
        """Write the heading of an annex as that of an attached letter, if Drafter composes it so, else as read."""
        before, letter = dict(value), attached_letter(heading)
        value |= letter
        facts = facts_of(self.values, self.day) if letter else None
        if facts and is_same(facts.annex_headings[index], heading):
            self.grades.add(f"annexes: {heading[:40]}", "proved", heading, "composed = read")
            return
        value.clear()
        value |= {**before, "heading": heading}
        self.grades.add(f"annexes: {heading[:40]}", "read", heading, "Drafter composes another heading")
        self.grades.doubt("annexes", f"read: the heading of an annex in the source: {heading}")

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


_WHY_NAME = {"proved": "in bold", "read": "in capitals", "guessed": "the last word of the name", "missing": ""}
_WHY_LINES = {"proved": "composed = read", "read": "printed as in the source", "guessed": "", "missing": ""}


def _prints(facts: Facts, index: int, signature: ReadSignature) -> bool:
    """True if the lines of a signatory are those read."""
    own = next((one for one in facts.signatories if one.index == index), None)
    return own is not None and same_lines(own.lines, signature.lines)


def _shown(key: str, facts: Facts) -> str:
    value = printed(facts)[key]
    return ", ".join(value) if isinstance(value, list) else str(value)
