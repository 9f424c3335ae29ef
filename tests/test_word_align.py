"""Alignment of paragraphs and words: pairs in order, few fragments, bounded work."""

import time
from itertools import pairwise
from random import Random

from drafter.limits import MAX_ALIGNED_PAIRS
from drafter.word.align import TOKENS, align, align_words, similarity


def alike(a: str, b: str) -> float:
    return similarity(a.split(), b.split())


def changes(old: str, new: str) -> list[tuple[str, str, str]]:
    a, b = TOKENS.findall(old), TOKENS.findall(new)
    found = align_words(a, b, str.isspace, str.isalnum)
    return [(kind, "".join(a[i1:i2]), "".join(b[j1:j2])) for kind, i1, i2, j1, j2 in found]


def test_similarity_is_between_0_and_1_and_order_counts() -> None:
    words = ["one", "two", "three", "four"]
    assert similarity(words, words) == 1
    assert similarity(words, ["five", "six"]) == similarity(words, []) == 0
    assert 0 < similarity(words, words[::-1]) < similarity(words, ["one", "two", "three", "five"]) < 1


def test_similar_paragraphs_are_pairs_and_others_are_alone() -> None:
    old = ["the ferry sails at noon", "lamps are lit at dusk", "the end of it"]
    new = ["the ferry sails at seven", "a market opens", "the end of it"]
    assert align(old, new, alike) == [(0, 0), (1, None), (None, 1), (2, 2)]


def test_every_item_is_in_one_pair_in_order() -> None:
    for seed in range(200):
        chance = Random(seed)
        old, new = (
            [f"{chance.choice('abcd')} {chance.choice('xy')}" for _ in range(chance.randint(0, 9))] for _ in "12"
        )
        pairs = align(old, new, alike)
        assert [i for i, _ in pairs if i is not None] == list(range(len(old)))
        assert [j for _, j in pairs if j is not None] == list(range(len(new)))
        assert all(alike(old[i], new[j]) > 0 for i, j in pairs if i is not None and j is not None)


def test_a_moved_paragraph_does_not_disturb_the_others() -> None:
    texts = [f"paragraph number {number} about {number}" for number in range(9)]
    moved = [*texts[1:], texts[0]]
    assert align(texts, moved, alike) == [(0, None), *((i, i - 1) for i in range(1, 9)), (None, 8)]


def test_many_changed_paragraphs_take_little_time() -> None:
    many = int(MAX_ALIGNED_PAIRS**0.5) * 20
    start = time.process_time()
    pairs = align([f"old {number}" for number in range(many)], [f"new {number}" for number in range(many)], alike)
    assert len(pairs) == 2 * many
    assert time.process_time() - start < 8


def test_changed_words_are_found_with_their_spaces() -> None:
    assert changes("the red lamp is lit", "the green lamp is lit") == [
        ("equal", "the ", "the "),
        ("replace", "red", "green"),
        ("equal", " lamp is lit", " lamp is lit"),
    ]
    assert changes("one two", "one more two") == [
        ("equal", "one ", "one "),
        ("insert", "", "more "),
        ("equal", "two", "two"),
    ]


def test_a_word_between_longer_changes_belongs_to_them() -> None:
    found = changes("we sailed past old harbours and quiet lamps", "we walked under new roofs and noisy markets")
    assert found == [
        ("equal", "we ", "we "),
        ("replace", "sailed past old harbours and quiet lamps", "walked under new roofs and noisy markets"),
    ]


def test_both_texts_can_be_put_together_from_the_changes() -> None:
    for seed in range(200):
        chance = Random(seed)
        old, new = (
            " ".join(chance.choices(["a", "bb", "ccc", "dddd", ",", "."], k=chance.randint(0, 30))) for _ in "12"
        )
        found = changes(old, new)
        assert "".join(text for _, text, _ in found) == old
        assert "".join(text for _, _, text in found) == new
        assert all(one[0] == "equal" or other[0] == "equal" for one, other in pairwise(found))
