"""Reader of look.yaml files: merge them, check the result and cache it."""

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

# The smallest width and height of the text area, in twips: 2 inches.
MIN_TEXT_WIDTH = 2880


def load_look(paths: Sequence[Path]) -> Look:
    """Return the look from the files; each file overrides single values of earlier ones.

    Raises InvalidTemplateError if a file cannot be read, or if the merged look is incomplete or contradicts itself.
    """
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
            Finding("look", f"The look is incomplete or not valid: {error}", _place(paths[-1]))
        ) from None
    _check_consistency(look, paths[-1])
    return look


def _read(path: Path) -> dict[str, Any]:
    try:
        values = read_yaml(path.parent, path.name)
    except UnreadableError as error:
        raise InvalidTemplateError(
            Finding("look", f"The look cannot be read: {error}", _place(path, *error.at))
        ) from None
    return values if isinstance(values, dict) else {}


def _merge(base: Mapping[str, Any], override: Mapping[str, Any]) -> dict[str, Any]:
    merged = {
        key: _merge(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
        for key, value in override.items()
    }
    return {**base, **merged}


def _check_consistency(look: Look, path: Path) -> None:
    _check_styles(look, path)
    for name, grid in look.grids.items():
        if any(sum(cell.span for cell in row.cells) != len(grid.columns) for row in grid.rows):
            raise _look_error(
                f"The cells in each row of the grid `{name}` must span {len(grid.columns)} columns.", path
            )
    page = look.page
    text_height = page.height - page.top - max(page.bottom, page.first_bottom)
    if min(page.text_width, text_height) < MIN_TEXT_WIDTH:
        message = f"The margins leave too little room for the text, which needs {MIN_TEXT_WIDTH} twips each way."
        raise _look_error(message, path)


def _check_styles(look: Look, path: Path) -> None:
    names = {style.based_on for style in look.styles.values() if style.based_on}
    names |= {role.style for role in look.roles.values()} | set(look.runs.values())
    missing = sorted(names - set(look.styles))
    if missing:
        raise _look_error(f"The look refers to styles that it does not define: {', '.join(missing)}", path)
    for name in look.styles:
        _check_ancestors(look, name, path)


def _check_ancestors(look: Look, name: str, path: Path) -> None:
    visited: set[str] = set()
    ancestor: str | None = name
    while ancestor is not None:
        if ancestor in visited:
            raise _look_error(f"The style `{name}` is based on itself.", path)
        visited.add(ancestor)
        ancestor = look.styles[ancestor].based_on


def _look_error(message: str, path: Path) -> InvalidTemplateError:
    return InvalidTemplateError(Finding("look", message, _place(path)))


def _place(path: Path, line: int = 1, column: int = 1) -> Place:
    return Place(path.name, line, column, line, column)
