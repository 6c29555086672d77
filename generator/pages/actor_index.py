"""The actors by kind, name, country and activity. Who does or says things stands above who is only named."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.catalogue.queries import Catalogue
from generator.catalogue.rows import ActorRow
from generator.model.findings import ActorType
from generator.model.page import Page
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.front import list_front
from generator.pages.markdown import slugify
from generator.pages.render import Link, render
from generator.pages.shelves import Shelf, numbered

ROWS = 300
"""Actors on one page; about 200 bytes each."""

FOLDERS = {
    ActorType.PERSON: "people",
    ActorType.ARMED_GROUP: "armed-groups",
    ActorType.ORGANISATION: "organisations",
    ActorType.GOVERNMENT: "governments",
    ActorType.OTHER: "others",
}
LEADING = {
    ActorType.PERSON: 15,
    ActorType.ARMED_GROUP: 5,
    ActorType.ORGANISATION: 10,
    ActorType.GOVERNMENT: 8,
    ActorType.OTHER: 3,
}
"""Rows of each kind on the overview, in this order: people first, so that countries do not drown them."""

COUNTRIES = 12
"""Countries that the overview names."""

BY_NAME, BY_COUNTRY, BY_ACTIVITY, ONLY_NAMED = "by-name", "by-country", "by-activity", "only-named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Rows under a heading, or none; `more` leads to all of them."""

    rows: Sequence[ActorRow]
    label: str = ""
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A country and those who belong to it, the government itself apart."""

    label: str
    folder: str
    government: ActorRow | None
    rows: tuple[ActorRow, ...]

    @property
    def path(self) -> str:
        """Its page."""
        return _at(self.folder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of rows. `shelves` lead to the others of the same list; `home` is the country whose page it is."""

    folder: str
    title: str
    sections: tuple[Section, ...]
    note: str = ""
    shelves: tuple[tuple[str, str], ...] = ()
    home: Home | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Everyone whom an article that counts names, by name, and what the lists say beside each."""

    rows: tuple[ActorRow, ...]
    roles: Mapping[str, str]
    homes: tuple[Home, ...]
    """Countries with anybody besides the government, those with most actors first."""
    countries: Mapping[str, str]
    """Names of countries by the ids of those who belong to them: as given, else as the newest article tells."""

    def of(self, *kinds: ActorType) -> list[ActorRow]:
        """Those of some kinds, by name."""
        return [row for row in self.rows if row.type in kinds]


def actor_index(catalogue: Catalogue, settings: Settings) -> Iterator[Page]:  # noqa: ARG001
    """The overview, and a page or more for each way to look for an actor."""
    found = _directory(catalogue)
    yield _overview(found)
    for kind in FOLDERS:
        yield from _kind(kind, found)
    yield from _lettered(BY_NAME, "Actors by name", found.rows, found)
    yield from _by_activity(found)
    yield from _only_named(found)
    yield from _by_country(found)


def leading(rows: Sequence[ActorRow], limit: int | None = None) -> list[ActorRow]:
    """Those who act most; ties by mentions, then by name."""
    return sorted(rows, key=lambda row: (-row.acting, -row.mentions))[:limit]


def _directory(catalogue: Catalogue) -> Directory:
    rows = tuple(row for row in catalogue.actors() if row.articles)
    names = {row.country: row.country_name or "" for row in rows if row.country}
    names |= {row.id: row.name for row in rows if row.type is ActorType.GOVERNMENT}
    told = {actor: country for actor, country in catalogue.homes().items() if country in names}
    home = {row.id: row.country or told.get(row.id) for row in rows}
    return Directory(
        rows=rows,
        roles=catalogue.latest_roles(),
        homes=_homes(rows, names, home),
        countries={actor: names[country] for actor, country in home.items() if country},
    )


def _homes(rows: Sequence[ActorRow], names: Mapping[str, str], home: Mapping[str, str | None]) -> tuple[Home, ...]:
    by_id = {row.id: row for row in rows}
    members: dict[str, list[ActorRow]] = {}
    for row in rows:
        country = home[row.id]
        if country and country != row.id:
            members.setdefault(country, []).append(row)
    homes = (
        Home(
            label=names[country],
            folder=f"{BY_COUNTRY}/{slugify(names[country], country)}",
            government=by_id.get(country),
            rows=tuple(leading(found)),
        )
        for country, found in members.items()
    )
    return tuple(sorted(homes, key=lambda home: (-len(home.rows), home.label, home.folder)))


def _overview(found: Directory) -> Page:
    kinds = [(kind, found.of(kind)) for kind in FOLDERS]
    values = {
        "kinds": [(words.PLURALS[kind], len(rows), _at(FOLDERS[kind])) for kind, rows in kinds if rows],
        "countries": [(home.label, len(home.rows), home.path) for home in found.homes[:COUNTRIES]],
        "all_countries": (len(found.homes), _at(BY_COUNTRY)),
        "activity": [
            ("acting or speaking", sum(row.acting > 0 for row in found.rows), _at(BY_ACTIVITY)),
            ("only named", sum(not row.acting for row in found.rows), _at(ONLY_NAMED)),
        ],
        "by_name": (len(found.rows), _at(BY_NAME)),
        "sections": [_section(kind, rows) for kind, rows in kinds if rows],
    }
    described = f"{words.count(len(found.rows), 'actor')}: people, governments, organisations and armed groups."
    return _page(addresses.ACTORS, "Actors", described, found, values, "actors")


def _section(kind: ActorType, rows: list[ActorRow]) -> Section:
    shown = leading(rows, LEADING[kind])
    label = f"All {len(rows)}: {words.PLURALS[kind].lower()}"
    more = Link(label=label, path=_at(FOLDERS[kind])) if len(rows) > len(shown) else None
    return Section(label=words.PLURALS[kind], rows=shown, more=more)


def _kind(kind: ActorType, found: Directory) -> Iterator[Page]:
    """Those of one kind, who acts most first; where they are many, also by letter."""
    rows = found.of(kind)
    note = "who acts most first" if len(rows) <= ROWS else f"the {ROWS} who act most of {len(rows)}"
    shown = (Section(rows=leading(rows, ROWS)),)
    if rows:
        yield from _with_letters(
            Listing(folder=FOLDERS[kind], title=words.PLURALS[kind], note=note, sections=shown), rows, found
        )


def _lettered(folder: str, title: str, rows: Sequence[ActorRow], found: Directory) -> Iterator[Page]:
    """By name: on one page, or where they are many, a page a letter."""
    shown = (Section(rows=rows),) if len(rows) <= ROWS else ()
    note = words.count(len(rows), "actor")
    yield from _with_letters(Listing(folder=folder, title=title, note=note, sections=shown), rows, found)


def _with_letters(first: Listing, rows: Sequence[ActorRow], found: Directory) -> Iterator[Page]:
    """The page, and where the rows are many, a page for each letter, each with the way to the others."""
    letters = _letters(rows) if len(rows) > ROWS else ()
    links = tuple((one.label, _at(f"{first.folder}/{one.name}")) for one in letters)
    yield _list(replace(first, shelves=links), found)
    for one in letters:
        title, sections = f"{first.title}, {one.label}", (Section(rows=one.items),)
        yield _list(Listing(folder=f"{first.folder}/{one.name}", title=title, sections=sections, shelves=links), found)


def _letters(rows: Sequence[ActorRow]) -> tuple[Shelf[ActorRow], ...]:
    """Under the letter that each name begins with, in Latin script; all other names under one sign."""
    ordered = sorted(rows, key=lambda row: _letter(row.name))
    groups = groupby(ordered, key=lambda row: _letter(row.name))
    return tuple(
        shelf
        for letter, group in groups
        for shelf in numbered(letter if letter < "~" else "other", letter.upper(), tuple(group), ROWS)
    )


def _letter(name: str) -> str:
    """`a` to `z`; `…` for a name that begins with none of them, which sorts behind."""
    first = next((sign for sign in unicodedata.normalize("NFKD", name.casefold()) if sign.isalnum()), "…")
    return first if first.isascii() and first.isalpha() else "…"


def _by_activity(found: Directory) -> Iterator[Page]:
    """Who acts most; governments, which act most everywhere, apart."""
    rest = [kind for kind in FOLDERS if kind is not ActorType.GOVERNMENT]
    people = leading([row for row in found.of(*rest) if row.acting])
    states = leading([row for row in found.of(ActorType.GOVERNMENT) if row.acting], ROWS)
    below = (Section(label="Governments", rows=states),) if states else ()
    parts = numbered(BY_ACTIVITY, "Who acts", people, ROWS) or (Shelf(name=BY_ACTIVITY, label="Who acts", items=()),)
    links = tuple((part.label, _at(part.name)) for part in parts) if len(parts) > 1 else ()
    for part in parts:
        above = Section(label="People, organisations and armed groups" if states else "", rows=part.items)
        sections = (above, *below) if part is parts[0] else (above,)
        note = "who acts or speaks most first"
        yield _list(Listing(folder=part.name, title=part.label, note=note, sections=sections, shelves=links), found)


def _only_named(found: Directory) -> Iterator[Page]:
    rows = [row for row in found.rows if not row.acting]
    yield from _lettered(ONLY_NAMED, "Only named", rows, found)


def _by_country(found: Directory) -> Iterator[Page]:
    values = {
        "homes": found.homes,
        "lost": sum(row.id not in found.countries for row in found.rows if row.type is not ActorType.GOVERNMENT),
    }
    described = f"{words.count(len(found.homes), 'country', 'countries')} and who belongs to them."
    yield _page(_at(BY_COUNTRY), "Actors by country", described, found, values, "actors_by_country")
    for home in found.homes:
        for part in numbered(home.folder, home.label, home.rows, ROWS):
            sections = (Section(rows=part.items),)
            yield _list(Listing(folder=part.name, title=part.label, sections=sections, home=home), found)


def _list(listing: Listing, found: Directory) -> Page:
    listed = sum(len(section.rows) for section in listing.sections)
    described = f"{words.count(listed, 'actor')}."
    return _page(_at(listing.folder), listing.title, described, found, {"listing": listing}, "actor_list")


def _page(here: str, title: str, described: str, found: Directory, values: Mapping[str, object], template: str) -> Page:
    every = {
        "roles": found.roles,
        "countries_of": found.countries,
        "total": len(found.rows),
        "main": addresses.ACTORS,
        **values,
    }
    return Page(path=here, meta=list_front("actors", title, described), body=render(template, here, every))


def _at(folder: str) -> str:
    return addresses.below(addresses.ACTORS, folder)
