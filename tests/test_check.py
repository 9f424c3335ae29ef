"""`drafter check`: places to the word, reasons against findings, and the forms for other programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.cli.app import main
from drafter.cli.formats import PROGRAM_FORMATS, dump
from drafter.diagnostics import Finding, Place, Severity
from drafter.lint.examples import EXAMPLE_LETTER, with_change
from drafter.pipeline import check
from drafter.scaffold.new_letter import SCHEMA_FILE

UNSIGNED = with_change("senders: [Iceland]\n")
KEYS = ["file", "line", "column", "end_line", "end_column", "rule", "severity", "message", "authority", "fix"]


def words_at(text: str, place: Place | None) -> str:
    """The words that a place on one line covers."""
    assert place
    assert place.line == place.end_line
    return text.split("\n")[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("title", "change", "words"),
    [
        ("in a text of several lines", "body: |\n  The clubs.\n\n  They organise\n  it. {{ circulation_request }}\n",
         "organise"),
        ("in a folded text", "body: >\n  The clubs met, they\n  organise it. {{ circulation_request }}\n",
         "organise"),
        ("in plain words over two lines", "body: The clubs met, they\n  organise a race. {{ circulation_request }}\n",
         "organise"),
        ("in double quotation marks", 'body: "The \\"clubs\\"\\tmet, they organise it. {{ circulation_request }}"\n',
         "organise"),
        ("in single quotation marks", "body: 'The club''s crews organise it. {{ circulation_request }}'\n", "organise"),
        ("behind letters beyond the basic plane", "body: The 𝕔𝕝𝕦𝕓 organise it. {{ circulation_request }}\n",
         "organise"),
        ("behind a fact", "body: The letter of {{ date }} says that they organise it. {{ circulation_request }}\n",
         "organise"),
        ("in emphasis", "body: They *organise* it. {{ circulation_request }}\n", "organise"),
        ("in a list", "body: |\n  - They met\n  - They organise it\n\n  {{ circulation_request }}\n", "organise"),
        ("two spaces", "body: The  clubs. {{ circulation_request }}\n", "  "),
        ("in a mapping", "agenda_items: [{number: 12, title: Sport.}]\n", "."),
    ],
)  # fmt: skip
def test_a_finding_stands_at_its_words(title: str, change: str, words: str) -> None:
    text = with_change(change)
    found = [one for one in check(text) if one.rule != "missing-glyph"]
    assert [words_at(text, one.place) for one in found] == [words], title


def test_a_finding_in_a_text_file_stands_in_that_file(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(with_change("body: null\nbody_file: text.md\n"), encoding="utf-8")
    (tmp_path / "text.md").write_text("The clubs met.\n\nThey organise it.\n\n{{ circulation_request }}\n", "utf-8")
    (found,) = check(letter)
    assert found.place == Place(str(tmp_path / "text.md"), 3, 6, 3, 14)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("curly marks", "They said: “We organise it, for 5%.” {{ circulation_request }}"),
        ("straight marks", "They said 'yes', and: \\\"We organise it.\\\" {{ circulation_request }}"),
        ("set apart", "They said:\\n\\n> “We organise it.”\\n\\n{{ circulation_request }}"),
        ("over two paragraphs", "They said: “We organise it.\\n\\n“We emphasise it.” {{ circulation_request }}"),
    ],
)
def test_what_is_quoted_keeps_its_wording(title: str, body: str) -> None:
    assert check(with_change(f'body: "{body}"\n')) == [], title


def test_a_finding_is_silenced_by_a_reason() -> None:
    (found,) = check(UNSIGNED)
    assert (found.rule, found.severity) == ("title-signatories", Severity.WARNING)
    assert check(UNSIGNED + "ignore: {title-signatories: Malta joined later.}\n") == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("double-space", "`double-space` has no findings in this letter: remove it from `ignore`."),
        ("titel-signatories", "`titel-signatories` is not a rule; did you mean `title-signatories`?"),
        ("x", "`x` is not a rule: remove it from `ignore`."),
    ],
)
def test_an_unused_suppression_is_reported(rule: str, message: str) -> None:
    (found,) = check(EXAMPLE_LETTER + f"ignore: {{{rule}: It is meant.}}\n")
    assert (found.rule, found.severity) == ("unused-ignore", Severity.WARNING)
    assert found.message == message


@pytest.mark.parametrize("change", ["senders: [Icland, Malta]\n", 'body: "{{ titel }} {{ circulation_request }}"\n'])
def test_an_error_is_not_silenced(change: str) -> None:
    (error,) = check(with_change(change))
    found = check(with_change(change) + f"ignore: {{{error.rule}: It is meant.}}\n")
    assert {one.rule for one in found} == {error.rule, "ignored-error"}


def run(*arguments: str) -> int:
    """The exit code of a command."""
    return main(["check", *arguments])


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [(EXAMPLE_LETTER, [], 0), (UNSIGNED, [], 0), (UNSIGNED, ["--strict"], 1), (with_change("date: 2026\n"), [], 1)],
)
def test_the_exit_code_says_whether_an_error_was_found(
    text: str, options: list[str], code: int, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(text, encoding="utf-8")
    assert [run(str(letter), "--format", form, *options) for form in ("text", *PROGRAM_FORMATS)] == [code] * 4


def formatted(form: str) -> str:
    """The findings of the letter that one State signs and the title does not name."""
    return dump(form, check(UNSIGNED))


def test_json_has_the_promised_keys() -> None:
    (found,) = json.loads(formatted("json"))
    assert list(found) == KEYS
    assert (found["line"], found["column"], found["severity"], found["fix"]) == (12, 44, "warning", None)
    assert json.loads(dump("json", [])) == []


def test_sarif_has_rules_results_and_regions() -> None:
    log = json.loads(formatted("sarif"))
    (run_made,) = log["runs"]
    (result,) = run_made["results"]
    assert log["version"] == "2.1.0"
    assert run_made["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "title-signatories"
    assert result["level"] == "warning"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 12, "startColumn": 44, "endLine": 12, "endColumn": 49}
    assert json.loads(dump("sarif", []))["runs"][0]["results"] == []


def test_sarif_says_the_fix() -> None:
    log = json.loads(dump("sarif", check(with_change("body: They organise it. {{ circulation_request }}\n"))))
    (fix,) = log["runs"][0]["results"][0]["fixes"]
    (change,) = fix["artifactChanges"][0]["replacements"]
    assert change["insertedContent"] == {"text": "organize"}


def test_annotations_of_github_hold_no_sign_that_ends_them() -> None:
    place = Place("a,b:c.yaml", 3, 5, 3, 9)
    said = dump("github", [Finding("x", "50 % of\nit", place, Severity.NOTE, "A, B")])
    assert said == ("::notice file=a%2Cb%3Ac.yaml,line=3,endLine=3,col=5,endColumn=8,title=x::50 %25 of%0Ait%0AA, B")
    assert dump("github", [Finding("y", "No place.")]) == "::error title=y::No place."


def test_a_folder_means_all_its_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(with_change("adressees: [SG]\n"))
    (tmp_path / SCHEMA_FILE).write_text("{}")  # as `drafter new` writes it
    assert main(["check", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert out.count("error[unknown-key]") == 2
    assert "a.yaml:" in out
    assert "b.yaml:" in out
