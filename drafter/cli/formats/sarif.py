"""Findings as a SARIF 2.1.0 log (docs.oasis-open.org/sarif/sarif/v2.1.0)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from drafter import __version__
from drafter.diagnostics import Finding, Place
from drafter.lint.registry import all_rules
from drafter.lint.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_log(findings: Sequence[Finding]) -> dict[str, Any]:
    """The log of one run, with the rules that found something."""
    known = all_rules()
    found = list(dict.fromkeys(finding.rule for finding in findings))
    rules = [_rule(known[name]) for name in found if name in known]
    index = {rule["id"]: place for place, rule in enumerate(rules)}
    driver = {"name": "Drafter", "version": __version__, "rules": rules}
    results = [_result(finding, index) for finding in findings]
    # Columns count characters, not the halves of those beyond the basic plane.
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} ({rule.authority})"},
        "help": {"text": f"Authority: {rule.authority}. `drafter explain {rule.id}` shows examples."},
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": finding.message},
    }
    if finding.rule in index:
        made["ruleIndex"] = index[finding.rule]
    if finding.place:
        made["locations"] = [{"physicalLocation": _location(finding.place)}]
        if finding.fix is not None:
            made["fixes"] = [_fix(finding.place, finding.fix)]
    return made


def _location(place: Place) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(place.file)}, "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(names, place[1:], strict=True))


def _fix(place: Place, text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": text}}
    return {
        "description": {"text": f"Write “{text}”." if text else "Take this out."},
        "artifactChanges": [{"artifactLocation": {"uri": _uri(place.file)}, "replacements": [replacement]}],
    }


def _uri(file: str) -> str:
    from urllib.parse import quote

    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
