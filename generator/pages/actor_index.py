"""The actors: who acts most of each kind, and everyone by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ActorRow
from generator.model.findings import ActorType
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.front import list_front
from generator.pages.render import render
from generator.pages.shelves import numbered

LEADING = 12
"""Actors of each kind on the overview."""

ROWS = 400
"""Actors on one page of a kind; about 80 bytes each."""

FOLDERS = {
    ActorType.PERSON: "people",
    ActorType.GOVERNMENT: "governments",
    ActorType.ORGANISATION: "organisations",
    ActorType.ARMED_GROUP: "armed-groups",
    ActorType.OTHER: "others",
}
"""In this order: people first, so that countries do not drown them."""


def actor_index(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """The overview, and each kind by name. Those that only copies name are left out."""
    rows = [row for row in catalogue.actors() if row.articles]
    kinds = [(kind, [row for row in rows if row.type is kind]) for kind in FOLDERS]
    values = {"kinds": [_kind(kind, found) for kind, found in kinds if found], "total": len(rows)}
    described = f"{words.count(len(rows), 'actor')}: people, governments, organisations and armed groups."
    body = render("actors", addresses.ACTORS, values)
    yield Page(path=addresses.ACTORS, meta=list_front("actors", "Actors", described), body=body)
    for kind, found in kinds:
        yield from _by_name(kind, found)


def leading(rows: Sequence[ActorRow], limit: int) -> list[ActorRow]:
    """Those who act most; ties by mentions, then by name."""
    return sorted(rows, key=lambda row: (-row.acting, -row.mentions))[:limit]


def _kind(kind: ActorType, rows: list[ActorRow]) -> tuple[str, int, list[ActorRow], str]:
    return words.PLURALS[kind], len(rows), leading(rows, LEADING), addresses.below(addresses.ACTORS, FOLDERS[kind])


def _by_name(kind: ActorType, rows: list[ActorRow]) -> Iterator[Page]:
    label = words.PLURALS[kind]
    shelves = numbered(FOLDERS[kind], label, rows, ROWS)
    others = [(shelf.label, addresses.below(addresses.ACTORS, shelf.name)) for shelf in shelves]
    for shelf in shelves:
        here = addresses.below(addresses.ACTORS, shelf.name)
        values = {"label": shelf.label, "rows": shelf.items, "shelves": others if len(others) > 1 else []}
        described = f"{words.count(len(rows), 'actor')} by name."
        yield Page(
            path=here, meta=list_front("actors", shelf.label, described), body=render("actors_by_name", here, values)
        )
