"""Trains the second look at the headline and writes its trees as plain JSON. Needs scikit-learn.

    python benchmarks/cleaning/train_headlines.py PAGES.jsonl generator/clean/headlines.json [--folds 5]

PAGES.jsonl comes from pages.py; run this after train.py, because the trees see the kinds that it taught. What is
printed is out of fold by publisher. The trees that are written have seen all pages but WCXB's test split.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from labels import fold, same_title
from sklearn.ensemble import HistGradientBoostingClassifier
from train import asked, export

from generator.clean import dump, headings
from generator.clean.layout import lines_of
from generator.model.corpus import Corpus
from generator.read import RawFile, read

TRUSTED = {"fundus": 3.0, "waddle": 1.0, "wcxb": 1.0}
"""Sets with titles, and their weights: the few pages of many publishers count most."""
LONG_ENOUGH, KICKER = 15, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The candidates of one page, and which of them are its title."""

    set: str
    fold: int
    columns: headings.Columns
    true: list[bool]

    def table(self, names: Sequence[str]) -> np.ndarray:
        """One row a candidate."""
        return np.array([self.columns[name] for name in names]).T


def is_title(line: str, title: str) -> bool:
    """Equal when folded, but for a site's name behind or a kicker before."""
    short, long = sorted((fold(line), fold(title)), key=len)
    kicker = len(short) >= LONG_ENOUGH and long.endswith(short) and len(long) - len(short) <= KICKER
    return kicker or same_title(line, title)


def load(path: Path, folds: int) -> list[Page]:
    """Pages with a title; WCXB's test split is left out."""
    rows = (json.loads(line) for line in path.open(encoding="utf-8"))
    return [
        _page(row, folds)
        for row in rows
        if row["set"] in TRUSTED and row["title"] and not (row["set"] == "wcxb" and row["test"])
    ]


def _page(row: dict[str, Any], folds: int) -> Page:
    document = read(RawFile(name="page.txt", data=row["text"].encode()))
    blocks = dump.label(tuple(lines_of(document.text)), Corpus())
    lines = [block.span.cut(document.text) for block in blocks]
    numbers, columns = headings.candidates(lines, [block.kind for block in blocks])
    publisher = int(sha256(row["site"].split(".")[0].encode()).hexdigest(), 16)
    true = [is_title(lines[number], row["title"]) for number in numbers]
    return Page(set=row["set"], fold=publisher // 7 % folds, columns=columns, true=true)


def fit(pages: Iterable[Page], names: Sequence[str]) -> HistGradientBoostingClassifier:
    """Trees of the pages whose title is among the candidates."""
    chosen = [page for page in pages if any(page.true)]
    model = HistGradientBoostingClassifier(
        max_iter=80, max_leaf_nodes=12, learning_rate=0.1, min_samples_leaf=20,
        l2_regularization=1.0, early_stopping=False, random_state=0,
    )  # fmt: skip
    weight = np.concatenate([np.full(len(page.true), TRUSTED[page.set]) for page in chosen])
    truth = np.concatenate([page.true for page in chosen])
    return model.fit(np.vstack([page.table(names) for page in chosen]), truth, sample_weight=weight)


def report(pages: Sequence[Page], names: Sequence[str], folds: int) -> None:
    """Right and wrong answers from the threshold on, out of fold by publisher."""
    answers: dict[str, list[tuple[bool, bool]]] = {name: [] for name in TRUSTED}
    for number in range(folds):
        model = fit((page for page in pages if page.fold != number), names)
        for page in (page for page in pages if page.fold == number):
            said = model.predict_proba(page.table(names))[:, 1] if page.true else np.zeros(1)
            best = int(said.argmax())
            sure = bool(said[best] >= headings.ENOUGH)
            answers[page.set].append((sure, sure and page.true[best]))
    for name, said in answers.items():
        right, sure = sum(right for _, right in said), sum(sure for sure, _ in said)
        asked = len(said) or 1
        print(f"{name} out of fold: {asked} pages  title right {right / asked:.3f}  wrong {(sure - right) / asked:.3f}")


def main() -> None:
    """Print the figures out of fold, write the trees."""
    options = asked(__doc__, folds=5)
    pages = load(options.pages, options.folds)
    names = list(next(page.columns for page in pages if page.columns))
    report(pages, names, options.folds)
    trees = json.dumps(export(fit(pages, names), names), ensure_ascii=False, separators=(",", ":"))
    options.out.write_text(trees + "\n", "utf-8")


if __name__ == "__main__":
    main()
