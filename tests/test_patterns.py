"""Patterns take time in proportion to the text: each is searched in long texts of the characters that it repeats."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from support.compiled_patterns import PACKAGE, CompiledPattern, compiled_patterns
from support.compose import letter_yaml
from support.count_work import count_work
from support.pumped_patterns import Node, TooSlowError, codes, inner_nodes, parser, pumped_texts, seconds_to_search
from support.sampling import sampled

# Seconds of the processor, not of the clock.
SECONDS = 1.0
# A machine with other work to do takes longer at times.
ATTEMPTS = 3
ANCHORED = {"match", "fullmatch"}
# These read only files and lines of limited length that a stranger does not write.
TRUSTED = {
    "installation.py": "metadata of installed packages",
    "export/docx/xml.py": "XML that the exporter has just written",
    "export/pdf/metadata.py": "a PDF that the exporter has just written",
    "cli/commands/doctor.py": "metadata of installed packages",
    "cli/doctor/checks.py": "requirements of this package",
}
pytestmark = pytest.mark.slow


def uses_of_names() -> dict[str, set[str]]:
    """Return the methods called on each name of a file, `file:name`, and on each call of a line, `file:line`."""
    uses: dict[str, set[str]] = defaultdict(set)
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                uses[f"{file.relative_to(PACKAGE)}:{node.value.id}"].add(node.attr)
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call):
                uses[f"{file.relative_to(PACKAGE)}:{node.value.lineno}"].add(node.attr)
    return uses


def names_of_lines() -> Iterator[tuple[str, str]]:
    """Yield file and line of each assignment, and the name that is assigned."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("re.compile("):
                for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                    yield f"{file.relative_to(PACKAGE)}:{line}", ast.unparse(node.targets[0])


NAMES, USES = dict(names_of_lines()), uses_of_names()


def is_anchored(found: CompiledPattern) -> bool:
    """True if the code only matches the pattern at a given place, and never searches for it."""
    place = f"{found.file}:{found.line}"
    methods = USES.get(place, set()) if found.function == "compile" else {found.function}
    if found.function == "compile" and place in NAMES:
        methods = methods | USES.get(f"{found.file}:{NAMES[place]}", set())
    return bool(methods & ANCHORED) and not methods & {"search", "finditer", "findall", "sub", "split"}


@cache
def patterns() -> list[CompiledPattern]:
    return compiled_patterns()


def test_all_patterns_are_found() -> None:
    calls = {
        (str(file.relative_to(PACKAGE)), node.lineno)
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    }
    found = {(one.file, one.line) for one in patterns()}
    assert len(patterns()) > 300
    assert len(calls - found) < len(calls) / 10, sorted(calls - found)


def slow_text(found: CompiledPattern) -> str:
    """Return the first text for which the pattern takes too long; "" if there is none."""
    pattern = re.compile(found.pattern, found.flags)
    search = pattern.match if is_anchored(found) else None
    for text in dict.fromkeys(pumped_texts(found.pattern, found.flags)):
        if all(is_over(pattern, text, SECONDS, search) for _ in range(ATTEMPTS)):
            return f"{text[:30]} ... {text[-10:]}"
    return ""


def is_over(pattern: re.Pattern[str], text: str, seconds: float, search: Callable[[str], object] | None = None) -> bool:
    """True if the search takes more seconds of the processor."""
    try:
        seconds_to_search(pattern, text, seconds, search)
    except TooSlowError:
        return True
    return False


def characters_in_ranges(nodes: list[Node]) -> int:
    """Return the number of characters in the ranges of the largest class; Python visits each to compile it."""
    sizes = [0]
    for operation, value in nodes:
        if operation is codes.IN:
            spans = (span for kind, span in value if kind is codes.RANGE)
            sizes.append(sum(len(range(first, min(last, 0xFFFF) + 1)) for first, last in spans))
        sizes += [characters_in_ranges(inner) for inner in inner_nodes(operation, value)]
    return max(sizes)


def test_patterns_are_quick_to_compile(tmp_path: Path) -> None:
    """A class with the ranges of all scripts takes 6 ms; the table of scripts is only read for foreign words.

    Patterns of ideographs are in modules that a letter in English does not load.
    """
    (tmp_path / "letter.yaml").write_text(letter_yaml(), encoding="utf-8")
    commands = (["check", "letter.yaml"], ["render", "letter.yaml", "-o", "out"])
    loaded = count_work(*commands, folder=tmp_path).modules
    sizes = {
        f"{found.file}:{found.line}": characters_in_ranges(list(parser.parse(found.pattern, found.flags)))
        for found in patterns()
        if not (found.file == "unicode_scripts.py" and "\\U" in found.pattern)
        and f"drafter.{found.file.removesuffix('.py').replace('/', '.')}" in loaded
    }
    assert {place: size for place, size in sizes.items() if size > 10_000} == {}


def has_possessive_group(nodes: list[Node]) -> bool:
    """True if a possessive quantifier repeats more than one character."""
    return any(
        (operation is codes.POSSESSIVE_REPEAT and not is_character(list(value[2])))
        or any(map(has_possessive_group, inner_nodes(operation, value)))
        for operation, value in nodes
    )


def is_character(nodes: list[Node]) -> bool:
    return len(nodes) == 1 and nodes[0][0] in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY)


def test_no_possessive_quantifier_repeats_a_group() -> None:
    """Python before 3.11.5, as in Debian 12, misses matches of such a group (gh-106052): write `(?>(?:a|b)*)`."""
    found = [one for one in patterns() if has_possessive_group(list(parser.parse(one.pattern, one.flags)))]
    assert [f"{one.file}:{one.line}" for one in found] == []


def test_possessive_groups_are_noticed() -> None:
    assert has_possessive_group(list(parser.parse(r"x(?:(?:ab|c)*+)")))
    assert not has_possessive_group(list(parser.parse(r"x(?>(?:ab|c)*)\s*+[ab]++")))


def test_time_is_in_proportion() -> None:
    chosen = [found for found in sampled(patterns(), 25) if found.file not in TRUSTED]
    slow = {f"{found.file}:{found.line}": text for found in chosen if (text := slow_text(found))}
    assert slow == {}


@pytest.mark.parametrize(
    ("title", "pattern", "is_slow"),
    [
        ("words before an address", r"[\w.]+@", True),
        ("from the start of a word", r"(?<![\w.])[\w.]++@", False),
        ("spaces before a mark", r"\s+!", True),
        ("two runs of spaces", r"a\s*\s*!", True),
        ("repeated groups", r"(?:[A-Z]+/)*\d", True),
        ("a few groups", r"(?>(?:[A-Z]/){0,9})\d", False),
        ("up to a mark", r"\{\{.*?\}\}", True),
        ("nested repetition", r"(?:\w+)+!", True),
    ],
)
def test_slow_patterns_are_noticed(title: str, pattern: str, is_slow: bool) -> None:
    compiled = re.compile(pattern)
    texts = dict.fromkeys(pumped_texts(pattern, 0))
    assert any(is_over(compiled, text, SECONDS / 2) for text in texts) == is_slow, title
