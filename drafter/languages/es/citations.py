"""The patterns of Spanish citations: "resolución 2139 (2014)" (S/2016/481), "resolución 71/248"."""

from __future__ import annotations

import re

from drafter.languages.citations import NUMBER, CitationPatterns

PATTERNS = CitationPatterns(
    resolution="esoluci",
    cited=re.compile(
        rf"\b[Rr]esoluci(?:ón|ones)[ \u00a0]((?:{NUMBER})(?:(?:, | y |, y | e |, e | o | a )(?:{NUMBER}))*)"
    ),
    # In Spanish, the body follows: resolución 25/1 del Consejo de Derechos Humanos.
    after=re.compile(
        r"(?:,|(?<!\s))\s++(?:aprobadas?\s+por\s+|adoptadas?\s+por\s+)?(?:del|de\s+la|de\s+las|de\s+los|la|el|las|los)\s+"
        r"(Consejo\s+de\s+Derechos\s+Humanos|Consejo\s+Económico\s+y\s+Social|Conferencia|Comité|Comisión|Partes|"
        r"Junta\s+de\s+Gobernadores|Junta\s+Ejecutiva|Asamblea\s+Mundial)\b"
    ),
    organs={
        "Consejo de Derechos Humanos": "human-rights-council",
        "Consejo Económico y Social": "economic-and-social-council",
    },
)
