"""Names of samples as folders of the site: each must differ from the site's own files and from the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from drafter.diagnostics import Finding, Place
from drafter.errors import InvalidTemplateError, raise_if_errors
from drafter.site.pages import ASSETS
from drafter.templates import Sample

_OWN = frozenset({"index.html", *ASSETS})
# Names that Windows reserves, and characters that some systems do not allow in a name.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_NOT_ALLOWED = re.compile(r'[<>:"/\\|?*\x00-\x1f]|^[. ]|[. ]$')


def check_names(samples: Sequence[Sample]) -> None:
    """Raise InvalidTemplateError for a sample whose name cannot be a folder of the site."""
    by_folder: dict[str, str] = {}
    findings = []
    for sample in samples:
        folded = unicodedata.normalize("NFC", sample.file_name).casefold()
        if folded in _OWN or _RESERVED.fullmatch(folded) or _NOT_ALLOWED.search(sample.file_name):
            findings.append(
                _finding(sample, f"A sample cannot be called `{sample.file_name}` in the gallery; rename its file.")
            )
        elif folded in by_folder:
            message = (
                f"The names `{by_folder[folded]}` and `{sample.file_name}` differ only in case; rename one of them."
            )
            findings.append(_finding(sample, message))
        by_folder.setdefault(folded, sample.file_name)
    raise_if_errors(findings, InvalidTemplateError)


def _finding(sample: Sample, message: str) -> Finding:
    name = sample.path.relative_to(sample.template.folder.parent).as_posix()
    return Finding("template", message, Place(name, 1, 1, 1, 1))
