"""The files of a template: names that lead elsewhere, links, pipes, and YAML that is meant to swell."""

from __future__ import annotations

from attacks.attack import SECRET, Attack, keys, page
from attacks.make_files import link, pipe

NO_FILE = "error: there is no such page"
LAUGHS = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


ATTACKS = [
    Attack(
        "page-not-text",
        "a page that is no UTF-8",
        "error",
        {**page(""), "templates/evil/letter.html.j2": b"\xff\xfe"},
        output="not UTF-8 text",
    ),
    Attack(
        "include-absolute",
        "an include of `/etc/passwd`",
        NO_FILE,
        page('{% include "/etc/passwd" %}'),
        output="does not exist",
    ),
    Attack(
        "include-climbing",
        "an include of `../../secret.html.j2`",
        NO_FILE,
        page('{% include "../../secret.html.j2" %}', **{"secret.html.j2": f"<p>{SECRET}</p>"}),
        output="is not in the template",
    ),
    Attack(
        "include-other-files",
        "an include of a letter beside it",
        NO_FILE,
        page('{% include "template.yaml" %}'),
        output="does not exist",
    ),
    Attack(
        "page-linked-out",
        "a page that is a link to a file outside",
        "error: it leads out of the template's folder",
        page(""),
        prepare=link("templates/evil/letter.html.j2", "letter.html.j2"),
        output="leads out",
    ),
    Attack(
        "part-linked-out",
        "a part that is a link to a file outside",
        "error: it leads out of the template's folder",
        page('{% include "part.html.j2" %}'),
        prepare=link("templates/evil/part.html.j2", "part.html.j2"),
        output="leads out",
    ),
    Attack(
        "look-linked-out",
        "a look that is a link to a file outside",
        "error: it leads out of the template's folder",
        page(""),
        prepare=link("templates/evil/look.yaml", "look.yaml"),
        output="leads out",
    ),
    Attack(
        "description-linked-out",
        "a description that is a link to a file outside",
        "error: it leads out of the template's folder",
        page(""),
        prepare=link("templates/evil/template.yaml", "template.yaml"),
        output="leads out",
    ),
    Attack(
        "template-linked-out",
        "a template that is a link to a folder outside",
        "error: there is no such template",
        keys(template="evil"),
        prepare=link("templates/evil", ""),
        output="unknown-template",
    ),
    Attack(
        "page-a-pipe",
        "a page that is a named pipe",
        "error, without waiting",
        page(""),
        prepare=pipe("templates/evil/letter.html.j2"),
        output=r"error\[template\]",
    ),
    Attack(
        "description-a-bomb",
        "a billion laughs in template.yaml",
        "error",
        {**page(""), "templates/evil/template.yaml": "a: &a [x]\n" + LAUGHS},
        output=r"error\[template\]",
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
        output="is not allowed here; write the keys out",
    ),
    Attack(
        "description-python",
        "`!!python/object/apply:os.system` in template.yaml",
        "error",
        {**page(""), "templates/evil/template.yaml": "title: !!python/object/apply:os.system [id]\n"},
        output=r"error\[template\]",
    ),
    Attack(
        "description-deep",
        "100 000 brackets in template.yaml",
        "error: at most 20 levels",
        {**page(""), "templates/evil/template.yaml": "a: " + "[" * 100_000},
        output="deeper than 20 levels",
    ),
]
