"""The articles by year and month; the undated ones on a shelf of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ArticleRow
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, calendar, words
from generator.pages.front import list_front
from generator.pages.parts import article_link
from generator.pages.render import Link, render
from generator.pages.shelves import SHELF, by_year

NEWEST = 40
"""Articles on the overview itself."""

Line = tuple[ArticleRow, Link]


def article_index(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """The overview with the newest, a page a year, and the undated shelf, which is always there."""
    rows = catalogue.articles()
    shelves = by_year(rows, lambda row: row.day)
    years = [(shelf.label, len(shelf.items), addresses.below(addresses.ARTICLES, shelf.name)) for shelf in shelves]
    values = {"months": by_month(rows[:NEWEST]), "years": years, "total": len(rows), "shown": min(NEWEST, len(rows))}
    described = f"{words.count(len(rows), 'article')}, newest first."
    body = render("articles", addresses.ARTICLES, values)
    yield Page(path=addresses.ARTICLES, meta=list_front("articles", "Articles", described), body=body)
    for shelf in shelves:
        yield _shelf(shelf.name, shelf.label, shelf.items)
    if all(shelf.name != "undated" for shelf in shelves):
        yield _shelf("undated", "undated", ())


def by_month(rows: Sequence[ArticleRow]) -> list[tuple[str, list[Line]]]:
    """Articles under their months in words, in the order given."""
    groups = groupby(rows, key=lambda row: calendar.when(row.day[:7]) if row.day else "Undated")
    return [(month, [(row, article_link(row)) for row in group]) for month, group in groups]


def _shelf(name: str, label: str, rows: tuple[ArticleRow, ...]) -> Page:
    here = addresses.below(addresses.ARTICLES, name)
    title = f"Articles, {label}"
    described = f"{words.count(len(rows), 'article')}, {label}."
    values = {"title": title, "months": by_month(rows), "undated": name.startswith("undated"), "size": SHELF}
    return Page(path=here, meta=list_front("articles", title, described), body=render("articles_of_year", here, values))
