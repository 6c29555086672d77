"""Trains the line judgement and writes its weights as plain JSON. Needs scikit-learn, which nothing else here does.

    python benchmarks/cleaning/train.py PAGES.jsonl generator/clean/lines.json [--folds 3]

PAGES.jsonl comes from pages.py. Every number that one stage hands to the next is out of fold by publisher, so that a
later stage learns what an earlier one does on pages it has not seen; predictions out of fold are scored and printed.
The last model of each stage sees all pages except WCXB's test split. Half of the pages lose their blank lines.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
from labels import body_lines, kind_labels
from measures import Result, below, document, summary
from sklearn.ensemble import HistGradientBoostingClassifier

from generator.clean import closer, features, layout, lines, recurring_lines
from generator.clean.neighbours import Column
from generator.model.article import RUNNING_TEXT

KINDS = ("headline", "byline", "dateline", "caption")
TRUSTED = {"fundus": 2.0, "wcxb": 1.0, "waddle": 0.6, "trafilatura": 0.5}
"""Weight of a set: news with a truth checked by hand counts most."""
KNOWS = {"headline": {"fundus", "wcxb", "waddle"}, "byline": {"fundus", "wcxb"}, "dateline": {"fundus", "wcxb"}}
ALL = -1
WORDS = 4000
WORD_SITES = 5
CAPTION_WORDS = 1500
CAPTION_SITES = 4


@dataclass(slots=True, kw_only=True)
class Page:
    """One page on its way through the stages."""

    row: dict[str, Any]
    lines: list[str]
    blank: list[bool]
    kinds: list[str]
    fold: int
    columns: features.Columns = field(default_factory=dict)
    words: list[set[str]] = field(default_factory=list)
    near: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    recurring: list[bool] | None = None
    """Lines that stand on the other pages of its publisher; None on a page on its own, as all are in training."""
    named: list[Column] = field(default_factory=list)
    kept: Column = field(default_factory=lambda: np.empty(0))

    def is_body(self) -> list[bool]:
        """Whether each line is running text."""
        return [kind in {"body", "subhead"} for kind in self.kinds]

    def running(self) -> list[bool]:
        """Whether each line is kept: by the first look alone, or by all that the cleaning knows and does."""
        if not self.named:
            return [p >= KEEP for p in self.kept]
        named, kept = [column.tolist() for column in self.named], self.kept.tolist()
        found = lines.verdicts(BARS, self.lines, self.columns, named, kept, self.near)
        return [kind in RUNNING_TEXT for kind, *_ in found]

    def every(self) -> range:
        """Numbers of all lines."""
        return range(len(self.lines))

    def matrix(self, names: Sequence[str], numbers: Sequence[int]) -> np.ndarray:
        """The columns as a table, one row for each of the numbers."""
        return np.array([self.columns[name] for name in names], np.float32)[:, list(numbers)].T


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How large a stage's trees are."""

    trees: int
    leaves: int
    rate: float
    least: int
    share: float = 1.0
    """Part of the columns that each split may choose from."""
    calm: float = 1.0
    """L2 regularization of the leaves."""


FIRST = Shape(trees=40, leaves=12, rate=0.2, least=40)
NAMED = Shape(trees=24, leaves=8, rate=0.2, least=15)
CAPTION = Shape(trees=50, leaves=16, rate=0.15, least=20)
BODY = Shape(trees=120, leaves=31, rate=0.08, least=30, share=0.3, calm=2.0)


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
    return pages + list(with_siblings(pages))


def with_siblings(pages: Sequence[Page]) -> Iterator[Page]:
    """Each page once more that stands in a batch with others of its publisher: to be measured, never trained on."""
    sites: defaultdict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in pages:
        sites[page.row["set"], page.row["site"]].append(page)
    for batch in sites.values():
        if len(batch) > 1 and batch[0].fold != ALL:
            furniture = recurring_lines([document(page.row) for page in batch])
            for page in batch:
                yield replace(page, recurring=[layout.fold(line) in furniture for line in page.lines])


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
    kept = "\n".join(line for line, own in zip(page.lines, page.is_body(), strict=True) if own)
    return len(kept) / len(page.row["body"])


def lexicon(pages: Iterable[Page]) -> dict[str, float]:
    """How much more often a word stands in running text than elsewhere (log odds); words of several sites only."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for line, own in dict(zip(page.lines, page.is_body(), strict=True)).items():
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


def caption_lexicon(pages: Iterable[Page]) -> dict[str, float]:
    """How much more often a word stands in captions than in running text (log odds); words of several sites only."""
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    sites: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for line, kind in dict(zip(page.lines, page.kinds, strict=True)).items():
            if kind in {"body", "caption"} and len(line) > CAPTION_CHARACTERS:
                for word in set(features.words_of(line[: closer.READ].lower())):
                    counts[kind == "caption"][word] += 1
                    if kind == "caption":
                        sites[word].add(page.row["site"])
    total = [sum(count.values()) for count in counts]
    odds = {
        word: math.log((counts[1][word] + 1) / total[1]) - math.log((counts[0][word] + 5) / total[0])
        for word, seen in sites.items()
        if len(seen) >= CAPTION_SITES
    }
    best = sorted(odds, key=lambda word: (-abs(odds[word]) * counts[1][word], word))[:CAPTION_WORDS]
    return {word: round(odds[word], 2) for word in sorted(best)}


CAPTION_CHARACTERS = 20
"""Shorter captions are names and credits."""


def weights(page: Page, numbers: Sequence[int], edge: float) -> np.ndarray:
    """Long lines count more, first and last paragraph and captions `edge` times; a long page not more than a short."""
    width = np.array([len(line) for line in page.lines])
    weight = np.sqrt(np.minimum(width, 400) + 20) * TRUSTED[page.row["set"]] * 200 / (100 + len(width))
    own = [i for i, body in enumerate(page.is_body()) if body and width[i] > 60]  # noqa: PLR2004
    for i in own[:1] + own[-1:]:
        weight[i] *= edge
    weight[[i for i, kind in enumerate(page.kinds) if kind == "caption"]] *= edge
    return weight[list(numbers)]


Target = Callable[[Page], Sequence[bool]]
Where = Callable[[Page], Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a stage learns: which columns, which answer, on which lines, of which pages, how large."""

    names: Sequence[str]
    target: Target
    where: Where
    shape: Shape
    edge: float = 1.0
    knows: Callable[[Page], bool] = lambda page: True  # noqa: ARG005 - every page does

    def fit(self, pages: Iterable[Page]) -> HistGradientBoostingClassifier:
        """One boosted model."""
        chosen = [(page, self.where(page)) for page in pages if self.knows(page)]
        rows = np.vstack([page.matrix(self.names, numbers) for page, numbers in chosen])
        truth = np.concatenate([np.array(self.target(page), float)[list(numbers)] for page, numbers in chosen])
        weight = np.concatenate([weights(page, numbers, self.edge) for page, numbers in chosen])
        shape = self.shape
        model = HistGradientBoostingClassifier(
            max_iter=shape.trees, max_leaf_nodes=shape.leaves, learning_rate=shape.rate, min_samples_leaf=shape.least,
            l2_regularization=shape.calm, max_features=shape.share, early_stopping=False, random_state=0,
        )  # fmt: skip
        return model.fit(rows, truth, sample_weight=weight / weight.mean())

    def ask(self, model: HistGradientBoostingClassifier, page: Page) -> Column:
        """Probability of each line; 0 for those that are not asked about."""
        numbers, answer = list(self.where(page)), np.zeros(len(page.lines))
        if numbers:
            answer[numbers] = model.predict_proba(page.matrix(self.names, numbers))[:, 1]
        return answer


def crossed(pages: Sequence[Page], question: Question) -> tuple[HistGradientBoostingClassifier, list[Column]]:
    """The model of all pages, and for each page what a model says that has not seen its publisher."""
    train = [page for page in pages if page.fold != ALL and page.recurring is None]
    answers: dict[int, Column] = {}
    for fold in sorted({page.fold for page in pages} - {ALL}):
        model = question.fit(page for page in train if page.fold != fold)
        answers |= {n: question.ask(model, page) for n, page in enumerate(pages) if page.fold == fold}
    whole = question.fit(train)
    answers |= {n: question.ask(whole, page) for n, page in enumerate(pages) if page.fold == ALL}
    return whole, [answers[n] for n in range(len(pages))]


def export(model: HistGradientBoostingClassifier, names: Sequence[str]) -> dict[str, Any]:
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
    alone = [page for page in pages if page.recurring is None]
    lists = {fold: lexicon(page for page in alone if page.fold not in {fold, ALL}) for fold in folds}
    for page in pages:
        page.columns, page.words = features.measure(page.lines, page.blank, lists[page.fold])
    first = Question(names=list(pages[0].columns), target=Page.is_body, where=Page.every, shape=FIRST)
    model, answers = crossed(pages, first)
    captions = {fold: caption_lexicon(page for page in alone if page.fold not in {fold, ALL}) for fold in folds}
    result = {"words": lists[ALL], "captions": captions[ALL], "keep": KEEP, "name": NAME}
    for page, answer in zip(pages, answers, strict=True):
        page.columns |= features.judged(page.columns, page.words, answer)
        page.near, page.ends, page.kept = features.region(answer), features.ends(answer), answer
        page.columns |= closer.closer(page.lines, page.columns, page.words, page.near, captions[page.fold])
    report(pages, "first look")
    return result | {"first": export(model, first.names)} | _second_look(pages)


def _second_look(pages: list[Page]) -> dict[str, Any]:
    names, result, named = list(pages[0].columns), {}, {}
    for kind in KINDS:
        question = Question(
            names=names,
            target=partial(is_kind, kind),
            where=attrgetter("near" if kind == "caption" else "ends"),
            shape=CAPTION if kind == "caption" else NAMED,
            knows=partial(knows, kind),
        )
        model, named[kind] = crossed(pages, question)
        result[kind] = export(model, names)
    for number, page in enumerate(pages):
        page.named = [named[kind][number] for kind in KINDS]
        page.columns |= features.headed(dict(zip(KINDS, page.named, strict=True)))
        page.columns |= closer.titled(page.columns, page.words, page.near)
    question = Question(
        names=list(pages[0].columns), target=Page.is_body, where=attrgetter("near"), shape=BODY, edge=EDGE
    )
    model, answers = crossed(pages, question)
    for page, answer in zip(pages, answers, strict=True):
        page.kept = lines.without(answer, page.recurring)
    report(pages, LAST)
    return result | {"body": export(model, question.names)}


LAST = "second look"
EDGE = 3.0
KEEP = 0.38
NAME = {"headline": 0.2, "byline": 0.4, "dateline": 0.4, "caption": 0.4}
BARS = lines.Bars(keep=KEEP, name=tuple(NAME.values()))


def report(pages: Sequence[Page], stage: str) -> None:
    """Body measures by set, out of fold but for the test split; what is below its floor after the last stage."""
    for name in (*TRUSTED, *(f"{name} with siblings" for name in TRUSTED), "wcxb test"):
        chosen = [page for page in pages if _belongs(page, name)]
        results = [Result.of(page.row, page.lines, page.running(), page.is_body()) for page in chosen]
        print(f"{stage:12} {name:25} {summary(results)}", flush=True)
        if stage == LAST:
            print(*below(name if name == "wcxb test" else f"{name} out of fold", results), sep="\n", flush=True)


def _belongs(page: Page, name: str) -> bool:
    own, _, which = name.partition(" ")
    batch = page.recurring is not None
    return page.row["set"] == own and (page.fold == ALL) == (which == "test") and batch == (which == "with siblings")


def asked(described: str | None, folds: int = 3) -> argparse.Namespace:
    """What a training script is called with: `pages`, `out` and `folds`."""
    parser = argparse.ArgumentParser(description=described, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=folds)
    return parser.parse_args()


def main() -> None:
    """Train, print the measures, write the weights."""
    options = asked(__doc__)
    result = train(load(options.pages, options.folds))
    options.out.write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    print(f"{options.out}: {options.out.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
