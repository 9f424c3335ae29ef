"""The letter that the examples of rules are changes to, and how a change is made."""

from __future__ import annotations

# Two letters of two States; nothing in it is found by any rule.
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
    """The specimen with the top-level keys of a change in place of its own; `key: null` takes one out."""
    changed = _by_key(change)
    return "".join((_by_key(EXAMPLE_LETTER) | changed).values())


def _by_key(text: str) -> dict[str, str]:
    """The lines of each top-level key of a YAML text."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if line[:1].strip() and line[:1] not in "#-":
            key = line.partition(":")[0]
            found[key] = ""
        found[key] = found.get(key, "") + (line if line.endswith("\n") else line + "\n")
    return found
