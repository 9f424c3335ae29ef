"""`templates check` reads a template in every language: its samples, and its looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.app import main


@pytest.fixture
def own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the folder of an own template with samples in four languages."""
    assert main(["gallery", "eject", "letter", str(tmp_path)]) == 0
    capsys.readouterr()
    return tmp_path / "letter"


def check(own: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the findings of an own template that has errors."""
    assert main(["templates", "check", str(own)]) == 1
    return "".join(capsys.readouterr())


@pytest.mark.slow
def test_a_copy_has_no_problems(own: Path) -> None:
    assert main(["templates", "check", str(own)]) == 0


def test_a_sample_in_another_language_is_read(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = own / "sample.ru.yaml"
    sample.write_text(sample.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    assert "sample.ru.yaml" in check(own, capsys).replace("letter.ru.yaml", "sample.ru.yaml")


def test_words_for_one_language_only_are_tried(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = own / "letter.html.j2"
    text = page.read_text(encoding="utf-8")
    words = '{% if language == "fr" %}<p class="unknown-role">Bon.</p>{% endif %}'
    page.write_text(text + f"{{% block text %}}{words}{{{{ super() }}}}{{% endblock %}}", encoding="utf-8")
    assert "unknown-role" in check(own, capsys)


@pytest.mark.parametrize("language", ["es", "ru"])
def test_the_look_of_another_language_is_read(language: str, own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own / f"look.{language}.yaml").write_text("page: {widht: 3}\n", encoding="utf-8")
    (own / f"sample.{language}.yaml").unlink()
    found = check(own, capsys)
    assert found.count("widht") == found.count(f"look.{language}.yaml") + found.count("widht: 3")
    assert f"letter/look.{language}.yaml" in found
