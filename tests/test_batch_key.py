"""The key of a letter in a batch: it changes with everything that the files depend on, and with nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from many_letters import letter, write_letters
from msgspec.structs import replace

from drafter.cli import main
from drafter.many import digests
from drafter.many.task import Task
from drafter.pipeline import Manuscript

TASK = Task("letter.yaml", Manuscript("letter.yaml", letter(1).encode()), ("docx",), Path())


def changed(**keys: Any) -> Task:
    """The task with other keys, those of its manuscript included."""
    own = {name: value for name, value in keys.items() if name in Task.__struct_fields__}
    others = {name: value for name, value in keys.items() if name not in own}
    return replace(TASK, manuscript=replace(TASK.manuscript, **others), **own)


@pytest.mark.parametrize(
    "keys",
    [
        {"text": letter(2).encode()},
        {"called": "another"},
        {"settings": (("draft", "false"),)},
        {"columns": (("club", "Harbour"),)},
        {"formats": ("docx", "pdf")},
        {"formats": ("html",)},
        {"carry_source": True},
        {"comments": True},
    ],
    ids=",".join,
)
def test_what_changes_a_file_changes_its_key(keys: dict[str, Any]) -> None:
    assert digests.key(changed(**keys)) != digests.key(TASK)


@pytest.mark.parametrize("keys", [{"label": "other"}, {"name": "other/letter.yaml"}, {"folder": Path("out")}], ids=str)
def test_folders_and_labels_do_not(keys: dict[str, Any]) -> None:
    assert digests.key(changed(called="letter", **keys)) == digests.key(changed(called="letter"))


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of installed libraries, at the head of those of Python."""
    monkeypatch.syspath_prepend(str(tmp_path))
    digests._machinery.cache_clear()
    yield tmp_path
    digests._machinery.cache_clear()


@pytest.mark.parametrize(
    ("library", "counts"),
    [
        ("weasyprint", True),
        ("pydyf", True),
        ("tinycss2", True),
        ("cssselect2", True),
        ("fonttools", True),
        ("pillow", True),
        ("python_docx", True),
        ("lxml", True),
        ("Jinja2", True),
        ("markdown_it_py", True),
        ("mdit_py_plugins", True),
        ("msgspec", True),
        ("PyYAML", True),
        ("rich", False),
        ("pytest", False),
    ],
)
def test_a_library_counts_if_bytes_depend_on_it(library: str, counts: bool, installed: Path) -> None:
    before = digests.key(TASK)
    (installed / f"{library}-99.0.dist-info").mkdir()
    digests._machinery.cache_clear()
    assert (digests.key(TASK) != before) == counts


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
