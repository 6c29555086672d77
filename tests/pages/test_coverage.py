"""The bars of an actor's coverage: what holds for any days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.rows import PassageRow
from generator.pages.coverage import BARS, Coverage, coverage

NOTHING = {"title": "T", "source": None, "anchor": None, "text": None, "names": (), "others": ()}

articles = st.lists(
    st.tuples(st.none() | st.dates(date(1950, 1, 1), date(2030, 12, 31)).map(str), st.booleans()), max_size=60
)


def passages(found: list[tuple[str | None, bool]]) -> list[PassageRow]:
    """Two sentences an article; in the second the actor may act."""
    rows = []
    for n, (day, acting) in enumerate(found):
        one = PassageRow(article=str(n), day=day, garbled=False, acting=False, saying=False, **NOTHING)
        rows += [one, replace(one, acting=acting)]
    return rows


def drawn(found: list[tuple[str | None, bool]], first: str, last: str) -> Coverage:
    """The coverage of these articles in a corpus of this span."""
    made = coverage(passages(found), first, last)
    assert made
    return made


@given(articles)
def test_every_article_stands_in_one_bar(found: list[tuple[str | None, bool]]) -> None:
    """None is counted twice, and the undated stand beside."""
    days = [day for day, _ in found if day]
    if len({day[:7] for day in days}) < 2:
        assert coverage(passages(found), min(days, default=None), max(days, default=None)) is None
        return
    made = drawn(found, min(days), max(days))

    assert sum(row.total for row in made.rows) == made.dated == len(days)
    assert sum(row.acting for row in made.rows) == sum(acting for day, acting in found if day)
    assert made.undated == len(found) - len(days)
    assert made == drawn(list(reversed(found)), min(days), max(days))


@given(articles)
def test_nothing_stands_on_another_or_outside(found: list[tuple[str | None, bool]]) -> None:
    """Bars side by side on the line, years with room between them."""
    days = [day for day, _ in found if day]
    if len({day[:7] for day in days}) < 2:
        return
    made = drawn(found, min(days), max(days))
    spans = sorted({(bar.x, bar.x + bar.width) for bar in made.bars})
    feet = {bar.x: bar.y + bar.height for bar in made.bars if bar.acting}

    assert all(made.left <= start < end <= made.width for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(made.top <= bar.y and bar.height > 0 and bar.y + bar.height <= made.base for bar in made.bars)
    assert all(foot == made.base for foot in feet.values())
    assert all(after - x >= 3 * made.letters for (x, _), (after, _) in pairwise(made.years))
    assert all(x + 3 * made.letters <= made.width for x, _ in made.years)


def test_silence_is_seen() -> None:
    """Between two articles, and before and after them as far as the corpus goes."""
    made = drawn([("2024-02-03", True), ("2024-02-20", False), ("2024-06-01", False)], "2023-12-30", "2024-07-01")

    assert made.unit == "month"
    assert [(row.label, row.acting, row.named) for row in made.rows] == [
        ("December 2023 – January 2024", 0, 0),
        ("February 2024", 1, 1),
        ("March 2024 – May 2024", 0, 0),
        ("June 2024", 0, 1),
        ("July 2024", 0, 0),
    ]
    assert [year for _, year in made.years] == ["2023", "2024"]


def test_long_times_have_coarser_bars() -> None:
    """A phone shows no more of them."""
    spans = {"month": "2023-12-31", "quarter": "2031-12-31", "year": "2067-12-31", "decade": "2070-01-01"}
    found: list[tuple[str | None, bool]] = [("2020-01-01", True), ("2020-05-01", True)]
    made = {unit: drawn(found, "2020-01-01", last) for unit, last in spans.items()}

    assert BARS == 48
    assert {unit: one.unit for unit, one in made.items()} == {unit: unit for unit in spans}
    assert [one.rows[0].label for one in made.values()] == ["January 2020", "first quarter of 2020", "2020", "2020s"]
