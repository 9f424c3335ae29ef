"""Composition: build the document of a letter from its facts, its texts and its template."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafter.compose.body_and_annex_texts import AnnexText, LetterTexts
from drafter.compose.body_context import body_context
from drafter.compose.validate import check_fits_template
from drafter.diagnostics import Finding
from drafter.document.model import Block, Document, Group, Picture
from drafter.document.tags import FURNITURE
from drafter.errors import InvalidTemplateError, raise_if_errors
from drafter.facts import Facts
from drafter.facts.session_block import session_in_text
from drafter.files import UnreadableError
from drafter.images import load_image
from drafter.languages import load_language
from drafter.letter import Letter
from drafter.source import Source
from drafter.templates import Template

if TYPE_CHECKING:
    from drafter.compose.content_slots import Placeholders
    from drafter.compose.parse_html import PageError
    from drafter.compose.sandbox.render import Page

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
    from drafter.compose.parse_html import PageError, parse_html
    from drafter.compose.raised import raise_ordinals
    from drafter.compose.sandbox.render import Page, render_page
    from drafter.compose.template_pictures import TemplatePictures

    template, folder = options.template, options.folder
    texts = _author_texts(letter, facts, source, template, folder)
    raise_if_errors([*texts.findings, *facts.findings])
    placeholders = Placeholders()
    names = TemplateContext(facts, source, placeholders).names(texts.body, texts.annexes, texts.emblem)
    names |= AsSentContext(letter, facts, source, placeholders).names(options.copy)
    names["words"] |= _own_words(template, facts)
    page = Page(template.folders, PAGE, names, print_placeholder)
    try:
        required, pictures = _required(placeholders, template), TemplatePictures(template.folder)
        blocks = parse_html(render_page(page), placeholders.contents, template.page, required, pictures)
    except PageError as error:
        raise _located(error, page) from None
    return _document(raise_ordinals(blocks, load_language(letter.language)), facts)


def _own_words(template: Template, facts: Facts) -> dict[str, str]:
    """Return the words that only this template prints, in the language of the letter, with its session."""
    session = session_in_text(facts.sessions, load_language(facts.language))
    words = template.description.words.get(facts.language, {})
    return {key: text.replace("{session}", session) for key, text in words.items()}


def _located(error: PageError, page: Page) -> InvalidTemplateError:
    """Return the error at the line of the template that wrote the HTML that it is about."""
    from drafter.compose.sandbox.trace import locate

    (finding,) = error.findings
    is_missing = not finding.excerpt and not error.offset
    located = None if is_missing else locate(page, error.offset, finding.message, finding.excerpt)
    return InvalidTemplateError(located or finding)


def _required(placeholders: Placeholders, template: Template) -> dict[str, set[str]]:
    """Return the placeholders, by key, of which the template must print one: the author's text is never lost."""
    refused = template.description.refuses
    return {key: numbers for key, numbers in placeholders.required.items() if re.split(r"[.[]", key)[0] not in refused}


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
    language = load_language(letter.language)
    texts = LetterTexts(source, folder, body_context(facts, source), language)
    body = texts.body(letter)
    if template.description.numbers_operative:
        from drafter.compose.resolution import with_operative_numbers

        body = with_operative_numbers(body, language)
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
        day=facts.date.isoformat(),
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
    alternative = load_language(letter.language).words.fixed["emblem"]
    return Picture("emblem", image.data, image.media_type, alternative, *size, source.place(("masthead",)))
