"""Facts of the top and the bottom of page 1: symbols, organs, notes with their asterisks, job line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from drafter.facts.circulation import OPEN_NUMBER, CirculationFacts
from drafter.facts.model import SymbolParts
from drafter.languages.bodies import BodyName
from drafter.languages.protocol import Language
from drafter.letter import Letter
from drafter.source import FindingCollector
from drafter.un.bodies import body_on
from drafter.un.offices import ORGANS
from drafter.un.symbols import EN_DASH, Symbol

_CORRIGENDUM = "/Corr.1"
_SERIES = {
    "general-assembly": "A",
    "security-council": "S",
    "economic-and-social-council": "E",
    "human-rights-council": "A/HRC",
}
_PARENTS = {"A": "general-assembly", "S": "security-council", "E": "economic-and-social-council"}
# The numbers of the Assembly's lists of items, the same in each session: A/72/50, A/72/150.
_AGENDA_NUMBERS = {"preliminary": 50, "provisional": 150}


class Notes(Struct, frozen=True):
    """The notes of page 1 with their asterisks, and the asterisks of a reissue and of the agenda."""

    texts: tuple[str, ...]
    reissue_mark: str
    agenda_mark: str


def derive_notes(
    letter: Letter, circulation: CirculationFacts, language: Language, collector: FindingCollector
) -> Notes:
    """Return the notes at the bottom of page 1; the reissue comes first, because its asterisk is at the symbol.

    The author's notes follow. A note that the author wrote without asterisks gets the next ones.
    """
    texts: list[str] = []
    reissue_mark = agenda_mark = ""
    if letter.reissued:
        texts.append(language.reissue_note(letter.reissued))
        reissue_mark = "*" * len(texts)
    document = _agenda_document(letter, circulation, collector)
    if document:
        texts.append(f"{document}.")
        agenda_mark = "*" * len(texts)
    marked = [f"{'*' * (index + 1)} {text}" for index, text in enumerate(texts)]
    for index, note in enumerate(letter.notes):
        marked.append(_own_note(note, len(marked), language))
        _check_mark(marked, index, collector)
    return Notes(tuple(marked), reissue_mark, agenda_mark)


def _own_note(note: str, before: int, language: Language) -> str:
    """Return a note of the author with its asterisks; `before` is the number of notes before it."""
    text = " ".join(note.split())
    words = text.lstrip("*")
    mark = text[: len(text) - len(words)] or "*" * (before + 1)
    return f"{mark} {language.smart_quotes(words.strip())}"


def _check_mark(marked: Sequence[str], index: int, collector: FindingCollector) -> None:
    """Report a note whose asterisks are those of another note, or that has no words."""
    mark, _, words = marked[-1].partition(" ")
    if any(note.partition(" ")[0] == mark for note in marked[:-1]):
        right = "*" * len(marked)
        message = f"Another note of page 1 has the mark {mark}; write {right} here, and at the words that it is about."
        collector.error("note-mark", message, ("notes", index))
    if not words:
        collector.error("note-mark", "The note has no words; write them after the asterisk.", ("notes", index))


def masthead_facts(
    letter: Letter, circulation: CirculationFacts, language: Language, notes: Notes, body: BodyName | None
) -> dict[str, Any]:
    """Return the facts of the top and the bottom of page 1, by name."""
    parts = _symbol_parts(circulation, letter.template, notes.reissue_mark)
    return {
        "symbols": circulation.symbols,
        "symbol_line": EN_DASH.join(part.letter + part.rest for part in parts) or None,
        "symbol_parts": parts,
        "running_symbols": _header_symbols(circulation, parts),
        "masthead_organs": _masthead_organs(circulation, language, body),
        "distribution_lines": language.distribution_lines(letter.distribution, circulation.day, letter.originals),
        "page_1_notes": notes.texts,
        "job_line": _job_line(letter, language, notes.reissue_mark),
        "job_number": letter.job_number,
        "draft_mark": language.words.draft_mark if letter.is_draft else None,
        "united_nations": language.words.united_nations,
    }


def _agenda_document(letter: Letter, circulation: CirculationFacts, collector: FindingCollector) -> str | None:
    """Return the symbol of a provisional agenda or preliminary list; None if adopted, or without items."""
    if letter.agenda == "adopted" or not letter.agenda_items:
        return None
    if letter.agenda_document:
        return letter.agenda_document.strip()
    if circulation.regular is None:
        message = f"Add the symbol of the {letter.agenda} agenda, for example `agenda_document: A/72/150`."
        collector.warn("agenda-document", message, ("agenda",))
        return None
    default = f"A/{circulation.regular.number}/{_AGENDA_NUMBERS[letter.agenda]}"
    message = f"The note on page 1 cites {default}; if the agenda is another document, add `agenda_document`."
    collector.note("agenda-document", message, ("agenda",))
    return default


def _symbol_parts(circulation: CirculationFacts, letter_template: str, mark: str) -> tuple[SymbolParts, ...]:
    """Return the symbols for the masthead, open until assigned; the asterisk of a reissue follows the last one."""
    parts = [SymbolParts(symbol.organ_letter, symbol.rest) for symbol in circulation.symbols]
    addition = _CORRIGENDUM if letter_template == "corrigendum" else ""
    parts = parts or _open_symbols_of_body(circulation, addition) or _open_symbols(circulation, addition)
    if mark and parts and not parts[-1].rest.endswith("*"):
        parts[-1] = SymbolParts(parts[-1].letter, parts[-1].rest + mark)
    return tuple(parts)


def _open_symbols(circulation: CirculationFacts, addition: str) -> list[SymbolParts]:
    """Return the symbols without their number, such as A/71/…; Drafter never invents a symbol."""
    parts: list[SymbolParts] = []
    for organ in circulation.organs:
        letter, *series = _SERIES[organ].split("/")
        number = OPEN_NUMBER if organ == "security-council" else circulation.open_number
        for numbering in _numberings(organ, circulation):
            parts.append(SymbolParts(letter, "/".join(["", *series, *numbering, number]) + addition))
    return parts


def _open_symbols_of_body(circulation: CirculationFacts, addition: str) -> list[SymbolParts]:
    """Return the open symbol of a body's document, such as S/AC.44/2016/…; empty without a body or its series."""
    series = body_on(circulation.body, circulation.day).series if circulation.body else ()
    if not series:
        return []
    letter, *rest = series[0].split("/")
    numbering = next((_numberings(organ, circulation)[0] for organ in circulation.organs), ())
    return [SymbolParts(letter, "/".join(["", *rest, *numbering, OPEN_NUMBER]) + addition)]


def _numberings(organ: str, circulation: CirculationFacts) -> Sequence[Sequence[str]]:
    """Return the session or calendar year that the symbols of an organ show before their number."""
    if organ == "security-council":
        return [[str(1945 + (circulation.year or 0))]]
    if organ == "economic-and-social-council":
        return [[str(circulation.calendar_year)]]
    return [[str(session)] for session in circulation.sessions] or [[]]


def _masthead_organs(circulation: CirculationFacts, language: Language, body: BodyName | None) -> tuple[str, ...]:
    """Return the organs at the top of page 1; documents of the Human Rights Council are the Assembly's (A/HRC)."""
    organs = ["general-assembly" if organ == "human-rights-council" else organ for organ in circulation.organs]
    words = {**language.words.organs, **language.words.masthead_organs}
    names = [words[organ] for organ in dict.fromkeys(organs)]
    if body and body.masthead and body.masthead not in ORGANS:
        return (body.masthead, *(names if body.id else ()))
    # The name of an unknown conference or committee is missing, which is a finding; its principal organ is printed.
    parents = (_PARENTS.get(symbol.organ_letter) for symbol in circulation.symbols)
    return tuple(names) or tuple(dict.fromkeys(words[organ] for organ in parents if organ))


def _job_line(letter: Letter, language: Language, mark: str) -> str | None:
    """Return the job number with the letter of the language and the date code: 16-17956 (E)    181016.

    In a language from right to left, the date code is at the left (A/68/985).
    """
    if not letter.job_number:
        return None
    parts = [f"{letter.job_number}{mark} ({language.words.job_letter})"]
    parts += [f"{letter.published:%d%m%y}"] if letter.published else []
    return "    ".join(parts if language.words.direction == "ltr" else reversed(parts))


def _header_symbols(circulation: CirculationFacts, parts: Sequence[SymbolParts]) -> tuple[str, ...]:
    """Return the symbols in the header of later pages, one a line, without asterisks."""
    symbols = (str(Symbol(symbol.parts)) for symbol in circulation.symbols)
    return tuple(symbols) or tuple(part.letter + part.rest for part in parts)
