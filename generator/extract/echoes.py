"""The places that the recogniser missed: a name that an article gives once is looked for in all of it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from generator.extract.gazetteer import Gazetteer, How, Known, gazetteer_of
from generator.extract.names import CORPORATE, GENERATIONS, person_words, without_possessive, words
from generator.extract.sightings import Reader, Sighting
from generator.model.analysis import Analysis, Sentence
from generator.model.findings import ActorType

Group = list[Sighting]
FAMILY_FIRST = re.compile(r"[A-Z]\w+-[a-z]\w+")
SHORTEST = 3
"""Letters of the shortest surname that is looked for on its own."""


def echoes(groups: Sequence[Group], reader: Reader, analysis: Analysis, common: Container[str]) -> list[Group]:
    """The groups with the further places of their names, each in order. `common`: words too usual to stand alone."""
    found = [list(one) for one in groups]
    forms = gazetteer_of(_forms(groups, common))
    taken = {place for one in groups for sighting in one for place in range(sighting.start, sighting.end)}
    for number, sentence in enumerate(analysis.sentences):
        for sighting, index in _in_sentence(number, sentence, groups, forms, reader):
            if taken.isdisjoint(range(sighting.start, sighting.end)):
                found[index].append(sighting)
    return [sorted(one, key=lambda s: (s.start, s.end)) for one in found]


def _forms(groups: Sequence[Group], common: Container[str]) -> Iterator[Known]:
    """The names to look for. What two groups share is left out."""
    owners: dict[str, set[int]] = {}
    for index, one in enumerate(groups):
        for form in _names_of(one, common):
            owners.setdefault(form, set()).add(index)
    for form, holders in owners.items():
        if len(holders) == 1:
            index = min(holders)
            yield Known(str(index), form, groups[index][0].type, How.NAME, form)


def _names_of(one: Group, common: Container[str]) -> Iterator[str]:
    for sighting in one:
        if sighting.key and sighting.type is ActorType.GOVERNMENT:
            continue
        with_article = sighting.name.lower() == f"the {sighting.text.lower()}"
        yield sighting.name if with_article else sighting.text
        if sighting.type is ActorType.ORGANISATION and not sighting.key:
            yield from _short_names(sighting.text, common)
        if sighting.type is ActorType.PERSON and len(person_words(sighting.text)) > 1:
            yield _surname(sighting.text)


def _surname(name: str) -> str:
    """The last word; the first one of Ban Ki-moon, whose given name is written with a hyphen and a small letter."""
    parts = [part for part in name.split() if GENERATIONS.isdisjoint(words(part))] or [name]
    family = parts[0] if FAMILY_FIRST.fullmatch(parts[-1]) else parts[-1]
    return family if len(family) >= SHORTEST else name


def _short_names(name: str, common: Container[str]) -> Iterator[str]:
    """The first word of a company's name where it is rare: `Halden` for `Halden Robotics Inc`."""
    first, last = name.split(maxsplit=1)[0], words(name)[-1:]
    rare = len(first) > SHORTEST and first[:1].isupper() and not any(word in common for word in words(first))
    if rare and first != name and not CORPORATE.isdisjoint(last):
        yield first


def _in_sentence(
    number: int, sentence: Sentence, groups: Sequence[Group], forms: Gazetteer, reader: Reader
) -> Iterator[tuple[Sighting, int]]:
    shouted = reader.is_shouted(sentence)
    for hit in forms.find(reader.text, sentence.span.start, sentence.span.end, shouted=False):
        index = int(hit.known[0].key)
        if reader.is_closed(hit.start, hit.end) or not (shouted or reader.is_name(sentence, hit)):
            continue
        text = without_possessive(reader.text[hit.start : hit.end])
        lead = groups[index][0]
        rule = (
            "name given in full elsewhere" if lead.type is ActorType.PERSON else "name found elsewhere in the article"
        )
        yield Sighting(number, hit.start, hit.start + len(text), text, lead.type, rule, lead.key, lead.name), index
