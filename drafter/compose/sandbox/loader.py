"""Finds the files that a template is made of: pages and partials in its folders, and nothing else that stands there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError

from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_TEMPLATE_BYTES

SUFFIX = ".html.j2"


class TemplateLoader(BaseLoader):
    """Loads files of the suffix above from folders in their order."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a file, its name, and whether it is still the same; raises TemplateNotFound."""
        folder = next((one for one in self.folders if (one / template).is_file()), None) if _is_page(template) else None
        if folder is None:
            raise TemplateNotFound(template)
        path = folder / template
        try:
            stamp = path.stat().st_mtime_ns
            text = read_within(folder, template, MAX_TEMPLATE_BYTES, "template").decode()
        except UnicodeDecodeError:
            raise TemplateSyntaxError("This is not text in UTF-8.", 1, template, str(path)) from None
        except (UnreadableError, OSError) as error:
            raise TemplateSyntaxError(str(error), 1, template, str(path)) from None
        name = str(path)
        return text, name, lambda: _stamp(name) == stamp


def _is_page(name: str) -> bool:
    return name.endswith(SUFFIX) and name.isprintable()


def _stamp(name: str) -> int | None:
    # Asked at each inclusion, for which a path of pathlib is slow.
    try:
        return os.stat(name).st_mtime_ns  # noqa: PTH116
    except OSError:
        return None
