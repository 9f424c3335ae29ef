"""`drafter pull`: a colleague's edits of a Word file in the letter of today, and the comments at their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Finding, Place, Severity
from drafter.errors import FileError
from drafter.export.docx.embedded_source import extract_files, extract_yaml
from drafter.files import UnreadableError, is_relative_name, read_within
from drafter.limits import MAX_BODY_BYTES
from drafter.load import LetterInput
from drafter.pull.comments import comments_of
from drafter.pull.left_in_word import left_in_word
from drafter.pull.letter_state import LetterState
from drafter.pull.merge_lines import Conflict, merge_lines, word_changes
from drafter.pull.proof import View, first_difference
from drafter.pull.proved_edits import Change, Proved, find_proved_edits, in_folder, nearest_copy, rendered_with
from drafter.pull.refused import RefusedError, quoted
from drafter.word.model import WordFile
from drafter.word.read import read_word_file

_WORD = re.compile(r"\w+|[^\w\s]")


class Pulled(Struct, frozen=True):
    """The changed files of a letter by name, each before and after; comments, and formats left in Word, as findings.

    `refused` are the reasons why nothing may be written; `changes` is then empty. `warnings` say what Drafter cannot
    know about the file.
    """

    changes: Mapping[str, Change]
    comments: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


def pull(data: bytes, name: str, letter_input: LetterInput, accept: bool = True) -> Pulled:
    """Return the edits of the Word file `data` in a letter; `accept` says how to read tracked changes.

    If the file carries another state of the letter, the edits are merged into the letter as it is now. Raises FileError
    if the Word file cannot be read, and InvalidLetterError if the letter cannot be rendered.
    """
    edited = read_word_file(data, name, accept)
    embedded, files = extract_yaml(data), extract_files(data)
    if embedded is None or files is None:
        return _without_source(data, edited, letter_input)
    if embedded == letter_input.text and all(_on_disk(letter_input, file) == then for file, then in files.items()):
        return _pulled(find_proved_edits(edited, letter_input), edited)
    if not all(is_relative_name(file) for file in files):
        raise FileError(Finding("no-source", f"{name} carries a file with a name that is not allowed."))
    with in_folder(letter_input, embedded, files) as then:
        current = nearest_copy(letter_input, edited)
        return _merged(find_proved_edits(edited, then, current), edited, letter_input, current)


def _pulled(proved: Proved, edited: WordFile) -> Pulled:
    home = proved.base.letter_input
    left = () if proved.refused else left_in_word(proved.made, edited)
    comments = _at_home([*comments_of(proved.made, edited), *left], proved.made, home)
    return Pulled(proved.changes, comments, proved.refused)


def _at_home(findings: Sequence[Finding], state: LetterState, home: LetterInput) -> tuple[Finding, ...]:
    """Return the findings of a letter in a temporary folder with the names of its own files."""
    return tuple(
        finding._replace(place=finding.place._replace(file=_name_at_home(finding.place.file, state, home)))
        if finding.place
        else finding
        for finding in findings
    )


def _name_at_home(name: str, state: LetterState, home: LetterInput) -> str:
    folder = state.letter_input.folder or Path()
    if name == state.source.name:
        return home.name
    return str((home.folder or Path()) / Path(name).relative_to(folder)) if Path(name).is_relative_to(folder) else name


def _on_disk(letter_input: LetterInput, file: str) -> bytes | None:
    try:
        return read_within(letter_input.folder or Path(), file, MAX_BODY_BYTES)
    except UnreadableError:
        return None


def _without_source(data: bytes, edited: WordFile, letter_input: LetterInput) -> Pulled:
    """Return the edits in a letter that may have changed since: tracked changes show what it was then."""
    if edited.has_changes:
        then = read_word_file(data, edited.name, accept=False)
        base = nearest_copy(letter_input, then)
        ours, theirs = View(base.word, base.styles, base.links), View(then, base.styles, base.links)
        if difference := first_difference(ours, theirs):
            number, printed, rejected = difference
            message = (
                f"{edited.name} was not rendered from the letter as it is now: without its tracked changes, paragraph "
                f"{number} is {quoted(rejected)}, and the letter prints {quoted(printed)}. Accept all changes in Word "
                "and pull again, or render with --source, so that the file carries its letter."
            )
            return Pulled({}, (), (RefusedError("other-letter", message).finding(base.texts),))
    pulled = _pulled(find_proved_edits(edited, letter_input), edited)
    if not pulled.changes and not pulled.refused:
        return pulled
    return replace(pulled, warnings=(_no_source(edited.name, letter_input.name),))


def _no_source(edited: str, letter: str) -> Finding:
    message = (
        f"{edited} does not carry the letter that it was rendered from, so Drafter cannot merge: it takes every "
        f"difference from {letter} as an edit of your colleague. If you have changed {letter} since you sent the file, "
        "these edits undo your changes. Look at them with --dry-run. Next time, send a file rendered with --source."
    )
    return Finding("no-source", message, severity=Severity.WARNING)


def _merged(proved: Proved, edited: WordFile, letter_input: LetterInput, current: LetterState) -> Pulled:
    """Return the edits of an older state of the letter, merged into the letter as it is now."""
    if proved.refused:
        comments = _at_home(comments_of(proved.base, edited), proved.base, letter_input)
        return Pulled({}, comments, _at_home(proved.refused, proved.base, letter_input))
    changes, conflicts = _merged_files(proved, edited, letter_input)
    try:
        made = rendered_with(current, changes) if changes and not conflicts else current
        if not conflicts:
            _prove_merge(proved, current, made)
    except RefusedError as error:
        return Pulled({}, tuple(comments_of(current, edited)), (error.finding(current.texts),))
    left = _at_home(list(left_in_word(proved.made, edited)), proved.made, letter_input)
    comments = (*_at_home(comments_of(made, edited), made, letter_input), *left)
    return Pulled({} if conflicts else changes, comments, tuple(conflicts))


def _merged_files(
    proved: Proved, edited: WordFile, letter_input: LetterInput
) -> tuple[dict[str, Change], list[Finding]]:
    """Return the files of today with the edits of then, each before and after, and the conflicts."""
    changes: dict[str, Change] = {}
    conflicts: list[Finding] = []
    for then, (before, after) in proved.changes.items():
        name = _name_at_home(then, proved.base, letter_input)
        today = letter_input.text if name == letter_input.name else _today(letter_input.folder or Path(), name)
        text, clashes = merge_lines(before.decode(), today.decode(), after.decode())
        conflicts += [_conflict(name, clash, edited.name) for clash in clashes]
        if text.encode() != today:
            changes[name] = today, text.encode()
    return changes, conflicts


def _today(folder: Path, name: str) -> bytes:
    try:
        return read_within(folder, str(Path(name).relative_to(folder)), MAX_BODY_BYTES)
    except UnreadableError as error:
        raise FileError(Finding("unreadable", str(error))) from None


def _conflict(name: str, clash: Conflict, edited: str) -> Finding:
    place = Place(name, clash.line, 1, clash.line, 1)
    message = (
        f"This line was changed here and in {edited}. Here: {quoted(clash.ours) if clash.ours else 'deleted'}. There: "
        f"{quoted(clash.theirs) if clash.theirs else 'deleted'}. Write the words of the Word file here, and pull again."
    )
    return Finding("conflict", message, place, Severity.ERROR, excerpt=clash.ours.split("\n")[0])


def _prove_merge(proved: Proved, current: LetterState, made: LetterState) -> None:
    """Raise RefusedError unless the same words change in the letter of today as in that of then."""
    then = word_changes(_words(proved.base), _words(proved.made))
    today = word_changes(_words(current), _words(made))
    gone = [change for change in then if change not in today]
    if len(then) < len(today) or (gone and len(then) != len(today) and not _is_there(gone, made)):
        message = "The letter was changed where the Word file was: the result cannot be proved. Nothing was written."
        raise RefusedError("not-proved", message, current.source.place(()))


def _is_there(gone: Sequence[tuple[tuple[str, ...], tuple[str, ...]]], made: LetterState) -> bool:
    """True if the letter has the added words of all these changes already."""
    words = " ".join(_words(made))
    return all(" ".join(added) in words for _, added in gone)


def _words(state: LetterState) -> list[str]:
    shown = View(state.word, state.styles, state.links).body()
    return [word for one in shown for word in [*_WORD.findall(one.text), "\n"]]
