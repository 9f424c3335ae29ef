"""Spanish lists, ordinal numbers in words, and the articles that contract with prepositions."""

from __future__ import annotations

import re
from collections.abc import Iterable

# fmt: off
_UNITS = ("", "primer", "segundo", "tercer", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
          "undécimo", "duodécimo", "decimotercer", "decimocuarto", "decimoquinto", "decimosexto", "decimoséptimo",
          "decimoctavo", "decimonoveno")
_TENS = ("", "", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo", "octogésimo",
         "nonagésimo")
# fmt: on
_HUNDREDS = ("", "centésimo", "ducentésimo")
LAST_ORDINAL = 200

# A word that begins with the sound of the vowel i: Italia, hijo, Yves; but not hielo, Iowa and the numeral II.
_I_SOUND = re.compile(r"\W*(?!(?-i:[IVXLC]+\b))(?:h?[ií](?![aeoáéóu])|y(?=[^aeiouáéíóú\W\d]))", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:el|la|los|las|lo) ")
_WITH_ARTICLE = re.compile(r"(?:a |de )?(?:el|la|los|las)\b|del |al ", re.IGNORECASE)


def join_list(items: Iterable[str]) -> str:
    """Return the items as a list: A, B y C; Francia e Italia; empty if there are no items."""
    *first, last = tuple(items) or ("",)
    return f"{', '.join(first)} {conjunction(last)} {last}" if first else last


def conjunction(following: str) -> str:
    """Return `e` before a word that begins with the sound of i, else `y`: e Italia, y el Iraq, y Haití, y hielo."""
    return "e" if _I_SOUND.match(following) else "y"


def ordinal(number: int) -> str:
    """Return a number from 1 to 200 as an ordinal before a masculine noun; raises ValueError for others.

    The last word is shortened: septuagésimo primer período de sesiones, vigésimo tercer año.
    """
    if not 1 <= number <= LAST_ORDINAL:
        raise ValueError(f"Ordinals are written in words from 1 to {LAST_ORDINAL}, not {number}.")
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    words = (_HUNDREDS[hundreds], *((_UNITS[rest],) if rest < len(_UNITS) else (_TENS[tens], _UNITS[unit])))
    return " ".join(filter(None, words))


def of(phrase: str) -> str:
    """Return the phrase after `de`: del Canadá, de la Arabia Saudita, de El Salvador."""
    return _after("de", "del", phrase)


def to(phrase: str) -> str:
    """Return the phrase after `a`: al Secretario General, a la Presidenta, a El Salvador."""
    return _after("a", "al", phrase)


def _after(preposition: str, contracted: str, phrase: str) -> str:
    """Return the phrase after the preposition, which an author may have written already."""
    bare = phrase[:1].lower() + phrase[1:] if _is_typed_article(phrase) else phrase
    if bare.startswith("el "):
        return f"{contracted} {bare.removeprefix('el ')}"
    if bare.casefold().startswith((f"{preposition} ", f"{contracted} ")):
        return bare[:1].lower() + bare[1:]
    return f"{preposition} {bare}"


def _is_typed_article(phrase: str) -> bool:
    """True if the phrase begins with an article as a capital outside a name, as in El Presidente."""
    return bool(_ARTICLE.match(phrase[:1].lower() + phrase[1:])) and not phrase.startswith(("El Salvador", "La Haya"))


def has_article(phrase: str) -> bool:
    """True if the phrase begins with an article, or with a preposition before or with one."""
    return bool(_WITH_ARTICLE.match(phrase))
