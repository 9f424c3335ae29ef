"""Rules on Arabic letters: hamza, final ya and ta marbuta, tanwin, Persian letters, and presentation forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from drafter.lint.authorities import ARABIC
from drafter.lint.context import LintContext
from drafter.lint.rule import NOTE, WARNING, Match, rule
from drafter.lint.rules.arabic_words import IN_ARABIC, arabic_body, in_words

# Words of every letter that are often typed without hamza, or with ى for ي and ه for ة. None has another meaning.
_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "الامم": "الأمم",
        "الامين": "الأمين",
        "الامن": "الأمن",
        "الانسان": "الإنسان",
        "الاعمال": "الأعمال",
        "الاعضاء": "الأعضاء",
        "اعضاء": "أعضاء",
        "الاول": "الأول",
        "الاولى": "الأولى",
        "الاقليمية": "الإقليمية",
        "الاسلامية": "الإسلامية",
        "افريقيا": "أفريقيا",
        "الافريقية": "الأفريقية",
        "الى": "إلى",
        "اليكم": "إليكم",
        "الجمعيه": "الجمعية",
        "العامه": "العامة",
        "المتحده": "المتحدة",
        "الدائمه": "الدائمة",
        "الرساله": "الرسالة",
        "الوثيقه": "الوثيقة",
        "الدوله": "الدولة",
        "جمهوريه": "جمهورية",
        "الجمهوريه": "الجمهورية",
        "فى": "في",
        "التى": "التي",
        "الذى": "الذي",
        "الدولى": "الدولي",
        "حكومتى": "حكومتي",
        "مسئول": "مسؤول",
        "المسئولية": "المسؤولية",
    }
)
_PERSIAN = str.maketrans("یکھہ", "يكهه")


@rule(
    "ar-spelling",
    WARNING,
    "Write hamza, final ya and ta marbuta: «الأمين», «إلى», «في», «المتحدة».",
    f"{ARABIC} (S/2020/821)",
    bad=arabic_body("يقام السباق فى مقر الامم المتحده."),
    good=arabic_body("يقام السباق في مقر الأمم المتحدة."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_spelling(context: LintContext) -> Iterable[Match]:
    pattern = rf"(?<!\w)[وف]?({'|'.join(sorted(_SPELLINGS, key=len, reverse=True))})(?!\w)"
    for text, match in in_words(context, pattern):
        yield text.at(match, f"The word is written {_SPELLINGS[match[1]]}.", _SPELLINGS[match[1]], 1)


@rule(
    "ar-tanwin",
    NOTE,
    "Leave out the marks of tanwin: «ممتنا», «بناء على».",
    f"{ARABIC} (S/2011/667, S/2015/350)",
    bad=arabic_body("يقام السباق يومياً."),
    good=arabic_body("يقام السباق يوميا."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_tanwin(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, "[\u064b-\u064d]", "\u064b", "\u064c", "\u064d"):
        yield text.at(match, "Documents in Arabic print no tanwin.", "")


@rule(
    "ar-persian-letter",
    WARNING,
    "Write Arabic letters, not those of Persian or Urdu that look the same: ي, ك, ه.",
    f"{ARABIC}; Unicode Standard, 9.2",
    bad=arabic_body("يقام السباق فی ریکیافیک."),
    good=arabic_body("يقام السباق في ريكيافيك."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_persian_letter(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"(?<!\w)[^\Wیکھہ]*+[یکھہ]\w*", *"یکھہ"):
        yield text.at(match, "The word has letters of Persian or Urdu.", match[0].translate(_PERSIAN))


@rule(
    "ar-presentation-form",
    WARNING,
    "Write letters, not the forms that some programs copy from a PDF.",
    "Unicode Standard, 9.2 (Arabic Presentation Forms)",
    bad=arabic_body("يقام السباق في ﺮﻴﻜﻴﺎﻔﻴﻛ."),
    good=arabic_body("يقام السباق في ريكيافيك."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_presentation_form(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, "[\ufb50-\ufdfc\ufe70-\ufefc]+"):
        message = "The letters are forms of a font, often copied in the wrong order; type the word again."
        yield text.at(match, message, unicodedata.normalize("NFKC", match[0]))


@rule(
    "ar-kashida",
    NOTE,
    "Leave out elongated strokes (kashida); only the name at the top of the page has them.",
    f"{ARABIC} (A/74/L.75)",
    bad=arabic_body("يقام الســباق في ريكيافيك."),
    good=arabic_body("يقام السباق في ريكيافيك."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_kashida(context: LintContext) -> Iterable[Match]:
    pattern = "(?<!\\w)[^\\W\u0640]*+(?<=[\u0621-\u064a])\u0640++(?=[\u0621-\u063f\u0641-\u064a])\\w*"
    for text, match in in_words(context, pattern, "\u0640"):
        yield text.at(match, "The word is elongated.", re.sub("\u0640", "", match[0]))


@rule(
    "ar-label-ha",
    WARNING,
    "Write the label (هـ) with its stroke.",
    "Arabic manual of the Verbatim Reporting Service",
    bad=arabic_body("انظر الفقرة الفرعية (ه) من القواعد."),
    good=arabic_body("انظر الفقرة الفرعية (هـ) من القواعد."),
    suggested=True,
    languages=IN_ARABIC,
)
def ar_label_ha(context: LintContext) -> Iterable[Match]:
    for text, match in in_words(context, r"\(ه\)", "(ه)"):
        yield text.at(match, "The label is (هـ).", "(هـ)")
