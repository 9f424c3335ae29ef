"""Compose: a letter and its facts become a document, in the order that its template says."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from drafter.compose.facts import body_names
from drafter.compose.fitting import unfitting
from drafter.compose.pictures import read_picture
from drafter.compose.texts import AnnexText, Texts
from drafter.document import Block, Document, Group, Picture
from drafter.errors import Finding, raise_if_errors
from drafter.facts import Facts
from drafter.languages import language
from drafter.letter import Letter
from drafter.reading import Unreadable
from drafter.source import Source
from drafter.templates import Template
from drafter.vocabulary import FURNITURE

PAGE = "letter.html.j2"


class Occasion(Struct, frozen=True):
    """What a letter is composed for: its template, its folder, and which addressee (from 0) a copy is for."""

    template: Template
    folder: Path | None
    copy: int = 0


def compose(letter: Letter, facts: Facts, source: Source, occasion: Occasion) -> Document:
    """The document of a letter, or of one copy of it.

    Raises InvalidLetter with all that the letter lacks, or InvalidTemplate.
    """
    from drafter.compose.page import read_page
    from drafter.compose.sandbox import write_page
    from drafter.compose.sending import Sending
    from drafter.compose.slots import Slots, printed
    from drafter.compose.view import View

    template, folder = occasion.template, occasion.folder
    parts = _parts(letter, facts, source, template, folder)
    raise_if_errors([*parts.findings, *facts.findings])
    slots = Slots()
    names = View(facts, source, slots).names(parts.body, parts.annexes, parts.emblem)
    names |= Sending(letter, facts, source, slots).names(occasion.copy)
    html = write_page(template.folders, PAGE, names, printed)
    return _document(read_page(html, slots.fillings, f"{template.name}/{PAGE}"), facts)


def faults(
    letter: Letter, facts: Facts, source: Source, template: Template, folder: Path | None
) -> tuple[Finding, ...]:
    """What keeps the letter from being composed, found without a page being written."""
    return _parts(letter, facts, source, template, folder).findings


class _Parts(Struct, frozen=True):
    """What a page is made of: the texts of the letter and its annexes, the emblem, and what is wrong with them."""

    body: tuple[Block, ...]
    annexes: tuple[AnnexText, ...]
    emblem: Picture | None
    findings: tuple[Finding, ...]


def _parts(letter: Letter, facts: Facts, source: Source, template: Template, folder: Path | None) -> _Parts:
    texts = Texts(source, folder, body_names(facts, source), language(letter.language))
    body = texts.body(letter)
    annexes = tuple(texts.annex(annex, ("annexes", index)) for index, annex in enumerate(letter.annexes))
    findings = [*unfitting(letter, source, template), *texts.findings]
    emblem = _emblem(letter, source, folder, findings)
    return _Parts(body, annexes, emblem, tuple(findings))


def _document(blocks: tuple[Block, ...], facts: Facts) -> Document:
    furniture = {block.role: block for block in blocks if isinstance(block, Group) and block.role in FURNITURE}
    return Document(
        title=facts.title.replace("\u00a0", " "),
        language=facts.language,
        body=tuple(block for block in blocks if block.role not in FURNITURE),
        furniture=furniture,
        symbols=tuple(str(symbol) for symbol in facts.symbols),
        draft="draft-mark" in furniture,
    )


def _emblem(letter: Letter, source: Source, folder: Path | None, findings: list[Finding]) -> Picture | None:
    if letter.masthead is None or letter.masthead.emblem is None:
        return None
    try:
        image = read_picture(folder, letter.masthead.emblem)
    except Unreadable as error:
        findings.append(source.finding("bad-picture", str(error), ("masthead", "emblem")))
        return None
    scale = min(56.2 / image.width, 47.0 / image.height)
    size = (round(image.width * scale, 2), round(image.height * scale, 2))
    return Picture("emblem", image.data, image.media_type, "Emblem", *size, source.place(("masthead",)))
