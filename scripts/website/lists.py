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
    table = f"| Sample | What it shows |\n|---|---|\n{rows}"
    return f"## {about.title}\n\n{about.summary}\n\n{_card(template.name, shown)}{required}{table}"


def _link(text: str, folder: str, shown: Container[str]) -> str:
    return f"[{text}](gallery/{folder}/index.html)" if folder in shown else text


def _card(folder: str, shown: Container[str]) -> str:
    """Return the detail of a letter that its card in the gallery shows; it leads to the letter."""
    picture = f'<img src="gallery/{folder}/card.png" alt="The letter {folder}" width="640" height="385" loading="lazy">'
    return f'<a class="card" href="gallery/{folder}/index.html">{picture}</a>\n\n' if folder in shown else ""


def _languages(shown: Container[str]) -> str:
    codes = sorted(path.name for path in (ROOT / "drafter" / "languages").iterdir() if (path / "words.yaml").is_file())
    names = load_language("en").words.languages
    folders = {code: "letter" if code == "en" else f"letter.{code}" for code in codes}
    start = (
        "# Languages\n\nDrafter writes letters in the six official languages. `language: fr` sets the language of a "
        "letter; an [edition](editions.md) says only what differs from the letter that it translates.\n\n"
    )
    parts = [f"## {names[code]}\n\n`language: {code}`\n\n{_card(folders[code], shown)}" for code in codes]
    return start + "\n".join(parts)
