"""What changed in the paragraphs of two Word files: the words, the emphasis, or only the formatting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from drafter.word.align import TOKENS, align, align_words, similarity
from drafter.word.model import WordBlock, WordFile, WordParagraph, WordRun, paragraphs_of

Kind = Literal["", "ins", "del"]
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_PAGES = {"first": "page 1", "default": "odd pages", "even": "even pages"}


class Segment(NamedTuple):
    """A range of text that both files have (kind ""), that only the new one has, or only the old one."""

    kind: Kind
    text: str


class ChangedParagraph(NamedTuple):
    """A paragraph with a change: the part of the file (such as `header of page 1`), and its text.

    If no segment is inserted or deleted, only the formatting changed.
    """

    part: str
    segments: tuple[Segment, ...]


class _Item(NamedTuple):
    """A paragraph as its words, each with its look; equal items look the same."""

    style: str
    tokens: tuple[tuple[str, str], ...]

    @property
    def words(self) -> list[str]:
        return [text for text, _ in self.tokens if not text.isspace()]


def changed_paragraphs(old: WordFile, new: WordFile) -> list[ChangedParagraph]:
    """Return the changed paragraphs of two files, in the order of the text: body, notes, headers and footers."""
    changes = _changes("", *(_items(word, word.body) for word in (old, new)))
    notes = ([item for note in word.notes.values() for item in _items(word, note.blocks)] for word in (old, new))
    changes += _changes("notes", *notes)
    for kind, before, after in (("header", old.headers, new.headers), ("footer", old.footers, new.footers)):
        for pages in sorted({*before, *after}, key=list(_PAGES).index):
            stories = _items(old, before.get(pages, ())), _items(new, after.get(pages, ()))
            changes += _changes(f"{kind} of {_PAGES[pages]}", *stories)
    return changes


def _items(word: WordFile, blocks: Sequence[WordBlock]) -> list[_Item]:
    items = (_item(word, paragraph) for paragraph in paragraphs_of(blocks))
    return [item for item in items if item.words]


def _item(word: WordFile, paragraph: WordParagraph) -> _Item:
    tokens = [(f"{paragraph.label}\t", "")] if paragraph.label else []
    for run in paragraph.runs:
        tokens += _tokens(word, run)
    # Tabs indent the first line of a letter's paragraphs.
    start = next((at for at, (text, _) in enumerate(tokens) if not text.isspace()), len(tokens))
    return _Item(paragraph.style_name, tuple(tokens[start:]))


def _tokens(word: WordFile, run: WordRun) -> Iterator[tuple[str, str]]:
    look = f"{run.bold}{run.italic}{run.underline}{run.strike}{run.raised}{run.link}"
    if run.note:
        note = word.notes.get(run.note)
        yield (f"[{note.mark or '*'}]" if note else "[?]"), look
    elif run.picture:
        yield f"[image: {run.picture.alternative}]", run.picture.digest
    elif run.field in _PAGE_FIELDS:
        yield f"[{run.field.lower()}]", look
    elif not run.hidden:
        yield from ((text, look) for text in TOKENS.findall(run.text))


def _changes(part: str, old: Sequence[_Item], new: Sequence[_Item]) -> list[ChangedParagraph]:
    changes = []
    for i, j in align(old, new, _alike):
        segments: Sequence[Segment] = ()
        if i is not None and j is not None:
            segments = () if old[i] == new[j] else _segments(old[i], new[j])
        elif j is not None:
            segments = [Segment("ins", _text(new[j].tokens))]
        elif i is not None:
            segments = [Segment("del", _text(old[i].tokens))]
        if segments:
            changes.append(ChangedParagraph(part, tuple(segments)))
    return changes


def _alike(a: _Item, b: _Item) -> float:
    return 1.0 if a == b else similarity(a.words, b.words) * (1.0 if a.style == b.style else 0.9)


def _segments(old: _Item, new: _Item) -> list[Segment]:
    """Return the text of a changed paragraph; one segment if its words are the same."""
    if [text for text, _ in old.tokens] == [text for text, _ in new.tokens]:
        return [Segment("", _text(new.tokens))]
    segments = []
    for kind, i1, i2, j1, j2 in align_words(old.tokens, new.tokens, _is_space, _is_word):
        if kind == "equal":
            segments.append(Segment("", _text(new.tokens[j1:j2])))
        else:
            segments += [Segment("del", _text(old.tokens[i1:i2]))] if i2 > i1 else []
            segments += [Segment("ins", _text(new.tokens[j1:j2]))] if j2 > j1 else []
    return segments


def _is_space(token: tuple[str, str]) -> bool:
    return token[0].isspace()


def _is_word(token: tuple[str, str]) -> bool:
    return token[0][:1].isalnum()


def _text(tokens: Sequence[tuple[str, str]]) -> str:
    return "".join(text for text, _ in tokens)
