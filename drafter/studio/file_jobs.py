"""Jobs with files that the writer brings: import one, compare two, and pull the edits of a Word file.

Files come from anybody: they are read in a worker with limits, and nothing in them is run or written.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from drafter.diagnostics import Finding
from drafter.errors import FileError
from drafter.studio.jobs import findings_to_json, letter_input
from drafter.studio.request import Brought, Pair

if TYPE_CHECKING:
    from drafter.diff.paragraphs import Segment
    from drafter.diff.read_side import Side
    from drafter.word.redline import Redline


_NOT_COMPARED = "Drafter cannot list it before the page can be set: compare the letter with your file."


def import_file(folder: str, file: Brought) -> dict[str, Any]:
    """Return the letter in a file as YAML, with a free name, the grades of its fields, and its pictures by name."""
    from drafter.importer.import_letter import import_letter
    from drafter.importer.model import Grade
    from drafter.studio.start_page import free_name

    name, data = file
    imported = import_letter(data, name)
    fields = [{"key": one.key, "grade": one.grade, "value": one.value, "why": one.reason} for one in imported.grades]
    # Without a page, no word of the file can be found again: all of its lines would be listed.
    left_over = (_NOT_COMPARED,) if imported.errors else imported.fidelity.left_over
    return {
        "name": free_name(Path(folder), Path(name).stem or "letter"),
        "text": imported.yaml,
        "fields": fields,
        "counts": {grade: sum(one.grade == grade for one in imported.grades) for grade in get_args(Grade)},
        "words": imported.fidelity.words,
        "found": imported.fidelity.found,
        "left_over": [*left_over, *imported.notes],
        "errors": list(imported.errors),
        "pictures": {name: base64.b64encode(data).decode() for name, data in imported.files.items()},
    }


def compare(folder: str, pair: Pair) -> dict[str, Any]:
    """Return what changed from one file to the other: facts, paragraphs, and what cannot be marked.

    If the pair does not say how to read tracked changes, `tracked` names the files that have some, and is all.
    """
    from drafter.diff.facts import changed_facts
    from drafter.diff.paragraphs import changed_paragraphs
    from drafter.word.read import read_word_file

    sides = _sides(folder, pair)
    files = [read_word_file(side.data, side.name, pair.accept) for side in sides]
    if not pair.reading and any(word.has_changes for word in files):
        return {"tracked": [word.name for word in files if word.has_changes]}
    made = _redline(*sides, pair.accept)
    old, new = (side.facts for side in sides)
    facts = changed_facts(old, new) if old and new else []
    changes = changed_paragraphs(*files)
    return {
        "facts": facts,
        "changes": [{"part": one.part, "segments": _segments(one.segments)} for one in changes],
        "marked": made.changes,
        "unmarked": list(made.unmarked),
        "unread": list(dict.fromkeys(item for word in files for item in word.unread)),
    }


def _sides(folder: str, pair: Pair) -> tuple[Side, Side]:
    from drafter.diff.read_side import side_of

    return side_of(*pair.old, Path(folder)), side_of(*pair.new, Path(folder))


def _redline(old: Side, new: Side, accept: bool) -> Redline:
    from drafter.diff.author import default_author
    from drafter.word.package import DamagedWordError
    from drafter.word.redline import RedlineError, redline

    try:
        return redline(old.data, new.data, default_author(new.folder), "", accept)
    except (DamagedWordError, RedlineError) as error:
        message = f"{old.name} and {new.name} cannot be compared: {error}."
        raise FileError(Finding("cannot-compare", message)) from None


def _segments(segments: Sequence[Segment]) -> list[list[str]]:
    return [[segment.kind, segment.text] for segment in segments]


def marked(folder: str, pair: Pair, scale: float, known: frozenset[str]) -> dict[str, Any]:
    """Return pictures of the pages with marked changes, as `pages` does."""
    from drafter.studio.pictures import picture

    return picture(marked_file(folder, pair, "pdf")[1], scale, known)


def marked_file(folder: str, pair: Pair, form: str) -> tuple[str, bytes]:
    """Return the name and the content of the marked changes: Word with tracked changes (docx), or pages (pdf)."""
    from drafter.diff.marked_pages import marked_pages
    from drafter.export import FORMATS
    from drafter.export.checksum import with_checksum

    old, new = _sides(folder, pair)
    is_word = form == "docx"
    data = (
        _redline(old, new, pair.accept).data if is_word else FORMATS[form].export(*marked_pages(old, new, pair.accept))
    )
    return f"{Path(pair.new[0]).stem} - changes.{form}", with_checksum(data, f".{form}")


def pull_file(folder: str, name: str, text: str, file: Brought, reading: str) -> dict[str, Any]:
    """Return the edits of a Word file in a letter: its changed files, each before and after, comments and refusals."""
    from drafter.pull.pull import pull

    letter = letter_input(folder, name, text)
    pulled = pull(file[1], file[0], letter, reading != "reject")
    return {
        "changes": [_change(folder, path, *pair) for path, pair in pulled.changes.items()],
        "comments": findings_to_json(letter, pulled.comments),
        "refused": findings_to_json(letter, pulled.refused),
    }


def _change(folder: str, path: str, before: bytes, after: bytes) -> Mapping[str, Any]:
    old, new = before.decode(), after.decode()
    return {"file": Path(path).relative_to(folder).as_posix(), "before": old, "after": new, "edits": _edits(old, new)}


def _edits(before: str, after: str) -> list[dict[str, Any]]:
    """Return the changed lines with their number, the words that differ marked."""
    from drafter.pull.merge_lines import line_edits

    lines = before.splitlines(keepends=True)
    return [
        {"line": edit.first + 1, "segments": _words("".join(lines[edit.first : edit.last]), "".join(edit.lines))}
        for edit in line_edits(before, after)
    ]


def _words(old: str, new: str) -> list[list[str]]:
    from drafter.word.align import TOKENS, align_words

    a, b = TOKENS.findall(old), TOKENS.findall(new)
    segments = []
    for kind, i1, i2, j1, j2 in align_words(a, b, str.isspace, lambda word: word[:1].isalnum()):
        if kind == "equal":
            segments.append(["", "".join(b[j1:j2])])
        else:
            segments += [["del", "".join(a[i1:i2])]] if i2 > i1 else []
            segments += [["ins", "".join(b[j1:j2])]] if j2 > j1 else []
    return segments
