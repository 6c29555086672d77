"""How many copies are found, and how many reports that are no copies are taken for some.

    python benchmarks/duplicates.py DATA.jsonl [--clean] [--rewrites FILE.jsonl] [--show]
    python benchmarks/duplicates.py --scale 1000 10000

DATA has one JSON object a line: id, text, published (or null), group (articles on one event, or null). Pages (see
`benchmarks/integrity.py`) will do as well: their true running text is taken, with `--clean` what our cleaning makes of
them, and their group is their site; pages kept for others are marked `test` and left out. The copies are made here
from DATA, by rules and without chance, each as some outlet or machine makes them. FILE has hand-made texts: text,
other, copy (true for a rewrite, false for an independent report or a follow-up). `--scale` measures CPU time and
memory on so many generated articles that share their words and their phrases; one in twenty is a copy.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, combinations
from pathlib import Path
from typing import Any
from zlib import crc32

from generator.model.related import CopyKind
from generator.relate.duplicates import find_copies, groups
from texts import article_of, article_on

Row = dict[str, Any]
Copies = dict[tuple[str, str], tuple[str, float]]
SETS = frozenset({"fundus", "wcxb", "waddle"})
Pair = tuple[str, str]
Make = Callable[[str, str], str]
HOUSE = {"percent": "per cent", "on Monday": "Monday", "said": "told reporters", "U.S.": "US", "and": "&", "that": ""}
SENTENCE = re.compile(r"(?<=[.!?。！？])\s*")
LONG_ENOUGH = 80
"""Words of an article that is worth copying."""
BOILERPLATE = """Sign up for our morning letter and never miss a story. You can leave the list whenever you like.
{}
Do you know more about this? Write to our newsroom. We read every letter and answer most of them.
All rights reserved. No part of this page may be printed or sent on without the leave of its publisher."""
KINDS = {CopyKind.SAME_TEXT: "same", CopyKind.CONTAINED: "contained", CopyKind.REWRITTEN: "rewritten"}


def copies_of(rows: Sequence[Row]) -> tuple[dict[Pair, tuple[CopyKind, float]], set[Pair]]:
    """Every pair once, with kind and share; and the pairs that count as one."""
    articles = [article_of(row["text"], id_=row["id"], title=row["id"], published=row.get("published")) for row in rows]
    found = find_copies(articles)
    as_one = {pair for group in groups(articles, found) for pair in combinations(sorted(group), 2)}
    pairs = {(id_, copy.id): (copy.kind, copy.share) for id_, all_ in found.items() for copy in all_ if id_ < copy.id}
    return pairs, as_one


def _chance(*words: object) -> int:
    """A number below a hundred that is always the same for the same words."""
    return crc32(" ".join(map(str, words)).encode("utf-8", "replace")) % 100


def new_headline(text: str, other: str) -> str:
    """The same body; only the headline, which stands outside it, is another."""
    del other
    return text


def cut_short(text: str, other: str) -> str:
    """The first half of its sentences."""
    del other
    sentences = SENTENCE.split(text)
    return " ".join(sentences[: (len(sentences) + 1) // 2])


def inside(text: str, other: str) -> str:
    """All of it after half of another article, with three of four sentences kept."""
    kept = [sentence for place, sentence in enumerate(SENTENCE.split(text)) if place % 4]
    return f"{cut_short(other, '')} {' '.join(kept)}"


def own_intro(text: str, other: str) -> str:
    """Every fifth sentence gone, under two of another outlet's."""
    kept = [sentence for place, sentence in enumerate(SENTENCE.split(text)) if place % 5 != 2]  # noqa: PLR2004
    return " ".join([*SENTENCE.split(other)[:2], *kept])


def boilerplate(text: str, other: str) -> str:
    """All of it between what an outlet says around every article."""
    del other
    return BOILERPLATE.format(text)


def house_style(text: str, other: str) -> str:
    """Common words in another spelling, and every ninth sentence gone."""
    del other
    kept = " ".join(sentence for place, sentence in enumerate(SENTENCE.split(text)) if place % 9 != 8)  # noqa: PLR2004
    return " ".join(HOUSE.get(word, word) for word in kept.split(" "))


def light_edits(text: str, other: str) -> str:
    """Every tenth word another one."""
    words, others = text.split(" "), other.split()
    return " ".join(
        others[place % len(others)] if place % 10 == 4 else word  # noqa: PLR2004
        for place, word in enumerate(words)
    )


def spun(text: str, other: str) -> str:
    """As a machine paraphrases: four of ten plain words always another, and half of the clauses change places."""
    others = sorted({word for word in other.split() if word.islower() and len(word) > 3}) or ["other"]  # noqa: PLR2004

    def swap(match: re.Match[str]) -> str:
        word = match[0]
        return others[crc32(word.encode()) % len(others)] if _chance(word) < 40 else word  # noqa: PLR2004

    return " ".join(_turned(re.sub(r"\b[^\W\d_A-Z]{4,}\b", swap, sentence)) for sentence in SENTENCE.split(text))


def _turned(sentence: str) -> str:
    first, comma, rest = sentence.partition(", ")
    return f"{rest.rstrip('.')}, {first}." if comma and _chance(sentence) < 50 else sentence  # noqa: PLR2004


VERBATIM = frozenset({CopyKind.CONTAINED})
MADE: tuple[tuple[Make, frozenset[CopyKind]], ...] = (
    (new_headline, frozenset({CopyKind.SAME_TEXT})),
    (cut_short, VERBATIM),
    (inside, VERBATIM),
    (own_intro, VERBATIM),
    (boilerplate, VERBATIM),
    (house_style, VERBATIM),
    (light_edits, VERBATIM | {CopyKind.REWRITTEN}),
    (spun, frozenset({CopyKind.REWRITTEN})),
)
"""Each way of copying, and the kinds that are right for it."""


def made_copies(rows: Sequence[Row], *, show: bool) -> None:
    """Recall, right kinds and counting for each way of copying."""
    long = [row for row in rows if len(row["text"].split()) >= LONG_ENOUGH]
    for make, right in MADE:
        made = [
            {"id": f"{row['id']}/copy", "text": make(row["text"], long[place - 1]["text"]), "published": None}
            for place, row in enumerate(long)
        ]
        found, as_one = copies_of([*long, *made])
        pairs = [(row["id"], f"{row['id']}/copy") for row in long]
        hits = Counter(found[pair][0] for pair in pairs if pair in found)
        once = sum(pair in as_one for pair in pairs)
        good = sum(hits[kind] for kind in right)
        print(
            f"  {make.__name__:12} found {hits.total() / len(long):.3f} right kind {good / len(long):.3f}"
            f" counted once {once / len(long):.3f} of {len(long)}",
            {KINDS[kind]: count for kind, count in sorted(hits.items())},
        )
        if show:
            print(*(f"    missed: {pair[0]}" for pair in pairs if pair not in found), sep="\n")


def false_alarms(rows: Sequence[Row], *, show: bool) -> None:
    """Pairs of one group, and all pairs. Print them with `--show`: some are copies indeed."""
    found, _ = copies_of(rows)
    group = {row["id"]: row.get("group") for row in rows}
    of = sum(n * (n - 1) // 2 for n in Counter(g for g in group.values() if g).values())
    alarms = [pair for pair in found if group[pair[0]] and group[pair[0]] == group[pair[1]]]
    print(f"  taken for copies: {len(alarms)} of {of} pairs of one group; {len(found)} of all pairs")
    if show:
        for pair, (kind, share) in sorted(found.items(), key=lambda item: (item[1], item[0])):
            print(f"    {kind} {share} {' = '.join(pair)}")


def rewrites(rows: Sequence[Row]) -> None:
    """Hand-made rewrites that are found, and hand-made reports that are taken for some."""
    hits: Counter[tuple[bool, bool]] = Counter()
    for row in rows:
        pair = [{"id": "one", "text": row["text"]}, {"id": "other", "text": row["other"]}]
        hits[row["copy"], bool(copies_of(pair)[0])] += 1
    print(f"  rewrites found {hits[True, True]}/{hits[True, True] + hits[True, False]}")
    print(f"  other reports taken for copies {hits[False, True]}/{hits[False, True] + hits[False, False]}")


def generated(number: int) -> Iterator[Row]:
    """Articles of 400 words; a tenth of them stands in set phrases. Each twentieth copies the one ten before it."""
    chance = random.Random(number)  # noqa: S311 - a fixed sequence, no secret
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 9))) for _ in range(20_000)]
    often = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    phrases = [" ".join(chance.choices(words, cum_weights=often, k=8)) for _ in range(500)]
    texts: list[str] = []
    for place in range(number):
        pieces = [" ".join(chance.choices(words, cum_weights=often, k=18)) for _ in range(20)]
        pieces += chance.choices(phrases, k=5)
        texts.append(cut_short(texts[-10], "") if place % 20 == 19 else ". ".join(pieces) + ".")  # noqa: PLR2004
        yield {"id": f"{place:06}", "text": texts[-1]}


def scale(sizes: Sequence[int]) -> None:
    """What each size costs an article, and how much of it the smallest does."""
    costs = []
    for size in sizes:
        rows = list(generated(size))
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        found, _ = copies_of(rows)
        spent, after = time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        costs.append(spent / size)
        right = sum(int(other) - int(one) == 10 for one, other in found) / max(len(found), size // 20)  # noqa: PLR2004
        print(
            f"{size} articles: {1000 * costs[-1]:.2f} ms an article, {(after - before) / 1024:.0f} MB more,"
            f" {right:.3f} of the copies"
        )
    if costs:
        print(f"cost an article, smallest to largest: {costs[0] / costs[-1]:.2f}")


def rows_of(path: Path, *, cleaned: bool) -> list[Row]:
    """Rows of texts as they are, of pages with their running text and their site."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if not row.get("test")]
    if rows and "body" in rows[0]:
        rows = [
            {"id": row["id"], "group": row["site"], "text": article_on(row).body if cleaned else row["body"]}
            for row in rows
            if row["set"] in SETS
        ]
    return [row for row in rows if row["text"]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--clean", action="store_true")
    parser.add_argument("--rewrites", type=Path)
    parser.add_argument("--scale", type=int, nargs="*", default=())
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.data:
        rows = rows_of(options.data, cleaned=options.clean)
        print(f"{len(rows)} articles:")
        false_alarms(rows, show=options.show)
        made_copies(rows[:: options.every], show=options.show)
    if options.rewrites:
        rewrites([json.loads(line) for line in options.rewrites.read_text(encoding="utf-8").splitlines()])
    scale(options.scale)


if __name__ == "__main__":
    main()
