"""Outlines of CommonMark texts, block by block, for tests of the markup."""

from collections.abc import Iterator, Sequence

from drafter.diagnostics import Place
from drafter.document.model import Block, Break, Group, Inline, NoteMark, Paragraph, Picture, Run, Table
from drafter.markup import Image, parse
from drafter.markup.origin import Typesetter
from drafter.markup.quotes import ENGLISH, QuotationCurler, QuotationMarks
from drafter.source import Source, parse_plain_text


class PlainOrigin:
    """An origin without facts. It has one image, and records problems with the words they are about."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[tuple[str, str]] = []

    def place(self, start: int, end: int) -> Place:
        return self.source.place((), start, end)

    def problem(self, rule: str, message: str, start: int, end: int) -> None:
        assert message.endswith((".", "...", "?"))
        self.problems.append((rule, self.source.text[start:end]))

    def value(self, mark: str) -> Sequence[Run]:
        return ()

    def image(self, name: str, start: int, end: int) -> Image | None:
        return Image(b"", "image/png", 10.0, 20.0) if name == "map.png" else None

    def typesetter(self) -> Typesetter:
        return QuotationCurler()

    def note_mark(self, number: int) -> str:
        return str(number)


def smart_quotes(text: str, before: str = "", marks: QuotationMarks = ENGLISH) -> str:
    """Return a paragraph with curly marks for straight ones; `before` is the character in front of it."""
    return QuotationCurler(marks, before[-1:]).typeset(text)


def parse_text(text: str) -> tuple[tuple[Block, ...], PlainOrigin]:
    """Return the blocks of a text, and its origin."""
    origin = PlainOrigin(parse_plain_text(text.encode(), "text.md"))
    return parse(origin.source.text, origin), origin


def outline(text: str) -> list[str]:
    """Return a line for each block, indented by depth: role, label, words."""
    return [line for block in parse_text(text)[0] for line in lines(block)]


def problems(text: str) -> list[tuple[str, str]]:
    """Return the problems of a text: the rule, and the words it is about."""
    return parse_text(text)[1].problems


def lines(block: Block, depth: int = 0) -> Iterator[str]:
    space = "  " * depth
    if isinstance(block, Paragraph):
        yield f"{space}{block.role}: {f'{block.label} ' if block.label else ''}{words(block.inlines)}"
    elif isinstance(block, Group):
        yield f"{space}{block.role}"
        for inner in block.blocks:
            yield from lines(inner, depth + 1)
    elif isinstance(block, Table):
        for row in block.rows:
            yield space + " | ".join(f"{cell.align} {words(cell.blocks[0].inlines)}" for cell in row)
    elif isinstance(block, Picture):
        yield f"{space}{block.role}: {block.alternative}"


def words(inlines: Sequence[Inline]) -> str:
    return "".join(map(word, inlines))


def word(inline: Inline) -> str:
    if isinstance(inline, Break):
        return "⏎"
    if isinstance(inline, NoteMark):
        return f"^{inline.mark}({'¶'.join(words(block.inlines) for block in inline.blocks)})"
    assert isinstance(inline, Run)
    text = f"<{inline.link}>[{inline.text}]" if inline.link else inline.text
    return f"{{{'+'.join(sorted(inline.roles))} {text}}}" if inline.roles else text
