"""The changes of the paragraphs of two Word files: the words, the emphasis, or only the formatting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from drafter.word.align import TOKENS, align, align_words, similarity
from drafter.word.model import PAGES, WordBlock, WordFile, WordParagraph, WordRun, pages_name, paragraphs_of

Kind = Literal["", "ins", "del"]
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}


class Segment(NamedTuple):
    """A range of text that both files have (kind ""), that only the new one has, or only the old one."""

    kind: Kind
    text: str


class ChangedParagraph(NamedTuple):
    """A paragraph with a change: the part of the file (such as `header of page 1`), and its text.

    If no segment is inserted or deleted, only the formatting changed, or `links`: each as its old and new address.
    """

    part: str
    segments: tuple[Segment, ...]
    links: tuple[tuple[str, str], ...] = ()


class _Token(NamedTuple):
    """A word, a space or a sign, with its look and the address of its link."""

    text: str
    look: str = ""
    link: str = ""
    is_whole: bool = False


class _Item(NamedTuple):
    """A paragraph as its words; equal items look the same."""

    style: str
    tokens: tuple[_Token, ...]

    @property
    def words(self) -> list[str]:
        return [token.text for token in self.tokens if not token.text.isspace()]


def changed_paragraphs(old: WordFile, new: WordFile) -> list[ChangedParagraph]:
    """Return the changed paragraphs of two files, in the order of the text: body, notes, headers and footers."""
    changes = _changes("", *(_items(word, word.body) for word in (old, new)))
    notes = ([item for note in word.notes.values() for item in _items(word, note.blocks)] for word in (old, new))
    changes += _changes("notes", *notes)
    for kind, before, after in (("header", old.headers, new.headers), ("footer", old.footers, new.footers)):
        for pages in sorted({*before, *after}, key=_place_of):
            stories = _items(old, before.get(pages, ()), True), _items(new, after.get(pages, ()), True)
            changes += _changes(f"{kind} of {pages_name(pages)}", *stories)
    return changes


def _place_of(pages: str) -> tuple[int, int]:
    """Return the place of a header among others: by section, then page 1, odd and even pages."""
    kind, _, section = pages.partition(" ")
    return int(section or "1"), list(PAGES).index(kind) if kind in PAGES else len(PAGES)


def _items(word: WordFile, blocks: Sequence[WordBlock], in_margin: bool = False) -> list[_Item]:
    items = (_item(word, paragraph, in_margin) for paragraph in paragraphs_of(blocks))
    return [item for item in items if item.words]


def _item(word: WordFile, paragraph: WordParagraph, in_margin: bool) -> _Item:
    tokens = [_Token(f"{paragraph.label}\t")] if paragraph.label else []
    pieces = [_piece(word, run, in_margin) for run in paragraph.runs if run.note or run.picture or not run.hidden]
    # A word may have several runs, which differ in what is not seen.
    for key, same in groupby(pieces, lambda piece: piece._replace(text=piece.text * piece.is_whole)):
        text = "".join(piece.text for piece in same)
        tokens += [key._replace(text=each) for each in ([text] if key.is_whole else TOKENS.findall(text))]
    # Tabs indent the first line of a letter's paragraphs.
    start = next((at for at, token in enumerate(tokens) if not token.text.isspace()), len(tokens))
    return _Item(paragraph.style_name, tuple(tokens[start:]))


def _piece(word: WordFile, run: WordRun, in_margin: bool) -> _Token:
    """Return the text of a run as one token; what is not text is a whole word, in brackets, whose look is its own.

    In a header or footer, the last result of a page number says nothing: it changes with the pages.
    """
    if run.note:
        note = word.notes.get(run.note)
        return _Token(f"[{note.mark or '*'}]" if note else "[?]", is_whole=True)
    if run.picture:
        return _Token(f"[image: {run.picture.alternative}]", run.picture.digest, is_whole=True)
    if in_margin and run.field in _PAGE_FIELDS:
        return _Token(f"[{run.field.lower()}]", is_whole=True)
    look = f"{run.bold}{run.italic}{run.underline}{run.strike}{run.raised}{run.size}{run.colour}{run.highlight}"
    look += f"{run.capitals}{run.small_capitals}{run.forced}"
    return _Token(run.text, look, run.link)


def _changes(part: str, old: Sequence[_Item], new: Sequence[_Item]) -> list[ChangedParagraph]:
    changes = []
    for i, j in align(old, new, _alike):
        if i is not None and j is not None:
            if old[i] != new[j]:
                changes.append(ChangedParagraph(part, tuple(_segments(old[i], new[j])), _links(old[i], new[j])))
        elif j is not None:
            changes.append(ChangedParagraph(part, (Segment("ins", _text(new[j].tokens)),)))
        elif i is not None:
            changes.append(ChangedParagraph(part, (Segment("del", _text(old[i].tokens)),)))
    return changes


def _links(old: _Item, new: _Item) -> tuple[tuple[str, str], ...]:
    """Return the addresses that changed in a paragraph with the same words, before and after; "" for no link."""
    pairs = [(a.link, b.link) for a, b in zip(old.tokens, new.tokens, strict=False)]
    return tuple(dict.fromkeys(pair for pair in pairs if pair[0] != pair[1])) if _same_words(old, new) else ()


def _same_words(old: _Item, new: _Item) -> bool:
    return [token.text for token in old.tokens] == [token.text for token in new.tokens]


def _alike(a: _Item, b: _Item) -> float:
    return 1.0 if a == b else similarity(a.words, b.words) * (1.0 if a.style == b.style else 0.9)


def _segments(old: _Item, new: _Item) -> list[Segment]:
    """Return the text of a changed paragraph; one segment if its words are the same."""
    if _same_words(old, new):
        return [Segment("", _text(new.tokens))]
    segments = []
    for kind, i1, i2, j1, j2 in align_words(old.tokens, new.tokens, _is_space, _is_word):
        if kind == "equal":
            segments.append(Segment("", _text(new.tokens[j1:j2])))
        else:
            segments += [Segment("del", _text(old.tokens[i1:i2]))] if i2 > i1 else []
            segments += [Segment("ins", _text(new.tokens[j1:j2]))] if j2 > j1 else []
    return segments


def _is_space(token: _Token) -> bool:
    return token.text.isspace()


def _is_word(token: _Token) -> bool:
    return token.text[:1].isalnum()


def _text(tokens: Sequence[_Token]) -> str:
    return "".join(token.text for token in tokens)
