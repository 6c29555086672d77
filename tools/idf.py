"""Makes generator/lexicon/idf.json, a table of word rarity, from English news texts: `python tools/idf.py FOLDER...`.

Every `.txt` below the folders has one text a line, every `.jsonl` one object with `text`. Only statistics leave: for
each word in at least `SEEN_IN` texts, ln(texts / texts with the word), to one decimal. Absent means rarer than that.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

TARGET = Path("generator/lexicon/idf.json")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SEEN_IN = 6
"""Keeps the table below 150 KB, and private names of single stories out of it."""


def texts(folders: Iterable[str]) -> Iterator[str]:
    """Every text below the folders, in the order of the file names."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if path.suffix in {".txt", ".jsonl"}:
                for line in path.read_text(encoding="utf-8").splitlines():
                    yield json.loads(line)["text"] if path.suffix == ".jsonl" else line


def rarity(corpus: Iterable[str]) -> dict[str, float]:
    """Inverse document frequency by lower-case word, sorted by word."""
    counts: Counter[str] = Counter()
    total = 0
    for text in corpus:
        total += 1
        counts.update({word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text.lower())})
    return {w: round(math.log(total / n), 1) for w, n in sorted(counts.items()) if n >= SEEN_IN and len(w) > 1}


def main(folders: list[str]) -> None:
    """Write the table, one line."""
    table = rarity(texts(folders))
    TARGET.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
