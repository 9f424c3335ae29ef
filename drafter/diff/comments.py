"""The comments that only one of two Word files has, one line each."""

from __future__ import annotations

from collections import Counter

from drafter.word.model import WordFile


def changed_comments(old: WordFile, new: WordFile) -> list[str]:
    """Return a line for each comment that came or went, such as "comment: + Ada: Do we keep the word?"."""
    before, after = (
        Counter(" ".join(f"{one.author}: {one.text}".split()) for one in word.comments.values()) for word in (old, new)
    )
    lost, added = (before - after).elements(), (after - before).elements()
    return [*(f"comment: − {text}" for text in lost), *(f"comment: + {text}" for text in added)]
