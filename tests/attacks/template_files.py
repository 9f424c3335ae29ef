"""Files of a template: paths that lead outside, links, pipes, and YAML that expands."""

from __future__ import annotations

from attacks.attack import SECRET, Attack, letter_with_keys, letter_with_template
from attacks.special_files import link_to_outside_template, named_pipe

NO_FILE = "refuses it: no such file in the template"
LAUGHS = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


ATTACKS = [
    Attack(
        "page-not-text",
        "a page that is not UTF-8",
        "refuses it",
        {**letter_with_template(""), "templates/evil/letter.html.j2": b"\xff\xfe"},
        output="not UTF-8 text",
    ),
    Attack(
        "include-absolute",
        "an include of `/etc/passwd`",
        NO_FILE,
        letter_with_template('{% include "/etc/passwd" %}'),
        output="does not exist",
    ),
    Attack(
        "include-climbing",
        "an include of `../../secret.html.j2`",
        "refuses it: not in the template's folder",
        letter_with_template('{% include "../../secret.html.j2" %}', **{"secret.html.j2": f"<p>{SECRET}</p>"}),
        output="is not in the template's folder",
    ),
    Attack(
        "include-other-files",
        "an include of `template.yaml`",
        NO_FILE,
        letter_with_template('{% include "template.yaml" %}'),
        output="does not exist",
    ),
    Attack(
        "page-linked-out",
        "a page that is a link to a file outside",
        "refuses it: outside the template's folder",
        letter_with_template(""),
        prepare=link_to_outside_template("templates/evil/letter.html.j2", "letter.html.j2"),
        output="leads out",
    ),
    Attack(
        "part-linked-out",
        "a part that is a link to a file outside",
        "refuses it: outside the template's folder",
        letter_with_template('{% include "part.html.j2" %}'),
        prepare=link_to_outside_template("templates/evil/part.html.j2", "part.html.j2"),
        output="leads out",
    ),
    Attack(
        "look-linked-out",
        "a look that is a link to a file outside",
        "refuses it: outside the template's folder",
        letter_with_template(""),
        prepare=link_to_outside_template("templates/evil/look.yaml", "look.yaml"),
        output="leads out",
    ),
    Attack(
        "description-linked-out",
        "a description that is a link to a file outside",
        "refuses it: outside the template's folder",
        letter_with_template(""),
        prepare=link_to_outside_template("templates/evil/template.yaml", "template.yaml"),
        output="leads out",
    ),
    Attack(
        "template-linked-out",
        "a template that is a link to a folder outside",
        "refuses it: no such template",
        letter_with_keys(template="evil"),
        prepare=link_to_outside_template("templates/evil", ""),
        output="unknown-template",
    ),
    Attack(
        "page-a-pipe",
        "a page that is a named pipe",
        "refuses it without waiting",
        letter_with_template(""),
        prepare=named_pipe("templates/evil/letter.html.j2"),
        output=r"error\[template\]",
    ),
    Attack(
        "description-a-bomb",
        "a “billion laughs” bomb in template.yaml",
        "refuses it",
        {**letter_with_template(""), "templates/evil/template.yaml": "a: &a [x]\n" + LAUGHS},
        output=r"error\[template\]",
    ),
    Attack(
        "description-merging",
        "mappings merged 40 times with `<<` in template.yaml",
        "refuses it: at most 20,000 values",
        {
            **letter_with_template(""),
            "templates/evil/template.yaml": "x0: &x0 {a: b}\n"
            + "".join(f"x{n + 1}: &x{n + 1} {{<<: [*x{n}, *x{n}]}}\n" for n in range(40)),
        },
        output="limited to 20,000 values",
    ),
    Attack(
        "description-python",
        "`!!python/object/apply:os.system` in template.yaml",
        "refuses it",
        {**letter_with_template(""), "templates/evil/template.yaml": "title: !!python/object/apply:os.system [id]\n"},
        output=r"error\[template\]",
    ),
    Attack(
        "description-deep",
        "100,000 brackets in template.yaml",
        "refuses it: at most 40 levels",
        {**letter_with_template(""), "templates/evil/template.yaml": "a: " + "[" * 100_000},
        output="limited to 40 levels",
    ),
]
