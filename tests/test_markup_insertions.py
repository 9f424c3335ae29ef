"""Marks typed at random places of the samples: each is said there, or every word is printed as it was typed."""

import random
import re
from collections import Counter

import pytest
from support.sampling import shortened

from drafter.diagnostics import Finding
from drafter.document.model import Block, NoteMark, Paragraph, Run, walk
from drafter.load import LetterInput
from drafter.pipeline import compose, derive, inspect
from drafter.templates import all_samples

pytestmark = pytest.mark.slow

MARKS = r"* ** _ __ ~~ == ` ``` [ ] ( ) ![ ]( [^1] ^[ { } {{ }} %} {% {# #} # | <b> <br> <!-- --> &nbsp; &foo; \ $ $$"
WORDS = "' '' \" ^ + ++ ! ~ [x][y] [x](y\u00a0z) (a) a) = @ // <http://x> [[ ]] ; : :: :::"
PIECES = [*MARKS.split(" "), *WORDS.split(" ")]
PIECES += ["# ", "> ", ": ", "- [ ] ", "\n# ", "\n---\n", "\n===\n", "\n> ", "\n- ", "\n* ", "\n1. ", "\n(a) ", "\n: "]
PIECES += ["\n|a|b|\n", "\n:::\n", "\n1. a\n1. b\n", "\n\n    ", "\n\n[^9]: x\n\n", "\t"]
BODY = re.compile(r"^body: \|\n((?:(?:  .*)?\n)+)", re.MULTILINE)
LETTERS = [one for one in all_samples() if BODY.search(one.path.read_text(encoding="utf-8"))]
# Of 3,000 insertions, 78 % were said; the others print what was typed, such as a list in the middle of a sentence.
SHARE = 0.7


def insertions(count: int) -> list[tuple[str, str, LetterInput, LetterInput]]:
    """The sample's name, the piece, the letter before and the letter after."""
    choose, found = random.Random(14), []
    while len(found) < count:
        one, piece = choose.choice(LETTERS), choose.choice(PIECES)
        text = one.path.read_text(encoding="utf-8")
        body = BODY.search(text)
        assert body
        at = choose.randrange(body.start(1) + 2, body.end(1) - 1)
        if "\n" in text[at - 2 : at + 1]:
            continue
        changed = text[:at] + piece.replace("\n", "\n  ") + text[at:]
        both = [LetterInput(str(one.path), letter.encode(), one.path.parent) for letter in (text, changed)]
        found.append((one.name, piece, both[0], both[1]))
    return found


def test_each_mark_is_said_or_loses_no_word() -> None:
    cases = insertions(shortened(3000, 25))
    silent = [(piece, before, after) for _, piece, before, after in cases if not new_findings(before, after)]
    for piece, before, after in silent:
        assert printed(after) == printed(before) + characters(piece), (piece, after.text.decode())
    assert len(silent) <= (1 - SHARE) * len(cases)


def new_findings(before: LetterInput, after: LetterInput) -> list[Finding]:
    old = {(finding.rule, finding.message) for finding in inspect(before)}
    return [finding for finding in inspect(after) if (finding.rule, finding.message) not in old]


def printed(letter: LetterInput) -> Counter[str]:
    """How often each letter and digit is printed in the body of a letter."""
    blocks = compose(derive(letter))[0].body
    return sum((of_block(inner) for block in blocks for inner in walk(block)), Counter[str]())


def of_block(block: Block) -> Counter[str]:
    if not isinstance(block, Paragraph):
        return Counter()
    counts = characters(block.label)
    for inline in block.inlines:
        counts += characters(inline.text) if isinstance(inline, Run) else Counter()
        counts += sum(map(of_block, inline.blocks), Counter[str]()) if isinstance(inline, NoteMark) else Counter()
    return counts


def characters(text: str) -> Counter[str]:
    return Counter(character for character in text.replace("<br>", "").replace("&nbsp;", "") if character.isalnum())
