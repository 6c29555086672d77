"""Sentences → sightings: every place where something that may act is named, with its words cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.extract import metonyms, repair, syntax
from generator.extract.credits import Credits
from generator.extract.gazetteer import Gazetteer, Hit, How, Known
from generator.extract.ministries import ministry
from generator.extract.names import is_shouted, is_title_cased
from generator.extract.nonactors import NonActors
from generator.model.analysis import Sentence
from generator.model.findings import ActorType
from generator.model.span import Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name at a place. `type` is a first guess; `key` is set where the lexicon knows the name."""

    sentence: int
    start: int
    end: int
    text: str
    type: ActorType
    rule: str
    key: str = ""
    name: str = ""
    """The actor's name where the lexicon or a rule gives it."""
    weak: bool = False
    """Whether it counts only where the name stands elsewhere too: every word of its line has a capital."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)


NAMING = frozenset({"PERSON", "ORG", "NORP", "FAC", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""OntoNotes labels of names. All but the first two are OTHER until the vote over the article."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reading of one article needs."""

    text: str
    known: Gazetteer
    nobody: NonActors
    closed: Credits
    """Nothing in them is an actor."""

    def read(self, number: int, sentence: Sentence) -> Iterator[Sighting]:
        """The sightings of one sentence, in order; a country may stand inside a longer name."""
        shouted = self.is_shouted(sentence)
        hits = [hit for hit in self._hits(sentence, shouted=shouted) if not self.is_closed(hit.start, hit.end)]
        named = [] if shouted else list(self._named(number, sentence, hits))
        yield from named
        for hit in hits:
            span = Span(start=hit.start, end=hit.end)
            if not any(_hides(sighting, span, self.text) for sighting in named):
                yield from self._from_hit(number, sentence, hit)

    def _hits(self, sentence: Sentence, *, shouted: bool) -> Iterator[Hit]:
        return self.known.find(self.text, sentence.span.start, sentence.span.end, shouted=shouted)

    def is_shouted(self, sentence: Sentence) -> bool:
        """Whether a sentence is set in capitals."""
        return is_shouted(sentence.span.cut(self.text))

    def is_name(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether a capital says that this is a name: not where every word has one, at the head of a sentence."""
        span = syntax.inside(sentence, hit.start, hit.end)
        if not span or span.start > 0 or len(span) > 1:
            return bool(span)
        token, *following = sentence.tokens[:2]
        return token.tag in {"", "NNP", "NNPS"} or any(next_.tag in {"VBD", "VBZ", "MD", "POS"} for next_ in following)

    def is_closed(self, start: int, end: int) -> bool:
        """Whether an offset pair touches a credit or byline."""
        return self.closed.meets(start, end)

    def _named(self, number: int, sentence: Sentence, hits: list[Hit]) -> Iterator[Sighting]:
        """What the recogniser saw, repaired, where no known name covers as much."""
        headline = is_title_cased(sentence.span.cut(self.text))
        for name in repair.names(self.text, sentence, hits, self.nobody):
            covered = [hit for hit in hits if hit.start <= name.start and hit.end >= name.end]
            if covered or self.is_closed(name.start, name.end):
                continue
            if name.label in NAMING and not self.nobody.forbids(sentence, name):
                sighting = self._sighting(number, sentence, name, hits)
                yield replace(sighting, weak=headline and not _is_plain_person(sentence, name))

    def _sighting(self, number: int, sentence: Sentence, name: repair.Name, hits: list[Hit]) -> Sighting:
        owned = ministry(self.text, name, hits) if name.label == "ORG" else None
        start = owned.start if owned else name.start
        return Sighting(
            sentence=number,
            start=start,
            end=name.end,
            text=self.text[start : name.end],
            type=self._type(sentence, name),
            rule="ministry with its country" if owned else name.rule,
            name=owned.name if owned else "",
        )

    def _type(self, sentence: Sentence, name: repair.Name) -> ActorType:
        """A building or a place counts as a body where its name says so: `St. Mary's Hospital`, `Leeds Tigers`."""
        if name.label == "PERSON":
            return ActorType.PERSON
        team = " " in name.text and sentence.tokens[name.last - 1].tag == "NNPS" and name.label in {"GPE", "FAC"}
        named_so = name.label in {"FAC", "GPE", "LOC"} and self.nobody.is_body(name.text)
        is_body = name.label == "ORG" or team or named_so
        return ActorType.ORGANISATION if is_body else ActorType.OTHER

    def _from_hit(self, number: int, sentence: Sentence, hit: Hit) -> Iterator[Sighting]:
        best = _choose(sentence, hit, self.nobody)
        if best is None:
            return
        yield Sighting(
            sentence=number,
            start=hit.start,
            end=hit.end,
            text=self.text[hit.start : hit.end],
            type=best.type,
            rule=RULES[best.how],
            key=best.key,
            name=best.name,
        )


def _is_plain_person(sentence: Sentence, name: repair.Name) -> bool:
    """Whether the parser sees nothing but names in a person's name."""
    return name.label == "PERSON" and all(token.tag == "NNP" for token in sentence.tokens[name.first : name.last])


def _hides(sighting: Sighting, span: Span, text: str) -> bool:
    """Whether a longer name takes a known one's words; the owner in `Russia's Ministry of Defense` stays visible."""
    if not sighting.span.meets(span):
        return False
    return not (sighting.name and sighting.start == span.start and text[span.end] in "'’")


RULES = {
    How.NAME: "known name",
    How.DEMONYM: "adjective or people of a country",
    How.CAPITAL: "capital that acts stands for its government",
    How.SEAT: "seat that stands for its government",
}


def _choose(sentence: Sentence, hit: Hit, nobody: NonActors) -> Known | None:
    """Which bearer of a known name is meant here; None where it is a place or a thing."""
    names = [known for known in hit.known if known.how is How.NAME]
    if any(known.how is How.NOBODY for known in hit.known) or nobody.makes_thing(sentence, hit):
        return None
    if names:
        return names[0]
    for known in hit.known:
        if known.how is How.SEAT or (known.how is How.DEMONYM and metonyms.is_adjective(sentence, hit)):
            return known
        if known.how is How.CAPITAL and metonyms.acts(sentence, hit):
            return known
    return None
