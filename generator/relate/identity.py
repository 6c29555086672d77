"""Local actors of all articles → one Actor under one id.

Sure cases only. A name means the same actor wherever it folds to the same words; names that differ by an initial, a
first name that is cut short or one transliterated otherwise, and a surname on its own, join where an office or an
organisation is shared as well and nobody else fits. What is left in doubt stays apart, for a person to decide in
`actors.yml`. Names are compared within groups that share surname and office, so the work grows with the corpus, not
with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeVar

from generator.extract.names import company_words, fold, is_acronym, person_words, same_person, words
from generator.model.article import Article
from generator.model.findings import ActorType, Findings, LocalActor
from generator.model.lexicon import Lexicon
from generator.model.notice import Notice
from generator.model.related import Actor, actor_id
from generator.model.settings import ActorEntry, Curation

Draft = tuple[Article, Findings]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Who is who. `ids` runs beside the drafts, each beside its `findings.actors`."""

    actors: tuple[Actor, ...]
    """By name, then id."""
    ids: tuple[tuple[str, ...], ...]
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the lexicon knows beside the names."""

    country: str | None = None
    """Name of the country that the actor belongs to."""
    wikidata: str | None = None


@dataclass(slots=True)
class _Bearer:
    """Whoever bears one name: a person, a body or a country, with all local actors under it."""

    node: str
    key: str
    locals: list[LocalActor] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return self.locals[0].type is ActorType.PERSON

    @property
    def parts(self) -> tuple[str, ...]:
        """The words of the name."""
        return person_words(self.locals[0].name)


def identify(drafts: Sequence[Draft], lexicon: Lexicon, curation: Curation) -> Identities:
    """One id for each actor of each article. The order of the drafts does not matter to any id or name."""
    nodes = _nodes(drafts)
    joined = _Joined(nodes)
    for left, right in _sure_pairs(nodes):
        joined.join(left, right)
    decided, notices = _decide(nodes, joined, curation.actors)
    facts = _facts(lexicon)
    actors = {root: _actor(members, decided.get(root), facts) for root, members in joined.clusters().items()}
    ids = tuple(tuple(actors[joined.root(_node(actor))].id for actor in findings.actors) for _, findings in drafts)
    ordered = sorted(actors.values(), key=lambda actor: (actor.name.casefold(), actor.name, actor.id))
    return Identities(actors=tuple(ordered), ids=ids, notices=tuple(notices))


def _node(actor: LocalActor) -> str:
    """What a local actor is filed under: the lexicon's id, else its family and folded name."""
    if actor.key:
        return actor.key
    if actor.type is ActorType.PERSON:
        return "person " + " ".join(person_words(actor.name))
    return "body " + " ".join(company_words(actor.name))


def _nodes(drafts: Sequence[Draft]) -> dict[str, _Bearer]:
    """All nodes in the order of their names, each with its local actors in an order of their own."""
    filed: dict[str, list[tuple[str, int, LocalActor]]] = defaultdict(list)
    for article, findings in drafts:
        for place, actor in enumerate(findings.actors):
            filed[_node(actor)].append((article.id, place, actor))
    nodes = {}
    for node in sorted(filed):
        members = [actor for _, _, actor in sorted(filed[node], key=lambda one: one[:2])]
        nodes[node] = _Bearer(node=node, key=members[0].key, locals=members)
    return nodes


class _Joined:
    """Which nodes are one actor. The root is the node that comes first: with a key, then by name."""

    def __init__(self, nodes: dict[str, _Bearer]) -> None:
        self.nodes = nodes
        self.parent = {node: node for node in nodes}

    def root(self, node: str) -> str:
        while self.parent[node] != node:
            node = self.parent[node]
        return node

    def join(self, left: str, right: str) -> None:
        first, second = sorted((self.root(left), self.root(right)), key=self._rank)
        self.parent[second] = first

    def _rank(self, node: str) -> tuple[bool, int, int, str]:
        person = self.nodes[node]
        return not person.key, -len(person.parts), -len(person.locals), node

    def clusters(self) -> dict[str, list[_Bearer]]:
        """The members of each actor, its root first."""
        found: dict[str, list[_Bearer]] = {}
        for node in sorted(self.nodes, key=lambda node: (node != self.root(node), node)):
            found.setdefault(self.root(node), []).append(self.nodes[node])
        return found


def _sure_pairs(nodes: dict[str, _Bearer]) -> Iterator[tuple[str, str]]:
    yield from _same_people(nodes)
    yield from _same_bodies(nodes)


def _same_people(nodes: dict[str, _Bearer]) -> Iterator[tuple[str, str]]:
    """Names that agree and share surname and office, unless the chain of them leads to two who do not agree."""
    near: dict[str, set[str]] = defaultdict(set)
    for bearers in _by_office(nodes).values():
        for left, right in combinations(bearers, 2):
            if _agree(left, right):
                near[left.node].add(right.node)
                near[right.node].add(left.node)
    for chain in _chains(near):
        if all(_agree(nodes[left], nodes[right]) for left, right in combinations(chain, 2)):
            yield from ((chain[0], other) for other in chain[1:])


def _by_office(nodes: dict[str, _Bearer]) -> dict[tuple[str, str], list[_Bearer]]:
    offices: dict[tuple[str, str], list[_Bearer]] = defaultdict(list)
    for person in nodes.values():
        if person.is_person:
            for office in sorted({office for actor in person.locals for office in _offices(actor)}):
                offices[person.parts[-1], office].append(person)
    return offices


def _chains(near: dict[str, set[str]]) -> Iterator[list[str]]:
    """Nodes that hang together, each chain in order."""
    seen: set[str] = set()
    for start in sorted(near):
        chain, waiting = [], [start]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                chain.append(node)
                waiting.extend(sorted(near[node]))
        if chain:
            yield sorted(chain)


def _agree(left: _Bearer, right: _Bearer) -> bool:
    if left.key and right.key:
        return False
    if 1 in {len(left.parts), len(right.parts)}:
        return True
    return same_person(left.parts, right.parts)


def _offices(actor: LocalActor) -> Iterator[str]:
    """What two people do not share by chance: the organisation that a text ties them to, a role with its country."""
    tied = fold(actor.affiliation or "")
    for role in actor.roles:
        if tied:
            yield f"{' '.join(words(role.text)[-2:])} / {tied}"


def _same_bodies(nodes: dict[str, _Bearer]) -> Iterator[tuple[str, str]]:
    """An acronym on its own is the body that other articles give that acronym, if only one does."""
    owners: dict[str, set[str]] = defaultdict(set)
    for person in nodes.values():
        if not person.is_person:
            for actor in person.locals:
                for alias in actor.aliases:
                    if is_acronym(alias) and not is_acronym(actor.name):
                        owners[fold(alias)].add(person.node)
    for node, person in nodes.items():
        name = person.locals[0].name
        long = owners.get(fold(name), set()) - {node}
        if len(long) == 1 and not person.is_person and not person.key and is_acronym(name):
            yield node, min(long)


def _decide(
    nodes: dict[str, _Bearer], joined: _Joined, entries: Sequence[ActorEntry]
) -> tuple[dict[str, ActorEntry], list[Notice]]:
    """Apply what people wrote in `actors.yml`: one actor an entry, whatever names of it were found."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for node, person in nodes.items():
        for name in sorted({fold(actor.name) for actor in person.locals}):
            by_name[name].append(node)
    chosen: list[tuple[str, ActorEntry]] = []
    notices = []
    taken: dict[str, str] = {}
    for entry in entries:
        found = [
            n
            for n in _matches(entry, by_name)
            if _fits(nodes[n], entry) and taken.setdefault(n, entry.name) == entry.name
        ]
        if not found:
            message = f"actors.yml: no article names `{entry.name}` or one of its aliases; remove or mend the entry."
            notices.append(Notice(code="stale-actor", message=message))
            continue
        for other in found[1:]:
            joined.join(found[0], other)
        chosen.append((found[0], entry))
    return {joined.root(node): entry for node, entry in reversed(chosen)}, notices


def _matches(entry: ActorEntry, by_name: dict[str, list[str]]) -> list[str]:
    found = (node for name in (entry.name, *entry.aliases) for node in by_name.get(fold(name), ()))
    return list(dict.fromkeys(found))


def _fits(person: _Bearer, entry: ActorEntry) -> bool:
    return entry.type is None or person.is_person == (entry.type is ActorType.PERSON)


def _actor(members: Sequence[_Bearer], entry: ActorEntry | None, facts: dict[str, _Facts]) -> Actor:
    every = [actor for person in members for actor in person.locals]
    key = next((person.key for person in members if person.key), "")
    kind = (entry.type if entry else None) or _most(actor.type for actor in every)
    name = entry.name if entry else _most(actor.name for actor in members[0].locals)
    seen = {form for actor in every for form in (actor.name, *actor.aliases)}
    decided = {entry.name, *entry.aliases} if entry else set()
    known = facts.get(key, _Facts())
    return Actor(
        id=key or actor_id(kind, name),
        name=name,
        type=kind,
        aliases=tuple(sorted((seen | decided) - {name})),
        country=(entry.country if entry else None) or known.country,
        wikidata=(entry.wikidata if entry else None) or known.wikidata,
        notes=entry.notes if entry else None,
    )


def _facts(lexicon: Lexicon) -> dict[str, _Facts]:
    """What the lexicon says of its actors, by id."""
    names = {country.id: country.name for country in lexicon.countries}
    facts = {country.id: _Facts(wikidata=country.wikidata) for country in lexicon.countries}
    for actor in lexicon.actors:
        facts[actor.id] = _Facts(country=names.get(actor.country or ""), wikidata=actor.wikidata)
    return facts


def _most(values: Iterable[T]) -> T:
    """The most frequent value; of equal ones the first in alphabetical order."""
    count = Counter(values)
    return min(count, key=lambda value: (-count[value], str(value)))
