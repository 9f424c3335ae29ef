"""Checks of a letter against its template, and of the rendered document against the look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.diagnostics import Finding, Place
from drafter.document.model import Block, Document, Group, Paragraph, Picture, Table, all_blocks, walk
from drafter.errors import InvalidTemplateError
from drafter.letter import Letter
from drafter.letter.model import TEMPLATE_KEYS, TEMPLATE_KEYS_OF_ADDRESSEES
from drafter.source import KeyPath, Source, format_path
from drafter.templates import Template

if TYPE_CHECKING:
    from drafter.look.model import Grid, Look

TWIPS_PER_POINT = 20


_NOTE = re.compile(r"\[\^[^\]\s]{1,999}+\]")


def check_fits_template(letter: Letter, source: Source, template: Template) -> list[Finding]:
    """Return findings for missing keys, keys that the template does not print, and the language."""
    findings = [*_missing_keys(source, template), *_unused_keys(source, template), *_notes_in_values(source)]
    return [*findings, *_language(letter, source, template)]


def _missing_keys(source: Source, template: Template) -> Iterator[Finding]:
    data = {**source.data, **({"body": "body_file"} if source.data.get("body_file") else {})}
    for key in template.description.requires:
        if not data.get(key):
            message = f"`{key}` is missing; the template `{template.name}` requires it."
            yield source.finding(
                "missing-key", message, ("extends",) if source.has_own(("extends",)) else ("template",)
            )


def _unused_keys(source: Source, template: Template) -> Iterator[Finding]:
    reasons, used = template.description.refuses, template.description.uses
    for key in source.data:
        if key in reasons:
            yield source.finding("unused-key", reasons[key], place=source.key_place((key,)))
    for path in _optional_keys(source):
        name = ".".join(str(step) for step in path if isinstance(step, str))
        if name not in used:
            message = (
                f"The template `{template.name}` does not print `{format_path(path)}`; remove it, or change `template`."
            )
            yield source.finding("unused-key", message, place=source.key_place(path))


def _notes_in_values(source: Source) -> Iterator[Finding]:
    """Yield a finding for each reference to a footnote outside of a text."""
    for path, node in source.nodes.items():
        if path and path[0] != "ignore" and path[-1] != "body" and (found := _NOTE.search(node.value)):
            message = (
                f"{found[0]} is printed as typed: only `body` can have footnotes. Remove it, or explain in `body`."
            )
            yield source.finding("note-in-value", message, place=source.place(path, *found.span()))


def _optional_keys(source: Source) -> Iterator[KeyPath]:
    """Yield the paths of the keys that only some templates print."""
    yield from ((key,) for key in source.data if key in TEMPLATE_KEYS)
    for index, addressee in enumerate(source.data.get("addressees") or ()):
        if isinstance(addressee, dict):
            yield from (("addressees", index, key) for key in addressee if key in TEMPLATE_KEYS_OF_ADDRESSEES)


def _language(letter: Letter, source: Source, template: Template) -> Iterator[Finding]:
    languages = template.description.languages
    if languages and letter.language not in languages:
        message = f"The template `{template.name}` exists in: {', '.join(languages)}; not in {letter.language}."
        yield source.finding("template-language", message, ("language",))


def check_roles(document: Document, look: Look, template: str) -> None:
    """Raise InvalidTemplateError if the document has a role or a grid that no exporter could lay out."""
    messages = dict.fromkeys(message for block in all_blocks(document) for message in _unknown_roles(block, look))
    if messages:
        place = Place(template, 1, 1, 1, 1)
        raise InvalidTemplateError(*(Finding("template", message, place) for message in messages))


def _unknown_roles(block: Block, look: Look) -> Iterator[str]:
    if isinstance(block, Paragraph) and block.role not in look.roles:
        yield f"The look has no role `{block.role}`; add it under `roles` in look.yaml."
    elif isinstance(block, Picture) and block.place is None:
        yield from _picture_errors(block, look)
    elif isinstance(block, Group) and block.role in look.grids:
        yield from _grid_errors(block, look.grids[block.role])


def _picture_errors(picture: Picture, look: Look) -> Iterator[str]:
    """Yield an error if a picture of the template has an unknown role, or is larger than the text area."""
    if picture.role not in look.roles:
        yield f"The look has no role `{picture.role}`; add it under `roles` in look.yaml."
    page = look.page
    width, height = (length / TWIPS_PER_POINT for length in (page.text_width, page.height - page.top - page.bottom))
    if picture.width > width or picture.height > height:
        size = f"{picture.width:g} x {picture.height:g} points"
        yield f"A picture of the template has {size}; the text area has {width:g} x {height:g}."


def _grid_errors(group: Group, grid: Grid) -> Iterator[str]:
    """Yield an error if the group does not fit its grid.

    Cells without roles each take a group. Cells with roles take paragraphs and pictures; a grid cannot be nested.
    """
    cells = [cell for row in grid.rows for cell in row.cells]
    if not any(cell.holds for cell in cells):
        groups = sum(isinstance(block, Group) for block in group.blocks)
        if groups != len(cells) or groups != len(group.blocks):
            yield f"A group of the class `{group.role}` must contain {len(cells)} groups, and nothing else."
    elif any(isinstance(inner, (Group, Table)) for block in group.blocks for inner in walk(block)):
        yield f"A group of the class `{group.role}` must contain only paragraphs and pictures."
