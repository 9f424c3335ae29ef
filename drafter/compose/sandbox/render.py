"""Rendering with Jinja: the environments of templates and bodies, and the loader of template files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from drafter.compose.sandbox.environment import RefusedTemplateError, RestrictedEnvironment, counted_filter
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
            raise RefusedTemplateError("the file is not UTF-8 text.", 1, template, path) from None
        except UnreadableError as error:
            raise RefusedTemplateError(str(error), 1, template, path) from None
        except OSError:
            raise RefusedTemplateError("the file cannot be read.", 1, template, path) from None
        return text, path, lambda: _modified(path) == modified


def _modified(path: str) -> int | None:
    # Called for each included file; os.stat is faster than pathlib.
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116
    except OSError:
        return None


@pass_context
def print_counted(context: Context, value: Any) -> Any:
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
    return RestrictedEnvironment(loader=loader, finalize=print_counted, bytecode_cache=code)


@lru_cache(maxsize=1)
def body_environment() -> ImmutableSandboxedEnvironment:
    """Return the environment for the author's text, which loads no files."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters = {name: counted_filter(filter_) for name, filter_ in environment.filters.items()}
    environment.filters[PRINTING] = _print_numbered
    return environment


class Page(NamedTuple):
    """A rendered page: the folders and the file of its template, its names and its printer."""

    folders: tuple[Path, ...]
    file: str
    names: Mapping[str, Any]
    printer: Callable[[Any], Any]

    @property
    def path(self) -> Path:
        """The path of the template's file."""
        folders = (folder for folder in self.folders if (folder / self.file).is_file())
        return next(folders, self.folders[0]) / self.file


def render_page(page: Page) -> str:
    """Render the template to HTML; raises InvalidTemplateError with file, line and column."""
    try:
        with quota():
            template = template_environment(page.folders).get_template(page.file)
            return template.render({**page.names, PRINTER: page.printer})
    except TemplateSyntaxError as error:
        from drafter.compose.sandbox.explain import explain_syntax

        found = explain_syntax(error)
        if error.filename and _is_inside(Path(error.filename), page):
            raise template_error(found.message, Path(error.filename), found.line, found.near) from None
        raise template_error(found.message, *_last_line(error, page), found.near) from None
    except TemplateNotFound as error:
        message = f"the file `{error.name}` does not exist."
        raise template_error(message, *_last_line(error, page), str(error.name)) from None
    except Exception as error:
        from drafter.compose.sandbox.explain import explain_runtime

        message, near = explain_runtime(error, page.names)
        raise template_error(message, *_last_line(error, page), near) from None


def _last_line(error: BaseException, page: Page) -> tuple[Path, int]:
    """Return the innermost file and line of a template in a traceback."""
    place, trace = (page.path, 1), error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if _is_inside(name, page):
            place = (name, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _is_inside(file: Path, page: Page) -> bool:
    """True if a file is really in a folder of the page: an error shows no line of another file."""
    real = Path(os.path.realpath(file))
    return any(real.is_relative_to(os.path.realpath(folder)) for folder in page.folders)


def template_error(message: str, file: Path, line: int, near: str) -> InvalidTemplateError:
    """Return an error at the text `near` on a line of a template's file."""
    finding = finding_in(f"The template cannot be rendered: {message}", file, line, near)
    return InvalidTemplateError(finding)


def finding_in(message: str, file: Path, line: int, near: str) -> Finding:
    """Return a finding at the text `near` on a line of a template's file."""
    text = _text_of_line(file, line)
    first = max(text.find(near), 0) if near else len(text) - len(text.lstrip())
    last = first + (len(near) if near and near in text else 1)
    place = Place(f"{file.parent.name}/{file.name}", line, first + 1, line, last + 1)
    return Finding("template", message, place, excerpt=text)


def _text_of_line(file: Path, line: int) -> str:
    try:
        lines = read_within(file.parent, file.name, MAX_TEMPLATE_BYTES, "template").decode().split("\n")
    except (UnreadableError, UnicodeDecodeError):
        return ""
    return lines[line - 1] if 0 < line <= len(lines) else ""
