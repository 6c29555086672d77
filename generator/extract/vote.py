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
    firm = {fold(sighting.text) for sighting in seen if not sighting.weak}
    seen = [sighting for sighting in seen if not sighting.weak or _is_held_up(sighting, firm)]
    ballots: dict[str, Counter[ActorType]] = defaultdict(Counter)
    forms: dict[str, set[str]] = defaultdict(set)
    for sighting in seen:
        ballots[fold(sighting.text)][sighting.type] += 1
        forms[sighting.key].add(fold(sighting.text))
    people = [person_words(s.text) for s in seen if s.type is ActorType.PERSON]
    surnames = {name[-1] for name in people if len(name) > 1}
    singles = {name[0] for name in people if len(name) == 1}
    settled = (_settled(s, ballots[fold(s.text)], surnames, singles, len(forms[s.key])) for s in seen)
    return [sighting for sighting in settled if sighting is not None]


def _is_held_up(sighting: Sighting, firm: set[str]) -> bool:
    """Whether a name in a headline stands in the text too, or is a full name whose surname does."""
    surname = " ".join(person_words(sighting.text)[-1:])
    return fold(sighting.text) in firm or (sighting.type is ActorType.PERSON and surname in firm)


def _settled(
    sighting: Sighting, ballot: Counter[ActorType], surnames: set[str], singles: set[str], forms: int
) -> Sighting | None:
    name = fold(sighting.text)
    if sighting.key and (name not in surnames or forms > 1 or sighting.type is ActorType.PERSON):
        return sighting
    if not name:
        return None
    if name in surnames and sighting.type is not ActorType.PERSON:
        rule = "surname of a person named in full"
        return replace(sighting, type=ActorType.PERSON, rule=rule, key="", name="")
    parts = person_words(sighting.text)
    if sighting.type is ActorType.ORGANISATION and 2 <= len(parts) <= 3 and parts[-1] in singles:  # noqa: PLR2004
        return replace(sighting, type=ActorType.PERSON, rule="full name of a person named by surname")
    winner = max(ballot, key=lambda kind: (ballot[kind], -list(ActorType).index(kind)))
    return replace(sighting, type=winner) if winner in ACTING else None
