"""How well topics are found on development sets: `python benchmarks/topics.py FOLDER-OR-FILE`.

Every `*.jsonl` in the folder is a set: one article a line, `{id, text, top: [code…], second: [code…]}`, the first line
of a text its headline. `topics_demonstration.jsonl` names files of the demonstration corpus in place of their texts;
no other set is part of the repository. Printed beside each other, top and second level: labels as keywords, TF-IDF to
branch texts alone, keywords alone, and the whole.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.extract import topics as topics_module
from generator.extract.topics import find_topics
from generator.lexicon.topics import load_topics
from generator.model.article import Article
from generator.model.lexicon import Lexicon, TopicEntry
from quotes import opened
from texts import article_of

Row = dict[str, Any]
Method = Callable[[Article], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """In percent. Micro and macro F1 count every topic given, folded up to the level."""

    hit1: float
    hit3: float
    micro: float
    macro: float
    given: float

    def __str__(self) -> str:
        return f"{self.hit1:6.1f} {self.hit3:6.1f} {self.micro:6.1f} {self.macro:6.1f} {self.given:6.1f}"


def lexicon() -> Lexicon:
    """The topics and the rarity table alone."""
    entries, idf = load_topics()
    return Lexicon(digest="", countries=(), actors=(), topics=entries, words={}, idf=idf)


def folded(ids: list[str], level: int, entries: dict[str, TopicEntry]) -> list[str]:
    """Codes of the level, best first, each once."""
    found = []
    for id_ in ids:
        line = [id_]
        while parent := entries[line[-1]].parent:
            line.append(parent)
        if len(line) > level:
            found.append(line[-1 - level].removeprefix("medtop:"))
    return list(dict.fromkeys(found))


def score(rows: list[Row], given: dict[str, list[str]], level: int, entries: dict[str, TopicEntry]) -> Scores:
    """One pass over a set; rows without a gold label of the level do not count."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    name = ("top", "second")[level]
    counted = [row for row in rows if row[name]]
    hits = [0, 0, 0]
    for row in counted:
        ranked, gold = folded(given[row["id"]], level, entries), set(row[name])
        hits[0] += bool(gold & set(ranked[:1]))
        hits[1] += bool(gold & set(ranked[:3]))
        hits[2] += bool(ranked)
        right.update(gold & set(ranked))
        wrong.update(set(ranked) - gold)
        missed.update(gold - set(ranked))
    size = max(1, len(counted))
    labels = sorted({code for row in counted for code in row[name]})
    macro = sum(_f1(right[c], wrong[c], missed[c]) for c in labels) / max(1, len(labels))
    micro = _f1(right.total(), wrong.total(), missed.total())
    return Scores(
        hit1=100 * hits[0] / size,
        hit3=100 * hits[1] / size,
        micro=100 * micro,
        macro=100 * macro,
        given=100 * hits[2] / size,
    )


def _f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def methods(whole: Lexicon) -> dict[str, Method]:
    """What is compared. The first is the baseline that needs no words of ours."""
    labels = {
        id_: replace(entry, keywords=((entry.label.partition(" (")[0].lower(), 5.0),), gloss="")
        for id_, entry in whole.topics.items()
    }
    bare = replace(whole, topics=labels)
    return {
        "labels as keywords": lambda one: _ids(one, bare),
        "TF-IDF alone": lambda one: _with_share(one, whole, 0.0),
        "keywords alone": lambda one: _with_share(one, whole, 1.0),
        "keywords + TF-IDF": lambda one: _ids(one, whole),
    }


def _ids(one: Article, words: Lexicon) -> list[str]:
    return [topic.id for topic in find_topics(one, words)]


def _with_share(one: Article, words: Lexicon, share: float) -> list[str]:
    """The same with another share of keywords, put back afterwards."""
    before = topics_module.KEYWORDS
    topics_module.KEYWORDS = (share, share)
    try:
        return _ids(one, words)
    finally:
        topics_module.KEYWORDS = before


def _article(row: Row) -> Article:
    return opened(row["file"]) if "file" in row else article_of(row["text"])


def main(arguments: list[str]) -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path)
    options = parser.parse_args(arguments)
    whole = lexicon()
    for path in [options.sets] if options.sets.is_file() else sorted(options.sets.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        articles = {row["id"]: _article(row) for row in rows}
        print(f"{path.stem}: {len(rows)} articles")
        print(f"{'':24}{'level':8} hit@1  hit@3  micro  macro  given  CPU ms an article")
        for name, method in methods(whole).items():
            started = time.process_time()
            given = {id_: method(one) for id_, one in articles.items()}
            cost = 1000 * (time.process_time() - started) / max(1, len(rows))
            for level, label in enumerate(("top", "second")):
                if any(row[label] for row in rows):
                    print(f"  {name:22}{label:8}{score(rows, given, level, whole.topics)} {cost:6.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
