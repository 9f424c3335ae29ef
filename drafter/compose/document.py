"""Composition: build the document of a letter from its facts, its texts and its template."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from drafter.compose.body_and_annex_texts import AnnexText, LetterTexts
from drafter.compose.body_context import body_context
from drafter.compose.validate import check_fits_template
from drafter.diagnostics import Finding
from drafter.document.model import Block, Document, Group, Picture
from drafter.document.tags import FURNITURE
from drafter.errors import raise_if_errors
from drafter.facts import Facts
from drafter.files import UnreadableError
from drafter.images import load_image
from drafter.languages import load_language
from drafter.letter import Letter
from drafter.source import Source
from drafter.templates import Template

PAGE = "letter.html.j2"


class ComposeOptions(Struct, frozen=True):
    """The template, the letter's folder (None for standard input) and the index of the copy's addressee."""

    template: Template
    folder: Path | None
    copy: int = 0


def compose(letter: Letter, facts: Facts, source: Source, options: ComposeOptions) -> Document:
    """Return the document of a letter, or of one copy of it.

    Raises InvalidLetterError with all errors in the letter, or InvalidTemplateError.
    """
    from drafter.compose.content_slots import Placeholders, print_placeholder
    from drafter.compose.context import AsSentContext, TemplateContext
    from drafter.compose.parse_html import parse_html
    from drafter.compose.sandbox.render import render_page

    template, folder = options.template, options.folder
    texts = _author_texts(letter, facts, source, template, folder)
    raise_if_errors([*texts.findings, *facts.findings])
    placeholders = Placeholders()
    names = TemplateContext(facts, source, placeholders).names(texts.body, texts.annexes, texts.emblem)
    names |= AsSentContext(letter, facts, source, placeholders).names(options.copy)
    html = render_page(template.folders, PAGE, names, print_placeholder)
    return _document(parse_html(html, placeholders.contents, f"{template.name}/{PAGE}"), facts)


def find_errors(
    letter: Letter, facts: Facts, source: Source, template: Template, folder: Path | None
) -> tuple[Finding, ...]:
    """Return the errors that prevent composition, without rendering the template."""
    return _author_texts(letter, facts, source, template, folder).findings


class _AuthorTexts(Struct, frozen=True):
    """The texts of the letter and its annexes, the emblem, and their findings."""

    body: tuple[Block, ...]
    annexes: tuple[AnnexText, ...]
    emblem: Picture | None
    findings: tuple[Finding, ...]


def _author_texts(
    letter: Letter, facts: Facts, source: Source, template: Template, folder: Path | None
) -> _AuthorTexts:
    texts = LetterTexts(source, folder, body_context(facts, source), load_language(letter.language))
    body = texts.body(letter)
    annexes = tuple(texts.annex(annex, ("annexes", index)) for index, annex in enumerate(letter.annexes))
    findings = [*check_fits_template(letter, source, template), *texts.findings]
    emblem = _emblem(letter, source, folder, findings)
    return _AuthorTexts(body, annexes, emblem, tuple(findings))


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
        image = load_image(folder, letter.masthead.emblem)
    except UnreadableError as error:
        findings.append(source.finding("bad-picture", str(error), ("masthead", "emblem")))
        return None
    scale = min(56.2 / image.width, 47.0 / image.height)
    size = (round(image.width * scale, 2), round(image.height * scale, 2))
    return Picture("emblem", image.data, image.media_type, "Emblem", *size, source.place(("masthead",)))
