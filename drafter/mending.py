"""A letter and its text files with every safe fix made; nothing here writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from drafter.errors import InvalidLetter
from drafter.limits import MAX_LETTER_BYTES
from drafter.pipeline import Draft, Manuscript, beside, derive

if TYPE_CHECKING:
    from drafter.source import Source

# A fix may bring another to light; after so many rounds what is left is left.
ROUNDS = 5


class Mended:
    """The files of a letter by name, as they were and as they are with fixes."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.before: dict[str, str] = {}
        self.after: dict[str, str] = {}
        self.count = 0

    @property
    def changed(self) -> Mapping[str, tuple[str, str]]:
        """The files that changed, each as it was and as it is."""
        pairs = {name: (self.before[name], text) for name, text in self.after.items()}
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def mend(manuscript: Manuscript) -> Mended:
    """The letter with its fixes, in rounds, until nothing is left to fix; a letter with errors stays as it is."""
    made = Mended(manuscript)
    made.before[manuscript.name] = made.after[manuscript.name] = manuscript.text.decode(errors="replace")
    for _ in range(ROUNDS):
        before = dict(made.after)
        try:
            _round(made)
        except InvalidLetter:
            break
        if made.after == before:
            break
    return made


def _round(made: Mended) -> None:
    from drafter.lint.case import Case
    from drafter.lint.linting import hits
    from drafter.lint.mending import edits, mended

    given = made.manuscript
    text = made.after[given.name].encode()
    draft = derive(Manuscript(given.name, text, given.folder, given.settings, given.templates))
    case = Case(draft.letter, draft.facts, draft.source, _reading(made, draft))
    found = list(hits(case))
    for source in {hit.source.name: hit.source for _, hit in found}.values():
        wanted = edits(source, found, draft.letter.ignore)
        made.after[source.name], count = mended(source, made.after[source.name], wanted)
        made.count += count


def _reading(made: Mended, draft: Draft) -> Callable[[str], Source | None]:
    """Reads text files as they are after the fixes so far."""
    from drafter.source import plain_text

    on_disk = beside(draft)

    def read(name: str) -> Source | None:
        source = on_disk(name)
        if source is None:
            return None
        if source.name not in made.after:
            raw = _raw(made, name, source)
            made.before[source.name] = made.after[source.name] = raw
        return plain_text(made.after[source.name].encode(), source.name)

    return read


def _raw(made: Mended, name: str, source: Source) -> str:
    """The text of a file with its own line ends."""
    from drafter.reading import Unreadable, read_within

    folder = made.manuscript.folder
    try:
        return read_within(folder, name, MAX_LETTER_BYTES).decode() if folder else source.text
    except (Unreadable, UnicodeDecodeError):
        return source.text
