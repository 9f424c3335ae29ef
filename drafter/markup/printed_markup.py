"""Markup that a letter prints as typed: of other languages than CommonMark, or with a slip that undoes it.

The patterns read a paragraph as it is printed: what the parser understood and what follows a backslash is masked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from drafter.markup.origin import Warn

# Masks an escaped character, a footnote mark, and the ends of emphasis and links: neither a letter nor a space.
MASK = "\u2060"


class PrintedMarkup(Struct, frozen=True):
    """A message about the characters `start` to `end` of a paragraph."""

    message: str
    start: int
    end: int


# Characters and beginnings of lines without which no pattern matches.
SUSPICIOUS = re.compile(
    r"[~^=`<>\[\]{}\\$|&#@_*+\t]|''|[\"]{3}|:[:a-z]|//|^[ ]*(?:[-–—.:;!?]|\(?[A-Za-z0-9]{1,3}[.)])", re.MULTILINE
)

# Each row: a pattern, the languages in which it is markup (or "slip" for CommonMark with a slip), and what to do.
_ANYWHERE = (
    (r"~~+", "GitHub, pandoc", "a letter has no struck words, so remove them"),
    (r"(?<=\w)~\w{1,9}~", "pandoc", "type the lowered character itself, such as ₂"),
    (r"\^\[[^\]\n]*\]?", "pandoc", "write [^1], and a paragraph [^1]: with the note"),
    (r"(?<!\[)\^(?!\[)\S{0,9}", "pandoc, TeX", "type the raised character itself, such as ²"),
    (r"==(?=[^\s=])[^=\n]*(?<=\S)==", "pandoc, MediaWiki", "remove the marks; a heading begins with #"),
    (r"(?<!\+)\+\+(?=\w)[^+\n]+\+\+", "markdown-it", "remove the marks"),
    (r"(?<![:\w/])//(?=\w)[^/\n]+(?<=\w)//(?![\w/])", "Creole", "write *italic*"),
    (r"''+", "MediaWiki, TeX", "write *italic* or **bold**, or use one quotation mark"),
    (r"(?<![\w`])`+|`{2,}", "Markdown, TeX", "use quotation marks"),
    (r"!\[", "slip", "write ![words](picture.png), with < > around a name with spaces"),
    (r"(?<=\])\((?!\u2060|[a-z][a-z0-9+.-]*:|/|www\.)[^)\n]*\)?", "slip", "write [words](https://...) without spaces"),
    (r"(?<=\])[ ]+\((?=\u2060|mailto:)", "slip", "remove the space between ] and ("),
    (r"\[[^\]\[\n]{1,100}\]\[[^\]\n]{0,100}\]", "slip", "define this address below: [name]: https://..."),
    (r"\[\[[^\]\n]{0,100}\]\]", "MediaWiki", "write [words](https://...)"),
    (r"\[/?(?:b|i|u|s|url|img|quote|code|size|color|center)(?:=[^\]\n]{0,100})?\]", "BBCode", "write *italic*"),
    (r"\[[^\]\s]{1,40}\]_(?!\w)", "reStructuredText", "write a footnote as [^1]"),
    (r"\{[^{}\n]{0,40}\}?|\}", "Jinja, TeX, pandoc", "write {{ title }} for a fact"),
    (r"\\[A-Za-z]+\*?|\\", "TeX", "a line break is a backslash at the end of a line, or <br>"),
    (
        r"\$\$|\$(?=\S)(?:[A-Za-z]|[^$\n]{0,100}[\\^_=][^$\n]{0,100}(?<=\S))\$(?!\d)",
        "TeX",
        "write the formula as words and characters",
    ),
    (r"&(?:#?\w{2,32};|(?:nbsp|amp|lt|gt|quot|ndash|mdash)\b)", "HTML", "type the character itself"),
    (r"</?[A-Za-z!][^\s<>]*", "HTML", "write *italic* or **bold**"),
    (r"<<[\w-]+(?:,[^>\n]{0,100})?>>", "AsciiDoc", "write [words](https://...)"),
    (r"(?<!\w)(?:image|include|link|xref)::?\S{0,100}\[", "AsciiDoc", "write [words](https://...)"),
    (r"(?<!\S):[a-z][a-z0-9_+-]+:(?!\S)", "GitHub", "type the character or a word"),
    (r"(?<=[^\W\d_])\*+(?![\w*])", "slip", "write a footnote as [^1]"),
    (r"(?<=[.,;:!?)”\"’])\*+(?![\w*])|(?<!\S)\*{2,}(?!\S)", "slip", "remove it, or move it next to a word"),
    (r"(?<=[^\W_])_{1,2}(?![\w_])", "slip", "remove it"),
    (r"(?<=[A-Za-z])__+(?=[A-Za-z])|(?<![\w*])[_*]{1,9}(?=[\U000f0000-\U0010ffff])", "slip", "remove it"),
    # Characters that a sentence has only next to digits or capitals, or between spaces.
    (r"(?<=[A-Za-z])\*+(?=[A-Za-z])|\[\[|\]\]|\[[ xX]?\]|={2,}|:{2,}|-->|(?<![A-Z+])\+{2,}", "slip", "remove it"),
    (
        r"(?<=[^\W\d])//+|(?<!/)//+(?=[^\W\d])|(?<=[a-z])[~>=@+](?!\w)|(?<![\w.,:;!?)])[~>=+](?=[a-z])",
        "slip",
        "remove it",
    ),
    (
        r"(?<=[a-z]{2})[+=@](?=[a-z]{2})|(?<=[a-z])[~>$]|[~>$](?=[a-z])|(?<=[a-z]{2})#+|(?<=[a-z] )[#>@$](?= [a-z])",
        "slip",
        "remove it",
    ),
)
# Addresses can have any characters.
_ADDRESS = r"(?:\w{1,20}://|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]*\w"
_TABLE = "a table needs a line of dashes below its header row, with as many cells: |---|---|"
_LINES = (
    (r"^=+[ \t]*$", "Markdown", "put # in front of the line above to make it a heading"),
    (r"^={1,6}[ \t]+(?=\S)", "AsciiDoc, MediaWiki", "a heading begins with #"),
    (r"^(?:\^{3,}|~{2,}|\"{3,}|'{3,}|\+{3,}|\.{4,})[ \t]*$", "reStructuredText", "a heading begins with #"),
    (r"^#{7,}", "slip", "a heading begins with one to six #"),
    (r"^#{1,6}(?=[^\W\d])", "slip", "put a space after # to make the line a heading"),
    (r"^#\.(?=[ \t])", "pandoc", "write 1., 2., 3."),
    (r"^(?:h[1-6]|bq)\.(?=[ \t])", "Textile", "a heading begins with #, a quotation with >"),
    (r"^::[^\n]*|^[ \t]*:{3,}[^\n]*", "pandoc", "remove the line"),
    (r"^[:~][ \t]+(?=\S)|^;[ \t]*(?=\w)", "pandoc, MediaWiki", "write the term and its meaning as a sentence"),
    (r"^:[A-Za-z][\w -]*:(?=[ \t])", "reStructuredText", "write a sentence"),
    (r"^(?:!!!|\?\?\?)\+?[ ]+\w+", "Python-Markdown", "write a paragraph"),
    (r"^\.\.[ \t]+\S[^\n]*", "reStructuredText", "remove the line"),
    (r"^\[[ xX]?\](?=[ \t])", "GitHub", "a letter has no boxes to tick, so remove it"),
    (r"^\[![A-Za-z]+\]|^\[_{0,2}(?:TOC|toc)_{0,2}\]", "GitHub", "remove it"),
    (r"^[-+*](?=[\u00a0\u2007\u202f\u3000])", "slip", "put an ordinary space after it to make the line an item"),
    (r"^#{1,6}(?=[\u00a0\u2007\u202f\u3000])", "slip", "put an ordinary space after # to make the line a heading"),
    (r"^[-+](?=[^\W\d_])", "slip", "put a space after it to make the line an item of a list"),
    (r"^\d{1,3}[.)](?=[^\W\d_])", "slip", "put a space after it to make the line an item of a list"),
    (r"\|", "slip", "remove it"),
    (r"^[a-z]\)(?=[ \t]+\S)", "pandoc", "write (a), (b) for sub-paragraphs"),
    (r"^\|[^\n]*|^\+[-=][-=+]*\+[ \t]*$", "slip", _TABLE),
    (r"^(?=[^|\n]*\|)(?=[^-\n]*-)[ \t|:-]+$", "slip", _TABLE),
    (r"(?<=\S)\t+(?=\S)(?=[^\n]{0,200}\n[^\n\t]{0,200}\S\t)", "spreadsheet", "a tab is a space here; write a table"),
)
# Lines that begin like items of a list, but go on in the paragraph.
_ITEMS = (
    (r"\d{1,3}[.)][ \t]+\S", "slip", "leave an empty line before the list, which is now one paragraph"),
    (r"[a-z]\.[ \t]+\S", "pandoc", "write (a), (b) for sub-paragraphs, which are now one paragraph"),
    (r"\([A-Z]\)[ \t]+\S", "pandoc", "write (a), (b) for sub-paragraphs, which are now one paragraph"),
    (r"[–—][ \t]+\S", "typed list", "begin each item with `- `; the items are now one paragraph"),
)
_SHOWN = 30
_NAME_IN_BRACES = r"\{\s*([a-z]+(?:[ _.][a-z]+)*)\s*\}?"


class PrintedText:
    """A paragraph as it is printed, built in pieces, with the offset of each piece in the whole text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offsets: list[tuple[int, int]] = []
        self.length = 0

    def add(self, text: str, first: int) -> None:
        """Add the next piece, which begins at the offset `first` of the whole text."""
        self.offsets.append((self.length, first))
        self.pieces.append(text)
        self.length += len(text)

    def warn(self, warn: Warn, is_paragraph: bool) -> None:
        """Report the markup in the pieces; only in a paragraph can markup begin a line."""
        text = "".join(self.pieces)
        for found in find_printed_markup(text, is_paragraph):
            warn("printed-markup", found.message, self._offset(found.start), self._offset(found.end - 1) + 1)

    def _offset(self, index: int) -> int:
        printed, first = self.offsets[max(bisect_right(self.offsets, index, key=lambda pair: pair[0]) - 1, 0)]
        return first + index - printed


def find_printed_markup(text: str, is_paragraph: bool = True) -> Iterator[PrintedMarkup]:
    """Yield the markup in a text that is printed as typed, each character once."""
    if not SUSPICIOUS.search(text):
        return
    end = 0
    masked = re.sub(_ADDRESS, lambda found: MASK * len(found[0]), text)
    matches = (*_all_matches(masked, is_paragraph), *_unpaired_brackets(masked))
    for found in sorted(matches, key=lambda one: (one.start, -one.end)):
        if found.start >= end:
            yield found
            end = found.end


def _unpaired_brackets(text: str) -> Iterator[PrintedMarkup]:
    opened: list[int] = []
    for match in re.finditer(r"[\[\]]", text):
        if match[0] == "[":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            yield PrintedMarkup("“]” is printed as typed; open the bracket, or remove it.", *match.span())
    for start in opened:
        yield PrintedMarkup("“[” is printed as typed; close the bracket, or remove it.", start, start + 1)


def _all_matches(text: str, is_paragraph: bool) -> Iterator[PrintedMarkup]:
    for pattern, advice in _patterns(is_paragraph):
        for match in pattern.finditer(text):
            shown = match.group().replace(MASK, "").strip()[:_SHOWN]
            message = f"“{shown}” is printed as typed; {_with_name(advice, shown)}."
            yield PrintedMarkup(message, *match.span())


def _with_name(advice: str, shown: str) -> str:
    """Return the advice; if it is to write a fact, with the name between the single braces."""
    name = re.fullmatch(_NAME_IN_BRACES, shown)
    return advice.replace("{{ title }}", f"{{{{ {'_'.join(name[1].split())} }}}}") if name else advice


@cache
def _patterns(is_paragraph: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    items = tuple((rf"^[ \t]*{item}(?=[^\n]*\n[ \t]*{item})", by, advice) for item, by, advice in _ITEMS)
    rows = (*_LINES, *items, *_ANYWHERE) if is_paragraph else _ANYWHERE
    return tuple((re.compile(pattern, re.MULTILINE), advice) for pattern, _, advice in rows)
