"""One page an actor: who, what they did and said, with whom, about what, and every mention in context."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from generator.catalogue.identity_rows import AliasRow
from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ActorRow, PassageRow, QuoteRow
from generator.model.findings import ActorType
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.chronicle import chronicle
from generator.pages.company import company
from generator.pages.coverage import actor_coverage
from generator.pages.front import LISTED_TOO, front, list_front
from generator.pages.network import MARKS, network
from generator.pages.parts import place_link, with_names
from generator.pages.portrait import RoleUse, names, roles, ties
from generator.pages.render import Link, Written, render, written
from generator.pages.shelves import Shelf, by_year, numbered
from generator.pages.suggestions import questions

DEEDS, WORDS, QUOTES, OTHERS, COMPANY, TOPICS, ROLES, TIES, FORMS = 20, 20, 8, 12, 12, 12, 12, 8, 30
"""Lines of each list on the actor's own page; a longer one goes on elsewhere, or keeps its most frequent."""

DRAWN = 3
"""Companions that are worth a drawing."""

FEW = 8
"""Lines that need no headings between the years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyone:
    """What all actors' pages share."""

    known: dict[str, ActorRow]
    """By id, in order of their names."""
    first: str | None
    last: str | None
    """Days of the oldest and the newest article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence with the actor's names marked; `text` is None where it may not be shown."""

    day: str | None
    source: str | None
    acting: bool
    saying: bool
    garbled: bool
    text: Written | None
    place: Link
    article: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The newest passages of each kind, and how many there are of it."""

    did: list[PassageRow]
    said: list[PassageRow]
    others: list[PassageRow]
    deeds: int
    sayings: int
    whole: bool
    """Whether these are all."""


def actors(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """A page for each actor, and the pages of its events, mentions and quotes where they are many."""
    tally = catalogue.tally()
    everyone = Everyone(known={row.id: row for row in catalogue.actors()}, first=tally.first, last=tally.last)
    for row in everyone.known.values():
        yield from _pages(row, catalogue, everyone)


def _pages(row: ActorRow, catalogue: Catalogue, everyone: Everyone) -> Iterator[Page]:
    path = addresses.actor(row.id, row.name)
    passages = catalogue.passages(row.id)
    quotes = [quote for quote in catalogue.quotes_of_actor(row.id) if quote.text and quote.kind == "direct"]
    shown = _shown(passages)
    times = chronicle(row.name, path, catalogue.events_of_actor(row.id))
    shelves = () if shown.whole else by_year(passages, lambda passage: passage.day)
    more = numbered("quotes", "all quotes", quotes) if len(quotes) > QUOTES else ()
    values = {
        **_who(row, catalogue, everyone, passages),
        **_what(shown, everyone, quotes[:QUOTES], row),
        **_around(row, catalogue, everyone, passages),
        "chronicle": times,
        "quotes_total": len(quotes),
        "more_quotes": [(shelf.label, addresses.below(path, shelf.name)) for shelf in more],
        "total": len(passages),
        "shelves": [(shelf.label, len(shelf.items), addresses.below(path, shelf.name)) for shelf in shelves],
    }
    yield Page(path=path, meta=_meta(row, values["aliases"], values["called"]), body=render("actor", path, values))
    yield from times.pages
    yield from (_mentions_page(row, path, shelf) for shelf in shelves)
    yield from (_quotes_page(row, path, shelf, everyone) for shelf in more)


def _who(row: ActorRow, catalogue: Catalogue, everyone: Everyone, passages: tuple[PassageRow, ...]) -> dict[str, Any]:
    country = everyone.known.get(row.country or "")
    aliases = catalogue.aliases(row.id)
    seen = names(passages, row.name)
    called = list(roles(catalogue.roles(row.id)))
    tied = catalogue.ties(row.id) if row.type is ActorType.PERSON else ()
    members = () if row.type is ActorType.PERSON else catalogue.members(row.id)
    return {
        "row": row,
        "country": Link(label=country.name, path=addresses.actor(country.id, country.name)) if country else None,
        "aliases": aliases,
        "seen": seen[:FORMS],
        "langs": {alias.text: _language(alias) for alias in aliases},
        "not_aliases": catalogue.not_aliases(row.id),
        "suggestions": list(questions(catalogue.suggestions_of_actor(row.id), row.id)),
        "named": False,
        "given": _unseen(aliases, {form.text for form in seen} | {row.name})[:FORMS],
        "roles": called[:ROLES],
        "called": called,
        "ties": ties(tied, lambda tie: tie.body, everyone.known)[:TIES],
        "members": ties(members, lambda tie: tie.actor, everyone.known)[:TIES],
        "members_total": len({tie.actor for tie in members}),
    }


def _language(alias: AliasRow) -> str:
    """The BCP 47 tag of a form of the name; empty where nobody told."""
    return words.tagged(alias.lang or "und", alias.script) if alias.lang or alias.script else ""


def _unseen(aliases: tuple[AliasRow, ...], seen: set[str]) -> list[str]:
    """Forms that a person gave and no article of this actor's uses."""
    return [alias.text for alias in aliases if alias.given and alias.text not in seen]


def _what(shown: Shown, everyone: Everyone, quotes: list[QuoteRow], row: ActorRow) -> dict[str, Any]:
    return {
        "did": _by_year(shown.did),
        "deeds": shown.deeds,
        "deeds_shown": len(shown.did),
        "said": _by_year(shown.said),
        "sayings": shown.sayings,
        "sayings_shown": len(shown.said),
        "mentions": list(map(_passage, shown.others)),
        **_quoted(quotes, everyone, row),
    }


def _quoted(quotes: list[QuoteRow] | tuple[QuoteRow, ...], everyone: Everyone, row: ActorRow) -> dict[str, Any]:
    """Quotes with their places, and those who said them together with the actor."""
    together = [[one for one in quote.speakers if one.actor != row.id] for quote in quotes]
    lines = [
        (quote, place_link(quote, quote.source or quote.title), others)
        for quote, others in zip(quotes, together, strict=True)
    ]
    ids = {one.actor for others in together for one in others if one.actor}
    return {"quotes": lines, "names": {one: everyone.known[one].name for one in sorted(ids & everyone.known.keys())}}


def _around(
    row: ActorRow, catalogue: Catalogue, everyone: Everyone, passages: tuple[PassageRow, ...]
) -> dict[str, Any]:
    """With whom, about what, and when; nothing of these where only copies name the actor."""
    counted = passages if row.articles else ()
    found = company(counted, everyone.known, COMPANY)
    return {
        "company": found,
        "MARKS": MARKS,
        "network": network(row, found) if len(found.companions) >= DRAWN else None,
        "together": [(one, place_link(one.newest, one.newest.source or one.newest.title)) for one in found.companions],
        "coverage": actor_coverage(counted, everyone.first, everyone.last),
        "topics": catalogue.topics_of_actor(row.id)[:TOPICS],
    }


def _shown(passages: tuple[PassageRow, ...]) -> Shown:
    """The newest sentences in which the actor speaks, those in which it does something else, and the others."""
    acts = [passage for passage in passages if passage.acting and passage.text]
    said, did = [one for one in acts if one.saying], [one for one in acts if not one.saying]
    others = [passage for passage in passages if not (passage.acting and passage.text)]
    return Shown(
        did=did[:DEEDS],
        said=said[:WORDS],
        others=others[:OTHERS],
        deeds=len(did),
        sayings=len(said),
        whole=len(did) <= DEEDS and len(said) <= WORDS and len(others) <= OTHERS,
    )


def _by_year(passages: list[PassageRow]) -> list[tuple[str | None, list[Passage]]]:
    """Under their years, newest first; under None, which needs no heading, where they are few or of one year."""
    groups = [(year, list(group)) for year, group in groupby(passages, key=lambda one: (one.day or "")[:4])]
    if len(passages) <= FEW or len(groups) == 1:
        return [(None, list(map(_passage, passages)))] if passages else []
    return [(year or "Undated", list(map(_passage, group))) for year, group in groups]


def _passage(row: PassageRow) -> Passage:
    return Passage(
        day=row.day,
        source=row.source,
        acting=row.acting,
        saying=row.saying,
        garbled=row.garbled,
        text=written(with_names(words.clipped(row.text), row.names)) if row.text else None,
        place=place_link(row, "in the text"),
        article=place_link(row, row.title),
    )


def _mentions_page(row: ActorRow, path: str, shelf: Shelf[PassageRow]) -> Page:
    here = addresses.below(path, shelf.name)
    values = {"row": row, "back": path, "shelf": shelf.label, "mentions": list(map(_passage, shelf.items))}
    described = f"{words.count(len(shelf.items), 'sentence')} that name {row.name}."
    meta = list_front("mentions", f"{row.name}: mentions, {shelf.label}", described)
    return Page(path=here, meta=meta, body=render("mentions", here, values))


def _quotes_page(row: ActorRow, path: str, shelf: Shelf[QuoteRow], everyone: Everyone) -> Page:
    here = addresses.below(path, shelf.name)
    values = {"row": row, "back": path, "shelf": shelf.label, **_quoted(shelf.items, everyone, row)}
    described = f"{words.count(len(shelf.items), 'quote')} of {row.name}."
    meta = list_front("quotes", f"{row.name}: {shelf.label}", described)
    return Page(path=here, meta=meta, body=render("actor_quotes", here, values))


def _meta(row: ActorRow, aliases: tuple[AliasRow, ...], found: list[RoleUse]) -> dict[str, Any]:
    kind = words.word(row.type)
    role = f", {found[0].text}" if found else ""
    where = words.count(row.articles, "article") if row.articles else "copies only"
    described = f"{row.name} ({kind}{role}): named in {where}."
    return front(
        "actor",
        row.name,
        described,
        id=row.id,
        name=row.name,
        type=row.type.value,
        aliases=[alias.text for alias in aliases],
        country=row.country_name,
        wikidata=row.wikidata,
        followthemoney=row.followthemoney,
        roles=[role.text for role in found],
        articles=row.articles,
        mentions=row.mentions,
        acts=row.acting,
        first_seen=row.first,
        last_seen=row.last,
        search=LISTED_TOO,
    )
