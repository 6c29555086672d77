"""How many copies are found, and how many reports that are no copies are taken for some.

    python benchmarks/duplicates.py DATA.jsonl [--rewrites FILE.jsonl] [--enlarge 4] [--show]

DATA has one JSON object a line: id, text, published (or null), group (articles on one event from different papers, or
null). The copies are made here from DATA, by rules and without chance: cut short, put inside another article, spelled
in another house's style. FILE has hand-made texts: text, other, copy (true for a rewrite, false for an independent
report or a follow-up). `--enlarge` measures the time on so many respelled versions of DATA, which share nothing.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.relate.duplicates import find_copies
from texts import article_of

Row = dict[str, Any]
Copies = dict[tuple[str, str], tuple[str, float]]
HOUSE = {"percent": "per cent", "on Monday": "Monday", "said": "told reporters", "U.S.": "US", "and": "&", "that": ""}
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def copies_of(rows: Sequence[Row]) -> Copies:
    """Every pair once, with kind and share."""
    found = find_copies(
        [article_of(row["text"], id_=row["id"], title=row["id"], published=row.get("published")) for row in rows]
    )
    return {(id_, copy.id): (copy.kind, copy.share) for id_, all_ in found.items() for copy in all_ if id_ < copy.id}


def cut_short(text: str, other: str) -> str:
    """The first half of its sentences."""
    del other
    sentences = SENTENCE.split(text)
    return " ".join(sentences[: (len(sentences) + 1) // 2])


def inside(text: str, other: str) -> str:
    """All of it after half of another article, with three of four sentences kept."""
    kept = [sentence for place, sentence in enumerate(SENTENCE.split(text)) if place % 4]
    return f"{cut_short(other, '')} {' '.join(kept)}"


def house_style(text: str, other: str) -> str:
    """Common words in another spelling, and every ninth sentence gone."""
    del other
    kept = " ".join(sentence for place, sentence in enumerate(SENTENCE.split(text)) if place % 9 != 8)  # noqa: PLR2004
    return " ".join(HOUSE.get(word, word) for word in kept.split(" "))


MADE: tuple[Callable[[str, str], str], ...] = (cut_short, inside, house_style)


def made_copies(rows: Sequence[Row]) -> None:
    """Recall for each way of copying, on articles of at least 80 words."""
    long = [row for row in rows if len(row["text"].split()) >= 80]  # noqa: PLR2004 - no fillers
    for make in MADE:
        made = [
            {"id": f"{row['id']}/copy", "text": make(row["text"], long[place - 1]["text"]), "published": None}
            for place, row in enumerate(long)
        ]
        found = copies_of([*long, *made])
        hits = Counter(found[pair][0] for row in long if (pair := (row["id"], f"{row['id']}/copy")) in found)
        print(f"  {make.__name__:12} {hits.total()}/{len(long)} = {hits.total() / len(long):.3f}  {dict(hits)}")


def false_alarms(rows: Sequence[Row], found: Copies, *, show: bool) -> None:
    """Pairs of one event in different papers, and all other pairs."""
    group = {row["id"]: row.get("group") for row in rows}
    same_event = sum(n * (n - 1) // 2 for n in Counter(g for g in group.values() if g).values())
    alarms = [pair for pair in found if group[pair[0]] and group[pair[0]] == group[pair[1]]]
    print(
        f"  taken for copies: {len(alarms)} of {same_event} pairs on one event; {len(found)} of all pairs by kind:",
        end=" ",
    )
    print(dict(Counter(kind for kind, _ in found.values())))
    if show:
        for pair, (kind, share) in sorted(found.items(), key=lambda item: (item[1], item[0])):
            print(f"    {kind} {share} {' = '.join(pair)}")


def rewrites(rows: Sequence[Row]) -> None:
    """Hand-made rewrites that are found, and hand-made reports that are taken for some."""
    hits: Counter[tuple[bool, bool]] = Counter()
    for row in rows:
        pair = [{"id": "one", "text": row["text"]}, {"id": "other", "text": row["other"]}]
        hits[row["copy"], bool(copies_of(pair))] += 1
    print(f"  rewrites found {hits[True, True]}/{hits[True, True] + hits[True, False]}")
    print(f"  other reports taken for copies {hits[False, True]}/{hits[False, True] + hits[False, False]}")


def respelled(rows: Sequence[Row], times: int) -> Iterator[Row]:
    """Each article so many times, every long word with a beginning of its version, so that versions share no run."""
    for version in range(times):
        for row in rows:
            text = re.sub(r"(?=\b[^\W\d_]{3,})", f"v{version}", row["text"])
            yield row | {"id": f"{row['id']}/{version}", "text": text}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rewrites", type=Path)
    parser.add_argument("--enlarge", type=int, default=0)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines()]
    start = time.process_time()
    found = copies_of(rows)
    print(f"{len(rows)} articles: {time.process_time() - start:.1f} s")
    false_alarms(rows, found, show=options.show)
    made_copies(rows)
    if options.rewrites:
        rewrites([json.loads(line) for line in options.rewrites.read_text(encoding="utf-8").splitlines()])
    if options.enlarge:
        more = list(respelled(rows, options.enlarge))
        start = time.process_time()
        copies_of(more)
        print(f"{len(more)} articles: {time.process_time() - start:.1f} s")


if __name__ == "__main__":
    main()
