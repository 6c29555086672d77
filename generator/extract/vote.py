"""One type a name: the recogniser reads each sentence afresh, an article means the same actor throughout."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import replace

from generator.extract.bodies import definitions
from generator.extract.names import PARTICLES, fold, person_words, words
from generator.extract.nonactors import NonActors
from generator.extract.sightings import Sighting
from generator.model.findings import ActorType

SHORTEST = 3
"""Letters that the first word of a company's name has more than, to stand for it."""
ACTING = (ActorType.PERSON, ActorType.ORGANISATION)


def settle(sightings: Iterable[Sighting], nobody: NonActors, text: str) -> list[Sighting]:
    """Each unknown name under its most frequent type; names of places, things and peoples are left out."""
    every = _disowned(list(sightings), nobody.owned)
    every = list(_redefined(every, text))
    things = _edges((fold(sighting.text) for sighting in every if sighting.thing), nobody.place_openers) | {""}
    seen = [sighting for sighting in every if sighting.key or fold(sighting.text) not in things]
    placed = {fold(sighting.text) for sighting in seen if sighting.placed}
    placed -= {fold(sighting.text) for sighting in seen if not (sighting.placed or sighting.weak)}
    seen = [sighting for sighting in seen if sighting.key or fold(sighting.text) not in placed]
    firm = {fold(sighting.text) for sighting in seen if not sighting.weak}
    seen = [sighting for sighting in seen if not sighting.weak or _is_held_up(sighting, firm)]
    ballots: dict[str, Counter[ActorType]] = defaultdict(Counter)
    forms: dict[str, set[str]] = defaultdict(set)
    for sighting in seen:
        ballots[fold(sighting.text)][sighting.type] += 1
        forms[sighting.key].add(fold(sighting.text))
    people = [person_words(s.text) for s in seen if s.type is ActorType.PERSON]
    surnames = {name[-1] for name in people if len(name) > 1} | _double_names(seen)
    singles = {fold(s.text) for s in seen if s.type is ActorType.PERSON and " " not in s.text}
    firsts = {name[0] for name in people if len(name) > 1}
    firms = _firms(seen, nobody.honoured, singles) - firsts
    surnames |= {name for name in firsts if ballots[name] and len(name) > SHORTEST}
    settled = (_settled(s, ballots[fold(s.text)], surnames, singles, firms, len(forms[s.key])) for s in seen)
    return [sighting for sighting in settled if sighting is not None]


def _disowned(sightings: list[Sighting], generic: Collection[str]) -> list[Sighting]:
    """`Congress` is not the American one where the article speaks of the Peruvian Congress and of no other."""
    sure = {sighting.key for sighting in sightings if sighting.text.lower() not in generic}
    others = [fold(sighting.text) for sighting in sightings if not sighting.key]
    taken = {name for name in generic if any(other == name or other.endswith(f" {name}") for other in others)}
    return [
        replace(sighting, key="", name="", rule="recogniser")
        if sighting.key and sighting.text.lower() in taken and sighting.key not in sure
        else sighting
        for sighting in sightings
    ]


def _redefined(sightings: list[Sighting], text: str) -> Iterator[Sighting]:
    """A short name that the text explains is what it says there, not what the lexicon knows by these letters."""
    explained = definitions([sighting for sighting in sightings if not sighting.key], text)
    for sighting in sightings:
        if sighting.key and sighting.text in explained and sighting.type is not ActorType.GOVERNMENT:
            rule = "short name that the text explains"
            yield replace(sighting, key="", name="", type=ActorType.ORGANISATION, rule=rule)
        else:
            yield sighting


def _edges(names: Iterable[str], openers: Container[str]) -> set[str]:
    """The names, and their first and last words: what is left of a ship's name further on; not of `Camp Halden`."""
    found = set()
    for name in names:
        parts = name.split()
        found.update({name} if parts[0] in openers else {name, parts[0], parts[-1]})
    return found


def _double_names(sightings: Iterable[Sighting]) -> set[str]:
    """Surnames of two parts, with a hyphen or a particle, as they fold: `amir abdollahian`, `el saife`."""
    people = [sighting.text.split() for sighting in sightings if sighting.type is ActorType.PERSON]
    hyphened = {fold(parts[-1]) for parts in people if len(parts) > 1 and "-" in parts[-1]}
    return hyphened | {
        fold(" ".join(parts[-2:]))
        for parts in people
        if len(parts) > 2 and parts[-2].lower() in PARTICLES  # noqa: PLR2004
    }


def _is_held_up(sighting: Sighting, firm: set[str]) -> bool:
    """Whether a name in a headline stands in the text too, or is a full name whose surname does."""
    surname = " ".join(person_words(sighting.text)[-1:])
    return fold(sighting.text) in firm or (sighting.type is ActorType.PERSON and surname in firm)


def _firms(sightings: Iterable[Sighting], honoured: Collection[str], singles: Collection[str]) -> set[str]:
    """First words of names of companies, and words within one that stand alone elsewhere.

    Not of what is named in honour (a school, a fund), nor of a person's name.
    """
    bodies = [words(sighting.text) for sighting in sightings if sighting.type is ActorType.ORGANISATION]
    long = (name for name in bodies if len(name) > 1 and len(name[0]) > SHORTEST)
    plain = {name[0] for name in long if name[-1] not in honoured and name[-1] not in singles}
    inner = {word for name in bodies for word in name[1:-1] if len(word) > SHORTEST and word in singles}
    return plain | inner


def _rank(kind: ActorType, size: int) -> int:
    """What wins an even vote: a place or a thing over a person who has one word for a name, else the person."""
    alone = size == 1 and kind is ActorType.OTHER
    return 1 if alone else -list(ActorType).index(kind)


def _settled(
    sighting: Sighting,
    ballot: Counter[ActorType],
    surnames: set[str],
    singles: set[str],
    firms: set[str],
    forms: int,
) -> Sighting | None:
    name = fold(sighting.text)
    if sighting.key and (name not in surnames or forms > 1 or sighting.type is ActorType.PERSON):
        return sighting
    if name in firms and name not in surnames and sighting.type in ACTING:
        return replace(sighting, type=ActorType.ORGANISATION, rule="first word of a company named in full")
    if name in surnames:
        if sighting.type is ActorType.PERSON:
            return sighting
        rule = "surname of a person named in full"
        return replace(sighting, type=ActorType.PERSON, rule=rule, key="", name="")
    parts = sighting.text.split()
    if sighting.type is ActorType.ORGANISATION and 2 <= len(parts) <= 3 and fold(parts[-1]) in singles:  # noqa: PLR2004
        return replace(sighting, type=ActorType.PERSON, rule="full name of a person named by surname")
    winner = max(ballot, key=lambda kind: (ballot[kind], _rank(kind, len(parts))))
    return replace(sighting, type=winner) if winner in ACTING else None
