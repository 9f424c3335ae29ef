"""Edited files of all samples: no wrong edit, nearly all edits taken, and a line for each refusal.

The files are edited with python-docx, and in LibreOffice, which saves them. A sample runs in `make test`, all of them
in `make proof`, which prints a table.
"""

from __future__ import annotations

import re
import shutil
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

import pytest
from libreoffice_edit import EditJob, run_edits
from support.document_edits import edited as random_edits
from support.edit_words import WORDS
from support.sampling import PROOF
from support.word_edits import EDITS, edited
from test_kitchen_sink import SINK, draw_plan

from drafter.export.docx import export as as_word
from drafter.export.text import export as as_text
from drafter.facts import view
from drafter.load import LetterInput, from_file
from drafter.pipeline import compose, derive, export
from drafter.pull.leaves import Leaf
from drafter.pull.letter_state import read_copies
from drafter.pull.proof import lenient
from drafter.pull.proved_edits import rendered_with
from drafter.pull.pull import Pulled, pull

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parent.parent / "templates"
SAMPLES = sorted((*TEMPLATES.glob("*/sample*.yaml"), *TEMPLATES.glob("*/samples/*.yaml")))
# The kinds of edits that belong together, and the least share of them that must be brought back.
KINDS = {
    "words": (("words", "tracked", "emphasis", "no emphasis", "link"), 0.97),
    "paragraphs": (("paragraph added", "item added", "number added", "paragraph deleted", "paragraph split"), 0.95),
    "joined, moved": (("paragraphs joined", "paragraph moved"), 0.9),
    "notes, cells": (("cell", "row added", "row deleted", "note", "note deleted"), 0.9),
    "values": (("item title", "name", "lines", "annex title"), 0.95),
}
LIBREOFFICE = {
    "words": ("replace", "insert", "track replace", "bold", "italic", "link"),
    "paragraphs": ("add", "split", "delete", "track add"),
    "joined": ("join",),
    "notes": ("note",),
}
# What an edit adds; others add words.
_ADDED = {
    "add": "We add that “the ferry” sails & stays.",
    "track add": "We add that “the ferry” sails & stays.",
    "replace": "winter market",
    "track replace": "winter market",
    "link": "https://example.org/ferry",
    "note": "See the “catalogue” of the *port*.",
}
# How many files LibreOffice edits in one run: it becomes slower with each file.
AT_ONCE = 40
# The first signs of a part of a sentence in Chinese, which has no words.
_CHINESE = re.compile("[\u4e00-\u9fff]{4}")


class Outcome(NamedTuple):
    kind: str
    case: str
    result: Pulled
    milliseconds: float


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """All samples in all languages, and the letters that use everything."""
    folder = tmp_path_factory.mktemp("letters")
    for source in (*SINK.glob("letter*.yaml"), SINK / "programme.md"):
        shutil.copy(source, folder)
    draw_plan(folder / "plan.png")
    return [*SAMPLES, *sorted(folder.glob("letter*.yaml"))]


@cache
def word_file(letter: Path) -> bytes:
    return next(iter(export(derive(from_file(letter)), ["docx"]).values()))


@cache
def composed(letter: Path) -> tuple[str, ...]:
    """The texts that Drafter composes in the body of a letter."""
    facts = view(derive(from_file(letter)).facts)
    listed = facts["on_behalf_of"] or {}
    return tuple(text for text in (facts["circulation_request"], listed.get("text"), *facts["senders"]) if text)


def language(letter: Path) -> str:
    """The language of a letter, which its name ends with."""
    ending = letter.name.split(".")[-2]
    return ending if ending in WORDS else "en"


def edited_file(letter: Path, edit: str, seed: int) -> bytes | None:
    """Return the Word file of a letter with an edit, if it has what the edit changes."""
    return edited(word_file(letter), EDITS[edit], seed, composed(letter), language(letter))


def outcome(letter: Path, kind: str, case: str, data: bytes) -> Outcome:
    start = time.process_time()
    result = pull(data, "edited.docx", from_file(letter))
    return Outcome(kind, f"{letter}: {case}", result, (time.process_time() - start) * 1000)


def test_files_without_edits_change_nothing(letters: Sequence[Path]) -> None:
    for letter in letters if PROOF else [*letters[::6], *letters[-4:]]:
        assert pull(word_file(letter), "edited.docx", from_file(letter)) == Pulled({}), letter


def test_edits_with_python_docx(letters: Sequence[Path]) -> None:
    outcomes: list[Outcome] = []
    for kind, (edits, _) in KINDS.items():
        for number, edit in enumerate(edits):
            chosen = letters if PROOF else [*letters[number::19], letters[-4 + number % 4]]
            for seed, letter in enumerate(chosen):
                data = edited_file(letter, edit, seed)
                outcomes += [outcome(letter, kind, f"{edit}, seed {seed}", data)] if data else []
    check(outcomes, {kind: least for kind, (_, least) in KINDS.items()})


def check(outcomes: Sequence[Outcome], least: Mapping[str, float]) -> None:
    """Fail for too few edits that are taken, a refusal without its line, a wrong word, or a slow pull."""
    taken: dict[str, Counter[str]] = defaultdict(Counter)
    for one in outcomes:
        taken[one.kind]["refused" if one.result.refused else "taken" if one.result.changes else "nothing"] += 1
        assert all(finding.place for finding in one.result.refused), one.case
    assert [one.case for one in outcomes if not (one.result.changes or one.result.refused)] == []
    print("\n", {kind: dict(counts) for kind, counts in taken.items()})
    refused = [(one.case, one.result.refused[0].message) for one in outcomes if one.result.refused]
    for kind, counts in taken.items():
        share = counts["taken"] / counts.total()
        assert share >= (least[kind] if PROOF else 0.8), (kind, [pair for pair in refused if pair[0]])
    assert median(one.milliseconds for one in outcomes) < 600  # 60 here


class Phrase(NamedTuple):
    """Words that a file has once, in the author's own text; and the number of their paragraph."""

    words: str
    paragraph: int


def phrases(letter: Path) -> Iterator[Phrase]:
    """Yield pairs of adjacent words of the author that the letter prints once."""
    state = read_copies(from_file(letter))[0]
    leaves = [leaf for leaf in state.leaves.body if isinstance(leaf, Leaf)]
    whole = "\n".join(leaf.printed.text for leaf in leaves)
    for number, leaf in enumerate(leaves):
        if leaf.text is None or not leaf.printed.kind.startswith(("text", "bullet", "quotation")):
            continue
        plain = [
            char.text
            if origin and not origin.fact and not char.link and char.text.isalpha()
            else " " * char.text.isspace() or "|"
            for char, origin in zip(leaf.printed.chars, leaf.origins, strict=True)
        ]
        parts = "".join(plain).split("|")
        pairs = [" ".join(pair) for part in parts for pair in pairwise(part.split())]
        words = pairs or [found for part in parts for found in _CHINESE.findall(part)]
        yield from (Phrase(one, number) for one in words if whole.count(one) == 1)


def libreoffice_jobs(letters: Sequence[Path], folder: Path) -> Iterator[tuple[Path, str, EditJob]]:
    for number, letter in enumerate(letters):
        source = folder / f"{number}.docx"
        source.write_bytes(word_file(letter))
        found = list(phrases(letter))
        if not found:
            continue
        for kind, commands in LIBREOFFICE.items():
            for command in commands:
                choice = allowed(command, found)
                if choice:
                    words = Random(f"{number} {command}").choice(choice).words
                    target = folder / f"{number} {command}.docx"
                    yield letter, kind, EditJob(command, words, _ADDED.get(command, " harbour"), source, target)
        comment = EditJob("comment", found[-1].words, "Do we keep it?", source, folder / f"{number} comment.docx")
        yield letter, "comment", comment
        yield letter, "saved", EditJob("save", "", "", source, folder / f"{number} saved.docx")
        if data := edited_file(letter, "tracked", number):
            (folder / f"{number} tracked.docx").write_bytes(data)
            job = EditJob("save", "", "", folder / f"{number} tracked.docx", folder / f"{number} two authors.docx")
            yield letter, "words", job


def allowed(command: str, found: Sequence[Phrase]) -> Sequence[Phrase]:
    """Return the phrases for a command: some text must be left, and two paragraphs are joined below each other."""
    numbers = {one.paragraph for one in found}
    if command == "delete" and len(numbers) < 3:
        return ()
    return [one for one in found if one.paragraph + 1 in numbers] if command == "join" else found


def test_edits_in_libreoffice(letters: Sequence[Path], tmp_path: Path) -> None:
    chosen = (
        letters
        if PROOF
        else [
            one
            for one in letters
            if one.name == "letter.yaml" or one.parts[-2:] == ("identical-letters", "sample.yaml")
        ]
    )
    jobs = list(libreoffice_jobs(chosen, tmp_path))
    for start in range(0, len(jobs), AT_ONCE):
        run_edits([job for _, _, job in jobs[start : start + AT_ONCE]])
    outcomes = [outcome(letter, kind, job.command, job.target.read_bytes()) for letter, kind, job in jobs]
    saved = [one for one in outcomes if one.kind == "saved"]
    assert saved
    assert [one.case for one in saved if one.result != Pulled({})] == []
    commented = [one for one in outcomes if one.kind == "comment"]
    assert [one.case for one in commented if not is_listed(one.result, "Capital: Do we keep it?")] == []
    changed = [one for one in outcomes if one.kind not in ("saved", "comment")]
    check(changed, {"words": 0.97, "paragraphs": 0.95, "joined": 0.9, "notes": 0.9})
    print(f"{len(saved)} saved without edits, {len(commented)} with a comment")


def is_listed(result: Pulled, comment: str) -> bool:
    """True if nothing changes, and the comment is listed at its line."""
    (finding, *others) = result.comments or (None,)
    return not (result.changes or result.refused or others) and bool(
        finding and finding.place and finding.message == comment
    )


def test_a_tracked_edit_is_gone_if_it_is_rejected(letters: Sequence[Path]) -> None:
    for letter in letters if PROOF else letters[-4:]:
        data = edited_file(letter, "tracked", 1)
        if data:
            assert pull(data, "edited.docx", from_file(letter), accept=False) == Pulled({}), letter


# The numbers of operative paragraphs: 1., in Arabic 1 -.
_NUMBERS = re.compile(r"(?m)^\s*\d+(?:\.|\u00a0-)(?!\d)")
# What Drafter sets itself: the marks of notes, the rule at the end of the text, and how a language writes (a).
_SET = re.compile(r"\[[\w*]+\]|-{12}|(?<!\w)\((?=\w{1,4}\))")


def test_the_new_letter_has_the_words_of_random_edits(letters: Sequence[Path]) -> None:
    """The proof reads Word files. This compares the text of the new letter with that of the edited document."""
    counts: Counter[str] = Counter()
    for number, letter in enumerate(letters if PROOF else [*letters[3::12], *letters[-2:]]):
        document, look = compose(derive(from_file(letter)))
        for seed in range(number, number + (12 if PROOF else 4)):
            changed = random_edits(document, Random(seed))
            result = pull(as_word(changed, look), "edited.docx", from_file(letter))
            counts["refused" if result.refused else "taken" if result.changes else "nothing"] += 1
            if not result.refused:
                made, wanted = text_with(from_file(letter), result), as_text(changed, look)
                numbers = any("Drafter numbers these paragraphs" in finding.message for finding in result.comments)
                assert words_of(made, numbers) == words_of(wanted, numbers), (letter, seed)
    print("\n", dict(counts))
    assert counts["taken"]


def text_with(letter_input: LetterInput, pulled: Pulled) -> bytes:
    """Return the text of the letter with its changes."""
    base = read_copies(letter_input)[0]
    made = rendered_with(base, pulled.changes) if pulled.changes else base
    _, look = compose(derive(letter_input))
    return as_text(made.document, look)


def words_of(text: bytes, without_numbers: bool = False) -> list[str]:
    """Return the words of a text, if it is a resolution with other numbers without these."""
    plain = _NUMBERS.sub(" ", text.decode()) if without_numbers else text.decode()
    return lenient(_SET.sub(" ", re.sub(" +", " ", re.sub("[\u00a0\u202f]", " ", plain)))).split()
