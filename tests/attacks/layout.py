"""Letters whose layout would take minutes: too many notes, formatted words, cells, pages and repeated parts."""

from __future__ import annotations

from attacks.attack import LETTER, Attack, Files, letter_with_body, letter_with_keys, letter_with_template

PDF = "render letter.yaml --to pdf"
REFUSED = "refuses it: at most 50,000 units of layout"
UNITS = "50,000"
ANNEX = "Text[^1][^2].\\n\\n[^1]: Note.\\n\\n[^2]: Note."
REPEATED = "{% for a in 'aaaaaaaaaa' %}{% for b in 'aaaaaaaaaa' %}{% for c in 'aaaaaaaaaa' %}"
END = "{% endfor %}" * 3


def notes(count: int) -> str:
    """Return a text with this many notes."""
    return "".join(f"Text[^{n}].\n\n" for n in range(count)) + "".join(f"[^{n}]: Note.\n\n" for n in range(count))


def table(rows: int) -> str:
    """Return a table of 5 columns."""
    return "a|b|c|d|e\n-|-|-|-|-\n" + "1|2|3|4|5\n" * rows


def annexes(count: int, body: str) -> Files:
    """Return the files of a letter with this many annexes."""
    return {"letter.yaml": f"{LETTER}body: Text.\nannexes:\n" + f'  - {{title: Log, body: "{body}"}}\n' * count}


def repeated(what: str, letter: Files) -> Files:
    """Return the files of a letter whose template prints something 1,000 times."""
    page = f"<p>{{{{ title }}}}</p>{REPEATED}{what}{END}"
    return {**letter_with_template(page), "letter.yaml": str(letter["letter.yaml"]).replace(": letter", ": evil", 1)}


BODIES = (
    ("notes", "1,300 notes", notes(1_300)),
    ("notes-just-over", "1,100 notes", notes(1_100)),
    ("notes-in-paragraph", "1,200 notes in a paragraph", notes(1_200).replace("].\n\nText", "] text")),
    ("notes-in-list", "1,200 notes in a list", "- " + notes(1_200).replace("].\n\nText", "]\n\n- text")),
    ("words-italic", "19,000 words in italics", "\n\n".join(["*a* b " * 5_000] * 4)[:115_000]),
    ("words-bold", "10,000 words in bold", "\n\n".join(["**a** b " * 5_000] * 2)),
    ("symbols", "14,700 symbols, each a link", "\n\n".join(["A/71/5, b " * 4_900] * 3)),
    ("table", "a table of 9,000 cells, each formatted", table(1_800).replace("1|", "*1*|").replace("2|", "*2*|")),
    ("tables", "300 tables", "\n\n".join([table(10)] * 300)),
    ("line-breaks", "33,000 line breaks", "\n\n".join(["a\\\n" * 11_000 + "a"] * 3)),
    ("paragraphs", "19,000 paragraphs with a formatted word", "*a*\n\n" * 19_000),
    ("headings", "19,000 headings with a formatted word", "# *a*\n\n" * 19_000),
    ("bullets", "19,000 bullets with a formatted word", "- *a*\n" * 9_000 + "\n\na\n\n" + "- *a*\n" * 8_000),
)

ATTACKS = [
    *(
        Attack(f"layout-{name}", f"PDF of {what}", REFUSED, letter_with_body(text), PDF, 1, "too-much")
        for name, what, text in BODIES
    ),
    Attack(
        "layout-annexes",
        "PDF of 900 annexes with two notes each",
        REFUSED,
        annexes(900, ANNEX),
        PDF,
        1,
        UNITS,
    ),
    *(
        Attack(f"layout-{form}", f"1,300 notes as {form}", REFUSED, letter_with_body(notes(1_300)), command, 1, UNITS)
        for form, command in (
            ("docx", "render letter.yaml --to docx"),
            ("check", "check letter.yaml"),
            ("fix", "check letter.yaml --fix"),
        )
    ),
    *(
        Attack(
            f"repeated-{name}",
            f"a template that prints {what} 1,000 times",
            "refuses it: at most 20,000 elements",
            repeated(printed, letter),
            "render letter.yaml --to docx",
            1,
            "20,000 elements",
        )
        for name, what, printed, letter in (
            ("title", "a title of 9,000 letters", "<p>{{ title }}</p>", letter_with_keys(title="L" * 9_000)),
            ("body", "a body of 40,000 characters", "{{ body }}", letter_with_body("word " * 8_000)),
            ("table", "a table of 500 cells", "{{ body }}", letter_with_body(table(100))),
            ("notes", "a body with 20 notes", "{{ body }}", letter_with_body(notes(20))),
            ("list", "a list of 200 items", "{{ body }}", letter_with_body("- a\n" * 200)),
        )
    ),
]
