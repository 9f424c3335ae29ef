"""The content of a Word file as frozen values: paragraphs, runs, tables, notes, comments, headers and footers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

# What headers and footers are for.
PAGES: Mapping[str, str] = {"first": "page 1", "default": "odd pages", "even": "even pages"}


def pages_name(pages: str) -> str:
    """Return what a header or footer is for in words, such as "odd pages of section 2"."""
    kind, _, section = pages.partition(" ")
    return PAGES.get(kind, kind) + (f" of section {section}" if section else "")


class WordPicture(Struct, frozen=True):
    """An image: the SHA-256 hash of its bytes ("" if it is missing or in another file), and its alternative text.

    `size` is its width and height in points, (0, 0) if the file does not say it.
    """

    digest: str
    alternative: str = ""
    size: tuple[int, int] = (0, 0)


class WordRun(Struct, frozen=True):
    """Text with the same formatting, as printed: styles and direct formatting together.

    `text` has "\\t" for a tab, "\\n" for a line break, "\\f" for the break of a page or column, U+2011 and U+00AD for
    Word's hyphens. `style` is the id of the character style. `raised` is 1 for superscript and raised text, -1 for
    subscript and lowered text. `size` is in points. `font` is that of Latin letters. `colour` has six digits,
    `highlight` is Word's name of a colour; both are "" for usual text. `link` is an address, "#name" for a bookmark.
    `note` is a key of `WordFile.notes`; `text` is then the mark if the file gives one, otherwise "". `field` is the
    first word of a field's instruction, in upper case; `text` is its last result. `comments` are keys of
    `WordFile.comments`. `hidden` text is not printed. `forced` is the direction, ltr or rtl, that its characters are
    forced into, whatever their script.
    """

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    capitals: bool = False
    small_capitals: bool = False
    raised: int = 0
    hidden: bool = False
    equation: bool = False
    size: float | None = None
    font: str = ""
    colour: str = ""
    highlight: str = ""
    style: str = ""
    style_name: str = ""
    language: str = ""
    link: str = ""
    note: str = ""
    field: str = ""
    forced: str = ""
    picture: WordPicture | None = None
    comments: tuple[str, ...] = ()


class WordParagraph(Struct, frozen=True):
    """A paragraph; `number` counts the paragraphs of its story from 1, in reading order.

    `bold`, `italic`, `size`, `font` and `colour` are those of its style: emphasis is what differs from them. `label` is
    the number or bullet that Word adds, `level` its level from 0, -1 without numbering. `align` is Word's word: left,
    both, center, right, start, end. `left`, `first` (negative if it hangs) and `right` are indents in twips. `outline`
    is the heading's level from 0, None for text. `boxes` are the text boxes that are anchored in it. `comments` are
    keys of all comments that it contains or is part of. `unread` names what it shows besides, such as "a chart".
    """

    runs: tuple[WordRun, ...] = ()
    style: str = ""
    style_name: str = ""
    number: int = 0
    bold: bool = False
    italic: bool = False
    size: float | None = None
    font: str = ""
    colour: str = ""
    label: str = ""
    level: int = -1
    align: str = ""
    left: int = 0
    right: int = 0
    first: int = 0
    outline: int | None = None
    page_break_before: bool = False
    ends_section: bool = False
    boxes: tuple[WordBlock, ...] = ()
    comments: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text with the results of its fields, without hidden text, marks of notes and text boxes."""
        return "".join(run.text for run in self.runs if not run.hidden and not run.note)


class WordCell(Struct, frozen=True):
    """A cell; `span` counts the columns, `continues` is true if it is merged with the cell above."""

    blocks: tuple[WordBlock, ...]
    span: int = 1
    continues: bool = False

    @property
    def text(self) -> str:
        """The text of its paragraphs, joined by line breaks."""
        return "\n".join(paragraph.text for paragraph in paragraphs_of(self.blocks))


class WordRow(Struct, frozen=True):
    """A row of a table; `header` is true if Word repeats it on each page."""

    cells: tuple[WordCell, ...]
    header: bool = False


class WordTable(Struct, frozen=True):
    """A table; `borders` is true if it or one of its cells has a visible border."""

    rows: tuple[WordRow, ...]
    style: str = ""
    borders: bool = False


WordBlock: TypeAlias = WordParagraph | WordTable


class WordNote(Struct, frozen=True):
    """A footnote or endnote: its key, its mark as printed, and its blocks without the mark."""

    key: str
    kind: Literal["footnote", "endnote"]
    mark: str
    blocks: tuple[WordBlock, ...]

    @property
    def text(self) -> str:
        """The text of its paragraphs, joined by line breaks."""
        return "\n".join(paragraph.text for paragraph in paragraphs_of(self.blocks))


class WordComment(Struct, frozen=True):
    """A comment; `answers` is the key of the comment that it answers, "" for the first of a thread."""

    key: str
    author: str
    text: str
    initials: str = ""
    date: str = ""
    answers: str = ""
    done: bool = False


class WordFile(Struct, frozen=True):
    """A Word file that was read; `name` is for messages.

    `headers` and `footers` are by pages (first, default, even); those that a later section has of its own have its
    number behind, such as "default 2". `notes` are in the order of their references, `comments` in the order of the
    file. `style_names` are by id. `language` is that of the default style.
    """

    name: str
    body: tuple[WordBlock, ...]
    headers: Mapping[str, tuple[WordBlock, ...]] = {}
    footers: Mapping[str, tuple[WordBlock, ...]] = {}
    notes: Mapping[str, WordNote] = {}
    comments: Mapping[str, WordComment] = {}
    style_names: Mapping[str, str] = {}
    language: str = ""
    by_drafter: bool = False
    has_changes: bool = False
    unread: tuple[str, ...] = ()


def paragraphs_of(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """Yield the paragraphs in reading order: those of cells, and of text boxes after their paragraph."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
            yield from paragraphs_of(block.boxes)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs_of(cell.blocks)
