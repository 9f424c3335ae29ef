"""Pages from right to left: mirrored, so that they are read like others; words from left to right are turned back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from drafter.importer.pdf_characters import Character, Page, Rule

# A character, or None for a space.
Token = Character | None
_RIGHT_TO_LEFT = ("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc")
_ARABIC_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩")
_BRACKETS = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "<": ">", ">": "<"}
# Marks that belong to the number next to them.
_OF_NUMBERS = frozenset("%‰$€£°#+−")


def is_right_to_left(character: str) -> bool:
    """True for a letter of a script from right to left; digits run from left to right."""
    return any(first <= character <= last for first, last in _RIGHT_TO_LEFT) and character not in _ARABIC_DIGITS


def is_left_to_right(character: str) -> bool:
    """True for a letter or digit that runs from left to right."""
    return character.isalnum() and not is_right_to_left(character)


def in_reading_order(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages, mirrored if most letters of the text run from right to left."""
    texts = [character.text for page in pages for character in page.characters]
    right_to_left = sum(is_right_to_left(text) for text in texts)
    letters = sum(text.isalpha() for text in texts)
    return tuple(map(_mirrored, pages)) if 2 * right_to_left > letters else tuple(pages)


def _mirrored(page: Page) -> Page:
    width = page.width
    # The gaps between characters show the spaces: those of the file belong to another order.
    shown = (one for one in page.characters if one.text.strip())
    characters = (one._replace(left=width - one.right, right=width - one.left) for one in shown)
    rules = (Rule(width - one.right, width - one.left, one.top) for one in page.rules)
    return replace(page, characters=tuple(characters), rules=tuple(rules), mirrored=True)


def turned_back(tokens: Sequence[Token]) -> list[Token]:
    """Return the characters of a mirrored line in their order: words from left to right come out reversed."""
    if not any(token and is_right_to_left(token.text.strip()) for token in tokens):
        return list(reversed(tokens))
    turned: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end_of_run(tokens, at)
        turned += reversed(tokens[at:end]) if end > at else tokens[at : at + 1]
        at = max(end, at + 1)
    return list(_with_brackets(turned))


def _end_of_run(tokens: Sequence[Token], at: int) -> int:
    """Return where a run from left to right ends that begins at a place; the place itself if none does."""
    end = at
    for index in range(at, len(tokens)):
        token = tokens[index]
        text = token.text.strip() if token else ""
        if is_left_to_right(text) or (text in _OF_NUMBERS and _touches_digit(tokens, index)):
            end = index + 1
        elif is_right_to_left(text) or index == at:
            break
    return end


def _touches_digit(tokens: Sequence[Token], at: int) -> bool:
    around = (tokens[index] for index in (at - 1, at + 1) if 0 <= index < len(tokens))
    return any(token is not None and token.text.strip().isdigit() for token in around)


def _with_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the characters; brackets outside of words from left to right are those that a reader sees, mirrored."""
    texts = [token.text.strip() if token else "" for token in tokens]
    opened = [text for text in texts if text in _BRACKETS]
    is_seen = bool(opened) and opened[0] in ")]»>"
    for token, text in zip(tokens, texts, strict=True):
        yield (
            token._replace(text=token.text.replace(text, _BRACKETS[text]))
            if token and is_seen and text in _BRACKETS
            else token
        )
