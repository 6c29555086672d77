"""The one name and type that a group of sightings stands under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from generator.extract.names import is_acronym, words
from generator.extract.sightings import Sighting
from generator.model.findings import ActorType


def canonical_name(group: Sequence[Sighting]) -> str:
    """The lexicon's name; else the fullest form, of equal ones the most frequent, of those the first."""
    for sighting in group:
        if sighting.name:
            return sighting.name
    count = Counter(sighting.text for sighting in group)
    order = {sighting.text: -index for index, sighting in reversed(list(enumerate(group)))}
    return max(count, key=lambda text: (*_fullness(text, group[0].type), count[text], order[text]))


def _fullness(text: str, type_: ActorType) -> tuple[int, int]:
    if type_ is ActorType.PERSON:
        return len(words(text)), sum(len(word) > 1 for word in words(text))
    return int(not is_acronym(text)), len(words(text))


def type_of(group: Sequence[Sighting], name: str, armed: Container[str]) -> ActorType:
    """The lexicon's type; else the most frequent one. `armed`: heads of names of armed groups."""
    for sighting in group:
        if sighting.key:
            return sighting.type
    if group[0].type is ActorType.ORGANISATION and any(word in armed for word in words(name)[-1:]):
        return ActorType.ARMED_GROUP
    return Counter(sighting.type for sighting in group).most_common(1)[0][0]
