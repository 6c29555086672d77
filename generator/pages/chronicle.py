"""What happened when around one actor or topic: on its page where that is short, else on pages below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue.rows import EventRow
from generator.model.page import Page
from generator.pages import addresses, words
from generator.pages.front import list_front
from generator.pages.render import render
from generator.pages.shelves import Shelf, numbered
from generator.pages.timeline import AHEAD, Line, by_month, dated, lines

SHORT = 8
"""Events that the page itself has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """What the page shows of it: the events, or links to the pages that do."""

    total: int
    ahead: list[Line]
    past: list[Line]
    links: list[tuple[str, str]]
    pages: list[Page]


def chronicle(name: str, path: str, events: Sequence[EventRow]) -> Chronicle:
    """Around the actor or topic of the page `path`; events without a date stand on the whole timeline only.

    What is expected comes first, then the rest; each the latest first, equal days as their articles.
    """
    ahead, past = _parted(dated(iter(events)))
    total = len(ahead) + len(past)
    shelves = numbered("timeline", "timeline", [*ahead, *past]) if total > SHORT else ()
    return Chronicle(
        total=total,
        ahead=[] if shelves else lines(ahead),
        past=[] if shelves else lines(past),
        links=[(shelf.label, addresses.below(path, shelf.name)) for shelf in shelves],
        pages=[_page(name, path, shelf) for shelf in shelves],
    )


def _parted(events: Sequence[EventRow]) -> tuple[list[EventRow], list[EventRow]]:
    ahead = [event for event in events if event.status in AHEAD]
    return ahead, [event for event in events if event.status not in AHEAD]


def _page(name: str, path: str, shelf: Shelf[EventRow]) -> Page:
    here = addresses.below(path, shelf.name)
    title = f"{name}: {shelf.label}"
    described = f"{words.count(len(shelf.items), 'dated event')} around {name}."
    ahead, past = _parted(shelf.items)
    values = {"title": title, "name": name, "back": path, "ahead": lines(ahead), "months": by_month(past)}
    return Page(path=here, meta=list_front("timeline", title, described), body=render("chronicle_page", here, values))
