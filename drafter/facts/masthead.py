"""The top and the foot of page 1: symbols, organs, notes with their asterisks, job line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from drafter.facts.circulation import CirculationFacts
from drafter.facts.model import SymbolParts
from drafter.languages.protocol import Language
from drafter.letter import Letter
from drafter.source.collector import FindingCollector
from drafter.un.symbols import EN_DASH, Symbol

_OPEN = "…"
_SERIES = {
    "general-assembly": "A",
    "security-council": "S",
    "economic-and-social-council": "E",
    "human-rights-council": "A/HRC",
}
# The numbers that the Assembly's lists of items bear each session: A/72/50, A/72/150.
_AGENDA_NUMBERS = {"preliminary": 50, "provisional": 150}


class Notes(Struct, frozen=True):
    """The notes of page 1 with their asterisks, and the asterisk that each thing bears."""

    texts: tuple[str, ...]
    reissue_mark: str
    agenda_mark: str


def notes(letter: Letter, where: CirculationFacts, language: Language, collector: FindingCollector) -> Notes:
    """The notes at the foot of page 1: the reissue first, since its asterisk stands at the symbol."""
    texts: list[str] = []
    reissue_mark = agenda_mark = ""
    if letter.reissued:
        texts.append(language.reissued(letter.reissued))
        reissue_mark = "*" * len(texts)
    document = agenda_document(letter, where, collector)
    if document:
        texts.append(f"{document}.")
        agenda_mark = "*" * len(texts)
    marked = tuple(f"{'*' * (place + 1)} {text}" for place, text in enumerate(texts))
    return Notes(marked, reissue_mark, agenda_mark)


def facts(letter: Letter, where: CirculationFacts, language: Language, noted: Notes) -> dict[str, Any]:
    """The facts of the top and the foot of page 1, by their names."""
    parts = symbol_parts(where, noted.reissue_mark)
    return {
        "symbols": where.symbols,
        "symbol_line": symbol_line(parts),
        "symbol_parts": parts,
        "running_symbols": running_symbols(where, parts),
        "masthead_organs": masthead_organs(where, language),
        "distribution_lines": language.distribution(letter.distribution, where.day, letter.original),
        "page_1_notes": noted.texts,
        "job_line": job_line(letter, language, noted.reissue_mark),
        "job_number": letter.job_number,
        "draft_mark": language.words.draft_mark if letter.is_draft else None,
        "united_nations": language.words.united_nations,
    }


def agenda_document(letter: Letter, where: CirculationFacts, collector: FindingCollector) -> str | None:
    """The symbol of a provisional agenda or preliminary list, None for an adopted agenda or without items."""
    if letter.agenda == "adopted" or not letter.agenda_items:
        return None
    if letter.agenda_document:
        return letter.agenda_document.strip()
    if where.regular is None:
        said = f"Name the document of the {letter.agenda} agenda: `agenda_document: A/72/150`."
        collector.warn("agenda-document", said, ("agenda",))
        return None
    usual = f"A/{where.regular.number}/{_AGENDA_NUMBERS[letter.agenda]}"
    collector.note("agenda-document", f"The note names {usual}; say `agenda_document` if it is another.", ("agenda",))
    return usual


def symbol_parts(where: CirculationFacts, mark: str) -> tuple[SymbolParts, ...]:
    """The symbols for the masthead, open where none is given; a reissue's asterisk stands after the last."""
    parts = [SymbolParts(symbol.organ_letter, symbol.rest) for symbol in where.symbols] or _open(where)
    if mark and parts and not parts[-1].rest.endswith("*"):
        parts[-1] = SymbolParts(parts[-1].letter, parts[-1].rest + mark)
    return tuple(parts)


def _open(where: CirculationFacts) -> list[SymbolParts]:
    """Symbols without their number: /71/… ; no symbol is made up."""
    found: list[SymbolParts] = []
    for organ in where.organs:
        letter, *series = _SERIES[organ].split("/")
        found += [SymbolParts(letter, "/".join(["", *series, *shown, _OPEN])) for shown in _shown(organ, where)]
    return found


def _shown(organ: str, where: CirculationFacts) -> Sequence[Sequence[str]]:
    """What the symbols of an organ show before their number: a session, or a calendar year."""
    if organ == "security-council":
        return [[str(1945 + (where.year or 0))]]
    if organ == "economic-and-social-council":
        return [[str(where.calendar_year)]]
    return [[str(session)] for session in where.sessions] or [[]]


def symbol_line(parts: Sequence[SymbolParts]) -> str | None:
    """The symbols on one line, joined by an en dash; None for none."""
    return EN_DASH.join(part.letter + part.rest for part in parts) or None


def masthead_organs(where: CirculationFacts, language: Language) -> tuple[str, ...]:
    """The organs at the top of page 1; the Human Rights Council's documents are the General Assembly's (A/HRC)."""
    organs = ["general-assembly" if organ == "human-rights-council" else organ for organ in where.organs]
    return tuple(language.words.organs[organ] for organ in dict.fromkeys(organs))


def job_line(letter: Letter, language: Language, mark: str) -> str | None:
    """The job number with the language's letter and the date code: 16-17956 (E)    181016."""
    if not letter.job_number:
        return None
    code = f"    {letter.published:%d%m%y}" if letter.published else ""
    return f"{letter.job_number}{mark} ({language.words.job_letter}){code}"


def running_symbols(where: CirculationFacts, parts: Sequence[SymbolParts]) -> tuple[str, ...]:
    """The symbols of the running head, one a line, without asterisks."""
    bare = (str(Symbol(symbol.parts)) for symbol in where.symbols)
    return tuple(bare) or tuple(part.letter + part.rest for part in parts)
