"""The patterns of English citations: "resolution 2139 (2014)", "resolution 71/248"."""

from __future__ import annotations

import re

from drafter.languages.citations import NUMBER, CitationPatterns

PATTERNS = CitationPatterns(
    resolution="resolution",
    cited=re.compile(rf"\bresolutions?[ \u00a0]((?:{NUMBER})(?:(?:, and |, | and |, or | or | to )(?:{NUMBER}))*)"),
    before=re.compile(r"(Human Rights Council|Economic and Social Council|Conference|Parties|Committee|Board)\W*$"),
    organs={
        "Human Rights Council": "human-rights-council",
        "Economic and Social Council": "economic-and-social-council",
    },
)
