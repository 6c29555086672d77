"""The topics as a tree, and one page each: what it is, who acts, and which words decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import TopicArticleRow, TopicRow
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.chronicle import chronicle
from generator.pages.coverage import topic_coverage
from generator.pages.front import LISTED_TOO, front, list_front
from generator.pages.parts import article_link
from generator.pages.render import Link, render
from generator.pages.shelves import Shelf, by_year

ARTICLES, ACTORS = 40, 16
"""Lines of each list on the topic's own page."""


Below = dict[str | None, list[TopicRow]]
"""Topics under the one with this id; under None those at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A line of the tree; `depth` 0 is the top."""

    row: TopicRow
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What all topics' pages share."""

    rows: dict[str, TopicRow]
    below: Below
    first: str | None
    last: str | None
    """Days of the oldest and the newest article."""


def topics(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """The tree, and a page for every topic in it."""
    rows = {row.id: row for row in catalogue.topics()}
    tally = catalogue.tally()
    below: Below = {}
    for row in rows.values():
        below.setdefault(row.parent if row.parent in rows else None, []).append(row)
    used = sum(row.articles > 0 for row in rows.values())
    values = {"nodes": list(_tree(below, None, 0, frozenset())), "used": used}
    described = f"{words.count(used, 'topic')} of the IPTC Media Topics and of our own, as a tree."
    body = render("topics", addresses.TOPICS, values)
    yield Page(path=addresses.TOPICS, meta=list_front("topics", "Topics", described), body=body)
    tree = Tree(rows=rows, below=below, first=tally.first, last=tally.last)
    for row in rows.values():
        yield from _pages(row, tree, catalogue)


def _tree(
    below: dict[str | None, list[TopicRow]], top: str | None, depth: int, above: frozenset[str]
) -> Iterator[Node]:
    """The topics under one, depth first; a topic that a person made its own ancestor ends the branch."""
    for row in below.get(top, []):
        if row.id not in above:
            yield Node(row=row, depth=depth)
            yield from _tree(below, row.id, depth + 1, above | {row.id})


def path_to(row: TopicRow, rows: dict[str, TopicRow]) -> list[TopicRow]:
    """The topics above one, from the top."""
    above: list[TopicRow] = []
    while row.parent in rows and rows[row.parent] not in above:
        row = rows[row.parent]
        above.insert(0, row)
    return above


def _pages(row: TopicRow, tree: Tree, catalogue: Catalogue) -> Iterator[Page]:
    path = addresses.topic(row.id, row.label)
    found = catalogue.articles_of_topic(row.id)
    shelves = by_year(found, lambda one: one.article.day) if len(found) > ARTICLES else ()
    times = chronicle(row.label, path, catalogue.events_of_topic(row.id))
    values = {
        "row": row,
        "chronicle": times,
        "above": path_to(row, tree.rows),
        "under": tree.below.get(row.id, []),
        "coverage": topic_coverage((one.article for one in found if one.article.counted), tree.first, tree.last),
        "articles": _lines(found[:ARTICLES]),
        "actors": catalogue.actors_of_topic(row.id, ACTORS),
        "shelves": [(shelf.label, len(shelf.items), addresses.below(path, shelf.name)) for shelf in shelves],
    }
    yield Page(path=path, meta=_meta(row), body=render("topic", path, values))
    yield from times.pages
    for shelf in shelves:
        yield _shelf(row, path, shelf)


def _shelf(row: TopicRow, path: str, shelf: Shelf[TopicArticleRow]) -> Page:
    here = addresses.below(path, shelf.name)
    title = f"{row.label}, {shelf.label}"
    described = f"{words.count(len(shelf.items), 'article')} on {row.label}, {shelf.label}."
    values = {"row": row, "title": title, "back": path, "articles": _lines(shelf.items)}
    return Page(
        path=here, meta=list_front("topic-articles", title, described), body=render("topic_of_year", here, values)
    )


def _lines(found: tuple[TopicArticleRow, ...]) -> list[tuple[TopicArticleRow, Link]]:
    return [(one, article_link(one.article)) for one in found]


def _meta(row: TopicRow) -> dict[str, Any]:
    described = row.introduction or f"{words.count(row.articles, 'article')} on {row.label}."
    return front(
        "topic",
        row.label,
        described,
        id=row.id,
        label=row.label,
        parent=row.parent,
        wikidata=row.wikidata,
        articles=row.articles,
        first_seen=row.first,
        last_seen=row.last,
        search=LISTED_TOO,
    )
