"""With whom an actor is named: the others in its sentences, and who of them are named together there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.catalogue.rows import ActorRow, PassageRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """An actor named in the same sentences; `newest` is the latest of them."""

    row: ActorRow
    sentences: int
    articles: int
    newest: PassageRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The most frequent companions first; ties by articles, then by name. `total` counts those left out, too."""

    companions: tuple[Companion, ...]
    ties: tuple[tuple[int, int, int], ...]
    """Two places in `companions`, the smaller first, and how many of the actor's sentences name both; in order."""
    total: int


def company(passages: Iterable[PassageRow], known: Mapping[str, ActorRow], limit: int) -> Company:
    """From an actor's passages, newest first. Counted by sentence: two in one article need not have met."""
    shared: dict[str, list[PassageRow]] = {}
    sentences = [passage for passage in passages if passage.others]
    for passage in sentences:
        for other in passage.others:
            shared.setdefault(other, []).append(passage)
    ranked = sorted(shared, key=lambda other: (-len(shared[other]), -_articles(shared[other]), _name(known[other])))
    companions = (
        Companion(row=known[other], sentences=len(found), articles=_articles(found), newest=found[0])
        for other, found in ((other, shared[other]) for other in ranked[:limit])
    )
    return Company(companions=tuple(companions), ties=_ties(sentences, ranked[:limit]), total=len(shared))


def _name(row: ActorRow) -> tuple[str, str, str]:
    return row.name.casefold(), row.name, row.id


def _articles(found: Iterable[PassageRow]) -> int:
    return len({passage.article for passage in found})


def _ties(sentences: Iterable[PassageRow], ranked: list[str]) -> tuple[tuple[int, int, int], ...]:
    place = {other: n for n, other in enumerate(ranked)}
    pairs = Counter(
        pair
        for passage in sentences
        for pair in combinations(sorted(place[other] for other in passage.others if other in place), 2)
    )
    return tuple((left, right, times) for (left, right), times in sorted(pairs.items()))
