"""Scores the shipped cleaning on pages with markup, side by side with trafilatura alone: body, metadata, CPU.

    python benchmarks/cleaning/score_html.py PAGES.jsonl [--set fundus] [--test] [--misses authors]

PAGES.jsonl comes from `pages.py --html`. The shipped weights have seen all of its pages but WCXB's test split: for the
others, train_html.py prints the measures out of fold. CPU is that of a page read and cleaned in a row, as `briefing
explain` does; a build that reads all of its pages first parses and walks each once more.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura
from labels import same_title
from measures import BAD, NO_SPACES, mean, shingles, worse_than_floor
from score import same_people

from generator.clean import clean
from generator.errors import Rejected
from generator.model.corpus import Corpus
from generator.read import RawFile, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one way of reading makes of a page. Empty and None: it does not say."""

    body: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    day: str | None = None
    source: str = ""
    seconds: float = 0.0


def ours(html: str) -> Told:
    """Read and clean, as a build does. A refused page tells nothing."""
    started = time.process_time()
    try:
        article = clean(read(RawFile(name="page.html", data=html.encode())), (), Corpus())
    except Rejected:
        return Told(seconds=time.process_time() - started)
    spent = time.process_time() - started
    return Told(
        body=article.body,
        title=article.title.value,
        authors=tuple(author.value for author in article.authors),
        day=article.day,
        source=article.source.value if article.source else "",
        seconds=spent,
    )


def theirs(html: str) -> Told:
    """Trafilatura alone, in the mode that measures best on news."""
    started = time.process_time()
    found = trafilatura.bare_extraction(html, favor_precision=True, include_comments=False, with_metadata=True)
    spent = time.process_time() - started
    if found is None:
        return Told(seconds=spent)
    return Told(
        body=found.text or "",
        title=found.title or "",
        authors=tuple((found.author or "").split("; ")) if found.author else (),
        day=found.date,
        source=found.sitename or "",
        seconds=spent,
    )


def score(row: dict[str, Any], told: Told) -> dict[str, float | None]:
    """All measures of one page; None where the truth does not say."""
    spaced = row["lang"] not in NO_SPACES
    a, b = shingles(row["body"], spaced), shingles(told.body, spaced)
    hit, wanted, got = sum((a & b).values()), sum(a.values()), sum(b.values())
    day = row["published"][:10]
    captions = [caption for caption in row["captions"] if caption not in row["body"]]
    return {
        "P": hit / got if got else None,
        "R": hit / wanted,
        "F1": 2 * hit / (wanted + got),
        "under .80": 2 * hit / (wanted + got) < BAD,
        "captions left": mean([caption in told.body for caption in captions]) if captions else None,
        "title": same_title(told.title, row["title"]) if row["title"] else None,
        "authors": same_people(row["authors"], told.authors) if row["authors"] else None,
        "date": told.day == day if day else None,
        "wrong date": told.day not in {None, day} if day else None,
        "ms": told.seconds * 1000,
    }


def total(scores: Sequence[dict[str, float | None]]) -> dict[str, float]:
    """Means over the pages that say; F1 is that of mean precision and mean recall."""
    means = {name: mean([each[name] for each in scores]) for name in scores[0]}
    return means | {"F1": 2 * means["P"] * means["R"] / (means["P"] + means["R"] or 1)}


def show_misses(rows: Sequence[dict[str, Any]], told: Sequence[Told], scores: Sequence[Any], field: str) -> None:
    """Pages on which a field is wrong, with what was meant and what was said."""
    for row, one, each in zip(rows, told, scores, strict=True):
        if each[field] is (field in {"wrong date", "under .80"}):
            print(f"  {row['id']} {each['F1']:.3f} | {row['title']!r} {row['authors']} {row['published']}", end=" | ")
            print(f"{one.title!r} {one.authors} {one.day} {one.source!r}")


def main() -> None:
    """Print the measures of both, set by set, and what is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--set", default="fundus,wcxb")
    parser.add_argument("--test", action="store_true", help="only pages that the set itself keeps for testing")
    parser.add_argument("--misses", choices=("title", "authors", "date", "wrong date", "under .80"))
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.pages.open(encoding="utf-8")]
    for name in options.set.split(","):
        chosen = [row for row in rows if row["set"] == name and (row["test"] or not options.test)]
        ours(chosen[0]["html"]), theirs(chosen[0]["html"])  # what is loaded once a process counts for no page
        told = [(ours(row["html"]), theirs(row["html"])) for row in chosen]
        scores = [[score(row, one) for row, one in zip(chosen, way, strict=True)] for way in zip(*told, strict=True)]
        figures, other = map(total, scores)
        print(f"{name}: {len(chosen)} pages")
        for who, means in (("ours", figures), ("trafilatura", other)):
            print(f"  {who:12}" + "  ".join(f"{what} {value:.3f}" for what, value in means.items()))
        figures["CPU ratio"] = figures["ms"] / other["ms"]
        print(f"  CPU ratio {figures['CPU ratio']:.2f}")
        print(*worse_than_floor(f"markup, {name}{' test' if options.test else ''}", figures), sep="\n")
        if options.misses:
            show_misses(chosen, [one for one, _ in told], scores[0], options.misses)


if __name__ == "__main__":
    main()
