"""Automatic fixes: `check --fix` replaces only the reported words, and a second run changes nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.lint import with_request

from drafter.autofix import fix_letter
from drafter.cli.app import main
from drafter.lint.edits import Edit
from drafter.lint.edits import apply_edits as with_edits
from drafter.lint.examples import EXAMPLE_LETTER, with_change
from drafter.lint.registry import letter_rules
from drafter.lint.rule import Match, Rule
from drafter.lint.runner import place_of_match
from drafter.lint.word_proof import changed_words
from drafter.load import LetterInput
from drafter.pipeline import check, derive
from drafter.source import KeyPath, parse_plain_text, parse_yaml

SAFE = [rule for rule in letter_rules() if rule.safe]
SUGGESTED = [rule for rule in letter_rules() if rule.suggested]

LAYOUT = """\
# The letter of the two clubs.
template:   identical-letters   # kept
date: "2026-03-04"

addressees: [secretary-general,   president-of-the-security-council]
agenda_items:
  - {number: 12, title: 'Sport for the clubs'' sake.'}
body: |
  We have the honour to inform the UN that they organise 3 races,  and that 5% row.   # no comment here

  They met on June 30, 2025 ; see "resolution 2250(2015)". {{ circulation_request }}
signatories:
    - given: "H.E. Ada"   # as she writes it
      family: 'Bergsdóttir'
      state: Iceland
      title: "Permanent Representative of Iceland\\nto the United  Nations."
    # Between the two.
    - {given: Karmenu, family: Zahra, state: Malta}
"""
# With the safe fixes, then also with the suggested ones.
WITH_SAFE_FIXES = """\
# The letter of the two clubs.
template:   identical-letters   # kept
date: "2026-03-04"

addressees: [secretary-general,   president-of-the-security-council]
agenda_items:
  - {number: 12, title: 'Sport for the clubs'' sake'}
body: |
  We have the honour to inform the UN that they organise 3 races, and that 5% row. # no comment here

  They met on June 30, 2025; see "resolution 2250(2015)". {{ circulation_request }}
signatories:
    - given: "H.E. Ada"   # as she writes it
      family: 'Bergsdóttir'
      state: Iceland
      title: "Permanent Representative of Iceland\\nto the United Nations"
    # Between the two.
    - {given: Karmenu, family: Zahra, state: Malta}
"""


WITH_ALL_FIXES = """\
# The letter of the two clubs.
template:   identical-letters   # kept
date: "2026-03-04"

addressees: [secretary-general,   president-of-the-security-council]
agenda_items:
  - {number: 12, title: 'Sport for the clubs'' sake'}
body: |
  We have the honour to inform the United Nations that they organize 3 races, and that 5 per cent row. # no comment here

  They met on 30 June 2025; see "resolution 2250(2015)". {{ circulation_request }}
signatories:
    - given: "H.E. Ada"   # as she writes it
      family: 'Bergsdóttir'
      state: Iceland
      title: "Permanent Representative of Iceland\\nto the United Nations"
    # Between the two.
    - {given: Karmenu, family: Zahra, state: Malta}
"""


def fixed_text(text: str, unsafe: bool = False) -> str:
    """The text with its fixes."""
    return fix_letter(LetterInput("letter.yaml", text.encode()), unsafe).after["letter.yaml"]


def test_comments_order_and_quotation_marks_stay() -> None:
    assert fixed_text(LAYOUT) == WITH_SAFE_FIXES
    assert fixed_text(LAYOUT, unsafe=True) == WITH_ALL_FIXES


@pytest.mark.parametrize("rule", [*SAFE, *SUGGESTED], ids=[rule.id for rule in [*SAFE, *SUGGESTED]])
def test_a_fix_leaves_nothing_to_fix(rule: Rule) -> None:
    once = fixed_text(with_change(rule.bad), rule.suggested)
    assert once != with_change(rule.bad)
    assert fixed_text(once, rule.suggested) == once
    # No fix touches the name of a State, so “Cote d'Ivoire” keeps its finding.
    assert rule.id not in {one.rule for one in check(once)} or rule.id == "accents"


@pytest.mark.parametrize("rule", SUGGESTED, ids=[rule.id for rule in SUGGESTED])
def test_a_suggested_fix_is_not_applied_as_a_safe_one(rule: Rule) -> None:
    assert fixed_text(with_change(rule.bad)) == with_change(rule.bad)


def test_a_fix_is_safe_or_suggested() -> None:
    assert len(SAFE) > 10
    assert len(SUGGESTED) > 30
    assert not set(SAFE) & set(SUGGESTED)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_endings_and_byte_order_mark_stay(end: str, mark: str) -> None:
    assert fixed_text(mark + LAYOUT.replace("\n", end)) == mark + WITH_SAFE_FIXES.replace("\n", end)


WORDS = st.sampled_from([rule.bad for rule in [*SAFE, *SUGGESTED]])


@given(WORDS, WORDS)
def test_twice_changes_nothing_the_second_time(one: str, other: str) -> None:
    text = with_change(one + other if one.partition(":")[0] != other.partition(":")[0] else one)
    once = fixed_text(text, unsafe=True)
    assert fixed_text(once, unsafe=True) == once
    assert len(once.splitlines()) == len(text.splitlines())


def test_other_values_stay_unchanged() -> None:
    before, after = (
        derive(LetterInput("letter.yaml", text.encode())).source.data for text in (LAYOUT, WITH_SAFE_FIXES)
    )
    changed = {key for key in before if before[key] != after[key]}
    assert before.keys() == after.keys()
    assert changed == {"agenda_items", "body", "signatories"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("no fault", EXAMPLE_LETTER),
        ("an error", with_change("senders: [Icland, Malta]\nbody: They organise it.\n")),
        ("no YAML", "senders: [Iceland\n"),
        ("ignored", with_change("body: They organise it. {{ circulation_request }}\nignore: {spelling-ize: So.}\n")),
        ("quoted", with_change("body: They said “we organise it”. {{ circulation_request }}\n")),
        ("across two lines", with_change(
            "body: |\n  They met on June 30,\n  2025. {{ circulation_request }}\n")),
    ],
)  # fmt: skip
def test_unsafe_fixes_are_skipped(title: str, text: str) -> None:
    assert fixed_text(text, unsafe=True) == text, title


def test_fixes_are_written_back_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter, body = tmp_path / "letter.yaml", tmp_path / "text.md"
    letter.write_text(with_change("body: null\nbody_file: text.md\n"), encoding="utf-8")
    body.write_bytes(b"They organise it.\r\n\r\n{{ circulation_request }}\r\n")
    before = letter.read_bytes()
    assert main(["check", "--diff", str(letter)]) == 0
    assert capsys.readouterr().out == ""
    assert main(["check", "--diff", "--unsafe-fixes", str(letter)]) == 0
    assert "+They organize it." in capsys.readouterr().out
    assert b"organise" in body.read_bytes()
    assert main(["check", "--fix", str(letter)]) == 0
    assert "1 suggested fix not applied" in capsys.readouterr().err
    assert b"organise" in body.read_bytes()
    assert main(["check", "--unsafe-fixes", str(letter)]) == 0
    assert capsys.readouterr().err.splitlines()[:2] == [
        f"{letter}: 1 fix applied.",
        f"{body}:1:6: spelling-ize: “organise” is now “organize”",
    ]
    assert body.read_bytes() == b"They organize it.\r\n\r\n{{ circulation_request }}\r\n"
    assert letter.read_bytes() == before
    assert main(["check", "--fix", "--strict", str(letter)]) == 0


def test_suggested_fixes_are_applied_one_by_one_if_the_user_asks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(with_change(with_request("They organise it  and met 3 clubs.")), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("n\ny\n"))
    assert main(["check", "--unsafe-fixes", "--ask", str(letter)]) == 0
    error = capsys.readouterr().err
    assert error.count("[y/N]") == 2
    assert "change “organise” to “organize”?" in error
    assert "They organise it and met three clubs." in letter.read_text(encoding="utf-8")
    before = letter.read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["check", "--unsafe-fixes", "--ask", str(letter)]) == 2
    assert main(["check", "--fix", "--ask", str(letter)]) == 2
    assert letter.read_bytes() == before


VALUES = """\
plain: one two three
other: &same four five
again: *same
single: 'it''s six'
double: "seven \\"eight\\" nine"
list: [ten, eleven]
short: x
quoted: 'y'
"""


def edit(path: KeyPath, words: str, fix: str) -> Edit:
    """An edit that replaces words of a value."""
    source = parse_yaml(VALUES, "letter.yaml")
    value = source.data
    for step in path:
        value = value[step]
    start = value.index(words)
    end = start + len(words)
    place = place_of_match(Match(source, path, "", start, end))
    return Edit(path, start, end, place, fix, changes=(changed_words(value, start, end, fix),))


def edited(*edits: Edit) -> str:
    source = parse_yaml(VALUES, "letter.yaml")
    text, applied = with_edits(source, VALUES, sorted(edits, key=lambda one: one.place))
    assert bool(applied) is (text != VALUES)
    return text


@pytest.mark.parametrize(
    ("path", "words", "fix", "before", "after"),
    [
        (("plain",), "two", "2", "one two three", "one 2 three"),
        (("plain",), "two ", "", "one two three", "one three"),
        (("single",), "six", "o'clock", "it''s six", "it''s o''clock"),
        (("double",), "nine", '"9" \\', "nine", '\\"9\\" \\\\'),
        (("list", 1), "eleven", "11", "[ten, eleven]", "[ten, 11]"),
    ],
    ids=["a word", "a word removed", "an apostrophe in single marks", "marks in double marks", "an item"],
)
def test_a_fix_that_changes_only_its_value_is_applied(
    path: KeyPath, words: str, fix: str, before: str, after: str
) -> None:
    assert edited(edit(path, words, fix)) == VALUES.replace(before, after)


@pytest.mark.parametrize(
    ("title", "path", "words", "fix"),
    [
        ("it would end the value as a comment", ("plain",), "two", "# 2"),
        ("it would make a mapping of the value", ("plain",), "two", "2: "),
        ("it would break the YAML", ("plain",), "one", "[one"),
        ("it would make two items of one", ("list", 0), "ten", "9, 10"),
        ("it would change another value, an alias", ("other",), "four", "4"),
        ("it would leave an empty value", ("short",), "x", ""),
        ("it would leave an empty value in quotation marks", ("quoted",), "y", ""),
        ("it would leave a value of spaces", ("quoted",), "y", "  "),
        ("it would make an alias of the value", ("plain",), "one", "*same"),
    ],
)
def test_a_fix_that_would_change_more_is_skipped(title: str, path: KeyPath, words: str, fix: str) -> None:
    assert edited(edit(path, words, fix)) == VALUES, title
    good = edit(("single",), "six", "6"), edit(("double",), "seven", "7")
    after = VALUES.replace("it''s six", "it''s 6").replace("seven", "7")
    assert edited(edit(path, words, fix), *good) == after, title


def test_a_file_of_plain_text_has_no_other_values() -> None:
    source = parse_plain_text(b"They # organise it.\n", "text.md")
    place = source.place((), 7, 15)
    edit = Edit((), 7, 15, place, "organize", changes=(changed_words(source.text, 7, 15, "organize"),))
    assert with_edits(source, source.text, [edit]) == ("They # organize it.\n", (edit,))


def test_a_fix_that_changes_a_word_it_does_not_list_is_skipped() -> None:
    source = parse_plain_text(b"They organise it.\n", "text.md")
    edit = Edit((), 5, 13, source.place((), 5, 13), "organize")
    assert with_edits(source, source.text, [edit]) == (source.text, ())
