"""Characters that are invisible, reverse the text, or are missing in the font."""

from __future__ import annotations

from attacks.attack import Attack, body_attack, letter_with_body, letter_with_keys, values_attack

ACCEPTED = "accepts it within the time limit"
MANY = 10_000


ATTACKS = [
    body_attack(
        "override",
        "a right-to-left override in a file name in the text",
        "warns and shows the place",
        "The file agreement\u202ecod.exe is enclosed.",
        r"warning\[direction\]",
        0,
    ),
    body_attack(
        "isolates",
        "direction marks and isolates in English text",
        "warns and shows the places",
        "The words \u2066turned\u2069 and \u200fmarked.",
        r"warning\[direction\]",
        0,
    ),
    body_attack(
        "override-entity",
        "a right-to-left override as `&#x202e;`",
        "refuses it and shows the place",
        "a &#x202e; b",
        "control-character",
    ),
    body_attack(
        "nul-entity",
        "NUL and half of a surrogate pair as HTML entities",
        "prints the replacement character",
        "a &#0; &#xd800; b",
        "",
        0,
    ),
    body_attack(
        "invisible",
        "zero-width spaces, joiners and tags inside words",
        "warns and shows the places",
        "pay\u200bment, pay\u200dment, pay\U000e0041ment",
        r"warning\[invisible\]",
        0,
    ),
    values_attack(
        "override-in-name",
        "a right-to-left override in the name of a signatory",
        "warns and shows the place",
        r"warning\[direction\]",
        0,
        signatories='[{given: Ada, family: "Be\\u202erg", state: Iceland}]',
    ),
    Attack(
        "override-in-annex",
        "a right-to-left override in the text file of an annex",
        "warns and shows the place in that file",
        {**letter_with_keys(annexes="[{title: A, body_file: a.md}]"), "a.md": "The file\u202ecod.exe is enclosed.\n"},
        code=0,
        output=r"a\.md:1:9: warning\[direction\]",
    ),
    body_attack(
        "look-alike",
        "a Cyrillic letter in a Latin word",
        "warns and shows the place",
        "The p\u0430yment.",
        r"warning\[mixed-script\]",
        0,
    ),
    body_attack("combining", "10,000 accents on one letter", ACCEPTED, "a" + "\u0301" * MANY, "", 0),
    Attack(
        "no-glyph",
        "characters missing in the font, for PDF",
        "refuses it, names each character and shows its place",
        letter_with_body("The seal \U00013000 and \u1401 here."),
        "render letter.yaml --to pdf -o .",
        output=r"(?s)letter\.yaml:8:12: error\[missing-glyph\].*U\+13000.*letter\.yaml:8:18: error.*U\+1401",
    ),
    Attack(
        "no-glyph-in-word",
        "characters missing in the font, for Word",
        "warns, names each character and shows its place",
        letter_with_body("The seal \U00013000 here. {{ circulation_request }}"),
        "render letter.yaml --to docx -o .",
        0,
        output=r"letter\.yaml:8:12: warning\[missing-glyph\].*U\+13000",
        written=("letter.docx",),
    ),
    Attack(
        "escape-in-file-name",
        "a letter with an escape sequence in its file name",
        "shows the sequence escaped",
        {"\x1b[31m.yaml": "a: b\n"},
        "check \x1b[31m.yaml",
        output=r"\\x1b",
    ),
]
