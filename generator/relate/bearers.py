"""Local actors → the bearers of each name, and which bearers are one actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.extract.names import company_words, person_words, words
from generator.model.article import Article
from generator.model.findings import ActorType, Findings, LocalActor
from generator.model.related import actor_id

Draft = tuple[Article, Findings]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One actor of one article; `place` is its number there."""

    article: str
    place: int
    local: LocalActor

    @property
    def node(self) -> str:
        """What it is filed under: the lexicon's id, else its family and folded name. A Jr. is not his father."""
        if self.local.key:
            return self.local.key
        if self.local.type is ActorType.PERSON:
            return "person " + " ".join(words(self.local.name))
        return "body " + " ".join(company_words(self.local.name))

    def renamed(self, name: str, key: str) -> Appearance:
        """As another actor."""
        return replace(self, local=replace(self.local, key=key, name=name))


@dataclass(slots=True)
class Bearer:
    """Whoever bears one name: a person, a body or a country, wherever it appears."""

    node: str
    seen: list[Appearance] = field(default_factory=list)

    @property
    def locals(self) -> list[LocalActor]:
        """What the articles say of it."""
        return [one.local for one in self.seen]

    @property
    def key(self) -> str:
        """The lexicon's id, or nothing."""
        return self.seen[0].local.key

    @property
    def name(self) -> str:
        """The name as most articles write it."""
        return most(one.local.name for one in self.seen)

    @property
    def id(self) -> str:
        """What the actor's id is as long as it goes by this name."""
        return self.key or actor_id(self.seen[0].local.type, self.name)

    @property
    def is_person(self) -> bool:
        """Whether it bears the name of a person."""
        return self.seen[0].local.type is ActorType.PERSON

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name."""
        return person_words(self.seen[0].local.name)


def appearances(drafts: Sequence[Draft]) -> list[Appearance]:
    """Every actor of every article."""
    return [
        Appearance(article=article.id, place=place, local=local)
        for article, findings in drafts
        for place, local in enumerate(findings.actors)
    ]


def bearers(seen: Iterable[Appearance]) -> dict[str, Bearer]:
    """By node, in the order of the nodes; what each has was seen in an order of its own."""
    filed: dict[str, list[Appearance]] = defaultdict(list)
    for one in seen:
        filed[one.node].append(one)
    return {
        node: Bearer(node=node, seen=sorted(filed[node], key=lambda one: (one.article, one.place)))
        for node in sorted(filed)
    }


class Joined:
    """Which nodes are one actor, and which may never be.

    The root is the node that comes first: with a key, then by the length of its name and how often it is seen.
    """

    def __init__(self, found: dict[str, Bearer]) -> None:
        self.bearers = found
        self._parent = {node: node for node in found}
        self._apart: dict[str, set[str]] = defaultdict(set)
        """Roots that are not each other."""

    def root(self, node: str) -> str:
        """The node that stands for all that are one with this one."""
        while self._parent[node] != node:
            self._parent[node] = node = self._parent[self._parent[node]]
        return node

    def roots(self, nodes: Iterable[str]) -> list[str]:
        """Each once, in order."""
        return list(dict.fromkeys(self.root(node) for node in nodes))

    def keep_apart(self, left: str, right: str) -> None:
        """Two nodes that no later join may bring together."""
        first, second = self.root(left), self.root(right)
        if first != second:
            self._apart[first].add(second)
            self._apart[second].add(first)

    def are_apart(self, left: str, right: str) -> bool:
        """Whether a person said that they are two."""
        return self.root(right) in self._apart.get(self.root(left), ())

    def join(self, left: str, right: str) -> bool:
        """Make them one. False: somebody wants them apart, and nothing changed."""
        first, second = sorted((self.root(left), self.root(right)), key=self._rank)
        if first == second:
            return True
        if second in self._apart.get(first, ()):
            return False
        self._parent[second] = first
        for other in self._apart.pop(second, ()):
            self._apart[other] = (self._apart[other] - {second}) | {first}
            self._apart[first].add(other)
        return True

    def _rank(self, node: str) -> tuple[bool, int, int, str]:
        bearer = self.bearers[node]
        return not bearer.key, -len(bearer.parts), -len(bearer.seen), node

    def clusters(self) -> dict[str, list[Bearer]]:
        """The bearers of each actor, its root first."""
        found: dict[str, list[Bearer]] = {}
        for node in sorted(self.bearers, key=lambda node: (node != self.root(node), node)):
            found.setdefault(self.root(node), []).append(self.bearers[node])
        return found


def most(values: Iterable[T]) -> T:
    """The most frequent value; of equal ones the first in alphabetical order."""
    count = Counter(values)
    return min(count, key=lambda value: (-count[value], str(value)))
