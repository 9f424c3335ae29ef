"""The edits of a Word file in the letter that it was rendered from, proved by rendering the letter again."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from drafter.diagnostics import Finding
from drafter.errors import InvalidLetterError
from drafter.load import LetterInput
from drafter.pull.find_edits import EditFinder
from drafter.pull.leaves import has_composed_number
from drafter.pull.letter_state import LetterState, read_copies
from drafter.pull.proof import View, first_difference
from drafter.pull.refused import RefusedError, quoted
from drafter.pull.text_edits import apply
from drafter.pull.write_values import with_original_line_ends
from drafter.source import KeyPath, format_path
from drafter.word.model import WordFile

# How much of a paragraph a message quotes before the first difference.
_BEFORE = 20
# The content of a file before and after.
Change = tuple[bytes, bytes]


class Proved(Struct, frozen=True):
    """The changed files of a letter by name, proved; or the reasons why nothing may be written.

    `base` is the letter before the changes; `made` the letter with them, which prints the edited file.
    """

    base: LetterState
    made: LetterState
    changes: Mapping[str, Change] = {}
    refused: tuple[Finding, ...] = ()


def find_proved_edits(edited: WordFile, letter_input: LetterInput, today: LetterState | None = None) -> Proved:
    """Return the edits of a Word file in the letter that it was rendered from.

    What Drafter composes may have become what the letter prints `today`, if its author has changed the keys since.
    Raises InvalidLetterError if the letter cannot be rendered.
    """
    base = nearest_copy(letter_input, edited)
    finder = EditFinder(base, edited, settled_by(today) if today else frozenset())
    finder.find()
    if finder.refused:
        return Proved(base, base, refused=tuple(dict.fromkeys(finder.refused)))
    try:
        changes = _changes(finder, base)
        return Proved(base, _prove(finder, changes), changes)
    except RefusedError as error:
        return Proved(base, base, refused=(error.finding(base.texts),))


def settled_by(today: LetterState) -> frozenset[tuple[str, str]]:
    """Return the kinds and texts of the paragraphs that a letter prints."""
    return frozenset(shown[:2] for shown in View(today.word, today.styles, today.links).body())


def nearest_copy(letter_input: LetterInput, edited: WordFile) -> LetterState:
    """Return the letter; of a letter with a copy for each addressee, the copy that is most like the edited file."""
    states = read_copies(letter_input)
    if len(states) == 1:
        return states[0]

    def likeness(state: LetterState) -> int:
        ours, theirs = (View(word, state.styles, state.links).body() for word in (state.word, edited))
        return len({shown[:2] for shown in ours} & {shown[:2] for shown in theirs})

    return max(states, key=likeness)


def _changes(finder: EditFinder, base: LetterState) -> dict[str, Change]:
    """Return the changed files; raises RefusedError if an edit cannot be written."""
    changes: dict[str, Change] = {}
    try:
        yaml = _new_yaml(finder, base)
        if yaml != base.source.text:
            changes[base.source.name] = _as_bytes(base.letter_input.text, base.source.text, yaml)
        for (name, path), edits in finder.edits.items():
            if not path:
                source = base.texts.files[name]
                changes[name] = _as_bytes(_file_bytes(base, name), source.text, apply(source.text, edits))
    except RefusedError:
        raise
    except ValueError:
        message = "Two of the changes touch the same words of the letter: make one of them in the letter itself."
        raise RefusedError("not-brought-back", message) from None
    return changes


def _new_yaml(finder: EditFinder, base: LetterState) -> str:
    values = finder.new_values()
    if not values.edits and not values.added:
        return base.source.text
    texts = {path: base.texts.at(base.source.name, path) for path in values.edits}
    for path, edits in values.edits.items():
        if not apply(texts[path].value, edits).strip():
            raise RefusedError("not-brought-back", _emptied(base, path), base.source.place(path))
    text = values.text(texts)
    if text is None:
        path = next(iter(values.edits or values.added))
        message = "The YAML of this value is too intricate to edit: write it with |, or change it in the letter."
        raise RefusedError("not-brought-back", message, base.source.place(path))
    return text


def _emptied(base: LetterState, path: KeyPath) -> str:
    """Return the message for a text that loses all its paragraphs, which no annex and no letter can."""
    text = f"Without its paragraphs, `{format_path(path)}` has no text, and is needed: write other words there"
    if len(path) == 1:
        return f"{text}."
    owner = path[:-1]
    return f"{text}, or delete `{format_path(owner)}` in line {base.source.place(owner).line} of the letter."


def _file_bytes(base: LetterState, name: str) -> bytes:
    folder = base.letter_input.folder or Path()
    return next(data for file, data in base.files.items() if str(folder / file) == name)


def _as_bytes(original: bytes, before: str, after: str) -> Change:
    return original, with_original_line_ends(original.decode(), before, after).encode()


def _prove(finder: EditFinder, changes: Mapping[str, Change]) -> LetterState:
    """Return the letter with the changes; raises RefusedError unless it prints the edited file."""
    base, edited = finder.base, finder.edited
    made = rendered_with(base, changes) if changes else base
    links = base.links | made.links
    numbers = any(has_composed_number(leaf) for state in (base, made) for leaf in state.leaves.body)
    ours, theirs = View(made.word, base.styles, links, numbers), View(edited, base.styles, links, numbers)
    difference = first_difference(ours, theirs, finder.settled)
    if difference is None:
        return made
    number, made_text, edited_text = difference
    message = f"{_explain(*difference)} Nothing was written."
    place = finder.place_of(edited_text) or finder.place_of(made_text)
    at = dict(enumerate((unit for unit, _ in theirs.numbered()), 1)).get(number, len(finder.new) - 1)
    raise RefusedError("not-proved", message, place or finder.place_near(at))


def _explain(number: int, ours: str, theirs: str) -> str:
    at = max(next((k for k, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), 0) - _BEFORE, 0)
    start = f"Paragraph {number} of the Word file, {quoted(theirs, at)}, cannot be brought back"
    if not theirs:
        return f"After the changes, the letter would still print {quoted(ours)}, which the Word file does not have."
    if ours == theirs:
        return f"{start}: the letter cannot print it with this style, emphasis or link."
    return (
        f"{start}: the letter would print {quoted(ours, at)}." if ours else f"{start}: the letter would end before it."
    )


def rendered_with(base: LetterState, changes: Mapping[str, Change]) -> LetterState:
    """Return the letter with changed files as it is printed; raises RefusedError if they make it invalid."""
    letter_input = base.letter_input
    yaml = changes.get(base.source.name, (b"", letter_input.text))[1]
    others = {name: after for name, (_, after) in changes.items() if name != base.source.name}
    try:
        if not others:
            return nearest_copy(replace(letter_input, text=yaml), base.word)
        folder = letter_input.folder or Path()
        files = {name: others.get(str(folder / name), data) for name, data in base.files.items()}
        with in_folder(letter_input, yaml, files) as elsewhere:
            return nearest_copy(elsewhere, base.word)
    except InvalidLetterError as error:
        finding = error.findings[0]
        message = f"With the changes, the letter would have an error: {finding.message} Nothing was written."
        raise RefusedError("not-proved", message, finding.place) from None


@contextmanager
def in_folder(letter_input: LetterInput, yaml: bytes, files: Mapping[str, bytes]) -> Iterator[LetterInput]:
    """Write the files of a letter into a temporary folder for the time of the block; return the letter there."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as name:
        folder = Path(name)
        for file, data in files.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield replace(letter_input, name=str(folder / Path(letter_input.name).name), text=yaml, folder=folder)
