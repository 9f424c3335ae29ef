"""The only place that knows Jinja: environments that are strict and closed, for templates and for bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from drafter.compose.sandbox.environment import RestrictedEnvironment
from drafter.compose.sandbox.loader import TemplateLoader
from drafter.compose.sandbox.quota import quota, spend
from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidTemplateError

PRINTER = "__printer__"
PRINTING = "__printing__"


@pass_context
def _printed(context: Context, value: Any) -> Any:
    """What `{{ value }}` prints: whatever the printer of this rendering makes of it."""
    printer: Callable[[Any], Any] = context[PRINTER]
    text = printer(value)
    spend(len(text) if isinstance(text, str) else 1)
    return text


@pass_context
def _printing(context: Context, value: Any, index: int) -> Any:
    """What the expression number `index` of a body prints."""
    printer: Callable[[Any, int], Any] = context[PRINTER]
    return printer(value, index)


def missing_value(name: str) -> Undefined:
    """A fact that the letter does not have: it is false, and printing it or a part of it is an error."""
    return _MissingValue(hint=f"The letter gives no `{name}`")


class _MissingValue(Undefined):
    """Its parts are absent as well."""

    __slots__ = ()

    def __getattr__(self, part: str) -> Any:
        if part.startswith("__"):
            raise AttributeError(part)
        return self


@lru_cache(maxsize=32)
def template_environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """The environment of a template: it finds its partials in the folders, and nothing outside them."""
    return RestrictedEnvironment(loader=TemplateLoader(folders), finalize=_printed)


@lru_cache(maxsize=1)
def body_environment() -> ImmutableSandboxedEnvironment:
    """The environment in which the author's text is expanded; it finds no other text."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters[PRINTING] = _printing
    return environment


def render_page(folders: tuple[Path, ...], file: str, names: Mapping[str, Any], printer: Callable[[Any], Any]) -> str:
    """The page that a template writes; raises InvalidTemplateError with the template's file and line."""
    import jinja2

    try:
        with quota():
            template = template_environment(folders).get_template(file)
            return template.render({**names, PRINTER: printer})
    except jinja2.TemplateSyntaxError as error:
        raise _broken(f"{error.message}", Path(error.filename or file), error.lineno) from None
    except jinja2.TemplateNotFound as error:
        raise _broken(f"There is no file `{error.name}`.", Path(file), 1) from None
    except Exception as error:
        raise _broken(_explain(error), *_last_line(error, folders, file)) from None


def _explain(error: Exception) -> str:
    import jinja2

    if isinstance(error, (RecursionError, MemoryError)):
        return "it is nested too deeply, or includes itself without end."
    if isinstance(error, jinja2.exceptions.SecurityError):
        return "it asks for something that a template may not see or call."
    return f"{error}"


def _last_line(error: BaseException, folders: tuple[Path, ...], file: str) -> tuple[Path, int]:
    """The innermost line of a template in a traceback."""
    found, trace = (Path(file), 1), error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if any(name.is_relative_to(folder) for folder in folders):
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _broken(message: str, file: Path, line: int) -> InvalidTemplateError:
    place = Place(f"{file.parent.name}/{file.name}", line, 1, line, 1)
    return InvalidTemplateError(Finding("template", f"The template cannot be filled: {message}", place))
