"""Templates that nobody would write: pages, descriptions and looks, put together from what such files are made of."""

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
from fuzz.invariants import examine
from fuzz.seeds import FRAMES, ROOT, frame_of
from fuzz.targets import NAME, manuscript

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
_WHOLE = (
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
_FIGURES = (
    "0", "1", "7", "300", "20000", "31680", "0.5", "-1", "-500", "true", "false", "left", "1e99", ".nan", ".inf",
    "99999999999", "''", "null", "[1]", "{a: 1}", "0.001", "x", "2026-01-01", "- ",
)  # fmt: skip


_stamps, _turn = itertools.count(1), itertools.count(1)
# How often a template is tried out in all formats.
_TRIED = 10


class Own(NamedTuple):
    """A template of somebody's own: its page, its description and its look."""

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


def template(own: Own) -> bool:
    """A letter whose template is this one; and now and then all of `drafter templates check`."""
    folder = _folder() / "own"
    folder.mkdir(exist_ok=True)
    text = frame_of(FRAMES[0], "We *write*.\n\n{{ circulation_request }}").replace("template: letter", "template: own")
    files = {"letter.html.j2": own.page, "template.yaml": own.description, "look.yaml": own.look, "sample.yaml": text}
    for name, written in files.items():
        _write(folder / name, written)
    if next(_turn) % _TRIED == 0:
        examine(check_template(_folder()), {})
    return manuscript(LetterInput(NAME, text.encode(), None, templates=(_folder(),)), own=True)


def _write(path: Path, text: str) -> None:
    """Write a file with a time of its own, by which Drafter knows whether it has changed; none for no text."""
    if not text:
        path.unlink(missing_ok=True)
        return
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    stamp = next(_stamps) * 1_000_000_000
    os.utime(path, ns=(stamp, stamp))


def made(chance: Random) -> Own:
    """A template with one of its files strange, or two."""
    page = _mixed(chance, chance.choice(_pages()), (*_TAGS, *_CODE, *words.JINJA, *FURNITURE))
    if chance.random() < 0.6:
        words_of = (*_WHOLE * 6, *_TAGS, *_CODE) if chance.random() < 0.3 else _WHOLE
        page = "".join(chance.choices(words_of, k=chance.randint(1, 6)))
    good, description, look = "title: Own\nsummary: Own.\nkind: letter\n", "", ""
    description = _mixed(chance, good, _DESCRIPTION) if chance.random() < 0.2 else good
    look = _strange_look(chance) if chance.random() < 0.4 else ""
    return Own(_pages()[chance.randrange(len(_pages()))] if look and chance.random() < 0.7 else page, description, look)


def _mixed(chance: Random, text: str, vocabulary: Sequence[str]) -> str:
    """A text with some stretches taken out and some words put in."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randint(0, len(text))
        text = (
            text[:at]
            + chance.choice(("", *chance.choices(vocabulary, k=3)))
            + text[at + chance.choice((0, 0, 1, 5, 40)) :]
        )
    return text


def _strange_look(chance: Random) -> str:
    """Some measurements of the look that there is, with other figures; or its text, torn."""
    if chance.random() < 0.1:
        lines = _look().split("\n")
        at = chance.randrange(len(lines))
        return _mixed(chance, "\n".join(lines[at : at + chance.randint(1, 20)]), (*_FIGURES, *_DESCRIPTION))
    whole = yaml.safe_load(_look())
    changed = {key: _changed(chance, whole[key]) for key in chance.choices(sorted(whole), k=chance.randint(1, 3))}
    return yaml.safe_dump(changed, allow_unicode=True)


def _changed(chance: Random, value: Any) -> Any:
    """A value with one of its leaves another one, mostly of the same kind."""
    if isinstance(value, dict) and value:
        key = chance.choice(sorted(value))
        return {**value, key: _changed(chance, value[key])}
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        return [
            *value[:at],
            *chance.choice(([], [_changed(chance, value[at])] * chance.choice((1, 1, 2)))),
            *value[at + 1 :],
        ]
    if chance.random() < 0.1:
        return yaml.safe_load(chance.choice(("0", "[]", "x", "null", ".nan", ".inf", "1e99", "-1", "true")))
    if isinstance(value, (bool, str)):
        return not value if isinstance(value, bool) else chance.choice(("left", "auto", "x", "Symbol", "Normal", value))
    return chance.choice((0, 1, -value, value * 2, value * 50, value // 3, value + 1))
