"""Characters that nobody sees, that turn a text, or that the face has not."""

from __future__ import annotations

from attacks.attack import Attack, body, keys, text, value

FINE = "nothing: it is read and checked within the time"
MANY = 10_000


ATTACKS = [
    text(
        "override",
        "a right-to-left override in a name of a file",
        "warning at its place",
        "The file agreement\u202ecod.exe is enclosed.",
        r"warning\[direction\]",
        0,
    ),
    text(
        "isolates",
        "isolates and marks of direction in English",
        "warning at their place",
        "The words \u2066turned\u2069 and \u200fmarked.",
        r"warning\[direction\]",
        0,
    ),
    text(
        "override-entity",
        "a right-to-left override as `&#x202e;`",
        "error at its place",
        "a &#x202e; b",
        "control-character",
    ),
    text(
        "nul-entity",
        "a NUL and half a pair as entities",
        "the sign for what is no character is printed",
        "a &#0; &#xd800; b",
        "",
        0,
    ),
    text(
        "unseen",
        "zero-width spaces, joiners and tags between letters",
        "warning at their place",
        "pay\u200bment, pay\u200dment, pay\U000e0041ment",
        r"warning\[invisible\]",
        0,
    ),
    value(
        "override-in-name",
        "a right-to-left override in the name of a signatory",
        "warning at its place",
        r"warning\[direction\]",
        0,
        signatories='[{given: Ada, family: "Be\\u202erg", state: Iceland}]',
    ),
    Attack(
        "unseen-beside",
        "an override in the text of an annex beside the letter",
        "warning at its place in that file",
        {**keys(annexes="[{title: A, body_file: a.md}]"), "a.md": "The file\u202ecod.exe is enclosed.\n"},
        code=0,
        output=r"a\.md:1:9: warning\[direction\]",
    ),
    text(
        "letters-alike",
        "a Cyrillic letter in a Latin word",
        "warning at its place",
        "The p\u0430yment.",
        r"warning\[mixed-script\]",
        0,
    ),
    text("combining", "10 000 marks on one letter", FINE, "a" + "\u0301" * MANY, "", 0),
    Attack(
        "no-glyph",
        "characters that the font has not",
        "error that names each and its place in the YAML; no boxes",
        body("The seal \U00013000 and \u1401 here."),
        "render letter.yaml --to pdf -o .",
        output=r"(?s)letter\.yaml:8:12: error\[missing-glyph\].*U\+13000.*letter\.yaml:8:18: error.*U\+1401",
    ),
    Attack(
        "no-glyph-in-word",
        "characters that the font has not, in Word",
        "warning that names each and its place",
        body("The seal \U00013000 here. {{ circulation_request }}"),
        "render letter.yaml --to docx -o .",
        0,
        output=r"letter\.yaml:8:12: warning\[missing-glyph\].*U\+13000",
        written=("letter.docx",),
    ),
    Attack(
        "file-name",
        "a letter whose name holds an escape sequence",
        "it is shown, not sent",
        {"\x1b[31m.yaml": "a: b\n"},
        "check \x1b[31m.yaml",
        output=r"\\x1b",
    ),
]
