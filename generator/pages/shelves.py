"""Long lists cut into pages of a constant size: by year, and a full year into numbered parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

Item = TypeVar("Item")

SHELF = 200
"""Entries on one page of a long list. At about 300 bytes an entry this keeps a page near 60 kB of Markdown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf(Generic[Item]):
    """One page of a long list. `name` is its folder."""

    name: str
    label: str
    items: tuple[Item, ...]


def by_year(items: Iterable[Item], day: Callable[[Item], str | None], size: int = SHELF) -> tuple[Shelf[Item], ...]:
    """Shelves in the order of the items, which must stand sorted by day; the undated under `undated`."""
    groups = groupby(items, key=lambda item: (day(item) or "")[:4] or "undated")
    return tuple(shelf for year, group in groups for shelf in numbered(year, year, tuple(group), size))


def numbered(name: str, label: str, items: Sequence[Item], size: int = SHELF) -> tuple[Shelf[Item], ...]:
    """As many shelves as the items need; the first has the plain name."""
    return tuple(
        Shelf(
            name=name if start == 0 else f"{name}-{start // size + 1}",
            label=label if len(items) <= size else f"{label}, part {start // size + 1}",
            items=tuple(items[start : start + size]),
        )
        for start in range(0, len(items), size)
    )
