"""What WeasyPrint reads at each start, taken from what is kept: its style sheets, and its declarations in C."""

from __future__ import annotations

import io
import marshal
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import get_ident
from types import FunctionType
from typing import Any

from drafter.compiled import kept, stamp


@contextmanager
def without_reading() -> Iterator[None]:
    """Meanwhile no style sheet is read: for WeasyPrint's import. From now on C is taken as it is kept."""
    import tinycss2

    _take_declarations()
    reads, thread = tinycss2.parse_stylesheet, get_ident()

    def nothing(*given: Any, **named: Any) -> Any:
        return [] if get_ident() == thread else reads(*given, **named)

    tinycss2.parse_stylesheet = nothing
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = reads


@cache
def _take_declarations() -> None:
    import cffi
    import pycparser
    from pycparser.c_parser import CParser

    parses = CParser.parse

    def parsed(parser: Any, text: str, *more: Any, **named: Any) -> Any:
        key = (stamp(__file__), cffi.__version__, pycparser.__version__, text)
        return kept("declarations", key, lambda: parses(parser, text, *more, **named), _pickled, pickle.loads)

    CParser.parse = parsed


def count_arrays() -> None:
    """Let WeasyPrint's arrays of C be of a length that is counted: one that is written has to be parsed each time."""
    from weasyprint.text.ffi import ffi

    usual = ffi.new

    def new(kind: Any, items: Any = None) -> Any:
        if isinstance(kind, str) and kind.endswith("]"):
            item, _, length = kind[:-1].partition("[")
            if length.isdecimal() and (items is None or len(items) == int(length)):
                return usual(f"{item}[]", int(length) if items is None else items)
        return usual(kind, items)

    ffi.new = new


def read_own_sheets(weasyprint: Any) -> None:
    """Give WeasyPrint the style sheets that it was imported without."""
    from weasyprint import html

    for sheet, text, counters in (
        (html.UA_STYLESHEET, html.UA, html.UA_COUNTER_STYLE),
        (html.UA_FORM_STYLESHEET, html.UA_FORM, html.UA_COUNTER_STYLE),
        (html.PH_STYLESHEET, html.PH, {}),
    ):
        fill(sheet, weasyprint, text, counters)


def fill(sheet: Any, weasyprint: Any, text: str, counters: dict[str, Any]) -> Any:
    """A style sheet, with what WeasyPrint makes of a text in it; the counters that this names are put in `counters`."""
    import cssselect2
    import tinycss2

    def read() -> tuple[Any, ...]:
        named = type(counters)()
        made = weasyprint.CSS(string=text, counter_style=named)
        return made.matcher, made.page_rules, made.layers, named

    key = (stamp(__file__), weasyprint.__version__, cssselect2.VERSION, tinycss2.VERSION, text)
    sheet.matcher, sheet.page_rules, sheet.layers, named = kept("sheets", key, read, _pickled, pickle.loads)
    counters.update(named)
    return sheet


class _Pickler(pickle.Pickler):
    """Keeps the tests of selectors, which are functions of a line, by their code; and no places in C."""

    def reducer_override(self, thing: Any) -> Any:
        if isinstance(thing, FunctionType) and thing.__name__ == "<lambda>":
            return _test, (marshal.dumps(thing.__code__),)
        if type(thing).__name__ == "Coord":
            return type(None), ()
        return NotImplemented


def _test(code: bytes) -> FunctionType:
    """The test of a selector, with what cssselect2 gives to all of them."""
    from cssselect2 import compiler

    known = {name: getattr(compiler, name) for name in ("split_whitespace", "ascii_lower", "urlparse")}
    return FunctionType(marshal.loads(code), known)


def _pickled(thing: Any) -> bytes:
    with io.BytesIO() as file:
        _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(thing)
        return file.getvalue()
