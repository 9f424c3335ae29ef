"""What is fast stays fast: not seconds are counted but work, which is the same on every machine."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from support.compose import document_of, letter_yaml
from support.count_work import count_work

from drafter.export.pdf import tree
from drafter.settings.look import load_look
from drafter.templates import find_template

pytestmark = pytest.mark.slow

NAMES = ("title", "text", "signature")
PARAGRAPH = "The delegations in room {} took note of the programme and agreed to meet again in the following year."


def letter(folder: Path, paragraphs: int = 1, name: str = "letter") -> str:
    """A letter of so many paragraphs, in a file."""
    texts = (PARAGRAPH.format(100 + number) for number in range(paragraphs))
    body = "\n\n".join([*texts, "{{ circulation_request }}"])
    (folder / f"{name}.yaml").write_text(letter_yaml(body=body), encoding="utf-8")
    return f"{name}.yaml"


def render(name: str, form: str) -> list[str]:
    return ["render", name, "--to", form, "-o", "out", "--force"]


# As measured with Python 3.11 and the libraries of November 2026, and a few more. A bound that is passed is a module
# too many, or a library that has grown: look with `python -X importtime -m drafter ...` before it is raised.
MODULES = [
    ("--help", 90),
    ("facts letter.yaml", 235),
    ("check letter.yaml", 385),
    ("render letter.yaml --to text -o out", 465),
    ("render letter.yaml --to docx -o out", 495),
    ("render letter.yaml --to pdf -o out", 700),
]


@pytest.mark.parametrize(("command", "most"), MODULES)
def test_modules_loaded(command: str, most: int, tmp_path: Path) -> None:
    letter(tmp_path)
    assert len(count_work(command.split(), folder=tmp_path).modules) <= most


@pytest.mark.parametrize(
    ("command", "spared"),
    [
        (
            "facts letter.yaml",
            {
                *("jinja2", "markdown_it", "shutil", "tempfile", "drafter.lint", "drafter.markup.printed_markup"),
                *("drafter.languages.unknown_names", "drafter.settings.describe", "drafter.settings.problems"),
                *("drafter.convert", "drafter.export", "drafter.facts.attached"),
            },
        ),
        (
            "check letter.yaml",
            {"jinja2", "shutil", "tempfile", "drafter.convert", "drafter.export", "drafter.languages.unknown_names"},
        ),
        (
            "render letter.yaml --to docx -o out",
            {
                *("drafter.cli.watch", "drafter.compose.page_errors", "drafter.compose.sandbox.explain"),
                *("drafter.export.docx.embedded_source", "drafter.export.source_files"),
                *("drafter.compose.resolution", "drafter.document.direction", "drafter.export.docx.right_to_left"),
            },
        ),
        ("render letter.yaml --to docx -o out", {"weasyprint", "rich", "fontTools", "PIL", "docx.oxml", "docx.api"}),
        (
            "render letter.yaml --to pdf -o out",
            {
                *("docx", "rich", "pycparser", "fontTools.varLib.merger", "fontTools.subset.svg"),
                "drafter.document.direction",
            },
        ),
    ],
)
def test_modules_spared(command: str, spared: set[str], tmp_path: Path) -> None:
    letter(tmp_path)
    modules = count_work(command.split(), folder=tmp_path).modules
    assert "drafter.facts" in modules
    assert modules & spared == set()


@pytest.mark.parametrize(("form", "most"), [("text", 22), ("html", 22), ("docx", 22), ("pdf", 27)])
def test_each_file_is_opened_once(form: str, most: int, tmp_path: Path) -> None:
    opened = count_work(render(letter(tmp_path), form), folder=tmp_path).data_files()
    assert Counter(opened)["letter.yaml"] == 1
    # Of a font, first the header is read, and later the kerning.
    assert [name for name, times in Counter(opened).items() if times > 1 + name.endswith(".ttf")] == []
    assert len(opened) <= most


def test_what_a_second_letter_needs_is_there(tmp_path: Path) -> None:
    first, second = letter(tmp_path), letter(tmp_path, name="second")
    alone = count_work(render(first, "docx"), folder=tmp_path)
    both = count_work(render(first, "docx"), render(second, "docx"), folder=tmp_path)
    assert both.modules == alone.modules
    more = Counter(both.data_files()) - Counter(alone.data_files())
    assert {Path(name).name for name in more if not name.endswith(".part")} == {"second.yaml"}


@pytest.mark.parametrize("form", ["text", "html", "docx", "pdf"])
def test_work_grows_with_the_letter_and_no_faster(form: str, tmp_path: Path) -> None:
    """Three letters, each of twice as many paragraphs: twice as many further calls, so nothing is walked again."""
    names = [letter(tmp_path, count, f"letter-{count}") for count in (1, 50, 100, 200)]
    _, *calls = count_work(*(render(name, form) for name in names), folder=tmp_path).calls
    steps = [later - earlier for earlier, later in pairwise(calls)]
    assert len(steps) == 2
    assert min(steps) > 0
    assert steps[1] / steps[0] == pytest.approx(2, rel=0.05)


def test_a_paragraph_is_one_box_of_the_pdf() -> None:
    """WeasyPrint takes its time for each element; a plain paragraph is one, whatever its length."""
    look = load_look(find_template("identical-letters").looks)
    counts = [len(list(tree(document_of(body="\n\n".join([PARAGRAPH] * many)), look)[0].iter())) for many in (10, 20)]
    assert counts[1] - counts[0] == 10
