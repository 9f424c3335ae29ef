"""Findings as a log in the Static Analysis Results Interchange Format, SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from drafter import __version__
from drafter.diagnostics import Finding, Place
from drafter.lint.registry import all_rules
from drafter.lint.rule import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def dump(findings: Sequence[Finding]) -> str:
    """Return the log of one run as JSON."""
    return json.dumps(_log(findings), ensure_ascii=False, indent=2)


def _log(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the log, with only those rules that have findings."""
    known = all_rules()
    names = dict.fromkeys(finding.rule for finding in findings)
    rules = [_rule(known[name]) for name in names if name in known]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    driver = {"name": "Drafter", "version": __version__, "rules": rules}
    results = [_result(finding, index) for finding in findings]
    # Columns count characters, where SARIF's default counts UTF-16 code units.
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    fix = "safe" if rule.safe else "suggested" if rule.suggested else ""
    return {
        **({"properties": {"fix": fix}} if fix else {}),
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} ({rule.authority})"},
        "help": {"text": f"Authority: {rule.authority}. `drafter explain {rule.id}` shows examples."},
    }


def _result(finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": str(finding.severity),
        "message": {"text": finding.message},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.place:
        result["locations"] = [{"physicalLocation": _location(finding.place)}]
        if finding.fix is not None:
            result["fixes"] = [_fix(finding.place, finding.fix)]
    return result


def _location(place: Place) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(place.file)}, "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(names, place[1:], strict=True))


def _fix(place: Place, text: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(place), "insertedContent": {"text": text}}
    return {
        "description": {"text": f"Write “{text}”." if text else "Remove this."},
        "artifactChanges": [{"artifactLocation": {"uri": _uri(place.file)}, "replacements": [replacement]}],
    }


def _uri(file: str) -> str:
    from urllib.parse import quote

    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
