"""Harmful names, templates and folders for `gallery`, `explain` and `templates check`."""

from __future__ import annotations

import hashlib
import json

from attacks.attack import Attack, Outcome, letter_with_template, no_preparation
from attacks.special_files import (
    broken_link,
    check_secrets_unchanged,
    empty_folder,
    huge_file,
    link_to,
    link_to_outside_folder,
    link_to_outside_template,
    link_to_secret,
    named_pipe,
)

_FORGED = json.dumps({"files": {"old/thesis.txt": hashlib.sha256(b"My thesis.").hexdigest()}})
LINKED = "refuses it: outside the letter's folder"


KEPT_SCHEMA = "writes the letter and leaves the schema unchanged"
TEMPLATE_FILES = letter_with_template("<p>{{ title }}</p>")


def check_thesis(outcome: Outcome) -> None:
    """Fail if the file of the user is gone or was changed."""
    assert outcome.files()["site/old/thesis.txt"] == b"My thesis."


ATTACKS = [
    Attack(
        "eject-climbing",
        "`gallery eject` of a template `../../..`",
        "refuses it: no such template",
        {},
        "gallery eject ../../.. own",
        2,
        "error",
    ),
    *(
        Attack(
            name,
            attempt,
            response,
            {**letter_with_template(text), "templates/x/a.html.j2": "a"},
            "gallery eject evil own --templates templates",
            4,
            "cannot be copied",
            prepare=prepare,
        )
        for name, attempt, response, text, prepare in (
            (
                "eject-writing-elsewhere",
                "`gallery eject` of a template that includes `../../x`",
                "refuses it and writes nothing outside the folder",
                '{% include "x/../../templates/x/a.html.j2" %}{% include "../../letter/templates/x/a.html.j2" %}',
                empty_folder("x"),
            ),
            (
                "eject-linked",
                "`gallery eject` of a template with a link to a file outside",
                LINKED.replace("letter", "template"),
                "",
                link_to_secret("templates/evil/a.md"),
            ),
        )
    ),
    *(
        Attack(
            f"eject-into-{name}",
            f"`gallery eject` into {attempt}",
            "refuses it and writes nothing",
            {},
            f"gallery eject letter {place}",
            4,
            "error",
            prepare=prepare,
            after=after,
        )
        for name, attempt, place, prepare, after in (
            (
                "linked",
                "a folder whose `_shared` is a link to a folder outside",
                "own",
                link_to_outside_folder("own/_shared"),
                check_secrets_unchanged,
            ),
            (
                "linked-own",
                "a folder with a link named like the template",
                "own",
                link_to_outside_folder("own/letter"),
                check_secrets_unchanged,
            ),
            (
                "broken-link",
                "a folder with a broken link named like the template",
                "own",
                broken_link("own/letter"),
                None,
            ),
            ("device", "`/dev/null`", "/dev/null", link_to("a", "b"), None),
        )
    ),
    *(
        Attack(
            f"gallery-into-{name}",
            f"`gallery build` into a folder {attempt}",
            "refuses it and writes nothing",
            {"site/.drafter-gallery": '{"files":{}}'},
            "gallery build site",
            4,
            "error",
            prepare=prepare,
            after=after,
        )
        for name, attempt, prepare, after in (
            (
                "linked",
                "that contains a link to a folder outside",
                link_to_outside_folder("site/letter"),
                check_secrets_unchanged,
            ),
            (
                "linked-file",
                "that contains a link to a file outside",
                link_to_secret("site/index.html.md"),
                check_secrets_unchanged,
            ),
            ("pipe", "whose first page is a named pipe", named_pipe("site/index.html"), None),
        )
    ),
    Attack(
        "gallery-into-device",
        "`gallery build` into `/dev/null`",
        "refuses it",
        {},
        "gallery build /dev/null",
        4,
        "error",
    ),
    Attack(
        "gallery-over-others",
        "`gallery build` over a folder of other files",
        "refuses it and keeps the files",
        {"site/mine.txt": "mine"},
        "gallery build site",
        4,
        "would-overwrite",
    ),
    *(
        Attack(
            f"gallery-over-{name}",
            f"`gallery build` over a folder with {attempt}",
            "refuses it and keeps the files",
            {"site/old/thesis.txt": "My thesis.", "site/old/made.json": "{}", "site/.drafter-gallery": marker},
            "gallery build site",
            4,
            "would-overwrite",
            after=check_thesis,
        )
        for name, attempt, marker in (
            ("empty-marker", "an empty `.drafter-gallery`, and a thesis next to a `made.json`", ""),
            ("broken-marker", "a `.drafter-gallery` that is not valid", '{"files": [1]}'),
            ("deep-marker", "a `.drafter-gallery` nested 100,000 levels deep", "[" * 100_000),
            ("forged-marker", "a forged `.drafter-gallery` that names a thesis in it, with its digest", _FORGED),
        )
    ),
    *(
        Attack(
            f"gallery-name-{name}",
            f"`gallery build` with a sample called `{sample}`",
            response,
            {**TEMPLATE_FILES, "templates/evil/sample.yaml": "", f"templates/evil/samples/{sample}": ""},
            "gallery build site --templates templates",
            1,
            output,
        )
        for name, sample, response, output in (
            ("index", "index.html.yaml", "refuses it: the name of a file of the site", "rename its file"),
            ("style", "SITE.CSS.yaml", "refuses it: the name of a file of the site", "rename its file"),
            ("case", "Evil.yaml", "refuses it: differs from the main sample only in case", "differ only in case"),
            ("device", "con.yaml", "refuses it: a name that Windows reserves", "rename its file"),
        )
    ),
    Attack(
        "show-climbing",
        "`gallery show ../../etc/passwd`",
        "refuses it: no such sample",
        {},
        "gallery show ../../etc/passwd",
        2,
        "unknown-sample",
    ),
    Attack(
        "explain-climbing",
        "`explain ../../etc/passwd`",
        "refuses it: no such rule",
        {},
        "explain ../../etc/passwd",
        2,
        "unknown-rule",
    ),
    *(
        Attack(
            f"check-of-{name}",
            f"`templates check` of {attempt}",
            response,
            files,
            f"templates check {place}",
            code,
            output,
            prepare=prepare,
        )
        for name, attempt, response, files, place, code, output, prepare in (
            (
                "device",
                "`/dev/null`",
                "refuses it: no such folder",
                {},
                "/dev/null",
                4,
                "no-such-folder",
                no_preparation,
            ),
            (
                "folder",
                "a folder without templates",
                "refuses it",
                {"own/a.txt": ""},
                "own",
                4,
                "no-template",
                no_preparation,
            ),
            (
                "linked-sample",
                "a template whose sample is a link to a file outside",
                "refuses it",
                TEMPLATE_FILES,
                "templates",
                1,
                "leads out",
                link_to_outside_template("templates/evil/sample.yaml", "sample.yaml"),
            ),
            (
                "pipe",
                "a template whose sample is a named pipe",
                "refuses it without waiting",
                TEMPLATE_FILES,
                "templates",
                1,
                "error",
                named_pipe("templates/evil/sample.yaml"),
            ),
            (
                "large",
                "a template whose sample has 100 GB",
                "refuses it",
                TEMPLATE_FILES,
                "templates",
                1,
                "error",
                huge_file("templates/evil/sample.yaml"),
            ),
            (
                "terminal",
                "a template with an escape sequence in its name",
                "refuses it and shows the sequence escaped",
                {"own/\x1b[31m/template.yaml": "x: y"},
                "own",
                1,
                r"\\x1b",
                no_preparation,
            ),
        )
    ),
]
