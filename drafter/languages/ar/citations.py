"""The patterns of Arabic citations: "القرار 2139 (2014)", "القرارين 70/1 و 71/248"."""

from __future__ import annotations

import re

from drafter.languages.citations import NUMBER, CitationPatterns

PATTERNS = CitationPatterns(
    resolution="قرار",
    # The organ that numbers them so may be between: قرار مجلس الأمن 2139 (2014).
    cited=re.compile(
        r"\b[وف]?(?:ال|لل|[بلك]ال|[بلك])?قرار(?:ات|اته|اتها|ين|ان|ي|يه|يها|ا|ه|ها)?[ \u00a0]"
        r"(?:(?:مجلس\sالأمن|الجمعية\sالعامة|المجلس|الجمعية)[ \u00a0])?(?:رقم[ \u00a0])?"
        rf"((?:{NUMBER})(?:(?:،? و[ \u00a0]|، | أو[ \u00a0]| إلى[ \u00a0])(?:{NUMBER}))*)"
    ),
    # The body follows: القرار 25/1 الصادر عن مجلس حقوق الإنسان.
    after=re.compile(
        r"(?:،|(?<![ \u00a0]))[ \u00a0]++(?:الصادر(?:ة|ين)?|المتخذ(?:ة|ين)?|الذي\sاتخذه|الذي\sاتخذته)"
        r"[ \u00a0]+(?:(?:عن|من)[ \u00a0]+)?"
        r"(مجلس\sحقوق\sالإنسان|المجلس\sالاقتصادي\sوالاجتماعي|مؤتمر|لجنة|اللجنة|المؤتمر|مجلس\sإدارة)\b"
    ),
    organs={
        "مجلس حقوق الإنسان": "human-rights-council",
        "المجلس الاقتصادي والاجتماعي": "economic-and-social-council",
    },
)
