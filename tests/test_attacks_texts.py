"""Letters from strangers: YAML, texts and characters that are meant to hang, to swell or to deceive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attacking import LETTER, Attack, Outcome, body, carried_out, examine, keys

WHERE = r"letter\.yaml:\d+:\d+: error\[{}\]"
TOO_MUCH = WHERE.format("too-much")
YAML = WHERE.format("yaml")
FINE = "nothing: it is rendered within the time"
MANY = 10_000
RENDER = "render letter.yaml --to html,docx,text -o ."
# Links that are said to be none; the others are text to the rules of the markup.
REFUSED_LINKS = ("javascript", "data", "file", "vbscript", "host", "relative", "unc")
WRITTEN = ("letter.docx", "letter.html", "letter.txt")
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefghijklmnop", "bcdefghijklmnopq", strict=True)
)


def text(name: str, tried: str, happens: str, source: str, said: str = "", code: int = 1) -> Attack:  # noqa: PLR0917
    """An attack by the text of a letter."""
    return Attack(name, tried, happens, body(source), code=code, said=said)


def letter(name: str, tried: str, happens: str, source: str | bytes, said: str = "") -> Attack:
    """An attack by the whole of a letter."""
    return Attack(name, tried, happens, {"letter.yaml": source}, said=said)


def value(name: str, tried: str, happens: str, said: str = "", code: int = 1, **more: str) -> Attack:
    """An attack by values of a letter."""
    return Attack(name, tried, happens, keys(**more), code=code, said=said)


def linked(name: str, written: str) -> Attack:
    """An attack by a link; what is no link by the rules of the markup stands there as text."""
    source = body(f"{written}. {{{{ circulation_request }}}}")
    if name in REFUSED_LINKS:
        refused = "error: this is no link, or leads elsewhere than to https and mailto"
        return Attack(f"link-{name}", f"`{written}`", refused, source, RENDER, said=r"error\[")
    after = without(*(f'href="{start}' for start in ("javascript", "data", "file", "vb", "/", ".", "\\")))
    happens = "no link: it is printed as it is written"
    return Attack(f"link-{name}", f"`{written}`", happens, source, RENDER, 0, written=WRITTEN, after=after)


def without(*words: str, among: tuple[str, ...] = ("letter.html",)) -> Callable[[Outcome], None]:
    """Looks for words that may stand in no output."""

    def after(outcome: Outcome) -> None:
        for name in among:
            data = outcome.files()[name].lower()
            assert not [word for word in words if word.encode() in data]

    return after


YAML_ATTACKS = [
    letter(
        "yaml-laughs",
        "a billion laughs: aliases of aliases",
        "error: a letter holds at most 20 000 values",
        LAUGHS,
        TOO_MUCH,
    ),
    letter(
        "yaml-long-laughs",
        "a text of 9000 letters, referred to 900 times",
        "error: at most 2 million letters",
        f"{LETTER}title: &a {'x' * 9000}\nsymbols: [{'*a, ' * 900}]\n",
        TOO_MUCH,
    ),
    letter("yaml-itself", "an alias of what it stands in", "error: at most 40 levels", "a: &a [*a]\n", TOO_MUCH),
    letter("yaml-brackets", "100 000 brackets", "error: at most 40 levels", "a: " + "[" * 100_000, TOO_MUCH),
    letter("yaml-dashes", "100 000 lists in each other", "error: at most 40 levels", "- " * 100_000, TOO_MUCH),
    letter("yaml-questions", "100 000 keys that are mappings", "error", "? " * 100_000, r"error\["),
    letter(
        "yaml-python",
        "`!!python/object/apply:os.system`",
        "error: tags mean nothing",
        "a: !!python/object/apply:os.system [id]\n",
        "bad-tag",
    ),
    letter(
        "yaml-binary",
        "`!!binary` and other tags",
        "error: tags mean nothing",
        f"{LETTER}title: !!binary aWQ=\n",
        "bad-tag",
    ),
    letter(
        "yaml-merge",
        "`<<` with the keys of another mapping",
        "error: there is no such key",
        f"{LETTER}<<: {{title: x}}\n",
        "error",
    ),
    letter(
        "yaml-documents", "1000 documents in one file", "error: a letter is one document", "a: b\n---\n" * 1000, YAML
    ),
    letter(
        "yaml-keys",
        "20 000 keys",
        "error: a mapping has at most 1000",
        "".join(f"k{n}: x\n" for n in range(20_000)),
        TOO_MUCH,
    ),
    letter(
        "yaml-entries",
        "a list of 19 000 States",
        "error: a list has at most 1000 entries",
        f"{LETTER}on_behalf_of: [{'Ghana, ' * 19_000}]\n",
        TOO_MUCH,
    ),
    letter(
        "yaml-key", "a key of 900 000 letters", "error: a key is a word", f"{LETTER}? {'k' * 900_000}\n: x\n", "bad-key"
    ),
    letter(
        "yaml-value",
        "a title of 900 000 letters",
        "error: at most 10 000 letters",
        f"{LETTER}title: {'x' * 900_000}\n",
        TOO_MUCH,
    ),
    letter(
        "yaml-large",
        "a file of 30 million bytes",
        "error: at most a million bytes",
        b"# " + b"x" * 30_000_000,
        TOO_MUCH,
    ),
    letter("yaml-anchors", "900 anchors on anchors", "error", "&a " * 10_000, YAML),
    letter("yaml-indent", "an indentation indicator of 1000 figures", "error", "a: |" + "9" * 1000, YAML),
    letter(
        "not-text",
        "UTF-16 with a byte order mark",
        "error: this is not text in UTF-8",
        LETTER.encode("utf-16"),
        "not-text",
    ),
    letter("nul", "a NUL among the letters", "error at its place", f"{LETTER}title: a\0b\n", "control-character"),
    letter("nul-escaped", "a NUL as an escape", "error at its place", f'{LETTER}title: "a\\0b"\n', "control-character"),
    letter(
        "surrogate",
        "half of a surrogate pair as an escape",
        "error at its place",
        f'{LETTER}title: "a\\ud800b"\n',
        YAML,
    ),
    letter(
        "terminal",
        "an escape sequence that paints the terminal",
        "error; the sequence is shown, not sent",
        f"{LETTER}title: \x1b[31mred\x1b[2J\n",
        "control-character",
    ),
    letter(
        "private",
        "characters for private use, as marks of Drafter's own",
        "error at their place",
        f"{LETTER}title: a\U000f0000\U00100000\n",
        "control-character",
    ),
    value("dunder", "keys and values such as `__class__`", "error: there is no such key", "unknown-key", __class__="x"),
    value("year", "a year of 5000 figures", "error", r"error\[", year="9" * 5000),
    value("session", "a session of 5000 figures", "error", r"error\[", session="9" * 5000),
    value(
        "item",
        "an agenda item of 5000 figures",
        "error",
        r"error\[",
        agenda_items="[{number: " + "9" * 5000 + ", title: x}]",
    ),
    value("symbol", "a symbol of 5000 figures", "error", r"error\[", symbols="[A/" + "9" * 5000 + "/1]"),
    value("date-early", "the year 1", "error: before the first session", "bad-date", date="0001-01-01"),
    value("date-none", "the 31st of February, and the 99th month", "error", "bad-date", date="2026-99-31"),
    value("date-late", "the year 9999", "error: later than Drafter counts", "bad-date", date="9999-12-31"),
    value(
        "template-name",
        "a template called `../../etc`",
        "error: no such template",
        "unknown-template",
        template="../../etc",
    ),
    value(
        "template-long",
        "a template whose name has 5000 letters",
        "error: no such template",
        "unknown-template",
        template="x" * 5000,
    ),
    value(
        "annexes-deep",
        "enclosures in enclosures, 30 deep",
        "error: at most 40 levels",
        r"error\[",
        annexes="[{body: x, enclosures: " * 30 + "[]" + "}]" * 30,
    ),
    value(
        "states-unknown",
        "900 States that are none",
        "an error for each, within the time",
        "unknown-state",
        senders="[" + "Icelandia, " * 900 + "]",
    ),
    value(
        "pattern",
        "a pattern that a careless expression takes for ever to match",
        "error",
        r"error\[",
        symbols=f"[{'A/' * 2000}!]",
    ),
    value("job-number", "a job number with a line of its own", "error", r"error\[", job_number='"16-17956\\nevil"'),
]

BODY_ATTACKS = [
    text(
        "body-class", "`{{ title.__class__ }}`", "error: a fact has no such part", "{{ title.__class__ }}", r"error\["
    ),
    text(
        "body-method",
        "`{{ title.upper() }}` and other calls",
        "error: a body calls nothing",
        "{{ title.upper() }}",
        r"error\[",
    ),
    text(
        "body-bound",
        "`{{ title.upper }}`, which shows an address of memory",
        "error: a fact has no such part",
        "{{ title.upper }}",
        r"error\[",
    ),
    text(
        "body-filter",
        "`{{ title | attr('x') }}` and filters that make text long",
        "error: there is no such filter",
        "{{ title | attr('x') }}{{ title | center(1000000000) }}",
        "not-in-a-body",
    ),
    text(
        "body-include",
        "`{% include %}`, `{% import %}`, `{% extends %}`",
        "error: a body prints facts",
        '{% include "letter.yaml" %}{% import "a" as b %}',
        "not-in-a-body",
    ),
    text(
        "body-set",
        "`{% set %}` and `{% macro %}`",
        "error: a body prints facts",
        "{% set a = 1 %}{% macro b() %}{% endmacro %}",
        "not-in-a-body",
    ),
    text(
        "body-power",
        "`{{ 9 ** 9 ** 9 ** 9 }}`",
        "error: a body does not calculate",
        "{{ 9 ** 9 ** 9 ** 9 }}",
        "not-in-a-body",
    ),
    text(
        "body-loops",
        "three loops in each other",
        "error: at most two",
        "{% for a in senders %}" * 3 + "{% endfor %}" * 3,
        "not-in-a-body",
    ),
    Attack(
        "body-loops-long",
        "two loops of 900 rounds each, and again 50 times",
        "error: at most 100 000 rounds",
        {
            "letter.yaml": LETTER
            + "on_behalf_of: [Ghana]\nannexes: ["
            + "{body: x}, " * 900
            + "]\nbody: |\n"
            + "  {% for a in annex_headings %}{% for b in annex_headings %}{% endfor %}{% endfor %}\n" * 50
        },
        said="too-much",
    ),
    text(
        "body-joins",
        "a list joined by itself, four times over",
        "error",
        "{{ senders | join(senders | join(senders | join(senders))) }}" * 3 + "{{ a }}",
        r"error\[",
    ),
    text("body-open", "`{{` 10 000 times", "error", "{{" * MANY, r"error\["),
    text(
        "body-undefined", "5000 names that are none", "the first hundred are said", "{{ a }}" * 5000, "undefined-name"
    ),
    text(
        "body-parentheses",
        "10 000 parentheses in an expression",
        "error: nested too deeply",
        "{{ " + "(" * MANY + "1" + ")" * MANY + " }}",
        "too-much",
    ),
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
    text(
        "html-script",
        "`<script>`, `<iframe>`, `<style>` in a text",
        "error: HTML is no part of a letter",
        "<script>alert(1)</script>\n\na <iframe src=x></iframe> <style>@import 'x'</style>",
        "markup-not-allowed",
    ),
    text(
        "html-handler",
        "`<img onerror>` in a text",
        "error: HTML is no part of a letter",
        "a <img src=x onerror=alert(1)>",
        "markup-not-allowed",
    ),
    *(
        linked(name, f"[words]({target})")
        for name, target in (
            ("javascript", "javascript:alert(1)"),
            ("capitals", "JaVaScRiPt:alert(1)"),
            ("entity", "&#106;avascript:alert(1)"),
            ("data", "data:text/html,x"),
            ("file", "file:///etc/passwd"),
            ("vbscript", "vbscript:x"),
            ("host", "//198.51.100.1/x"),
            ("relative", "../secret.txt"),
            ("unc", "\\\\\\\\host\\\\share"),
        )
    ),
    linked("autolink", "<javascript:alert(1)>"),
    linked("defined", "[a][b]\n\n[b]: javascript:alert(1)"),
    Attack(
        "markup-in-values",
        "markup in names, titles and agenda items",
        "it is printed as it is written",
        keys(
            signatories="[{given: '<b>Ada</b>', family: '<script>x</script>', state: Iceland, title: '<img src=x>'}]",
            agenda_items="[{number: 12, title: '</style><script>x</script>'}]",
            title="'<svg onload=x>{{ date }}'",
        ),
        RENDER,
        0,
        written=WRITTEN,
        after=without("<script", "<img", "<svg", "<b>ada"),
    ),
    Attack(
        "word-fields",
        "a text that looks like a field or a formula of Word",
        "it is printed as it is written",
        body(
            "{ INCLUDETEXT c:\\\\secret } =cmd|' /C calc'!A0 <w:instrText>DDEAUTO</w:instrText>".replace(
                "<w:", "\\<w:"
            ).replace("</w", "\\</w")
        ),
        RENDER,
        0,
        written=WRITTEN,
    ),
]

CHARACTER_ATTACKS = [
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
        said=r"a\.md:1:9: warning\[direction\]",
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
        said=r"(?s)letter\.yaml:8:12: error\[missing-glyph\].*U\+13000.*letter\.yaml:8:18: error.*U\+1401",
    ),
    Attack(
        "no-glyph-in-word",
        "characters that the font has not, in Word",
        "warning that names each and its place",
        body("The seal \U00013000 here. {{ circulation_request }}"),
        "render letter.yaml --to docx -o .",
        0,
        said=r"letter\.yaml:8:12: warning\[missing-glyph\].*U\+13000",
        written=("letter.docx",),
    ),
    Attack(
        "file-name",
        "a letter whose name holds an escape sequence",
        "it is shown, not sent",
        {"\x1b[31m.yaml": "a: b\n"},
        "check \x1b[31m.yaml",
        said=r"\\x1b",
    ),
]

ATTACKS = [*YAML_ATTACKS, *BODY_ATTACKS, *CHARACTER_ATTACKS]


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_attack(attack: Attack, tmp_path: Path) -> None:
    (tmp_path / "letter").mkdir()
    outcome = carried_out(attack, tmp_path / "letter")
    examine(attack, outcome)
    assert not {"\x1b", "\0", "\u202e"} & set(outcome.said)
