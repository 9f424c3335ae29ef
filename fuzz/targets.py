"""The ways into Drafter, each as a function of one input: it returns whether the input was good, and raises what broke.

Only a DrafterError may come out of the code, and what it says is examined; everything else is a bug.
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
from fuzz.extract_words import printed as words_of
from fuzz.invariants import Broken, examine, examine_same, examine_words, is_wrong
from fuzz.seeds import FRAMES, folder_beside, frame_of

NAME = "letter.yaml"
# How often a letter that can be rendered is rendered in other formats too, and all of it a second time; and how often
# a text is, whose letter is always the same.
_HTML, _DOCX, _AGAIN, _PDF = 8, 40, 100, 1500
_TEXT, _MENDED = 3, 10
_turn = itertools.count(1)


def reader(data: bytes) -> bool:
    """Bytes as a letter: read, and nothing more."""
    try:
        parse_letter(parse_yaml(data, NAME))
    except DrafterError as error:
        examine(error.findings, {NAME: _text(data)})
        return False
    return True


def body(data: bytes) -> bool:
    """Bytes as the text of a letter or of an annex; the first says which letter, where, and how YAML quotes it."""
    text = frame_of(FRAMES[data[0] % len(FRAMES)] if data else FRAMES[0], data[1:].decode("utf-8", "replace"))
    given = _alone(text)
    return manuscript(given) if next(_turn) % _TEXT == 0 else checked(given)


def letter(text: str) -> bool:
    """A whole letter: checked, derived, and rendered if it can be."""
    return manuscript(_alone(text))


def any_text(text: str) -> bool:
    """Any text as a letter, and as the text of one."""
    given = text.encode("utf-8", "surrogatepass")
    return reader(given) or body(b"\x00" + given)


def checked(given: LetterInput) -> bool:
    """A letter as `drafter check` sees it."""
    found = _found(given)
    examine(found, {NAME: _text(given.text)})
    return not is_wrong(found)


def manuscript(given: LetterInput, own: bool = False) -> bool:
    """A letter with what it is given: check finds an error exactly when rendering has one.

    A template of somebody's own need not print all of it.
    """
    turn = next(_turn)
    found, texts = _found(given), {NAME: _text(given.text)}
    examine(found, texts)
    for name in PROGRAM_FORMATS:
        dump(name, found).encode()
    formats = ["text", *_often(turn, html=_HTML, docx=_DOCX, pdf=_PDF)]
    files = _rendered(given, formats, texts, own)
    unprinted = {one.rule for one in found if one.rule == "missing-glyph"}
    if is_wrong(found) is not (files is None) and not unprinted:
        wrong = sorted({one.rule for one in found if is_wrong([one])})
        raise Broken(f"check says {wrong}, and rendering {'fails' if files is None else 'does not'}")
    if files is not None and turn % _MENDED == 0:
        mended(given, found)
    if files is not None and turn % _AGAIN == 0 and files != _rendered(given, formats, texts, own):
        raise Broken("the same letter becomes other bytes")
    return files is not None


def mended(given: LetterInput, found: Sequence[Finding]) -> None:
    """A good letter after `check --fix`: it is still one, and there is nothing more to mend; its facts and comments."""
    from drafter.autofix import fix_letter

    made = fix_letter(given)
    after = replace(given, text=made.after[given.name].encode("utf-8", "surrogatepass"))
    if is_wrong(_found(after)):
        raise Broken("what is mended is wrong")
    if made.changed and fix_letter(after).changed:
        raise Broken("what is mended can be mended again")
    draft = derive(given)
    json.dumps(facts_to_json(draft.facts))
    export(draft, ["docx"], carry_source=True, comments=found)


def _alone(text: str) -> LetterInput:
    return LetterInput(NAME, text.encode("utf-8", "surrogatepass"), folder_beside())


def _often(turn: int, **every: int) -> list[str]:
    return [name for name, count in every.items() if turn % count == 0]


def _found(given: LetterInput) -> Sequence[Finding]:
    try:
        return inspect(given)
    except DrafterError as error:
        return error.findings


def _rendered(given: LetterInput, formats: Sequence[str], texts: dict[str, str], own: bool) -> dict[str, bytes] | None:
    """The files of a letter, None where it has errors, which are examined."""
    try:
        draft = derive(given)
        raise_if_errors(draft.findings)
        files = export(draft, formats)
    except DrafterError as error:
        examine(error.findings, texts)
        return None
    printed = "\n".join(data.decode() for name, data in files.items() if name.endswith(".txt"))
    if not own:
        examine_words(_names(draft), printed)
        _examine_copies(files)
    return files


def _examine_copies(files: Mapping[str, bytes]) -> None:
    """Each copy of a letter, in all its formats."""
    for stem in {name.rpartition(".")[0] for name in files}:
        copy = {name: words_of(name, data) for name, data in files.items() if name.rpartition(".")[0] == stem}
        examine_same({name: words for name, words in copy.items() if words is not None})


def _names(draft: Derived) -> list[str]:
    """Words that every letter prints: the names of those who sign."""
    return [one.family for one in draft.letter.signatories]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").removeprefix("\ufeff")


def settings(given: tuple[tuple[str, str], ...]) -> bool:
    """Values over those of a letter, as `--set` gives them."""
    return manuscript(replace(_plain(), overrides=given))


def table(data: bytes) -> bool:
    """Bytes as the table of `drafter merge`: each of its rows over a letter."""
    from drafter.batch.table import read_letter_table as read_table

    path = folder_beside() / "table.csv"
    path.write_bytes(data)
    good = False
    try:
        for row in itertools.islice(read_table(path).rows(), 5):
            given = replace(
                _plain(),
                overrides=row.overrides,
                merge_fields=row.merge_fields,
                output_stem=row.output_stem or "letter",
            )
            good = manuscript(given) or good
    except DrafterError as error:
        examine(error.findings, {})
    return good


@cache
def _plain() -> LetterInput:
    return LetterInput(NAME, frame_of(FRAMES[0], "We write. {{ circulation_request }}").encode(), folder_beside())
