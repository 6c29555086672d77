"""Trains the line judgement and writes its weights as plain JSON. Needs scikit-learn, which nothing else here does.

    python benchmarks/cleaning/train.py PAGES.jsonl generator/clean/lines.json [--folds 5] [--only-cross]

PAGES.jsonl comes from pages.py. Every number that one stage hands to the next is out of fold by publisher, so that a later
stage learns what an earlier one does on pages it has not seen; predictions out of fold are scored and printed. The last
model of each stage sees all pages except WCXB's test split. Half of the pages lose their blank lines.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from labels import body_lines, kind_labels
from measures import Result, summary
from sklearn.ensemble import HistGradientBoostingClassifier

from generator.clean import features

KINDS = ("headline", "byline", "dateline", "caption")
TRUSTED = {"fundus": 2.0, "wcxb": 1.0, "waddle": 0.6, "trafilatura": 0.5}
"""Weight of a set: news with a truth checked by hand counts most."""
KNOWS = {"headline": {"fundus", "wcxb", "waddle"}, "byline": {"fundus", "wcxb"}, "dateline": {"fundus", "wcxb"}}
ALL = -1
WORDS = 4000
WORD_SITES = 5


@dataclass(slots=True, kw_only=True)
class Page:
    """One page on its way through the stages."""

    row: dict[str, Any]
    lines: list[str]
    blank: list[bool]
    kinds: list[str]
    fold: int
    columns: features.Columns = field(default_factory=dict)
    words: list[list[str]] = field(default_factory=list)
    near: list[int] = field(default_factory=list)
    kept: list[float] = field(default_factory=list)
    table: np.ndarray = field(default_factory=lambda: np.empty((0, 0)))

    @property
    def body(self) -> list[bool]:
        """Whether each line is running text."""
        return [kind in {"body", "subhead"} for kind in self.kinds]

    def matrix(self, names: Sequence[str], numbers: Sequence[int]) -> np.ndarray:
        """The columns as a table, one row for each of the numbers."""
        if self.table.shape != (len(self.lines), len(names)):
            self.table = np.array([self.columns[name] for name in names], np.float32).T.copy()
        return self.table[list(numbers)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How large a stage's trees are."""

    trees: int
    leaves: int
    rate: float
    least: int


FIRST = Shape(trees=50, leaves=13, rate=0.15, least=40)
NAMED = Shape(trees=30, leaves=10, rate=0.15, least=15)
BODY = Shape(trees=90, leaves=24, rate=0.1, least=30)


def load(path: Path, folds: int) -> list[Page]:
    """Pages with labels. A page whose truth is not in its dump teaches nothing and is left out."""
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    tested = {row["site"] for row in rows if row["set"] == "wcxb" and row["test"]}
    pages = []
    for row in rows:
        test = row["set"] == "wcxb" and row["test"]
        if row["site"] in tested and not test:
            continue
        page = _page(row, ALL if test else _number(row["site"].split(".")[0]) // 7 % folds)
        if test or _recall(page) > 0.8:  # noqa: PLR2004
            pages.append(page)
    return pages


def _number(text: str) -> int:
    return int(sha256(text.encode()).hexdigest(), 16)


def _page(row: dict[str, Any], fold: int) -> Page:
    lines, blank, above = [], [], False
    for line in row["text"].split("\n"):
        if line.strip():
            lines.append(line.strip())
            blank.append(above)
        above = not line.strip()
    if _number(row["id"]) % 2 == 0:
        blank = [False] * len(lines)
    return Page(
        row=row, lines=lines, blank=blank, kinds=kind_labels(lines, body_lines(lines, row["body"]), row), fold=fold
    )


def _recall(page: Page) -> float:
    kept = "\n".join(line for line, own in zip(page.lines, page.body, strict=True) if own)
    return len(kept) / len(page.row["body"])


def lexicon(pages: Iterable[Page]) -> dict[str, float]:
    """How much more often a word stands in running text than elsewhere (log odds); words of several sites only."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for line, own in dict(zip(page.lines, page.body, strict=True)).items():
            for word in set(features.shape(line, {})[1][:45]):
                counts[own][word] += 1
                sites[word].add(page.row["site"])
    total = [sum(count.values()) for count in counts]
    odds = {}
    for word, seen in sites.items():
        if len(seen) >= WORD_SITES:
            value = math.log((counts[1][word] + 2) / (total[1] + 2)) - math.log((counts[0][word] + 2) / (total[0] + 2))
            odds[word] = max(-4.0, min(4.0, value))
    best = sorted(odds, key=lambda word: (-abs(odds[word]) * (counts[0][word] + counts[1][word]), word))[:WORDS]
    return {word: round(odds[word], 2) for word in sorted(best)}


def weights(page: Page, numbers: Sequence[int], edge: float) -> np.ndarray:
    """Long lines count more; the first and the last paragraph count `edge` times; a long page not more than a short one."""
    width = np.array([len(line) for line in page.lines])
    weight = np.sqrt(np.minimum(width, 400) + 20) * TRUSTED[page.row["set"]] * 200 / (100 + len(width))
    own = [i for i, body in enumerate(page.body) if body and width[i] > 60]  # noqa: PLR2004
    for i in own[:1] + own[-1:]:
        weight[i] *= edge
    return weight[list(numbers)]


Target = Callable[[Page], Sequence[bool]]


def fit(
    pages: Sequence[Page], names: Sequence[str], target: Target, shape: Shape, *, edge: float = 1.0, near: bool = True
) -> Any:
    """One boosted model."""
    every = [page.near if near else range(len(page.lines)) for page in pages]
    rows = np.vstack([page.matrix(names, numbers) for page, numbers in zip(pages, every, strict=True)])
    truth = np.concatenate(
        [np.array(target(page), float)[list(numbers)] for page, numbers in zip(pages, every, strict=True)]
    )
    weight = np.concatenate([weights(page, numbers, edge) for page, numbers in zip(pages, every, strict=True)])
    model = HistGradientBoostingClassifier(
        max_iter=shape.trees, max_leaf_nodes=shape.leaves, learning_rate=shape.rate, min_samples_leaf=shape.least,
        l2_regularization=1.0, early_stopping=False, random_state=0,
    )  # fmt: skip
    return model.fit(rows, truth, sample_weight=weight / weight.mean())


def crossed(
    pages: Sequence[Page], names: Sequence[str], target: Target, shape: Shape, **options: Any
) -> tuple[Any, list[list[float]]]:
    """The model of all pages, and for each page the prediction of a model that has not seen its publisher."""
    knows = options.pop("knows", None)
    train = [page for page in pages if page.fold != ALL and (knows is None or knows(page))]
    near = options.get("near", True)
    predictions: dict[int, list[float]] = {}
    for fold in sorted({page.fold for page in pages}):
        model = fit([page for page in train if page.fold != fold], names, target, shape, **options)
        for number, page in enumerate(pages):
            if page.fold == fold:
                chosen = page.near if near else range(len(page.lines))
                predictions[number] = [0.0] * len(page.lines)
                for i, p in zip(
                    chosen, model.predict_proba(page.matrix(names, chosen))[:, 1] if len(chosen) else (), strict=True
                ):
                    predictions[number][i] = float(p)
        if fold == ALL:
            whole = model
    return whole, [predictions[number] for number in range(len(pages))]


def export(model: Any, names: Sequence[str]) -> dict[str, Any]:
    """A model as nested lists, its features numbered by what it uses."""
    trees = [stage[0].nodes for stage in model._predictors]  # noqa: SLF001 - scikit-learn has no public way to the trees
    used = sorted({int(node["feature_idx"]) for nodes in trees for node in nodes if not node["is_leaf"]})
    place = {feature: number for number, feature in enumerate(used)}
    base = float(np.ravel(model._baseline_prediction)[0])  # noqa: SLF001
    return {
        "features": [names[feature] for feature in used],
        "base": round(base, 4),
        "trees": [_tree(nodes, 0, place)[0] for nodes in trees],
    }


def _tree(nodes: np.ndarray, at: int, place: dict[int, int]) -> tuple[Any, float]:
    """The subtree as lists, and its mean value."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4), float(node["value"])
    left, low = _tree(nodes, int(node["left"]), place)
    right, high = _tree(nodes, int(node["right"]), place)
    some, more = int(nodes[int(node["left"])]["count"]), int(nodes[int(node["right"])]["count"])
    mean = (low * some + high * more) / (some + more)
    threshold = float(f"{float(node['num_threshold']):.6g}")
    return [place[int(node["feature_idx"])], threshold, left, right, round(mean, 4)], mean


def is_kind(kind: str, page: Page) -> list[bool]:
    """Which lines are of a kind."""
    return [own == kind for own in page.kinds]


def knows(kind: str, page: Page) -> bool:
    """Whether the truth of a page tells of a kind, so that a line without it is surely of another."""
    if kind == "caption":
        return page.row["set"] == "fundus" or bool(page.row["pictured"])
    return page.row["set"] in KNOWS[kind] and kind in page.kinds


def train(pages: list[Page]) -> dict[str, Any]:
    """All stages in order; pages end up with their out-of-fold probabilities."""
    folds = sorted({page.fold for page in pages})
    lists = {fold: lexicon(page for page in pages if page.fold not in {fold, ALL}) for fold in folds}
    for page in pages:
        page.columns, page.words = features.measure(page.lines, page.blank, lists[page.fold])
    names = list(pages[0].columns)
    first, predictions = crossed(pages, names, lambda page: page.body, FIRST, near=False)
    for page, prediction in zip(pages, predictions, strict=True):
        page.columns |= features.judged(page.columns, page.words, prediction)
        page.near = features.region(prediction)
        page.kept = prediction
    report(pages, "first look")
    second, named = list(pages[0].columns), {}
    kinds: dict[str, Any] = {}
    for kind in KINDS:
        kinds[kind], named[kind] = crossed(pages, second, partial(is_kind, kind), NAMED, knows=partial(knows, kind))
    for number, page in enumerate(pages):
        page.columns |= features.headed({kind: named[kind][number] for kind in KINDS})
    third = list(pages[0].columns)
    body, predictions = crossed(pages, third, lambda page: page.body, BODY, edge=EDGE)
    for page, prediction in zip(pages, predictions, strict=True):
        page.kept = prediction
    report(pages, "second look")
    result = {
        "words": lists[ALL],
        "first": export(first, names),
        "body": export(body, third),
        "keep": KEEP,
        "name": NAME,
    }
    return result | {kind: export(kinds[kind], second) for kind in KINDS}


EDGE = 3.0
KEEP = 0.45
NAME = {"headline": 0.2, "byline": 0.4, "dateline": 0.4, "caption": 0.4}


def report(pages: Sequence[Page], stage: str) -> None:
    """Body measures out of fold, by set."""
    for name in (*TRUSTED, "wcxb test"):
        chosen = [
            page for page in pages if (name == "wcxb test") == (page.fold == ALL) and page.row["set"] == name.split()[0]
        ]
        results = [Result.of(page.row, page.lines, [p >= KEEP for p in page.kept], page.body) for page in chosen]
        print(f"{stage:12} {name:12} {summary(results)}", flush=True)


def main() -> None:
    """Train, print the measures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    result = train(load(options.pages, options.folds))
    options.out.write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{options.out}: {options.out.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
