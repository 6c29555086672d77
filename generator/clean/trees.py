"""Boosted decision trees read from JSON: a sum of small decisions, each of which can be named.

A tree is nested lists: a leaf is a number; a node is `[feature, threshold, left, right, value]`, `left` for values up
to the threshold. `value` is what the tree would say if it stopped there, so that a decision can be split by feature
(Saabas 2014, the path decomposition of a tree).

All lines are asked at once, as QuickScorer does (Lucchese et al. 2015): every node that sends a line to the right
strikes out the leaves to its left, and the first leaf that is left is the tree's answer. Values are whole numbers of
ten-thousandths, so that a sum is the same in any order and on any machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
import numpy.typing as npt

EXPLAINED_TREES = 24
"""Trees that an explanation reads: the first carry most of the sum, and explaining must stay cheap."""
UNIT = 10_000
"""Weights are written with four decimals."""
BATCH = 64
"""Lines asked at once: the tables of a page of any length stay small enough for the processor's cache."""
MOST_LEAVES = 32
EVERY_LEAF = np.uint32(0xFFFFFFFF)

Table = npt.NDArray[np.float64]
"""One row a feature, one column a line."""
Path = tuple[tuple[int, int], ...]
"""Features on the way to a leaf, and what each step added."""


@dataclass(frozen=True, slots=True)
class _Node:
    feature: int
    threshold: float
    struck: int
    """Bits of the leaves to its left."""


@dataclass(frozen=True, slots=True)
class _Leaf:
    value: int
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What a forest says of some lines: probabilities in their order, and the leaf of each tree for each line."""

    probabilities: list[float]
    leaves: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """One yes-or-no question. `features` names the rows of the table that it is asked with."""

    features: tuple[str, ...]
    base: int
    feature: npt.NDArray[np.int64]
    """One row for each place of a node in its tree, one column a tree; so too the next two."""
    threshold: Table
    struck: npt.NDArray[np.uint32]
    values: npt.NDArray[np.int64]
    """One row a tree, one column a leaf."""
    named: tuple[str, ...]
    """The features in order of their names."""
    gains: npt.NDArray[np.int32]
    """What each of them, in that order, added on the way to each leaf of the first trees."""

    @classmethod
    def read(cls, data: dict[str, Any]) -> Forest:
        """From the JSON object that the training script writes."""
        trees = [list(_flat(tree, ())) or [_Leaf(0, ())] for tree in data["trees"]]
        nodes = [[part for part in tree if isinstance(part, _Node)] for tree in trees]
        places = list(zip_longest(*nodes, fillvalue=NEVER)) or [(NEVER,) * len(trees)]
        leaves = [[part for part in tree if isinstance(part, _Leaf)] for tree in trees]
        values = np.zeros((len(trees), MOST_LEAVES), np.int64)
        for row, tree in zip(values, leaves, strict=True):
            row[: len(tree)] = [leaf.value for leaf in tree]
        return cls(
            features=tuple(data["features"]),
            base=round(data["base"] * UNIT),
            feature=np.array([[node.feature for node in place] for place in places], np.int64),
            threshold=np.array([[[node.threshold] for node in place] for place in places], np.float64),
            struck=np.array([[[node.struck] for node in place] for place in places], np.uint32),
            values=values,
            named=tuple(sorted(data["features"])),
            gains=_gains(leaves[:EXPLAINED_TREES], data["features"]),
        )

    def ask(self, table: Table) -> Answers:
        """Probability of yes for each column of a table whose rows are `features`."""
        parts = [self._leaves(table[:, start : start + BATCH]) for start in range(0, table.shape[1], BATCH)]
        leaves = np.concatenate(parts, axis=1) if parts else np.empty((len(self.values), 0), np.int64)
        sums = self.base + np.take_along_axis(self.values, leaves, axis=1).sum(axis=0)
        return Answers(probabilities=[1.0 / (1.0 + math.exp(-total / UNIT)) for total in sums.tolist()], leaves=leaves)

    def _leaves(self, table: Table) -> npt.NDArray[np.int64]:
        struck = np.multiply(table[self.feature] > self.threshold, self.struck)
        left: npt.NDArray[np.uint32] = EVERY_LEAF ^ np.bitwise_or.reduce(struck, axis=0)
        lowest = left & (~left + np.uint32(1))
        return np.frexp(lowest)[1].astype(np.int64) - 1

    def reasons(self, leaves: npt.NDArray[np.int64], most: int) -> list[tuple[str, float]]:
        """The features that added most on the way to the leaves of a line in the first trees, strongest first."""
        gains = self.gains[np.arange(len(leaves)), leaves].sum(axis=0, dtype=np.int32)
        strongest = np.argsort(-np.abs(gains), kind="stable")[:most]
        return [(self.named[feature], int(gains[feature]) / UNIT) for feature in strongest]


def _gains(leaves: Sequence[Sequence[_Leaf]], features: Sequence[str]) -> npt.NDArray[np.int32]:
    order = np.argsort(np.array(features), kind="stable")
    gains = np.zeros((len(leaves), MOST_LEAVES, len(features)), np.int32)
    for tree, own in zip(gains, leaves, strict=True):
        for row, leaf in zip(tree, own, strict=False):
            for feature, gain in leaf.path:
                row[feature] += gain
    return gains[:, :, order]


NEVER = _Node(0, math.inf, 0)
"""Fills up the places of a smaller tree."""


def _flat(node: Any, path: Path, first: int = 0) -> Iterator[_Node | _Leaf]:  # noqa: ANN401 - a leaf is a number
    """Nodes and, in order, the leaves of a tree whose leftmost leaf is number `first`."""
    if not isinstance(node, list):
        yield _Leaf(round(node * UNIT), path)
        return
    feature, threshold, left, right, value = node
    ways = [(*path, (feature, _value(side) - round(value * UNIT))) for side in (left, right)]
    some = _count(left)
    yield _Node(feature, threshold, ((1 << some) - 1) << first)
    yield from _flat(left, ways[0], first)
    yield from _flat(right, ways[1], first + some)


def _value(node: Any) -> int:  # noqa: ANN401 - a leaf is a number
    value: float = node[4] if isinstance(node, list) else node
    return round(value * UNIT)


def _count(node: Any) -> int:  # noqa: ANN401 - a leaf is a number
    return sum(map(_count, node[2:4])) if isinstance(node, list) else 1
