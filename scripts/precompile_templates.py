"""Write drafter/compose/sandbox/precompiled.json: the built-in templates as the code that Jinja makes of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jinja2

from drafter.compose.sandbox.precompiled import GENERATED, PrecompiledTemplates
from drafter.compose.sandbox.render import SUFFIX, template_environment
from drafter.templates import PAGE, built_in_folder


def generated() -> str:
    """Return the text of the file: each template once, in the order of the names."""
    root = built_in_folder()
    templates = [_template(path.parent, path.name) for path in root.glob(f"*/{PAGE}")]
    templates += [_template(root, f"{path.parent.name}/{path.name}") for path in root.glob(f"_*/*{SUFFIX}")]
    unique = {(template["name"], template["source"]): template for template in templates}
    content = {"jinja2": jinja2.__version__, "templates": [unique[key] for key in sorted(unique)]}
    return json.dumps(content, indent=1) + "\n"


def _template(folder: Path, name: str) -> dict[str, Any]:
    """Return the name of a template as others include it, the digest of its text, and its code, line by line."""
    environment = template_environment((folder,))
    text = (folder / name).read_text(encoding="utf-8")
    code = environment.compile(text, name, raw=True)
    return {"name": name, "source": PrecompiledTemplates().get_source_checksum(text), "code": code.split("\n")}


if __name__ == "__main__":
    GENERATED.write_text(generated(), encoding="utf-8")
