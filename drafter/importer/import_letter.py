"""Import one letter: read, divide, build, render again and compare."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from drafter.diagnostics import Finding
from drafter.errors import FileError, InvalidLetterError
from drafter.importer.as_sent import SentBuilder, read_sent
from drafter.importer.build import LetterBuilder
from drafter.importer.candidate import completed, errors_of
from drafter.importer.circular_letter import CircularBuilder, read_circular
from drafter.importer.document_builder import DocumentBuilder
from drafter.importer.documents import read_document
from drafter.importer.fidelity import Fidelity, measure
from drafter.importer.grades import FieldGrade
from drafter.importer.model import SourceLetter, paragraphs_of
from drafter.importer.normalize import one_line, without_invisible
from drafter.importer.sample_comments import sample_comments
from drafter.importer.sections import Section, divide, is_agenda_title
from drafter.importer.yaml_output import to_yaml
from drafter.limits import (
    MAX_IMPORT_CHARACTERS,
    MAX_IMPORT_PARAGRAPHS,
    MAX_IMPORT_SECTIONS,
    MAX_IMPORT_SIGNATURES,
)

# The reader of each kind of file, by suffix.
READERS: Mapping[str, str] = {
    ".docx": "read_word",
    ".pdf": "read_pdf",
    ".html": "read_html",
    ".htm": "read_html",
    ".txt": "read_text",
    ".md": "read_text",
    ".text": "read_text",
}
# The beginnings of old Word files, rich text, and images.
_UNREADABLE = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8", b"GIF8", b"II*", b"MM\x00*")


class Imported(Struct, frozen=True):
    """An imported letter: its YAML, its pictures by name, the grades of its fields, and how much was found again."""

    yaml: str
    files: Mapping[str, bytes]
    grades: tuple[FieldGrade, ...]
    fidelity: Fidelity
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


def read_source(data: bytes, name: str) -> SourceLetter:
    """Return the letter in a file as read; raise FileError if it cannot be read, or is of an unknown kind."""
    module = _reader(data, Path(name).suffix.lower())
    if module is None:
        message = f"{name} is not a letter that can be imported; save it as .docx, .pdf, .html or .txt."
        raise FileError(Finding("unreadable", message))
    reader: Callable[[bytes, str], SourceLetter] = getattr(import_module(f"drafter.importer.{module}"), module)
    return reader(data, name)


def _reader(data: bytes, suffix: str) -> str | None:
    """Return the reader of a file: by its first bytes, else by its suffix; None for a kind that is not read."""
    if data.startswith(b"PK"):
        return "read_word"
    if b"%PDF-" in data[:1024]:
        return "read_pdf"
    if data.startswith(_UNREADABLE) or suffix not in (*READERS, ""):
        return None
    start = data[:1024].lstrip().lower()
    is_page = start.startswith((b"<!doctype html", b"<html"))
    return "read_html" if is_page else READERS.get(suffix, "read_text")


def import_letter(data: bytes, name: str) -> Imported:
    """Return the letter in a file as YAML; raise FileError if it cannot be read or has no title of a letter."""
    return import_source(read_source(data, name), name)


def import_source(source: SourceLetter, name: str) -> Imported:
    """Return a letter as read from the file of that name as YAML; raise FileError if it has no title of a letter."""
    _check_characters(source, name)
    builder = _builder(source, name)
    _check_counts(builder.parts.sections, name)
    builder.build()
    yaml = _with_comments(builder, Path(name).name)
    fidelity = _fidelity(source, builder)
    notes = (*source.left_over, *builder.left_over)
    return Imported(
        yaml, builder.files, tuple(builder.grades.fields), fidelity, notes, tuple(errors_of(builder.values))
    )


def _builder(source: SourceLetter, name: str) -> LetterBuilder:
    """Return the builder for a kind of letter or document; raise FileError for a text that is none of them."""
    parts = divide(source)
    document = read_document(source)
    title = parts.title
    if document and (not title or document.at < len(parts.above) or is_agenda_title(parts.above, title.language)):
        return DocumentBuilder(source, document, name)
    if title is not None:
        return LetterBuilder(source, parts)
    if circular := read_circular(source):
        return CircularBuilder(source, circular)
    if sent := read_sent(source):
        return SentBuilder(source, sent)
    message = (
        f"{name} shows no title of a letter, such as `Letter dated 11 October 2016 from ... addressed to ...`; "
        "Drafter imports letters, notes verbales, draft resolutions, notes by the Secretariat and explanations of vote."
    )
    raise FileError(Finding("no-title", message))


def _check_characters(source: SourceLetter, name: str) -> None:
    """Raise FileError for a text over the limit of characters or of paragraphs."""
    blocks = [*source.blocks, *(one for note in source.notes.values() for one in note)]
    texts = [one.text for one in paragraphs_of(blocks)]
    if sum(map(len, texts)) > MAX_IMPORT_CHARACTERS or len(texts) > MAX_IMPORT_PARAGRAPHS:
        most = f"{int(MAX_IMPORT_CHARACTERS):,} characters or {int(MAX_IMPORT_PARAGRAPHS):,} paragraphs"
        raise FileError(Finding("unreadable", f"{name} has more than {most}; import a part of it."))


def _check_counts(sections: Sequence[Section], name: str) -> None:
    """Raise FileError for more annexes or signatures than a letter has."""
    signatures = max((len(section.signatures) for section in sections), default=0)
    if len(sections) - 1 > MAX_IMPORT_SECTIONS or signatures > MAX_IMPORT_SIGNATURES:
        most = f"{int(MAX_IMPORT_SECTIONS)} annexes or {int(MAX_IMPORT_SIGNATURES)} signatures"
        raise FileError(Finding("unreadable", f"{name} has more than {most}; import a part of it."))


def _with_comments(builder: LetterBuilder, name: str) -> str:
    """Return the YAML with the comments of `drafter new` and one comment for each doubt."""
    comments = {key: list(texts) for key, texts in _sample_comments(builder).items() if key in builder.values}
    for key, doubts in builder.grades.comments.items():
        comments[key] = [*comments.get(key, []), *doubts]
    head = f"# Imported from {one_line(without_invisible(name))}; `drafter check` says what is left to do.\n"
    return head + to_yaml(builder.values, comments)


def _sample_comments(builder: LetterBuilder) -> Mapping[str, tuple[str, ...]]:
    return sample_comments(builder.values["template"], builder.language.code)


def _fidelity(source: SourceLetter, builder: LetterBuilder) -> Fidelity:
    """Return how much of the source the rendered letter shows."""
    from drafter.document.model import Document
    from drafter.load import LetterInput
    from drafter.pipeline import compose, derive

    with tempfile.TemporaryDirectory() as folder:
        for name, data in builder.files.items():
            (Path(folder) / name).write_bytes(data)
        text = to_yaml(completed(builder.values)).encode()
        try:
            document, _ = compose(derive(LetterInput(f"{folder}/letter.yaml", text, Path(folder))))
        except InvalidLetterError:
            document = Document("", builder.language.code, ())
    return measure(source, document)
