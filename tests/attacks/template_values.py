"""Templates that double a value again and again, and use it once."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_template

STOPPED = "refuses it: too much work"
TOO_MUCH = "more than a letter can hold"
ITEM = "xxxxxxxxxxxxxxxx"
LIST = f"{{% set a = ['{ITEM}'] %}}" + "{% set a = [a, a] %}" * 26
PAIR = f"{{% set a = ('{ITEM}', 1) %}}" + "{% set a = (a, a) %}" * 40
MAPPING = f"{{% set a = {{'a': '{ITEM}'}} %}}" + "{% set a = {'a': a, 'b': a} %}" * 40
KEY = "{% set a = (1, 2) %}" + "{% set a = (a, a) %}" * 40 + "{% set b = {a: 1} %}"
TWICE = LIST + LIST.replace(" a ", " b ").replace("[a, a]", "[b, b]")
MACRO = "{% macro f(n) %}{% if n %}{{ f(n - 1, ARGUMENTS) }}{% else %}{{ NAME | string }}{% endif %}{% endmacro %}"
FURTHER = MACRO.replace("ARGUMENTS", "varargs, varargs").replace("NAME", "varargs")
NAMED = MACRO.replace("ARGUMENTS", "a=kwargs, b=kwargs").replace("NAME", "kwargs")
WIDE = f"{{% set a = ['{'x' * 1_000}'] %}}" + f"{{% set a = [{', '.join('a' * 30)}] %}}" * 5

VALUES = (
    ("string", "a list doubled 26 times, printed", LIST + "<p>{{ a | string }}</p>"),
    ("join", "a list doubled 26 times, joined", LIST + "<p>{{ a | join }}</p>"),
    ("joined-by", "a list doubled 26 times, joined by itself", LIST + "<p>{{ ['a', 'b'] | join(a) }}</p>"),
    ("upper", "a list doubled 26 times, in capitals", LIST + "<p>{{ a | upper }}</p>"),
    ("escape", "a list doubled 26 times, escaped", LIST + "<p>{{ a | e }}</p>"),
    ("tilde", "a list doubled 26 times, joined to a text", LIST + "<p>{{ a ~ 'x' }}</p>"),
    ("equal", "two lists doubled 26 times, compared", TWICE + "<p>{% if a == b %}x{% endif %}</p>"),
    ("in", "a list doubled 26 times, searched for in itself", TWICE + "<p>{% if a in [b] %}x{% endif %}</p>"),
    ("unique", "a list doubled 26 times, without repetitions", LIST + "<p>{{ [a, a] | unique | string }}</p>"),
    ("sort", "a list doubled 26 times, sorted", TWICE + "<p>{{ [a, b] | sort | string }}</p>"),
    ("map", "a list doubled 26 times, each item as text", LIST + "<p>{{ a | map('string') | join }}</p>"),
    ("first", "a list doubled 26 times, its first item", LIST + "<p>{{ a | first | string }}</p>"),
    ("index", "a list doubled 26 times, an item of it", LIST + "<p>{{ a[0] | string }}</p>"),
    ("loop", "a list doubled 26 times, in a loop", LIST + "<p>{% for b in a %}{{ b | string }}{% endfor %}</p>"),
    ("unused", "a list doubled 26 times, not used", LIST + "<p>x</p>"),
    ("tuple", "a pair doubled 40 times", PAIR + "<p>x</p>"),
    ("mapping", "a mapping doubled 40 times", MAPPING + "<p>{{ a | string }}</p>"),
    ("key", "a pair doubled 40 times, as a key", KEY + "<p>x</p>"),
    ("arguments", "further arguments of a macro, doubled 60 times", FURTHER + "<p>{{ f(60, 1) }}</p>"),
    ("named-arguments", "named arguments of a macro, doubled 60 times", NAMED + "<p>{{ f(60, a=1) }}</p>"),
    ("wide", "a list of 30 lists of 30 lists and so on", WIDE + "<p>x</p>"),
    ("block", "a doubled list inside a block", "{% block a %}" + LIST + "<p>{{ a | string }}</p>{% endblock %}"),
    ("capture", "a doubled list in a captured text", LIST + "{% set b %}{{ a | string }}{% endset %}<p>{{ b }}</p>"),
    ("caller", "a doubled list in a call", "{% macro m() %}{{ caller() }}{% endmacro %}" + LIST
     + "<p>{% call m() %}{{ a | string }}{% endcall %}</p>"),
    ("condition", "a doubled list in a condition", LIST + "<p>{{ 'x' if (a | string) else 'y' }}</p>"),
    ("default", "a doubled list as a default", LIST + "<p>{{ missing | default(a) | string }}</p>"),
    ("reverse", "a doubled list reversed", LIST + "<p>{{ a | reverse | list | string }}</p>"),
    ("select", "a doubled list, selected", LIST + "<p>{{ a | select | list | string }}</p>"),
)  # fmt: skip

ATTACKS = [
    *(
        Attack(f"doubled-{name}", what, STOPPED, letter_with_template(page), output=TOO_MUCH)
        for name, what, page in VALUES
    ),
    *(
        Attack(
            f"doubled-{command.split()[0]}-{command.split()[-1].strip('-.')}",
            f"`{command}` with a list doubled 26 times",
            STOPPED,
            {**letter_with_template(LIST + "<p>{{ a | string }}</p>")},
            command,
            1,
            TOO_MUCH,
        )
        for command in (
            "render letter.yaml --to docx",
            "render letter.yaml --to pdf",
            "render letter.yaml --to text",
            "render letter.yaml --to docx --jobs 2",
        )
    ),
]
