"""One page an actor: who, what they did and said, and every mention in context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ActorRow, PassageRow, QuoteRow, RoleRow
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, calendar, words
from generator.pages.front import LISTED_TOO, front, list_front
from generator.pages.parts import place_link, with_names
from generator.pages.render import Link, Written, render, written
from generator.pages.shelves import Shelf, by_year
from generator.pages.suggestions import questions

DEEDS, QUOTES, OTHERS, COMPANY, TOPICS, ROLES, FORMS = 30, 6, 20, 12, 12, 12, 30
"""Lines of each list on the actor's own page; a longer one goes on elsewhere, or keeps its most frequent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence with the actor's names marked; `text` is None where it may not be shown."""

    day: str | None
    source: str | None
    acting: bool
    garbled: bool
    text: Written | None
    place: Link
    article: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleUse:
    """One role with when, where and how often it was reported; `place` is the newest."""

    text: str
    days: str
    source: str | None
    times: int
    place: Link


def actors(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """A page for each actor, and the pages of its mentions where they are many."""
    known = {row.id: row for row in catalogue.actors()}
    for row in known.values():
        yield from _pages(row, catalogue, known)


def _pages(row: ActorRow, catalogue: Catalogue, known: dict[str, ActorRow]) -> Iterator[Page]:
    path = addresses.actor(row.id, row.name)
    passages = catalogue.passages(row.id)
    shown = _shown(passages)
    shelves = by_year(passages, lambda passage: passage.day) if sum(map(len, shown)) < len(passages) else ()
    yield _page(row, path, shown, shelves, catalogue, known)
    for shelf in shelves:
        here = addresses.below(path, shelf.name)
        values = {"row": row, "back": path, "shelf": shelf.label, "mentions": list(map(_passage, shelf.items))}
        title = f"{row.name}: mentions, {shelf.label}"
        described = f"{words.count(len(shelf.items), 'sentence')} that name {row.name}."
        yield Page(path=here, meta=list_front("mentions", title, described), body=render("mentions", here, values))


def _page(
    row: ActorRow,
    path: str,
    shown: tuple[list[PassageRow], list[PassageRow]],
    shelves: tuple[Shelf[PassageRow], ...],
    catalogue: Catalogue,
    known: dict[str, ActorRow],
) -> Page:
    aliases, roles = catalogue.aliases(row.id), list(_roles(catalogue.roles(row.id)))
    quotes = [quote for quote in catalogue.quotes_of_actor(row.id) if quote.text]
    country = known.get(row.country or "")
    deeds, others = shown
    values = {
        "row": row,
        "country": Link(label=country.name, path=addresses.actor(country.id, country.name)) if country else None,
        "spellings": catalogue.spellings(row.id)[:FORMS],
        "not_aliases": catalogue.not_aliases(row.id),
        "suggestions": list(questions(catalogue.suggestions_of_actor(row.id), row.id)),
        "named": False,
        "roles": roles[:ROLES],
        "deeds": list(map(_passage, deeds)),
        "mentions": list(map(_passage, others)),
        "quotes": [(quote, place_link(quote, quote.title)) for quote in quotes[:QUOTES]],
        "quotes_total": len(quotes),
        "names": {one: known[one].name for one in _speakers(quotes[:QUOTES]) if one in known},
        "company": catalogue.co_actors(row.id, COMPANY),
        "topics": catalogue.topics_of_actor(row.id)[:TOPICS],
        "total": sum(len(shelf.items) for shelf in shelves),
        "shelves": [(shelf.label, len(shelf.items), addresses.below(path, shelf.name)) for shelf in shelves],
    }
    return Page(path=path, meta=_meta(row, aliases, roles), body=render("actor", path, values))


def _shown(passages: tuple[PassageRow, ...]) -> tuple[list[PassageRow], list[PassageRow]]:
    """The newest sentences in which the actor acts, and the newest of the others."""
    deeds = [passage for passage in passages if passage.acting and passage.text]
    others = [passage for passage in passages if not (passage.acting and passage.text)]
    return deeds[:DEEDS], others[:OTHERS]


def _speakers(quotes: list[QuoteRow]) -> set[str]:
    return {speaker.actor for quote in quotes for speaker in quote.speakers if speaker.actor}


def _passage(row: PassageRow) -> Passage:
    return Passage(
        day=row.day,
        source=row.source,
        acting=row.acting,
        garbled=row.garbled,
        text=written(with_names(words.clipped(row.text), row.names)) if row.text else None,
        place=place_link(row, "in the text"),
        article=place_link(row, row.title),
    )


def _roles(rows: tuple[RoleRow, ...]) -> Iterator[RoleUse]:
    """Each role once, the most recently reported first; spellings that differ in case only are one."""
    order = {row.text.casefold(): n for n, row in reversed(list(enumerate(rows)))}
    ranked = sorted(enumerate(rows), key=lambda pair: (order[pair[1].text.casefold()], pair[0]))
    for _, group in groupby((row for _, row in ranked), key=lambda row: row.text.casefold()):
        uses = list(group)
        days = sorted(use.day for use in uses if use.day)
        yield RoleUse(
            text=uses[0].text,
            days=calendar.period(days[0], days[-1]) if days else "undated",
            source=uses[0].source,
            times=len(uses),
            place=place_link(uses[0], uses[0].source or uses[0].title),
        )


def _meta(row: ActorRow, aliases: tuple[str, ...], roles: list[RoleUse]) -> dict[str, Any]:
    kind = words.word(row.type)
    role = f", {roles[0].text}" if roles else ""
    where = words.count(row.articles, "article") if row.articles else "copies only"
    described = f"{row.name} ({kind}{role}): named in {where}."
    return front(
        "actor",
        row.name,
        described,
        id=row.id,
        name=row.name,
        type=row.type.value,
        aliases=list(aliases),
        country=row.country_name,
        wikidata=row.wikidata,
        followthemoney=row.followthemoney,
        roles=[role.text for role in roles],
        articles=row.articles,
        mentions=row.mentions,
        acts=row.acting,
        first_seen=row.first,
        last_seen=row.last,
        search=LISTED_TOO,
    )
