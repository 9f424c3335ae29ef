"""The stories of a PDF by Drafter, recognized by its tags: text, masthead, notes, headers and footers, lines."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafter.compare.mask_addressee import ADDRESSEE, Mask, without_addressees, without_day, without_numbers
from drafter.compare.model import BODY, Item, Mark
from drafter.compare.pdf_page_content import Drawn
from drafter.compare.pdf_structure import TagPath

if TYPE_CHECKING:
    from drafter.compare.read_pdf import PdfPage

MASTHEAD, NOTES, FURNITURE, LINES, LINKS = "the masthead", "notes", "headers and footers", "lines", "links"
BOOKMARKS = "bookmarks"
# A symbol without the letter of its organ, such as /71/999.
_SYMBOL_NUMBERS = re.compile(r"/[\w./…–*()-]+\s*")
_JOB_NUMBER = re.compile(r"\d{2}-\d{5}")
_SAME_PLACE = 1.0  # points


class _Placed(Struct, frozen=True):
    """An object with its page and its tags."""

    page: int
    drawn: Drawn
    tags: TagPath

    @property
    def heading(self) -> TagPath:
        """The tags down to the title or heading of an annex that contains the object; () outside one."""
        at = next((at for at, (tag, _) in enumerate(self.tags) if tag == "H1"), None)
        return () if at is None else self.tags[: at + 1]

    @property
    def block(self) -> TagPath:
        """The tags down to the child of the document that contains the object."""
        return self.tags[:2]


def letter_stories(pages: Sequence[PdfPage], code: str, bookmarks: Sequence[str]) -> Mapping[str, tuple[Item, ...]]:
    """Return the items of a letter by story. Positions on the page count only within a line."""
    placed = _placed(pages)
    body = [item for item in placed if _story(item) == BODY]
    masthead = [item for item in placed if _story(item) == MASTHEAD]
    mask = without_addressees(code, _headings(body), has_title=bool(masthead))
    return {
        BODY: tuple(_body_items(body, mask, {} if masthead else _marks(body))),
        MASTHEAD: tuple(_masthead_items(masthead, code)),
        NOTES: tuple(_items(item for item in placed if _story(item) == NOTES)),
        FURNITURE: tuple(_furniture(placed, masthead, len(pages))),
        LINKS: tuple(sorted(_links(pages), key=lambda item: item.look)),
        BOOKMARKS: tuple(Item(mask(title)) for title in bookmarks),
    }


def mixed_pages(pages: Sequence[PdfPage]) -> Iterator[int]:
    """Yield the pages on which one story is not below the other: masthead, text, notes; and all in their margins.

    Positions are compared within a story only, so a text among those of another story could be anywhere.
    """
    by_page = groupby(_placed(pages), key=lambda item: item.page)
    for number, group in by_page:
        heights: dict[str, list[float]] = {}
        for item in group:
            heights.setdefault(_story(item), []).append(item.drawn.y)
        stories = [heights[name] for name in (MASTHEAD, BODY, NOTES) if name in heights]
        inner = sorted(y for story in stories for y in story) or [0.0]
        margins = any(inner[0] <= y <= inner[-1] for y in heights.get(FURNITURE, []))
        if margins or any(min(upper) <= max(lower) for upper, lower in pairwise(stories)):
            yield number


def _placed(pages: Sequence[PdfPage]) -> list[_Placed]:
    return [_Placed(page.number, item, page.tags.get(item.content_id, ())) for page in pages for item in page.objects]


def line_hash(pages: Sequence[PdfPage]) -> str:
    """Return the hash of all drawn lines. Their number depends on the pages, so the lines are compared together."""
    looks = [f"{item.x:.1f} {item.look}" for page in pages for item in page.objects if item.kind == "path"]
    return hashlib.sha256("\n".join(looks).encode()).hexdigest()


def _story(item: _Placed) -> str:
    if item.drawn.kind == "path":
        return LINES
    if not item.tags:
        return FURNITURE
    if any(tag == "Note" for tag, _ in item.tags):
        return NOTES
    return MASTHEAD if item.page == 1 and item.block[1:] == (("NonStruct", 0),) else BODY


def _items(placed: Iterable[_Placed], marks: Mapping[TagPath, Mark] | None = None) -> Iterator[Item]:
    before = None
    for item in placed:
        rise = before.drawn.y - item.drawn.y if before and before.page == item.page else None
        tags = "/".join(tag for tag, _ in item.tags)
        look = f"{tags} {item.drawn.x:.1f} {item.drawn.look}"
        yield Item(item.drawn.text, look, rise, (marks or {}).get(item.block, ""), item.drawn.is_plain)
        before = item


def _headings(body: Iterable[_Placed]) -> list[str]:
    """Return the title and the headings of annexes."""
    groups = groupby(body, key=lambda item: item.heading)
    return [_joined(item.drawn.text for item in group) for heading, group in groups if heading]


def _body_items(body: Sequence[_Placed], mask: Mask, marks: Mapping[TagPath, Mark]) -> Iterator[Item]:
    """Yield the items of the text, with the addressees of titles replaced."""
    items = zip(body, _items(body, marks), strict=True)
    after_title = False
    for heading, group in groupby(items, key=lambda pair: pair[0].heading):
        texts = [item for _, item in group]
        is_title = bool(heading)
        if after_title:
            texts[0] = replace(texts[0], rise=None)
        yield from _title_items(texts, mask(_joined(item.text for item in texts))) if is_title else texts
        after_title = is_title


def _title_items(lines: Sequence[Item], masked: str) -> Iterator[Item]:
    """Yield the lines of a title, and its end as one item if the addressees are replaced in it."""
    rest = masked
    for at, line in enumerate(lines):
        text = _joined(item.text for item in lines[at : at + 1])
        if ADDRESSEE not in masked or not rest.startswith(text) or text.endswith("-"):
            break
        rest = rest[len(text) :].lstrip()
        yield line
    else:
        return
    if ADDRESSEE in masked:
        yield Item(rest, original=_original(lines[at:]))
    else:
        yield from lines[at:]


def _original(lines: Sequence[Item]) -> tuple[str, str]:
    return _joined(line.text for line in lines), " ".join(f"{line.rise or 0:.0f} {line.look}" for line in lines)


def _joined(lines: Iterable[str]) -> str:
    """Return the text of some lines; a word divided at its hyphen is joined."""
    return " ".join(" ".join(line.split()) for line in lines).replace("- ", "-")


def _marks(body: Sequence[_Placed]) -> Mapping[TagPath, Mark]:
    """Return the marks of the date, the inside address and the salutation of a letter as sent.

    The address is the group after that of the date, which is not flush with the address and the salutation.
    """
    page_1 = [item for item in body if item.page == 1 and item.block[1:]]
    groups = list(dict.fromkeys(item.block[1][1] for item in page_1 if item.block[1][0] == "Div"))[:2]
    at = groups[-1] if groups and groups[-1] == groups[0] + 1 else next(iter(groups), 0)
    by_place = {place: list(group) for place, group in groupby(page_1, key=lambda item: item.block[-1][1])}
    neighbours = [by_place.get(place, []) for place in (at - 1, at, at + 1)]
    if not all(neighbours) or not _is_address(*neighbours):
        return {}
    names: tuple[Mark, ...] = ("date", "address", "salutation")
    return {group[0].block: mark for group, mark in zip(neighbours, names, strict=True)}


def _is_address(day: Sequence[_Placed], address: Sequence[_Placed], salutation: Sequence[_Placed]) -> bool:
    left = address[0].drawn.x
    flush = all(abs(item.drawn.x - left) < _SAME_PLACE for item in (*address, *salutation))
    return flush and all(item.block[-1][0] == "P" for item in salutation) and day[-1].drawn.x > left + _SAME_PLACE


def _masthead_items(masthead: Sequence[_Placed], code: str) -> Iterator[Item]:
    """Yield the items of the masthead with their places.

    The numbers of symbols and the day of distribution are replaced. The place of an organ's letter depends on them.
    """
    mask_day = without_day(code)
    for item, following in zip_longest(masthead, masthead[1:]):
        text, look = item.drawn.text, item.drawn.look
        masked = without_numbers(text) if _SYMBOL_NUMBERS.fullmatch(text) else mask_day(text)
        before_numbers = following is not None and _SYMBOL_NUMBERS.fullmatch(following.drawn.text)
        tags = "/".join(tag for tag, _ in item.tags)
        place = f"{tags} " if before_numbers else f"{tags} {item.drawn.x:.1f} "
        rise = masthead[0].drawn.y - item.drawn.y
        yield Item(masked, "", rise, original=(text, look)) if masked != text else Item(text, f"{place}{look}", rise)


def _furniture(placed: Sequence[_Placed], masthead: Sequence[_Placed], pages: int) -> Iterator[Item]:
    """Yield the headers and footers of page 1, then what later pages add to them and to the masthead.

    Page numbers are omitted, if they are right. An item that later pages do not share is an addition.
    """
    groups = groupby((item for item in placed if _story(item) == FURNITURE), key=lambda item: item.page)
    by_page = {page: list(_without_page_number(list(group), pages)) for page, group in groups}
    first = [item.drawn for item in by_page.get(1, [])]
    later = [[item.drawn for item in by_page.get(page, [])] for page in range(2, pages + 1)]
    looks = [{(drawn.text, drawn.look) for drawn in page} for page in later]
    shared = set.intersection(*looks) if looks else set()
    for drawn in first:
        repeated = float((drawn.text, drawn.look) in shared) if later else None
        yield Item(drawn.text, f"{drawn.x:.1f} {drawn.y:.1f} {drawn.look}", repeated)
    known = _symbols(masthead) | {number for drawn in first for number in _JOB_NUMBER.findall(drawn.text)}
    derived = {item for item in shared if item[0].strip() in known} | {(drawn.text, drawn.look) for drawn in first}
    added = (drawn for page in later for drawn in page if (drawn.text, drawn.look) not in derived & shared)
    places = {(drawn.text, f"{drawn.x:.1f} {drawn.y:.1f} {drawn.look}") for drawn in added}
    yield from (Item(text, look) for text, look in sorted(places))


def _symbols(masthead: Sequence[_Placed]) -> set[str]:
    """Return the symbols that the masthead prints: those in which a letter precedes the numbers."""
    pairs = pairwise(masthead)
    found = ((letter.drawn.text, rest.drawn.text) for letter, rest in pairs)
    return {letter + rest.strip(" –*") for letter, rest in found if _SYMBOL_NUMBERS.fullmatch(rest)}


def _without_page_number(items: Sequence[_Placed], pages: int) -> Iterator[_Placed]:
    texts = [item.drawn.text.strip() for item in items]
    number = [str(items[0].page), "/", str(pages)]
    at = next((at for at in range(len(texts)) if texts[at : at + 3] == number), len(texts))
    yield from (*items[:at], *items[at + 3 :])


def _links(pages: Sequence[PdfPage]) -> Iterator[Item]:
    for page in pages:
        yield from (Item("", f"{address} {left:.1f} {width:.1f}") for address, left, width, _ in page.links)
