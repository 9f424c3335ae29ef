"""Markup that is nested, repeated or never closed."""

from __future__ import annotations

from attacks.attack import body_attack

ACCEPTED = "accepts it within the time limit"
MANY = 10_000


ATTACKS = [
    body_attack("lists-nested", "10,000 nested lists", "refuses it: nested too deeply", "- " * MANY + "a", r"error\["),
    body_attack(
        "quotations-nested", "10,000 nested quotations", "refuses it: nested too deeply", "> " * MANY + "a", r"error\["
    ),
    body_attack(
        "lists-and-quotations",
        "10,000 lists and quotations nested in turn",
        "refuses it: nested too deeply",
        "- > " * MANY + "a",
        r"error\[",
    ),
    body_attack(
        "brackets",
        "10,000 nested brackets",
        "refuses it: at most 5,000",
        "[" * MANY + "a" + "]" * MANY,
        "too-much",
    ),
    body_attack("brackets-open", "10,000 brackets never closed", "refuses it: at most 5,000", "[a" * MANY, "too-much"),
    body_attack("links-nested", "4,900 nested links, never closed", ACCEPTED, "[a](" * 4900 + "b", "", 0),
    body_attack("images-nested", "4,800 nested images, never closed", ACCEPTED, "![[" * 2400, "", 0),
    body_attack(
        "emphasis-open",
        "14,000 marks of emphasis, never closed",
        "refuses it and lists the first 100",
        "*a **a " * 7000,
        "unclosed-markup",
    ),
    body_attack(
        "emphasis-nested",
        "emphasis nested 10,000 times",
        "refuses it: at most 12 levels",
        "*" * MANY + "a" + "*" * MANY,
        "too-much",
    ),
    body_attack("emphasis-mixed", "`*_` 10,000 times", "refuses it", "*_" * MANY, "unclosed-markup"),
    body_attack("underscores", "`a__` 10,000 times", ACCEPTED, "a__" * MANY, "", 0),
    body_attack(
        "backticks",
        "runs of backticks of every length below 300",
        ACCEPTED,
        "".join("`" * n + "a" for n in range(1, 300)),
        "",
        0,
    ),
    body_attack("backslashes", "20,000 backslashes", ACCEPTED, "\\\\" * MANY, "", 0),
    body_attack("entities-many", "10,000 ampersands", ACCEPTED, "&" * MANY, "", 0),
    body_attack("angles", "10,000 angle brackets", "refuses it: a placeholder", "<" * MANY, "placeholder-left"),
    body_attack("comments", "`<!--` 5,000 times in a paragraph", ACCEPTED, "a <!-- " * 5000, "", 0),
    body_attack("quotes", "20,000 quotation marks", ACCEPTED, "\"'" * MANY, "", 0),
    body_attack(
        "table-wide",
        "a table of 1,000 columns and 1,000 rows",
        "refuses it: at most 200 bars in a line",
        "|".join("a" * 1000) + "\n" + "|".join("-" * 1000) + "\n" + "a\n" * 1000,
        "too-much",
    ),
    body_attack(
        "table-long",
        "a table of 10,000 rows",
        "refuses it: at most 20,000 cells",
        "|a|b|\n|-|-|\n" + "|a|b|\n" * MANY,
        "too-much",
    ),
    body_attack(
        "notes-many",
        "2,000 footnotes",
        "refuses it: at most 50,000 units of layout",
        "".join(f"a[^{n}] " for n in range(2000)) + "\n\n" + "".join(f"[^{n}]: x\n\n" for n in range(2000)),
        "too-much",
    ),
    body_attack("notes-nested", "4,000 nested footnotes", "refuses it", "[^a]: " * 4000, r"error\["),
    body_attack(
        "note-in-itself", "a footnote that refers to itself", "refuses it", "a[^a]\n\n[^a]: b[^a]", "note-in-note"
    ),
    body_attack(
        "references",
        "1,500 definitions of links, none used",
        "refuses it",
        "".join(f"[{n}]: https://example.org\n" for n in range(1500)),
        "unused-link",
    ),
    body_attack("sub-paragraphs", "`(a)` 10,000 times", ACCEPTED, "(a) " * MANY, "", 0),
    body_attack(
        "paragraph-long",
        "a paragraph of 900,000 characters",
        "refuses it: at most 50,000 characters",
        "word " * 180_000,
        "too-much",
    ),
    body_attack("paragraphs-many", "100,000 paragraphs", "refuses it: at most 20,000", "a\n\n" * 100_000, "too-much"),
    body_attack("spaces", "40,000 spaces", ACCEPTED, "a" + " " * 40_000 + "b", "", 0),
    body_attack(
        "citations",
        "2,000 citations of resolutions in one paragraph",
        ACCEPTED,
        "resolution 2139 (2014), " * 2000,
        "",
        0,
    ),
]
