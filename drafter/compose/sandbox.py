"""The only place that knows Jinja: environments that are strict and closed, for templates and for bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, nodes
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from drafter.errors import Finding, InvalidTemplate, Place

# What a body may use of Jinja: it prints facts, chooses and repeats; it neither computes nor calls.
BODY_NODES = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.NSRef,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.If,
    nodes.For,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
)
BODY_FILTERS = frozenset({"capitalize", "first", "join", "last", "length", "list", "lower", "title", "upper"})
MAX_LOOPS = 2

PRINTER = "__printer__"


@pass_context
def _printed(context: Context, value: Any) -> Any:
    """What `{{ value }}` prints: whatever the printer of this rendering makes of it."""
    printer: Callable[[Any], Any] = context[PRINTER]
    return printer(value)


@lru_cache(maxsize=32)
def environment_of(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """The environment of a template: it finds its partials in the folders, and nothing outside them."""
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=1)
def environment_of_bodies() -> ImmutableSandboxedEnvironment:
    """The environment in which the author's text is expanded; it finds no other text."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, finalize=_printed, keep_trailing_newline=True)


def write_page(folders: tuple[Path, ...], file: str, names: Mapping[str, Any], printer: Callable[[Any], Any]) -> str:
    """The page that a template writes; raises InvalidTemplate with the template's file and line."""
    import jinja2

    try:
        template = environment_of(folders).get_template(file)
        return template.render({**names, PRINTER: printer})
    except jinja2.TemplateSyntaxError as error:
        raise _broken(f"{error.message}", Path(error.filename or file), error.lineno) from None
    except jinja2.TemplateNotFound as error:
        raise _broken(f"There is no file `{error.name}`.", Path(file), 1) from None
    except Exception as error:
        raise _broken(f"{error}", *_last_line(error, folders, file)) from None


def _last_line(error: BaseException, folders: tuple[Path, ...], file: str) -> tuple[Path, int]:
    """The innermost line of a template in a traceback."""
    found, trace = (Path(file), 1), error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if any(name.is_relative_to(folder) for folder in folders):
            found = (name, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _broken(message: str, file: Path, line: int) -> InvalidTemplate:
    place = Place(f"{file.parent.name}/{file.name}", line, 1, line, 1)
    return InvalidTemplate(Finding("template", f"The template cannot be filled: {message}", place))
