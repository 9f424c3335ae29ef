"""Markup that is nested, repeated or never closed."""

from __future__ import annotations

from attacks.attack import text

FINE = "nothing: it is read and checked within the time"
MANY = 10_000


ATTACKS = [
    text("lists-nested", "10 000 lists in each other", "error: too deep", "- " * MANY + "a", r"error\["),
    text("quotations-nested", "10 000 quotations in each other", "error: too deep", "> " * MANY + "a", r"error\["),
    text(
        "lists-and-quotations",
        "10 000 lists and quotations by turns",
        "error: too deep",
        "- > " * MANY + "a",
        r"error\[",
    ),
    text(
        "brackets",
        "10 000 brackets opened and closed",
        "error: at most 5000",
        "[" * MANY + "a" + "]" * MANY,
        "too-much",
    ),
    text("brackets-open", "10 000 brackets never closed", "error: at most 5000", "[a" * MANY, "too-much"),
    text("links-nested", "4900 links in each other, never closed", FINE, "[a](" * 4900 + "b", "", 0),
    text("images-nested", "4800 pictures in each other, never closed", FINE, "![[" * 2400, "", 0),
    text(
        "emphasis-open",
        "10 000 pairs of emphasis never closed",
        "error at each, the first hundred said",
        "*a **a " * 7000,
        "unclosed-markup",
    ),
    text(
        "emphasis-nested",
        "10 000 emphases in each other",
        "error: at most 12 deep",
        "*" * MANY + "a" + "*" * MANY,
        "too-much",
    ),
    text("emphasis-mixed", "`*_` 10 000 times", "error: opened and never closed", "*_" * MANY, "unclosed-markup"),
    text("underscores", "`a__` 10 000 times", FINE, "a__" * MANY, "", 0),
    text(
        "backticks",
        "runs of backticks of every length up to 300",
        FINE,
        "".join("`" * n + "a" for n in range(1, 300)),
        "",
        0,
    ),
    text("backslashes", "10 000 backslashes", FINE, "\\\\" * MANY, "", 0),
    text("entities-many", "10 000 ampersands", FINE, "&" * MANY, "", 0),
    text("angles", "10 000 angle brackets", FINE, "<" * MANY, "", 0),
    text("comments", "`<!--` 5000 times in running text", FINE, "a <!-- " * 5000, "", 0),
    text("quotes", "20 000 quotation marks", FINE, "\"'" * MANY, "", 0),
    text(
        "table-wide",
        "a table of 1000 columns and 1000 rows",
        "error: at most 200 cells in a row",
        "|".join("a" * 1000) + "\n" + "|".join("-" * 1000) + "\n" + "a\n" * 1000,
        "too-much",
    ),
    text(
        "table-long",
        "a table of 10 000 rows",
        "error: at most 20 000 cells",
        "|a|b|\n|-|-|\n" + "|a|b|\n" * MANY,
        "too-much",
    ),
    text(
        "notes-many",
        "2000 notes",
        FINE,
        "".join(f"a[^{n}] " for n in range(2000)) + "\n\n" + "".join(f"[^{n}]: x\n\n" for n in range(2000)),
        "",
        0,
    ),
    text("notes-nested", "notes in notes, 5000 times", "error", "[^a]: " * 4000, r"error\["),
    text("note-of-itself", "a note that calls itself", "error", "a[^a]\n\n[^a]: b[^a]", "note-in-note"),
    text(
        "references",
        "1500 definitions of links, none used",
        "error",
        "".join(f"[{n}]: https://example.org\n" for n in range(1500)),
        "unused-link",
    ),
    text("sub-paragraphs", "`(a)` 10 000 times", FINE, "(a) " * MANY, "", 0),
    text("paragraph-long", "a paragraph of 900 000 letters", "error: at most 50 000", "word " * 180_000, "too-much"),
    text("paragraphs-many", "100 000 paragraphs", "error: at most 20 000", "a\n\n" * 100_000, "too-much"),
    text("spaces", "50 000 spaces", FINE, "a" + " " * 40_000 + "b", "", 0),
    text("citations", "2000 citations of resolutions in one paragraph", FINE, "resolution 2139 (2014), " * 2000, "", 0),
]
