"""Import of all samples through every format, also as LibreOffice saves them. All of them run in `make proof`."""

import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from support.docx_parts import png
from support.imports import NOT_IN_A_GENERATED_COPY, ROOT, SAMPLES, compare, name_of
from support.letter_generator import write_letter
from support.sampling import PROOF

import drafter
from drafter.errors import DrafterError
from drafter.importer.import_letter import import_letter

NORMAL = [
    path
    for path in SAMPLES
    if (path.parent.name, path.name)
    in (
        ("as-sent", "sample.es.yaml"),
        ("draft-resolution", "sample.ar.yaml"),
        ("explanation-of-vote", "sample.fr.yaml"),
        ("letter", "sample.ar.yaml"),
        ("letter", "sample.zh.yaml"),
        ("note-by-the-secretariat", "sample.yaml"),
        ("pga-circular-letter", "sample.yaml"),
        ("samples", "attached-letter.yaml"),
        ("samples", "committee-note-verbale.yaml"),
        ("samples", "geneva-letter.yaml"),
        ("samples", "joint-letter.yaml"),
        ("samples", "letter-with-annexes.fr.yaml"),
        ("samples", "many-signatories.yaml"),
    )
]
# LibreOffice stretches words, and the font of this copy has full stops for the strokes (docs/import.md).
STRETCHED = "sample.ar-president-of-the-security-council.pdf"
CHOSEN = SAMPLES if PROOF else NORMAL
SINKS = (
    sorted(path.name for path in ROOT.glob("tests/kitchen_sink/letter*.yaml"))
    if PROOF
    else ["letter.ar.yaml", "letter.es.yaml"]
)
SEEDS = range(200) if PROOF else (0, 7, 188)


@pytest.fixture(scope="module")
def sink(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen sink with its picture."""
    folder = tmp_path_factory.mktemp("sink") / "sink"
    shutil.copytree(ROOT / "tests" / "kitchen_sink", folder)
    (folder / "plan.png").write_bytes(png())
    return folder


@pytest.mark.parametrize("path", CHOSEN, ids=name_of)
@pytest.mark.parametrize("form", ["docx", "html"])
def test_word_files_and_web_pages_lose_nothing(path: Path, form: str, tmp_path: Path) -> None:
    for name, data in drafter.draft(path, form).items():
        result = compare(path, data, name, tmp_path)
        assert (result.facts, result.blocks, result.words) == ({}, 1, 1)
        assert result.imported.fidelity.score == 1
        assert result.imported.fidelity.left_over == ()


@pytest.mark.parametrize("path", CHOSEN, ids=name_of)
def test_a_pdf_keeps_all_facts_and_words(path: Path, tmp_path: Path) -> None:
    for name, data in drafter.draft(path, "pdf").items():
        result = compare(path, data, name, tmp_path)
        assert result.facts == {}
        assert result.words == 1
        assert result.blocks >= 0.95


@pytest.mark.parametrize("language", SINKS)
@pytest.mark.parametrize(("form", "least"), [("docx", 1), ("html", 1), ("pdf", 0.95)])
def test_the_letter_that_uses_everything(sink: Path, language: str, form: str, least: float, tmp_path: Path) -> None:
    [(name, data)] = drafter.draft(sink / language, form).items()
    result = compare(sink / language, data, name, tmp_path)
    # Names in Chinese are not in bold: which part is the family name is a guess, and marked as one.
    guessed = {"signatories"} if (language, form) == ("letter.zh.yaml", "pdf") else set()
    assert set(result.facts) <= guessed
    assert result.words == 1
    assert result.blocks >= least


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("form", "least"), [("docx", 1), ("pdf", 0.9)])
def test_generated_letters(seed: int, form: str, least: float, tmp_path: Path) -> None:
    path = write_letter(seed, tmp_path)
    for name, data in drafter.draft(path, form).items():
        # A page shows headings of the third and the fourth level alike.
        result = compare(path, data, name, tmp_path, same=("heading-3", "heading-4") if form == "pdf" else ("", ""))
        assert set(result.facts) - set(NOT_IN_A_GENERATED_COPY if "as-sent" in path.read_text() else ()) == set()
        assert result.words >= 0.999
        assert result.blocks >= least


class LibreOffice:
    """The Word files of the samples, as LibreOffice saves them in a format: all of them in one run for each format."""

    def __init__(self, folder: Path, paths: list[Path]) -> None:
        self.folder = folder
        self.names = {
            path: [f"{number}-{name}" for name in drafter.draft(path, "docx")] for number, path in enumerate(paths)
        }
        (folder / "in").mkdir()
        for number, path in enumerate(paths):
            for name, data in drafter.draft(path, "docx").items():
                (folder / "in" / f"{number}-{name}").write_bytes(data)

    def saved(self, path: Path, form: str) -> Iterator[tuple[str, bytes]]:
        """Yield the names of the letters of a sample, and what LibreOffice made of their Word files."""
        if not (self.folder / form).exists():
            profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
            files = map(str, sorted((self.folder / "in").iterdir()))
            command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(self.folder / form)]
            subprocess.run([*command, *files], capture_output=True, check=True, timeout=3600)
        for name in self.names[path]:
            made = (self.folder / form / name).with_suffix(f".{form}")
            yield made.name.partition("-")[2], made.read_bytes()


SAVED = CHOSEN if PROOF else NORMAL[-3:-2]


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> LibreOffice:
    return LibreOffice(tmp_path_factory.mktemp("libreoffice"), SAVED)


@pytest.mark.slow
@pytest.mark.parametrize("path", SAVED, ids=name_of)
@pytest.mark.parametrize(("form", "least"), [("docx", 0.98), ("pdf", 0.9)])
def test_what_libreoffice_saved_keeps_its_facts(
    libreoffice: LibreOffice, path: Path, form: str, least: float, tmp_path: Path
) -> None:
    for name, data in libreoffice.saved(path, form):
        if name == STRETCHED:
            continue
        result = compare(path, data, name, tmp_path)
        assert result.facts == {}
        assert result.words >= 0.99
        assert result.blocks >= least


@pytest.mark.parametrize("seed", range(40) if PROOF else (3,))
def test_every_error_is_one_of_drafter(seed: int, tmp_path: Path) -> None:
    """A damaged file is refused, or read with what is left of it."""
    import random

    choose = random.Random(seed)
    for form in ("docx", "pdf", "html"):
        [(name, data)] = drafter.draft(NORMAL[1], form).items()
        for _ in range(20):
            damaged = bytearray(data)
            for _ in range(choose.randint(1, 40)):
                damaged[choose.randrange(len(damaged))] = choose.randrange(256)
            try:
                compare(NORMAL[1], bytes(damaged[: choose.randint(1, len(damaged))]), name, tmp_path)
            except DrafterError:
                continue


# Pictures of a PDF


def pictured(folder: Path, text: str = "![A plan of the rooms](plan.png)") -> bytes:
    """The PDF of a letter with a picture between two paragraphs."""
    (folder / "plan.png").write_bytes(png(120, 80))
    letter = (ROOT / "templates/letter/sample.yaml").read_text(encoding="utf-8")
    start = letter.index("body: |\n") + len("body: |\n")
    path = folder / "pictured.yaml"
    path.write_text(f"{letter[:start]}  The first paragraph.\n\n  {text}\n\n{letter[start:]}", encoding="utf-8")
    [(_, data)] = drafter.draft(path, "pdf").items()
    return data


def test_a_picture_of_a_pdf_is_written_next_to_the_yaml(tmp_path: Path) -> None:
    imported = import_letter(pictured(tmp_path), "pictured.pdf")
    assert list(imported.files) == ["picture-1.png"]
    assert "The first paragraph.\n\n  ![A plan of the rooms](picture-1.png)\n\n" in imported.yaml
    assert imported.notes == ()
    with Image.open(BytesIO(imported.files["picture-1.png"])) as again, Image.open(BytesIO(png(120, 80))) as first:
        assert again.convert("RGB").tobytes() == first.convert("RGB").tobytes()


def test_a_picture_that_is_too_large_is_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafter.importer.pdf_pictures.MAX_IMAGE_PIXELS", 10)
    imported = import_letter(pictured(tmp_path), "pictured.pdf")
    assert imported.files == {}
    assert imported.notes == ("page 1: 1 picture(s), not imported",)


def test_a_drawing_of_lines_is_listed(tmp_path: Path) -> None:
    """A chart is drawn with lines and curves, which are no picture of pixels."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(pictured(tmp_path, "No picture."))
    page = document[0]
    curve = pdfium.FPDFPageObj_CreateNewPath(100, 100)
    pdfium.FPDFPath_BezierTo(curve, 120, 200, 180, 200, 200, 100)
    pdfium.FPDFPath_SetDrawMode(curve, 0, True)
    pdfium.FPDFPage_InsertObject(page.raw, curve)
    page.gen_content()
    file = BytesIO()
    document.save(file)
    imported = import_letter(file.getvalue(), "chart.pdf")
    assert imported.notes == ("page 1: a drawing of 1 line(s) or shape(s), not imported",)
    assert "No picture." in imported.yaml
