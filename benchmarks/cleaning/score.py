"""Scores the shipped cleaning on prepared pages: body, captions, title, authors, date, CPU.

    python benchmarks/cleaning/score.py PAGES.jsonl [--set fundus] [--test] [--misses title]

PAGES.jsonl comes from pages.py. The shipped weights have seen all of its pages but WCXB's test split: for other
publishers, train.py prints the measures out of fold.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labels import body_lines, fold, kind_labels, same_title
from measures import BAD, Result, below, document, mean, shingles, summary, worse_than_floor

from generator.clean import clean, layout, recurring_lines
from generator.clean.byline import authors
from generator.clean.datelines import published
from generator.clean.lines import classify
from generator.model.article import RUNNING_TEXT, Kind
from generator.model.corpus import Corpus
from generator.read import RawFile, read


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU of one page, in milliseconds."""

    lines: float
    """Of the line judgement with authors and date."""
    whole: float
    """Of reading the file and all of `clean`."""
    yardstick: float
    """Of counting the page's shingles: what the same machine needs at the same moment for plain work on the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the cleaning makes of one page."""

    row: dict[str, Any]
    result: Result
    other: float
    cost: Cost
    title: str | None
    authors: tuple[str, ...]
    day: str | None
    kinds: tuple[tuple[str, str], ...]
    """True and told kind of each line whose true kind is known; empty for none."""


def tell(row: dict[str, Any], furniture: frozenset[str] = frozenset()) -> Told:
    """Judge one dump, alone or in a batch of which the furniture is known."""
    lines, blank, above = [], [], False
    for line in row["text"].split("\n"):
        if line.strip():
            lines.append(line.strip())
            blank.append(above)
        above = not line.strip()
    started = time.process_time()
    judgements = classify(lines, blank, [layout.fold(line) in furniture for line in lines])
    kinds = [judgement.kind for judgement in judgements]
    title = next((line for line, kind in zip(lines, kinds, strict=True) if kind is Kind.HEADLINE), None)
    people, day = authors(lines, kinds), published(lines, kinds)
    judged = time.process_time()
    clean(read(RawFile(name="page.txt", data=row["text"].encode("utf-8", "replace"))), (), Corpus(recurring=furniture))
    cleaned = time.process_time()
    shingles(row["text"], spaced=True)
    counted = time.process_time()
    kept, own = [judgement.kind in RUNNING_TEXT for judgement in judgements], body_lines(lines, row["body"])
    return Told(
        row=row,
        result=Result.of(row, lines, kept, own),
        other=mean([judgement.kind is Kind.OTHER for judgement in judgements]),
        cost=Cost(
            lines=(judged - started) * 1000, whole=(cleaned - judged) * 1000, yardstick=(counted - cleaned) * 1000
        ),
        title=title,
        authors=tuple(person.name for person in people),
        day=day.value[:10] if day else None,
        kinds=tuple(zip(kind_labels(lines, own, row), (kind.value for kind in kinds), strict=True)),
    )


def by_kind(told: Sequence[Told]) -> Iterator[str]:
    """Precision and recall of the lines of each kind that the truth of a set names."""
    pairs = Counter(pair for one in told for pair in one.kinds)
    for kind in ("headline", "byline", "dateline", "caption", "subhead", "body"):
        right = pairs[kind, kind]
        true = sum(count for (own, _), count in pairs.items() if own == kind)
        found = sum(count for (_, said), count in pairs.items() if said == kind)
        if true:
            yield f"{kind} {right / max(1, found):.3f}/{right / true:.3f}"


def with_siblings(rows: Sequence[dict[str, Any]]) -> Iterator[Told]:
    """Judge the dumps of which there are several of one publisher, each in that batch."""
    sites: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        sites[row["site"]].append(row)
    for batch in sites.values():
        if len(batch) > 1:
            furniture = recurring_lines([document(row) for row in batch])
            yield from (tell(row, furniture) for row in batch)


def same_people(true: Sequence[str], found: Sequence[str]) -> bool:
    """The same set of names, whatever the order within a name."""
    return {" ".join(sorted(fold(name).split())) for name in true} == {
        " ".join(sorted(fold(name).split())) for name in found
    }


def right(told: Told) -> dict[str, bool | None]:
    """Per field; None where the truth does not say."""
    row = told.row
    return {
        "title": same_title(told.title or "", row["title"]) if row["title"] else None,
        "authors": same_people(row["authors"], told.authors) if row["authors"] else None,
        "date": told.day == row["published"] if row["published"] else None,
        "wrong date": told.day not in {None, row["published"]} if row["published"] else None,
    }


def cpu(name: str, costs: Sequence[Cost]) -> Iterator[str]:
    """What a page costs, and whether the floor holds: a ratio, so that the machine and its load drop out."""
    lines, whole, yardstick = (mean([getattr(cost, field) for cost in costs]) for field in Cost.__slots__)
    yield f"  CPU a page: {lines:.1f} ms to judge its lines, {whole:.1f} ms to read and clean it"
    ratios = {"lines, CPU ratio": lines / yardstick, "whole, CPU ratio": whole / yardstick}
    yield "  of the CPU of counting its shingles: " + "  ".join(f"{what} {value:.1f}" for what, value in ratios.items())
    yield from worse_than_floor(f"dumps, {name}", ratios)


def main() -> None:
    """Print the measures, set by set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--set", default="wcxb,fundus")
    parser.add_argument("--test", action="store_true", help="only pages that the set itself keeps for testing")
    parser.add_argument(
        "--misses", help="print what went wrong with this field: title, authors, date, wrong date, body"
    )
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.pages.open(encoding="utf-8")]
    for name in options.set.split(","):
        chosen = [row for row in rows if row["set"] == name and (row["test"] or not options.test)]
        tell(chosen[0])  # what is loaded once a process counts for no page
        told = [tell(row) for row in chosen]
        fields = [right(one) for one in told]
        results = [one.result for one in told]
        print(f"{name}: {summary(results)}")
        print(f"  with siblings: {summary([one.result for one in with_siblings(chosen)])}")
        if options.test and name == "wcxb":
            print(*below("wcxb test", results), sep="\n")
        print("  " + "  ".join(f"{field} {mean([each[field] for each in fields]):.3f}" for field in fields[0]))
        print("  kinds of lines (precision/recall): " + "  ".join(by_kind(told)))
        print(f"  other {mean([one.other for one in told]):.3f}")
        print(*cpu(name, [one.cost for one in told]), sep="\n")
        for one, each in zip(told, fields, strict=True):
            if options.misses and (
                each.get(options.misses) is (options.misses == "wrong date")
                or (options.misses == "body" and one.result.f1 < BAD)
            ):
                row = one.row
                print(
                    f"  {row['id']}: {round(one.result.f1, 3)} | {row['title']!r} {row['authors']} {row['published']}"
                    f" | {one.title!r} {one.authors} {one.day}"
                )


if __name__ == "__main__":
    main()
