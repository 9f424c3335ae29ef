"""The lists of what Drafter has: templates and languages."""

from __future__ import annotations

from collections.abc import Container

from drafter.languages import load_language
from drafter.templates import Template, all_templates
from website.source_pages import ROOT


def pages(shown: Container[str]) -> dict[str, str]:
    """Return the pages, as Markdown, by name; `shown` are the folders of the gallery, to which they lead."""
    return {"template-list.md": _templates(shown), "languages.md": _languages(shown)}


def _templates(shown: Container[str]) -> str:
    parts = [_template(template, shown) for template in all_templates()]
    start = (
        "# Templates\n\nEach kind of document is a template. `drafter new NAME letter.yaml` starts a letter from it.\n"
    )
    return start + "\n".join(parts)


def _template(template: Template, shown: Container[str]) -> str:
    about, samples = template.description, template.samples
    rows = "".join(
        f"| {_link(f'`{sample.name}`', sample.file_name, shown)} | {sample.summary} |\n" for sample in samples
    )
    needs = ", ".join(f"`{key}`" for key in about.requires)
    required = f"It needs {needs}.\n\n" if needs else ""
    return f"## {about.title}\n\n{about.summary}\n\n{required}| Sample | What it shows |\n|---|---|\n{rows}"


def _link(text: str, folder: str, shown: Container[str]) -> str:
    return f"[{text}](gallery/{folder}/index.html)" if folder in shown else text


def _languages(shown: Container[str]) -> str:
    codes = sorted(path.name for path in (ROOT / "drafter" / "languages").iterdir() if (path / "words.yaml").is_file())
    names = load_language("en").words.languages
    folders = {code: "letter" if code == "en" else f"letter.{code}" for code in codes}
    rows = "".join(
        f"| {names[code]} | `language: {code}` | {_link('letter', folders[code], shown)} |\n" for code in codes
    )
    return f"# Languages\n\n| Language | In the letter | Sample |\n|---|---|---|\n{rows}"
