"""Expressions in the text of a letter, which prints facts and does nothing else."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, text

MANY = 10_000


ATTACKS = [
    text(
        "body-class", "`{{ title.__class__ }}`", "error: a fact has no such part", "{{ title.__class__ }}", r"error\["
    ),
    text(
        "body-method",
        "`{{ title.upper() }}` and other calls",
        "error: a body calls nothing",
        "{{ title.upper() }}",
        r"error\[",
    ),
    text(
        "body-bound",
        "`{{ title.upper }}`, which shows an address of memory",
        "error: a fact has no such part",
        "{{ title.upper }}",
        r"error\[",
    ),
    text(
        "body-filter",
        "`{{ title | attr('x') }}` and filters that make text long",
        "error: there is no such filter",
        "{{ title | attr('x') }}{{ title | center(1000000000) }}",
        "not-in-a-body",
    ),
    text(
        "body-include",
        "`{% include %}`, `{% import %}`, `{% extends %}`",
        "error: a body prints facts",
        '{% include "letter.yaml" %}{% import "a" as b %}',
        "not-in-a-body",
    ),
    text(
        "body-set",
        "`{% set %}` and `{% macro %}`",
        "error: a body prints facts",
        "{% set a = 1 %}{% macro b() %}{% endmacro %}",
        "not-in-a-body",
    ),
    text(
        "body-power",
        "`{{ 9 ** 9 ** 9 ** 9 }}`",
        "error: a body does not calculate",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "not-in-a-body",
    ),
    text(
        "body-loops",
        "three loops in each other",
        "error: at most two",
        "{% for a in senders %}" * 3 + "{% endfor %}" * 3,
        "not-in-a-body",
    ),
    Attack(
        "body-loops-long",
        "two loops of 900 rounds each, and again 50 times",
        "error: at most 100 000 rounds",
        {
            "letter.yaml": LETTER
            + "on_behalf_of: [Ghana]\nannexes: ["
            + "{body: x}, " * 900
            + "]\nbody: |\n"
            + "  {% for a in annex_headings %}{% for b in annex_headings %}{% endfor %}{% endfor %}\n" * 50
        },
        output="too-much",
    ),
    text(
        "body-joins",
        "a list joined by itself, four times over",
        "error",
        "{{ senders | join(senders | join(senders | join(senders))) }}" * 3 + "{{ a }}",
        r"error\[",
    ),
    text("body-open", "`{{` 10 000 times", "error", "{{" * MANY, r"error\["),
    text(
        "body-undefined", "5000 names that are none", "the first hundred are said", "{{ a }}" * 5000, "undefined-name"
    ),
    text(
        "body-parentheses",
        "10 000 parentheses in an expression",
        "error: nested too deeply",
        "{{ " + "(" * MANY + "1" + ")" * MANY + " }}",
        "too-much",
    ),
]
