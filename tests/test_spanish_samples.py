"""The Spanish samples: correct Spanish in which no rule finds anything, with the language in every format."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from drafter.cli.app import main
from drafter.load import from_file
from drafter.pipeline import derive, draft, inspect
from drafter.templates import all_samples

NAMES = ["letter", "identical-letters", "note-verbale", "letter-with-annexes"]
TITLES = {
    "letter": "Carta de fecha 17 de febrero de 2026 dirigida al Secretario General por la Representante Permanente de "
    "Nueva Zelandia ante las Naciones Unidas",
    "identical-letters": "Cartas idénticas de fecha 4 de marzo de 2026 dirigidas al Secretario General y a la "
    "Presidencia del Consejo de Seguridad por los representantes de Islandia y Malta ante las Naciones Unidas",
    "note-verbale": "Nota verbal de fecha 8 de mayo de 2026 dirigida al Secretario General por la Misión Permanente "
    "del Uruguay ante las Naciones Unidas",
    "letter-with-annexes": "Carta de fecha 26 de marzo de 2026 dirigida a la Presidenta de la Asamblea General por el "
    "Representante Permanente de Marruecos ante las Naciones Unidas",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_in_spanish(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert main(["new", name, "new.yaml", "--language", "es"]) == 0
    assert derive(from_file(Path("new.yaml"))).facts.language == "es"
    assert {one.rule for one in inspect(from_file(Path("new.yaml")))} <= {"word-unconfirmed"}
    sample = next(sample for sample in all_samples() if sample.name == name).in_language("es")
    assert sample is not None
    assert derive(from_file(sample.path)).facts.title == TITLES[name]


def test_a_sample_in_another_language_is_no_sample_of_its_own() -> None:
    assert not [sample.name for sample in all_samples() if sample.path.stem.endswith(".es")]


def test_every_format_names_its_language() -> None:
    sample = next(sample for sample in all_samples() if sample.name == "note-verbale").in_language("es")
    assert sample is not None
    files = draft(sample.path, ["html", "docx"])
    html, word = (next(data for name, data in files.items() if name.endswith(end)) for end in (".html", ".docx"))
    assert b'<html lang="es"' in html
    assert b'w:lang w:val="es-ES"' in zipfile.ZipFile(BytesIO(word)).read("word/styles.xml")
