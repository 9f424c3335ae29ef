"""The texts of a letter, that is, its body and those of its annexes: interpolated, parsed and linked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from drafter.compose.body_context import print_fact
from drafter.compose.interpolate import Interpolated, interpolate
from drafter.diagnostics import Finding, Place
from drafter.document.layout_units import first_place_over, layout_units
from drafter.document.model import Block, Break, Inline, LeafBlock, Paragraph, Run, map_inlines, map_leaves
from drafter.errors import InvalidLetterError
from drafter.files import UnreadableError
from drafter.images import ImageCache, read_sibling_file
from drafter.languages.protocol import Language
from drafter.letter import Annex, Letter
from drafter.limits import MAX_ALL_TEXT_CHARACTERS, MAX_BODY_BYTES, MAX_LAYOUT_UNITS, MAX_TEXT_FINDINGS
from drafter.markup import Image, parse
from drafter.source import KeyPath, Source, in_folder, outside_placeholders, parse_plain_text, placeholders_in
from drafter.un.symbols import parse_symbol, symbol_link

TEXT_SUFFIXES = (".md", ".markdown", ".txt")


class AnnexText(Struct, frozen=True):
    """The path of an annex in the letter, its blocks, and the texts of its enclosures and appendices."""

    path: KeyPath
    blocks: tuple[Block, ...]
    enclosures: tuple[AnnexText, ...] = ()
    appendices: tuple[AnnexText, ...] = ()


class LetterTexts:
    """Reader of all texts of a letter; collects their findings."""

    def __init__(self, source: Source, folder: FilePath | None, names: Mapping[str, Any], language: Language) -> None:
        self.source = source
        self.folder = folder
        self.images = ImageCache(folder)
        self.characters = 0
        self.units = 0
        self.names = names
        self.language = language
        self.findings: list[Finding] = []

    def body(self, letter: Letter) -> tuple[Block, ...]:
        """Return the blocks of the letter itself."""
        return self._blocks(letter, (), number_mark)

    def annex(self, annex: Annex, path: KeyPath) -> AnnexText:
        """Return the texts of an annex and of its enclosures and appendices."""
        enclosures = (self.annex(inner, (*path, "enclosures", at)) for at, inner in enumerate(annex.enclosures))
        appendices = (self.annex(inner, (*path, "appendices", at)) for at, inner in enumerate(annex.appendices))
        return AnnexText(path, self._blocks(annex, path, letter_mark), tuple(enclosures), tuple(appendices))

    def _blocks(self, owner: Letter | Annex, path: KeyPath, note_mark: Callable[[int], str]) -> tuple[Block, ...]:
        if owner.body and owner.body_file:
            message = "Use `body` or `body_file`, not both."
            self.findings.append(self.source.finding("two-bodies", message, (*path, "body_file")))
        if owner.body is not None:
            return self._parse(owner.body, self.source, (*path, "body"), note_mark, (*path, "body"))
        if owner.body_file is None:
            return ()
        source = self._file(owner.body_file, (*path, "body_file"))
        return self._parse(source.text, source, (), note_mark, (*path, "body_file")) if source else ()

    def _file(self, name: str, path: KeyPath) -> Source | None:
        try:
            _check_suffix(name)
            data = read_sibling_file(self.folder, name, MAX_BODY_BYTES)
            return parse_plain_text(data, name if self.folder is None else str(self.folder / name))
        except UnreadableError as error:
            self.findings.append(self.source.finding("bad-file", str(error), path))
        except InvalidLetterError as error:
            self.findings.extend(error.findings)
        return None

    def _parse(
        self, text: str, source: Source, path: KeyPath, note_mark: Callable[[int], str], key: KeyPath
    ) -> tuple[Block, ...]:
        """Return the blocks of a text; `key` is the key of the letter that contains or names it."""
        if self.characters > MAX_ALL_TEXT_CHARACTERS:
            return ()
        origin = BodyOrigin(source, path, self.images, note_mark, self.language)
        origin.folder = self.source.owner(key)[0].folder
        interpolated = origin.interpolate(text, self.names, lambda value: print_fact(value, self.source))
        self.characters += origin.interpolated.characters
        if self.characters > MAX_ALL_TEXT_CHARACTERS:
            message = f"The letter and its annexes together are limited to {MAX_ALL_TEXT_CHARACTERS:,} characters."
            self.findings.append(source.finding("too-much", message, path))
            return ()
        blocks = parse(interpolated, origin)
        placeholders = tuple(placeholders_in(source, path, text))
        self.findings.extend((*outside_placeholders(origin.findings, placeholders), *placeholders))
        if not self._fits(blocks, source, path):
            return ()
        if not blocks and not origin.findings:
            message = "The text contains no words; write at least one paragraph."
            self.findings.append(source.finding("empty-text", message, path))
        return link_citations(_with_labels_of(self.language, blocks), self.language)

    def _fits(self, blocks: tuple[Block, ...], source: Source, path: KeyPath) -> bool:
        """Report a text with which the letter takes too long to lay out."""
        before, self.units = self.units, self.units + layout_units(blocks)
        if self.units <= MAX_LAYOUT_UNITS:
            return True
        message = (
            "The letter and its annexes have too many pages, notes, table cells or formatted words together:"
            f" {self.units:,} units of layout, and the limit is {MAX_LAYOUT_UNITS:,}. Split the letter."
        )
        place = first_place_over(blocks, MAX_LAYOUT_UNITS - before)
        self.findings.append(source.finding("too-much", message, path, place=place))
        return False


class BodyOrigin:
    """The origin of an interpolated text, as the markup parser needs it; collects findings."""

    def __init__(
        self, source: Source, path: KeyPath, images: ImageCache, mark: Callable[[int], str], language: Language
    ) -> None:
        self.source = source
        self.path = path
        self.images = images
        self.mark = mark
        self.typesetter = language.typesetter
        self.folder = ""
        self.findings: list[Finding] = []
        self.interpolated = Interpolated("")

    def interpolate(
        self, text: str, names: Mapping[str, Any], printer: Callable[[Any], tuple[Run | Break, ...]]
    ) -> str:
        """Return the text with its facts filled in, ready for the parser."""
        self.interpolated = interpolate(text, names, printer, self._problem_as_written)
        return self.interpolated.text

    def place(self, start: int, end: int) -> Place:
        """Return the place in the author's file of some characters of the interpolated text."""
        first = self.interpolated.source_offset(start)
        last = self.interpolated.source_offset(end - 1) + 1 if end > start else first
        return self.source.place(self.path, first, max(last, first))

    def problem(self, rule: str, message: str, start: int, end: int) -> None:
        """Record an error at some characters of the interpolated text, up to MAX_TEXT_FINDINGS errors."""
        if len(self.findings) < MAX_TEXT_FINDINGS:
            self.findings.append(self.source.finding(rule, message, place=self.place(start, end)))

    def value(self, mark: str) -> Sequence[Run | Break]:
        """Return the runs of the fact that a private-use character represents."""
        return self.interpolated.fact(mark)

    def image(self, name: str, start: int, end: int) -> Image | None:
        """Return the picture with that name from the letter's folder; None after recording an error."""
        try:
            return self.images.linked_picture(in_folder(self.folder, name))
        except UnreadableError as error:
            self.problem("bad-picture", str(error), start, end)
            return None

    def note_mark(self, number: int) -> str:
        """Return the mark of note `number`, counted from 1."""
        return self.mark(number)

    def _problem_as_written(self, rule: str, message: str, start: int, end: int) -> None:
        place = self.source.place(self.path, start, end)
        self.findings.append(self.source.finding(rule, message, place=place))


def number_mark(number: int) -> str:
    """Return the mark of a note in a letter: 1, 2 (Editorial Manual, footnotes)."""
    return str(number)


def letter_mark(number: int) -> str:
    """Return the mark of a note in an annex: a, b ... z, aa (Editorial Manual, footnotes)."""
    before, last = divmod(number - 1, 26)
    return (letter_mark(before) if before else "") + chr(ord("a") + last)


def _check_suffix(name: str) -> None:
    """Raise UnreadableError unless the name is that of a text file."""
    if FilePath(name).suffix.lower() not in TEXT_SUFFIXES:
        raise UnreadableError(f"{name[:80]} is not a text file; use a name that ends in .md, .markdown or .txt.")


def _with_labels_of(language: Language, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with the labels of paragraphs, typed as 1. or (a), as the language prints them."""

    def labelled(leaf: LeafBlock) -> LeafBlock:
        if not isinstance(leaf, Paragraph) or not leaf.label.endswith((")", ".")):
            return leaf
        return replace(leaf, label=language.paragraph_label(leaf.label, leaf.level))

    prints_as_typed = language.subparagraph_label("(a)") == "(a)"
    return tuple(blocks) if prints_as_typed else tuple(map_leaves(block, labelled) for block in blocks)


def link_citations(blocks: Sequence[Block], language: Language) -> tuple[Block, ...]:
    """Return the blocks with each cited resolution and symbol linked; its number and year do not break."""

    def link(inline: Inline) -> Iterator[Inline]:
        return _split_run(inline, language) if isinstance(inline, Run) and inline.link is None else iter((inline,))

    return tuple(map_leaves(block, lambda leaf: map_inlines(leaf, link)) for block in blocks)


def _split_run(run: Run, language: Language) -> Iterator[Run]:
    at = 0
    for citation in language.citations(run.text):
        url = _url(citation.symbol, language.code)
        if url is None:
            continue
        if citation.start > at:
            yield run.part(at, citation.start)
        yield replace(run.part(citation.start, citation.end), text=citation.printed, link=url)
        at = citation.end
    if at < len(run.text):
        yield run.part(at, len(run.text))


@lru_cache(maxsize=1024)
def _url(symbol: str, language: str) -> str | None:
    try:
        return symbol_link(parse_symbol(symbol), language)
    except ValueError:
        return None
