"""Bodies that print, compare or change long facts thousands of times."""

from __future__ import annotations

from attacks.attack import Attack, Files, letter_with_keys

REFUSED = "refuses it: too much text or work"
TOO_MUCH = "too-much"
LONG = "Letter " * 1_400
ITEMS = "[" + ", ".join(f"{{number: {n}, title: {'Sport ' * 20}}}" for n in range(1, 300)) + "]"
LOOP = "{% for a in agenda_titles %}{% for b in agenda_titles %}"
END = "{% endfor %}{% endfor %}"


def letter(body: str) -> Files:
    """Return the files of a letter with a title of 9,800 characters and 299 agenda items."""
    return letter_with_keys(title=LONG, agenda_items=ITEMS, body=f"'{body}'")


BODIES = (
    ("title", "the title 4,900 times", "{{ title }} " * 4_900),
    ("title-in-loop", "the title in a loop", LOOP + "{{ title }}" + END),
    ("titles-in-loop", "all agenda titles in a loop", LOOP + "{{ agenda_titles | join }}" + END),
    ("list-in-loop", "the list of agenda titles in a loop", LOOP + "{{ agenda_titles }}" + END),
    ("item-in-loop", "an agenda title in a loop", LOOP + "{{ a }}{{ b }}{{ a }}{{ b }}" + END),
    ("capitals-in-loop", "the title in capitals in a loop", LOOP + "{{ title | upper }}" + END),
    ("joined-in-condition", "agenda titles joined in a condition",
     LOOP + "{% if (agenda_titles | join) == title %}x{% endif %}" + END),
    ("capitals-in-condition", "the title in capitals in a condition",
     (LOOP + "{% if (title | upper) == title %}x{% endif %}" + END) * 3),
    ("changed", "the title in lower case", "" + "{{ title | lower }}{{ title | title }} " * 200),
)  # fmt: skip

ATTACKS = [
    Attack(
        f"facts-{name}-{form}",
        f"`{command.split()[0]}` of a body that prints {what}",
        REFUSED,
        letter(body),
        command,
        1,
        TOO_MUCH,
    )
    for name, what, body in BODIES
    for form, command in (("check", "check letter.yaml"), ("docx", "render letter.yaml --to docx"))
]
