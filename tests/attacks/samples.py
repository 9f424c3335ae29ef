"""Letters to start from, templates put into a folder, and the site of the gallery."""

from __future__ import annotations

from attacks.attack import Attack, page
from attacks.planting import folder_called, kept_secret, outside

LINKED = "error: it leads out of the letter's folder"


ATTACKS = [
    Attack(
        "new-linked",
        "`new` to a link to a file outside",
        "error; nothing is written",
        {},
        "new letter out.md",
        4,
        "out.md",
        prepare=outside("out.md"),
        after=kept_secret,
    ),
    Attack(
        "eject-climbing",
        "a template called `../../..` put into a folder",
        "error: there is no such template",
        {},
        "gallery eject ../../.. own",
        2,
        "error",
    ),
    *(
        Attack(
            name,
            tried,
            happens,
            {**page(text), "templates/x/a.html.j2": "a"},
            "gallery eject evil own --templates templates",
            4,
            "cannot be copied",
            prepare=prepare,
        )
        for name, tried, happens, text, prepare in (
            (
                "eject-writing-elsewhere",
                "a template that includes `../../x`, put into a folder",
                "error: nothing is written beside the folder",
                '{% include "x/../../templates/x/a.html.j2" %}{% include "../../letter/templates/x/a.html.j2" %}',
                folder_called("x"),
            ),
            (
                "eject-linked",
                "a template whose part is a link to a file outside, put into a folder",
                LINKED.replace("letter", "template"),
                "",
                outside("templates/evil/a.md"),
            ),
        )
    ),
    Attack(
        "sample-climbing",
        "a sample called `../../etc/passwd`",
        "error: there is no such sample",
        {},
        "new ../../etc/passwd out.yaml",
        2,
        "error",
    ),
]
