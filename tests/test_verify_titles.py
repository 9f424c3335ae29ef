"""Titles and headings of letters of Drafter: the addressee of the letter may differ in them, and nothing else."""

from pathlib import Path

import pytest
from test_verify import BASE, KINDS, edit, files

from drafter.cli.app import main

ATTACHED = "{senders: [Chile], date: 2025-01-02, addressees: [secretary-general], body: It floats.}"
TITLES = [
    ("a letter in an annex", "{title: The boat, body: It floats.}", ATTACHED),
    ("the heading of an annex", "{title: The boat", '{heading: "Appeal addressed to the Secretary-General"'),
    ("a title of the author", "date: 2026", 'title: "Appeal addressed to the Secretary-General"\ndate: 2026'),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("old", "new"), [case[1:] for case in TITLES], ids=[case[0] for case in TITLES])
def test_only_the_addressee_of_the_letter_itself_may_differ(kind: str, old: str, new: str, tmp_path: Path) -> None:
    one = BASE.replace(old, new, 1)
    changed = new.replace("secretary-general", "PGA").replace("Secretary-General", "President of the Security Council")
    other = BASE.replace(old, changed, 1)
    assert main(["verify", *files(tmp_path, one, other, kind=kind)]) == 1


STYLES = [
    ("SymbolLine", "We pay 5 million.", "We pay 9 million."),
    ("DistributionLine", "5 October 2026", "9 October 2026"),
    (
        "TitleHCH",
        "Appeal addressed to the Secretary-General",
        "Appeal addressed to the President of the Security Council",
    ),
    (
        "AnnexHeading",
        "Appeal addressed to the Secretary-General",
        "Appeal addressed to the President of the Security Council",
    ),
]


@pytest.mark.parametrize(("style", "one", "other"), STYLES, ids=[case[0] for case in STYLES])
def test_a_style_of_the_masthead_hides_no_difference_in_the_text(
    style: str, one: str, other: str, tmp_path: Path
) -> None:
    names = files(tmp_path, BASE, BASE, kind="docx")
    for name, text in zip(names, (one, other), strict=True):
        line = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        edit(Path(name), "word/document.xml", "<w:sectPr", f"{line}<w:sectPr")
    assert main(["verify", *names]) == 1
