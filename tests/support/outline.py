"""Texts in CommonMark as an outline of their blocks, for tests of the markup."""

from collections.abc import Iterator, Sequence

from drafter.diagnostics import Place
from drafter.document.model import Block, Break, Group, Inline, NoteMark, Paragraph, Picture, Run, Table
from drafter.markup import Image, parse
from drafter.source import Source, parse_plain_text


class Plain:
    """An origin without facts and pictures: what it is told is kept with the words that it is about."""

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

    def note_mark(self, number: int) -> str:
        return str(number)


def parsed(text: str) -> tuple[tuple[Block, ...], Plain]:
    """The blocks of a text, and its origin."""
    origin = Plain(parse_plain_text(text.encode(), "text.md"))
    return parse(origin.source.text, origin), origin


def outline(text: str) -> list[str]:
    """A line for each block, indented as it stands in others: role, label, words."""
    return [line for block in parsed(text)[0] for line in lines(block)]


def problems(text: str) -> list[tuple[str, str]]:
    """What is wrong with a text: the rule, and the words that it is about."""
    return parsed(text)[1].problems


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
