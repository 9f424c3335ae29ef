"""Pages from right to left: mirrored, so that they are read like others; words from left to right are turned back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from drafter.importer.pdf_characters import Character, Page, Rule

# A character, or None for a space.
Token = Character | None
_RIGHT_TO_LEFT = ("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc")
_ARABIC_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩")
_BRACKETS = {"(": ")", ")": "(", "[": "]", "]": "[", "«": "»", "»": "«", "<": ">", ">": "<"}
_OPENING = "([«<"
# Marks that no word has between two letters.
_STROKES = frozenset("+*=#~^|_")
# Fonts print one for the other in a text from right to left; Drafter prints straight ones as the language does.
_QUOTES = {"“": '"', "”": '"', "‘": "'", "’": "'"}
# What stretches a word to the end of a line, and the letters of the ligature lam-alef.
_TATWEEL, _LAM, _ALEFS = "\u0640", "\u0644", "\u0622\u0623\u0625\u0627"
# Arabic letters are printed in this share of the size of Latin ones (look.ar.yaml).
_ENLARGED = 1.25
# Smaller letters are the mark of a note, as a share of the size of a line.
_RAISED = 0.75
_NUMBER = re.compile(r"[%‰$€£°#+−\d]+(?:[.,/:–-][%‰$€£°#+−\d]+)*")
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
    """Return a page with its places from the right edge.

    The gaps between characters show the spaces: those of the file belong to another order.
    """
    width = page.width
    characters = (
        one._replace(text=_QUOTES.get(one.text, one.text), left=width - one.right, right=width - one.left)
        for one in _with_ligatures(page.characters)
        if one.text.strip()
    )
    rules = (Rule(width - one.right, width - one.left, one.top) for one in page.rules)
    enlarged = frozenset(round(one.size, 1) for one in page.characters if is_right_to_left(one.text))
    return replace(page, characters=tuple(characters), rules=tuple(rules), mirrored=True, enlarged=enlarged)


def _with_ligatures(characters: Sequence[Character]) -> Iterator[Character]:
    """Yield the characters; two with one place are a ligature, in which lam comes before alef."""
    held: Character | None = None
    for character in characters:
        if held is not None and character.text == _LAM and (held.left, held.base) == (character.left, character.base):
            yield character
            continue
        if held is not None:
            yield held
        held = character if character.text in _ALEFS else None
        if held is None:
            yield character
    if held is not None:
        yield held


def as_latin_size(size: float, page: Page) -> float:
    """Return the size of the Latin letters next to which letters of a size are printed."""
    return size / _ENLARGED if round(size, 1) in page.enlarged else size


def turned_back(tokens: Sequence[Token]) -> list[Token]:
    """Return the characters of a mirrored line in their order: words from left to right come out reversed."""
    tokens = _without_strokes([token for token in tokens if _shown(token) != _TATWEEL])
    has_letters = any(token and is_right_to_left(token.text.strip()) for token in tokens)
    if not has_letters and not _is_note(tokens):
        return list(reversed(tokens))
    turned: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end_of_run(tokens, at)
        run = list(reversed(tokens[at:end]))
        if _has_open_bracket(run) and turned and _shown(turned[-1]) in _BRACKETS:
            run.append(turned.pop())
        elif _has_open_bracket(run) and end < len(tokens) and _shown(tokens[end]) in _BRACKETS:
            run.insert(0, tokens[end])
            end += 1
        turned += run or [tokens[at]]
        at = max(end, at + 1)
    return list(_with_brackets(turned))


def _is_letter(text: str) -> bool:
    """True for a letter of a script from right to left; not for its comma."""
    return is_right_to_left(text) and text.isalpha()


def _without_strokes(tokens: Sequence[Token]) -> list[Token]:
    """Return the characters without the strokes that stretch words, which the fonts of some files call brackets or so.

    Such a mark touches letters on both sides, and a bracket has no partner in its line.
    """
    shown = [_shown(token) for token in tokens]
    strokes = _STROKES if shown.count("(") == shown.count(")") else _STROKES | {"(", ")"}
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        after = next((text for text in shown[at + 1 :] if text not in strokes), "")
        between = shown[at] in strokes and kept and _is_letter(_shown(kept[-1])) and _is_letter(after)
        if between:
            continue
        kept.append(token)
    return kept


def _shown(token: Token) -> str:
    return token.text.strip() if token else ""


def _is_note(tokens: Sequence[Token]) -> bool:
    """True for a note without words from right to left: asterisks, a space, and a symbol."""
    return bool(re.match(r"\*{1,3} \S", "".join(_shown(token) or " " for token in tokens)))


def _end_of_run(tokens: Sequence[Token], at: int) -> int:
    """Return where a run from left to right ends that begins at a place; the place itself if none does.

    The mark of a note does not belong to a run, and two numbers without letters are two runs: 2347 (2017).
    """
    largest = max((token.size for token in tokens if token), default=0.0)
    end = at
    for index in range(at, len(tokens)):
        token, text = tokens[index], _shown(tokens[index])
        if is_right_to_left(text) or (token and token.size < _RAISED * largest):
            break
        if is_left_to_right(text) or (text in _OF_NUMBERS and _touches_digit(tokens, index)):
            end = index + 1
        elif index == at:
            break
    if any(_shown(token).isalpha() for token in tokens[at:end]):
        return end
    number = _NUMBER.match("".join(_shown(token) or " " for token in tokens[at:end]))
    return at + len(number[0]) if number else end


def _touches_digit(tokens: Sequence[Token], at: int) -> bool:
    around = (_shown(tokens[index]) for index in (at - 1, at + 1) if 0 <= index < len(tokens))
    return any(text.isdigit() for text in around)


def _has_open_bracket(run: Sequence[Token]) -> bool:
    return sum(_shown(token) in _BRACKETS for token in run) % 2 == 1


def _with_brackets(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the characters with their brackets: one after a space opens, others close.

    A file may have one glyph for both, because the brackets of a text from right to left are mirrored.
    """
    for at, token in enumerate(tokens):
        text = _shown(token)
        if token and text in _BRACKETS:
            before = _shown(tokens[at - 1]) if at else ""
            opens = not before or before in _OPENING
            yield token._replace(text=text if (text in _OPENING) == opens else _BRACKETS[text])
        else:
            yield token
