"""Cache keys: the key of a letter changes if and only if its output may change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from support.batch_letters import letter_text, write_letters

from drafter.batch.job import Job
from drafter.batch.output_manifest import cache_key
from drafter.cli.app import main
from drafter.installation import libraries
from drafter.load import LetterInput

TASK = Job("letter.yaml", LetterInput("letter.yaml", letter_text(1).encode()), ("docx",), Path())


def changed(**keys: Any) -> Job:
    """The task with other keys, those of its manuscript included."""
    own = {name: value for name, value in keys.items() if name in Job.__struct_fields__}
    others = {name: value for name, value in keys.items() if name not in own}
    return replace(TASK, letter_input=replace(TASK.letter_input, **others), **own)


@pytest.mark.parametrize(
    "keys",
    [
        {"text": letter_text(2).encode()},
        {"output_stem": "another"},
        {"overrides": (("draft", "false"),)},
        {"merge_fields": (("club", "Harbour"),)},
        {"formats": ("docx", "pdf")},
        {"formats": ("html",)},
        {"carry_source": True},
        {"comments": True},
    ],
    ids=",".join,
)
def test_inputs_that_change_the_output_change_the_key(keys: dict[str, Any]) -> None:
    assert cache_key(changed(**keys)) != cache_key(TASK)


@pytest.mark.parametrize("keys", [{"label": "other"}, {"name": "other/letter.yaml"}, {"folder": Path("out")}], ids=str)
def test_folders_and_labels_do_not_change_the_key(keys: dict[str, Any]) -> None:
    assert cache_key(changed(output_stem="letter", **keys)) == cache_key(changed(output_stem="letter"))


@pytest.mark.parametrize(
    ("library", "counts"),
    [
        ("weasyprint", True),
        ("pydyf", True),
        ("tinycss2", True),
        ("cssselect2", True),
        ("fonttools", True),
        ("pillow", True),
        ("jinja2", True),
        ("markdown-it-py", True),
        ("mdit-py-plugins", True),
        ("msgspec", True),
        ("pyyaml", True),
        ("lxml", False),
        ("pytest", False),
    ],
)
def test_a_library_counts_if_bytes_depend_on_it(library: str, counts: bool) -> None:
    assert any(line.startswith(f"{library} ") for line in libraries()) == counts


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([], [], "unchanged"),
        ([], ["--comments"], "written"),
        (["--comments"], [], "written"),
        (["--comments"], ["--comments"], "unchanged"),
        ([], ["--source"], "written"),
        ([], ["--set", "draft=false"], "written"),
    ],
)
def test_an_option_that_changes_the_file_renders_it_again(
    first: list[str], second: list[str], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "letters"
    write_letters(folder, 2)
    arguments = ["render", str(folder), "-o", str(tmp_path / "out"), "--to", "docx", "--jobs", "1"]
    assert main([*arguments, *first]) == 0
    capsys.readouterr()
    assert main([*arguments, *second]) == 0
    assert f"2 letters: 2 {expected}" in capsys.readouterr().err
