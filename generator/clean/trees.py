"""Boosted decision trees read from JSON: a sum of small decisions, each of which can be named.

A tree is nested lists: a leaf is a number; a node is `[feature, threshold, left, right, value]`, `left` for values up
to the threshold. `value` is what the tree would say if it stopped there, so that a decision can be split by feature
(Saabas 2014, the path decomposition of a tree).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

EXPLAINED_TREES = 24
"""Trees that an explanation reads: the first carry most of the sum, and explaining must stay cheap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """One yes-or-no question. `features` names the columns that the trees count by position."""

    features: tuple[str, ...]
    base: float
    trees: tuple[Any, ...]

    @classmethod
    def read(cls, data: dict[str, Any]) -> Forest:
        """From the JSON object that the training script writes."""
        return cls(features=tuple(data["features"]), base=data["base"], trees=tuple(map(_frozen, data["trees"])))

    def probability(self, row: Sequence[float]) -> float:
        """Of yes, for one line's numbers in the order of `features`."""
        total = self.base
        for node in self.trees:
            while node.__class__ is tuple:
                feature, threshold, left, right, _ = node
                node = left if row[feature] <= threshold else right  # noqa: PLW2901
            total += node
        return 1.0 / (1.0 + math.exp(-total))

    def reasons(self, row: Sequence[float]) -> list[tuple[str, float]]:
        """Features and what each added, strongest first."""
        gains: Counter[str] = Counter()
        for node in self.trees[:EXPLAINED_TREES]:
            while node.__class__ is tuple:
                feature, threshold, left, right, value = node
                node = left if row[feature] <= threshold else right  # noqa: PLW2901
                gains[self.features[feature]] += (node[4] if node.__class__ is tuple else node) - value
        return sorted(gains.items(), key=lambda item: (-abs(item[1]), item[0]))


def _frozen(node: Any) -> Any:  # noqa: ANN401 - a leaf is a number, a node a tuple
    if not isinstance(node, list):
        return node
    feature, threshold, left, right, value = node
    return feature, threshold, _frozen(left), _frozen(right), value
