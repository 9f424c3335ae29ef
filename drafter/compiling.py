"""Keeps what `drafter.compiled` finds: the letters of the gallery and the examples of the rules are worked through."""

from __future__ import annotations

import _sre
import marshal
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from drafter import compiled
from drafter.errors import MissingFromMachine


def keep() -> int:
    """Keep what is compiled for these letters, and return how many things that is; OSError where it cannot be kept.

    None are kept where Python keeps no compiled modules.
    """
    forget()
    with _listening() as noted:
        _every_letter()
    places = {kind: Path(path) for kind in noted if (path := compiled.place(kind))}
    for kind, file in places.items():
        _write(file, (compiled.PYTHON, noted[kind]))
    return sum(len(noted[kind]) for kind in places)


def forget() -> None:
    """Keep nothing any more."""
    compiled.things.cache_clear()
    for kind in compiled.KINDS:
        if path := compiled.place(kind):
            Path(path).unlink(missing_ok=True)


def _write(path: Path, things: tuple[Any, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    part.write_bytes(marshal.dumps(things))
    part.replace(path)


@contextmanager
def _listening() -> Iterator[Mapping[str, compiled.Things]]:
    """What is compiled meanwhile, by kind, and the patterns that Python has compiled before."""
    compiler: Any = import_module("re._compiler")
    usual, noted = compiler.compile, {kind: compiled.Things() for kind in compiled.KINDS}
    compiler.compile, compiled.noted = _noting(usual, noted["patterns"]), noted
    try:
        for _, pattern, flags in list(getattr(re, "_cache", {})):
            compiler.compile(pattern, flags)
        yield noted
    finally:
        compiler.compile, compiled.noted = usual, None


def _noting(compile_pattern: Callable[..., Any], things: compiled.Things) -> Callable[..., Any]:
    """Python's function that compiles a pattern, which notes what it hands to the engine below it."""

    def noting(pattern: Any, flags: int = 0) -> Any:
        engine = _sre.compile

        def run(*codes: Any) -> Any:
            if isinstance(pattern, (str, bytes)):
                things[compiled.pattern_key(pattern, flags)] = marshal.dumps(_plain(codes))
            return engine(*codes)

        _sre.compile = run
        try:
            return compile_pattern(pattern, flags)
        finally:
            _sre.compile = engine

    return noting


def _plain(given: Sequence[Any]) -> tuple[Any, ...]:
    """What the engine is given, its named numbers as numbers."""
    pattern, flags, codes, groups, names, numbers = given
    return pattern, int(flags), [int(code) for code in codes], groups, dict(names), numbers


def _every_letter() -> None:
    """Every letter of the gallery checked and written, and every rule's example checked."""
    from drafter.lint.catalogue import looking
    from drafter.lint.specimen import with_change
    from drafter.pipeline import check, draft
    from drafter.templates import samples

    letters = list(samples())
    for sample in letters:
        check(sample.path)
        draft(sample.path, ("docx", "html", "text"))
    # Whoever writes for Word alone has no Pango.
    with suppress(MissingFromMachine):
        for path in {sample.template.looks: sample.path for sample in letters}.values():
            draft(path, "pdf")
    for rule in looking():
        check(with_change(rule.bad))
