"""The texts of a letter: its body and those of its annexes, expanded, parsed and linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path as FilePath
from typing import Any

from msgspec import Struct

from drafter.compose.body_context import print_fact
from drafter.compose.citations import link_citations
from drafter.compose.source_map import BodyOrigin, superscript_letters, superscript_number
from drafter.diagnostics import Finding
from drafter.document.model import Block
from drafter.errors import InvalidLetterError
from drafter.files import UnreadableError
from drafter.images.load import ImageCache, read_sibling_file
from drafter.languages.protocol import Language
from drafter.letter import Annex, Letter
from drafter.limits import MAX_ALL_TEXT_CHARACTERS, MAX_BODY_BYTES
from drafter.markup import parse
from drafter.source import KeyPath, Source, parse_plain_text

TEXTS = (".md", ".markdown", ".txt")


class AnnexText(Struct, frozen=True):
    """The blocks of an annex and of what is attached to it, and its path in the letter."""

    path: KeyPath
    blocks: tuple[Block, ...]
    enclosures: tuple[AnnexText, ...] = ()
    appendices: tuple[AnnexText, ...] = ()


class LetterTexts:
    """Reads every text of one letter, and gathers what is wrong with them."""

    def __init__(self, source: Source, folder: FilePath | None, names: Mapping[str, Any], language: Language) -> None:
        self.source = source
        self.folder = folder
        self.album = ImageCache(folder)
        self.letters = 0
        self.names = names
        self.language = language
        self.findings: list[Finding] = []

    def body(self, letter: Letter) -> tuple[Block, ...]:
        """The blocks of the letter itself."""
        return self._blocks(letter, (), superscript_number)

    def annex(self, annex: Annex, path: KeyPath) -> AnnexText:
        """The blocks of an annex, and of its enclosures and appendices."""
        enclosures = (self.annex(one, (*path, "enclosures", at)) for at, one in enumerate(annex.enclosures))
        appendices = (self.annex(one, (*path, "appendices", at)) for at, one in enumerate(annex.appendices))
        return AnnexText(path, self._blocks(annex, path, superscript_letters), tuple(enclosures), tuple(appendices))

    def _blocks(self, holder: Letter | Annex, path: KeyPath, marks: Callable[[int], str]) -> tuple[Block, ...]:
        if holder.body and holder.body_file:
            say = "The text stands in `body` or in `body_file`, not in both."
            self.findings.append(self.source.finding("two-bodies", say, (*path, "body_file")))
        if holder.body is not None:
            return self._parsed(holder.body, self.source, (*path, "body"), marks)
        if holder.body_file is None:
            return ()
        source = self._file(holder.body_file, (*path, "body_file"))
        return self._parsed(source.text, source, (), marks) if source else ()

    def _file(self, name: str, path: KeyPath) -> Source | None:
        try:
            _check_kind(name)
            data = read_sibling_file(self.folder, name, MAX_BODY_BYTES)
            return parse_plain_text(data, name if self.folder is None else str(self.folder / name))
        except UnreadableError as error:
            self.findings.append(self.source.finding("bad-file", str(error), path))
        except InvalidLetterError as error:
            self.findings.extend(error.findings)
        return None

    def _parsed(self, text: str, source: Source, path: KeyPath, marks: Callable[[int], str]) -> tuple[Block, ...]:
        origin = BodyOrigin(source, path, self.album, marks)
        ready = origin.expanded(text, self.names, lambda value: print_fact(value, self.source))
        self.letters += len(ready)
        if self.letters > MAX_ALL_TEXT_CHARACTERS:
            say = f"A letter and its annexes have at most {MAX_ALL_TEXT_CHARACTERS} letters together."
            self.findings.append(source.finding("too-much", say, path))
            return ()
        blocks = parse(ready, origin)
        self.findings.extend(origin.findings)
        if not blocks and not origin.findings:
            self.findings.append(source.finding("empty-text", "There are no words in this text.", path))
        return link_citations(blocks, self.language)


def _check_kind(name: str) -> None:
    """Raise Unreadable for what a letter would not take its text from."""
    if FilePath(name).suffix.lower() not in TEXTS:
        raise UnreadableError(
            f"{name[:80]} is called neither {' nor '.join(f'*{suffix}' for suffix in TEXTS)}, as a text is."
        )
