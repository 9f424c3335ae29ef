"""How much of the source is found again: the words of the source in the rendered letter, and what is left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from drafter.document.model import Block, Document, NoteMark, Paragraph, walk
from drafter.importer.masthead import is_page_furniture
from drafter.importer.model import SourceLetter, paragraphs_of
from drafter.importer.normalize import comparable

# A word, or a Chinese character.
_WORD = re.compile("[\u3400-\u9fff]|[^\\W\u3400-\u9fff]+")
_FURNITURE = ("masthead", "foot", "draft-mark")


class Fidelity(Struct, frozen=True):
    """The words of the source, those found again in the rendered letter, and the lines with words that were not."""

    words: int
    found: int
    left_over: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def score(self) -> float:
        """The share of words found again, from 0 to 1."""
        return self.found / self.words if self.words else 0.0


def measure(source: SourceLetter, document: Document) -> Fidelity:
    """Return what of the source is found again in the rendered letter, in order where it is text."""
    read = [text for text in source_lines(source) if _WORD.search(text)]
    rendered = [text for text in document_lines(document) if _WORD.search(text)]
    left: list[str] = []
    found = 0
    pairs = tuple(_aligned(read, rendered))
    unmatched = [_unmatched(_words(one), _words(other)) for one, other in pairs]
    spare = Counter(word for _, words in unmatched for word in words)
    for (one, _), (lost, _) in zip(pairs, unmatched, strict=True):
        if not one:
            continue
        missing = _missing(lost, spare)
        found += len(_words(one)) - len(missing)
        if missing:
            left.append(f"{one[:160]}  [not found: {' '.join(missing[:12])}]")
    words = sum(len(_words(text)) for text in read)
    return Fidelity(words, found, tuple(left), pairs)


def _words(text: str) -> list[str]:
    return _WORD.findall(comparable(text).casefold())


def _unmatched(read: Sequence[str], rendered: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words of a line of the source, and of its rendered line, that the other one has not, in order."""
    if read == rendered:
        return [], []
    blocks = SequenceMatcher(None, read, rendered, autojunk=False).get_matching_blocks()
    here = {at for block in blocks for at in range(block.a, block.a + block.size)}
    there = {at for block in blocks for at in range(block.b, block.b + block.size)}
    lost = [word for at, word in enumerate(read) if at not in here]
    return lost, [word for at, word in enumerate(rendered) if at not in there]


def _missing(lost: Sequence[str], spare: Counter[str]) -> list[str]:
    """Return the words that no rendered line has; a title in several lines of the source is one line there."""
    missing = []
    for word in lost:
        if spare[word] > 0:
            spare[word] -= 1
        else:
            missing.append(word)
    return missing


def _aligned(read: Sequence[str], rendered: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of the source with those of the rendered letter; "" where one side has none."""
    one, other = [" ".join(_words(text)) for text in read], [" ".join(_words(text)) for text in rendered]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(read[i1:i2], rendered[j1:j2], strict=True)
            continue
        yield from _alike(read[i1:i2], rendered[j1:j2])


def _alike(read: Sequence[str], rendered: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield lines that differ: each with the line on the other side that has most of its words."""
    free = list(rendered)
    for text in read:
        words = Counter(_words(text))
        best = max(free, key=lambda line: sum((words & Counter(_words(line))).values()), default="")
        if best and 2 * sum((words & Counter(_words(best))).values()) >= sum(words.values()):
            free.remove(best)
            yield text, best
        else:
            yield text, ""
    yield from (("", text) for text in free)


def source_lines(source: SourceLetter) -> Iterator[str]:
    """Yield the paragraphs of the source in reading order, with those of tables and notes, without page numbers."""
    yield from source.marks[:1]
    for paragraph in (*source.top, *paragraphs_of(source.blocks)):
        text = f"{paragraph.label} {paragraph.text}".strip()
        if text and not is_page_furniture(text):
            yield text
    for note in source.notes.values():
        yield from (paragraph.text for paragraph in note if paragraph.text.strip())
    yield from (paragraph.text for paragraph in source.foot if paragraph.text.strip())


def document_lines(document: Document) -> Iterator[str]:
    """Yield the paragraphs of a rendered letter in the same order."""
    top, foot, mark = (document.furniture.get(role) for role in _FURNITURE)
    yield from _lines([mark] if mark else [])
    yield from _lines([top] if top else [])
    yield from _lines(document.body)
    for block in document.body:
        for inner in walk(block):
            for inline in inner.inlines if isinstance(inner, Paragraph) else ():
                if isinstance(inline, NoteMark):
                    yield from (note.text for note in inline.blocks)
    yield from _lines([foot] if foot else [])


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for inner in walk(block):
            if isinstance(inner, Paragraph) and (inner.text.strip() or inner.label):
                label = "" if inner.label in ("•", "–") else inner.label
                yield f"{label} {inner.text}".strip()
