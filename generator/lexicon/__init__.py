"""Facts about the world as data: YAML files in this folder → Lexicon.

`countries.yml` names states, `WORD_FILES` the word lists that the rules read, and each file of `ACTOR_FILES` the actors
of one kind. All are decoded strictly: a key that no reader knows, or a word that YAML takes for a truth value, fails.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter

from generator.lexicon.topics import load_topics
from generator.model.findings import ActorType
from generator.model.lexicon import Country, KnownActor, Lexicon

ACTOR_FILES = {
    "organisations.yml": ("org", ActorType.ORGANISATION),
    "armed.yml": ("armed", ActorType.ARMED_GROUP),
    "parties.yml": ("party", ActorType.ORGANISATION),
    "clubs.yml": ("club", ActorType.ORGANISATION),
    "collectives.yml": ("group", ActorType.OTHER),
    "regions.yml": ("region", ActorType.GOVERNMENT),
    "persons.yml": ("person", ActorType.PERSON),
}
"""File name → the first part of its ids and the type of its entries where they name none."""

WORD_FILES = ("words.yml", "given_names.yml", "weapons.yml", "not_actors.yml")
"""Lists of the same name in two files are one list."""

STRICT = ConfigDict(extra="forbid")

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryLine:
    """A line of countries.yml, as it is written there."""

    __pydantic_config__ = STRICT

    name: str
    also: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """A line of one of the `ACTOR_FILES`. `country` is an ISO code; `type` is told where it differs from the file's."""

    __pydantic_config__ = STRICT

    name: str
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    country: str | None = None
    type: ActorType | None = None
    wikidata: str | None = None


@cache
def load() -> Lexicon:
    """Everything that is known beforehand."""
    topics, idf = load_topics()
    return Lexicon(
        digest=_digest(),
        countries=tuple(_countries()),
        actors=tuple(actor for file in ACTOR_FILES for actor in _actors(file)),
        topics=topics,
        words=_words(),
        idf=idf,
    )


def without(lexicon: Lexicon, names: Collection[str]) -> Lexicon:
    """The lexicon as if no organisation, group or person with one of these names or aliases had been known."""
    gone = {name.casefold() for name in names}
    actors = tuple(actor for actor in lexicon.actors if gone.isdisjoint(_forms(actor)))
    digest = hashlib.sha256("\n".join([lexicon.digest, *sorted(gone)]).encode()).hexdigest()
    return replace(lexicon, actors=actors, digest=digest)


def _forms(actor: KnownActor) -> set[str]:
    return {form.casefold() for form in (actor.name, *actor.aliases)}


def _countries() -> Iterator[Country]:
    for code, line in _decode("countries.yml", CountryLine).items():
        yield Country(
            id=f"country:{code}",
            name=line.name,
            aliases=line.also,
            demonyms=line.demonyms,
            capitals=line.capitals,
            metonyms=line.metonyms,
            wikidata=line.wikidata,
        )


def _actors(file: str) -> Iterator[KnownActor]:
    prefix, usual = ACTOR_FILES[file]
    for key, line in _decode(file, ActorLine).items():
        yield KnownActor(
            id=f"{prefix}:{key}",
            name=line.name,
            type=line.type or usual,
            aliases=line.also,
            short=line.short,
            country=f"country:{line.country}" if line.country else None,
            wikidata=line.wikidata,
        )


def _words() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for file in WORD_FILES:
        for name, words in TypeAdapter(dict[str, list[str]]).validate_python(_read(file)).items():
            lists[name] = lists.get(name, frozenset()) | {word.lower() for word in words}
    return lists


def _decode(file: str, line: type[T]) -> dict[str, T]:
    return TypeAdapter(dict[str, line]).validate_python(_read(file))  # type: ignore[valid-type]


def _read(file: str) -> Any:  # noqa: ANN401 - YAML can hold anything; the caller validates
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(__name__).joinpath(file).read_bytes(), Loader=loader)  # noqa: S506 - both loaders are safe


def _digest() -> str:
    """SHA-256 over the names and bytes of all data files beside this module."""
    digest = hashlib.sha256()
    data = (entry for entry in files(__name__).iterdir() if entry.name.endswith((".yml", ".json", ".gz")))
    for entry in sorted(data, key=lambda entry: entry.name):
        digest.update(f"{entry.name}\n".encode() + entry.read_bytes())
    return digest.hexdigest()
