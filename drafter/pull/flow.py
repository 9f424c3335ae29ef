"""Edits of running text: paragraphs, headings, list items, quotations and notes, as edits of one author's text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.pull.leaves import Leaf, TableLeaf, place_of
from drafter.pull.printed import Printed, typed_label
from drafter.pull.refused import RefusedError
from drafter.pull.text_edits import Edit, minimal_edits

_DEPTH = re.compile(r"-(\d)$")


class Row(NamedTuple):
    """A row of the alignment: the number of the old leaf in its text, and the new paragraph with its content.

    `content` is None for a paragraph that stays as it is.
    """

    old: int | None
    new: Printed | None
    content: str | None = None

    @property
    def is_changed(self) -> bool:
        """True for a paragraph that is new, gone or other."""
        return self.old is None or self.new is None or self.content is not None


class FlowText:
    """The leaves of one text in order, and the edits that turn them into the new paragraphs."""

    def __init__(self, value: str, leaves: Sequence[Leaf | TableLeaf]) -> None:
        self.value = value
        self.leaves = leaves

    def edits(self, rows: Sequence[Row]) -> Iterator[Edit]:
        """Yield the edits for all ranges of changed rows; raises RefusedError next to {% ... %}."""
        before: Row | None = None
        at = 0
        while at < len(rows):
            if not rows[at].is_changed:
                before, at = rows[at], at + 1
                continue
            end = at
            while end < len(rows) and rows[end].is_changed:
                end += 1
            after = rows[end] if end < len(rows) else None
            yield from self._region(rows[at:end], before, after)
            before, at = rows[end - 1], end

    def _region(self, rows: Sequence[Row], before: Row | None, after: Row | None) -> Iterator[Edit]:
        olds = [row.old for row in rows if row.old is not None]
        if len(olds) < len(rows) or any(row.new is None for row in rows):
            self._check_statements(
                [previous for previous in (before.old if before else None, *olds) if previous is not None]
            )
        news = [row for row in rows if row.new is not None]
        previous = before.old if before else None
        following = after.old if after else None
        if not olds:
            yield self._inserted(news, previous, following)
        elif not news:
            yield self._deleted(olds, previous, following)
        else:
            first, last = self.leaves[olds[0]].line_start, self.leaves[olds[-1]].end
            above = self._line_above(before, news[0], olds[0])
            new = above + self._built(news, previous, olds) + self._blank_line(news[-1], olds[-1], following)
            yield from minimal_edits(self.value, first, last, new)

    def _check_statements(self, numbers: Sequence[int]) -> None:
        """Raise RefusedError if a paragraph comes or goes where the author's text has {% if %} or {% for %}."""
        for number in numbers:
            leaf = self.leaves[number]
            following = self.leaves[number + 1].line_start if number + 1 < len(self.leaves) else len(self.value)
            if "{%" in self.value[leaf.line_start : max(following, leaf.end)]:
                message = "Paragraphs come or go next to a {% ... %} of the letter: change them there."
                raise RefusedError("not-brought-back", message, place_of(leaf))

    def _inserted(self, news: Sequence[Row], previous: int | None, following: int | None) -> Edit:
        if previous is None and following is not None:
            at = self.leaves[following].line_start
            return Edit(at, at, self._built(news, None, []) + "\n\n")
        at = self.leaves[previous].end if previous is not None else len(self.value.rstrip())
        first = news[0]
        separator = self._separator(self._kind(previous), first, previous)
        return Edit(
            at, at, separator + self._built(news, previous, []) + self._blank_line(news[-1], previous, following)
        )

    def _line_above(self, before: Row | None, first: Row, old: int) -> str:
        """Return a line end if a paragraph would otherwise run on in the list item above it."""
        above = self._kind(before.old) if before else None
        if before is None or before.old is None or above is None or not _runs_on(above, first.new):
            return ""
        return "" if self._has_blank_line(before.old, old) else "\n"

    def _blank_line(self, last: Row, above: int | None, following: int | None) -> str:
        """Return a line end if a paragraph would otherwise run on in the list item or the line below it."""
        if following is None or above is None or last.new is None or last.old == above:
            return ""
        gap = self.value[self.leaves[above].end : self.leaves[following].line_start]
        below = self.leaves[following]
        is_list = isinstance(below, Leaf) and _is_item(below.printed) and _is_item(last.new)
        return "" if "\n\n" in gap or "\n>\n" in gap or is_list else "\n"

    def _deleted(self, olds: Sequence[int], previous: int | None, following: int | None) -> Edit:
        kept = self._gaps(olds)
        if following is not None:
            first = self.leaves[olds[0]].line_start
            gap = self.value[self.leaves[olds[-1]].end : self.leaves[following].line_start]
            kept += f"{gap.strip()}\n\n" if _is_important(gap) else ""
            if (
                previous is not None
                and not kept
                and _is_blank_line(gap)
                and not self._has_blank_line(previous, olds[0])
            ):
                return Edit(self.leaves[previous].end, self.leaves[olds[-1]].end, "")
            return Edit(first, self.leaves[following].line_start, kept)
        first = self.leaves[previous].end if previous is not None else self.leaves[olds[0]].line_start
        if previous is not None:
            gap = self.value[first : self.leaves[olds[0]].line_start]
            kept = (f"\n\n{gap.strip()}" if _is_important(gap) else "") + kept.rstrip()
        return Edit(first, self.leaves[olds[-1]].end, kept)

    def _has_blank_line(self, above: int, below: int) -> bool:
        return _is_blank_line(self.value[self.leaves[above].end : self.leaves[below].line_start])

    def _gaps(self, olds: Sequence[int]) -> str:
        """Return what is between leaves and is no white space, such as notes."""
        gaps = (self.value[self.leaves[at - 1].end : self.leaves[at].line_start] for at in olds[1:])
        return "".join(f"{gap.strip()}\n\n" for gap in gaps if _is_important(gap))

    def _built(self, news: Sequence[Row], previous: int | None, olds: Sequence[int]) -> str:
        """Return the text of new paragraphs with what separates them."""
        pieces: list[str] = []
        passed = olds[0] if olds else None
        above: Row | None = None
        leads = Leads(self.leaves, previous)
        for row in news:
            lead = leads.of(row)
            if above is not None:
                pieces.append(self._between(above, row))
            if row.old is not None and passed is not None and row.old > passed:
                skipped = self._gaps(range(passed, row.old + 1))
                adjacent = above is not None and above.old == row.old - 1
                pieces.append("" if adjacent else skipped)
                passed = row.old
            pieces.append(lead + self._content(row, lead))
            above = row
        rest = self._gaps(range(passed, olds[-1] + 1)) if passed is not None else ""
        return "".join(pieces) + (f"\n\n{rest.rstrip()}" if rest else "")

    def _content(self, row: Row, lead: str) -> str:
        """Return the words of a row; under another lead, their further lines begin as it does."""
        content = row.content if row.content is not None else self._own(row.old)
        old = self.leaves[row.old] if row.old is not None else None
        if isinstance(old, Leaf) and old.lead != lead:
            return re.sub(r"\n[ \t>]*", "\n" + re.sub(r"[^>\s]", " ", lead), content)
        return content

    def _own(self, old: int | None) -> str:
        leaf = self.leaves[old] if old is not None else None
        return self.value[leaf.start : leaf.end] if isinstance(leaf, Leaf) else ""

    def _between(self, above: Row, row: Row) -> str:
        if above.old is not None and row.old == above.old + 1:
            return self.value[self.leaves[above.old].end : self.leaves[row.old].line_start]
        return self._separator(above.new, row, above.old)

    def _kind(self, old: int | None) -> Printed | None:
        leaf = self.leaves[old] if old is not None else None
        return leaf.printed if isinstance(leaf, Leaf) else None

    def _separator(self, above: Printed | None, row: Row, old: int | None) -> str:
        """Return the lines between a paragraph and a new one: none between items, > inside a quotation."""
        below = row.new
        if above is None or below is None:
            return "\n\n"
        if above.kind == below.kind in ("quotation", "verse"):
            return "\n>\n"
        if _is_item(above) and _is_item(below):
            return self._item_separator(old)
        return "\n\n"

    def _item_separator(self, old: int | None) -> str:
        """Return what separates the items of the list around a leaf."""
        for a, b in ((old, old + 1), (old - 1, old)) if old is not None else ():
            pair = self.leaves[a : b + 1] if a >= 0 and b < len(self.leaves) else ()
            if pair and all(isinstance(one, Leaf) and _is_item(one.printed) for one in pair):
                gap = self.value[pair[0].end : pair[1].line_start]
                return "\n\n" if "\n\n" in gap else "\n"
        return "\n"


class Leads:
    """What new paragraphs begin with: as paragraphs of their kind nearby, or as CommonMark."""

    def __init__(self, leaves: Sequence[Leaf | TableLeaf], previous: int | None) -> None:
        self.leaves = [leaf for leaf in leaves if isinstance(leaf, Leaf)]
        first = leaves[previous] if previous is not None else None
        self.last: Leaf | None = first if isinstance(first, Leaf) else None
        self.all = leaves

    def of(self, row: Row) -> str:
        """Return the beginning of the first line of a row's paragraph."""
        old = self.all[row.old] if row.old is not None else None
        new = row.new
        if isinstance(old, Leaf):
            self.last = old
            if new is None or (old.printed.kind, old.printed.label) == (new.kind, new.label) or not new.kind:
                return old.lead
            if old.printed.kind == new.kind and old.printed.label and new.label:
                return old.lead.replace(typed_label(old.printed.label), typed_label(new.label))
        return self._new(new) if new else ""

    def _new(self, new: Printed) -> str:
        like = self._like(new)
        if like is not None and new.kind.startswith("bullet-text"):
            return like.rest
        if like is not None and new.label:
            return like.lead.replace(typed_label(like.printed.label), typed_label(new.label))
        if like is not None and new.kind in ("quotation", "verse"):
            return like.rest if like.rest.strip() else "> "
        return plain_lead(new)

    def _like(self, new: Printed) -> Leaf | None:
        """Return the nearest paragraph of the same kind, first above; for a further paragraph of an item, the item."""
        kinds = {new.kind, new.kind.replace("bullet-text", "bullet")}
        at = next((n for n, leaf in enumerate(self.leaves) if leaf is self.last), -1)
        around = [*self.leaves[at::-1], *self.leaves[at + 1 :]] if at >= 0 else self.leaves
        return next((leaf for leaf in around if leaf.printed.kind in kinds and _alike(leaf.printed, new)), None)


def plain_lead(new: Printed) -> str:
    """Return the CommonMark that begins a paragraph of this kind at the margin."""
    depth = int(found[1]) if (found := _DEPTH.search(new.kind)) else 1
    if new.kind == "note":
        return "    "
    if new.kind.startswith("heading-"):
        return "#" * depth + " "
    if new.kind.startswith("bullet-text"):
        return "  " * depth
    if new.kind.startswith("bullet-") or (
        new.label and not typed_label(new.label)[0].isalnum() and new.label[0] != "("
    ):
        return "  " * (depth - 1) + "- "
    if new.kind in ("quotation", "verse"):
        return "> "
    return f"{typed_label(new.label)} " if new.label else ""


def _alike(old: Printed, new: Printed) -> bool:
    """True if two paragraphs have labels of one form, or none."""
    return _form(old.label) == _form(new.label) or "bullet" in new.kind


def _form(label: str) -> str:
    return re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", typed_label(label)))


def _runs_on(above: Printed, new: Printed | None) -> bool:
    """True if a paragraph on the next line would be read as part of the item or quotation above it."""
    return new is not None and not _is_item(new) and (_is_item(above) or above.kind in ("quotation", "verse"))


def _is_item(printed: Printed) -> bool:
    return bool(printed.label)


def _is_blank_line(gap: str) -> bool:
    return bool(re.search(r"\n[ \t>]*\n", gap))


def _is_important(gap: str) -> bool:
    return bool(gap.strip(" \t\n>"))
