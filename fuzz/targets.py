"""Entry points of Drafter, each as a function of one input that returns whether the input is valid.

The code may raise only DrafterError, with valid findings. Any other exception is a bug.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec.structs import replace

from drafter.cli.formats import PROGRAM_FORMATS, dump
from drafter.diagnostics import Finding
from drafter.errors import DrafterError, raise_if_errors
from drafter.facts import facts_to_json
from drafter.letter import parse_letter
from drafter.load import LetterInput
from drafter.pipeline import Derived, derive, export, inspect
from drafter.source import parse_yaml
from fuzz.invariants import InvariantError, check_findings, check_names_printed, check_same_words, has_error
from fuzz.rendered_words import rendered_words
from fuzz.seeds import FRAMES, letter_folder, letter_yaml

NAME = "letter.yaml"
# Every how many valid letters another format is rendered, all formats are rendered again, and fixes are applied.
_HTML, _DOCX, _AGAIN, _PDF, _FIXED = 8, 40, 100, 1500, 10
# Every how many bodies the letter is rendered, not only checked.
_BODY = 3
_turn = itertools.count(1)


def reader(data: bytes) -> bool:
    """Read the bytes as a letter."""
    try:
        parse_letter(parse_yaml(data, NAME))
    except DrafterError as error:
        check_findings(error.findings, {NAME: _text(data)})
        return False
    return True


def body(data: bytes) -> bool:
    """Use the bytes as a body. The first byte chooses the letter, the key and the YAML style."""
    text = letter_yaml(FRAMES[data[0] % len(FRAMES)] if data else FRAMES[0], data[1:].decode("utf-8", "replace"))
    letter_input = _letter_input(text)
    return check_and_render(letter_input) if next(_turn) % _BODY == 0 else check(letter_input)


def letter(text: str) -> bool:
    """Check a whole letter, and render it if it is valid."""
    return check_and_render(_letter_input(text))


def any_text(text: str) -> bool:
    """Use any text as a letter, and as a body."""
    data = text.encode("utf-8", "surrogatepass")
    return reader(data) or body(b"\x00" + data)


def check(letter_input: LetterInput) -> bool:
    """Check a letter like `drafter check`."""
    findings = _findings(letter_input)
    check_findings(findings, {NAME: _text(letter_input.text)})
    return not has_error(findings)


def check_and_render(letter_input: LetterInput, custom_template: bool = False) -> bool:
    """Check and render a letter: both must find errors, or neither.

    A custom template need not print all of the letter.
    """
    turn = next(_turn)
    findings, texts = _findings(letter_input), {NAME: _text(letter_input.text)}
    check_findings(findings, texts)
    for name in PROGRAM_FORMATS:
        dump(name, findings).encode()
    formats = ["text", *_formats_for(turn, html=_HTML, docx=_DOCX, pdf=_PDF)]
    files = _render(letter_input, formats, texts, custom_template)
    missing_glyph = any(finding.rule == "missing-glyph" for finding in findings)
    if has_error(findings) is not (files is None) and not missing_glyph:
        errors = sorted({finding.rule for finding in findings if has_error([finding])})
        raise InvariantError(f"check reports {errors}, and rendering {'fails' if files is None else 'does not'}")
    if files is not None and turn % _FIXED == 0:
        check_fixes(letter_input, findings)
    if files is not None and turn % _AGAIN == 0 and files != _render(letter_input, formats, texts, custom_template):
        raise InvariantError("the same letter gives different bytes")
    return files is not None


def check_fixes(letter_input: LetterInput, findings: Sequence[Finding]) -> None:
    """Fix a valid letter: it must stay valid, with nothing left to fix. Then write its facts and comments."""
    from drafter.autofix import fix_letter

    result = fix_letter(letter_input)
    after = replace(letter_input, text=result.after[letter_input.name].encode("utf-8", "surrogatepass"))
    if has_error(_findings(after)):
        raise InvariantError("the fixed letter has errors")
    if result.changed and fix_letter(after).changed:
        raise InvariantError("the fixed letter can be fixed again")
    derived = derive(letter_input)
    json.dumps(facts_to_json(derived.facts))
    export(derived, ["docx"], carry_source=True, comments=findings)


def _letter_input(text: str) -> LetterInput:
    return LetterInput(NAME, text.encode("utf-8", "surrogatepass"), letter_folder())


def _formats_for(turn: int, **intervals: int) -> list[str]:
    return [name for name, interval in intervals.items() if turn % interval == 0]


def _findings(letter_input: LetterInput) -> Sequence[Finding]:
    try:
        return inspect(letter_input)
    except DrafterError as error:
        return error.findings


def _render(
    letter_input: LetterInput, formats: Sequence[str], texts: dict[str, str], custom_template: bool
) -> dict[str, bytes] | None:
    """Return the files of a letter, or None if it has errors, after checking their findings."""
    try:
        derived = derive(letter_input)
        raise_if_errors(derived.findings)
        files = export(derived, formats)
    except DrafterError as error:
        check_findings(error.findings, texts)
        return None
    rendered_words = "\n".join(data.decode() for name, data in files.items() if name.endswith(".txt"))
    if not custom_template:
        check_names_printed(_names(derived), rendered_words)
        _check_copies(files)
    return files


def _check_copies(files: Mapping[str, bytes]) -> None:
    """Check that all formats of each copy of a letter have the same words."""
    for stem in {name.rpartition(".")[0] for name in files}:
        copy = {name: rendered_words(name, data) for name, data in files.items() if name.rpartition(".")[0] == stem}
        check_same_words({name: words for name, words in copy.items() if words is not None})


def _names(derived: Derived) -> list[str]:
    """Return names that every letter prints: the family names of the signatories."""
    return [signatory.family for signatory in derived.letter.signatories]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def settings(overrides: tuple[tuple[str, str], ...]) -> bool:
    """Check and render a letter with these values of `--set`."""
    return check_and_render(replace(_plain(), overrides=overrides))


def table(data: bytes) -> bool:
    """Use the bytes as the table of `drafter merge`, up to 5 rows."""
    from drafter.batch.table import read_letter_table

    path = letter_folder() / "table.csv"
    path.write_bytes(data)
    valid = False
    try:
        for row in itertools.islice(read_letter_table(path).rows(), 5):
            if row.problem:
                check_findings([row.problem], {})
                continue
            letter_input = replace(
                _plain(),
                overrides=row.overrides,
                merge_fields=row.merge_fields,
                output_stem=row.output_stem or "letter",
                cells=row.cells,
            )
            valid = check_and_render(letter_input) or valid
    except DrafterError as error:
        check_findings(error.findings, {})
    return valid


@cache
def _plain() -> LetterInput:
    return LetterInput(NAME, letter_yaml(FRAMES[0], "We write. {{ circulation_request }}").encode(), letter_folder())
