"""The words of a new paragraph as CommonMark, from the author's own characters and the new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from drafter.pull.author_texts import AuthorText
from drafter.pull.composed import refuse_fact
from drafter.pull.leaves import Leaf, TableLeaf, is_flow
from drafter.pull.match import Ref
from drafter.pull.printed import NOTE, PICTURE, Char, Printed
from drafter.pull.refused import RefusedError, quoted
from drafter.pull.source_map import Origin
from drafter.pull.write_markdown import Mark, Written, marks_of, write
from drafter.source import Source, find_unprintable

_FOLD = re.compile(r"\n[ \t>]*")


class NewNotes:
    """The names of new notes in one text, and the keys of the notes in the edited file."""

    def __init__(self, text: AuthorText) -> None:
        self.text = text
        self.value = text.value
        self.keys: dict[str, str] = {}

    def name(self, key: str) -> str:
        """Return a new name for a note: the next free number."""
        number = 1
        while f"[^{number}]" in self.value or str(number) in self.keys:
            number += 1
        self.keys[str(number)] = key
        return f"[^{number}]"


class ContentWriter:
    """Writer of the contents of one author's text.

    `composed_links` are the addresses that Drafter itself gives to citations.
    """

    def __init__(
        self, leaves: Sequence[Leaf | TableLeaf], composed_links: frozenset[str], source: Source, notes: NewNotes
    ) -> None:
        self.text = notes.text
        self.leaves = leaves
        self.composed_links = composed_links
        self.source = source
        self.notes = notes
        self._marks: dict[int, list[tuple[Mark, ...]]] = {}

    def content(
        self, new: Printed, refs: Sequence[Ref | None], paired: int | None, rest: str = "", in_cell: bool = False
    ) -> str:
        """Return the text of a paragraph; raises RefusedError for what cannot be written."""
        self._check_facts(new, refs)
        self._check_replaced(new, refs, paired)
        written: list[Written] = []
        before: tuple[Mark, ...] = ()
        following = self._following(refs)
        for at, char in enumerate(new.chars):
            ref = refs[at]
            origin = self._origin(ref)
            self._check_origin(ref, origin)
            marks = self._wanted_marks(at, char, (ref, following[at]), before)
            before = before if char.text.isspace() else marks
            if ref is None or origin is None:
                if not (char.text == " " and written and written[-1].is_space):
                    written.append(self._new(char, marks, new))
            else:
                written.append(self._kept(char, ref, origin, marks, rest if ref[0] != paired or in_cell else None))
        text = write(written, rest, in_cell)
        return _FOLD.sub(" ", text) if in_cell else text

    def _origin(self, ref: Ref | None) -> Origin | None:
        leaf = self.leaves[ref[0]] if ref else None
        return leaf.origins[ref[1]] if ref and isinstance(leaf, Leaf) else None

    def _check_origin(self, ref: Ref | None, origin: Origin | None) -> None:
        """Raise RefusedError for words of the author whose place in the text is not known, as next to {% if %}."""
        leaf = self.leaves[ref[0]] if ref and origin is None else None
        if isinstance(leaf, Leaf) and is_flow(leaf):
            raise _too_intricate(leaf)

    def _new(self, char: Char, marks: tuple[Mark, ...], new: Printed) -> Written:
        if char.text == PICTURE:
            raise RefusedError("not-brought-back", f"The paragraph {quoted(new.text)} has a new picture or field.")
        if char.text == NOTE:
            return Written(self.notes.name(char.note), marks)
        if find_unprintable(char.text):
            what = f"The paragraph {quoted(new.text)} has a sign of a font such as Wingdings: no other font has it."
            raise RefusedError("not-brought-back", what)
        return Written(char.text, marks, is_new=True, is_space=char.text.isspace())

    def _kept(self, char: Char, ref: Ref, origin: Origin, marks: tuple[Mark, ...], rest: str | None) -> Written:
        leaf = self.leaves[ref[0]]
        value = leaf.text.value if leaf.text else ""
        if char.note and leaf.text is not self.text:
            return Written(self.notes.name(char.note), marks)
        text = value[origin.first : origin.last]
        if rest is not None and "\n" in text and not origin.fact:
            text = _FOLD.sub(f"\n{rest}", text)
        group = (ref[0], origin.first) if origin.fact else None
        return Written(text, marks, is_space=char.text.isspace() and not origin.fact, group=group)

    def _check_facts(self, new: Printed, refs: Sequence[Ref | None]) -> None:
        """Raise RefusedError if an expression is printed in part, or with other words in it."""
        at = 0
        while at < len(refs):
            ref, origin = refs[at], self._origin(refs[at])
            if ref is None or origin is None or not origin.fact:
                at += 1
                continue
            leaf = self.leaves[ref[0]]
            assert isinstance(leaf, Leaf)
            whole = [n for n, one in enumerate(leaf.origins) if one == origin]
            chars = new.chars[at : at + len(whole)]
            same = list(refs[at : at + len(whole)]) == [(ref[0], n) for n in whole]
            if not same or any(self._differs(leaf.printed.chars[n], c) for n, c in zip(whole, chars, strict=False)):
                raise refuse_fact(leaf, origin.first, origin.last, self.source)
            at += len(whole)

    def _check_replaced(self, new: Printed, refs: Sequence[Ref | None], paired: int | None) -> None:
        """Raise RefusedError if new words are in the place of an expression."""
        leaf = self.leaves[paired] if paired is not None else None
        own = [ref[1] if ref and ref[0] == paired else None for ref in refs]
        for at, origin in enumerate(leaf.origins) if isinstance(leaf, Leaf) else ():
            if origin is None or not origin.fact or at in own:
                continue
            first = max((k for k, number in enumerate(own) if number is not None and number < at), default=-1)
            last = min((k for k, number in enumerate(own) if number is not None and number > at), default=len(own))
            if any(refs[k] is None and not new.chars[k].text.isspace() for k in range(first + 1, last)):
                assert isinstance(leaf, Leaf)
                raise refuse_fact(leaf, origin.first, origin.last, self.source)

    def _differs(self, old: Char, new: Char) -> bool:
        return not new.text.isspace() and self._formats(old) != self._formats(new)

    def marks(self, number: int) -> list[tuple[Mark, ...]]:
        """Return the marks around the characters of a leaf; raises RefusedError if they are not regular."""
        if number not in self._marks:
            leaf = self.leaves[number]
            assert isinstance(leaf, Leaf)
            self._marks[number] = _regular_marks(leaf)
        return self._marks[number]

    def _following(self, refs: Sequence[Ref | None]) -> list[Ref | None]:
        """Return for each character the next one after it that the author wrote."""
        found: list[Ref | None] = []
        last: Ref | None = None
        for ref in reversed(refs):
            found.append(last)
            last = ref if self._origin(ref) else last
        return found[::-1]

    def _wanted_marks(
        self, at: int, char: Char, refs: tuple[Ref | None, Ref | None], before: tuple[Mark, ...]
    ) -> tuple[Mark, ...]:
        """Return the marks around a character: the author's own, those before it or after it, or new ones.

        `refs` are the character itself and the next one that the author wrote.
        """
        ref, after = refs
        own: tuple[Mark, ...] = ()
        wanted = self._formats(char)
        if ref is not None and self._origin(ref) is not None:
            own = self.marks(ref[0])[ref[1]]
            old = self._printed(ref)
            if self._formats(old) == wanted or char.text.isspace():
                return own
            wanted = {kind: wanted[kind] for kind in wanted if wanted[kind] != self._formats(old)[kind]}
            own = tuple(mark for mark in own if mark.kind not in wanted)
        following = self.marks(after[0])[after[1]] if after else ()
        return self._with_formats(own, wanted, before, following, at)

    def _with_formats(
        self,
        own: tuple[Mark, ...],
        wanted: Mapping[str, str],
        before: tuple[Mark, ...],
        following: tuple[Mark, ...],
        at: int,
    ) -> tuple[Mark, ...]:
        marks = [mark for mark in before if mark in own or _is_wanted(mark, wanted)]
        marks += [mark for mark in own if mark not in marks]
        for kind, value in wanted.items():
            if value and not any(mark.kind == kind for mark in marks):
                shared = [mark for mark in following if _is_wanted(mark, {kind: value})]
                marks.append(shared[0] if shared else Mark.new(kind, -at - 1, value))
        return tuple(marks)

    def _printed(self, ref: Ref) -> Char:
        leaf = self.leaves[ref[0]]
        assert isinstance(leaf, Leaf)
        return leaf.printed.chars[ref[1]]

    def _formats(self, char: Char) -> dict[str, str]:
        """Return the formats of a character by kind, "" for none; links inside the file and of citations are none."""
        link = "" if char.link in self.composed_links or char.link.startswith("#") else char.link
        return {"bold": "yes" * char.bold, "italic": "yes" * char.italic, "link": link}


def _is_wanted(mark: Mark, wanted: Mapping[str, str]) -> bool:
    value = wanted.get(mark.kind, "")
    if mark.kind != "link" or not value:
        return bool(value)
    return mark.closer in (f"]({value})", f"](<{value}>)") or mark.opener == "<"


def _regular_marks(leaf: Leaf) -> list[tuple[Mark, ...]]:
    """Return the marks of a leaf if writing its characters with them gives its text; raises RefusedError."""
    value = leaf.text.value if leaf.text else ""
    origins = [origin for origin in leaf.origins if origin]
    marks = marks_of(value, leaf.start, leaf.end, origins) if len(origins) == len(leaf.origins) else None
    if marks is not None:
        chars = [
            Written(
                value[origin.first : origin.last],
                own,
                is_space=char.text.isspace() and not origin.fact,
                group=(0, origin.first) if origin.fact else None,
            )
            for char, origin, own in zip(leaf.printed.chars, origins, marks, strict=True)
        ]
        if write(chars) == value[leaf.start : leaf.end]:
            return marks
    raise _too_intricate(leaf)


def _too_intricate(leaf: Leaf) -> RefusedError:
    message = f"The marks of the paragraph {quoted(leaf.printed.text)} are too intricate: change it in the letter."
    return RefusedError("not-brought-back", message, leaf.source.place)


def composed_links(leaves: Iterable[Leaf | TableLeaf]) -> frozenset[str]:
    """Return the addresses of links that the author did not write: those of citations."""
    links: set[str] = set()
    for leaf in (one for each in leaves for one in ([each] if isinstance(each, Leaf) else _cells(each))):
        linked = [at for at, char in enumerate(leaf.printed.chars) if char.link]
        if linked and leaf.text and leaf.source.is_known:
            value = leaf.text.value
            marks = marks_of(value, leaf.start, leaf.end, [o for o in leaf.origins if o]) or []
            links |= {
                leaf.printed.chars[at].link
                for at in linked
                if at < len(marks) and not any(mark.kind == "link" for mark in marks[at])
            }
    return frozenset(links)


def _cells(table: TableLeaf) -> list[Leaf]:
    return [leaf for row in table.rows for leaf in row]
