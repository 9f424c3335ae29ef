"""Read the letters that a letter extends, one after the other, and merge their values."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from msgspec.structs import replace

from drafter.diagnostics import Place
from drafter.editions.edition import Edition, InputFile
from drafter.editions.merge import Base, merge
from drafter.editions.untranslated import untranslated_texts
from drafter.errors import InvalidLetterError
from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_BASES, MAX_LETTER_BYTES
from drafter.load import LetterInput
from drafter.source import Source, parse_yaml

EXTENDS, LANGUAGE, ORIGINAL = "extends", "language", "original"
DEFAULT_LANGUAGE = "en"
# The letters of a chain so far, relative to the folder of the first.
Seen: TypeAlias = tuple[PurePosixPath, ...]


def with_bases(source: Source, letter_input: LetterInput) -> Edition:
    """Return a letter with everything that it takes over.

    Raises InvalidLetterError if a base is not a letter, cannot be read, is outside the folder, or extends itself.
    """
    own = PurePosixPath(Path(letter_input.name).name)
    edition = _extend(source, letter_input.folder, PurePosixPath(), (own,))
    return _in_language(edition, letter_input.language) if letter_input.language else edition


def _in_language(edition: Edition, language: str) -> Edition:
    """Return the edition of a letter in the language that the command line asks for."""
    origin = f"--language {language}"
    own = Source(origin, "", {LANGUAGE: language}, origins={(LANGUAGE,): Place(origin, 1, 1, 1, 1)})
    return replace(_merged(own, edition.source, ""), bases=edition.bases)


def _extend(source: Source, folder: Path | None, within: PurePosixPath, seen: Seen) -> Edition:
    """Return a letter with its bases; `within` is its folder relative to that of the first letter."""
    name = source.data.get(EXTENDS)
    if name is None:
        return Edition(source)
    content = _read(source, folder, name, within, seen)
    path = within / name
    base = replace(parse_yaml(content, str((folder or Path()) / path)), folder=_prefix(path.parent))
    inner = _extend(base, folder, path.parent, (*seen, path))
    merged = _merged(source, inner.source, _prefix(PurePosixPath(name).parent))
    return replace(merged, bases=(InputFile(str(path), content), *inner.bases))


def _read(source: Source, folder: Path | None, name: Any, within: PurePosixPath, seen: Seen) -> bytes:
    """Return the content of a base; raises InvalidLetterError at the key `extends`."""
    if not isinstance(name, str) or not name.strip():
        message = "`extends` must be the name of a letter in the same folder, such as letter.yaml."
    elif folder is None:
        message = "`extends` needs a folder; save this letter next to the other one, and give the name of its file."
    elif within / name in seen:
        message = f"{name} extends this letter, too; remove `extends` from one of them."
    elif len(seen) > MAX_BASES:
        message = f"A letter has at most {MAX_BASES} bases in a row; extend an earlier one."
    else:
        try:
            return read_within(folder, str(within / name), MAX_LETTER_BYTES)
        except UnreadableError as error:
            message = str(error)
    raise InvalidLetterError(source.finding("bad-base", message, (EXTENDS,)))


def _prefix(folder: PurePosixPath) -> str:
    return "" if folder == PurePosixPath() else f"{folder}/"


def _merged(own: Source, base: Source, prefix: str) -> Edition:
    """Return a letter with what it takes over from its base; texts are not printed in another language."""
    language = _language(own) or _language(base) or DEFAULT_LANGUAGE
    other = _language(base) or DEFAULT_LANGUAGE
    from_base = Base(base, other, language, prefix)
    source = merge(own, from_base)
    if not from_base.is_translated:
        return Edition(source, base=base)
    if ORIGINAL not in source.data and not source.is_removed((ORIGINAL,)):
        place = (LANGUAGE,) if base.has((LANGUAGE,)) else ("template",)
        inherited = {**source.inherited, (ORIGINAL,): (base, place)}
        source = replace(source, data={**source.data, ORIGINAL: other}, inherited=inherited)
    return Edition(source, findings=untranslated_texts(source, from_base), base=base)


def _language(source: Source) -> str:
    """Return the language that a letter says; empty if it says none."""
    language = source.data.get(LANGUAGE)
    return language if isinstance(language, str) else ""
