"""Whether memory stays flat while articles are read one after another: `python benchmarks/memory.py [ARTICLES]`.

The articles are made up, each with names and words that no other has, because these are what a language model's
vocabulary keeps. Printed: the process's memory after each tenth of them, and what an article of the second half adds.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from generator.extract import extract
from generator.model.corpus import Corpus
from texts import article_of

SYLLABLES = "ba ke li mo nu ra se ti vo za dor fen gal hin jus kal".split()
PAGE = 4096


def word(dice: random.Random) -> str:
    """A word that hardly comes twice."""
    return "".join(dice.choices(SYLLABLES, k=5))


def text(number: int) -> str:
    """Some hundred words: people of new names who do things with new words to old ones."""
    dice = random.Random(number)  # noqa: S311 - the same texts each time
    return "\n".join(
        f"{word(dice).title()} {word(dice).title()}, head of the {word(dice).title()} Council, said on Monday that the "
        f"{word(dice)} of {word(dice).title()} would cost the {word(dice)} {dice.randrange(10**6)} euros."
        for _ in range(5)
    )


def resident() -> float:
    """Megabytes of this process that lie in memory."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def main(total: int) -> None:
    """Print the figures."""
    at = []
    for number in range(total):
        extract(article_of(text(number), id_=f"{number:016x}"), Corpus())
        if (number + 1) % (total // 10) == 0:
            at.append(resident())
            print(f"{number + 1} articles: {at[-1]:.0f} MB", flush=True)
    print(f"an article of the second half adds {(at[9] - at[4]) * 1000 / (total / 2):.2f} KB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
