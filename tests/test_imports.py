"""Imports run one way: a module imports what stands left of it in ORDER, and nothing on its right."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import drafter

pytestmark = pytest.mark.slow

PACKAGE = Path(drafter.__file__).parent
FILES = sorted(PACKAGE.rglob("*.py"))

# The architecture from left to right: a group may import from the groups before it, and from its own earlier entries.
ORDER = [
    [
        "limits",
        "suggest",
        "install_command",
        "diagnostics",
        "errors",
        "process_limits",
        "safe_xml",
        "document",
        "files",
        "local_seal",
        "tables",
        "unicode_scripts",
        "look",
    ],
    ["source", "markup"],
    ["un"],
    ["letter"],
    ["languages"],
    ["facts"],
    ["settings", "lint", "profile", "templates", "images", "comments", "compose"],
    ["export"],
    ["roster"],
    ["word"],
    ["page_images", "compare", "convert"],
    ["writing", "load", "editions", "siblings", "pipeline", "installation"],
    ["diff", "autofix", "pull", "template_tools", "scaffold", "site", "importer"],
    ["startup"],
    ["batch"],
    ["studio"],
    ["cli"],
]
RANK = {name: rank for rank, name in enumerate(name for group in ORDER for name in group)}
EXPORTERS_SEE = {*ORDER[0], "export"}
FORMATS = {"docx", "pdf", "html", "text"}
# What takes long to load: the writers of Word and PDF, and these with all else that a light command does without.
WRITERS = {"weasyprint", "docx", "lxml"}
HEAVY = WRITERS | {"msgspec", "jinja2", "markdown_it", "yaml"}
EXAMPLE = "examples/identical-letters.yaml"


def imported(file: Path) -> set[str]:
    """The modules of Drafter that a file imports, wherever in it and for whatever purpose, as dotted names."""
    return {name for node in ast.walk(ast.parse(file.read_bytes())) for name in names(node, file) if is_own(name)}


def names(node: ast.AST, file: Path) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{file} imports relatively"
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_own(name: str) -> bool:
    return name == "drafter" or name.startswith("drafter.")


def module(file: Path) -> list[str]:
    return list(file.relative_to(PACKAGE).with_suffix("").parts)


def test_every_module_has_its_place() -> None:
    found = {module(file)[0] for file in FILES} - {"__init__", "__main__"}
    assert len(FILES) > 50
    assert found <= set(RANK), "add the new module to ORDER"


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(module(file)))
def test_imports_run_one_way(file: Path) -> None:
    own, *_ = module(file)
    if own in ("__init__", "__main__"):
        return  # the front door: it lets in the pipeline and the command line
    parts = {name.split(".")[1] for name in imported(file)} & set(RANK)
    assert [part for part in sorted(parts) if RANK[part] > RANK[own]] == []


def test_no_module_imports_itself_through_others() -> None:
    """Imports inside functions count too; those for type checkers do not."""
    modules = {".".join(["drafter", *module(file)]).removesuffix(".__init__"): file for file in FILES}
    graph = {name: {_module_of(found, modules) for found in at_run_time(file)} for name, file in modules.items()}
    order = TopologicalSorter({name: found - {name, "drafter"} for name, found in graph.items()}).static_order()
    assert set(order) >= set(modules) - {"drafter"}


def at_run_time(file: Path) -> set[str]:
    """The names of Drafter that a file imports when it runs."""
    tree = ast.parse(file.read_bytes())
    guards = [node for node in ast.walk(tree) if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)]
    skipped = {child for guard in guards for child in ast.walk(guard)}
    nodes = (node for node in ast.walk(tree) if node not in skipped)
    return {name for node in nodes for name in names(node, file) if is_own(name)}


def _module_of(name: str, modules: dict[str, Path]) -> str:
    return name if name in modules else name.rpartition(".")[0]


def test_the_faster_start_is_for_commands_and_workers_alone() -> None:
    """A library that is imported changes nothing outside itself."""
    users = {module(file)[0] for file in FILES if any(name.startswith("drafter.startup") for name in imported(file))}
    assert users == {"__main__", "batch", "startup", "studio"}
    own = {name for file in FILES if module(file)[0] == "startup" for name in imported(file)}
    assert {name for name in own if not name.startswith("drafter.startup")} == set()


def test_nothing_else_reaches_into_python() -> None:
    reaching = re.compile(r"_sre|re\._compiler|sys\.modules\[")
    others = [file for file in FILES if module(file)[0] != "startup"]
    assert [file for file in others if reaching.search(file.read_text(encoding="utf-8"))] == []


EXPORTERS = [file for file in FILES if module(file)[0] == "export"]


@pytest.mark.parametrize("file", EXPORTERS, ids=lambda file: "/".join(module(file)))
def test_exporters_see_only_the_document_and_the_look(file: Path) -> None:
    parts = {name.split(".")[1] for name in imported(file)} & set(RANK)
    assert parts <= EXPORTERS_SEE


def test_a_format_imports_no_other_save_that_the_pdf_is_made_from_html() -> None:
    assert {module(file)[1] for file in EXPORTERS} >= FORMATS
    pairs = {
        (form, name.split(".")[2])
        for file in EXPORTERS
        for name in imported(file)
        if (form := module(file)[1]) in FORMATS and name.startswith("drafter.export.")
    }
    assert {(form, other) for form, other in pairs if other in FORMATS and other != form} == {("pdf", "html")}


@pytest.mark.parametrize(
    ("command", "heavy"),
    [
        ("--help", HEAVY),
        ("--version", HEAVY),
        ("doctor", HEAVY),
        (f"check {EXAMPLE}", WRITERS),
        (f"facts --json {EXAMPLE}", WRITERS),
    ],
)
def test_a_command_loads_only_what_it_needs(command: str, heavy: set[str]) -> None:
    asked = [sys.executable, "-X", "importtime", "-m", "drafter", *command.split()]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}
    assert "drafter" in loaded
    assert loaded & heavy == set()


def test_the_doctor_comes_without_any_package() -> None:
    asked = [sys.executable, "-S", "-m", "drafter", "doctor"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=PACKAGE.parent)
    assert "Python" in done.stdout
    assert "Pango" in done.stdout
    assert done.stderr == ""
