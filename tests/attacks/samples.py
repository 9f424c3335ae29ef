"""Harmful samples, schemas and folders for `new`."""

from __future__ import annotations

from attacks.attack import Attack, letter_with_template
from attacks.special_files import (
    check_secrets_unchanged,
    huge_file,
    link_to,
    link_to_secret,
    named_pipe,
    nested_json,
)

LINKED = "refuses it: outside the letter's folder"


KEPT_SCHEMA = "writes the letter and leaves the schema unchanged"
TEMPLATE_FILES = letter_with_template("<p>{{ title }}</p>")

ATTACKS = [
    Attack(
        "new-linked",
        "`new` to a link to a file outside",
        "refuses it and writes nothing",
        {},
        "new letter out.md",
        4,
        "out.md",
        prepare=link_to_secret("out.md"),
        after=check_secrets_unchanged,
    ),
    Attack(
        "sample-climbing",
        "`new` from a sample `../../etc/passwd`",
        "refuses it: no such sample",
        {},
        "new ../../etc/passwd out.yaml",
        2,
        "error",
    ),
    *(
        Attack(name, tried, happens, {}, "new letter out.yaml", 0, "was not updated", ("out.yaml",), prepare, after)
        for name, tried, happens, prepare, after in (
            (
                "schema-pipe",
                "`new` next to a schema that is a named pipe",
                KEPT_SCHEMA,
                named_pipe("letter.schema.json"),
                None,
            ),
            (
                "schema-large",
                "`new` next to a schema of 100 GB",
                KEPT_SCHEMA,
                huge_file("letter.schema.json"),
                None,
            ),
            (
                "schema-bomb",
                "`new` next to a schema of 100,000 nested brackets",
                KEPT_SCHEMA,
                nested_json("letter.schema.json"),
                None,
            ),
        )
    ),
    Attack(
        "schema-linked",
        "`new` next to a schema that is a link to a file outside",
        KEPT_SCHEMA,
        {},
        "new letter out.yaml",
        0,
        written=("out.yaml",),
        prepare=link_to_secret("letter.schema.json"),
        after=check_secrets_unchanged,
    ),
    Attack(
        "new-below-link",
        "`new` into a folder that is a link to a missing folder",
        "refuses it",
        {},
        "new letter own/out.yaml",
        4,
        "error",
        prepare=link_to("own", "missing"),
    ),
    *(
        Attack(
            f"sample-terminal-{command.split()[0]}",
            f"`{command}`: a sample with escape sequences for the terminal",
            "refuses it: control characters are not allowed",
            {**TEMPLATE_FILES, "templates/evil/sample.yaml": "a: \x1b[31m"},
            f"{command} --templates templates",
            1,
            r"error\[template\]",
        )
        for command in ("gallery show evil", "new evil -")
    ),
]
