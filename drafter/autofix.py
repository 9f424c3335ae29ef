"""Automatic fixes: apply the safe fixes of a letter and its text files, or also the suggested ones, in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from drafter.errors import InvalidLetterError
from drafter.limits import MAX_LETTER_BYTES
from drafter.load import LetterInput
from drafter.pipeline import Derived, derive
from drafter.siblings import read_sibling_of

if TYPE_CHECKING:
    from drafter.lint.edits import Edit
    from drafter.source import Source

# A fix may reveal another one; the remaining fixes are left after this number of rounds.
FIX_ROUNDS = 5
# Decides whether a suggested fix is applied; it gets the name of the file.
Choose = Callable[[str, "Edit"], bool]


def choose_all(_: str, __: Edit) -> bool:
    """Apply every suggested fix."""
    return True


class FixedLetter:
    """The files of a letter by name, before and after the fixes.

    `applied` are the edits by file; `suggested` is the number of fixes that only `unsafe` applies.
    """

    def __init__(self, letter_input: LetterInput, unsafe: bool = False, choose: Choose = choose_all) -> None:
        self.letter_input = letter_input
        self.unsafe = unsafe
        self.choose = choose
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self.applied: dict[str, list[Edit]] = {}
        self.suggested = 0

    @property
    def count(self) -> int:
        """The number of applied fixes."""
        return sum(map(len, self.applied.values()))

    @property
    def changed(self) -> Mapping[str, tuple[str, str]]:
        """The changed files, each before and after."""
        pairs = {name: (self.before[name], text) for name, text in self.after.items()}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def fix_letter(letter_input: LetterInput, unsafe: bool = False, choose: Choose = choose_all) -> FixedLetter:
    """Apply fixes in rounds until no more are found; a letter with errors stays unchanged.

    Safe fixes change no word; `unsafe` applies those suggested fixes as well that `choose` accepts.
    """
    fixed = FixedLetter(letter_input, unsafe, choose)
    try:
        text = letter_input.text.decode()
    except UnicodeDecodeError:
        text = letter_input.text.decode(errors="replace")
        fixed.before[letter_input.name] = fixed.after[letter_input.name] = text
        return fixed
    fixed.before[letter_input.name] = fixed.after[letter_input.name] = text
    for _ in range(FIX_ROUNDS):
        before = dict(fixed.after)
        try:
            _fix_once(fixed)
        except InvalidLetterError:
            break
        if fixed.after == before:
            break
    _undo_unproved(fixed)
    return fixed


def _fix_once(fixed: FixedLetter) -> None:
    from drafter.lint.context import LintContext
    from drafter.lint.edits import apply_edits, find_edits
    from drafter.lint.protected import Protection
    from drafter.lint.runner import find_matches

    original = fixed.letter_input
    text = fixed.after[original.name].encode()
    derived = derive(LetterInput(original.name, text, original.folder, original.overrides, original.templates))
    context = LintContext(derived.letter, derived.facts, derived.source, _read_fixed(fixed, derived))
    matches, allows = list(find_matches(context)), Protection(context).allows
    fixed.suggested = 0
    for source in {match.source.name: match.source for _, match in matches}.values():
        edits = find_edits(source, matches, derived.letter.ignore, allows, fixed.unsafe)
        everything = edits if fixed.unsafe else find_edits(source, matches, derived.letter.ignore, allows, unsafe=True)
        fixed.suggested += sum(not edit.safe for edit in everything)
        edits = tuple(edit for edit in edits if edit.safe or fixed.choose(source.name, edit))
        fixed.after[source.name], applied = apply_edits(source, fixed.after[source.name], edits)
        fixed.applied.setdefault(source.name, []).extend(applied)


def _undo_unproved(fixed: FixedLetter) -> None:
    """Undo the fixes of each file whose words differ from those that the fixes list."""
    from drafter.lint.word_proof import is_listed

    for name, (before, after) in fixed.changed.items():
        changes = [change for edit in fixed.applied[name] for change in edit.changes]
        if not is_listed(before, after, changes):
            fixed.after[name] = before
            fixed.applied[name] = []


def _read_fixed(fixed: FixedLetter, derived: Derived) -> Callable[[str], Source | None]:
    """Return a reader of text files that includes the fixes so far."""
    from drafter.source import parse_plain_text

    on_disk = read_sibling_of(derived.letter_input.folder)

    def read(name: str) -> Source | None:
        source = on_disk(name)
        if source is None:
            return None
        if source.name not in fixed.after:
            raw = _read_raw(fixed, name, source)
            fixed.before[source.name] = fixed.after[source.name] = raw
        return parse_plain_text(fixed.after[source.name].encode(), source.name)

    return read


def _read_raw(fixed: FixedLetter, name: str, source: Source) -> str:
    """Return the text of a file with its original line endings."""
    from drafter.files import UnreadableError, read_within

    folder = fixed.letter_input.folder
    try:
        return read_within(folder, name, MAX_LETTER_BYTES).decode() if folder else source.text
    except (UnreadableError, UnicodeDecodeError):
        return source.text
