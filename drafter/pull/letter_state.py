"""A letter as it is printed in Word: its document, its Word file as read, and the place of each character."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from drafter.document.model import Document
from drafter.errors import raise_if_errors
from drafter.files import keep_files
from drafter.load import LetterInput
from drafter.look.model import Look
from drafter.pipeline import Derived, compose, copy_names, derive
from drafter.pull.author_texts import AuthorTexts
from drafter.pull.contents import composed_links
from drafter.pull.leaves import LeafReader, LetterLeaves
from drafter.pull.printed import StyleReader
from drafter.source import Source, parse_plain_text
from drafter.source.tree import walk_values
from drafter.word.model import WordFile
from drafter.word.read import read_word_file


class LetterState(Struct, frozen=True):
    """A letter, or one of its copies: its files by name, and what it prints."""

    letter_input: LetterInput
    source: Source
    files: Mapping[str, bytes]
    texts: AuthorTexts
    document: Document
    word: WordFile
    styles: StyleReader
    leaves: LetterLeaves
    links: frozenset[str]


def read_copies(letter_input: LetterInput) -> list[LetterState]:
    """Return a letter as printed, or each of its copies; raises InvalidLetterError if it cannot be rendered.

    Raises ValueError if the Word file of the letter does not have the paragraphs of the letter.
    """
    derived = derive(letter_input)
    raise_if_errors(derived.findings)
    return [state_of(derived, copy) for copy in range(len(copy_names(derived)))]


def state_of(derived: Derived, copy: int) -> LetterState:
    """Return one copy of a derived letter as printed."""
    with keep_files() as kept:
        document, look = compose(derived, copy)
    files = {**derived.base_files, **derived.files, **kept}
    folder = derived.letter_input.folder or Path()
    own = set(own_text_files(derived.source))
    sources = [parse_plain_text(data, str(folder / name)) for name, data in files.items() if name in own]
    texts, word, styles = AuthorTexts(derived.source, sources), _as_word(document, look), StyleReader(look)
    leaves = LeafReader(document, word, texts, styles).read()
    notes = [leaf for note in leaves.notes.values() for leaf in note]
    links = composed_links([*leaves.body, *notes])
    return LetterState(derived.letter_input, derived.source, files, texts, document, word, styles, leaves, links)


def own_text_files(source: Source) -> Iterator[str]:
    """Yield the names of the text files of a letter, without those of a letter that it extends."""
    for path, value in walk_values(source.data):
        if path[-1] == "body_file" and path not in source.inherited:
            yield PurePosixPath(value).as_posix()


def _as_word(document: Document, look: Look) -> WordFile:
    from drafter.export.docx import export

    return read_word_file(export(document, look), "the letter")
