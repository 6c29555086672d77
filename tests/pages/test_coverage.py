"""The bars of coverage over time: what holds for any days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import PassageRow
from generator.pages.coverage import BARS, Coverage, actor_coverage, topic_coverage
from generator.pages.render import render

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
    made = actor_coverage(passages(found), first, last)
    assert made
    return made


@given(articles)
def test_every_article_stands_in_one_bar(found: list[tuple[str | None, bool]]) -> None:
    """None is counted twice, and the undated stand beside."""
    days = [day for day, _ in found if day]
    if len({day[:7] for day in days}) < 2:
        assert actor_coverage(passages(found), min(days, default=None), max(days, default=None)) is None
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
    year = 4 * made.letters * 0.65  # four digits of a wide font
    feet = {bar.x: bar.y + bar.height for bar in made.bars if bar.acting}

    assert all(made.left <= start < end <= made.width for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(made.top <= bar.y and bar.height > 0 and bar.y + bar.height <= made.base for bar in made.bars)
    assert all(foot == made.base for foot in feet.values())
    assert all(after - x >= year for (x, _), (after, _) in pairwise(made.years))
    assert all(x + year <= made.width for x, _ in made.years)


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


@given(st.text(min_size=1), articles)
def test_any_name_is_words_beside_the_bars(name: str, found: list[tuple[str | None, bool]]) -> None:
    """And the table says what the bars show."""
    days = [day for day, _ in found if day]
    if len({day[:7] for day in days}) < 2:
        return
    made = drawn(found, min(days), max(days))
    figure = render("coverage", "actors/x/index.md", {"row": {"name": name}, "coverage": made})
    svg = ET.fromstring(figure[figure.index("<svg") : figure.index("</svg>") + 6])  # noqa: S314 - our own words
    table = ET.fromstring(figure[figure.index("<table>") : figure.index("</table>") + 8])  # noqa: S314 - our own words
    numbers = [[cell.text for cell in row.iter("td")][1:] for row in table.iter("tr")]

    assert len(list(svg.iter("rect"))) == len(made.bars)
    assert set(re.findall(r"<(\w+)", figure)) <= {
        *("figure", "svg", "g", "path", "rect", "text", "figcaption"),
        *("details", "summary", "table", "thead", "tbody", "tr", "th", "td"),
    }
    assert [row for row in numbers if len(row) == 2] == [[str(one.acting), str(one.total)] for one in made.rows]


def test_a_topic_is_not_parted_into_acting_and_named(newsroom: ModuleType, tmp_path: Path) -> None:
    """The same drawing with one kind of bar and one column."""
    with Catalogue(newsroom.saved(tmp_path / "catalogue.sqlite")) as catalogue:
        article = catalogue.articles(1)[0]
    days = ("2024-02-03", "2024-02-20", "2024-04-01", None)
    made = topic_coverage([replace(article, day=day) for day in days], "2024-02-03", "2024-05-01")
    assert made
    figure = render("coverage", "topics/x/index.md", {"coverage": made})

    assert [(row.label, row.total) for row in made.rows] == [
        ("February 2024", 2),
        ("March 2024", 0),
        ("April 2024", 1),
        ("May 2024", 0),
    ]
    assert made.undated == 1
    assert "<td>February 2024</td><td>2</td></tr>" in figure
    assert "<td>undated</td><td>1 article</td></tr>" in figure
    assert "b-named" not in figure
    assert "acts" not in figure.replace('class="b-acts"', "")
