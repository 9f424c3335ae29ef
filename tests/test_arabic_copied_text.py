"""Copy and paste from the PDF: the characters of each line, by their place, are those that Unicode displays there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.visual_lines import displayed, line_of, visual_lines, without_spaces

from drafter.document.model import Document, NoteMark, Paragraph, all_blocks, inlines_of
from drafter.export.pdf import export
from drafter.load import from_file
from drafter.look.model import Look
from drafter.pipeline import compose, derive
from tests.test_kitchen_sink import SINK, draw_plan

pytestmark = pytest.mark.slow

SAMPLES = sorted((Path(__file__).parents[1] / "templates").rglob("*.ar.yaml"))
LETTERS = [path for path in SAMPLES if not path.name.startswith("look.")]
# Furniture that is on several pages, and header rows of a table on two pages.
_REPEATED = {"running-symbol", "running-job", "draft-mark", "table-heading"}
_PAGE_NUMBER = re.compile(r"(\d)/(\d)")


class Remaining:
    """The words of a paragraph that no line has shown yet."""

    def __init__(self, paragraph: Paragraph, look: Look) -> None:
        self.right_to_left = not look.is_turned(look.of(paragraph.role))
        bullet = look.bullets.get(paragraph.role)
        label = bullet.mark if bullet and paragraph.label else paragraph.label
        self.words = label.split() + [
            word for word in displayed(paragraph.inlines, right_to_left=self.right_to_left) if word
        ]
        self.all_words, self.role = list(self.words), paragraph.role

    def shows(self, line: str) -> bool:
        """Take the words of a line, if it begins with the next ones; a paragraph on each page begins again."""
        for count in range(1, len(self.words) + 1):
            shown = line_of(self.words[:count], right_to_left=self.right_to_left)
            if len(shown) == len(line) and shown == line:
                self.words = self.words[count:]
                if not self.words and self.role in _REPEATED:
                    self.words = list(self.all_words)
                return True
        return False


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    for block in all_blocks(document):
        if isinstance(block, Paragraph):
            yield block
            for inline in block.inlines:
                if isinstance(inline, NoteMark):
                    yield from (Paragraph(note.role, note.inlines) for note in inline.blocks)


def differences(path: Path) -> list[str]:
    """Return the lines that show other characters than the text, and the words that no line shows."""
    document, look = compose(derive(from_file(path)))
    marks = {inline.mark for inline in inlines_of(all_blocks(document)) if isinstance(inline, NoteMark)}
    remaining = [Remaining(one, look) for one in paragraphs_of(document) if one.role != "page-number"]
    wrong = []
    for line in visual_lines(export(document, look)):
        number = _PAGE_NUMBER.fullmatch(line)
        if line in marks or (number and int(number[1]) <= int(number[2])):
            continue
        if not any(paragraph.shows(line) for paragraph in remaining if paragraph.words):
            wrong.append(line)
    left = [" ".join(one.words) for one in remaining if one.words and one.role not in _REPEATED]
    return wrong + [text for text in left if without_spaces(text)]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_samples_are_copied_in_order(path: Path) -> None:
    assert differences(path) == []


def test_the_letter_that_uses_everything_is_copied_in_order(tmp_path: Path) -> None:
    for source in [*SINK.glob("*.yaml"), *SINK.glob("*.md")]:
        shutil.copy(source, tmp_path)
    draw_plan(tmp_path / "plan.png")
    assert differences(tmp_path / "letter.ar.yaml") == []


WORDS = (
    "كندا كوبا كولومبيا الكبيرة المملكة الكويت لكندا لكوبا لكولومبيا للكويت الأمم الإنسان الآخر شيء مسؤول بناء الله "
    "لبنان للبنان ملكية شكل كل ذلك لكل مملكة فلسطين المتحدة جمهورية إيران الإسلامية"
)
HARD = (
    f"{WORDS}. الوثيقة A/71/794–S/2017/135 المؤرخة (انظر المرفق)، والقرار 2139 (2014) و 71/248، و 3 400 شجرة (أ)، "
    "وجمعية Skolehagen (Oslo) و Garden **Friends** [Oslo](https://example.org)، والرقم 16-17956 (A)، "
    "ثم 12,5 و 2014-2016."
)
KEYS = """\
template: letter
language: ar
date: 2026-02-17
addressees: [{office: secretary-general, gender: m}]
organs: [general-assembly]
senders: [Qatar]
signatories: [{family: حداد, state: Qatar}]
"""


def test_hard_words_and_numbers(tmp_path: Path) -> None:
    """Amiri with its contextual alternates would add a letter to 19 of 348 words, such as الكبيرة."""
    path = tmp_path / "letter.yaml"
    path.write_text(f"{KEYS}body: |\n  {HARD}\n", encoding="utf-8")
    assert differences(path) == []
