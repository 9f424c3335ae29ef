"""The pages of the rules: a table of all, and for each family a page with examples and what `check` says of them."""

from __future__ import annotations

import re
from html import escape

from drafter.lint.examples import with_change
from drafter.lint.explain import rules_page
from drafter.lint.registry import rule_families
from drafter.lint.rule import Rule
from drafter.pipeline import check

_EVERY = 10
# site.js shows it; without scripts, the search of the site finds rules as well.
_SEARCH = """\
<div class="filter" hidden>
<label for="rule-words">Find a rule: words, a severity, or “safe fix”</label>
<input type="search" id="rule-words" autocomplete="off" data-filter>
<p role="status" data-count></p>
</div>"""


def nav() -> list[dict[str, str]]:
    """Return the entries of the navigation: one for each family."""
    return [{heading: f"rules-{name}.md"} for name, heading, _ in rule_families()]


def pages(is_sample: bool) -> dict[str, str]:
    """Return the page of all rules and those of the families; in a sample, few rules have findings."""
    families = {
        f"rules-{name}.md": f"# {heading}\n\n"
        + "\n".join(_entry(rule, number, is_sample) for number, rule in enumerate(rules))
        for name, heading, rules in rule_families()
    }
    return {"rules.md": _all_rules(), **families}


def _all_rules() -> str:
    """Return the page of all rules, as in docs, with a field to search them and links to their examples."""
    links = {rule.id: f"rules-{name}.md#{rule.id}" for name, _, rules in rule_families() for rule in rules}
    page = re.sub(r"^\| `(\S+)` \|", lambda row: f"| [`{row[1]}`]({links[row[1]]}) |", rules_page(), flags=re.MULTILINE)
    introduction, families = page.split("\n## ", 1)
    introduction = introduction[: introduction.rindex("To rebuild this page")]
    return f"{introduction}\n{_SEARCH}\n\n## {families}"


def _entry(rule: Rule, number: int, is_sample: bool) -> str:
    said = [] if is_sample and number % _EVERY else _findings(rule)
    findings = "".join(f'<p class="finding {rule.severity}">{_with_code(text)}</p>\n' for text in said)
    parts = [f"## `{rule.id}` {{#{rule.id}}}", _facts(rule), rule.summary]
    parts += [_block("Wrong", rule.bad), findings, _block("Right", rule.good)]
    return "\n\n".join(part for part in parts if part.strip()) + f"\n\nAuthority: {rule.authority}.\n{{ .authority }}\n"


def _with_code(message: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(message, quote=False))


def _facts(rule: Rule) -> str:
    fix = " · `check --fix` fixes it" if rule.safe else " · `check --unsafe-fixes` fixes it" if rule.suggested else ""
    return f"{rule.severity}{fix}\n{{ .sev .{rule.severity} }}"


def _block(label: str, text: str) -> str:
    return f'```yaml title="{label}"\n{text.rstrip()}\n```\n' if text.strip() else ""


def _findings(rule: Rule) -> list[str]:
    """Return what `check` says of the wrong example, by this rule."""
    if not rule.bad.strip():
        return []
    return list(dict.fromkeys(one.message for one in check(with_change(rule.bad)) if one.rule == rule.id))
