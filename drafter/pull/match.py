"""Which characters of the edited file are characters of the letter: kept, moved, split off or joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.limits import MAX_ALIGNED_TOKENS
from drafter.pull.printed import STRAIGHT, Char, Printed
from drafter.pull.sequence_diff import equal_ranges
from drafter.word.align import BARE_WORDS, SMALL_TOKENS, Pair, align, similarity

_CURLY = frozenset("".join(STRAIGHT.values()))
_FIRST_SIGN = "\u3400"
# Words that come from another paragraph: as many in a row, or this share of a range.
_ENOUGH_WORDS, _ENOUGH_SHARE, _FEW_WORDS = 4, 0.5, 2
# The most ranges of words that are found in other paragraphs, and the most pairs of ranges that are compared for one.
_MOVES, _COMPARED = 60, 3000

_TEXT_KINDS = ("text", "bullet", "quotation", "verse", "heading", "note", "a table")

# A character of the letter: the number of its paragraph, and of the character in it.
Ref = tuple[int, int]


class Matched(NamedTuple):
    """The alignment of paragraphs, and for each new paragraph the old character of each character, or None."""

    pairs: Sequence[Pair]
    refs: Sequence[list[Ref | None]]


class _Range(NamedTuple):
    """Tokens `first` to `last` of paragraph `at` without a partner."""

    at: int
    first: int
    last: int


class _Tokens(NamedTuple):
    """The tokens of a paragraph: their keys, and the offset of each; one more offset at the end."""

    keys: list[str]
    starts: list[int]

    def words(self, first: int, last: int) -> float:
        """Return the number of words; a sign of Chinese is half a word."""
        return sum(0.5 if key > _FIRST_SIGN else 1 for key in self.keys[first:last] if BARE_WORDS.match(key))


def match(old: Sequence[Printed], new: Sequence[Printed]) -> Matched:
    """Align the paragraphs, then the characters of each pair, then those that moved between paragraphs."""
    pairs = align_printed_paragraphs(old, new)
    partners = _Partners(old, new)
    for i, j in pairs:
        if i is not None and j is not None:
            partners.take(*partners.whole(i, j))
    changed = [i for i, j in pairs if i is not None and (j is None or old[i].key != new[j].key)]
    for _ in range(_MOVES):
        if (best := partners.best_move(changed)) is None:
            break
        partners.take(*best)
    refs = [_refs(found, tokens, partners.olds) for found, tokens in zip(partners.found, partners.news, strict=True)]
    return Matched(pairs, [_without_other_marks(line, old, new[j]) for j, line in enumerate(refs)])


def align_printed_paragraphs(old: Sequence[Printed], new: Sequence[Printed]) -> list[Pair]:
    """Align two sequences of paragraphs; those in other styles are less alike."""
    words = {one.key: BARE_WORDS.findall(one.key) for one in (*old, *new)}
    a, b = ([(one.kind, one.key) for one in side] for side in (old, new))

    def alike(x: tuple[str, str], y: tuple[str, str]) -> float:
        score = similarity(words[x[1]], words[y[1]])
        return score if x[0] == y[0] else score * 0.8

    return _with_replaced(align(a, b, alike), old, new)


def _with_replaced(pairs: Sequence[Pair], old: Sequence[Printed], new: Sequence[Printed]) -> list[Pair]:
    """Return the pairs, and as pairs what replaces the only paragraph between two pairs, or one of its kind."""
    result: list[Pair] = []
    olds: list[int] = []
    news: list[int] = []
    for i, j in [*pairs, (-1, -1)]:
        if i is not None and j is not None:
            result += _replaced(olds, news, old, new)
            olds, news = [], []
            result += [(i, j)] if i >= 0 else []
        elif i is not None:
            olds.append(i)
        elif j is not None:
            news.append(j)
    return result


def _replaced(olds: list[int], news: list[int], old: Sequence[Printed], new: Sequence[Printed]) -> Iterator[Pair]:
    if [old[i].kind for i in olds] == [new[j].kind for j in news] and (len(olds) == 1 or not _is_text(old, olds)):
        yield from zip(olds, news, strict=True)
        return
    yield from ((i, None) for i in olds)
    yield from ((None, j) for j in news)


def _is_text(old: Sequence[Printed], olds: Sequence[int]) -> bool:
    return any(old[i].kind.startswith(_TEXT_KINDS) for i in olds)


def _tokens(chars: Sequence[Char]) -> _Tokens:
    text = "".join([char.key for char in chars])
    spans = [found.span() for found in SMALL_TOKENS.finditer(text)]
    keys = [text[start:end] + (chars[start].object if end - start == 1 else "") for start, end in spans]
    return _Tokens(keys, [*(start for start, _ in spans), len(text)])


class _Partners:
    """The tokens of both sides, and for each new token its old one."""

    def __init__(self, old: Sequence[Printed], new: Sequence[Printed]) -> None:
        self.olds = [_tokens(one.chars) for one in old]
        self.news = [_tokens(one.chars) for one in new]
        self.found: list[list[tuple[int, int] | None]] = [[None] * len(tokens.keys) for tokens in self.news]
        self.used = [[False] * len(tokens.keys) for tokens in self.olds]

    def whole(self, i: int, j: int) -> tuple[_Range, _Range]:
        """Return all tokens of a pair of paragraphs."""
        return _Range(i, 0, len(self.olds[i].keys)), _Range(j, 0, len(self.news[j].keys))

    def take(self, old: _Range, new: _Range) -> None:
        """Record the equal tokens of two ranges as partners."""
        a, b = self._keys(old, new)
        for i, j, size in equal_ranges(a, b):
            for step in range(size):
                self.found[new.at][new.first + j + step] = old.at, old.first + i + step
                self.used[old.at][old.first + i + step] = True

    def _keys(self, old: _Range, new: _Range) -> tuple[list[str], list[str]]:
        return self.olds[old.at].keys[old.first : old.last], self.news[new.at].keys[new.first : new.last]

    def best_move(self, changed: Sequence[int]) -> tuple[_Range, _Range] | None:
        """Return the free ranges that have the most words in a row in common; None if those are too few."""
        free = [part for at in sorted(changed) for part in _free(at, self.used[at])]
        news = [part for at, line in enumerate(self.found) for part in _free(at, [one is not None for one in line])]
        news = [part for part in news if self.news[part.at].words(part.first, part.last) >= _FEW_WORDS]
        best, most = None, 0.0
        for new in news if len(news) * len(free) <= _COMPARED else ():
            wanted = self.news[new.at].words(new.first, new.last)
            for old in free if wanted > most else ():
                count = self._common_words(old, new)
                if count > most and count >= min(_ENOUGH_WORDS, max(_FEW_WORDS, wanted * _ENOUGH_SHARE)):
                    best, most = (old, new), count
        return best

    def _common_words(self, old: _Range, new: _Range) -> float:
        a, b = self._keys(old, new)
        if len(a) * len(b) > MAX_ALIGNED_TOKENS:
            return 0
        block = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
        return self.olds[old.at].words(old.first + block.a, old.first + block.a + block.size)


def _free(at: int, taken: Sequence[bool]) -> Iterator[_Range]:
    """Yield the ranges of tokens that are not taken."""
    first = 0
    for index, one in enumerate([*taken, True]):
        if one:
            if index > first:
                yield _Range(at, first, index)
            first = index + 1


def _refs(found: Sequence[tuple[int, int] | None], new: _Tokens, olds: Sequence[_Tokens]) -> list[Ref | None]:
    """Return the partners of characters, given those of tokens."""
    refs: list[Ref | None] = [None] * new.starts[-1]
    for token, partner in enumerate(found):
        if partner:
            start = olds[partner[0]].starts[partner[1]]
            for at in range(new.starts[token], new.starts[token + 1]):
                refs[at] = partner[0], start + at - new.starts[token]
    return refs


def _without_other_marks(refs: list[Ref | None], old: Sequence[Printed], new: Printed) -> list[Ref | None]:
    """Return the partners without those of a quotation mark that was replaced by another curly one."""

    def same(at: int, ref: Ref) -> bool:
        text, before = new.chars[at].text, old[ref[0]].chars[ref[1]].text
        return text == before or text not in _CURLY

    return [ref if ref and same(at, ref) else None for at, ref in enumerate(refs)]


def is_unchanged(old: Printed, new: Printed, refs: Sequence[Ref | None], number: int, links: frozenset[str]) -> bool:
    """True if a paragraph has the same words, formats and kind."""
    if old.chars == new.chars and (old.kind, old.label) == (new.kind, new.label):
        return all(ref is None or ref[0] == number for ref in refs[:1])
    if old.key != new.key or (old.kind != new.kind and new.kind):
        return False
    for char, ref in zip(new.chars, refs, strict=True):
        if char.text.isspace():
            continue
        if ref is None or ref[0] != number:
            return False
        before = old.chars[ref[1]]
        if (before.bold, before.italic) != (char.bold, char.italic) or not _same_link(before.link, char.link, links):
            return False
    return True


def _same_link(old: str, new: str, links: frozenset[str]) -> bool:
    return old == new or ((old in links or not old) and (new in links or not new or new.startswith("#")))


def numbers_around(numbers: Sequence[int | None]) -> list[tuple[int | None, int | None]]:
    """Return for each row the number of the nearest old paragraph above and below it."""
    above, below = _numbers_before(numbers), _numbers_before(list(reversed(numbers)))
    return list(zip(above, reversed(below), strict=True))


def _numbers_before(numbers: Sequence[int | None]) -> list[int | None]:
    before: list[int | None] = []
    last: int | None = None
    for number in numbers:
        before.append(last)
        last = last if number is None else number
    return before
