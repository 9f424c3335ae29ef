"""Reader of look.yaml files: merge them, check the result and cache it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from drafter.diagnostics import Finding
from drafter.errors import InvalidTemplateError, raise_if_errors
from drafter.look.model import Look
from drafter.settings.layers import Layers, read_layers
from drafter.settings.validate import read_as
from drafter.settings.word_and_pdf import find_differences
from drafter.source import KeyPath
from drafter.suggest import nearest

# The smallest width and height of the text area, in twips: 2 inches.
MIN_TEXT_WIDTH = 2880


def load_look(paths: Sequence[Path]) -> Look:
    """Return the look from the files; each file overrides single values of earlier ones.

    Raises InvalidTemplateError if a file cannot be read, or if the merged look is incomplete or contradicts itself.
    """
    return _load(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=8)
def _load(stamped: tuple[tuple[Path, int], ...]) -> Look:
    layers = read_layers("look", [path for path, _ in stamped])
    look = read_as(layers, Look)
    _check_consistency(look, layers)
    return look


def _check_consistency(look: Look, layers: Layers) -> None:
    missing = list(_unknown_styles(look))
    if missing:
        raise InvalidTemplateError(*(_unknown_style(look, layers, *style) for style in missing))
    for name in look.styles:
        _check_ancestors(look, name, layers)
    for name, grid in look.grids.items():
        for index, row in enumerate(grid.rows):
            if sum(cell.span for cell in row.cells) != len(grid.columns):
                message = f"The cells in each row of the grid `{name}` must span {len(grid.columns)} columns."
                raise layers.error(message, ("grids", name, "rows", index))
    page = look.page
    text_height = page.height - page.top - max(page.bottom, page.first_bottom)
    if min(page.text_width, text_height) < MIN_TEXT_WIDTH:
        message = f"The margins leave too little room for the text, which needs {MIN_TEXT_WIDTH} twips each way."
        raise layers.error(message, ("page",))
    raise_if_errors(tuple(find_differences(look, layers)), InvalidTemplateError)


def _unknown_styles(look: Look) -> Iterator[tuple[str, KeyPath]]:
    """Yield the names of undefined styles that the look refers to, with the path of each reference."""
    names: list[tuple[str, KeyPath]] = [
        (style.based_on, ("styles", name, "based_on")) for name, style in look.styles.items() if style.based_on
    ]
    names += [(role.style, ("roles", name, "style")) for name, role in look.roles.items()]
    names += [(style, ("runs", name)) for name, style in look.runs.items()]
    yield from ((name, path) for name, path in names if name not in look.styles)


def _unknown_style(look: Look, layers: Layers, name: str, path: KeyPath) -> Finding:
    near = nearest(name, look.styles)
    hint = f"did you mean `{near[0]}`?" if near else "define it under `styles`."
    return layers.finding(f"The look refers to a style that it does not define, `{name}`; {hint}", path)


def _check_ancestors(look: Look, name: str, layers: Layers) -> None:
    visited: set[str] = set()
    ancestor: str | None = name
    while ancestor is not None:
        if ancestor in visited:
            raise layers.error(f"The style `{name}` is based on itself.", ("styles", name, "based_on"))
        visited.add(ancestor)
        ancestor = look.styles[ancestor].based_on
