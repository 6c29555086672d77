"""Which names of one article are the same person: full names that agree, then surnames on their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.extract.names import person_words, same_person
from generator.extract.sightings import Sighting

Group = list[Sighting]


def group(sightings: Sequence[Sighting]) -> list[Group]:
    """People, each with all places where they are named. A surname that fits two stays an actor of its own."""
    full = [sighting for sighting in sightings if len(person_words(sighting.text)) > 1]
    groups = _of_full_names(full)
    return groups + _attach([s for s in sightings if len(person_words(s.text)) == 1], groups)


def _of_full_names(sightings: Sequence[Sighting]) -> list[Group]:
    """The longest names first, so that a short form meets all the people that it could mean."""
    by_name: dict[tuple[str, ...], Group] = defaultdict(list)
    for sighting in sightings:
        by_name[person_words(sighting.text)].append(sighting)
    groups: list[Group] = []
    for name in sorted(by_name, key=lambda name: (-len(name), -sum(map(len, name)), by_name[name][0].start)):
        fitting = [one for one in groups if _fits(name, by_name[name][0], one)]
        if len(fitting) == 1:
            fitting[0].extend(by_name[name])
        else:
            groups.append(list(by_name[name]))
    return groups


def _fits(name: tuple[str, ...], sighting: Sighting, one: Group) -> bool:
    if sighting.key and one[0].key:
        return sighting.key == one[0].key
    return same_person(name, person_words(one[0].text))


def _attach(singles: Sequence[Sighting], groups: list[Group]) -> list[Group]:
    """Tie each lone surname to its person; return what is left, one group a word."""
    names = [person_words(one[0].text) for one in groups]
    alone: dict[str, Group] = defaultdict(list)
    for sighting in singles:
        word = person_words(sighting.text)[0]
        fitting = bearers(word, names)
        if not fitting and sighting.key:
            fitting = [i for i, one in enumerate(groups) if one[0].key == sighting.key]
        if len(fitting) == 1:
            groups[fitting[0]].append(sighting)
        else:
            alone[word].append(sighting)
    return list(alone.values())


def bearers(word: str, names: Sequence[tuple[str, ...]]) -> list[int]:
    """Which of the full names a single word stands for: as surname, else as first name, else as a name between."""
    for fits in (
        lambda name: name[-1] == word,
        lambda name: name[0] == word,
        lambda name: word in name,
        lambda name: "".join(name[-2:]) == word,
    ):
        found = [index for index, name in enumerate(names) if fits(name)]
        if found:
            return found
    return []
