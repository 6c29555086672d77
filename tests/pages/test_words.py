"""Long sentences in one line of a list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.words import around, clipped

VOTE = (
    "The council of the old harbour town, which had long put it off, will vote on the new quay in June 2024, said Toll."
)

phrases = st.lists(st.text("abcé日,;–\n", min_size=1, max_size=12), max_size=20).map(" ".join)


def test_the_words_that_date_it_stay() -> None:
    """Cut on both sides, on one, or on none."""
    assert around(VOTE, "June 2024", 60) == "…it off, will vote on the new quay in June 2024, said Toll."
    assert around(VOTE, "long", 40) == "…town, which had long put it off, will…"
    assert around(VOTE, "council", 40) == "The council of the old harbour town…"
    assert around(VOTE, "June\n2024") == VOTE


def test_without_the_words_the_head_is_shown() -> None:
    """They may be masked, withheld, only part of a word, or longer than the line."""
    for words in ("", "July", "arbour", VOTE[10:80]):
        assert around(VOTE, words, 40) == clipped(VOTE, 40)


@given(phrases, st.text("0123456789", min_size=1, max_size=10), phrases, st.integers(12, 80))
def test_any_part_is_of_the_text_and_fits(before: str, words: str, after: str, size: int) -> None:
    """The words are in it, its ellipses stand where something is missing, and it is no longer than asked for."""
    line = " ".join(f"{before} {words} {after}".split())
    part = around(f"{before} {words} {after}", words, size)
    inner = part.removeprefix("…").removesuffix("…")

    assert len(part) <= size
    assert words in part
    assert inner in line
    assert part.startswith("…") or line.startswith(inner)
    assert part.endswith("…") or line.endswith(inner)
    assert (part == line) == (len(line) <= size)
