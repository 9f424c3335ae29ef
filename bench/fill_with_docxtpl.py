"""Program that fills a Word template with docxtpl: `python fill_with_docxtpl.py FOLDER`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

folder = Path(sys.argv[1])
template = DocxTemplate(folder / "template.docx")
template.render(json.loads((folder / "values.json").read_text(encoding="utf-8")), autoescape=True)
template.save(folder / "filled.docx")
