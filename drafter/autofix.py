"""A letter and its text files with every safe fix made; nothing here writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from drafter.errors import InvalidLetterError
from drafter.limits import MAX_LETTER_BYTES
from drafter.load import LetterInput
from drafter.pipeline import Derived, derive, read_sibling_of

if TYPE_CHECKING:
    from drafter.source import Source

# A fix may bring another to light; after so many rounds what is left is left.
FIX_ROUNDS = 5


class FixedLetter:
    """The files of a letter by name, as they were and as they are with fixes."""

    def __init__(self, letter_input: LetterInput) -> None:
        self.letter_input = letter_input
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self.count = 0

    @property
    def changed(self) -> Mapping[str, tuple[str, str]]:
        """The files that changed, each as it was and as it is."""
        pairs = {name: (self.before[name], text) for name, text in self.after.items()}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def fix_letter(letter_input: LetterInput) -> FixedLetter:
    """The letter with its fixes, in rounds, until nothing is left to fix; a letter with errors stays as it is."""
    made = FixedLetter(letter_input)
    made.before[letter_input.name] = made.after[letter_input.name] = letter_input.text.decode(errors="replace")
    for _ in range(FIX_ROUNDS):
        before = dict(made.after)
        try:
            _fix_once(made)
        except InvalidLetterError:
            break
        if made.after == before:
            break
    return made


def _fix_once(made: FixedLetter) -> None:
    from drafter.lint.context import LintContext
    from drafter.lint.edits import apply_edits, safe_edits
    from drafter.lint.runner import find_matches

    given = made.letter_input
    text = made.after[given.name].encode()
    derived = derive(LetterInput(given.name, text, given.folder, given.overrides, given.templates))
    case = LintContext(derived.letter, derived.facts, derived.source, _read_fixed(made, derived))
    found = list(find_matches(case))
    for source in {hit.source.name: hit.source for _, hit in found}.values():
        wanted = safe_edits(source, found, derived.letter.ignore)
        made.after[source.name], count = apply_edits(source, made.after[source.name], wanted)
        made.count += count


def _read_fixed(made: FixedLetter, derived: Derived) -> Callable[[str], Source | None]:
    """Reads text files as they are after the fixes so far."""
    from drafter.source import parse_plain_text

    on_disk = read_sibling_of(derived)

    def read(name: str) -> Source | None:
        source = on_disk(name)
        if source is None:
            return None
        if source.name not in made.after:
            raw = _raw(made, name, source)
            made.before[source.name] = made.after[source.name] = raw
        return parse_plain_text(made.after[source.name].encode(), source.name)

    return read


def _raw(made: FixedLetter, name: str, source: Source) -> str:
    """The text of a file with its own line ends."""
    from drafter.files import UnreadableError, read_within

    folder = made.letter_input.folder
    try:
        return read_within(folder, name, MAX_LETTER_BYTES).decode() if folder else source.text
    except (UnreadableError, UnicodeDecodeError):
        return source.text
