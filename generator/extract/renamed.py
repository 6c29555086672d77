"""Second names that a text gives outright: "Abraham Ungar, who is known as Rami"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.extract.sightings import Sighting
from generator.model.findings import ActorType

Group = list[Sighting]
KNOWN_AS = re.compile(
    r",? {1,2}(?:(?:who|which) (?:is|was) )?(?:(?:also|better|widely|commonly|popularly|otherwise) )?"
    r"(?:known as|nicknamed|a\.k\.a\.|aka|alias) (?:the |The )?[\"“'‘]?"
)


def joined(groups: Sequence[Group], text: str) -> list[Group]:
    """The groups, each with the one that the text says is the same."""
    owner = {sighting.start: number for number, one in enumerate(groups) for sighting in one}
    merged: dict[int, Group] = {number: list(one) for number, one in enumerate(groups)}
    for number, other in _pairs(groups, text, owner):
        if number in merged and other in merged and number != other:
            merged[number] = sorted(merged[number] + merged.pop(other), key=lambda one: one.start)
    return list(merged.values())


def _pairs(groups: Sequence[Group], text: str, owner: dict[int, int]) -> Iterator[tuple[int, int]]:
    for number, one in enumerate(groups):
        for sighting in one:
            match = KNOWN_AS.match(text, sighting.end)
            other = owner.get(match.end()) if match else None
            if other is not None and _alike(sighting, groups[other][0]):
                yield number, other


def _alike(left: Sighting, right: Sighting) -> bool:
    """Whether both are people or both are not, and the lexicon does not hold them apart."""
    apart = left.key and right.key and left.key != right.key
    return not apart and (left.type is ActorType.PERSON) == (right.type is ActorType.PERSON)
