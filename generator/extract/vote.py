"""One type a name: the recogniser reads each sentence afresh, an article means the same actor throughout."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from generator.extract.names import fold, person_words
from generator.extract.sightings import Sighting
from generator.model.findings import ActorType

ACTING = (ActorType.PERSON, ActorType.ORGANISATION)


def settle(sightings: Iterable[Sighting]) -> list[Sighting]:
    """Each unknown name under its most frequent type; names of places, things and peoples are left out."""
    seen = list(sightings)
    surnames = {person_words(s.text)[-1] for s in seen if s.type is ActorType.PERSON and len(person_words(s.text)) > 1}
    singles = {fold(s.text) for s in seen if s.type is ActorType.PERSON and " " not in s.text}
    ballots: dict[str, Counter[ActorType]] = defaultdict(Counter)
    for sighting in seen:
        ballots[fold(sighting.text)][sighting.type] += 1
    return [kept for s in seen if (kept := _settled(s, ballots[fold(s.text)], surnames, singles)) is not None]


def _settled(sighting: Sighting, ballot: Counter[ActorType], surnames: set[str], singles: set[str]) -> Sighting | None:
    name = fold(sighting.text)
    if sighting.key and (sighting.type is not ActorType.OTHER or name not in surnames):
        return sighting
    if not name:
        return None
    if name in surnames and sighting.type is not ActorType.PERSON:
        return replace(sighting, type=ActorType.PERSON, rule="surname of a person named in full")
    parts = person_words(sighting.text)
    if sighting.type is ActorType.ORGANISATION and 2 <= len(parts) <= 3 and parts[-1] in singles:  # noqa: PLR2004
        return replace(sighting, type=ActorType.PERSON, rule="full name of a person named by surname")
    winner = max(ballot, key=lambda kind: (ballot[kind], -list(ActorType).index(kind)))
    return replace(sighting, type=winner) if winner in ACTING else None
