"""Templates that would run for a long time or write too much."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_template

STOPPED = "refuses it: too much work, or nested too deeply"
CLOSED = r"letter\.html\.j2:\d+:\d+: error\[template\]"
TOO_MUCH = CLOSED + ".* more than a letter can hold"
LETTERS = "a" * 10_000
HUNDRED = "{% set a %}" + "x" * 100 + "{% endset %}"


ATTACKS = [
    Attack(
        "loop-of-a-billion",
        "a loop over `range(1000000000)`",
        "refuses it and shows the line: `range` is not available",
        letter_with_template("\n<p>{% for a in range(1000000000) %}x{% endfor %}</p>"),
        output=r"j2:2:1: error\[template\]",
    ),
    Attack(
        "loops-nested",
        "3 nested loops of 10,000 rounds each, without output",
        STOPPED,
        letter_with_template("".join(f'{{% for {x} in "{LETTERS}" %}}' for x in "abc") + "{% endfor %}" * 3),
        output=TOO_MUCH,
    ),
    Attack(
        "loops-that-skip",
        "nested loops of 10,000 rounds that skip every item",
        STOPPED,
        letter_with_template(
            f'\n{{% for b in "{LETTERS}" %}}\n{{% for a in "{LETTERS}" if false %}}{{% endfor %}}\n{{% endfor %}}'
        ),
        output=r"j2:3:1: error\[template\].* more than a letter can hold",
    ),
    Attack(
        "loop-recursive",
        "a recursive loop that doubles",
        "refuses it and shows the line: loops cannot be recursive",
        letter_with_template("{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}"),
        output=CLOSED + ".*cannot be recursive",
    ),
    Attack(
        "macro-without-end",
        "a macro that calls itself",
        STOPPED,
        letter_with_template("{% macro f() %}{{ f() }}{% endmacro %}<p>{{ f() }}</p>"),
        output=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "macro-that-branches",
        "a macro that calls itself twice, 100 deep",
        STOPPED,
        letter_with_template(
            "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}<p>{{ f(100) }}</p>"
        ),
        output=TOO_MUCH,
    ),
    Attack(
        "include-itself",
        "a page that includes itself twice",
        STOPPED,
        letter_with_template('{% include "letter.html.j2" %}{% include "letter.html.j2" %}'),
        output=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "extends-itself",
        "a page that extends itself",
        STOPPED,
        letter_with_template('{% extends "letter.html.j2" %}'),
        output=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "doubling-by-tilde",
        "a text doubled 40 times with `~`",
        STOPPED,
        letter_with_template(HUNDRED + "{% set a = a ~ a %}" * 40 + "<p>{{ a }}</p>"),
        output=TOO_MUCH,
    ),
    Attack(
        "doubling-by-set",
        "a text doubled 40 times with `set`",
        STOPPED,
        letter_with_template(HUNDRED + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "<p>{{ a }}</p>"),
        output=TOO_MUCH,
    ),
    Attack(
        "squaring-by-join",
        "a text joined with itself 10 times",
        STOPPED,
        letter_with_template(HUNDRED + "{% set a = a | join(a) %}" * 10 + "<p>{{ a }}</p>"),
        output=TOO_MUCH,
    ),
    Attack(
        "parentheses",
        "5,000 nested parentheses",
        STOPPED,
        letter_with_template("{{ " + "(" * 5000 + ")" * 5000 + " }}"),
        output="nested too deeply",
    ),
    Attack(
        "ifs-nested",
        "500 nested conditions",
        STOPPED,
        letter_with_template("{% if 1 %}" * 500 + "{% endif %}" * 500),
        output="nested",
    ),
    Attack(
        "attributes-nested",
        "5,000 attributes in a row",
        STOPPED,
        letter_with_template("{{ a" + ".b" * 5000 + " }}"),
        output="nested",
    ),
    Attack(
        "comparisons-of-long-texts",
        "18,000 comparisons of long texts",
        STOPPED,
        letter_with_template(
            f"{{% set t %}}{'y' * 50_000}{{% endset %}}{{% set u %}}{'y' * 40_000}{{% endset %}}"
            f'{{% for a in "{LETTERS[:9000]}" %}}{{% if t == u or t in u %}}{{% endif %}}{{% endfor %}}'
        ),
        output=TOO_MUCH,
    ),
    Attack(
        "page-too-large",
        "a page of 200 kB",
        "refuses it: at most 100 kB",
        letter_with_template("x" * 200_000),
        output="the limit is 100,000",
    ),
    Attack(
        "elements-deep",
        "3,000 nested elements",
        "refuses it: at most 40 levels",
        letter_with_template("<div>" * 3000 + "</div>" * 3000),
        output="nested 40 levels deep",
    ),
    Attack(
        "elements-many",
        "50,000 elements",
        "refuses it: at most 20,000",
        letter_with_template(f'{{% for a in "{LETTERS}" %}}<p>a</p><p>a</p><p>a</p><p>a</p><p>a</p>{{% endfor %}}'),
        output="20,000 elements",
    ),
    Attack(
        "body-many-times",
        "the body of the letter, 30,000 times",
        "refuses it: at most 20,000 elements",
        letter_with_template(f'{{% for a in "{LETTERS}" %}}{{{{ body }}}}{{{{ body }}}}{{{{ body }}}}{{% endfor %}}'),
        output="20,000 elements",
    ),
]
