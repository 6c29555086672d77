"""Who an actor is, as reported: forms of the name, roles and ties, each with when and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from generator.catalogue.rows import ActorRow, PassageRow, RoleRow, TieRow
from generator.pages import addresses
from generator.pages.parts import place_link
from generator.pages.render import Link

Reported = TypeVar("Reported", PassageRow, RoleRow, TieRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A report: its day (None: undated) and where it stands."""

    day: str | None
    link: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """A form of the name, in how many sentences it stands, and the oldest of them."""

    text: str
    times: int
    first: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleUse:
    """One role with how often it was reported, last and first. A later role never takes its place."""

    text: str
    times: int
    last: Place
    first: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class TieUse:
    """The other end of a tie, what the newest article calls the person, and how often it was reported."""

    label: str
    path: str
    role: str | None
    times: int
    last: Place
    first: Place


def names(passages: Iterable[PassageRow], name: str) -> list[NameUse]:
    """Other forms of the name as seen, the most frequent first. `passages` stand newest first, undated ones last."""
    places: dict[str, list[PassageRow]] = {}
    for passage in passages:
        for form in dict.fromkeys(passage.names):
            places.setdefault(form, []).append(passage)
    uses = [
        NameUse(text=form, times=len(found), first=_oldest(found))
        for form, found in places.items()
        if form and form != name
    ]
    return sorted(uses, key=lambda use: (-use.times, use.text))


def roles(rows: Sequence[RoleRow]) -> Iterator[RoleUse]:
    """Each role once, the most recently reported first; spellings that differ in case only are one."""
    for uses in _grouped(rows, lambda row: row.text.casefold()):
        yield RoleUse(text=uses[0].text, times=len(uses), last=_place(uses[0]), first=_oldest(uses))


def ties(rows: Sequence[TieRow], end: Callable[[TieRow], str], known: Mapping[str, ActorRow]) -> list[TieUse]:
    """Each other end once, the most often reported first, of equals the newest."""
    uses = [
        TieUse(
            label=known[end(found[0])].name,
            path=addresses.actor(end(found[0]), known[end(found[0])].name),
            role=next((tie.role for tie in found if tie.role), None),
            times=len(found),
            last=_place(found[0]),
            first=_oldest(found),
        )
        for found in _grouped(rows, end)
    ]
    return sorted(uses, key=lambda use: -use.times)


def _grouped(rows: Sequence[Reported], key: Callable[[Reported], str]) -> Iterator[list[Reported]]:
    """Rows of one key together, in the order of their first."""
    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(key(row), len(order))
    for _, group in groupby(sorted(rows, key=lambda row: order[key(row)]), key=key):
        yield list(group)


def _place(row: PassageRow | RoleRow | TieRow) -> Place:
    return Place(day=row.day, link=place_link(row, row.source or row.title))


def _oldest(rows: Sequence[PassageRow] | Sequence[RoleRow] | Sequence[TieRow]) -> Place:
    """The oldest with a day; the first of all where none has one."""
    dated = [row for row in rows if row.day]
    return _place(dated[-1] if dated else rows[0])
