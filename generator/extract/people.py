"""Which names of one article are the same person: full names that agree, then surnames on their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.extract.names import person_words, same_person
from generator.extract.sightings import Sighting

Group = list[Sighting]
Words = tuple[str, ...]


def group(sightings: Sequence[Sighting]) -> list[Group]:
    """People, each with all places where they are named. A surname that fits two people already met stays alone."""
    groups = _of_full_names([sighting for sighting in sightings if not _is_single(sighting.text)])
    return groups + _attach([sighting for sighting in sightings if _is_single(sighting.text)], groups)


def _is_single(name: str) -> bool:
    """Whether it is one word, perhaps with a hyphen: `Saree`, `Pannier-Runacher`."""
    return len(name.split()) == 1 or len(person_words(name)) == 1


def _of_full_names(sightings: Sequence[Sighting]) -> list[Group]:
    """The longest names first, so that a short form meets all the people that it could mean."""
    by_name: dict[Words, Group] = defaultdict(list)
    for sighting in sightings:
        by_name[person_words(sighting.text)].append(sighting)
    groups: list[Group] = []
    leads: list[Words] = []
    shelf: dict[Words, list[int]] = defaultdict(list)
    for name in sorted(by_name, key=lambda name: (-len(name), -sum(map(len, name)), by_name[name][0].start)):
        near = dict.fromkeys(index for label in _labels(name) for index in shelf[label])
        key = by_name[name][0].key
        fitting = [index for index in near if _fits(name, key, leads[index], groups[index][0].key)]
        if len(fitting) == 1:
            groups[fitting[0]].extend(by_name[name])
            continue
        groups.append(list(by_name[name]))
        leads.append(name)
        for label in _labels(name):
            shelf[label].append(len(groups) - 1)
    return groups


def _labels(name: Words) -> Iterator[Words]:
    """Under what a name is looked for: surname, first two words, all letters. Same people share one of them."""
    yield name[-1:]
    yield name[:2]
    yield ("", "".join(name))


def _fits(name: Words, key: str, lead: Words, lead_key: str) -> bool:
    return key == lead_key if key and lead_key else same_person(name, lead)


def _attach(singles: Sequence[Sighting], groups: list[Group]) -> list[Group]:
    """Tie each lone surname to its person; return what is left, one group a word."""
    shelves = _shelves([person_words(one[0].text) for one in groups])
    by_key = {one[0].key: index for index, one in enumerate(groups) if one[0].key}
    named = [min(sighting.start for sighting in one) for one in groups]
    alone: dict[str, Group] = defaultdict(list)
    for sighting in singles:
        word = "".join(person_words(sighting.text))
        fitting = next((shelf[word] for shelf in shelves if word in shelf), [])
        if not fitting and sighting.key in by_key:
            fitting = [by_key[sighting.key]]
        fitting = _met(sighting, fitting, named)
        if len(fitting) == 1:
            groups[fitting[0]].append(sighting)
        else:
            alone[word].append(sighting)
    return list(alone.values())


def _met(sighting: Sighting, fitting: list[int], named: Sequence[int]) -> list[int]:
    """Of several people those whom a reader has met by then; at the head of the article whom he meets first."""
    if len(fitting) < 2:  # noqa: PLR2004 - nothing to choose
        return fitting
    met = [index for index in fitting if named[index] < sighting.start]
    return met or ([min(fitting, key=lambda index: named[index])] if sighting.sentence == 0 else fitting)


def _shelves(names: Sequence[Words]) -> tuple[dict[str, list[int]], ...]:
    """Whom a single word stands for: as surname, else as first name, as a name between, as two words in one."""
    last: dict[str, list[int]] = defaultdict(list)
    first: dict[str, list[int]] = defaultdict(list)
    middle: dict[str, list[int]] = defaultdict(list)
    joined: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        last[name[-1]].append(index)
        first[name[0]].append(index)
        joined["".join(name[-2:])].append(index)
        for word in dict.fromkeys(name[1:-1]):
            middle[word].append(index)
    return last, first, middle, joined
