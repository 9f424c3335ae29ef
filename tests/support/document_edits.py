"""Random edits of a document, as colleagues make them: words, emphasis, links, paragraphs, lists, tables and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeAlias

from msgspec.structs import replace

from drafter.document.model import Block, Cell, Document, Group, Inline, NoteMark, Paragraph, Run, Table, map_leaves

WORDS = ("harbour", "lantern", "winter", "library", "ferry", "weaving", "orchard", "market", "the", "of", "and")
# Where paragraphs may come and go: the positions of groups, from the body.
Path: TypeAlias = "tuple[int, ...]"
Edit: TypeAlias = "Callable[[Document, Random], Document]"
_FLOWS = {"annex", "enclosure", "appendix", "quotation", ""}


def edited(document: Document, chance: Random) -> Document:
    """Return the document after one to four random edits."""
    for _ in range(chance.randint(1, 4)):
        document = chance.choice(EDITS)(document, chance)
    return document


def _text(chance: Random, most: int = 12) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(2, most)))


def _sentence(chance: Random) -> Paragraph:
    return Paragraph("text", (Run(f"We add that the {_text(chance)}."),))


def _change_words(document: Document, chance: Random) -> Document:
    """Replace, add or drop a word in some runs, anywhere in the letter."""
    share = chance.choice((0.05, 0.3))

    def change(run: Run) -> list[Run]:
        words = run.text.split(" ")
        if chance.random() > share or len(words) < 3:
            return [run]
        at = chance.randrange(len(words))
        words[at : at + 1] = chance.choice(([chance.choice(WORDS)], [words[at], chance.choice(WORDS)], []))
        return [replace(run, text=" ".join(words))]

    return _with_runs(document, change)


def _change_emphasis(document: Document, chance: Random) -> Document:
    def change(run: Run) -> list[Run]:
        if chance.random() > 0.1 or len(run.text) < 12:
            return [run]
        middle = replace(run, text=run.text[4:9], roles=run.roles ^ {chance.choice(("emphasis", "strong"))})
        return [replace(run, text=run.text[:4]), middle, replace(run, text=run.text[9:])]

    return _with_runs(document, change)


def _change_links(document: Document, chance: Random) -> Document:
    def change(run: Run) -> list[Run]:
        if chance.random() > 0.2:
            return [run]
        return [replace(run, link=None if run.link else "https://example.org/lamp")]

    return _with_runs(document, change)


def _add_note(document: Document, chance: Random) -> Document:
    note = NoteMark(chance.choice("1xy"), (Paragraph("note", (Run(f"See the {_text(chance, 5)}."),)),))
    return _with_paragraph(document, chance, lambda paragraph: replace(paragraph, inlines=(*paragraph.inlines, note)))


def _drop_notes(document: Document, chance: Random) -> Document:
    def change(paragraph: Paragraph) -> Paragraph:
        kept = [inline for inline in paragraph.inlines if not isinstance(inline, NoteMark) or chance.random() < 0.5]
        return replace(paragraph, inlines=tuple(kept))

    body = (
        map_leaves(block, lambda leaf: change(leaf) if isinstance(leaf, Paragraph) else leaf) for block in document.body
    )
    return replace(document, body=tuple(body))


def _change_flow(document: Document, chance: Random) -> Document:
    """Add, drop, move, split or join paragraphs next to each other."""
    path = chance.choice(list(_flows(document.body)))
    blocks = list(_flow(document.body, path))
    kind = chance.choice(("add", "add two", "drop", "move", "split", "join", "quote", "table", "list"))
    texts = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role == "text"]
    # Nothing is added before the first paragraph of the text, nor after the end rule.
    at = chance.randint(texts[0], len(blocks) - (blocks[-1].role == "end-rule")) if texts else len(blocks)
    if kind == "add":
        blocks.insert(at, _sentence(chance))
    elif kind == "add two":
        blocks[at:at] = [_sentence(chance), _sentence(chance)]
    elif kind == "table":
        # Tables are followed by text. LibreOffice would give an empty paragraph below a rejected table another style.
        blocks.insert(chance.choice(texts or [0]), _table(chance))
    elif kind == "list":
        blocks[at:at] = [
            Paragraph("text", (Run(f"{_text(chance)};"),), label=label, level=1) for label in ("(a)", "(b)")
        ]
    elif texts:
        _change_text(blocks, chance.choice(texts), kind, chance)
    return replace(document, body=_with_flow(document.body, path, blocks)) if blocks else document


def _change_text(blocks: list[Block], at: int, kind: str, chance: Random) -> None:
    paragraph = blocks[at]
    assert isinstance(paragraph, Paragraph)
    if kind == "drop":
        del blocks[at]
    elif kind == "move":
        moved = blocks.pop(at)
        texts = [index for index, block in enumerate(blocks) if block.role == "text"]
        blocks.insert(chance.choice(texts or [at]), moved)
    elif kind == "quote":
        blocks[at] = replace(paragraph, role="quotation", label="", level=0)
    elif kind == "split" and len(paragraph.inlines) > 1:
        middle = len(paragraph.inlines) // 2
        blocks[at : at + 1] = [
            replace(paragraph, inlines=paragraph.inlines[:middle]),
            replace(paragraph, inlines=paragraph.inlines[middle:], label=""),
        ]
    elif kind == "join" and at + 1 < len(blocks):
        following = blocks[at + 1]
        if isinstance(following, Paragraph) and following.role == "text":
            blocks[at : at + 2] = [replace(paragraph, inlines=(*paragraph.inlines, Run(" "), *following.inlines))]


def _change_tables(document: Document, chance: Random) -> Document:
    def change(block: Block) -> Block:
        if isinstance(block, Group):
            return replace(block, blocks=tuple(map(change, block.blocks)))
        if not isinstance(block, Table):
            return block
        rows = list(block.rows)
        at = chance.randrange(block.header_rows, len(rows) + 1)
        kind = chance.choice(("add", "drop", "column", "none"))
        if kind == "add":
            rows.insert(at, tuple(_cell(chance) for _ in rows[0]))
        elif kind == "drop" and len(rows) > block.header_rows + 1:
            del rows[at - 1 if at > block.header_rows else at]
        elif kind == "column":
            rows = [(*row, _cell(chance)) for row in rows]
        return replace(block, rows=tuple(rows))

    return replace(document, body=tuple(map(change, document.body)))


def _drop_table(document: Document, _: Random) -> Document:
    body = tuple(block for block in document.body if not isinstance(block, Table))
    return replace(document, body=body or document.body)


EDITS: tuple[Edit, ...] = (
    *(_change_words, _change_words, _change_emphasis, _change_links, _add_note, _drop_notes),
    *(_change_flow, _change_flow, _change_flow, _change_tables, _drop_table),
)


def _table(chance: Random) -> Table:
    rows = tuple(tuple(_cell(chance) for _ in range(2)) for _ in range(chance.randint(2, 4)))
    return Table("table", rows)


def _cell(chance: Random) -> Cell:
    return Cell((Paragraph("table-text", (Run(_text(chance, 3)),)),), chance.choice(("left", "right")))


def _with_runs(document: Document, change: Callable[[Run], Sequence[Run]]) -> Document:
    """Return the document with its runs changed: of the text, the notes, the masthead, headers and footers."""

    def inlines(items: Sequence[Inline]) -> Iterator[Inline]:
        for item in items:
            if isinstance(item, Run):
                yield from change(item)
            elif isinstance(item, NoteMark):
                yield replace(item, blocks=tuple(paragraph(block) for block in item.blocks))
            else:
                yield item

    def paragraph(block: Paragraph) -> Paragraph:
        return replace(block, inlines=tuple(inlines(block.inlines)))

    def changed(block: Block) -> Block:
        return _with_paragraphs(block, paragraph)

    furniture = {role: changed(group) for role, group in document.furniture.items()}
    groups = {role: group for role, group in furniture.items() if isinstance(group, Group)}
    return replace(document, body=tuple(map(changed, document.body)), furniture=groups)


def _with_paragraphs(block: Block, change: Callable[[Paragraph], Paragraph]) -> Block:
    return map_leaves(block, lambda leaf: change(leaf) if isinstance(leaf, Paragraph) else leaf)


def _with_paragraph(document: Document, chance: Random, change: Callable[[Paragraph], Paragraph]) -> Document:
    """Return the document with one paragraph of text changed."""
    path = chance.choice(list(_flows(document.body)))
    blocks = list(_flow(document.body, path))
    texts = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role == "text"]
    if not texts:
        return document
    at = chance.choice(texts)
    paragraph = blocks[at]
    assert isinstance(paragraph, Paragraph)
    blocks[at] = change(paragraph)
    return replace(document, body=_with_flow(document.body, path, blocks))


def _flows(blocks: Sequence[Block], path: Path = ()) -> Iterator[Path]:
    yield path
    for index, block in enumerate(blocks):
        if isinstance(block, Group) and block.role in _FLOWS:
            yield from _flows(block.blocks, (*path, index))


def _flow(blocks: Sequence[Block], path: Path) -> Sequence[Block]:
    for index in path:
        group = blocks[index]
        assert isinstance(group, Group)
        blocks = group.blocks
    return blocks


def _with_flow(blocks: Sequence[Block], path: Path, changed: Sequence[Block]) -> tuple[Block, ...]:
    if not path:
        return tuple(changed)
    index = path[0]
    group = blocks[index]
    assert isinstance(group, Group)
    inner = replace(group, blocks=_with_flow(group.blocks, path[1:], changed))
    return (*blocks[:index], inner, *blocks[index + 1 :])
