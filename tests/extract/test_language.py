"""What the model is given to read."""

import pytest

from generator.extract.language import LEAST_PIECE, LEAST_WORD, READ_AT_MOST, analyse
from texts import article_of


@pytest.mark.parametrize("piece", ["a,", "!?", "x ", "Up.\n"])
def test_dense_text_costs_the_model_what_prose_does(piece: str) -> None:
    """Marks and lines of a word would cost five times as much a character, in time and memory."""
    read = analyse(article_of(piece * (READ_AT_MOST // len(piece)))).sentences

    assert sum(len(sentence.tokens) for sentence in read) <= READ_AT_MOST // LEAST_WORD
    assert len({sentence.block for sentence in read}) <= READ_AT_MOST // LEAST_PIECE


def test_prose_is_read_to_the_last_word() -> None:
    """The bound on words is never met before the bound on characters."""
    line = "The port of Velden, which had been shut for 43 days, was opened on Monday by its mayor. "
    text = line * (READ_AT_MOST // len(line) - 1)

    assert analyse(article_of(text)).sentences[-1].span.end == len(text.rstrip())
