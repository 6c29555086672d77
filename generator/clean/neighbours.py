"""Columns of numbers, one a line → columns about what stands around each line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

FAR = 40.0
"""Distances are cut here: beyond, nothing changes."""

Column = npt.NDArray[np.float64]
"""One number a line."""
Columns = dict[str, Column]
Figures = Mapping[str, Sequence[float]]
"""Columns as lists, for rules that look at one line after the other: single numbers of an array are slow to reach."""


def gain(width: Column, stop: Column) -> Column:
    """What a line adds to a run of text: its length where it ends like a sentence, a toll else."""
    toll = np.where(width < 60, -12.0, -6.0)  # noqa: PLR2004
    return np.where((stop > 0) & (width >= 40), np.minimum(width, 300.0) / 10 - 3, toll)  # noqa: PLR2004


def best_run(gains: Column) -> Column:
    """Per line: 0 within the run with the highest sum, else the distance to it, negative before (maximum subarray)."""
    best, start, end, total, begin = 0.0, 0, 0, 0.0, 0
    for i, value in enumerate(gains.tolist()):
        if total <= 0:
            total, begin = 0.0, i
        total += value
        if total > best:
            best, start, end = total, begin, i + 1
    at = np.arange(len(gains), dtype=np.float64)
    return np.where(at < start, near(at - start), np.where(at >= end, near(at - end + 1.0), 0.0))


def shift(column: Column, by: int, empty: float = -1.0) -> Column:
    """The value `by` lines above (negative) or below."""
    moved = np.full(len(column), empty)
    if by < 0:
        moved[-by:] = column[:by]
    elif by < len(column):
        moved[: len(column) - by] = column[by:]
    return moved


def sums(column: Column) -> Column:
    """Sums up to each line, 0 before the first. Added in order, so that they are the same on every machine."""
    return np.concatenate(([0.0], np.cumsum(column)))


def window(column: Column, reach: int) -> Column:
    """Mean over the `reach` lines above, the line, and the `reach` lines below."""
    total, at = sums(column), np.arange(len(column))
    low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, len(column))
    mean: Column = (total[high] - total[low]) / (high - low)
    return mean


def since(marks: Column) -> Column:
    """Lines since the last marked one above, itself not counted; FAR where there is none."""
    at = np.arange(len(marks), dtype=np.float64)
    last = np.maximum.accumulate(np.where(marks > 0, at, -np.inf))
    return np.minimum(at - shift(last, -1, -np.inf), FAR)


def until(marks: Column) -> Column:
    """Lines until the next marked one below."""
    return since(marks[::-1])[::-1]


def near(distance: Column) -> Column:
    """Distances in lines, cut at both ends."""
    return np.clip(distance, -FAR, FAR)
