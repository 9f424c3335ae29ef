"""Words that WeasyPrint does not break: those that follow other text without a space, such as `(*word*)`.

The style sheet lets a word break anywhere if it is too long for a line, but only at the beginning of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

# The class of an element whose text may break after each character.
ANYWHERE = "anywhere"
# A line may break at it. The PDF does not contain it.
_ZERO_WIDTH_SPACE = "\u200b"
# So many characters of a word may go to the next line, with what follows them without a space.
_LAST_CHARACTERS = 3
# A line may break at these characters.
_SPACES = " \t\n"
_WORD = re.compile(f"[^{_SPACES}]+")


def break_long_words(page: Element, lines: Iterable[tuple[Any, Any]]) -> bool:
    """Let the words of these lines break anywhere; False without lines.

    `lines` are pairs of a line that ends beyond its box and the box, in WeasyPrint's layout of `page`, which is
    changed.
    """
    words: dict[Element, set[str]] = {}
    for line, box in lines:
        words.setdefault(box.element, set()).update(_words(line))
    changed = [_wrap_words(element, words[element]) for element in page.iter() if element in words]
    return any(changed)


def _words(line: Any) -> Iterator[str]:
    """Yield the words of a line, or the parts of a word that differ in their format."""
    for box in line.descendants():
        yield from _WORD.findall(getattr(box, "text", ""))


def _wrap_words(paragraph: Element, words: set[str]) -> bool:
    """Put each text of a paragraph that contains one of the words in an element that may break; False if none does."""
    changed = False
    for element in [inner for inner in paragraph.iter() if inner.get("class") != ANYWHERE]:
        for child in reversed(list(element)):
            if wrapped := _wrapped(child.tail or "", words):
                child.tail, added = wrapped
                at = list(element).index(child) + 1
                element[at:at] = added
                changed = True
        if wrapped := _wrapped(element.text or "", words):
            element.text, element[:0] = wrapped
            changed = True
    return changed


def _wrapped(text: str, words: set[str]) -> tuple[str, list[Element]] | None:
    """Return the text before the first word that may break, and the elements with the rest; None if none may break."""
    elements: list[Element] = []
    before, end = "", 0
    for match in _WORD.finditer(text):
        if _may_break(match.group(), words):
            between = text[end : match.start()]
            if elements:
                elements[-1].tail = between
            else:
                before = between
            elements.append(_breakable(match.group()))
            end = match.end()
    if not elements:
        return None
    elements[-1].tail = text[end:]
    return before, elements


def _may_break(text: str, words: set[str]) -> bool:
    if len(text) == 1:
        return text in words and text.isalnum()
    return any(word in text for word in words if len(word) > 1)


def _breakable(word: str) -> Element:
    """Return an element with the word, and with a place to break before its end: there may be no other place."""
    element = Element("span", {"class": ANYWHERE})
    element.text = f"{word[:-_LAST_CHARACTERS]}{_ZERO_WIDTH_SPACE}{word[-_LAST_CHARACTERS:]}"
    return element
