"""Values that would be lost or misread without a word: each has a finding at its place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from drafter.lint.examples import with_change
from drafter.pipeline import check, draft

SIGNED = "signatories:\n  - {given: Ada, family: Berg, state: Iceland}\n  - %s\n"


def found(change: str) -> list[tuple[str, str, str]]:
    """The rule, the place and the message of each finding of the example letter with a change."""
    return [
        (one.rule, f"{one.place.line}:{one.place.column}" if one.place else "", one.message)
        for one in check(with_change(change))
    ]


@pytest.mark.parametrize(
    ("title", "change", "rule", "place", "words"),
    [
        ("an unknown key without a value", "reisued:\n", "unknown-key", "13:1", "did you mean `reissued`?"),
        ("an unknown key with null", "reisued: null\n", "unknown-key", "13:1", "did you mean `reissued`?"),
        ("an unknown key in a list", SIGNED % "{family: Z, stat: ~}", "unknown-key", "12:17", "did you mean `state`?"),
        ("an unknown key within a key", "masthead:\n  emblm:\n", "unknown-key", "14:3", "did you mean `emblem`?"),
        ("a known key without a value", "senders:\n", "empty-key", "13:1", "`senders` has no value; write one"),
        ("a known key in { }", SIGNED % "{family: Zahra, state: Malta, title: }", "empty-key", "12:35", "no value"),
        ("a required key without a value", "date:\n", "missing-key", "2:1", "`date` has no value; write `date: 2026"),
        (
            "a comma in a title",
            "agenda_items:\n  - {number: 77, title: Oceans, seas and rivers}\n",
            "unknown-key",
            "5:33",
            '`title: "Oceans, seas and rivers"`',
        ),
        ("no space after a colon", SIGNED % "{given:Aroha, family: W}", "unknown-key", "12:6", "`given: Aroha`"),
        ("a key with spaces", "agenda items: []\n", "unknown-key", "13:1", "did you mean `agenda_items`?"),
        (
            "a key with spaces and a capital",
            "On behalf of: []\n",
            "unknown-key",
            "13:1",
            "did you mean `on_behalf_of`?",
        ),
        ("a date in words", "date: 28 November 2026\n", "bad-date", "2:7", "write 2026-11-28"),
        ("a list as a text", "on_behalf_of: Chile, Peru and Fiji\n", "wrong-type", "13:15", "`[Chile, Peru, Fiji]`"),
        (
            "names that contain a conjunction",
            "on_behalf_of: Bosnia and Herzegovina and Trinidad and Tobago\n",
            "wrong-type",
            "13:15",
            "`[Bosnia and Herzegovina, Trinidad and Tobago]`",
        ),
        ("a list without spaces", "senders:\n  -Iceland\n  -Malta\n", "wrong-type", "14:3", "`[Iceland, Malta]`"),
        (
            "curved marks",
            SIGNED % "{given: “Ada”, family: Z, state: Malta}",
            "quoted-value",
            "12:13",
            "write Ada without",
        ),
        ("curved marks of Germany", SIGNED % "{family: „Z“, state: Malta}", "quoted-value", "12:14", "write Z without"),
        (
            "a number sign",
            "agenda_items:\n  - number: 12\n    title: Sport #2 of 3\n",
            "number-sign",
            "6:18",
            "“#2 of 3” is a comment and is not printed",
        ),
        (
            "a heading",
            "body:\n  # Rivers\n  Text. {{ circulation_request }}\n",
            "number-sign",
            "7:3",
            "write `body: |`",
        ),
        ("an original language", "original: French\n", "bad-choice", "13:11", "must be ar, en, es, fr, ru or zh"),
        ("no original language", "original: []\n", "wrong-type", "13:11", "a list"),
    ],
)
def test_a_value_is_not_lost_without_a_finding(title: str, change: str, rule: str, place: str, words: str) -> None:
    findings = [(at, message) for name, at, message in found(change) if name == rule]
    assert place in dict(findings), found(change)
    assert words in dict(findings)[place]


@pytest.mark.parametrize("value", ["null", "~", '""', "# later", "[]"])
def test_only_a_bare_key_is_reported_as_empty(value: str) -> None:
    rules = [rule for rule, *_ in found(f"senders: {value}\n")]
    assert ("empty-key" in rules) == value.startswith("#")


def test_a_key_that_an_override_sets_is_not_empty() -> None:
    from drafter.load import LetterInput
    from drafter.pipeline import inspect

    text = with_change("reissued:\nmasthed:\n").encode()
    overrides = (("reissued", "2026-03-05"), ("masthed", "null"))
    assert [one.rule for one in inspect(LetterInput("letter.yaml", text, overrides=overrides))] == []


@pytest.mark.parametrize(("written", "printed"), [("es", "Spanish"), ("[es]", "Spanish"), ("[es, fr]", "Spanish and")])
def test_an_original_language_is_one_or_a_list(written: str, printed: str) -> None:
    annex = f"annexes:\n  - {{title: The log, original: {written}, body: The log.}}\n"
    files = draft(with_change(annex + f"original: {written}\n"), "text")
    (text,) = files.values()
    assert text.decode().count(f"Original: {printed}") == 2


def test_an_annex_in_the_language_of_the_letter_is_noted_in_both_forms() -> None:
    for written in ("fr", "[fr]"):
        annex = f"annexes:\n  - {{title: The log, original: {written}, body: The log.}}\noriginal: fr\n"
        assert "annex-original" in [rule for rule, *_ in found(annex)]


def test_a_warning_is_printed_once(tmp_path: Path) -> None:
    letter = tmp_path / "letter.yaml"
    letter.write_text(with_change("template: letter\naddressees: [SG]\nagenda_items: null\n"), encoding="utf-8")
    command = [sys.executable, "-m", "drafter", "render", str(letter)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr.count("[missing-organs]") == 1
    assert result.stderr.count("[undefined-name]") == 1


def test_the_authority_of_yaml_is_not_printed() -> None:
    from drafter.cli.formats.text import format_finding

    (finding,) = check("a: one: two\n")
    assert finding.authority.startswith("YAML")
    assert "(YAML" not in format_finding(finding)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("**Note:**text", [("7:10", "`**` does not close between “:” and a letter")]),
        ("a *(b)*c", [("7:9", "`*` does not close between “)” and a letter")]),
        ("**Note** text", []),
        ("a **b", [("7:5", "`**` is never closed")]),
        ("Call 1\u2011212\u2011555.", []),
    ],
)
def test_marks_beside_punctuation_and_special_hyphens(words: str, places: list[tuple[str, str]]) -> None:
    findings = found(f"body: |\n  {words}\n\n  {{{{ circulation_request }}}}\n")
    reported = [(at, message) for rule, at, message in findings if rule in ("unclosed-markup", "missing-glyph")]
    assert [at for at, _ in reported] == [at for at, _ in places]
    assert all(begin in message for (_, message), (_, begin) in zip(reported, places, strict=True))


def test_a_folder_of_settings_that_cannot_be_entered_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.profile import profile_file

    # The system rejects this path, as it rejects the home folder of another user.
    monkeypatch.setenv("XDG_CONFIG_HOME", f"/{'x' * 5000}")
    assert profile_file(tmp_path) is None
