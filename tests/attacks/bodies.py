"""Expressions in the body of a letter, which may only print facts, choose and repeat."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, body_attack

MANY = 10_000


ATTACKS = [
    body_attack(
        "body-class",
        "`{{ title.__class__ }}`",
        "refuses it: a fact has no such part",
        "{{ title.__class__ }}",
        r"error\[",
    ),
    body_attack(
        "body-method",
        "`{{ title.upper() }}` and other calls",
        "refuses it: a body cannot call functions",
        "{{ title.upper() }}",
        r"error\[",
    ),
    body_attack(
        "body-method-address",
        "`{{ title.upper }}`, which could print a memory address",
        "refuses it: a fact has no such part",
        "{{ title.upper }}",
        r"error\[",
    ),
    body_attack(
        "body-filter",
        "`{{ title | attr('x') }}` and filters that lengthen text",
        "refuses it: no such filter in a body",
        "{{ title | attr('x') }}{{ title | center(1000000000) }}",
        "not-in-a-body",
    ),
    body_attack(
        "body-include",
        "`{% include %}`, `{% import %}`, `{% extends %}`",
        "refuses it: a body only prints facts",
        '{% include "letter.yaml" %}{% import "a" as b %}',
        "not-in-a-body",
    ),
    body_attack(
        "body-set",
        "`{% set %}` and `{% macro %}`",
        "refuses it: a body only prints facts",
        "{% set a = 1 %}{% macro b() %}{% endmacro %}",
        "not-in-a-body",
    ),
    body_attack(
        "body-power",
        "`{{ 9 ** 9 ** 9 ** 9 }}`",
        "refuses it: a body cannot calculate",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "not-in-a-body",
    ),
    body_attack(
        "body-loops",
        "3 nested loops",
        "refuses it: at most 2",
        "{% for a in senders %}" * 3 + "{% endfor %}" * 3,
        "not-in-a-body",
    ),
    Attack(
        "body-loops-long",
        "2 nested loops of 900 rounds each, 50 times",
        "refuses it: at most 100,000 rounds",
        {
            "letter.yaml": LETTER
            + "on_behalf_of: [Ghana]\nannexes: ["
            + "{body: x}, " * 900
            + "]\nbody: |\n"
            + "  {% for a in annex_headings %}{% for b in annex_headings %}{% endfor %}{% endfor %}\n" * 50
        },
        output="too-much",
    ),
    body_attack(
        "body-joins",
        "a list joined with itself 4 times",
        "refuses it",
        "{{ senders | join(senders | join(senders | join(senders))) }}" * 3 + "{{ a }}",
        r"error\[",
    ),
    body_attack("body-open", "`{{` 10,000 times", "refuses it", "{{" * MANY, r"error\["),
    body_attack(
        "body-undefined",
        "5,000 undefined names",
        "refuses it and lists the first 100",
        "{{ a }}" * 5000,
        "undefined-name",
    ),
    body_attack(
        "body-parentheses",
        "10,000 parentheses in an expression",
        "refuses it: nested too deeply",
        "{{ " + "(" * MANY + "1" + ")" * MANY + " }}",
        "too-much",
    ),
]
