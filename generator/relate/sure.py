"""Bearers that are one actor beyond doubt.

Names that differ by an initial, a first name that is cut short or one transliterated otherwise, and a surname on its
own, join where an office or an organisation is shared as well and nobody else fits. Names are compared within groups
that share surname and office, so the work grows with the corpus, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.extract.names import fold, is_acronym, same_person, words
from generator.model.findings import LocalActor
from generator.relate.bearers import Bearer, Joined


def join_sure(joined: Joined) -> None:
    """Join all that are one beyond doubt, as far as nobody wants them apart."""
    for left, right in (*_same_people(joined), *_same_bodies(joined.bearers)):
        joined.join(left, right)


def _same_people(joined: Joined) -> Iterator[tuple[str, str]]:
    """Names that agree and share surname and office, unless the chain of them leads to two who do not agree."""
    near: dict[str, set[str]] = defaultdict(set)
    for office in _by_office(joined.bearers).values():
        for left, right in combinations(office, 2):
            if _agree(left, right):
                near[left.node].add(right.node)
                near[right.node].add(left.node)
    for chain in _chains(near):
        pairs = list(combinations(chain, 2))
        agree = all(_agree(joined.bearers[left], joined.bearers[right]) for left, right in pairs)
        if agree and not any(joined.are_apart(left, right) for left, right in pairs):
            yield from ((chain[0], other) for other in chain[1:])


def _by_office(found: dict[str, Bearer]) -> dict[tuple[str, str], list[Bearer]]:
    offices: dict[tuple[str, str], list[Bearer]] = defaultdict(list)
    for person in found.values():
        if person.is_person:
            for office in sorted(offices_of(person.locals)):
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


def _agree(left: Bearer, right: Bearer) -> bool:
    if left.key and right.key:
        return False
    if 1 in {len(left.parts), len(right.parts)}:
        return True
    return same_person(left.parts, right.parts)


def offices_of(actors: Iterable[LocalActor]) -> frozenset[str]:
    """What two people do not share by chance: the organisation that a text ties them to, a role with its country."""
    return frozenset(
        f"{' '.join(words(role.text)[-2:])} / {fold(actor.affiliation)}"
        for actor in actors
        if actor.affiliation
        for role in actor.roles
    )


def _same_bodies(found: dict[str, Bearer]) -> Iterator[tuple[str, str]]:
    """An acronym on its own is the body that other articles give that acronym, if only one does."""
    owners = acronym_owners(found.values())
    for node, bearer in found.items():
        name = bearer.locals[0].name
        long = owners.get(fold(name), set()) - {node}
        if len(long) == 1 and not bearer.is_person and not bearer.key and is_acronym(name):
            yield node, min(long)


def acronym_owners(found: Iterable[Bearer]) -> dict[str, set[str]]:
    """Folded acronym → the nodes of bodies that some article calls by it."""
    owners: dict[str, set[str]] = defaultdict(set)
    for bearer in found:
        if not bearer.is_person:
            for actor in bearer.locals:
                for alias in actor.aliases:
                    if is_acronym(alias) and not is_acronym(actor.name):
                        owners[fold(alias)].add(bearer.node)
    return owners
