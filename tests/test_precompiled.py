"""The built-in templates as generated code: current, the same as compiled, and under the same sandbox."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jinja2
import precompile_templates
import pytest

from drafter.compose.sandbox.precompiled import GENERATED, PrecompiledTemplates
from drafter.compose.sandbox.quota import QuotaExceededError, quota
from drafter.compose.sandbox.render import PRINTER, Page, render_page, template_environment
from drafter.errors import InvalidTemplateError
from drafter.templates import PAGE, Template, all_templates, built_in_folder

ROOT = Path(__file__).parent.parent
SAMPLES = sorted([*ROOT.glob("templates/*/sample.yaml"), *ROOT.glob("templates/*/samples/*.yaml")])
IS_CURRENT = json.loads(GENERATED.read_bytes())["jinja2"] == jinja2.__version__
FOLDERS = (built_in_folder() / "identical-letters", built_in_folder())

pytestmark = pytest.mark.skipif(not IS_CURRENT, reason="another version of Jinja compiles the templates as always")

OTHER_VERSION = "import jinja2; jinja2.__version__ = '0'\n"
PAGES = """
import json, sys
from pathlib import Path
import drafter
pages = {path: drafter.draft(Path(path), ["html"]) for path in json.loads(sys.argv[1])}
print(json.dumps({f"{path}: {name}": data.decode() for path, made in pages.items() for name, data in made.items()}))
from drafter.compose.sandbox.precompiled import _generated
assert bool(_generated()) is not (jinja2.__version__ == "0")
"""


def pages(before: str) -> dict[str, str]:
    """The pages of all samples, by a process that does something before."""
    words = [sys.executable, "-c", before + PAGES, json.dumps([str(path) for path in SAMPLES])]
    found: dict[str, str] = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    assert len(found) >= len(SAMPLES)
    return found


def test_the_code_is_what_jinja_makes_of_the_templates_now() -> None:
    assert GENERATED.read_text(encoding="utf-8") == precompile_templates.generated(), "run `make precompiled`"


def test_the_same_pages_with_it_and_without() -> None:
    assert pages("import jinja2\n") == pages(OTHER_VERSION)


@pytest.mark.parametrize("template", list(all_templates()), ids=lambda template: template.name)
def test_every_page_has_code_and_a_page_of_another_text_has_none(template: Template) -> None:
    environment = template_environment(template.folders)
    text, name, _ = environment.loader.get_source(environment, PAGE)  # type: ignore[union-attr]
    found = PrecompiledTemplates().get_bucket(environment, PAGE, name, text).code
    assert found is not None
    assert found.co_filename == name
    assert PrecompiledTemplates().get_bucket(environment, PAGE, name, f"{text} ").code is None
    assert PrecompiledTemplates().get_bucket(environment, f"other/{PAGE}", name, text).code is None


def test_what_a_precompiled_template_does_is_counted() -> None:
    names = {"published": None, "annexes": [], PRINTER: str}
    template = template_environment(FOLDERS).get_template("_shared/annexes.html.j2")
    with quota(10_000):
        template.render(names)
    with quota(10), pytest.raises(QuotaExceededError):
        template.render(names)


@pytest.mark.parametrize("names", [{}, {"masthead": None, "session": None, "title_size": 1}])
def test_an_error_names_the_same_line_of_the_template_as_without_code(names: dict[str, object]) -> None:
    places = set()
    for cache in (PrecompiledTemplates(), None):
        template_environment.cache_clear()
        template_environment(FOLDERS).bytecode_cache = cache
        with pytest.raises(InvalidTemplateError) as raised:
            render_page(Page(FOLDERS, PAGE, names, str))
        places |= {(finding.message, finding.place) for finding in raised.value.findings}
    template_environment.cache_clear()
    ((_, place),) = places
    assert place is not None
    assert place.file.startswith("_shared/")
    assert place.line > 1
