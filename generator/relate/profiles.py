"""What there is to compare actors by: the words of their names, their offices, and the company they keep."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.extract.names import GENERATIONS, company_words, fold, is_acronym, person_words, words
from generator.lexicon.forms import calling
from generator.model.findings import ActorType, LocalActor
from generator.model.lexicon import Lexicon
from generator.model.related import Actor
from generator.relate.bearers import Appearance, Bearer, Draft
from generator.relate.sure import offices_of
from generator.relate.verdicts import Settled

BRACKETS = re.compile(r"\s*\([^()]*\)$")
"""What an editor puts behind a person's name to tell namesakes apart is no part of it."""
MOST_COMPANY = 40
"""Articles of one actor whose company is looked at; whoever is named in more is known well enough."""
COMMON = 0.1
"""Share of all articles above which an actor is company to everybody, and tells nothing."""
ALWAYS_RARE = 10
"""Articles below which it never is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One article as it shows one actor."""

    article: str
    countries: frozenset[str]
    """Names of the countries that it ties the actor to."""
    callings: frozenset[str]
    roles: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Profile:
    """One actor as suggestions see it."""

    actor: Actor
    root: str
    locals: tuple[LocalActor, ...]
    """What the shown articles say of it."""
    settings: tuple[Setting, ...]
    """In the order of the articles' ids."""
    called: str
    """What a decision calls it: its name, or its id where another bears the name."""
    settled: Settled
    listed: bool
    """Whether the lexicon or actors.yml knows it."""
    sound: bool
    """Whether some article names it whose wording can be trusted."""
    around: Company

    @property
    def is_person(self) -> bool:
        """Whether it bears the name of a person."""
        return self.locals[0].type is ActorType.PERSON

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The words of each name that it goes by in some article."""
        names = {actor.name for actor in self.locals} | {self.actor.name}
        if self.is_person:
            return tuple(sorted({person_words(BRACKETS.sub("", name)) for name in names}))
        return tuple(sorted(map(company_words, names)))

    @cached_property
    def generations(self) -> frozenset[str]:
        """Jr., Sr. and the like, as its names have them."""
        return GENERATIONS.intersection(word for actor in self.locals for word in words(actor.name))

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """What articles call it in short."""
        return frozenset(fold(alias) for alias in self.actor.aliases if is_acronym(alias))

    @cached_property
    def ties(self) -> dict[str, str]:
        """What articles tie it to, as they write it, by the folded name."""
        return {fold(actor.affiliation): actor.affiliation for actor in self.locals if actor.affiliation}

    @cached_property
    def offices(self) -> frozenset[str]:
        """Roles with what they are roles of."""
        return offices_of(self.locals)

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that it is tied to."""
        return frozenset(country for setting in self.settings for country in setting.countries)

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that name it."""
        return tuple(setting.article for setting in self.settings)

    def company(self, articles: Iterable[str]) -> frozenset[str]:
        """Ids of who is named with it in these articles, without those who are everywhere."""
        return self.around.of(articles) - {self.actor.id}

    def apart_from(self, other: Profile) -> bool:
        """Whether a person, or the lexicon, said already that these are two."""
        return (self.listed and other.listed) or self.settled.joined.are_apart(self.root, other.root)


class Company:
    """Who is named where."""

    def __init__(self, by_article: Mapping[str, Sequence[Actor]]) -> None:
        self._by_article = by_article
        count = Counter(actor.id for named in by_article.values() for actor in named)
        limit = max(ALWAYS_RARE, COMMON * len(by_article))
        self._common = {id_ for id_, times in count.items() if times > limit}
        self.names = {actor.id: actor.name for named in by_article.values() for actor in named}

    def of(self, articles: Iterable[str]) -> frozenset[str]:
        """Ids of those named in these articles who are no governments and not everywhere."""
        first = [article for article, _ in zip(articles, range(MOST_COMPANY), strict=False)]
        return frozenset(
            actor.id
            for article in first
            for actor in self._by_article.get(article, ())
            if actor.type is not ActorType.GOVERNMENT and actor.id not in self._common
        )


def profiles(
    actors: Mapping[str, Actor],
    clusters: Mapping[str, Sequence[Bearer]],
    settled: Settled,
    shown: Sequence[Draft],
    lexicon: Lexicon,
) -> list[Profile]:
    """One for each actor that a shown article names, in the order of names. `actors` and `clusters` are by root."""
    sound = {article.id: not findings.integrity.garbled for article, findings in shown}
    seen = {root: [one for bearer in clusters[root] for one in bearer.seen if one.article in sound] for root in actors}
    around = Company(_named_in(actors, seen))
    homes = _homes(lexicon)
    times = Counter(fold(actor.name) for actor in actors.values())
    return [
        Profile(
            actor=actor,
            root=root,
            locals=tuple(one.local for one in seen[root]),
            settings=tuple(_settings(seen[root], homes)),
            called=actor.name if times[fold(actor.name)] == 1 else actor.id,
            settled=settled,
            listed=root in settled.entries or any(bearer.key for bearer in clusters[root]),
            sound=any(sound[one.article] for one in seen[root]),
            around=around,
        )
        for root, actor in sorted(actors.items(), key=lambda item: (item[1].name, item[1].id))
        if seen[root]
    ]


def _named_in(actors: Mapping[str, Actor], seen: Mapping[str, Sequence[Appearance]]) -> dict[str, list[Actor]]:
    by_article: dict[str, list[Actor]] = defaultdict(list)
    for root, actor in actors.items():
        for article in dict.fromkeys(one.article for one in seen[root]):
            by_article[article].append(actor)
    return by_article


def _homes(lexicon: Lexicon) -> dict[str, str]:
    """Folded name of a country, or of a body that belongs to one → the country's name."""
    names = {country.id: country.name for country in lexicon.countries}
    bodies = {fold(actor.name): names[actor.country] for actor in lexicon.actors if actor.country in names}
    return bodies | {fold(name): name for name in names.values()}


def _settings(seen: Sequence[Appearance], homes: Mapping[str, str]) -> Iterator[Setting]:
    by_article: dict[str, list[LocalActor]] = defaultdict(list)
    for one in seen:
        by_article[one.article].append(one.local)
    for article, found in sorted(by_article.items()):
        ties = (fold(actor.affiliation) for actor in found if actor.affiliation)
        roles = tuple(role.text for actor in found for role in actor.roles)
        yield Setting(
            article=article,
            countries=frozenset(homes[tie] for tie in ties if tie in homes),
            callings=frozenset(walk for role in roles if (walk := calling(role))),
            roles=roles,
        )
