"""Random templates: pages, descriptions and looks, built from the pieces of such files."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any, NamedTuple

import yaml

from drafter.document.tags import FURNITURE
from drafter.load import LetterInput
from drafter.template_tools.check import check_template
from fuzz import words
from fuzz.invariants import check_findings
from fuzz.seeds import FRAMES, ROOT, letter_yaml
from fuzz.targets import NAME, check_and_render

_TAGS = (
    '<p class="text">', "<p>", "</p>", '<section class="signatures">', "</section>", '<div class="annex">', "</div>",
    "<br>", '<span class="strong">', "</span>", '<p class="title-14">', '<p class="x">', "<table>", "<tr><td>",
    "</td></tr></table>", "<ul><li>", "</li></ul>", "<!-- ", " -->", "<p class='text' role='x'>", "<script>", "&amp;",
    "&#0;", "&lt;", "<", ">", "<p class=", "<img src='seal.png'>", "<a href='x'>", "</a>", "\n", " ", "<p", "/>",
    "\x00", "é",
)  # fmt: skip
_CODE = (
    "{{ body }}", "{{ title }}", "{{ signatories }}", "{{ columns }}", "{% for s in signatories %}", "{{ s.family }}",
    "{{ s.lines }}", "{% endfor %}", "{% extends '_shared/published.html.j2' %}", "{% block text %}",
    "{% endblock %}", "{{ super() }}", "{% include 'letter.html.j2' %}", "{% include '_shared/session.html.j2' %}",
    "{% import '_shared/masthead.html.j2' as m %}", "{% macro a(b) %}", "{% endmacro %}", "{{ a(1) }}",
    "{% set x = [1] * 9 %}", "{{ x * 99999 }}", "{% for i in range(99) %}", "{{ 1 / 0 }}", "{{ title.__class__ }}",
    "{{ title | replace('a', 'b') }}", "{{ '%s' | format(title) }}", "{{ none }}", "{{ annexes[0].body }}",
    "{{ body | length }}", "{{ loop.index }}", "{% if draft %}", "{% endif %}", "{% raw %}", "{{ x", "{% ",
    "{{ addressee.office }}", "{{ emblem }}", "{{ symbol_parts }}", "{{ page_1_notes }}", "{{ date | upper }}",
    "{{ title[0] }}", "{{ 9 ** 99 }}", "{{ title ~ body }}",
)  # fmt: skip
_COMPLETE = (
    '<p class="text">{{ title }}</p>', '<h1 class="title-{{ title_size }}">{{ title }}</h1>', "{{ body }}",
    '<p class="end-rule"></p>',
    '{% for s in signatories %}<p class="signature">{{ s.given }} <b class="family-name">{{ s.family }}</b></p>'
    "{% endfor %}",
    '{% include "_shared/masthead.html.j2" %}', '{% include "_shared/session.html.j2" %}',
    '{% include "_shared/annexes.html.j2" %}', '<div class="item"><p class="bullet-1">a</p></div>',
    '<ul class="list-bulleted"><li class="item"><p class="bullet-1">a</p></li></ul>',
    '<section class="annex"><p class="annex-heading">Annex</p>{{ body }}</section>',
    '<p class="text"><span class="strong">a</span><br/>b</p>',
    '<div class="session-block"><div class="column"><p class="session">a</p></div><div class="column"></div></div>',
    "<p class='text'></p>", '{% macro m(x) %}<p class="text">{{ x }}</p>{% endmacro %}{{ m(title) }}',
    '<p class="text"><a href="https://example.org">a</a></p>',
    '{% set x %}<p class="text">a</p>{% endset %}{{ x }}{{ x }}',
    '{% if draft %}<aside class="draft-mark"><p>{{ draft_mark }}</p></aside>{% endif %}',
    '<header class="running-head"><p class="running-symbol">{{ running_symbols[0] }}</p></header>',
    '<p class="note">a <em>b</em></p>',
    '<footer class="running-foot"><p class="page-number"><span class="page"></span></p></footer>',
    "{% for i in [1, 2] %}{{ body }}{% endfor %}",
    '<blockquote class="quotation"><p class="quotation">a</p></blockquote>',
    '<header class="masthead">{{ emblem }}</header>', "text",
)  # fmt: skip
_DESCRIPTION = (
    "title: Own\n", "summary: Own.\n", "kind: letter\n", "kind: x\n", "languages: [en]\n", "languages: [xx]\n",
    "requires: [body]\n", "requires: [x]\n", "refuses: {annexes: No.}\n", "refuses: []\n", "uses: [letterhead]\n",
    "each_addressee: true\n", "x: 1\n", "<<: ", "&a ", "*a", "{", "[", "]", "!!python/object:os.system x\n", "? ",
    "- ", "\t", "null\n", "2026-01-01\n", "\x00", "title: {a: b}\n",
)  # fmt: skip
_NUMBERS = (
    "0", "1", "7", "300", "20000", "31680", "0.5", "-1", "-500", "true", "false", "left", "1e99", ".nan", ".inf",
    "99999999999", "''", "null", "[1]", "{a: 1}", "0.001", "x", "2026-01-01", "- ",
)  # fmt: skip


_stamps, _turn = itertools.count(1), itertools.count(1)
# Every how many templates `drafter templates check` runs.
_CHECKED = 10


class CustomTemplate(NamedTuple):
    """A custom template: its page, description and look."""

    page: str
    description: str
    look: str


@cache
def _folder() -> Path:
    return Path(mkdtemp(prefix="drafter-templates-"))


@cache
def _pages() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("templates/*/*.html.j2")))


@cache
def _look() -> str:
    return (ROOT / "templates" / "_shared" / "look.yaml").read_text(encoding="utf-8")


def template(custom: CustomTemplate) -> bool:
    """Check and render a letter with this template, and sometimes run `drafter templates check`."""
    folder = _folder() / "own"
    folder.mkdir(exist_ok=True)
    text = letter_yaml(FRAMES[0], "We *write*.\n\n{{ circulation_request }}").replace(
        "template: letter", "template: own"
    )
    files = {
        "letter.html.j2": custom.page,
        "template.yaml": custom.description,
        "look.yaml": custom.look,
        "sample.yaml": text,
    }
    for name, content in files.items():
        _write(folder / name, content)
    if next(_turn) % _CHECKED == 0:
        check_findings(check_template(_folder()), {})
    return check_and_render(LetterInput(NAME, text.encode(), None, templates=(_folder(),)), custom_template=True)


def _write(path: Path, text: str) -> None:
    """Write a file with a new modification time, so that Drafter sees the change. Delete it if the text is empty."""
    if not text:
        path.unlink(missing_ok=True)
        return
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    stamp = next(_stamps) * 1_000_000_000
    os.utime(path, ns=(stamp, stamp))


def random_template(random: Random) -> CustomTemplate:
    """Return a template with one or two strange files."""
    page = _mixed(random, random.choice(_pages()), (*_TAGS, *_CODE, *words.JINJA, *FURNITURE))
    if random.random() < 0.6:
        words_of = (*_COMPLETE * 6, *_TAGS, *_CODE) if random.random() < 0.3 else _COMPLETE
        page = "".join(random.choices(words_of, k=random.randint(1, 6)))
    valid, description, look = "title: Own\nsummary: Own.\nkind: letter\n", "", ""
    description = _mixed(random, valid, _DESCRIPTION) if random.random() < 0.2 else valid
    look = _strange_look(random) if random.random() < 0.4 else ""
    return CustomTemplate(
        _pages()[random.randrange(len(_pages()))] if look and random.random() < 0.7 else page, description, look
    )


def _mixed(random: Random, text: str, vocabulary: Sequence[str]) -> str:
    """Return a text with some ranges deleted and some words inserted."""
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(text))
        text = (
            text[:at]
            + random.choice(("", *random.choices(vocabulary, k=3)))
            + text[at + random.choice((0, 0, 1, 5, 40)) :]
        )
    return text


def _strange_look(random: Random) -> str:
    """Return some keys of the built-in look with other numbers, or a damaged part of its text."""
    if random.random() < 0.1:
        lines = _look().split("\n")
        at = random.randrange(len(lines))
        return _mixed(random, "\n".join(lines[at : at + random.randint(1, 20)]), (*_NUMBERS, *_DESCRIPTION))
    look = yaml.safe_load(_look())
    changes = {key: _change_value(random, look[key]) for key in random.choices(sorted(look), k=random.randint(1, 3))}
    return yaml.safe_dump(changes, allow_unicode=True)


def _change_value(random: Random, value: Any) -> Any:
    """Return a value with one leaf replaced, mostly by a value of the same type."""
    if isinstance(value, dict) and value:
        key = random.choice(sorted(value))
        return {**value, key: _change_value(random, value[key])}
    if isinstance(value, list) and value:
        at = random.randrange(len(value))
        return [
            *value[:at],
            *random.choice(([], [_change_value(random, value[at])] * random.choice((1, 1, 2)))),
            *value[at + 1 :],
        ]
    if random.random() < 0.1:
        return yaml.safe_load(random.choice(("0", "[]", "x", "null", ".nan", ".inf", "1e99", "-1", "true")))
    if isinstance(value, (bool, str)):
        return not value if isinstance(value, bool) else random.choice(("left", "auto", "x", "Symbol", "Normal", value))
    return random.choice((0, 1, -value, value * 2, value * 50, value // 3, value + 1))
