"""Every pattern that Drafter compiles, from all modules and from checking and rendering all examples.

Run as a program, it prints them as JSON. It must run in a new process, before any module of Drafter is imported.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "drafter"


class CompiledPattern(NamedTuple):
    """A pattern, its flags, and the first place that compiles it: file, line, and the function of `re` called there."""

    pattern: str
    flags: int
    file: str
    line: int
    function: str


def compiled_patterns() -> list[CompiledPattern]:
    """Return all patterns that Drafter compiles; a pattern of bytes as text with the flag ASCII."""
    done = subprocess.run([sys.executable, __file__], stdout=subprocess.PIPE, check=True, cwd=ROOT)
    return [CompiledPattern(*entry) for entry in json.loads(done.stdout)]


def _record(found: dict[tuple[str, int], CompiledPattern]) -> None:
    compile_pattern = re._compile  # type: ignore[attr-defined]

    def record(pattern: Any, flags: int) -> Any:
        frame, function = sys._getframe(1), "compile"
        while frame.f_back and frame.f_code.co_filename == re.__file__:
            frame, function = frame.f_back, frame.f_code.co_name
        file = Path(frame.f_code.co_filename)
        if isinstance(pattern, str | bytes) and file.is_relative_to(PACKAGE):
            text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
            mode = int(flags) | (0 if isinstance(pattern, str) else re.ASCII)
            place = CompiledPattern(text, mode, str(file.relative_to(PACKAGE)), frame.f_lineno, function)
            found.setdefault((text, mode), place)
        return compile_pattern(pattern, flags)

    re._compile = record  # type: ignore[attr-defined]


def _use_everything() -> None:
    """Import every module, check the examples of all rules and fields, and render all samples."""
    import drafter

    for module in pkgutil.walk_packages(drafter.__path__, "drafter."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from drafter.languages import available_languages
    from drafter.languages.request_reader import _organs
    from drafter.lint.examples import with_change
    from drafter.lint.field_examples import FIELDS
    from drafter.lint.registry import all_rules

    changes = [change for rule in (*all_rules().values(), *FIELDS.values()) for change in (rule.bad, rule.good)]
    for change in filter(None, changes):
        drafter.check(with_change(change))
    for code in available_languages():
        # The patterns of organs are compiled with the first request in a letter.
        list(_organs("", importlib.import_module(f"drafter.languages.{code}.parse_request").request_patterns()))
    for sample in sorted([*ROOT.glob("templates/*/sample.yaml"), *ROOT.glob("examples/*.yaml")]):
        drafter.draft(sample, ["text", "html", "docx"])


if __name__ == "__main__":
    patterns: dict[tuple[str, int], CompiledPattern] = {}
    _record(patterns)
    _use_everything()
    json.dump(sorted(patterns.values()), sys.stdout)
