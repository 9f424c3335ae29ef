"""Letters to start from, templates put into a folder, and the site of the gallery."""

from __future__ import annotations

from attacks.attack import Attack, nothing, page
from attacks.make_files import (
    brackets,
    folder_called,
    kept_secret,
    link,
    linked,
    nowhere,
    outside,
    outside_folder,
    pipe,
    sparse,
)

LINKED = "error: it leads out of the letter's folder"


LEFT = "the letter is written; the schema is left as it is"
TRIED = page("<p>{{ title }}</p>")

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
    *(
        Attack(name, tried, happens, {}, "new letter out.yaml", 0, "was not updated", ("out.yaml",), prepare, after)
        for name, tried, happens, prepare, after in (
            ("schema-pipe", "`new` beside a schema that is a named pipe", LEFT, pipe("letter.schema.json"), None),
            (
                "schema-large",
                "`new` beside a schema of a hundred thousand million bytes",
                LEFT,
                sparse("letter.schema.json"),
                None,
            ),
            ("schema-bomb", "`new` beside a schema of 100 000 brackets", LEFT, brackets("letter.schema.json"), None),
        )
    ),
    Attack(
        "schema-linked",
        "`new` beside a schema that is a link to a file outside",
        LEFT,
        {},
        "new letter out.yaml",
        0,
        written=("out.yaml",),
        prepare=outside("letter.schema.json"),
        after=kept_secret,
    ),
    Attack(
        "new-below-link",
        "`new` into a folder that is a link to nowhere",
        "error",
        {},
        "new letter own/out.yaml",
        4,
        "error",
        prepare=linked("own", "nowhere"),
    ),
    *(
        Attack(
            f"eject-into-{name}",
            f"a template put into a folder {tried}",
            "error; nothing is written",
            {},
            f"gallery eject letter {place}",
            4,
            "error",
            prepare=prepare,
            after=after,
        )
        for name, tried, place, prepare, after in (
            (
                "linked",
                "whose `_shared` is a link to a folder outside",
                "own",
                outside_folder("own/_shared"),
                kept_secret,
            ),
            ("linked-own", "that has a link of its name", "own", outside_folder("own/letter"), kept_secret),
            ("nowhere", "that has a link of its name to nowhere", "own", nowhere("own/letter"), None),
            ("device", "`/dev/null`", "/dev/null", linked("a", "b"), None),
        )
    ),
    *(
        Attack(
            f"gallery-into-{name}",
            f"the gallery built into a folder {tried}",
            "error; nothing is written",
            {"site/.drafter-gallery": ""},
            "gallery build site",
            4,
            "error",
            prepare=prepare,
            after=after,
        )
        for name, tried, prepare, after in (
            ("linked", "with a link to a folder outside", outside_folder("site/letter"), kept_secret),
            ("linked-file", "whose first page is a link to a file outside", outside("site/index.html.md"), kept_secret),
            ("pipe", "whose first page is a named pipe", pipe("site/index.html"), None),
        )
    ),
    Attack(
        "gallery-into-device", "the gallery built into `/dev/null`", "error", {}, "gallery build /dev/null", 4, "error"
    ),
    Attack(
        "gallery-over-others",
        "the gallery built over a folder of other files",
        "error; they stay",
        {"site/mine.txt": "mine"},
        "gallery build site",
        4,
        "would-overwrite",
    ),
    Attack(
        "show-climbing",
        "`gallery show ../../etc/passwd`",
        "error: there is no such sample",
        {},
        "gallery show ../../etc/passwd",
        2,
        "unknown-sample",
    ),
    Attack(
        "explain-climbing",
        "`explain ../../etc/passwd`",
        "error: there is no such rule",
        {},
        "explain ../../etc/passwd",
        2,
        "unknown-rule",
    ),
    *(
        Attack(
            f"check-of-{name}",
            f"`templates check` of {tried}",
            happens,
            files,
            f"templates check {place}",
            code,
            said,
            prepare=prepare,
        )
        for name, tried, happens, files, place, code, said, prepare in (
            ("device", "`/dev/null`", "error: there is no such folder", {}, "/dev/null", 4, "no-such-folder", nothing),
            ("folder", "a folder without templates", "error", {"own/a.txt": ""}, "own", 4, "no-template", nothing),
            (
                "linked-sample",
                "a template whose sample is a link to a file outside",
                "error",
                TRIED,
                "templates",
                1,
                "leads out",
                link("templates/evil/sample.yaml", "sample.yaml"),
            ),
            (
                "pipe",
                "a template whose sample is a named pipe",
                "error, without waiting",
                TRIED,
                "templates",
                1,
                "error",
                pipe("templates/evil/sample.yaml"),
            ),
            (
                "large",
                "a template whose sample has a hundred thousand million bytes",
                "error",
                TRIED,
                "templates",
                1,
                "error",
                sparse("templates/evil/sample.yaml"),
            ),
            (
                "terminal",
                "a template named by an escape sequence",
                "error; it is shown, not sent",
                {"own/\x1b[31m/template.yaml": "x: y"},
                "own",
                1,
                r"\\x1b",
                nothing,
            ),
        )
    ),
    *(
        Attack(
            f"sample-terminal-{command.split()[0]}",
            f"`{command.split()[0]}` of a sample that would paint the terminal",
            "error: no letter holds such a character",
            {**TRIED, "templates/evil/sample.yaml": "a: \x1b[31m"},
            f"{command} --templates templates",
            1,
            r"error\[template\]",
        )
        for command in ("gallery show evil", "new evil -")
    ),
]
