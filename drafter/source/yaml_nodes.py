"""Compose YAML nodes from the text of a letter; syntax errors become one sentence for the author."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Any

from drafter.errors import InvalidLetterError
from drafter.files import TOO_DEEP
from drafter.source.decode import yaml_error
from drafter.source.offsets import LineIndex

_NO_KEY = "did not find expected key"
_TEXT_AFTER_VALUE = "put quotation marks around the whole value, not around a part of it"
_QUOTE_VALUE = "put quotation marks around a value that starts with"
# Part of the YAML library's message, and what the author should do. The first part that occurs in the message counts.
_ADVICE = (
    ("could not find expected ':'", "put a colon after this key, or indent the line if it belongs to the value above"),
    (
        "mapping values are not allowed",
        'put quotation marks around a value that contains ": " (before several lines, write `body: |`)',
    ),
    ("expected ',' or ']'", "this [ is never closed; add the missing ], comma or quotation mark"),
    ("expected ',' or '}'", "this { is never closed; add the missing }, comma or quotation mark"),
    ("while scanning a quoted scalar", "this quotation mark is never closed; add the closing quotation mark"),
    ("unknown escape character", "write \\\\ for a backslash between double quotation marks"),
    ("hexdecimal number", "write \\\\ for a backslash between double quotation marks"),
    ("but found another document", "a letter is one document; remove the line `---`"),
    ("expected <document start>", "remove the text before this line, or indent it below its key"),
    ("found undefined alias", f"{_QUOTE_VALUE} *"),
    ("while scanning an alias", f"{_QUOTE_VALUE} *"),
    ("while scanning an anchor", f"{_QUOTE_VALUE} &"),
    ("duplicate anchor", "this name after & is already in use; write another name"),
    ("tag", f"{_QUOTE_VALUE} !"),
    ("directive", "remove the line that starts with %"),
    ("while scanning a block scalar, did not find expected comment", "start the text on a new line after | or >"),
    ("cannot start any token", "put quotation marks around a value that starts with this character"),
    ("did not find expected node content", "put quotation marks around a value that starts with this character"),
    ("block sequence entries are not allowed", "start the list on a new line below its key"),
    ("mapping keys are not allowed", "put quotation marks around a value that starts with ?"),
    ("found unexpected ':'", "put a space after this colon, or quotation marks around the value"),
    (_NO_KEY, "this key must be indented like the keys above it"),
    ("did not find expected '-' indicator", "indent this line like the items above it, or start it with `- `"),
)
_GENERAL_ADVICE = "check for a missing quotation mark, bracket or colon, and for wrong indentation"

# Characters that can open a list or a mapping. Up to _SAFE_COUNT of them, the YAML library cannot exhaust the stack;
# the reader of the nodes then checks the depth.
_OPENING = "[{-?:"
_SAFE_COUNT = 150

# Messages that are reported at the start of a key, bracket or quotation, not at the place where its end is missing.
_REPORTED_AT_START = (
    "could not find expected ':'",
    "expected ',' or ']'",
    "expected ',' or '}'",
    "while scanning a quoted scalar, found unexpected end",
)


def compose_nodes(text: str, name: str, depth: int) -> Any:
    """Return the root node of a YAML text; raises InvalidLetterError if it is invalid, empty or too deep."""
    import yaml

    loader = _loader()
    try:
        if sum(map(text.count, _OPENING)) > _SAFE_COUNT:
            _check_depth(text, name, loader, depth)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        message = f"{error.context}, {error.problem}"
        at = _position(error, message, text)
        if TOO_DEEP in message:
            raise yaml_error(name, "too-much", _too_deep(depth), at, text) from None
        raise _yaml_finding(text, name, error, message) from None
    except (yaml.YAMLError, ValueError):
        raise yaml_error(name, "yaml", f"The file is not valid YAML: {_GENERAL_ADVICE}.", (1, 1), text) from None
    if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
        raise yaml_error(name, "empty", "The file is empty; `drafter new` writes a letter to start from.")
    return node


def _yaml_finding(text: str, name: str, error: Any, message: str) -> InvalidLetterError:
    """Return the error for the author: at the slip that causes it, or where the YAML library stopped."""
    from drafter.source.yaml_failure import Failure
    from drafter.source.yaml_slips import find_slip

    lines = LineIndex(text)
    problem, context = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    first, last = (context.index, problem.index) if problem else (0, 0)
    if slip := find_slip(Failure(text, lines, message, first, last, _tokens(text))):
        return yaml_error(
            name, "yaml", f"The file is not valid YAML: {slip.advice}.", lines.position(slip.offset), text
        )
    at = _position(error, message, text)
    return yaml_error(name, "yaml", _explain(message, lines.text(at[0]), at[1]), at, text)


def _tokens(text: str) -> list[Any]:
    """Return the tokens of a YAML text, up to the first error."""
    import yaml

    tokens: list[Any] = []
    with suppress(yaml.YAMLError):
        tokens.extend(yaml.scan(text, Loader=_loader()))
    return tokens


@cache
def _loader() -> Any:
    """Return a loader class that reads every plain value as text, without guessing its type."""
    import yaml

    tags = {
        yaml.ScalarNode: "tag:yaml.org,2002:str",
        yaml.SequenceNode: "tag:yaml.org,2002:seq",
        yaml.MappingNode: "tag:yaml.org,2002:map",
    }

    class Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
        def resolve(self, kind: Any, *_: Any) -> str:
            return tags[kind]

    return Loader


def _check_depth(text: str, name: str, loader: Any, limit: int) -> None:
    """Raise InvalidLetterError if values are nested more than `limit` levels deep."""
    import yaml
    from yaml.events import CollectionEndEvent, CollectionStartEvent

    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, CollectionEndEvent):
            depth -= 1
        elif isinstance(event, CollectionStartEvent):
            depth += 1
            if depth > limit:
                mark: Any = event.start_mark
                at = LineIndex(text).position(mark.index)
                raise yaml_error(name, "too-much", _too_deep(limit), at, text)


def _too_deep(limit: int) -> str:
    return f"A letter is limited to {limit} levels of lists and mappings."


def _position(error: Any, message: str, text: str) -> tuple[int, int]:
    """Return the line and column at which an error of the YAML library is reported."""
    marks: tuple[Any, ...] = (error.problem_mark, error.context_mark)
    at_start = any(part in message for part in _REPORTED_AT_START)
    mark = next(filter(None, reversed(marks) if at_start else marks), None)
    return LineIndex(text).position(mark.index) if mark else (1, 1)


def _explain(message: str, line: str, column: int) -> str:
    """Return what the author should do about a message of the YAML library at a column (from 1) of a line."""
    if "\t" in line[: len(line) - len(line.lstrip())] or r"'\t'" in message:
        return "The file is not valid YAML: replace the tab with spaces."
    advice = next((advice for part, advice in _ADVICE if part in message), _GENERAL_ADVICE)
    if _NO_KEY in message and line[: column - 1].strip():
        advice = _TEXT_AFTER_VALUE
    return f"The file is not valid YAML: {advice}."
