"""The patterns of French citations: "résolution 2139 (2014)" (S/2017/5), "résolution 71/248"."""

from __future__ import annotations

import re

from drafter.languages.citations import NUMBER, CitationPatterns

PATTERNS = CitationPatterns(
    resolution="résolution",
    cited=re.compile(rf"\brésolutions?[ \u00a0]((?:{NUMBER})(?:(?:, | et |, et | ou | à )(?:{NUMBER}))*)"),
    # In French, the body follows: résolution 25/1 du Conseil des droits de l’homme.
    after=re.compile(
        r"(?:,|(?<!\s))\s++(?:adoptées?\s+par\s+)?(?:du|de\s+la|de\s+l[’']|des|la|le|l[’'])\s*"
        r"(Conseil\s+des\s+droits\s+de\s+l[’']homme|Conseil\s+économique\s+et\s+social|Conférence|Comité|Commission|Parties|"
        r"Conseil\s+d[’']administration)\b"
    ),
    organs={
        "Conseil des droits de l’homme": "human-rights-council",
        "Conseil des droits de l'homme": "human-rights-council",
        "Conseil économique et social": "economic-and-social-council",
    },
)
