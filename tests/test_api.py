"""Drafter from Python: two functions, neither of which writes."""

from pathlib import Path

import pytest

import drafter
from drafter.errors import InvalidLetterError

pytestmark = pytest.mark.slow

EXAMPLE = Path(__file__).parent.parent / "examples" / "identical-letters.yaml"
BROKEN = "template: letter\ndate: 2025-02-30\n"


@pytest.mark.parametrize("source", [EXAMPLE, str(EXAMPLE), EXAMPLE.read_text(encoding="utf-8"), EXAMPLE.read_bytes()])
def test_draft_returns_files_by_name(source: Path | str | bytes) -> None:
    files = drafter.draft(source, ["docx", "text"])
    assert [Path(name).suffix for name in files] == [".docx", ".txt"]
    assert all(files.values())


def test_draft_writes_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    drafter.draft(EXAMPLE.read_bytes(), "pdf")
    assert list(tmp_path.iterdir()) == []


def test_draft_raises_the_findings() -> None:
    with pytest.raises(InvalidLetterError) as raised:
        drafter.draft(BROKEN, "text")
    assert [finding.rule for finding in raised.value.findings] == ["bad-date"]


def test_check_returns_the_findings() -> None:
    assert [finding.rule for finding in drafter.check(BROKEN)] == ["bad-date"]
    assert drafter.check(EXAMPLE) == []


def test_the_interface_has_two_functions() -> None:
    with pytest.raises(AttributeError):
        _ = drafter.render  # type: ignore[attr-defined]
