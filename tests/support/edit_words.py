"""Words and a family name that a colleague writes, in the language of the letter."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

WORDS: Mapping[str, Sequence[str]] = {
    "en": ("harbour", "lantern", "winter", "library", "ferry", "weaving", "orchard", "market"),
    "fr": ("port", "lanterne", "hiver", "bibliothèque", "bac", "tissage", "verger", "marché"),
    "es": ("puerto", "farol", "invierno", "biblioteca", "transbordador", "tejido", "huerto", "mercado"),
    "ru": ("гавань", "фонарь", "зима", "библиотека", "паром", "ткачество", "сад", "рынок"),
    "ar": ("ميناء", "فانوس", "شتاء", "مكتبة", "عبارة", "نسيج", "بستان", "سوق"),
    "zh": ("港口", "灯笼", "冬天", "图书馆", "渡船", "织布", "果园", "市场"),
}
FAMILY_NAMES = {"ru": "Фонарёв", "ar": "الفوانيسي", "zh": "灯匠"}
# How often a colleague writes a word in English in a letter in another language.
_IN_ENGLISH = 0.2


def word(language: str, chance: random.Random) -> str:
    """Return a word; in a letter in another language, at times one in English."""
    return chance.choice(WORDS["en" if chance.random() < _IN_ENGLISH else language])


def family_name(language: str) -> str:
    """Return a family name that no sample has."""
    return FAMILY_NAMES.get(language, "Lanternwright")
