"""Templates from strangers: what they ask for, how long they run, what they write."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from attacking import SECRET, Attack, carried_out, examine, keys, page

REFUSED = "error and its line: a template neither sees nor calls it"
ENDED = "error and its line, in less than a second"
NO_FILE = "error: there is no such page"

CLOSED = r"letter\.html\.j2:\d+:1: error\[template\]"
TOO_MUCH = CLOSED + ".* more than a letter can hold"
LETTERS = "a" * 10_000
HUNDRED = "{% set a %}" + "x" * 100 + "{% endset %}"
LAUGHS = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
DESCRIPTION = "title: Evil\nsummary: Evil.\nkind: letter\n"


def printing(expression: str) -> dict[str, str | bytes]:
    return page("<p>{{ " + expression + " }}</p>")


def link(name: str, target: str) -> os.PathLike[str] | object:
    def prepare(folder: Path) -> None:
        (folder.parent / "outside").mkdir()
        for file in ("letter.html.j2", "look.yaml", "template.yaml", "part.html.j2"):
            (folder.parent / "outside" / file).write_text(f"<p>{SECRET}</p>", encoding="utf-8")
        path = folder / name
        path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(folder.parent / "outside" / target)

    return prepare


def pipe(name: str) -> object:
    def prepare(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        os.mkfifo(folder / name)

    return prepare


INJECTIONS = [
    ("class", "''.__class__.__mro__[1].__subclasses__()", "the classes of Python through a text"),
    ("getitem", "''['__class__']", "a hidden attribute by its name in brackets"),
    ("escaped", r"''['\x5f\x5fclass\x5f\x5f']", "a hidden attribute in escapes"),
    ("attr", "title | attr('__class__')", "a hidden attribute through the filter `attr`"),
    ("map", "[title] | map('attr', '__class__') | list | first", "the filter `attr` through the filter `map`"),
    ("attribute", "[title] | map(attribute='__class__') | list | first", "a hidden attribute through `map`"),
    ("cycler", "cycler.__init__.__globals__.os.popen('id').read()", "a shell through the global `cycler`"),
    ("lipsum", "lipsum.__globals__['os'].system('id')", "a shell through the global `lipsum`"),
    ("joiner", "joiner.__init__.__globals__.os", "modules through the global `joiner`"),
    ("namespace", "namespace.__init__.__globals__.os", "modules through the global `namespace`"),
    ("self", "self.__init__.__globals__", "modules through `self`"),
    ("context", "self._TemplateReference__context", "the context through a private name"),
    ("config", "config.items()", "the settings of a web server"),
    ("request", "request.application.__globals__.__builtins__", "the request of a web server"),
    ("url-for", "url_for.__globals__", "the functions of a web server"),
    ("format", "'{0.__class__}'.format(title)", "a hidden attribute through a format"),
    ("format-map", "'{x.__class__}'.format_map({'x': title})", "a hidden attribute through another format"),
    ("percent", "'%s' % title", "a format by per cent"),
    ("printer", "__printer__", "a name of Drafter's own"),
    ("method", "title.upper()", "a method of a text"),
    ("loop", "[1] | map(attribute='real.__class__') | list | first", "a hidden attribute behind another one"),
    ("caller", "caller.__globals__", "modules through a macro"),
]

ATTACKS = [
    *(
        Attack(f"injection-{name}", f"`{{{{ {text} }}}}`: {what}", REFUSED, printing(text), said=CLOSED)
        for name, text, what in INJECTIONS
    ),
    Attack(
        "loop-of-a-billion",
        "a loop over `range(1000000000)`",
        "error and its line: there is no `range`",
        page("\n<p>{% for a in range(1000000000) %}x{% endfor %}</p>"),
        said=r"j2:2:1: error\[template\]",
    ),
    Attack(
        "loops-nested",
        "three loops in each other without output, of 10 000 rounds each",
        ENDED,
        page("".join(f'{{% for {x} in "{LETTERS}" %}}' for x in "abc") + "{% endfor %}" * 3),
        said=TOO_MUCH,
    ),
    Attack(
        "loops-that-pass-over",
        "loops whose condition no item fulfils",
        ENDED,
        page(f'\n{{% for b in "{LETTERS}" %}}\n{{% for a in "{LETTERS}" if false %}}{{% endfor %}}\n{{% endfor %}}'),
        said=r"j2:3:1: error\[template\].* more than a letter can hold",
    ),
    Attack(
        "loop-recursive",
        "a recursive loop that doubles",
        "error and its line: loops are not recursive",
        page("{% for a in [1, 2] recursive %}{{ loop([1, 2]) }}{% endfor %}"),
        said=CLOSED + ".*not recursive",
    ),
    Attack(
        "macro-without-end",
        "a macro that calls itself",
        ENDED,
        page("{% macro f() %}{{ f() }}{% endmacro %}<p>{{ f() }}</p>"),
        said=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "macro-that-branches",
        "a macro that calls itself twice, 100 deep",
        ENDED,
        page("{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}<p>{{ f(100) }}</p>"),
        said=TOO_MUCH,
    ),
    Attack(
        "include-itself",
        "a page that includes itself twice",
        ENDED,
        page('{% include "letter.html.j2" %}{% include "letter.html.j2" %}'),
        said=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "extends-itself",
        "a page that extends itself",
        ENDED,
        page('{% extends "letter.html.j2" %}'),
        said=CLOSED + ".*nested too deeply",
    ),
    Attack(
        "doubling-by-tilde",
        "a text put together with itself 40 times by `~`",
        ENDED,
        page(HUNDRED + "{% set a = a ~ a %}" * 40 + "<p>{{ a }}</p>"),
        said=TOO_MUCH,
    ),
    Attack(
        "doubling-by-set",
        "a text printed into itself 40 times by `set`",
        ENDED,
        page(HUNDRED + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "<p>{{ a }}</p>"),
        said=TOO_MUCH,
    ),
    Attack(
        "squaring-by-join",
        "a text joined by itself, ten times over",
        ENDED,
        page(HUNDRED + "{% set a = a | join(a) %}" * 10 + "<p>{{ a }}</p>"),
        said=TOO_MUCH,
    ),
    Attack(
        "product-of-text",
        '`"a" * 10000000000`',
        "error and its line: a template does not multiply",
        printing('"a" * 10000000000'),
        said=CLOSED,
    ),
    Attack(
        "power-of-numbers",
        "`9 ** 9 ** 9 ** 9`",
        "error and its line: a template does not calculate powers",
        printing("9 ** 9 ** 9 ** 9"),
        said=CLOSED,
    ),
    Attack(
        "width-of-format",
        '`"%1000000000d" % 1`, and `center(1000000000)`',
        "error and its line",
        page('<p>{{ "%1000000000d" % 1 }}</p><p>{{ "a" | center(1000000000) }}</p>'),
        said=CLOSED,
    ),
    Attack(
        "parentheses",
        "5000 parentheses in each other",
        ENDED,
        page("{{ " + "(" * 5000 + ")" * 5000 + " }}"),
        said="nested too deeply",
    ),
    Attack(
        "ifs-nested",
        "500 conditions in each other",
        ENDED,
        page("{% if 1 %}" * 500 + "{% endif %}" * 500),
        said="nested",
    ),
    Attack("attributes-nested", "5000 attributes in a row", ENDED, page("{{ a" + ".b" * 5000 + " }}"), said="nested"),
    Attack(
        "comparisons-of-long-texts",
        "20 000 comparisons of long texts",
        ENDED,
        page(
            f"{{% set t %}}{'y' * 50_000}{{% endset %}}{{% set u %}}{'y' * 40_000}{{% endset %}}"
            f'{{% for a in "{LETTERS[:9000]}" %}}{{% if t == u or t in u %}}{{% endif %}}{{% endfor %}}'
        ),
        said=TOO_MUCH,
    ),
    Attack("page-too-large", "a page of 200 kB", "error: at most 100 kB", page("x" * 200_000), said="at most 100000"),
    Attack(
        "page-not-text",
        "a page that is no UTF-8",
        "error",
        {**page(""), "templates/evil/letter.html.j2": b"\xff\xfe"},
        said="not text in UTF-8",
    ),
    Attack(
        "include-absolute", "an include of `/etc/passwd`", NO_FILE, page('{% include "/etc/passwd" %}'), said="no file"
    ),
    Attack(
        "include-climbing",
        "an include of `../../secret.html.j2`",
        NO_FILE,
        page('{% include "../../secret.html.j2" %}', **{"secret.html.j2": f"<p>{SECRET}</p>"}),
        said="no file in the template",
    ),
    Attack(
        "include-other-files",
        "an include of a letter beside it",
        NO_FILE,
        page('{% include "template.yaml" %}'),
        said="no file",
    ),
    Attack(
        "page-linked-out",
        "a page that is a link to a file outside",
        "error: it leads out of the template's folder",
        page(""),
        prepare=link("templates/evil/letter.html.j2", "letter.html.j2"),
        said="leads out",
    ),
    Attack(
        "part-linked-out",
        "a part that is a link to a file outside",
        "error: it leads out of the template's folder",
        page('{% include "part.html.j2" %}'),
        prepare=link("templates/evil/part.html.j2", "part.html.j2"),
        said="leads out",
    ),
    Attack(
        "look-linked-out",
        "a look that is a link to a file outside",
        "error: it leads out of the template's folder",
        page(""),
        prepare=link("templates/evil/look.yaml", "look.yaml"),
        said="leads out",
    ),
    Attack(
        "description-linked-out",
        "a description that is a link to a file outside",
        "error: it leads out of the template's folder",
        page(""),
        prepare=link("templates/evil/template.yaml", "template.yaml"),
        said="leads out",
    ),
    Attack(
        "template-linked-out",
        "a template that is a link to a folder outside",
        "error: there is no such template",
        keys(template="evil"),
        prepare=link("templates/evil", ""),
        said="unknown-template",
    ),
    Attack(
        "page-a-pipe",
        "a page that is a named pipe",
        "error, without waiting",
        page(""),
        prepare=pipe("templates/evil/letter.html.j2"),
        said=r"error\[template\]",
    ),
    Attack(
        "description-a-bomb",
        "a billion laughs in template.yaml",
        "error",
        {**page(""), "templates/evil/template.yaml": "a: &a [x]\n" + LAUGHS},
        said=r"error\[template\]",
    ),
    Attack(
        "description-merging",
        "mappings merged into each other 40 times by `<<`",
        "error: nothing is merged",
        {
            **page(""),
            "templates/evil/template.yaml": "x0: &x0 {a: b}\n"
            + "".join(f"x{n + 1}: &x{n + 1} {{<<: [*x{n}, *x{n}]}}\n" for n in range(40)),
        },
        said="not merged",
    ),
    Attack(
        "description-python",
        "`!!python/object/apply:os.system` in template.yaml",
        "error",
        {**page(""), "templates/evil/template.yaml": "title: !!python/object/apply:os.system [id]\n"},
        said=r"error\[template\]",
    ),
    Attack(
        "description-deep",
        "100 000 brackets in template.yaml",
        "error: at most 20 levels",
        {**page(""), "templates/evil/template.yaml": "a: " + "[" * 100_000},
        said="more than 20 levels",
    ),
    Attack(
        "look-import",
        "a face named so that the style sheet imports an address",
        "error: this is no name of a face",
        page("", **{"templates/evil/look.yaml": 'text_face: "x;} @import url(http://198.51.100.1/)"'}),
        said=r"error\[look\]",
    ),
    Attack(
        "look-script",
        "a face named `</style><script>`",
        "error: this is no name of a face",
        page("", **{"templates/evil/look.yaml": 'text_face: "</style><script>alert(1)</script>"'}),
        said=r"error\[look\]",
    ),
    Attack(
        "look-class",
        "a role named so that it ends a rule of the style sheet",
        "error: this is no name of a role",
        page("", **{"templates/evil/look.yaml": 'roles: {"a{} @import": {style: Normal}}'}),
        said=r"error\[look\]",
    ),
    Attack(
        "look-number",
        "a size that is not a number",
        "error",
        page("", **{"templates/evil/look.yaml": "styles: {Normal: {name: Normal, size: .nan}}"}),
        said=r"error\[look\]",
    ),
    Attack(
        "look-circle",
        "a style that is based on itself",
        "error",
        page("", **{"templates/evil/look.yaml": "styles: {Normal: {name: Normal, based_on: SingleTxt}}"}),
        said="based on itself",
    ),
    Attack(
        "look-without-room",
        "margins that leave no room, so that pages never end",
        "error",
        page("", **{"templates/evil/look.yaml": "page: {top: 15000}"}),
        said="no room",
    ),
    Attack(
        "look-digits",
        "a number of 100 000 figures",
        "error",
        page("", **{"templates/evil/look.yaml": "page: {top: " + "9" * 100_000 + "}"}),
        said=r"error\[look\]",
    ),
    Attack(
        "entities",
        "a document type with entities that expand",
        "error: no document type",
        page('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><p>&b;&d;</p>'),
        said=CLOSED,
    ),
    Attack("entity", "an entity that is not declared", "error", page("<p>&file;</p>"), said=CLOSED),
    Attack("character-reference", "a reference to a character that is none", "error", page("<p>&#1;</p>"), said=CLOSED),
    Attack(
        "direction-in-template",
        "a right-to-left override that the template writes",
        "error",
        page("<p>&#x202e;</p>"),
        said=CLOSED,
    ),
    Attack("script", "a `<script>` element", "error: no such element", page("<script>a</script>"), said="no element"),
    Attack(
        "frame",
        "an `<iframe>` element",
        "error: no such element",
        page('<iframe src="http://198.51.100.1/"/>'),
        said="no element",
    ),
    Attack(
        "image-element",
        "an `<img>` of a file",
        "error: no such element",
        page('<img src="file:///etc/passwd"/>'),
        said="no element",
    ),
    Attack(
        "handler", "an attribute `onclick`", "error: no such attribute", page('<p onclick="a">b</p>'), said="attribute"
    ),
    Attack(
        "style",
        "an attribute `style` with an address",
        "error: no such attribute",
        page('<p style="background:url(http://198.51.100.1/)">b</p>'),
        said="attribute",
    ),
    Attack(
        "template-link-script",
        "a link to `javascript:`",
        "error",
        page('<p><a href="javascript:a">b</a></p>'),
        said="leads to https",
    ),
    Attack(
        "template-link-file",
        "a link to `file:`",
        "error",
        page('<p><a href="file:///etc/passwd">b</a></p>'),
        said="leads to https",
    ),
    Attack(
        "slot-forged",
        "marks of facts written by hand",
        "error",
        page('<slot n="999"/>'),
        said="no <slot> of its own",
    ),
    Attack(
        "field-forged",
        "a field of another name",
        "error",
        page('<p><field name="INCLUDETEXT"/></p>'),
        said="A field is",
    ),
    Attack(
        "elements-deep",
        "3000 elements in each other",
        "error: at most 40 deep",
        page("<div>" * 3000 + "</div>" * 3000),
        said="40 deep",
    ),
    Attack(
        "elements-many",
        "50 000 elements",
        "error: at most 20 000",
        page(f'{{% for a in "{LETTERS}" %}}<p>a</p><p>a</p><p>a</p><p>a</p><p>a</p>{{% endfor %}}'),
        said="at most 20000",
    ),
    Attack(
        "body-many-times",
        "the whole text, 10 000 times",
        "error: at most 20 000 elements",
        page(f'{{% for a in "{LETTERS}" %}}{{{{ body }}}}{{{{ body }}}}{{{{ body }}}}{{% endfor %}}'),
        said="at most 20000",
    ),
    Attack(
        "class-unknown",
        "a class that the look does not have",
        "error",
        page('<p class="evil">b</p>'),
        said="no role",
    ),
    Attack(
        "class-of-signs",
        "a class of other signs than letters",
        "error",
        page('<p class="a{}b">c</p>'),
        said="one word",
    ),
    Attack(
        "grids-wrong",
        "a session block without its columns",
        "error",
        page('<div class="session-block"><p class="session">a</p></div>'),
        said="side by side",
    ),
    Attack("extension", "the tags `do` and `debug` of extensions", "error", page("{% debug %}{% do 1 %}"), said=CLOSED),
    Attack(
        "autoescape-off", "`autoescape false`", "error", page("{% autoescape false %}{% endautoescape %}"), said="error"
    ),
]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack(attack: Attack, tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    examine(attack, carried_out(attack, tmp_path / "letter"))
