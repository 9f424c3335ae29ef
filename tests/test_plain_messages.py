"""Errors are Drafter's own sentences: no text of Jinja, YAML, TOML, msgspec, expat or Python reaches a user."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.compose import letter_yaml

from drafter.batch.table import read_letter_table
from drafter.diagnostics import Finding, Severity
from drafter.errors import DrafterError
from drafter.load import LetterInput
from drafter.pipeline import inspect
from drafter.profile import profile
from drafter.settings.look import load_look
from drafter.template_tools.check import check_template
from drafter.template_tools.eject import eject
from drafter.templates import built_in_folder, find_template, read_template

JARGON = re.compile(
    r"Expected|unknown field|end of print|end of statement|while scanning|while parsing|is undefined|[Jj]inja"
    r"|msgspec|Traceback|Object |\$\.|\btoken\b|expat|mismatched|well-formed|could not find|did not find|found unknown"
    r"|block mapping|block sequence|NoneType|dict object|list object|has no attribute|unexpected|Decode|at line \d"
    r"|codec|line contains|unhashable|is not iterable|not supported between|ValidationError|\| null|invalid literal"
    r"|\bstr\b|\bdict\b|\bnull\b|Error\b|Exception|scalar|parser|<[a-z_]+ object|no element",
)
EXTENDS = '{% extends "_shared/published.html.j2" %}\n'
END = EXTENDS + "{% block end %}\n"
PAGES = [
    END + "{{ title ",
    END + "<p>{{ title title }}</p>{% endblock %}",
    END + "<p>{{ titel }}</p>{% endblock %}",
    END + "<p>{{ }}</p>{% endblock %}",
    END + "<p>{{ annexes }}</p>{% endblock %}",
    END + "<p>{{ title.x }}</p>{% endblock %}",
    END + "<p>{{ signatories[0].nam }}</p>{% endblock %}",
    END + "<p>{{ signatories[9].name }}</p>{% endblock %}",
    END + "<p>{{ title | uper }}</p>{% endblock %}",
    END + "<p>{{ title is foo }}</p>{% endblock %}",
    END + "<p>{{ title(3) }}</p>{% endblock %}",
    END + "<p>{{ title + 1 }}</p>{% endblock %}",
    END + "<p>{{ title < 1 }}</p>{% endblock %}",
    END + "<p>{% for x in 3 %}a{% endfor %}</p>{% endblock %}",
    END + "{% if title %}<p/>{% endblock %}",
    END + "{% fi title %}{% endblock %}",
    END,
    END + "{% endif %}{% endblock %}",
    END + "{% endblock %}{% block end %}{% endblock %}",
    EXTENDS + "{# never",
    EXTENDS + "{% set 3 = 4 %}",
    EXTENDS + "{% include %}",
    EXTENDS + "{% for x of y %}{% endfor %}",
    END + "{% include 'x.html.j2' %}{% endblock %}",
    "{% extends 'y.html.j2' %}",
    END + "<p>a<b>b</p>{% endblock %}",
    END + "<p>a & b</p>{% endblock %}",
    END + "<p>&eacute;</p>{% endblock %}",
    END + "<p>a < b</p>{% endblock %}",
    END + "<p class='a' class='b'>a</p>{% endblock %}",
    END + "</p>{% endblock %}",
    END + "<p class='text>a</p>{% endblock %}",
    END + "<img src='x.png'/>{% endblock %}",
    "<p>{{ title }}</p>",
    "{{ body }}{{ body",
]
LOOKS = [
    "styles: {Normal: {name: Normal, siez: 12}}",
    "styles: {Normal: {name: Normal, size: big}}",
    "pge: {left: 3}",
    "page: {left: }",
    "page: [1]",
    "page: {left: 2.5}",
    "- a",
    "a: [",
    "a: b: c",
    "\ta: b",
    "a: 'x",
    "styles: {Ferry: {}}",
    "roles: {Text: {style: Normal}}",
    "styles: {Normal: {align: centre}}",
    "styles: {Normal: {tabs: [[lft, 3]]}}",
    "styles: {Normal: {tabs: 5}}",
    "styles: {Normal: {bold: yes}}",
    "page: !!python/object:os.system x",
    "page: *a",
    "styles: {Normal: {font: 'x;'}}",
    "{a",
    "page: {left: 1, left: 2}",
    "page: 99999999999999999999999",
]
DESCRIPTIONS = [
    "",
    "title: x",
    "- x",
    "title: [",
    "title: Mine\nsummary: x\nkind: poem",
    "title: Mine\nsummary: x\nkind: letter\nrequires: body",
    "title: Mine\nsummary: x\nkind: letter\ncolor: red",
    "title: Mine\nsummary: x\nkind: letter\neach_addressee: perhaps",
    "title: {a: b}\nsummary: [x]\nkind: letter",
    "title: Mine\nsummary: x\nkind: letter\nuses: [letterhed]",
]
PROFILES = [
    "template = letter",
    "[letter]\nstat = 'x'",
    "[letter]\nlanguage = 'english'",
    "[letter]\naddressees = 'SG'",
    "a",
    "a = [1",
    "[letter]\nstate = 'x",
    "[letter]\n[letter]",
    "letter = 3",
    "[letter]\nstate = 5",
    "a = 1 b",
    "x = 2026-13-45",
    "x = 0x",
    '[letter]\nstate = "\\q"',
    "a.b = 1\na = 2",
]
BODIES = [
    "{{ title",
    "{{ title senders }}",
    "{{ }}",
    "{{ title is nothing }}",
    "a {% endif %}",
    "{% if title %}x",
    "{% fi %}",
    "{{ title | uper }}",
    "{{ 1 + 1 }}",
    "{{ title.x }}",
    "{{ senders[9] }}",
    "{{ $ }}",
    "{{ title < 3 }}",
    "{{ senders | join(1,2,3,4) }}",
    "{% for x in title %}{% endfor %}",
    "{% else %}",
    "{{ title.. }}",
    "{{ senders['a'] }}",
    "{% if %}x{% endif %}",
    "{{ senders | first(2) }}",
]
LETTERS = [
    "a: [",
    "date: 2026-02-30",
    "\tdate: x",
    "date: [1]",
    "- a",
    "a: b: c",
    "date: 'x",
    "date: *x",
    "date: !!x y",
    "title: {a",
    letter_yaml(session="x"),
    letter_yaml(agenda_items="x"),
    letter_yaml(signatories=[{"famly": "x"}]),
    letter_yaml(job_number="x"),
    letter_yaml(draft="perhaps"),
    letter_yaml(title_size=13),
    letter_yaml(addressees=[[1]]),
]
TABLES = [
    'state,gift\nFiji,"a',
    'state,gift\n"Fiji" x,a',
    "state,,gift\nFiji,,a",
    "state,State\na,b",
    "",
    "date.0.x\na",
    b"state\n\xff",
    b"\xff\xfes\0t\0",
]


def check_plain(findings: Sequence[Finding]) -> None:
    """Fail if there is no error, or if one contains jargon or has no place."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert errors
    assert [finding.message for finding in errors if JARGON.search(finding.message)] == []
    assert all(finding.message[0].isupper() or finding.message[0] in '`<{"/0123456789' for finding in errors)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    eject(find_template("letter"), folder)
    copied = (folder / "letter").rename(folder / "ferry")
    for sample in copied.glob("sample*.yaml"):
        sample.write_text(sample.read_text("utf-8").replace("template: letter", "template: ferry"), "utf-8")
    return copied


@pytest.mark.parametrize("page", PAGES)
def test_templates(page: str, template: Path) -> None:
    (template / "letter.html.j2").write_text(page, "utf-8")
    findings = check_template(template)
    check_plain(findings)
    lines = page.splitlines()
    places = [finding.place for finding in findings if finding.place and finding.place.file == "ferry/letter.html.j2"]
    assert places
    assert all(place.line <= len(lines) and place.column <= len(lines[place.line - 1]) + 1 for place in places)


@pytest.mark.parametrize("text", LOOKS)
def test_looks(text: str, tmp_path: Path) -> None:
    (tmp_path / "look.yaml").write_text(text, "utf-8")
    with pytest.raises(DrafterError) as raised:
        load_look([built_in_folder() / "_shared" / "look.yaml", tmp_path / "look.yaml"])
    check_plain(raised.value.findings)
    assert all(finding.place and finding.place.file.endswith("/look.yaml") for finding in raised.value.findings)


@pytest.mark.parametrize("text", DESCRIPTIONS)
def test_descriptions(text: str, tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text(text, "utf-8")
    with pytest.raises(DrafterError) as raised:
        read_template(tmp_path)
    check_plain(raised.value.findings)


@pytest.mark.parametrize("text", PROFILES)
def test_profiles(text: str, tmp_path: Path) -> None:
    (tmp_path / "drafter.toml").write_text(text, "utf-8")
    with pytest.raises(DrafterError) as raised:
        profile(tmp_path)
    check_plain(raised.value.findings)


@pytest.mark.parametrize("text", [*LETTERS, *(letter_yaml(body=body) for body in BODIES)])
def test_letters(text: str) -> None:
    check_plain(inspect(LetterInput("letter.yaml", text.encode())))


@pytest.mark.parametrize("rows", TABLES, ids=range(len(TABLES)))
def test_tables(rows: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_bytes(rows if isinstance(rows, bytes) else rows.encode())
    with pytest.raises(DrafterError) as raised:
        list(read_letter_table(path).rows())
    check_plain(raised.value.findings)
