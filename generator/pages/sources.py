"""The sources: what may be shown of each, how far it is trusted, and its articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ArticleRow, SourceRow
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.article_index import by_month
from generator.pages.front import LISTED_TOO, front, list_front
from generator.pages.render import render
from generator.pages.shelves import by_year

NEWEST = 40
"""Articles on a source's own page."""


def sources(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """The table of sources, and a page each."""
    rows = catalogue.sources()
    unknown = sum(row.source is None for row in catalogue.articles())
    described = f"{words.count(len(rows), 'source')} with rights and reliability."
    body = render("sources", addresses.SOURCES, {"rows": rows, "unknown": unknown})
    yield Page(path=addresses.SOURCES, meta=list_front("sources", "Sources", described), body=body)
    for row in rows:
        yield from _pages(row, catalogue.articles_of_source(row.id))


def _pages(row: SourceRow, found: Sequence[ArticleRow]) -> Iterator[Page]:
    path = addresses.source(row.name)
    shelves = by_year(found, lambda article: article.day) if len(found) > NEWEST else ()
    links = [(shelf.label, len(shelf.items), addresses.below(path, shelf.name)) for shelf in shelves]
    values = {"row": row, "months": by_month(found[:NEWEST]), "shelves": links, "shown": min(NEWEST, len(found))}
    yield Page(path=path, meta=_meta(row), body=render("source", path, values))
    for shelf in shelves:
        here = addresses.below(path, shelf.name)
        title = f"{row.name}, {shelf.label}"
        listed = {"title": title, "back": path, "row": row, "months": by_month(shelf.items)}
        described = f"{words.count(len(shelf.items), 'article')} of {row.name}."
        yield Page(
            path=here, meta=list_front("source-articles", title, described), body=render("source_of_year", here, listed)
        )


def _meta(row: SourceRow) -> dict[str, Any]:
    described = row.note or f"{words.count(row.articles, 'article')} of {row.name}."
    return front(
        "source",
        row.name,
        described,
        name=row.name,
        rights=row.rights.value,
        reliability=row.reliability,
        articles=row.articles,
        copies=row.copies,
        first_seen=row.first,
        last_seen=row.last,
        search=LISTED_TOO,
    )
