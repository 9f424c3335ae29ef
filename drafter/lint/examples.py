"""The examples of `drafter explain`: the example letter, and for each field a right and a wrong change to it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from drafter.lint import authorities as by

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


class Example(NamedTuple):
    """The authority of a field, and two changes to the example letter: a right one and a wrong one."""

    authority: str
    good: str
    bad: str


_ADA = "signatories:\n  - {given: Ada, family: Bergsdóttir, state: Iceland"
_KARMENU = "\n  - {given: Karmenu, family: Zahra, state: Malta}\n"
_LOG = "annexes:\n  - title: The log\n"
_CITED = "body: |\n  We have the honour to transmit herewith the log (see annex).\n\n  {{ circulation_request }}\n"

FIELDS: Mapping[str, Example] = MappingProxyType(
    {
        "template": Example(by.INPUT, "template: identical-letters\n", "template: identical letter\n"),
        "date": Example(f"{by.MASTHEADS}; {by.COMMUNICATIONS}", "date: 2026-03-04\n", "date: 4 March 2026\n"),
        "further_dates": Example(
            by.PRACTICE,
            "template: letters\naddressees: [secretary-general]\nfurther_dates: [2026-03-09]\n",
            "further_dates: [2026-03-32]\n",
        ),
        "symbols": Example(by.SYMBOLS, "symbols: [A/80/999, S/2026/999]\n", "symbols: [A/80/999–S/2026/999]\n"),
        "distributed": Example(by.MASTHEADS, "distributed: 2026-03-09\n", "distributed: 2026-02-09\n"),
        "distribution": Example(by.MASTHEADS, "distribution: Limited\n", "distribution: L\n"),
        "language": Example(by.LANGUAGE, "language: en\n", "language: English\n"),
        "digits": Example(
            f"{by.ARABIC} (S/2015/350, A/ES-10/793)",
            "language: ar\ndigits: arabic-indic\n",
            "language: ar\ndigits: arabic\n",
        ),
        "original": Example(f"{by.MASTHEADS}, Language", "original: [fr]\n", "original: [French]\n"),
        "senders": Example(by.SIGNATURE, "senders: [Iceland, Malta]\n", "senders: [Icland, Malta]\n"),
        "senders.state": Example(
            by.TERMINOLOGY, "senders: [{state: ISL}, Malta]\n", "senders: [{state: Ice Land Isles}, Malta]\n"
        ),
        "senders.office": Example(
            by.SIGNATURE,
            "senders: [{state: Iceland, office: charge-d-affaires}, Malta]\n"
            f"{_ADA}, office: charge-d-affaires}}{_KARMENU}",
            "senders: [{state: Iceland, office: charge-daffaire}, Malta]\n",
        ),
        "addressees": Example(
            by.ADDRESSEES,
            "addressees: [SG, PSC]\n",
            "addressees: [secretary-generall, president-of-the-security-council]\n",
        ),
        "agenda_items": Example(
            by.AGENDA_ITEM,
            "agenda_items:\n  - {number: 12, title: Sport for development and peace}\n",
            "agenda_items: [12]\n",
        ),
        "agenda_items.number": Example(
            by.AGENDA_ITEM,
            "agenda_items:\n  - {number: 3 (b), title: Credentials of representatives}\n",
            "agenda_items:\n  - {number: item 12, title: Sport for development and peace}\n",
        ),
        "agenda": Example(by.AGENDA_ITEM, "agenda: provisional\nagenda_document: A/81/150\n", "agenda: draft\n"),
        "session": Example(by.SESSIONS, "session: 80\n", "session: seventy-first\n"),
        "year": Example(by.SYMBOLS, "year: 81\n", "year: 71\n"),
        "organs": Example(
            by.COMMUNICATIONS, "organs: [general-assembly, security-council]\n", "organs: [the Security Council]\n"
        ),
        "on_behalf_of": Example(
            by.COUNTRIES,
            "on_behalf_of: [Chile, Fiji]\n"
            "body: 'We write on behalf of {{ on_behalf_of }}. {{ circulation_request }}'\n",
            "on_behalf_of: [Chile, Fiji, Chile]\n",
        ),
        "body": Example(
            by.COMMUNICATIONS,
            "body: We write about rowing. {{ circulation_request }}\n",
            "body: We write. {{ request }}\n",
        ),
        "signatories": Example(by.SIGNATURE, f"{_ADA}}}{_KARMENU}", "signatories: [Ada Bergsdóttir]\n"),
        "signatories.family": Example(
            by.SIGNATURE,
            f"{_ADA}}}{_KARMENU}",
            f"signatories:\n  - {{given: Ada, family: BERGSDÓTTIR, state: Iceland}}{_KARMENU}",
        ),
        "signatories.given": Example(
            by.SIGNATURE,
            f"{_ADA}}}{_KARMENU}",
            f"signatories:\n  - {{given: H.E. Ms. Ada, family: Bergsdóttir, state: Iceland}}{_KARMENU}",
        ),
        "signatories.office": Example(
            by.SIGNATURE,
            f"{_ADA}, office: charge-d-affaires}}{_KARMENU}",
            f"{_ADA}, office: charge-daffaire}}{_KARMENU}",
        ),
        "signatories.title": Example(
            by.SIGNATURE,
            f"{_ADA}, title: Permanent Representative of Iceland to the United Nations}}{_KARMENU}",
            f"{_ADA}, title: Permanent Representative of Ireland to the United Nations}}{_KARMENU}",
        ),
        "signatory_order": Example(by.SIGNATURE, "signatory_order: english\n", "signatory_order: alphabetical\n"),
        "annexes": Example(by.COMMUNICATIONS, f"{_LOG}    body: The log.\n{_CITED}", f"{_LOG}{_CITED}"),
        "annexes.original": Example(
            f"{by.MASTHEADS}, Language",
            f"{_LOG}    original: fr\n    body: The log.\n{_CITED}",
            f"{_LOG}    original: French\n    body: The log.\n{_CITED}",
        ),
        "reissued": Example(
            "A/RES/71/262*", "distributed: 2026-03-09\nreissued: 2026-03-25\n", "reissued: 2026-03-01\n"
        ),
        "job_number": Example(by.PRACTICE, "job_number: 26-01234\n", "job_number: 2601234\n"),
        "published": Example(
            by.MASTHEADS, "job_number: 26-01234\npublished: 2026-03-10\n", "job_number: 26-01234\npublished: 100326\n"
        ),
        "masthead.emblem": Example(by.PROTECTED, "draft: true\n", "masthead: {emblem: /emblem.png}\n"),
        "ignore": Example(
            by.INPUT,
            "senders: [Iceland]\nignore: {title-signatories: Malta joined after the title was set.}\n",
            "ignore: {title-signatories: Malta joined after the title was set.}\n",
        ),
    }
)
