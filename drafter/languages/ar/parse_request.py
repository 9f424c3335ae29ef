"""The patterns of Arabic requests for circulation, in the wordings of S/2011/667, S/2015/350 and S/2020/196."""

from __future__ import annotations

import re
from functools import cache

from drafter.languages.ar.formatting import LAST_ORDINAL, latin_label, ordinal
from drafter.languages.lexicon import load_lexicon
from drafter.languages.protocol import Voice
from drafter.languages.request_reader import RequestPatterns
from drafter.un.sessions import Session

# Words with which published communications ask for circulation as a document.
_ASKS = re.compile(r"(?:تعميم|توزيع|إصدار|نشر|عرض|تعمم|توزع)\w*")
_SENTENCE = re.compile(r"(?:[^.؟!]|[.؟!](?![\s\u00a0]|$))+[.؟!]?", re.DOTALL)
_SESSION = r"(?:(?P<session>الدورة\s+(?:الاستثنائية\s+)(?:\w+\s+){{1,6}}?)ل)?"
# A short name must not be the beginning of another: المجلس الأوروبي.
_END = r"(?![\w])(?!\s+(?:الأوروبي|التنفيذي|الأعلى|الوزاري))"
_FIRST = rf"وثيقة\s+(?:رسمية\s+)?من\s+(?:ال)?وثائق\s+(?:الرسمية\s+ل)?{_SESSION}{{organs}}{_END}"
_AS_DOCUMENT = rf"وث(?:يقة|ائق)\s+(?:رسمية\s+)?ل?{_SESSION}{{organs}}{_END}"
_FURTHER = rf"(?:،\s*)?(?:\s|^)و(?:كذلك\s+)?(?:كوثيقة\s+)?(?:من\s+وثائق\s+)?{_SESSION}{{organs}}{_END}"
# The ending of several: مرفقاتها, مرفقيها, ضميمتيها, ضمائمها.
_ATTACHED = re.compile(
    r"\sو(?:ال)?(?:(?P<enclosure>ضميم(?:ت|ة)?|ضمائم)|مرفق)(?P<several>ات|ي(?=ها|هما|ن)|(?<=ضمائم))?(?:ها|هما|ن)?(?!\w)"
)
_LABEL = r"(?:[\s\u00a0]?(?:\([\w]{1,2}ـ?\)|[’‘]\d{1,2}[’‘]))"
_NUMBER = rf"\d{{1,3}}{_LABEL}*"
_ITEMS = re.compile(
    r"(?:في\s+إطار|ضمن|تحت|بموجب)\s+(?:البندين|البند|البنود)(?:\s+(?:الفرعي|الفرعيين|الفرعية))?[\s\u00a0]+"
    rf"(?P<numbers>{_NUMBER}(?:(?:،?\s*و[\s\u00a0]*|،\s*){_NUMBER})*)"
    r"(?:\s+من\s+(?P<agenda>جدول\s+الأعمال\s+المؤقت|القائمة\s+الأولية))?"
)
_VOICES: tuple[tuple[re.Pattern[str], Voice], ...] = (
    (re.compile(r"\bو?(?:البعثات|البعثتان|بعثات|بعثتا)\s+(?:الدائمة|الدائمتان|المراقبين)"), "missions"),
    (re.compile(r"\bو?(?:البعثة\s+الدائمة|بعثة\s+المراقب)"), "mission"),
    (re.compile(r"\bو?(?:نرجو|نكون|نطلب|سنكون|نغدو)\b|\bممتن(?:ين|ات|ون)\b"), "several"),
    (re.compile(r"\bو?(?:أرجو|أكون|أطلب|سأكون|أغدو)\b|\bممتنا\b|\bممتنة\b"), "one"),
)
_KINDS = {"الدورة الاستثنائية الطارئة ": "emergency", "الدورة الاستثنائية ": "special"}


@cache
def request_patterns() -> RequestPatterns:
    """Return the patterns of Arabic requests; after the preposition ل, the article of an organ has no alef."""
    names = {name: organ for organ, name in load_lexicon("ar").organs.items()}
    names |= {f"ل{name[2:]}": organ for name, organ in names.items() if name.startswith("ال")}
    return RequestPatterns(
        sentence=_SENTENCE,
        asks=_ASKS,
        organs=names,
        first=(_FIRST, _AS_DOCUMENT),
        further=_FURTHER,
        attached=_ATTACHED,
        items=_ITEMS,
        number=re.compile(_NUMBER),
        agendas={"جدول الأعمال المؤقت": "provisional", "القائمة الأولية": "preliminary"},
        voices=_VOICES,
        note_verbale=re.compile(r"المذكرة\s+الشفوية|مذكرة\s+شفوية"),
        special_session=_special_session,
        item=_item,
        quoted=re.compile(r"(?:،|(?<!\s))\s*+(?:المعنون\s+)?[”“\"«][^”“\"»]{0,500}+[”“\"»]،?"),
        quotation_marks=("”", "“"),
    )


def _item(number: str) -> str:
    """Return a number as in YAML: 108 (ك) is 108 (k); 96 (أ) ’2‘ is 96 (a) (ii)."""
    first, *parts = re.findall(r"\d+|\w+", number)
    return str(first) + "".join(f" ({latin_label(part)})" for part in parts)


def _special_session(text: str) -> Session | None:
    """Return the special or emergency special session that a text names; None for a regular one."""
    name = text.strip()
    beginning = next((words for words in _KINDS if name.startswith(words)), None)
    if beginning is None:
        return None
    numbers = {ordinal(number, "f", genitive=True): number for number in range(1, LAST_ORDINAL + 1)}
    number = numbers.get(name.removeprefix(beginning))
    return Session("emergency" if _KINDS[beginning] == "emergency" else "special", number) if number else None
