"""The distribution block of languages that print it in English: Russian and Chinese (S/2017/613, A/62/193)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from drafter.languages.common_grammar import CommonGrammar


class EnglishDistribution(CommonGrammar):
    """A grammar whose distribution block is in English; `words.languages` and `forms.english_months` are its words."""

    def masthead_day(self, day: date) -> str:
        """Return the day as printed in the distribution block: 24 July 2017."""
        return f"{day.day} {self.words.forms['english_months'][day.month - 1]} {day.year}"

    def originals(self, codes: Sequence[str]) -> str:
        """Return the words that name the original languages: Original: Chinese and Russian."""
        *first, last = [self.words.languages[code] for code in codes]
        languages = f"{', '.join(first)} and {last}" if first else last
        return self.words.original.format(languages=languages)
