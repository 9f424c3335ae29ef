"""Rendering with Jinja: the environments of templates and bodies, and the loader of template files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from drafter.compose.sandbox.environment import RestrictedEnvironment
from drafter.compose.sandbox.precompiled import PrecompiledTemplates
from drafter.compose.sandbox.quota import quota, spend
from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidTemplateError
from drafter.files import UnreadableError, read_within
from drafter.limits import MAX_TEMPLATE_BYTES

PRINTER = "__printer__"
PRINTING = "__printing__"
SUFFIX = ".html.j2"


class TemplateLoader(BaseLoader):
    """Loader of template files with the suffix above, from the first folder that contains them."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return the text of a file, its path, and a test for changes; raises TemplateNotFound."""
        folders = self.folders if template.endswith(SUFFIX) and template.isprintable() else ()
        folder = next((folder for folder in folders if (folder / template).is_file()), None)
        if folder is None:
            raise TemplateNotFound(template)
        path = str(folder / template)
        try:
            modified = _modified(path)
            text = read_within(folder, template, MAX_TEMPLATE_BYTES, "template").decode()
        except UnicodeDecodeError:
            raise TemplateSyntaxError("the file is not UTF-8 text.", 1, template, path) from None
        except (UnreadableError, OSError) as error:
            raise TemplateSyntaxError(str(error), 1, template, path) from None
        return text, path, lambda: _modified(path) == modified


def _modified(path: str) -> int | None:
    # Called for each included file; os.stat is faster than pathlib.
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return None


@pass_context
def _print(context: Context, value: Any) -> Any:
    """Print `{{ value }}` with the printer of this rendering, and count what it prints."""
    printer: Callable[[Any], Any] = context[PRINTER]
    text = printer(value)
    spend(len(text) if isinstance(text, str) else 1)
    return text


@pass_context
def _print_numbered(context: Context, value: Any, index: int) -> Any:
    """Print the expression number `index` of a body."""
    printer: Callable[[Any, int], Any] = context[PRINTER]
    return printer(value, index)


class MissingValue(Undefined):
    """A fact without a value: false in a condition; printing it or a part of it is an error."""

    __slots__ = ()

    def __getattr__(self, part: str) -> Any:
        if part.startswith("__"):
            raise AttributeError(part)
        return self


@lru_cache(maxsize=32)
def template_environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """Return the environment of a template, which loads files only from the folders."""
    loader, code = TemplateLoader(folders), PrecompiledTemplates()
    return RestrictedEnvironment(loader=loader, finalize=_print, bytecode_cache=code)


@lru_cache(maxsize=1)
def body_environment() -> ImmutableSandboxedEnvironment:
    """Return the environment for the author's text, which loads no files."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters[PRINTING] = _print_numbered
    return environment


def render_page(folders: tuple[Path, ...], file: str, names: Mapping[str, Any], printer: Callable[[Any], Any]) -> str:
    """Render the template to HTML; raises InvalidTemplateError with file and line."""
    try:
        with quota():
            template = template_environment(folders).get_template(file)
            return template.render({**names, PRINTER: printer})
    except TemplateSyntaxError as error:
        raise _template_error(f"{error.message}", Path(error.filename or file), error.lineno) from None
    except TemplateNotFound as error:
        raise _template_error(f"the file `{error.name}` does not exist.", Path(file), 1) from None
    except Exception as error:
        raise _template_error(_explain(error), *_last_line(error, folders, file)) from None


def _explain(error: Exception) -> str:
    if isinstance(error, (RecursionError, MemoryError)):
        return "it is nested too deeply, or includes itself."
    if isinstance(error, SecurityError):
        return "it reads or calls something that is not allowed in a template."
    return f"{error}"


def _last_line(error: BaseException, folders: tuple[Path, ...], file: str) -> tuple[Path, int]:
    """Return the innermost file and line of a template in a traceback."""
    place, trace = (Path(file), 1), error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if any(name.is_relative_to(folder) for folder in folders):
            place = (name, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _template_error(message: str, file: Path, line: int) -> InvalidTemplateError:
    place = Place(f"{file.parent.name}/{file.name}", line, 1, line, 1)
    return InvalidTemplateError(Finding("template", f"The template cannot be rendered: {message}", place))
