"""How well quotes and their speakers are found, against a file that a person labelled.

Run as `python benchmarks/quotes.py FILE [--held] [--wrong]`. FILE holds one JSON object a line: `{id, text, held,
quotes, statements, roles}`. A quote or statement is `{start, end, speaker_text, speaker_start, speaker_end,
canonical}`, the last four null where the text names nobody. `--held` looks at the articles that are kept apart,
`--wrong` prints what is missed. A speaker is right where the place or the canonical name is the gold's. A role is
`{name, text}`, found where it shares half of all words with one of the same person; only people's roles are counted.
`quotes_demonstration.jsonl` names files of the demonstration corpus in place of their texts.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.clean import clean
from generator.extract.actors import find_actors
from generator.extract.cast import Cast
from generator.extract.language import analyse
from generator.extract.quotes import find_quotes
from generator.extract.statements import find_statements
from generator.lexicon import load
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.findings import ActorType, LocalActor, Quote, Statement
from generator.model.span import Span
from generator.read import open_raw, read
from texts import article_of

Gold = dict[str, Any]
Counts = dict[str, Counter[str]]
ARTICLES = Path(__file__).parents[1] / "seeds/articles"
SPENT: Counter[str] = Counter()
TITLES = frozenset({"the", "mr", "ms", "mrs", "dr"})


def main() -> None:
    """Print one line a kind."""
    options = argparse.ArgumentParser()
    options.add_argument("file", type=Path)
    options.add_argument("--wrong", action="store_true")
    options.add_argument("--held", action="store_true")
    given = options.parse_args()
    documents = [json.loads(line) for line in given.file.read_text(encoding="utf-8").splitlines()]
    counts: Counts = {"direct": Counter(), "fragment": Counter(), "indirect": Counter(), "role": Counter()}
    for document in documents:
        if document.get("held", False) == given.held:
            for line in score(document, counts):
                if given.wrong:
                    print(line)
    for kind, count in counts.items():
        print(f"{kind}: {figures(count)}")
    print(f"cost: {SPENT['quotes'] / SPENT['reading']:.1%} on top of reading")


def score(document: Gold, counts: Counts) -> Iterator[str]:
    """Count one article, and say what is wrong."""
    article = opened(document["file"]) if "file" in document else article_of(document["text"])
    document = {"id": document.get("file"), "text": article.text, **document}
    (direct, indirect), actors = read_article(article)
    for quote in document["quotes"]:
        hit = next((one for one in direct if overlap(one.span, quote) >= 0.5), None)  # noqa: PLR2004
        kinds = ["direct"] + (["fragment"] if hit is not None and hit.fragment else [])
        for kind in kinds:
            count(counts[kind], quote, hit)
        if hit is None or not is_right(quote, hit):
            yield f"DIRECT {verdict(document, quote, hit)}"
    said = {id(one) for one in direct for quote in document["quotes"] if overlap(one.span, quote) > 0}
    for one in direct:
        if id(one) not in said:
            counts["direct"]["false"] += 1
            yield f"DIRECT FALSE {document['id']}: {one.text[:80]!r} -> {names(one)}"
    if document.get("statements"):
        yield from score_statements(document, indirect, counts["indirect"])
    if "roles" in document:
        yield from score_roles(document, actors, counts["role"])


def score_roles(document: Gold, actors: Sequence[LocalActor], counts: Counter[str]) -> Iterator[str]:
    """What people are called."""
    found = [(actor.name, role.text) for actor in actors if actor.type is ActorType.PERSON for role in actor.roles]
    for gold in document["roles"]:
        hit = next((one for one in found if is_same(one[0], gold["name"]) and is_like(one[1], gold["text"])), None)
        counts["gold"] += 1
        counts["found"] += hit is not None
        counts["right"] += hit is not None and hit[1].lower() == gold["text"].lower()
        if hit is None or hit[1].lower() != gold["text"].lower():
            yield f"ROLE {document['id']}: {gold['name']} is {gold['text']!r}, got {hit[1] if hit else 'MISSED'!r}"
        found = [one for one in found if one is not hit]
    counts["false"] += len(found)
    yield from (f"ROLE FALSE {document['id']}: {name} is {role!r}" for name, role in found)


def is_like(one: str, other: str) -> bool:
    """Whether half of all their words are common to both."""
    first, second = set(one.lower().split()), set(other.lower().split())
    return len(first & second) * 2 >= len(first | second)


def score_statements(document: Gold, found: Sequence[Statement], counts: Counter[str]) -> Iterator[str]:
    """The same for what is told in other words, where an article's are labelled."""
    used = set()
    for gold in document["statements"]:
        hit = max(found, key=lambda one: overlap(one.span, gold), default=None)
        hit = hit if hit is not None and overlap(hit.span, gold) >= 0.5 else None  # noqa: PLR2004
        count(counts, gold, hit)
        used.add(id(hit))
        if hit is None or not is_right(gold, hit):
            yield verdict(document, gold, hit)
    for one in found:
        if id(one) not in used:
            counts["false"] += 1
            yield f"FALSE {document['id']}: {one.text[:120]!r} -> {names(one)}"


def opened(file: str) -> Article:
    """An article of the demonstration corpus, as a build reads it."""
    path = ARTICLES / file
    return clean(read(open_raw(path.name, path)), (), Corpus())


def read_article(article: Article) -> tuple[tuple[tuple[Quote, ...], tuple[Statement, ...]], tuple[LocalActor, ...]]:
    """What our extraction finds: what is said, and who is named."""
    lexicon = load()
    start = time.process_time()
    analysis = analyse(article)
    SPENT["reading"] += int((time.process_time() - start) * 1e6)
    actors = find_actors(article, analysis, lexicon, Corpus())
    start = time.process_time()
    cast = Cast.of(article, analysis, actors, lexicon)
    found = find_quotes(cast, garbled=False), find_statements(cast)
    SPENT["quotes"] += int((time.process_time() - start) * 1e6)
    return found, actors


def count(counts: Counter[str], gold: Gold, hit: Quote | Statement | None) -> None:
    """One of the gold."""
    counts["gold"] += 1
    counts["found"] += hit is not None
    counts["right"] += hit is not None and is_right(gold, hit)


def overlap(span: Span, gold: Gold) -> float:
    """Characters in common, as a share of all of both."""
    common = min(span.end, gold["end"]) - max(span.start, gold["start"])
    return max(0, common) / (max(span.end, gold["end"]) - min(span.start, gold["start"]))


def is_right(gold: Gold, hit: Quote | Statement) -> bool:
    """Whether place or name is the gold's, or both say nobody."""
    if gold["canonical"] is None:
        return not hit.speakers
    if isinstance(hit, Statement) and hit.denied != gold.get("denied", hit.denied):
        return False
    return any(
        (
            "speaker_start" in gold
            and speaker.span.start < gold["speaker_end"]
            and gold["speaker_start"] < speaker.span.end
        )
        or is_same(speaker.actor or speaker.name, gold["canonical"])
        for speaker in hit.speakers
    )


def is_same(name: str, canonical: str) -> bool:
    """Whether one name is the other, or the other shortened."""
    one, other = (set(side.lower().split()) - TITLES for side in (name, canonical))
    return bool(one) and bool(other) and (one <= other or other <= one)


def names(quote: Quote | Statement) -> str:
    """Who is given as speaker."""
    return " and ".join(speaker.actor or f"({speaker.name})" for speaker in quote.speakers) or "nobody"


def verdict(document: Gold, gold: Gold, hit: Quote | Statement | None) -> str:
    """What went wrong with one of the gold."""
    said = document["text"][gold["start"] : gold["end"]]
    got = "MISSED" if hit is None else f"{names(hit)}"
    return f"{document['id']}: {said[:90]!r} is {gold['canonical']}, got {got}"


def figures(count: Counter[str]) -> str:
    """Recall and precision of the words, and how many of the gold have the right speaker."""
    gold, found = max(1, count["gold"]), count["found"]
    precision = found / max(1, found + count["false"])
    return (
        f"{count['gold']} in gold, recall {found / gold:.3f}, precision {precision:.3f}, "
        f"right {count['right'] / gold:.3f} of gold, {count['right'] / max(1, found):.3f} of found"
    )


if __name__ == "__main__":
    main()
