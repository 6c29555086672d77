"""Columns of numbers, one a line → columns about what stands around each line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

FAR = 40.0
"""Distances are cut here: beyond, nothing changes."""


def gain(width: float, stop: float) -> float:
    """What a line adds to a run of text: its length where it ends like a sentence, a toll else."""
    return min(width, 300.0) / 10 - 3 if stop and width >= 40 else -12.0 if width < 60 else -6.0  # noqa: PLR2004


def best_run(gains: Sequence[float]) -> list[float]:
    """Per line: 0 within the run with the highest sum, else the distance to it, negative before (maximum subarray)."""
    best, start, end, total, begin = 0.0, 0, 0, 0.0, 0
    for i, value in enumerate(gains):
        if total <= 0:
            total, begin = 0.0, i
        total += value
        if total > best:
            best, start, end = total, begin, i + 1
    return [
        max(i - start, -FAR) if i < start else min(i - end + 1.0, FAR) if i >= end else 0.0 for i in range(len(gains))
    ]


def shift(column: list[float], by: int, empty: float = -1.0) -> list[float]:
    """The value `by` lines above (negative) or below."""
    count = len(column)
    if abs(by) >= count:
        return [empty] * count
    return [empty] * -by + column[:by] if by < 0 else column[by:] + [empty] * by


def window(column: list[float], reach: int) -> list[float]:
    """Mean over the `reach` lines above, the line, and the `reach` lines below."""
    sums = [0.0, *accumulate(column)]
    count = len(column)
    if count <= 2 * reach + 1:
        return [
            (sums[min(i + reach + 1, count)] - sums[max(i - reach, 0)])
            / (min(i + reach + 1, count) - max(i - reach, 0))
            for i in range(count)
        ]
    span = 2.0 * reach + 1
    middle = [(b - a) / span for a, b in zip(sums, sums[2 * reach + 1 :], strict=False)]
    head = [sums[i + reach + 1] / (i + reach + 1) for i in range(reach)]
    tail = [(sums[count] - sums[i - reach]) / (count - i + reach) for i in range(count - reach, count)]
    return head + middle + tail


def since(marks: Sequence[float]) -> list[float]:
    """Lines since the last marked one above, itself not counted; FAR where there is none."""
    last, found = FAR, []
    for mark in marks:
        found.append(last)
        last = 1.0 if mark else min(last + 1, FAR)
    return found


def near(distance: int) -> float:
    """A distance in lines, cut at both ends."""
    return max(-FAR, min(FAR, float(distance)))
