"""The look: measurements per role, read from look.yaml; the CSS and the Word styles are both made from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidTemplateError
from drafter.files import UnreadableError, convert, read_yaml
from drafter.look.model import Look

# The least room for the text, in twips each way: two inches.
MIN_TEXT_WIDTH = 2880


def load_look(paths: Sequence[Path]) -> Look:
    """The look of the files, a later one overriding single measurements of an earlier one; raises InvalidTemplateError."""
    return _load(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=8)
def _load(stamped: tuple[tuple[Path, int], ...]) -> Look:
    paths = [path for path, _ in stamped]
    merged: dict[str, Any] = {}
    for path in paths:
        merged = _merge(merged, _read(path))
    try:
        look = convert(merged, Look)
    except msgspec.ValidationError as error:
        raise InvalidTemplateError(
            Finding("look", f"The look is not complete or not valid: {error}", _at(paths[-1]))
        ) from None
    _check_references(look, paths[-1])
    return look


def _read(path: Path) -> dict[str, Any]:
    try:
        read = read_yaml(path.parent, path.name)
    except UnreadableError as error:
        raise InvalidTemplateError(Finding("look", f"The look cannot be read: {error}", _at(path, *error.at))) from None
    return read if isinstance(read, dict) else {}


def _merge(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        key: _merge(under[key], value) if isinstance(value, dict) and isinstance(under.get(key), dict) else value
        for key, value in over.items()
    }
    return {**under, **both}


def _check_references(look: Look, path: Path) -> None:
    wanted = {style.based_on for style in look.styles.values() if style.based_on}
    wanted |= {role.style for role in look.roles.values()} | set(look.runs.values())
    missing = sorted(wanted - set(look.styles))
    if missing:
        raise _broken(f"The look names styles that it does not have: {', '.join(missing)}", path)
    for name in look.styles:
        _check_ancestors(look, name, path)
    for name, grid in look.grids.items():
        if any(sum(cell.span for cell in row.cells) != len(grid.columns) for row in grid.rows):
            raise _broken(f"The cells of each row of the grid `{name}` span its {len(grid.columns)} columns.", path)
    page = look.page
    high = page.height - page.top - max(page.bottom, page.first_bottom)
    if min(page.text_width, high) < MIN_TEXT_WIDTH:
        raise _broken(f"The margins leave no room for the text; it has at least {MIN_TEXT_WIDTH} twips each way.", path)


def _check_ancestors(look: Look, name: str, path: Path) -> None:
    seen: set[str] = set()
    ancestor: str | None = name
    while ancestor is not None:
        if ancestor in seen:
            raise _broken(f"The style `{name}` is based on itself.", path)
        seen.add(ancestor)
        ancestor = look.styles[ancestor].based_on


def _broken(message: str, path: Path) -> InvalidTemplateError:
    return InvalidTemplateError(Finding("look", message, _at(path)))


def _at(path: Path, line: int = 1, column: int = 1) -> Place:
    return Place(path.name, line, column, line, column)
