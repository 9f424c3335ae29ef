"""The wheel: built, installed into an empty environment, and used outside the checkout."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
EXAMPLE = (ROOT / "examples" / "identical-letters.yaml").read_bytes()


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def drafter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command `drafter` of a wheel in a separate virtual environment."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("identical_letters-*.whl")
    venv.create(folder / "place", with_pip=True)
    programs = folder / "place" / ("Scripts" if sys.platform == "win32" else "bin")
    run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return programs / "drafter"


def test_renders_the_example(drafter: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.yaml").write_bytes(EXAMPLE)
    run(drafter, "render", "letter.yaml", "-o", "out", cwd=tmp_path)
    assert (tmp_path / "out" / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out" / "letter.docx").read_bytes().startswith(b"PK")


def test_renders_what_it_begins(drafter: Path, tmp_path: Path) -> None:
    run(drafter, "new", "identical-letters", "letter.yaml", "--no-input", cwd=tmp_path)
    run(drafter, "render", "letter.yaml", "--to", "pdf", cwd=tmp_path)
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")


def test_is_well(drafter: Path, tmp_path: Path) -> None:
    assert "Everything that Drafter needs is installed." in run(drafter, "doctor", cwd=tmp_path)
