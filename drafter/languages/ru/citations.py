"""The patterns of Russian citations: "резолюция 2139 (2014)", "в резолюциях 2139 (2014) и 2286 (2016)"."""

from __future__ import annotations

import re

from drafter.languages.citations import NUMBER, CitationPatterns

PATTERNS = CitationPatterns(
    resolution="езолюци",
    # The organ that numbers them so may be between: резолюция Совета Безопасности 2139 (2014).
    cited=re.compile(
        r"\b[Рр]езолюци(?:я|и|ю|ей|ям|ями|ях|й)\s(?:(?:Совета\sБезопасности|Генеральной\sАссамблеи|Ассамблеи)\s)?(?:№\s)?"
        rf"((?:{NUMBER})(?:(?:, | и |, и | или | а также )(?:{NUMBER}))*)"
    ),
    # The body follows: резолюция 25/1 Совета по правам человека.
    after=re.compile(
        r"(?:,|(?<!\s))\s++(?:принят\w+\s+)?(Совет\w*\s+по\s+правам\s+человека|Экономическ\w+\s+и\s+Социальн\w+\s+Совет\w*|"
        r"Конференци\w+|Комитет\w*|Комисси\w+|Сторон\w*|Совет\w*\s+управляющих)\b"
    ),
    organs={
        "Совета по правам человека": "human-rights-council",
        "Советом по правам человека": "human-rights-council",
        "Экономического и Социального Совета": "economic-and-social-council",
        "Экономическим и Социальным Советом": "economic-and-social-council",
    },
)
