"""The wheel: built, installed into a separate environment, and used outside the checkout."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from support.sampling import PROOF

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
    venv.create(folder / "place")
    programs = folder / "place" / ("Scripts" if sys.platform == "win32" else "bin")
    run(*_install(programs / "python"), wheel, cwd=folder)
    return programs / "drafter"


def _install(python: Path) -> tuple[str | Path, ...]:
    """Return the command that installs into an environment; the sample of `make test` borrows the libraries."""
    command = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    if PROOF:
        return command
    places = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=python.parent)
    Path(places.strip(), "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return (*command, "--no-deps", "--ignore-installed")


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
