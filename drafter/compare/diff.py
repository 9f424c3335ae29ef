"""Two letters compared: the first difference, or the reasons why they cannot be compared completely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from msgspec import Struct

from drafter.compare.mask_addressee import ADDRESSEE, DAY, NUMBER, without_address
from drafter.compare.model import BODY, Item, LetterContent

_CONTEXT_WORDS = 6
# Maximum words of each letter, from the first difference, in which it is delimited.
_WINDOW_WORDS = 200
# Maximum difference of two distances on a page, in points, that a rounded measurement causes.
_TOLERANCE = 0.15
_SHOWN = str.maketrans({ADDRESSEE: "…", DAY: "…", NUMBER: "…"})


class Difference(Struct, frozen=True):
    """A difference: the words of each letter, the words before, and the words after in each.

    `story` is the part of the file, such as footnotes. If the words are the same, the formatting differs.
    """

    story: str
    before: str
    one: str
    other: str
    after_one: str
    after_other: str


class Result(Struct, frozen=True):
    """The answer: different, cannot tell, or identical if there is neither a difference nor an obstacle."""

    difference: Difference | None = None
    obstacles: tuple[str, ...] = ()


def compare(a: LetterContent, b: LetterContent) -> Result:
    """Return the first difference that is not due to the addressee, and all obstacles."""
    obstacles = [f"{letter.name}: {reason}" for letter in (a, b) for reason in letter.obstacles]
    if a.kind != b.kind:
        difference = _text_difference(_body_words(a), _body_words(b))
        obstacles.append("of a Word file and a PDF, only the text can be compared, without digits and formatting")
        return Result(difference, tuple(obstacles))
    names = [BODY, *sorted({*a.stories, *b.stories} - {BODY})]
    differences = (_story_difference(name, _comparable(a, name), _comparable(b, name)) for name in names)
    changed = sorted(name for name, _ in set(a.supports.items()) ^ set(b.supports.items()))
    obstacles += [f"the same text may look different, because of {name}" for name in dict.fromkeys(changed)]
    return Result(next(filter(None, differences), None), tuple(obstacles))


def _comparable(letter: LetterContent, story: str) -> tuple[Item, ...]:
    items = letter.stories.get(story, ())
    return without_address(items) if letter.by_drafter and story == BODY else items


def _story_difference(story: str, a: Sequence[Item], b: Sequence[Item]) -> Difference | None:
    """Return the first difference of two stories; None if they are equal."""
    pairs = enumerate(zip_longest(a, b))
    at = next((at for at, (one, other) in pairs if one is None or other is None or not _same(one, other)), None)
    if at is None:
        return None
    before = _words(a[max(at - _CONTEXT_WORDS, 0) : at])[-_CONTEXT_WORDS:]
    one, other = _words(a[at : at + _WINDOW_WORDS]), _words(b[at : at + _WINDOW_WORDS])
    return _word_difference(story, one, other, before) or _formatting_difference(story, before, one, other)


def _same(one: Item, other: Item) -> bool:
    rises = (one.rise, other.rise)
    near = None in rises or abs((one.rise or 0) - (other.rise or 0)) <= _TOLERANCE
    originals = one.original[0] != other.original[0] or one.original[1] == other.original[1]
    return near and originals and one.text == other.text and one.look == other.look


def _words(items: Sequence[Item]) -> list[str]:
    return [word for item in items for word in item.text.translate(_SHOWN).split()]


def _body_words(letter: LetterContent) -> list[str]:
    return _words(_comparable(letter, BODY))


def _text_difference(a: Sequence[str], b: Sequence[str]) -> Difference | None:
    """Return the first difference between the texts of a Word file and a PDF; None if they are equal.

    Only letters are compared: a PDF divides words, and prints bullets and the numbers of notes.
    """
    one, other = (
        [(at, letter) for at, word in enumerate(words) for letter in word if letter.isalpha()] for words in (a, b)
    )
    pairs = zip_longest(one, other, fillvalue=(-1, ""))
    at = next(((first[0], second[0]) for first, second in pairs if first[1] != second[1]), None)
    if at is None:
        return None
    first, second = (start if start >= 0 else len(words) for start, words in zip(at, (a, b), strict=True))
    rest = a[first : first + _CONTEXT_WORDS + 1], b[second : second + _CONTEXT_WORDS + 1]
    before = " ".join(a[max(first - _CONTEXT_WORDS, 0) : first])
    return Difference(BODY, before, *("".join(words[:1]) for words in rest), *(" ".join(words[1:]) for words in rest))


def _word_difference(story: str, a: Sequence[str], b: Sequence[str], before: Sequence[str] = ()) -> Difference | None:
    """Return the first words that differ; None if all are equal."""
    at = next((at for at, (one, other) in enumerate(zip_longest(a, b)) if one != other), None)
    if at is None:
        return None
    one, other = a[at : at + _WINDOW_WORDS], b[at : at + _WINDOW_WORDS]
    _, _, one_end, _, other_end = next(_changes(one, other))
    return Difference(
        story,
        " ".join([*before, *a[:at]][-_CONTEXT_WORDS:]),
        " ".join(one[:one_end]),
        " ".join(other[:other_end]),
        " ".join(one[one_end : one_end + _CONTEXT_WORDS]),
        " ".join(other[other_end : other_end + _CONTEXT_WORDS]),
    )


def _changes(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    return (code for code in codes if code[0] != "equal")


def _formatting_difference(story: str, before: Sequence[str], one: Sequence[str], other: Sequence[str]) -> Difference:
    """Return a difference without words: the words after it are the first that look different."""
    after = (" ".join(words[:_CONTEXT_WORDS]) for words in (one, other))
    return Difference(story, " ".join(before), "", "", *after)
