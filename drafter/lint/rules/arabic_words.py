"""Rules on Arabic words: lists, the word و, the preposition ل, dates, and names of signatories."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from drafter.languages import load_language
from drafter.languages.ar.formatting import to
from drafter.lint.authorities import ARABIC
from drafter.lint.context import LintContext
from drafter.lint.rule import WARNING, Match, body_example, rule
from drafter.lint.text_view import TextView

IN_ARABIC = ("ar",)
LETTER = "[\u0621-\u064a]"


def arabic_body(*paragraphs: str) -> str:
    """Return a change to the Arabic example letter: these paragraphs, then the request for circulation."""
    return f"language: ar\n{body_example(*paragraphs)}"


def in_words(context: LintContext, pattern: str, *needs: str) -> Iterator[tuple[TextView, re.Match[str]]]:
    """Yield matches of a pattern in the author's own words: the body, titles and names."""
    for text in (*context.bodies, *context.lines):
        for match in text.find(pattern, needs=needs):
            yield text, match


@cache
def _names(*, with_article: bool = False) -> str:
    """Return the names of States as alternatives, the longest first; or only those that begin with the article."""
    rows = load_language("ar").names.rows
    names = {row.running for row in rows if row.running.startswith("ال") or not with_article}
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


@rule(
    "ar-list",
    WARNING,
    "Write و before each further State of a list: «كندا وتشاد وشيلي».",
    f"{ARABIC} (S/2020/821); Arabic manual of the Verbatim Reporting Service, 95",
    bad=arabic_body("تشارك أندية كندا، تشاد وشيلي في السباق."),
    good=arabic_body("تشارك أندية كندا وتشاد وشيلي في السباق."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_list(context: LintContext) -> Iterable[Match]:
    pattern = rf"(?<!\w)[وفلب]?(?:{_names()})(،\s+)(?={_names()})(?=(?:{_names()})(?!\w))"
    for text, match in in_words(context, pattern, "،"):
        yield text.at(match, "A list of States has و before each further State, and no comma.", " و", 1)


@rule(
    "ar-and-apart",
    WARNING,
    "Write و together with the word after it: «كندا وتشاد».",
    f"{ARABIC} (S/2020/821)",
    bad=arabic_body("يشارك ناديا كندا و تشاد في السباق."),
    good=arabic_body("يشارك ناديا كندا وتشاد في السباق."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_and_apart(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"(?<=\s)و[ \u00a0]+(?={LETTER}{{2}})", "و "):
        yield text.at(match, "The word و is written together with an Arabic word.", "و")


@rule(
    "ar-and-attached",
    WARNING,
    "Write a space between و and a number or a Latin letter: «البندان 7 و 133».",
    f"{ARABIC} (A/67/352/Add.1)",
    bad=arabic_body("يشارك 12 ناديا و14 حكما في السباق."),
    good=arabic_body("يشارك 12 ناديا و 14 حكما في السباق."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_and_attached(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<!\w)و(?=[0-9A-Za-z])", "و"):
        yield text.at(match, "Write a space between و and a number or a Latin letter.", "و ")


@rule(
    "ar-lam-article",
    WARNING,
    "Write لل where ل and the article meet: «للسودان».",
    f"{ARABIC} (S/2011/667)",
    bad=arabic_body("يشارك النادي الوطني لالسودان في السباق."),
    good=arabic_body("يشارك النادي الوطني للسودان في السباق."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_lam_article(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, rf"(?<!\w)ل({_names(with_article=True)})(?!\w)", "لال"):
        yield text.at(match, "The article loses its alef after ل.", to(match[1]))


# Other spellings, with the index of the month.
_ALSO = {"إبريل": 3, "ابريل": 3, "يونيو": 5, "يوليو": 6, "اغسطس": 7, "اكتوبر": 9, "أذار": 2, "اذار": 2, "آيار": 4}


@cache
def _months() -> dict[str, int]:
    """Return the index of each month by every name that authors use alone."""
    both = [month.split("/") for month in load_language("ar").words.months]
    names = {name: index for index, pair in enumerate(both) for name in pair}
    return names | _ALSO


@rule(
    "ar-month",
    WARNING,
    "Write both names of a month, with a stroke and no spaces: «3 حزيران/يونيه 2026».",
    f"{ARABIC} (S/2020/821)",
    bad=arabic_body("يقام السباق في 3 يونيو 2026."),
    good=arabic_body("يقام السباق في 3 حزيران/يونيه 2026."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_month(context: LintContext) -> Iterable[Match]:
    months, names = load_language("ar").words.months, "|".join(sorted(_months(), key=len, reverse=True))
    pattern = rf"(?<!\w)(?:{names})(?:\s*/\s*(?:{names}))?(?=[ \u00a0](?:19|20)\d\d(?!\d))"
    for text, match in in_words(context, pattern):
        first = match[0].partition("/")[0].rstrip()
        month = months[_months()[first]]
        if match[0] != month:
            yield text.at(match, "A month has its two names.", month)


_SIGNED_IN_LATIN = """language: ar
signatories:
  - {given: Ada, family: Bergsdóttir, state: آيسلندا, gender: f}
  - {given: كارمينو, family: زهرة, state: مالطة, gender: m}
"""


@rule(
    "ar-latin-name",
    WARNING,
    "Write the names of signatories in Arabic letters.",
    f"{ARABIC} (S/2015/350)",
    bad=_SIGNED_IN_LATIN,
    good=_SIGNED_IN_LATIN.replace("Ada", "آدا").replace("Bergsdóttir", "بيرغسدوتير"),
    languages=IN_ARABIC,
)
def ar_latin_name(context: LintContext) -> Iterable[Match]:
    for index, signatory in enumerate(context.letter.signatories):
        for key in ("given", "family"):
            if re.search(r"[A-Za-zÀ-ɏ]", getattr(signatory, key) or ""):
                message = "The name is in Latin letters; write it as Arabic transcribes it."
                yield context.match_at(("signatories", index, key), message)
