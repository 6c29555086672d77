"""The front page: what is new, who, about what, in one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ActorRow, EventRow, TopicRow
from generator.model.findings import ActorType
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, calendar, words
from generator.pages.actor_index import leading
from generator.pages.front import list_front
from generator.pages.parts import article_link
from generator.pages.render import render
from generator.pages.timeline import AHEAD, lines

NEWEST, TOPICS, EXPECTED = 6, 8, 2
LEADERS = ((ActorType.PERSON, 6), (ActorType.GOVERNMENT, 4), (ActorType.ORGANISATION, 3), (ActorType.ARMED_GROUP, 2))
"""How many of each the front page holds: what fits on one screen of 1280 by 900 pixels."""


def home(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:
    """The front page."""
    tally, actors = catalogue.tally(), catalogue.actors()
    values = {
        "title": settings.title,
        "tally": tally,
        "articles": [(row, article_link(row)) for row in catalogue.articles(NEWEST)],
        "leaders": [(words.PLURALS[kind], found) for kind, found in _leaders(actors) if found],
        "topics": _leading_topics(catalogue.topics()),
        "expected": lines(_expected(catalogue.events(), tally.last)),
        "doubts": tally.refused + tally.garbled + tally.undated + tally.notices,
    }
    described = settings.description or f"{words.count(tally.articles, 'article')}, every statement with its sentence."
    body = render("home", addresses.HOME, values)
    yield Page(path=addresses.HOME, meta=list_front("home", settings.title, described), body=body)


def _leaders(rows: Sequence[ActorRow]) -> Iterator[tuple[ActorType, list[ActorRow]]]:
    for kind, limit in LEADERS:
        yield kind, leading([row for row in rows if row.type is kind and row.acting], limit)


def _leading_topics(rows: Sequence[TopicRow]) -> list[TopicRow]:
    return sorted((row for row in rows if row.articles), key=lambda row: -row.articles)[:TOPICS]


def _expected(events: Sequence[EventRow], newest: str | None) -> list[EventRow]:
    """What the newest article may still have ahead of it, the nearest first: the build has no clock to ask.

    A month or year that has begun by then comes after the days that have not.
    """
    ahead = [event for event in events if event.status in AHEAD and event.date is not None and event.text]
    coming = [event for event in ahead if newest and calendar.last_day(event.date or "") >= newest]
    starts = [(calendar.first_day(event.date or ""), event) for event in coming]
    return [event for _, event in sorted(starts, key=lambda start: (start[0] < (newest or ""), start[0]))][:EXPECTED]
