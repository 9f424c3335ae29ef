"""Texts of one repeated character or word, which make a careless search take minutes."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, body_attack, letter_attack

# A paragraph has at most 50,000 characters.
LENGTH = 49_000
ACCEPTED = "accepts it within the time limit"
REQUEST = "\n\n{{ circulation_request }}"

# The words repeated, and the name and the description of each.
REPEATED = (
    ("letters-and-at", "letters before an `@`", "a", "@"),
    ("dotted-words-and-at", "`a.` before an `@`", "a.", "@"),
    ("at-signs", "`a@`", "a@", ""),
    ("symbols-of-organs", "`A/`", "A/", ""),
    ("symbols-of-parts", "`A/RES/`", "A/RES/", "1"),
    ("symbols-with-number", "`A/71/5-`", "A/71/5-", ""),
    ("addresses-www", "`www.`", "www.", " "),
    ("addresses-http", "`http://`", "http://", " "),
    ("commas", "commas", ",", "a"),
    ("semicolons", "semicolons", ";", "a"),
    ("full-stops", "full stops", ".", "a"),
    ("stops-and-commas", "`.,`", ".,", "a"),
    ("question-marks", "question marks", "?", "a"),
    ("digits-and-commas", "`1,`", "1,", ""),
    ("digits-and-spaces", "`1 `", "1 ", "a"),
    ("digits-in-parentheses", "`1 (`", "1 (", ""),
    ("hyphens", "hyphens", "a-", ""),
    ("dashes", "dashes", "—", "a"),
    ("spaced-hyphens", "hyphens with spaces", "a - ", "b"),
    ("parentheses-open", "opening parentheses", "(a ", ""),
    ("parentheses-closed", "closing parentheses", "a) ", ""),
    ("parentheses-letters", "`(a)(b)`", "(a)(b)", ""),
    ("curly-quotes-open", "opening quotation marks", "“", "a"),
    ("curly-quotes-closed", "closing quotation marks", "”", "a"),
    ("apostrophes", "`a’`", "a’", ""),
    ("accents-as-apostrophes", "`a´`", "a´", ""),
    ("ampersands-and-names", "`&a;`", "&a;", ""),
    ("dollars", "`$1 `", "$1 ", ""),
    ("per-cents", "`5 % `", "5 % ", ""),
    ("braces-single", "single braces", "{ } ", ""),
    ("no-break-spaces", "no-break spaces", "\u00a0", "a"),
    ("soft-words", "combining accents", "e\u0301", ""),
    ("ideographs", "ideographs", "漢", ""),
    ("dates", "dates", "20 May 2016 ", ""),
    ("weekdays", "weekdays", "Monday, ", ""),
    ("times", "times of day", "9 a.m. ", ""),
    ("ranges", "ranges of numbers", "10-20 ", ""),
    ("numbers-as-words", "numbers as words", "twenty clubs ", ""),
    ("resolutions", "numbers of resolutions", "resolutions 1/1, ", ""),
    ("resolutions-and", "`resolution 1/1 and`", "resolution 1/1 and ", ""),
    ("persons", "names of persons", "Mr. A ", ""),
    ("abbreviations", "`e.g.`", "e.g. ", ""),
    ("repeated-words", "`the the`", "the the ", ""),
    ("annexes-named", "`see annex`", "(see annex) ", ""),
    ("behalf", "`on behalf of A`", "on behalf of A ", ""),
    ("behalf-of-lists", "`on behalf of Canada and`", "on behalf of Canada and ", ""),
    ("documents-of", "`as a document of the a`", "as a document of the a ", "circulate"),
    ("further-organs", "`and the a`", "and the a ", "circulate"),
    ("attached", "`and its two`", "and its two ", "circulate annex"),
    ("capitals", "words with capitals", "The Assembly ", ""),
)
SPACED = (
    ("spaces-after-list", "after `namely, A`", "We write, namely, A"),
    ("spaces-after-request", "in a request for circulation", "Please circulate it as a document of the a"),
    ("spaces-after-and", "after `attached, with`", "Please issue it with"),
    ("spaces-after-resolutions", "after `resolutions 1/1`", "resolutions 1/1"),
    ("spaces-in-link", "in the address of a link", "[a]("),
    ("spaces-in-picture", "in the description of an image", "A ![image"),
    ("spaces-after-stop", "before a full stop", "a"),
    ("spaces-after-number", "after a number", "The 5"),
)
QUOTED = (
    ("double-quoted-spaces", "a body in double quotation marks", f'body: "a{" " * LENGTH}b"\n'),
    ("single-quoted-spaces", "a body in single quotation marks", f"body: 'a{' ' * LENGTH}b'\n"),
    ("double-quoted-escapes", "a body of escaped spaces", 'body: "a' + "\\ " * (LENGTH // 2) + '  b"\n'),
    ("folded-spaces", "a folded body", f"body: >\n  a{' ' * LENGTH}b\n"),
    ("title-of-spaces", "a title", f'title: "a{" " * 9_900}b"\nbody: a\n'),
)


def _repeated(words: str, end: str) -> str:
    return words * (LENGTH // len(words)) + end + REQUEST


ATTACKS = [
    *(
        body_attack(f"long-{name}", f"a paragraph of {what}, 49,000 characters", ACCEPTED, _repeated(words, end), "", 0)
        for name, what, words, end in REPEATED
    ),
    *(
        body_attack(name, f"49,000 spaces {where}", ACCEPTED, f"{words}{' ' * (LENGTH - 200)}!b{REQUEST}", "", 0)
        for name, where, words in SPACED
    ),
    *(
        Attack(name, f"many spaces in {what}", ACCEPTED, {"letter.yaml": f"{LETTER}{yaml}"}, code=0)
        for name, what, yaml in QUOTED
    ),
    body_attack("long-digits", "49,000 digits", "refuses it: at most 1,000 digits", "7" * LENGTH, "1,000 digits"),
    letter_attack(
        "long-tabs", "49,000 tabs", "refuses it: no tabs", f"{LETTER}body: |\n\t{chr(9) * LENGTH}a\n", "replace the tab"
    ),
    body_attack(
        "long-paragraphs",
        "19 paragraphs of 49,000 letters each",
        ACCEPTED,
        "\n\n".join(["a" * LENGTH] * 19) + REQUEST,
        "",
        0,
    ),
    letter_attack(
        "lines-of-spaces",
        "a body of 25,000 lines of spaces",
        "refuses it: at most 20,000 paragraphs",
        f"{LETTER}body: |\n  a\n" + "   \n" * 25_000 + "  b\n",
        "20,000 paragraphs",
    ),
    body_attack(
        "marks-of-emphasis",
        "60,000 marks of emphasis",
        "refuses it: at most 40,000",
        "\n\n".join(["*a* " * 5000] * 6),
        "40,000 asterisks",
    ),
]
