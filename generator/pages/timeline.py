"""What happened when: events by month, what is expected apart, what has no date apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import EventRow
from generator.model.findings import Status
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, calendar, words
from generator.pages.front import list_front
from generator.pages.parts import place_link
from generator.pages.render import Link, render
from generator.pages.shelves import Shelf, by_year, numbered

AHEAD = frozenset({Status.PLANNED, Status.EXPECTED})
"""What a source tells as not yet happened."""

NEWEST, EXPECTED = 40, 40
"""Events on the overview itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An event with the place that says so."""

    event: EventRow
    place: Link


def timeline(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """The overview, a page a year, the expected ones and those without a date."""
    events = catalogue.events()
    past = dated(event for event in events if event.status not in AHEAD)
    ahead = dated(event for event in events if event.status in AHEAD)
    undated = [event for event in events if event.date is None]
    shelves = [
        *by_year(past, lambda event: calendar.first_day(event.date or "")),
        *numbered("expected", "expected", ahead),
        *numbered("undated", "without a date", undated),
    ]
    yield _overview(past, ahead, shelves)
    yield from map(_shelf, shelves)


def dated(events: Iterator[EventRow]) -> list[EventRow]:
    """Those with a date, the latest first; equal days keep the order of their articles, newest first."""
    known = [event for event in events if event.date is not None]
    return sorted(known, key=lambda event: calendar.first_day(event.date or ""), reverse=True)


def lines(events: Sequence[EventRow]) -> list[Line]:
    """Events with their places."""
    return [Line(event=event, place=place_link(event, event.source or event.title)) for event in events]


def by_month(events: Sequence[EventRow]) -> list[tuple[str, list[Line]]]:
    """Events under months in words; those of a year or longer under the year."""
    groups = groupby(events, key=_month)
    return [(month, lines(list(group))) for month, group in groups]


def _month(event: EventRow) -> str:
    if event.date is None:
        return "Without a date"
    first, last = calendar.first_day(event.date), calendar.last_day(event.date)
    return calendar.when(first[:7]) if first[:7] == last[:7] else calendar.when(event.date)


def _overview(past: list[EventRow], ahead: list[EventRow], shelves: list[Shelf[EventRow]]) -> Page:
    total = sum(len(shelf.items) for shelf in shelves)
    values = {
        "shelves": [(one.label, len(one.items), addresses.below(addresses.TIMELINE, one.name)) for one in shelves],
        "ahead": lines(ahead[:EXPECTED]),
        "months": by_month(past[:NEWEST]),
        "total": total,
        "shown": min(len(past), NEWEST),
        "past": len(past),
    }
    described = f"{words.count(total, 'event')}, each with the sentence that dates it."
    body = render("timeline", addresses.TIMELINE, values)
    return Page(path=addresses.TIMELINE, meta=list_front("timeline", "Timeline", described), body=body)


def _shelf(shelf: Shelf[EventRow]) -> Page:
    here = addresses.below(addresses.TIMELINE, shelf.name)
    title = f"Timeline, {shelf.label}"
    described = f"{words.count(len(shelf.items), 'event')}, {shelf.label}."
    values = {"title": title, "months": by_month(shelf.items)}
    return Page(path=here, meta=list_front("timeline", title, described), body=render("timeline_of_year", here, values))
