"""Articles over time → bars: one a month, a quarter, a year or a decade, with the empty ones between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.catalogue.rows import ArticleRow, PassageRow
from generator.pages import calendar

WIDTH, HEIGHT = 3600, 840
"""Tenths of a network's units, so that whole numbers are fine enough."""
LETTERS, LEFT, BASE, TALL = 130, 260, 620, 500
"""How large figures are, where the first bar begins, where the bars stand, and how tall the tallest is."""
BARS = 48
"""At most: a bar and its gap then have six pixels on a phone."""
UNITS = (1, 3, 12, 120)
"""Months in a bar, the finest first."""
YEAR_LABEL = 360
"""Units that a year in figures needs below the bars."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """A stretch of time: articles in which the actor acts, and articles that only name it.

    A topic acts in all of its articles.
    """

    label: str
    acting: int
    named: int

    @property
    def total(self) -> int:
        """All articles of that time."""
        return self.acting + self.named


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A rectangle; `acting` tells the two parts of a bar apart."""

    x: int
    y: int
    width: int
    height: int
    acting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What the template draws, and its twin in words."""

    unit: str
    bars: tuple[Bar, ...]
    years: tuple[tuple[int, str], ...]
    """Where on the line a year begins, and its figures."""
    most: int
    rows: tuple[Bucket, ...]
    """Oldest first; neighbours without an article stand as one."""
    dated: int
    undated: int
    parted: bool
    """Whether acting is told from being named."""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = BASE
    top: int = BASE - TALL
    letters: int = LETTERS


def actor_coverage(passages: Iterable[PassageRow], first: str | None, last: str | None) -> Coverage | None:
    """The articles that name an actor, told apart by whether it acts in any sentence of them."""
    articles: dict[str, tuple[str | None, bool]] = {}
    for passage in passages:
        _, acts = articles.get(passage.article, (None, False))
        articles[passage.article] = (passage.day, acts or passage.acting)
    return _coverage(list(articles.values()), first, last, parted=True)


def topic_coverage(articles: Iterable[ArticleRow], first: str | None, last: str | None) -> Coverage | None:
    """The articles about a topic."""
    return _coverage([(article.day, True) for article in articles], first, last, parted=False)


def _coverage(
    articles: Sequence[tuple[str | None, bool]], first: str | None, last: str | None, *, parted: bool
) -> Coverage | None:
    """Articles between the first and the last day of the whole corpus; None where that makes one bar.

    The same line for every actor and topic lets a reader compare pages, and see silence before and after.
    """
    dated = sorted((day, acts) for day, acts in articles if day)
    if len(dated) < 2 or first is None or last is None or first[:7] == last[:7]:  # noqa: PLR2004 - no course of time
        return None
    unit = _unit(_month(first), _month(last))
    start = _month(first) // unit
    buckets = [Bucket(label=_label(n * unit, unit), acting=0, named=0) for n in range(start, _month(last) // unit + 1)]
    for place, group in groupby(dated, key=lambda one: _month(one[0]) // unit - start):
        times = [acting for _, acting in group]
        buckets[place] = Bucket(label=buckets[place].label, acting=sum(times), named=len(times) - sum(times))
    most = max(bucket.total for bucket in buckets)
    return Coverage(
        unit={1: "month", 3: "quarter", 12: "year", 120: "decade"}[unit],
        bars=tuple(_bars(buckets, most)),
        years=tuple(_years(start * unit, unit, len(buckets))),
        most=most,
        rows=tuple(_rows(buckets)),
        dated=len(dated),
        undated=len(articles) - len(dated),
        parted=parted,
    )


def _month(day: str) -> int:
    """Months since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _unit(first: int, last: int) -> int:
    return next((unit for unit in UNITS if last // unit - first // unit < BARS), UNITS[-1])


def _label(month: int, unit: int) -> str:
    year = f"{month // 12:04}"
    match unit:
        case 1:
            return calendar.when(f"{year}-{month % 12 + 1:02}")
        case 3:
            return calendar.when(f"{year}-Q{month % 12 // 3 + 1}")
        case 12:
            return year
        case _:
            return calendar.when(year[:3])


def _bars(buckets: Sequence[Bucket], most: int) -> Iterator[Bar]:
    width = max(1, min((WIDTH - LEFT) * 4 // (5 * len(buckets)), TALL // 2))
    for n, bucket in enumerate(buckets):
        x = _place(n, len(buckets))
        lower, both = TALL * bucket.acting // most, TALL * bucket.total // most
        if bucket.named:
            yield Bar(x=x, y=BASE - both, width=width, height=both - lower, acting=False)
        if bucket.acting:
            yield Bar(x=x, y=BASE - lower, width=width, height=lower, acting=True)


def _place(n: int, size: int) -> int:
    """Where one of so many bars begins."""
    return LEFT + (WIDTH - LEFT) * n // size


def _years(first: int, unit: int, size: int) -> Iterator[tuple[int, str]]:
    """Years that begin on the line, and the one under way at its beginning, as many as have room for their figures."""
    begins = [n for n in range(size) if n == 0 or (first + n * unit) // 12 != (first + (n - 1) * unit) // 12]
    free = LEFT
    for n, after in zip(begins, [*begins[1:], size], strict=True):
        x = _place(n, size)
        fits = x + YEAR_LABEL <= (WIDTH if n else _place(after, size))
        if x >= free and fits:
            yield x, f"{(first + n * unit) // 12:04}"
            free = x + YEAR_LABEL


def _rows(buckets: Sequence[Bucket]) -> Iterator[Bucket]:
    for empty, group in groupby(buckets, key=lambda bucket: bucket.total == 0):
        found = list(group)
        if empty and len(found) > 1:
            yield Bucket(label=f"{found[0].label} – {found[-1].label}", acting=0, named=0)
        else:
            yield from found
