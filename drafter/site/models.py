"""The data of the gallery: each sample with its card, its files and the images of its pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from drafter.pipeline import Derived
from drafter.site.hotspots import Region
from drafter.templates import Sample, summary_of

LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}


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


class Entry(Struct, frozen=True):
    """A sample in the gallery."""

    name: str
    title: str
    summary: str
    template: str
    kind: str
    organs: tuple[str, ...]
    senders: tuple[str, ...]
    addressees: tuple[str, ...]
    language: str
    letter_title: str
    sheets: tuple[RenderedCopy, ...] = ()

    @property
    def pages(self) -> int:
        """The number of pages of a letter."""
        return len(self.sheets[0].pages) if self.sheets else 0

    @property
    def words(self) -> str:
        """The searchable text, in lower case."""
        return " ".join((self.title, self.summary, self.letter_title, self.kind)).lower()


def entry_of(sample: Sample, derived: Derived, text: str, sheets: Sequence[RenderedCopy] = ()) -> Entry:
    """Return the entry of a sample; `text` is its YAML."""
    facts, description = derived.facts, derived.template.description
    return Entry(
        name=sample.name,
        title=title_of(sample),
        summary=summary_of(text) or description.summary,
        template=derived.template.name,
        kind=description.title,
        organs=facts.masthead_organs,
        senders=tuple(_capital(sender.removeprefix("the ")) for sender in facts.senders),
        addressees=facts.addressees,
        language=LANGUAGES[facts.language],
        letter_title=facts.title.replace("\u00a0", " "),
        sheets=tuple(sheets),
    )


def title_of(sample: Sample) -> str:
    """Return the title of a sample: its template's title, or its own name."""
    is_main_sample = sample.name == sample.template.name
    return sample.template.description.title if is_main_sample else _capital(sample.name.replace("-", " "))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
