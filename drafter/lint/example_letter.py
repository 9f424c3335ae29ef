"""The example letter, which the examples of rules and fields change."""

from __future__ import annotations

# Identical letters from two States, in which no rule finds anything.
EXAMPLE_LETTER = """\
template: identical-letters
date: 2026-03-04
addressees: [secretary-general, president-of-the-security-council]
agenda_items:
  - {number: 12, title: Sport for development and peace}
body: |
  We have the honour to inform you that the rowing clubs of Iceland and Malta will exchange their crews.

  {{ circulation_request }}
signatories:
  - {given: Ada, family: Bergsdóttir, state: Iceland}
  - {given: Karmenu, family: Zahra, state: Malta}
"""


def with_change(change: str) -> str:
    """Return the example letter with the top-level keys of `change`; `key: null` removes a key."""
    return "".join((_by_key(EXAMPLE_LETTER) | _by_key(change)).values())


def _by_key(text: str) -> dict[str, str]:
    """Return the lines of each top-level key of a YAML text."""
    lines: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if line[:1].strip() and line[:1] not in "#-":
            key = line.partition(":")[0]
            lines[key] = ""
        lines[key] = lines.get(key, "") + (line if line.endswith("\n") else line + "\n")
    return lines
