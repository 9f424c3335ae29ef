"""The web pages of the site and the data that they show: samples, images of pages, and YAML in coloured lines.

The templates of the pages come with Drafter, so they need no sandbox.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pygments.lexers.data import YamlLexer

from drafter.diagnostics import Place
from drafter.languages import load_language
from drafter.pipeline import Derived
from drafter.site.details import Box
from drafter.site.hotspots import Region
from drafter.templates import Sample

if TYPE_CHECKING:
    from jinja2 import Environment

    from drafter.facts import Facts

FOLDER = Path(__file__).parent / "templates"
# The style sheet is that of the studio; site.css has only what the gallery adds.
_STUDIO = Path(__file__).parents[1] / "studio" / "static"
ASSETS = {"studio.css": _STUDIO / "studio.css", "site.css": FOLDER / "site.css", "site.js": FOLDER / "site.js"}
# Token types of Pygments and the CSS classes of the site; the first match is used.
_KINDS = (("Token.Comment", "comment"), ("Token.Name.Tag", "key"), ("Token.Punctuation", "mark"))


def index_page(entries: Sequence[Entry], home: str = "") -> str:
    """Render the page of all samples, with the values of its filters; `home` is the site that the gallery is in."""
    filters = {
        "kind": sorted({entry.kind for entry in entries}),
        "organ": sorted({organ for entry in entries for organ in entry.organs}),
        "sender": sorted({sender for entry in entries for sender in entry.senders}),
    }
    languages = sorted({(entry.edition.language, entry.edition.code) for entry in entries})
    return _render("index.html.j2", {"entries": entries, "filters": filters, "languages": languages, "home": home})


def sample_page(entry: Entry, lines: Sequence[Sequence[Piece]], home: str = "") -> str:
    """Render the page of one sample: the images of its pages, and its YAML."""
    return _render("sample.html.j2", {"entry": entry, "lines": lines, "home": home})


def _render(file: str, context: dict[str, Any]) -> str:
    return _environment().get_template(file).render(context)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(FOLDER)
    return Environment(loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)


class Piece(Struct, frozen=True):
    """Some characters of a line: their kind (key, comment, mark or "") and the parts that contain them."""

    text: str
    kind: str
    parts: tuple[int, ...]


def lines_of(text: str, parts: Sequence[Place]) -> tuple[tuple[Piece, ...], ...]:
    """Return the lines in pieces; the parts of a piece are indices of `parts`, the smallest first."""
    by_size = sorted(range(len(parts)), key=lambda number: _size(parts[number]))
    return tuple(
        tuple(_cut(number, tokens, [(part, parts[part]) for part in by_size]))
        for number, tokens in enumerate(_tokenize(text), 1)
    )


def _size(place: Place) -> tuple[int, int]:
    return place.end_line - place.line, place.end_column - place.column


def _tokenize(text: str) -> list[list[tuple[str, str]]]:
    """Return the lines, each as pairs of text and kind."""
    lexer = YamlLexer(stripnl=False, ensurenl=False)
    lines: list[list[tuple[str, str]]] = [[]]
    for token, value in lexer.get_tokens(text):
        kind = next((kind for prefix, kind in _KINDS if str(token).startswith(prefix)), "")
        for at, part in enumerate(value.split("\n")):
            lines += [[]] if at else []
            lines[-1] += [(part, kind)] if part else []
    return lines if lines[-1] else lines[:-1]


def _cut(line: int, tokens: Sequence[tuple[str, str]], parts: Sequence[tuple[int, Place]]) -> Iterator[Piece]:
    """Yield the pieces of a line, cut at each token and at each border of a part."""
    ranges = [(number, *_columns(place, line)) for number, place in parts if place.line <= line <= place.end_line]
    borders = sorted({border for _, start, end in ranges for border in (start, end)})
    column = 1
    for text, kind in tokens:
        cuts = [column, *(border for border in borders if column < border < column + len(text)), column + len(text)]
        for first, last in pairwise(cuts):
            containing = tuple(number for number, start, end in ranges if start <= first and last <= end)
            yield Piece(text[first - column : last - column], kind, containing)
        column += len(text)


def _columns(place: Place, line: int) -> tuple[int, int]:
    """Return the first column of a place on a line, and the end column (exclusive)."""
    return place.column if line == place.line else 1, place.end_column if line == place.end_line else 1 << 30


class PageEntry(Struct, frozen=True):
    """A page of a letter: the file name of its image, its size in pixels, and its regions."""

    picture: str
    width: int
    height: int
    regions: tuple[Region, ...]


class RenderedCopy(Struct, frozen=True):
    """One rendered letter of a sample: its addressee (None if there is one letter), its pages, its files."""

    addressee: str | None
    pages: tuple[PageEntry, ...]
    docx: str
    pdf: str


class Edition(Struct, frozen=True):
    """A language of a sample: the folder of its page, its code and English name, its direction (ltr or rtl)."""

    folder: str
    code: str
    language: str
    direction: str


class Entry(Struct, frozen=True):
    """A sample in the gallery, or an edition of one: `text` is what it prints, `editions` are all languages of it.

    `marks` are the boxes of what sets it apart, on the picture of its card.
    """

    name: str
    title: str
    summary: str
    template: str
    kind: str
    organs: tuple[str, ...]
    senders: tuple[str, ...]
    addressees: tuple[str, ...]
    edition: Edition
    editions: tuple[Edition, ...]
    command: str
    letter_title: str
    text: str = ""
    marks: tuple[Box, ...] = ()
    sheets: tuple[RenderedCopy, ...] = ()

    @property
    def pages(self) -> int:
        """The number of pages of a letter."""
        return len(self.sheets[0].pages) if self.sheets else 0

    @property
    def words(self) -> str:
        """The searchable text, in lower case."""
        return " ".join((self.title, self.summary, self.kind, *self.text.split())).lower()


def entry_of(
    sample: Sample, derived: Derived, named: Facts, printed: str, sheets: Sequence[RenderedCopy] = ()
) -> Entry:
    """Return the entry of a sample; `printed` is the text of its letter.

    `named` are the facts with the names of organs, senders and addressees that all editions show: those of the sample
    of which it is an edition.
    """
    facts, description, origin = derived.facts, derived.template.description, sample.origin
    option = ("--language", sample.language) if sample.language else ()
    return Entry(
        name=sample.file_name,
        title=title_of(sample),
        summary=sample.summary or description.summary,
        template=derived.template.name,
        kind=description.title,
        organs=named.masthead_organs,
        senders=tuple(_capital(sender.removeprefix("the ")) for sender in named.senders),
        addressees=named.addressees,
        edition=edition_of(sample, facts.language),
        editions=tuple(edition_of(one, one.language or "en") for one in (origin, *origin.editions)),
        command=" ".join(("drafter new", *option, sample.name, "letter.yaml")),
        letter_title=facts.title.replace("\u00a0", " "),
        text=printed,
        sheets=tuple(sheets),
    )


def title_of(sample: Sample) -> str:
    """Return the title of a sample: its template's title, or its own name; of an edition also its language."""
    is_main_sample = sample.name == sample.template.name
    title = sample.template.description.title if is_main_sample else _capital(sample.name.replace("-", " "))
    return f"{title} in {edition_of(sample, sample.language).language}" if sample.language else title


def edition_of(sample: Sample, code: str) -> Edition:
    """Return a sample as one of its languages."""
    words = load_language(code).words
    return Edition(sample.file_name, code, load_language("en").words.languages[code], words.direction)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
