"""The packaged lexicon and what a person wrote in actors.yml → one lexicon, so that texts are searched for both."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from generator.lexicon import load
from generator.model.findings import ActorType
from generator.model.lexicon import Country, KnownActor, Lexicon
from generator.model.related import actor_id
from generator.model.settings import ActorEntry


@lru_cache(maxsize=2)
def load_with(entries: tuple[ActorEntry, ...]) -> Lexicon:
    """The packaged lexicon with these names on top: new actors, and more names for those it knows."""
    lexicon = load()
    if not entries:
        return lexicon
    countries, actors = list(lexicon.countries), list(lexicon.actors)
    places = _places(countries, actors)
    for entry in entries:
        names = entry.names
        place = next((places[name.casefold()] for name in names if name.casefold() in places), None)
        if place is None:
            actors.append(_known(entry))
        elif place[0] == "country":
            known = countries[place[1]]
            countries[place[1]] = replace(known, aliases=_more(known.aliases, entry, known.name))
        else:
            known_actor = actors[place[1]]
            actors[place[1]] = replace(known_actor, aliases=_more(known_actor.aliases, entry, known_actor.name))
    digest = hashlib.sha256(repr((lexicon.digest, entries)).encode()).hexdigest()
    words = lexicon.words | {"not_actors": lexicon.words["not_actors"] - _named(entries)}
    return replace(lexicon, countries=tuple(countries), actors=tuple(actors), words=words, digest=digest)


def _named(entries: Iterable[ActorEntry]) -> frozenset[str]:
    """What a person calls an actor is one, whatever we took it for."""
    return frozenset(name.casefold() for entry in entries for name in entry.names)


def _places(countries: Iterable[Country], actors: Iterable[KnownActor]) -> dict[str, tuple[str, int]]:
    """Where each known name stands; a country before an actor of the same name."""
    places: dict[str, tuple[str, int]] = {}
    for number, country in enumerate(countries):
        for name in (country.name, *country.aliases):
            places.setdefault(name.casefold(), ("country", number))
    for number, actor in enumerate(actors):
        for name in (actor.name, *actor.aliases):
            places.setdefault(name.casefold(), ("actor", number))
    return places


def _known(entry: ActorEntry) -> KnownActor:
    kind = entry.type or ActorType.OTHER
    return KnownActor(
        id=actor_id(kind, entry.name),
        name=entry.name,
        type=kind,
        aliases=entry.names[1:],
        country=entry.country,
        wikidata=entry.wikidata,
    )


def _more(aliases: tuple[str, ...], entry: ActorEntry, name: str) -> tuple[str, ...]:
    """The known aliases and the entry's names, without those that it says are not this actor's."""
    never = {other.casefold() for other in (*entry.not_, name)}
    return tuple(dict.fromkeys(form for form in (*aliases, *entry.names) if form.casefold() not in never))
