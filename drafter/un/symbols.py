"""Document symbols: parse, print, compare, join and link them (research.un.org/en/docs/symbols)."""

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
# Symbols of the Assembly show the session from the thirty-first on, those of the Council the year from 1994 on.
FIRST_SHOWN_SESSION = 31
FIRST_SHOWN_YEAR = 1994
YEARS = range(1946, 2146)

_ROMAN = r"(?:ES-|S-)?[IVXL]+"
_PART = re.compile(
    rf"[A-Z0-9][A-Za-z0-9.\-]*(?:\((?:\d{{4}}|{_ROMAN})\))?(?: \([A-Z][A-Za-z]*\.?(?: [0-9A-Z]+)?(?:[-–][0-9A-Z]+)?\))?"
)
_SUFFIX = re.compile(r"(Add|Amend|Corr|Rev)\.([1-9]\d*)")
_NOT_SESSION = re.compile(r"RES|DEC|INF|BUR|SPC|HRC|C\.\d|WG\.\d+")
_SHOWN_SESSION = re.compile(r"(?:ES-|S-)?[1-9]\d{0,2}")
_SHOWN_YEAR = r"(?:(?<!\d)\d++\()?(\d{4})\)?"
_OLD_RESOLUTION = r"(?<!\d)\d++\((?P<prefix>ES-|S-)?(?P<roman>[IVXL]+)\)"
_SEPARATOR = re.compile(r"(?<!\s)\s*+[–—-]\s*+(?=[A-Z]{1,5}/)")
_MISWRITTEN = re.compile(r"(?i:add|amend|corr|rev)\.?\d*|E?S\d+")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


class SymbolError(ValueError):
    """Raised for text that is not a document symbol; `suggestion` is the symbol that was probably meant."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(f"{message} Did you mean {suggestion}?" if suggestion else message)
        self.suggestion = suggestion


@cache
def symbol_series() -> Mapping[str, str]:
    """Return the organ of every known series of symbols, by prefix: A/HRC, A, S, E."""
    return MappingProxyType({row["prefix"]: row["organ"] for row in packaged(TABLE)})


class Symbol(Struct, frozen=True):
    """A document symbol: its parts between the slashes, and the number of reissues; see `parse_symbol`."""

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
        """The sort key: A, S, E, other series; emergency special sessions first; then by number."""
        known = tuple(dict.fromkeys(prefix.split("/")[0] for prefix in symbol_series()))
        regular = not any(part.startswith("ES-") for part in self.parts)
        return (known.index(self.parts[0]), regular, tuple(map(_natural_key, self.parts[1:])), str(self))

    @property
    def organ(self) -> str:
        """The id of the organ: "general-assembly", "security-council"."""
        prefixes = (prefix for prefix in symbol_series() if _is_in_series(self.parts, prefix))
        return symbol_series()[max(prefixes, key=len)]

    @property
    def organ_letter(self) -> str:
        """The letter that the masthead prints large: A, S, E, ST."""
        return self.parts[0]

    @property
    def rest(self) -> str:
        """The rest after the organ letter, with asterisks: /71/794."""
        return str(self)[len(self.parts[0]) :]

    @property
    def document(self) -> Symbol:
        """The symbol without addenda, corrigenda, revisions and asterisks."""
        count = next(n for n in range(len(self.parts), 0, -1) if not _SUFFIX.fullmatch(self.parts[n - 1]))
        return Symbol(self.parts[:count])

    @property
    def suffixes(self) -> tuple[tuple[str, int], ...]:
        """The additions to the document, in order: ("Rev", 1), ("Add", 2), ("Corr", 1)."""
        matches = map(_SUFFIX.fullmatch, self.parts[len(self.document.parts) :])
        return tuple((match[1], int(match[2])) for match in matches if match)

    @property
    def session(self) -> Session | None:
        """The session that a symbol of the Assembly or of the Human Rights Council shows, or None."""
        if self.parts[0] != "A":
            return None
        if resolution := re.fullmatch(_OLD_RESOLUTION, self.parts[-1]):
            return parse_session(f"{resolution['prefix'] or ''}{_roman_to_int(resolution['roman'])}")
        *before, _ = self.document.parts[1:] or ("",)
        shown = next((part for part in before if not _NOT_SESSION.fullmatch(part)), "")
        return parse_session(shown) if _is_session(shown) else None

    @property
    def year(self) -> int | None:
        """The calendar year that a symbol shows, as in S/2017/135, E/2016/75, S/RES/2139(2014), or None."""
        if self.organ in ("general-assembly", "human-rights-council"):
            return None
        *before, last = self.document.parts[1:] or ("",)
        shown = (match for part in (*before, last) if (match := re.fullmatch(_SHOWN_YEAR, part)))
        in_place = (int(match[1]) for match in shown if "(" in match[0] or match[0] in before)
        return next((year for year in in_place if year in YEARS), None)


def _is_in_series(parts: tuple[str, ...], prefix: str) -> bool:
    """True if a symbol belongs to a series; A/CONF.151/26 belongs to the series A/CONF."""
    text = "/".join(parts)
    return text == prefix or text.startswith((prefix + "/", prefix + "."))


def _natural_key(part: str) -> tuple[tuple[bool, int, str], ...]:
    """Return a sort key that compares digits as numbers."""
    pieces = (piece for piece in re.split(r"(\d+)", part) if piece)
    return tuple((False, int(piece), "") if piece.isdigit() else (True, 0, piece) for piece in pieces)


def _roman_to_int(roman: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in roman]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def _is_session(part: str) -> bool:
    return bool(_SHOWN_SESSION.fullmatch(part)) and int(part.rpartition("-")[2]) <= LAST_SESSION


def parse_symbol(text: str) -> Symbol:
    """Return the symbol; raises SymbolError, with a suggestion, for text that is not a symbol."""
    written = text.strip()
    bare = re.sub(rf"(?<!\s)\s++(?=\((?:\d{{4}}|{_ROMAN})\)$)", "", written.rstrip("*"))
    parts = tuple(bare.split("/"))
    symbol = Symbol(parts, len(written) - len(written.rstrip("*")))
    if len(_SEPARATOR.split(bare)) > 1:
        raise SymbolError(f'"{written}" is more than one symbol. Write them as a list.')
    if not _well_formed(parts):
        raise SymbolError(f'"{written}" is not a document symbol, such as A/71/1 or S/2016/1.', _repair(written))
    _check_numbering(symbol)
    return symbol


def _well_formed(parts: tuple[str, ...]) -> bool:
    known = len(parts) > 1 and parts[0] in _organ_letters()
    well_written = (bool(_SUFFIX.fullmatch(part)) or not _MISWRITTEN.fullmatch(part) for part in parts[1:])
    return known and all(map(_PART.fullmatch, parts)) and all(well_written)


@cache
def _organ_letters() -> frozenset[str]:
    return frozenset(prefix.split("/")[0] for prefix in symbol_series())


def _check_numbering(symbol: Symbol) -> None:
    """Raise SymbolError for a year in place of a session, and for a session in place of a year."""
    numbers = symbol.document.parts[1:]
    if len(numbers) != 2 or not all(map(str.isdigit, numbers)):  # noqa: PLR2004
        return
    first, last = int(numbers[0]), numbers[1]
    if symbol.organ_letter == "A" and not FIRST_SHOWN_SESSION <= first <= LAST_SESSION:
        shown = first - 1945
        better = f"A/{shown}/{last}" if FIRST_SHOWN_SESSION <= shown <= LAST_SESSION else None
        raise SymbolError(f"{symbol} is not numbered by session, as documents of the General Assembly are.", better)
    if symbol.organ_letter == "S" and not (first in YEARS and first >= FIRST_SHOWN_YEAR):
        shown = first + 1945
        better = f"S/{shown}/{last}" if FIRST_SHOWN_YEAR <= shown in YEARS else None
        raise SymbolError(
            f"{symbol} is not numbered by year, as documents of the Security Council are since 1994.", better
        )


def _repair(written: str) -> str | None:
    """Return the symbol that was probably meant, with upper case and slashes; None if that is not one either."""
    guess = re.sub(r"(?i)^un\s*doc(ument)?[.:]?\s*", "", written).strip("/ .")
    guess = re.sub(r"^([A-Z]{1,5})[-–]", r"\1/", guess.upper())
    guess = re.sub(r"(?<=/)(ES|S)[- ]?(?=\d{1,2}/)", r"\1-", guess)
    guess = re.sub(r"\s*[/\\_:|]\s*|(?<!ES)(?<!S)-|\s+(?!\()", "/", guess)
    guess = re.sub(r"\b(ADD|AMEND|CORR|REV)\.?/?(?=\d)", lambda match: match[1].title() + ".", guess)
    guess = re.sub(r"/{2,}", "/", guess.replace("–", "/"))
    guess = re.sub(r"^(\D)\1+/", r"\1/", guess)
    return guess if _well_formed(tuple(guess.split("/"))) and guess != written else None


def join_symbols(symbols: Iterable[Symbol]) -> str:
    """Return the symbols in order, joined by an en dash without spaces as in the masthead: A/71/1–S/2016/1."""
    return EN_DASH.join(str(symbol) for symbol in sorted(symbols))


def parse_joined_symbols(text: str) -> tuple[Symbol, ...]:
    """Return the symbols of a line that joins them by an en dash (before the 2000s, a hyphen)."""
    return tuple(parse_symbol(part) for part in _SEPARATOR.split(text.strip()))


def symbol_link(symbol: Symbol, language: str = "en") -> str:
    """Return the URL of the document in the Official Document System, in one of the six languages."""
    return f"{LINKS}/{language}/" + "/".join(symbol.parts).replace(" ", "%20")


_RESOLUTIONS: tuple[tuple[str, Mapping[str, str]], ...] = (
    (r"(?<!\d)(\d++) ?\((\d{4})\)", {"security-council": "S/RES/{0}({1})"}),
    (
        rf"(?<!\d)(\d++) ?\(({_ROMAN})\)",
        {"general-assembly": "A/RES/{0}({1})", "economic-and-social-council": "E/RES/{0}({1})"},
    ),
    (r"(\d{4})/(\d+)", {"economic-and-social-council": "E/RES/{0}/{1}"}),
    (
        r"((?:ES-|S-)?\d{1,3})/(\d+)(?: ?([A-Z]))?",
        {"general-assembly": "A/RES/{0}/{1}{2}", "human-rights-council": "A/HRC/RES/{0}/{1}"},
    ),
)


def resolution_symbol(text: str, organ: str | None = None) -> Symbol:
    """Return the symbol of a resolution from its number: "2139 (2014)", "71/248", "ES-10/20", "3379 (XXX)".

    The form of the number determines the organ; `organ` decides if several use the form (31/1 is of the Assembly or of
    the Human Rights Council). Raises SymbolError for a form that no organ uses.
    """
    for form, organs in _RESOLUTIONS:
        if number := re.fullmatch(form, " ".join(text.split())):
            pattern = organs.get(organ or "", next(iter(organs.values())))
            return parse_symbol(pattern.format(*number.groups(default="")))
    raise SymbolError(f'"{text}" is not the number of a resolution, such as 71/1, 2286 (2016) or 377 (V).')
