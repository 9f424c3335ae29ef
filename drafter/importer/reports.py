"""The results of an import: a summary, JSON, and a page with the source next to the rendered letter."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any, get_args

from drafter.importer.import_letter import Imported
from drafter.importer.model import Grade

_STYLE = (
    "body{font:15px/1.45 serif;margin:2em auto;max-width:80em;padding:0 1em}table{border-collapse:collapse;width:100%}"
    "td,th{border-bottom:1px solid #ccc;padding:.4em .6em;text-align:left;vertical-align:top}td{width:50%}"
    ".left td:first-child{background:#fbe9e7}.added td:last-child{background:#e8f5e9}.changed td{background:#fff8e1}"
    ".grades td{width:auto}"
)


def summary(imported: Imported, name: str) -> str:
    """Return the summary of an import in a few lines."""
    counts = ", ".join(f"{_count(imported, grade)} {grade}" for grade in get_args(Grade))
    found = imported.fidelity
    lines = [
        f"{name}: fields: {counts}.",
        f"{name}: {found.found} of {found.words} words of the source are found again ({found.score:.1%}).",
    ]
    lines += [
        f"{name}: {grade.grade}: {grade.key}: {grade.reason}." for grade in imported.grades if _is_doubt(grade.grade)
    ]
    lines += [f"{name}: left over: {line}" for line in (*found.left_over, *imported.notes)]
    lines += [f"{name}: to be completed: {error}" for error in imported.errors]
    return "\n".join(lines) + "\n"


def _is_doubt(grade: Grade) -> bool:
    return grade in ("guessed", "missing")


def _count(imported: Imported, grade: Grade) -> int:
    return sum(field.grade == grade for field in imported.grades)


def as_json(imported: Imported, name: str) -> str:
    """Return the report for other programs: fields with grades, counts, the score, what is left over, the YAML."""
    report: dict[str, Any] = {
        "file": name,
        "fields": [
            {"key": field.key, "grade": field.grade, "value": field.value, "reason": field.reason}
            for field in imported.grades
        ],
        "counts": {grade: _count(imported, grade) for grade in get_args(Grade)},
        "words": imported.fidelity.words,
        "found": imported.fidelity.found,
        "score": round(imported.fidelity.score, 4),
        "left_over": [*imported.fidelity.left_over, *imported.notes],
        "errors": list(imported.errors),
        "yaml": imported.yaml,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def side_by_side(imported: Imported, name: str) -> str:
    """Return a page of HTML with each line of the source next to the rendered one, without any script."""
    title = html.escape(name)
    rows = "\n".join(_rows(imported))
    grades = "\n".join(
        f"<tr><td>{field.grade}</td><td>{html.escape(field.key)}</td><td>{html.escape(field.value)}</td>"
        f"<td>{html.escape(field.reason)}</td></tr>"
        for field in imported.grades
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1>"
        f"<p>{imported.fidelity.found} of {imported.fidelity.words} words of the source are found again.</p>"
        f"<table><thead><tr><th>Source</th><th>Rendered</th></tr></thead><tbody>\n{rows}\n</tbody></table>"
        f'<h2>Fields</h2><table class="grades"><tbody>\n{grades}\n</tbody></table></body></html>\n'
    )


def _rows(imported: Imported) -> Iterator[str]:
    for read, rendered in imported.fidelity.pairs:
        kind = (
            "left" if not rendered else "added" if not read else "" if read.split() == rendered.split() else "changed"
        )
        cells = "".join(f"<td>{html.escape(text)}</td>" for text in (read, rendered))
        yield f'<tr class="{kind}">{cells}</tr>'
