"""The patterns of Spanish citations: "resolución 2139 (2014)" (S/2016/481), "resolución 71/248"."""

from __future__ import annotations

import re

from drafter.languages.citations import NUMBER, CitationPatterns

PATTERNS = CitationPatterns(
    resolution="esoluci",
    # The body can also be in between: resoluciones de la Asamblea General 71/248 y 72/1.
    cited=re.compile(
        r"\b[Rr]esoluci(?:ón|ones)"
        r"(?:\s{1,9}+(?:del|de\s{1,9}+la)\s{1,9}+(?P<body>"
        r"Consejo\s{1,9}+de\s{1,9}+Seguridad|Asamblea\s{1,9}+General|Consejo\s{1,9}+de\s{1,9}+Derechos\s{1,9}+Humanos|"
        r"Consejo\s{1,9}+Económico\s{1,9}+y\s{1,9}+Social))?"
        rf"[ \u00a0](?P<numbers>(?:{NUMBER})(?:(?:, | y |, y | e |, e | o | a )(?:{NUMBER}))*)"
    ),
    # In Spanish, the body follows: resolución 25/1 del Consejo de Derechos Humanos.
    after=re.compile(
        r"(?:,|(?<!\s))\s++(?:aprobadas?\s+por\s+|adoptadas?\s+por\s+)?(?:del|de\s+la|de\s+las|de\s+los|la|el|las|los)\s+"
        r"(Consejo\s+de\s+Derechos\s+Humanos|Consejo\s+Económico\s+y\s+Social|Conferencia|Comité|Comisión|Partes|"
        r"Junta\s+de\s+Gobernadores|Junta\s+Ejecutiva|Asamblea\s+Mundial)\b"
    ),
    organs={
        "Asamblea General": "general-assembly",
        "Consejo de Seguridad": "security-council",
        "Consejo de Derechos Humanos": "human-rights-council",
        "Consejo Económico y Social": "economic-and-social-council",
    },
)
