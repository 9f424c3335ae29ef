"""The letters of the examples of `drafter explain`, and letters with a change to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

# Identical letters from two States, in which no rule finds anything.
EXAMPLE_LETTER = """\
template: identical-letters
date: 2026-03-04
addressees: [secretary-general, president-of-the-security-council]
agenda_items:
  - {number: 12, title: Sport for development and peace}
body: |
  We have the honour to inform you that the rowing clubs of Iceland and Malta will exchange their crews.

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Bergsdóttir, state: Iceland}
  - {given: Karmenu, family: Zahra, state: Malta}
"""

# The same letter in other languages, in which no rule finds anything either.
EXAMPLE_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "ar": """\
template: identical-letters
language: ar
date: 2026-03-04
addressees: [{office: secretary-general, gender: m}, {office: president-of-the-security-council, gender: f}]
agenda_items:
  - {number: 12, title: تسخير الرياضة من أجل التنمية والسلام}
body: |
  نتشرف بأن نبلغكم بأن ناديي التجديف في آيسلندا ومالطة سيتبادلان أطقمهما.

  {{ circulation_request }}
signatories:
  - {given: آدا, family: بيرغسدوتير, state: آيسلندا, gender: f}
  - {given: كارمينو, family: زهرة, state: مالطة, gender: m}
ignore: {word-unconfirmed: The examples are about other rules.}
""",
        "es": """\
template: identical-letters
language: es
date: 2026-03-04
addressees: [{office: secretary-general, gender: m}, president-of-the-security-council]
agenda_items:
  - {number: 12, title: El deporte para el desarrollo y la paz}
body: |
  Tenemos el honor de informarle de que los clubes de remo de Islandia y Malta intercambiarán sus tripulaciones.

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Bergsdóttir, state: Islandia, gender: f}
  - {given: Karmenu, family: Zahra, state: Malta, gender: m}
ignore: {word-unconfirmed: The examples are about other rules.}
""",
        "fr": """\
template: identical-letters
language: fr
date: 2026-03-04
addressees: [{office: secretary-general, gender: m}, {office: president-of-the-security-council, gender: f}]
agenda_items:
  - {number: 12, title: Le sport au service du développement et de la paix}
body: |
  Nous avons l’honneur de vous informer que les clubs d’aviron de l’Islande et de Malte échangeront leurs équipages.

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Bergsdóttir, state: Iceland, gender: f}
  - {given: Karmenu, family: Zahra, state: Malta, gender: m}
""",
        "zh": """\
template: identical-letters
language: zh
date: 2026-03-04
addressees: [secretary-general, president-of-the-security-council]
agenda_items:
  - {number: 12, title: 体育促进发展与和平}
body: |
  谨通知阁下，冰岛和马耳他的赛艇俱乐部将互派队员。

  {{ circulation_request }}
signatories:
  - {given: 阿达, family: 贝里斯多蒂尔, state: 冰岛}
  - {given: 卡尔梅努, family: 扎赫拉, state: 马耳他}
ignore: {word-unconfirmed: The examples are about other rules.}
""",
        "ru": """\
template: identical-letters
language: ru
date: 2026-03-04
addressees: [secretary-general, president-of-the-security-council]
agenda_items:
  - {number: 12, title: Спорт на благо развития и мира}
body: |
  Имеем честь сообщить, что гребные клубы Исландии и Мальты обменяются экипажами.

  {{ circulation_request }}
signatories:
  - {given: Ада, family: Бергсдоттир, state: Исландия}
  - {given: Карману, family: Захра, state: Мальта}
""",
    }
)
_LANGUAGE = re.compile(r"^language: (\w+)$", re.MULTILINE)


def with_change(change: str) -> str:
    """Return the example letter with the top-level keys of `change`; `key: null` removes a key.

    A change with `language: es` is one to the Spanish example letter, and likewise for other languages.
    """
    language = _LANGUAGE.search(change)
    letter = EXAMPLE_LETTERS.get(language[1], EXAMPLE_LETTER) if language else EXAMPLE_LETTER
    return "".join((_by_key(letter) | _by_key(change)).values())


def _by_key(text: str) -> dict[str, str]:
    """Return the lines of each top-level key of a YAML text."""
    lines: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if line[:1].strip() and line[:1] not in "#-":
            key = line.partition(":")[0]
            lines[key] = ""
        lines[key] = lines.get(key, "") + (line if line.endswith("\n") else line + "\n")
    return lines
