"""Templates that run for long, or make much of little."""

from __future__ import annotations

from attacks.attack import Attack, page

ENDED = "error and its line, in less than a second"
CLOSED = r"letter\.html\.j2:\d+:1: error\[template\]"
TOO_MUCH = CLOSED + ".* more than a letter can hold"
LETTERS = "a" * 10_000
HUNDRED = "{% set a %}" + "x" * 100 + "{% endset %}"


ATTACKS = [
    Attack(
        "loop-of-a-billion",
        "a loop over `range(1000000000)`",
        "error and its line: there is no `range`",
        page("\n<p>{% for a in range(1000000000) %}x{% endfor %}</p>"),
        output=r"j2:2:1: error\[template\]",
    ),
    Attack(
        "loops-nested",
        "three loops in each other without output, of 10 000 rounds each",
        ENDED,
        page("".join(f'{{% for {x} in "{LETTERS}" %}}' for x in "abc") + "{% endfor %}" * 3),
        output=TOO_MUCH,
    ),
    Attack(
        "loops-that-pass-over",
        "loops whose condition no item fulfils",
        ENDED,
        page(f'\n{{% for b in "{LETTERS}" %}}\n{{% for a in "{LETTERS}" if false %}}{{% endfor %}}\n{{% endfor %}}'),
        output=r"j2:3:1: error\[template\].* more than a letter can hold",
    ),
    Attack(
        "loop-recursive",
        "a recursive loop that doubles",
        "error and its line: loops are not recursive",
        page("{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}"),
        output=CLOSED + ".*cannot be recursive",
    ),
    Attack(
        "macro-without-end",
        "a macro that calls itself",
        ENDED,
        page("{% macro f() %}{{ f() }}{% endmacro %}<p>{{ f() }}</p>"),
        output=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "macro-that-branches",
        "a macro that calls itself twice, 100 deep",
        ENDED,
        page("{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}<p>{{ f(100) }}</p>"),
        output=TOO_MUCH,
    ),
    Attack(
        "include-itself",
        "a page that includes itself twice",
        ENDED,
        page('{% include "letter.html.j2" %}{% include "letter.html.j2" %}'),
        output=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "extends-itself",
        "a page that extends itself",
        ENDED,
        page('{% extends "letter.html.j2" %}'),
        output=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "doubling-by-tilde",
        "a text put together with itself 40 times by `~`",
        ENDED,
        page(HUNDRED + "{% set a = a ~ a %}" * 40 + "<p>{{ a }}</p>"),
        output=TOO_MUCH,
    ),
    Attack(
        "doubling-by-set",
        "a text printed into itself 40 times by `set`",
        ENDED,
        page(HUNDRED + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "<p>{{ a }}</p>"),
        output=TOO_MUCH,
    ),
    Attack(
        "squaring-by-join",
        "a text joined by itself, ten times over",
        ENDED,
        page(HUNDRED + "{% set a = a | join(a) %}" * 10 + "<p>{{ a }}</p>"),
        output=TOO_MUCH,
    ),
    Attack(
        "parentheses",
        "5000 parentheses in each other",
        ENDED,
        page("{{ " + "(" * 5000 + ")" * 5000 + " }}"),
        output="nested too deeply",
    ),
    Attack(
        "ifs-nested",
        "500 conditions in each other",
        ENDED,
        page("{% if 1 %}" * 500 + "{% endif %}" * 500),
        output="nested",
    ),
    Attack("attributes-nested", "5000 attributes in a row", ENDED, page("{{ a" + ".b" * 5000 + " }}"), output="nested"),
    Attack(
        "comparisons-of-long-texts",
        "20 000 comparisons of long texts",
        ENDED,
        page(
            f"{{% set t %}}{'y' * 50_000}{{% endset %}}{{% set u %}}{'y' * 40_000}{{% endset %}}"
            f'{{% for a in "{LETTERS[:9000]}" %}}{{% if t == u or t in u %}}{{% endif %}}{{% endfor %}}'
        ),
        output=TOO_MUCH,
    ),
    Attack("page-too-large", "a page of 200 kB", "error: at most 100 kB", page("x" * 200_000), output="the limit is 100,000"),
    Attack(
        "elements-deep",
        "3000 elements in each other",
        "error: at most 40 deep",
        page("<div>" * 3000 + "</div>" * 3000),
        output="nested 40 levels deep",
    ),
    Attack(
        "elements-many",
        "50 000 elements",
        "error: at most 20 000",
        page(f'{{% for a in "{LETTERS}" %}}<p>a</p><p>a</p><p>a</p><p>a</p><p>a</p>{{% endfor %}}'),
        output="20,000 elements",
    ),
    Attack(
        "body-many-times",
        "the whole text, 10 000 times",
        "error: at most 20 000 elements",
        page(f'{{% for a in "{LETTERS}" %}}{{{{ body }}}}{{{{ body }}}}{{{{ body }}}}{{% endfor %}}'),
        output="20,000 elements",
    ),
]
