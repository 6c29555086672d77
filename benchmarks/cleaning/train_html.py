"""Trains the judgement of lines with markup and writes its weights as plain JSON. Needs scikit-learn.

    python benchmarks/cleaning/train_html.py PAGES.jsonl generator/clean/markup.json [--folds 3]

PAGES.jsonl comes from `pages.py --html`, of WCXB and fundus. The first look at a line's shape is learned here again,
out of fold by publisher, so that the trees learn how far to trust it on pages that it has not seen. On one page in ten
the extraction is withheld: sometimes trafilatura finds nothing, and the other witnesses must do.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from measures import Result, below, summary
from train import ALL, FIRST, Page, Question, Shape, asked, crossed, export, lexicon, load

from generator.clean import features
from generator.clean.html import extract
from generator.clean.markup import Said, measure
from generator.clean.structured import read_facts
from generator.read.page import PageLine, read_lines

BODY = Shape(trees=80, leaves=24, rate=0.1, least=20)
EDGE = 3.0
KEEP = 0.4
HINTS = 1500
HINT_SITES = 5
WITHHELD = 10


def hints(pages: Iterable[tuple[Page, Sequence[PageLine]]]) -> dict[str, float]:
    """How much more often a word of attributes stands around running text than elsewhere (log odds)."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    sites: dict[str, set[str]] = defaultdict(set)
    for page, lines in pages:
        for line, own in zip(lines, page.is_body(), strict=True):
            counts[own].update(line.hints)
            for word in line.hints:
                sites[word].add(page.row["site"])
    total = [sum(count.values()) for count in counts]
    odds = {
        word: max(-4.0, min(4.0, _log(counts[1][word], total[1]) - _log(counts[0][word], total[0])))
        for word, seen in sites.items()
        if len(seen) >= HINT_SITES
    }
    best = sorted(odds, key=lambda word: (-abs(odds[word]) * (counts[0][word] + counts[1][word]), word))[:HINTS]
    return {word: round(odds[word], 2) for word in sorted(best)}


def _log(times: int, total: int) -> float:
    return math.log((times + 2) / (total + 2))


def first_look(pages: Sequence[Page]) -> None:
    """The columns of the dump judgement, its first answer out of fold."""
    folds = {page.fold for page in pages}
    lists = {fold: lexicon(page for page in pages if page.fold not in {fold, ALL}) for fold in folds}
    for page in pages:
        page.columns, page.words = features.measure(page.lines, page.blank, lists[page.fold])
    question = Question(names=list(pages[0].columns), target=Page.is_body, where=Page.every, shape=FIRST)
    for page, answer in zip(pages, crossed(pages, question)[1], strict=True):
        page.columns |= features.judged(page.columns, page.words, answer)


def train(pages: Sequence[Page]) -> dict[str, Any]:
    """Both looks; pages end up with their out-of-fold probabilities."""
    first_look(pages)
    lines = [read_lines(page.row["html"]) for page in pages]
    folds = {page.fold for page in pages}
    both = list(zip(pages, lines, strict=True))
    lists = {fold: hints(pair for pair in both if pair[0].fold not in {fold, ALL}) for fold in folds}
    for page, own in both:
        html = page.row["html"]
        withheld = page.fold != ALL and sha256(page.row["id"].encode()).digest()[-1] % WITHHELD == 0
        said = Said.of("" if withheld else extract(html))
        page.columns = measure(own, page.columns, said, Said.of(read_facts(html).body), lists[page.fold])
    body = Question(names=list(pages[0].columns), target=Page.is_body, where=Page.every, shape=BODY, edge=EDGE)
    model, answers = crossed(pages, body)
    for page, answer in zip(pages, answers, strict=True):
        page.kept = answer
    return {"hints": lists[ALL], "keep": KEEP, "body": export(model, body.names)}


def running(page: Page) -> list[bool]:
    """What the cleaning keeps: the likely lines, but for those in <figcaption>."""
    chances = zip(page.kept, page.columns["tag_figcaption"], strict=True)
    return [bool(probability >= KEEP and not caption) for probability, caption in chances]


def report(pages: Sequence[Page]) -> None:
    """Body measures by set, out of fold but for WCXB's test split."""
    for name in ("fundus", "wcxb", "wcxb test"):
        test = name == "wcxb test"
        chosen = [page for page in pages if test == (page.fold == ALL) and page.row["set"] == name.split()[0]]
        results = [Result.of(page.row, page.lines, running(page), page.is_body()) for page in chosen]
        print(f"{name:10} {summary(results)}", flush=True)
        print(*below(f"markup, {name}" + ("" if test else " out of fold"), results), sep="\n", flush=True)


def main() -> None:
    """Train, print the measures, write the weights."""
    options = asked(__doc__)
    pages = [page for page in load(options.pages, options.folds) if page.recurring is None]
    result = train(pages)
    report(pages)
    options.out.write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{options.out}: {options.out.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
