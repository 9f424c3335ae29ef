"""French lists, ordinal numbers in words, and the articles and prepositions that join with the next word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# fmt: off
_CARDINALS = ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
              "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf")
# fmt: on
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}
# Tens that count on from the tens below: soixante et onzième, quatre-vingt-onzième.
_CONTINUED = (7, 9)
_HUNDREDS = {1: "cent", 2: "deux cent"}
LAST_ORDINAL = 200

_VOWELS = frozenset("aeiouy")
# Words before which nothing is elided although they begin with a vowel, and words with a silent h.
_NOT_ELIDED = re.compile(r"(?:onz|oui\b|ouistiti|y[aeéiou])", re.IGNORECASE)
_ASPIRATED = re.compile(
    r"h(?:a[iï]r|alt|am|and|ang|ar|as|au|av|aï\b|é\b|ér(?:aut|os)|er(?:s|n)|ier|olland|ond|ong|ont|or[ds]|ors|ou|u[in]t)",
    re.IGNORECASE,
)


def join_list(items: Iterable[str]) -> str:
    """Return the items as a list: A, B et C; empty if there are no items."""
    *first, last = tuple(items) or ("",)
    return f"{', '.join(first)} et {last}" if first else last


def ordinal(number: int) -> str:
    """Return a number from 1 to 200 as a feminine ordinal in words; raises ValueError for others.

    The hyphens are those before the reform of 1990, as in documents: soixante et onzième (S/2016/…).
    """
    if not 1 <= number <= LAST_ORDINAL:
        raise ValueError(f"Ordinals are written in words from 1 to {LAST_ORDINAL}, not {number}.")
    return "première" if number == 1 else _ending_in_ieme(_cardinal(number))


def _cardinal(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{_HUNDREDS[hundreds]} {_cardinal(rest)}" if rest else _HUNDREDS[hundreds]
    if number < len(_CARDINALS):
        return _CARDINALS[number]
    tens, unit = divmod(number, 10)
    tens, unit = (tens - 1, unit + 10) if tens in _CONTINUED else (tens, unit)
    with_et = unit in (1, 11) and tens != 8  # noqa: PLR2004 - quatre-vingt-un
    return _TENS[tens] if not unit else f"{_TENS[tens]}{' et ' if with_et else '-'}{_CARDINALS[unit]}"


def _ending_in_ieme(cardinal: str) -> str:
    """Return the ordinal of a cardinal: cinq, cinquième; neuf, neuvième; quatre, quatrième."""
    stem = cardinal.removesuffix("e")
    stem = f"{stem}u" if stem.endswith("cinq") else f"{stem[:-1]}v" if stem.endswith("neuf") else stem
    return f"{stem}ième"


def elides(word: str) -> bool:
    """True if de, le and la lose their vowel before the word: d’Israël, d’Haïti, but de Hongrie, de onze."""
    if _NOT_ELIDED.match(word) or _ASPIRATED.match(word):
        return False
    first = unicodedata.normalize("NFKD", word[:1]).casefold()[:1]
    return first in _VOWELS or first in ("h", "œ")


def of(phrase: str) -> str:
    """Return the phrase after `de`: du Canada, des Îles Cook, de la Chine, de l’Inde, d’Israël."""
    return _after("de", {"le ": "du ", "les ": "des "}, phrase) or f"{'d’' if elides(phrase) else 'de '}{phrase}"


def to(phrase: str) -> str:
    """Return the phrase after `à`: au Président, aux Présidents, à la Présidente."""
    return _after("à", {"le ": "au ", "les ": "aux "}, phrase) or f"à {phrase}"


def _after(preposition: str, contracted: dict[str, str], phrase: str) -> str:
    """Return a phrase that begins with an article, or with the preposition, after the preposition; else ""."""
    bare = phrase.replace("'", "’", 1) if phrase[:2].casefold() in ("l'", "d'") else phrase
    for article, joined in contracted.items():
        if bare.casefold().startswith(article):
            return joined + bare[len(article) :]
    if bare.casefold().startswith((f"{preposition} ", *contracted.values(), *(["d’"] if preposition == "de" else []))):
        return bare
    if bare.casefold().startswith(("la ", "l’")):
        return f"{preposition} {bare[0].lower()}{bare[1:]}"
    return ""


def has_article(phrase: str) -> bool:
    """True if the phrase begins with an article or with a preposition that contains one."""
    return bool(re.match(r"(?:le|la|les|du|des|au|aux|de la|à la) |(?:de |à )?l[’']|d[’']", phrase, re.IGNORECASE))
