"""Facts about the world, as the code reads them. The data stands in `generator/lexicon/*.yml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.model.findings import ActorType


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory that can act."""

    id: str
    """`country:` and the lower-case ISO 3166-1 alpha-2 code (`country:xk` for Kosovo)."""
    name: str
    aliases: tuple[str, ...]
    """Other names and abbreviations: U.S., US, America, Great Britain…"""
    demonyms: tuple[str, ...]
    """Adjectives and names of the people: Iranian, Iranians."""
    capitals: tuple[str, ...]
    """Stand for the government when they act: Tehran."""
    metonyms: tuple[str, ...]
    """Seats and palaces that nearly always stand for the government: the Kremlin, the White House."""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """An organisation, armed group, party, collective or person whose names are known beforehand."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[str, ...]
    short: tuple[str, ...] = ()
    """Names that mean it only in an article of its field: a club's town where it is about sport, `Labor` where it names
    Australia."""
    country: str | None = None
    """Id of the country that it belongs to."""
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicEntry:
    """An IPTC Media Topic (or a user's topic) with our own keywords."""

    id: str
    label: str
    parent: str | None
    keywords: tuple[tuple[str, float], ...]
    """Word or phrase (lower case; a trailing `*` matches any ending) and its weight."""
    gloss: str
    """Words that typically stand in articles on it, for TF-IDF; our own, may be empty."""
    retired_to: str | None = None
    wikidata: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """All of it. A value like any other: tests take parts out and look whether the rules still hold."""

    digest: str
    """SHA-256 over all data files: part of every cache key."""
    countries: tuple[Country, ...]
    actors: tuple[KnownActor, ...]
    topics: dict[str, TopicEntry]
    words: dict[str, frozenset[str]]
    """Named word lists, all lower case: `role_heads` (minister, president, spokesman…), `role_modifiers`, `org_heads`
    (ministry, institute, university…), `reporting_verbs` (lemmas), `honorifics`, `not_actors` (weapons, vessels,
    operations, documents, card names…), `not_actor_heads` (missile, drone, treaty…), `days`, `months`, …"""
    idf: dict[str, float]
    """Inverse document frequency of lower-case words in general English news; absent means rare."""

    @cached_property
    def country_by_id(self) -> dict[str, Country]:
        """Countries by id."""
        return {country.id: country for country in self.countries}
