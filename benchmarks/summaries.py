"""How close summaries come to those that people wrote: ours beside the first three sentences and three from anywhere.

    pip install rouge-score && python benchmarks/summaries.py DATA.jsonl [--first N]

DATA has one JSON object a line: id, text, reference. Prints ROUGE-1, ROUGE-2 and ROUGE-Lsum (stemmed F1), the mean
number of words, and the share of summaries whose sentences all stand in the article as they are.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.extract.language import analyse
from generator.extract.summary import summarise
from generator.lexicon import load
from generator.model.analysis import Analysis
from generator.model.article import Article
from texts import article_of

MEASURES = ("rouge1", "rouge2", "rougeLsum")
Summariser = Callable[[Article, Analysis], list[str]]


def lead(one: Article, analysis: Analysis) -> list[str]:
    """The first three sentences."""
    return [sentence.span.cut(one.text) for sentence in analysis.running[:3]]


def spread(one: Article, analysis: Analysis) -> list[str]:
    """Three sentences from the beginning, the middle and the end."""
    sentences = analysis.running
    places = sorted({0, len(sentences) // 2, len(sentences) - 1}) if sentences else []
    return [sentences[place].span.cut(one.text) for place in places]


def ours(one: Article, analysis: Analysis) -> list[str]:
    """What the site shows."""
    return [span.cut(one.text) for span in summarise(one, analysis, load())]


def score(rows: list[dict[str, Any]], read: list[tuple[Article, Analysis]], summariser: Summariser) -> str:
    """One line of figures."""
    scorer = importlib.import_module("rouge_score.rouge_scorer").RougeScorer(list(MEASURES), use_stemmer=True)
    total = dict.fromkeys(MEASURES, 0.0)
    words = verbatim = 0
    started = time.process_time()
    made = [summariser(*one) for one in read]
    spent = time.process_time() - started
    for row, sentences in zip(rows, made, strict=True):
        result = scorer.score(row["reference"], "\n".join(sentences))
        total = {name: value + result[name].fmeasure for name, value in total.items()}
        words += len(" ".join(sentences).split())
        verbatim += all(sentence in row["text"] for sentence in sentences)
    count = max(len(rows), 1)
    figures = " / ".join(f"{100 * value / count:.1f}" for value in total.values())
    return (
        f"{figures}  {words / count:.0f} words  {100 * verbatim / count:.0f} % verbatim  {1000 * spent / count:.1f} ms"
    )


def main() -> int:
    """Print one line a summariser."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--first", type=int, default=None, help="only so many articles")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = rows[: options.first]
    read = [(one, analyse(one)) for one in (article_of(row["text"]) for row in rows)]
    for name, summariser in {"beginning, middle, end": spread, "first three": lead, "ours": ours}.items():
        print(f"{name:24}", score(rows, read, summariser))
    return 0


if __name__ == "__main__":
    sys.exit(main())
