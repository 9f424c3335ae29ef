"""Document symbols: parsed, printed, compared, joined and linked (research.un.org/en/docs/symbols)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from drafter.tables import packaged
from drafter.un.sessions import LAST_SESSION, Session, parse_session

TABLE = Path(__file__).with_name("series.csv")
EN_DASH = "–"
LINKS = "https://docs.un.org"
# A document of the Assembly shows its session from the thirty-first on, one of the Council its year from 1994 on.
FIRST_SHOWN_SESSION = 31
FIRST_SHOWN_YEAR = 1994
YEARS = range(1946, 2146)

_OLD = r"(?:ES-|S-)?[IVXL]+"
_PART = re.compile(
    rf"[A-Z0-9][A-Za-z0-9.\-]*(?:\((?:\d{{4}}|{_OLD})\))?(?: \([A-Z][A-Za-z]*\.?(?: [0-9A-Z]+)?(?:[-–][0-9A-Z]+)?\))?"
)
_SUFFIX = re.compile(r"(Add|Amend|Corr|Rev)\.([1-9]\d*)")
_CONTAINER = re.compile(r"RES|DEC|INF|BUR|SPC|HRC|C\.\d|WG\.\d+")
_SHOWN_SESSION = re.compile(r"(?:ES-|S-)?[1-9]\d{0,2}")
_SHOWN_YEAR = re.compile(r"(?:\d+\()?(\d{4})\)?")
_OLD_RESOLUTION = re.compile(r"\d+\((?P<prefix>ES-|S-)?(?P<roman>[IVXL]+)\)")
_BETWEEN = re.compile(r"\s*[–—-]\s*(?=[A-Z]{1,5}/)")
_MISWRITTEN = re.compile(r"(?i:add|amend|corr|rev)\.?\d*|E?S\d+")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class SymbolError(ValueError):
    """A text is no document symbol; says what to write instead."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(f"{message} Did you mean {suggestion}?" if suggestion else message)
        self.suggestion = suggestion


@cache
def symbol_series() -> Mapping[str, str]:
    """Return the organ of every known series of symbols, by the beginning of the symbol: A/HRC, A, S, E."""
    return MappingProxyType({row["prefix"]: row["organ"] for row in packaged(TABLE)})


class Symbol(Struct, frozen=True):
    """A document symbol: its parts between the slashes, and how often it was reissued; made by `parse`."""

    parts: tuple[str, ...]
    reissues: int = 0

    def __str__(self) -> str:
        return "/".join(self.parts) + "*" * self.reissues

    def __lt__(self, other: Symbol) -> bool:
        return self.order < other.order

    def __le__(self, other: Symbol) -> bool:
        return self.order <= other.order

    @property
    def order(self) -> tuple[object, ...]:
        """Return the place among symbols: A, S, E, other series; emergency special sessions first; then by number."""
        known = tuple(dict.fromkeys(prefix.split("/")[0] for prefix in symbol_series()))
        regular = not any(part.startswith("ES-") for part in self.parts)
        return (known.index(self.parts[0]), regular, tuple(map(_natural, self.parts[1:])), str(self))

    @property
    def organ(self) -> str:
        """Return the organ in the words of the input: "general-assembly", "security-council"."""
        fitting = (prefix for prefix in symbol_series() if _begins(self.parts, prefix))
        return symbol_series()[max(fitting, key=len)]

    @property
    def organ_letter(self) -> str:
        """Return what the masthead sets large: A, S, E, ST."""
        return self.parts[0]

    @property
    def rest(self) -> str:
        """Return what follows the organ letter, asterisks included: /71/794."""
        return str(self)[len(self.parts[0]) :]

    @property
    def document(self) -> Symbol:
        """Return the symbol without addenda, corrigenda, revisions and asterisks."""
        kept = next(n for n in range(len(self.parts), 0, -1) if not _SUFFIX.fullmatch(self.parts[n - 1]))
        return Symbol(self.parts[:kept])

    @property
    def suffixes(self) -> tuple[tuple[str, int], ...]:
        """Return what was added to the document, in order: ("Rev", 1), ("Add", 2), ("Corr", 1)."""
        found = map(_SUFFIX.fullmatch, self.parts[len(self.document.parts) :])
        return tuple((match[1], int(match[2])) for match in found if match)

    @property
    def session(self) -> Session | None:
        """Return the session shown by a symbol of the Assembly (or of the Human Rights Council), None if none is."""
        if self.parts[0] != "A":
            return None
        if old := _OLD_RESOLUTION.fullmatch(self.parts[-1]):
            return parse_session(f"{old['prefix'] or ''}{_number(old['roman'])}")
        *before, _ = self.document.parts[1:] or ("",)
        shown = next((part for part in before if not _CONTAINER.fullmatch(part)), "")
        return parse_session(shown) if _is_session(shown) else None

    @property
    def year(self) -> int | None:
        """Return the calendar year that a symbol shows: S/2017/135, E/2016/75, S/RES/2139(2014); else None."""
        if self.organ in ("general-assembly", "human-rights-council"):
            return None
        *before, last = self.document.parts[1:] or ("",)
        shown = (match for part in (*before, last) if (match := _SHOWN_YEAR.fullmatch(part)))
        in_place = (int(match[1]) for match in shown if "(" in match[0] or match[0] in before)
        return next((year for year in in_place if year in YEARS), None)


def _begins(parts: tuple[str, ...], prefix: str) -> bool:
    """Return whether a symbol is of a series; A/CONF.151/26 is of the series A/CONF."""
    text = "/".join(parts)
    return text == prefix or text.startswith((prefix + "/", prefix + "."))


def _natural(part: str) -> tuple[tuple[bool, int, str], ...]:
    pieces = (piece for piece in re.split(r"(\d+)", part) if piece)
    return tuple((False, int(piece), "") if piece.isdigit() else (True, 0, piece) for piece in pieces)


def _number(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def _is_session(part: str) -> bool:
    return bool(_SHOWN_SESSION.fullmatch(part)) and int(part.rpartition("-")[2]) <= LAST_SESSION


def parse_symbol(text: str) -> Symbol:
    """Return the symbol that is written; SymbolError (a ValueError, with a suggestion) when it is none."""
    written = text.strip()
    bare = re.sub(rf"\s+(?=\((?:\d{{4}}|{_OLD})\)$)", "", written.rstrip("*"))
    parts = tuple(bare.split("/"))
    symbol = Symbol(parts, len(written) - len(written.rstrip("*")))
    if len(_BETWEEN.split(bare)) > 1:
        raise SymbolError(f'"{written}" is more than one symbol. Write them as a list.')
    if not _well_formed(parts):
        raise SymbolError(f'"{written}" is not a document symbol, such as A/71/1 or S/2016/1.', _repair(written))
    _check_numbering(symbol)
    return symbol


def _well_formed(parts: tuple[str, ...]) -> bool:
    known = len(parts) > 1 and parts[0] in _letters()
    written_well = (bool(_SUFFIX.fullmatch(part)) or not _MISWRITTEN.fullmatch(part) for part in parts[1:])
    return known and all(map(_PART.fullmatch, parts)) and all(written_well)


@cache
def _letters() -> frozenset[str]:
    return frozenset(prefix.split("/")[0] for prefix in symbol_series())


def _check_numbering(symbol: Symbol) -> None:
    numbers = symbol.document.parts[1:]
    if len(numbers) != 2 or not all(map(str.isdigit, numbers)):  # noqa: PLR2004
        return
    first, last = int(numbers[0]), numbers[1]
    if symbol.organ_letter == "A" and not FIRST_SHOWN_SESSION <= first <= LAST_SESSION:
        shown = first - 1945
        better = f"A/{shown}/{last}" if FIRST_SHOWN_SESSION <= shown <= LAST_SESSION else None
        raise SymbolError(f"General Assembly documents are numbered by session, {symbol} is not.", better)
    if symbol.organ_letter == "S" and not (first in YEARS and first >= FIRST_SHOWN_YEAR):
        shown = first + 1945
        better = f"S/{shown}/{last}" if FIRST_SHOWN_YEAR <= shown in YEARS else None
        raise SymbolError(f"Security Council documents are numbered by year since 1994, {symbol} is not.", better)


def _repair(written: str) -> str | None:
    """Return the symbol that was probably meant: capitals, slashes, no spaces; None if that makes none either."""
    guess = re.sub(r"(?i)^un\s*doc(ument)?[.:]?\s*", "", written).strip("/ .")
    guess = re.sub(r"^([A-Z]{1,5})[-–]", r"\1/", guess.upper())
    guess = re.sub(r"(?<=/)(ES|S)[- ]?(?=\d{1,2}/)", r"\1-", guess)
    guess = re.sub(r"\s*[/\\_:|]\s*|(?<!ES)(?<!S)-|\s+(?!\()", "/", guess)
    guess = re.sub(r"\b(ADD|AMEND|CORR|REV)\.?/?(?=\d)", lambda match: match[1].title() + ".", guess)
    guess = re.sub(r"/{2,}", "/", guess.replace("–", "/"))
    guess = re.sub(r"^(\D)\1+/", r"\1/", guess)
    return guess if _well_formed(tuple(guess.split("/"))) and guess != written else None


def join_symbols(symbols: Iterable[Symbol]) -> str:
    """Return the symbols as the masthead joins them, in order, by an en dash without spaces: A/71/1–S/2016/1."""
    return EN_DASH.join(str(symbol) for symbol in sorted(symbols))


def parse_joined_symbols(text: str) -> tuple[Symbol, ...]:
    """Return the symbols of a line that joins them by an en dash (or, before the 2000s, a hyphen)."""
    return tuple(parse_symbol(part) for part in _BETWEEN.split(text.strip()))


def symbol_link(symbol: Symbol, language: str = "en") -> str:
    """Return the address of the document in the Official Document System, in one of the six languages."""
    return f"{LINKS}/{language}/" + "/".join(symbol.parts).replace(" ", "%20")


_RESOLUTIONS: tuple[tuple[re.Pattern[str], Mapping[str, str]], ...] = (
    (re.compile(r"(\d+) ?\((\d{4})\)"), {"security-council": "S/RES/{0}({1})"}),
    (
        re.compile(rf"(\d+) ?\(({_OLD})\)"),
        {"general-assembly": "A/RES/{0}({1})", "economic-and-social-council": "E/RES/{0}({1})"},
    ),
    (re.compile(r"(\d{4})/(\d+)"), {"economic-and-social-council": "E/RES/{0}/{1}"}),
    (
        re.compile(r"((?:ES-|S-)?\d{1,3})/(\d+)(?: ?([A-Z]))?"),
        {"general-assembly": "A/RES/{0}/{1}{2}", "human-rights-council": "A/HRC/RES/{0}/{1}"},
    ),
)


def resolution_symbol(text: str, organ: str | None = None) -> Symbol:
    """Return the symbol of a resolution from its number: "2139 (2014)", "71/248", "ES-10/20", "3379 (XXX)".

    The form of the number says whose resolution it is, `organ` where the form leaves it open (31/1 of the Assembly
    or of the Human Rights Council); SymbolError for a number that no organ gives.
    """
    for form, organs in _RESOLUTIONS:
        if number := form.fullmatch(" ".join(text.split())):
            shape = organs.get(organ or "", next(iter(organs.values())))
            return parse_symbol(shape.format(*number.groups(default="")))
    raise SymbolError(f'"{text}" is not the number of a resolution, such as 71/1, 2286 (2016) or 377 (V).')
