"""Two documents as one whose runs are inserted or deleted, for HTML and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from drafter.document.model import Block, Cell, Document, Field, Group, Inline, NoteMark, Paragraph, Picture, Run, Table
from drafter.document.tags import DELETED, INSERTED
from drafter.word.align import LEAST, TOKENS, align, align_words, similarity, words_of

Token: TypeAlias = "tuple[tuple[str, ...], Inline]"
Key: TypeAlias = "tuple[str, ...]"


def mark_changes(old: Document, new: Document) -> Document:
    """Return the new document with what only one of the two has, as runs of the roles `inserted` and `deleted`."""
    furniture: dict[str, Group] = {}
    for role in {**new.furniture, **old.furniture}:
        pair = [groups[role] for groups in (old.furniture, new.furniture) if role in groups]
        kind = INSERTED if role in new.furniture else DELETED
        group = _merged_block(*pair) if len(pair) > 1 else _marked(pair[0], kind)
        furniture[role] = group if isinstance(group, Group) else pair[-1]
    return replace(new, body=_merged(old.body, new.body), furniture=furniture)


def _merged(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks of both, in order."""
    a, b = [_without_places(block) for block in old], [_without_places(block) for block in new]
    result: list[Block] = []
    for i, j in align(a, b, _alike):
        if i is not None and j is not None:
            result.append(new[j] if a[i] == b[j] else _merged_block(old[i], new[j]))
        elif j is not None:
            result.append(_marked(new[j], INSERTED))
        elif i is not None:
            result.append(_marked(old[i], DELETED))
    return tuple(result)


def _without_places(block: Block) -> Block:
    """Return a block that equals others with the same content, wherever they are in their files."""
    if isinstance(block, Group):
        return Group(block.role, tuple(map(_without_places, block.blocks)))
    if isinstance(block, Table):
        rows = tuple(tuple(replace(cell, blocks=tuple(map(_plain, cell.blocks))) for cell in row) for row in block.rows)
        return replace(block, rows=rows, place=None)
    return _plain(block) if isinstance(block, Paragraph) else replace(block, place=None)


def _plain(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, inlines=tuple(map(_plain_inline, paragraph.inlines)), place=None)


def _plain_inline(inline: Inline) -> Inline:
    if isinstance(inline, Run):
        return replace(inline, place=None)
    if isinstance(inline, NoteMark):
        return NoteMark(inline.mark, tuple(map(_plain, inline.blocks)))
    return inline


def _alike(a: Block, b: Block) -> float:
    if a == b:
        return 1.0
    if type(a) is not type(b) or a.role != b.role or isinstance(a, Picture):
        return 0.0
    alike = similarity(words_of(_text(a)), words_of(_text(b)))
    # A group or table is compared inside; what the masthead or an annex is does not depend on its words.
    return alike if isinstance(a, Paragraph) else LEAST + (1 - LEAST) * alike


def _merged_block(old: Block, new: Block) -> Block:
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        return _merged_paragraph(old, new)
    if isinstance(old, Group) and isinstance(new, Group):
        return replace(new, blocks=_merged(old.blocks, new.blocks))
    if isinstance(old, Table) and isinstance(new, Table):
        return _merged_table(old, new)
    return new


def _merged_table(old: Table, new: Table) -> Table:
    texts_old, texts_new = ([(_row_text(row), len(row)) for row in table.rows] for table in (old, new))
    rows, header_rows = [], 0
    for i, j in align(texts_old, texts_new, _rows_alike):
        if i is not None and j is not None:
            rows.append(tuple(_merged_cell(*cells) for cells in zip(old.rows[i], new.rows[j], strict=True)))
        elif j is not None:
            rows.append(tuple(_marked_cell(cell, INSERTED) for cell in new.rows[j]))
        elif i is not None:
            rows.append(tuple(_marked_cell(cell, DELETED) for cell in old.rows[i]))
        header_rows += (i is not None and i < old.header_rows) or (j is not None and j < new.header_rows)
    return replace(new, rows=tuple(rows), header_rows=header_rows)


def _rows_alike(a: tuple[str, int], b: tuple[str, int]) -> float:
    return similarity(words_of(a[0]), words_of(b[0])) if a[1] == b[1] else 0.0


def _merged_cell(old: Cell, new: Cell) -> Cell:
    if len(old.blocks) == len(new.blocks):
        return replace(new, blocks=tuple(_merged_paragraph(*pair) for pair in zip(old.blocks, new.blocks, strict=True)))
    return replace(new, blocks=_only_paragraphs(_merged(old.blocks, new.blocks)))


def _only_paragraphs(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    return tuple(block for block in blocks if isinstance(block, Paragraph))


def _merged_paragraph(old: Paragraph, new: Paragraph) -> Paragraph:
    a, b = list(_tokens(old.inlines)), list(_tokens(new.inlines))
    inlines: list[Inline] = []
    keys = [key for key, _ in a], [key for key, _ in b]
    for kind, i1, i2, j1, j2 in align_words(*keys, _is_space, _is_word):
        if kind == "equal":
            pairs = zip(a[i1:i2], b[j1:j2], strict=True)
            inlines += [_merged_inline(one, other) for (_, one), (_, other) in pairs]
        else:
            inlines += [_marked_inline(inline, DELETED) for _, inline in a[i1:i2]]
            inlines += [_marked_inline(inline, INSERTED) for _, inline in b[j1:j2]]
    if old.label == new.label:
        return replace(new, inlines=tuple(_joined(inlines)))
    # A label has no runs: both become text.
    labels = [Run(f"{old.label} ", frozenset({DELETED})), Run(f"{new.label} ", frozenset({INSERTED}))]
    return replace(new, label="", inlines=tuple(_joined([*labels, *inlines])))


def _merged_inline(old: Inline, new: Inline) -> Inline:
    """Return an inline that both have; the texts of a note may differ."""
    if not (isinstance(old, NoteMark) and isinstance(new, NoteMark)):
        return new
    return replace(new, blocks=_only_paragraphs(_merged(old.blocks, new.blocks)))


def _tokens(inlines: Iterable[Inline]) -> Iterator[Token]:
    for inline in inlines:
        if isinstance(inline, Run):
            start = 0
            for word in TOKENS.findall(inline.text):
                yield (word, *sorted(inline.roles), inline.link or ""), inline.part(start, start + len(word))
                start += len(word)
        elif isinstance(inline, NoteMark):
            yield ("", "note", inline.mark), inline
        else:
            yield ("", inline.name if isinstance(inline, Field) else "break"), inline


def _is_space(key: Key) -> bool:
    return key[0].isspace()


def _is_word(key: Key) -> bool:
    return key[0][:1].isalnum()


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the inlines; adjacent runs that look the same become one, in the place of the first."""
    before: Run | None = None
    for inline in inlines:
        if not isinstance(inline, Run):
            if before is not None:
                yield before
            before = None
            yield inline
        elif before is not None and (before.roles, before.link) == (inline.roles, inline.link):
            before = replace(before, text=before.text + inline.text)
        else:
            if before is not None:
                yield before
            before = inline
    if before is not None:
        yield before


def _marked(block: Block, role: str) -> Block:
    if isinstance(block, Paragraph):
        return _marked_paragraph(block, role)
    if isinstance(block, Group):
        return replace(block, blocks=tuple(_marked(inner, role) for inner in block.blocks))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(_marked_cell(cell, role) for cell in row) for row in block.rows))
    return block


def _marked_cell(cell: Cell, role: str) -> Cell:
    return replace(cell, blocks=tuple(_marked_paragraph(block, role) for block in cell.blocks))


def _marked_paragraph(block: Paragraph, role: str) -> Paragraph:
    return replace(block, inlines=tuple(_marked_inline(inline, role) for inline in block.inlines))


def _marked_inline(inline: Inline, role: str) -> Inline:
    if isinstance(inline, Run):
        return replace(inline, roles=inline.roles | {role})
    if isinstance(inline, NoteMark):
        return replace(inline, blocks=tuple(_marked_paragraph(block, role) for block in inline.blocks))
    return inline


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        notes = (inline for inline in block.inlines if isinstance(inline, NoteMark))
        return " ".join([block.text, *(note.text for mark in notes for note in mark.blocks)])
    if isinstance(block, Group):
        return " ".join(map(_text, block.blocks))
    if isinstance(block, Table):
        return " ".join(map(_row_text, block.rows))
    return block.alternative


def _row_text(row: Sequence[Cell]) -> str:
    return " ".join(block.text for cell in row for block in cell.blocks)
