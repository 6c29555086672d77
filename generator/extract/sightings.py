"""Sentences → sightings: every place where something that may act is named, with its words cleaned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.extract import metonyms, repair, syntax
from generator.extract.bearers import field_bearer, is_elsewhere, meant, stands_alone
from generator.extract.credits import Credits
from generator.extract.gazetteer import Gazetteer, Hit, How, Known, near
from generator.extract.ministries import Ministry, ministry
from generator.extract.names import CORPORATE, is_shouted, is_title_cased, short_name, words
from generator.extract.nonactors import NonActors
from generator.extract.persons import is_person
from generator.extract.places import counties, is_town, located
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
    thing: bool = False
    """Whether the words around it say that it is the name of a thing or a place, here and all through the article."""

    placed: bool = False
    """Whether it stands like a town here: none of an actor if it does so everywhere."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(start=self.start, end=self.end)


NAMING = frozenset({"PERSON", "ORG", "NORP", "FAC", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""OntoNotes labels of names. All but the first two are OTHER until the vote over the article."""


BUILT = frozenset({"FAC", "GPE", "LOC"})
MADE = frozenset({"LAW", "PRODUCT", "EVENT", "WORK_OF_ART"})


@dataclass(frozen=True, slots=True)
class Reader:
    """What the reading of one article needs."""

    text: str
    known: Gazetteer
    nobody: NonActors
    closed: Credits
    """Nothing in them is an actor."""
    vocabulary: frozenset[str]
    """The words of the article, folded."""
    countries: frozenset[str]
    """Ids of the countries that the article names, or bodies of which."""
    small: frozenset[str]
    """Phrases that the article writes without a capital too: no names, whatever capital they get."""

    def read(self, number: int, sentence: Sentence) -> Iterator[Sighting]:
        """The sightings of one sentence, in order; a country may stand inside a longer name."""
        shouted = self.is_shouted(sentence)
        every = list(self._hits(sentence, shouted=shouted))
        places = located(sentence, every, self.nobody.bodies)
        countries = {hit.start for hit, _, _ in places}
        lands = {index for _, first, last in places for index in range(first, last)} | counties(sentence)
        named = [] if shouted else list(self._named(number, sentence, every))
        yield from (self._as_thing(sentence, sighting, lands) for sighting in _apart(named))
        hidden = countries | {start for sighting in named for start in _hidden(sighting, every, self.text)}
        for hit in every:
            if hit.start not in hidden:
                for sighting in self._from_hit(number, sentence, hit):
                    yield sighting
                    yield from self._explained(sighting, every)

    def _hits(self, sentence: Sentence, *, shouted: bool) -> Iterator[Hit]:
        """The known names of a sentence that are open to be read, and not another body's by their owner."""
        every = list(self.known.find(self.text, sentence.span.start, sentence.span.end, shouted=shouted))
        ends = {hit.end: hit for hit in every}
        starts = {hit.start: hit for hit in every}
        for hit in every:
            clear = None if self.is_closed(hit.start, hit.end) else meant(hit, self.vocabulary)
            clear = clear and self._in_field(sentence, clear)
            if clear and clear.known[0].form.lower().startswith("the ") and not stands_alone(sentence, clear):
                continue
            elsewhere = is_elsewhere(hit, self.text, self.vocabulary, self.nobody.homonyms)
            if clear and not elsewhere and not self._is_owned(sentence, clear, starts, ends):
                yield clear

    def _is_owned(self, sentence: Sentence, hit: Hit, starts: dict[int, Hit], ends: dict[int, Hit]) -> bool:
        """Whether a name that is generic by itself is somebody else's here: `Iran's Security Council`."""
        if self.text[hit.start : hit.end].lower() not in self.nobody.owned:
            return False
        if any(known.country and known.country not in self.countries for known in hit.known):
            return True
        span = syntax.inside(sentence, hit.start, hit.end)
        before = sentence.tokens[span[0] - 1] if span and span[0] else None
        if before and before.tag in {"PRP$", "POS", "NNP", "NNPS"}:
            return True
        behind = self.text[hit.end : hit.end + 8].startswith(" of ") and not _is_own_owner(hit, starts)
        return behind or any(hit.start - gap in ends for gap in range(1, 4))

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
        ends = {hit.end: hit for hit in hits}
        for name in repair.names(self.text, sentence, hits, self.nobody):
            around = near(hits, name.start, name.end)
            covered = any(_covers(hit, name, self.text) for hit in around)
            if covered or self.is_closed(name.start, name.end):
                continue
            maker = ends.get(name.start - 1)
            if maker and self.nobody.makes_thing(sentence, maker):
                continue
            if name.label in NAMING and (self._owned(name, hits) or not self._is_none(sentence, name)):
                sighting = self._sighting(number, sentence, name, hits)
                weak = headline and not _is_plain_person(sentence, name)
                thing = self.nobody.is_named_thing(sentence, name)
                yield replace(sighting, weak=weak, thing=thing, placed=is_town(sentence, name))
                yield from self._explained(sighting, hits)

    def _explained(self, sighting: Sighting, hits: list[Hit]) -> Iterator[Sighting]:
        """The short name in brackets behind a full one: `Institute for Harbour Research (IHR)`."""
        body = sighting.type in {ActorType.ORGANISATION, ActorType.ARMED_GROUP}
        short = short_name(self.text, sighting.start, sighting.end) if body else None
        if short is None or any(known.how is How.NAME for hit in near(hits, *short) for known in hit.known):
            return
        yield replace(
            sighting,
            start=short[0],
            end=short[1],
            text=self.text[short[0] : short[1]],
            rule="short name that the text explains",
            name=sighting.name if sighting.key else "",
        )

    @staticmethod
    def _as_thing(sentence: Sentence, sighting: Sighting, lands: set[int]) -> Sighting:
        """A thing, where it stands in what tells of a place."""
        span = syntax.inside(sentence, sighting.start, sighting.end)
        return replace(sighting, thing=sighting.thing or bool(span and lands.issuperset(span)))

    def _sighting(self, number: int, sentence: Sentence, name: repair.Name, hits: list[Hit]) -> Sighting:
        owned = self._owned(name, hits)
        start = owned.start if owned else name.start
        return Sighting(
            sentence=number,
            start=start,
            end=name.end,
            text=self.text[start : name.end],
            type=self._type(sentence, name),
            rule="body with its country" if owned else name.rule,
            name=owned.name if owned else "",
        )

    def _is_none(self, sentence: Sentence, name: repair.Name) -> bool:
        """Whether a name is none of an actor: a thing, or a common word that has a capital here."""
        common = name.label != "PERSON" and name.text.lower() in self.small
        return common or self.nobody.forbids(sentence, name)

    def _owned(self, name: repair.Name, hits: list[Hit]) -> Ministry | None:
        return ministry(self.text, name, hits, self.nobody.owned) if name.label == "ORG" else None

    def _type(self, sentence: Sentence, name: repair.Name) -> ActorType:
        """A building or a place counts as a body where its name says so: `St. Mary's Hospital`, `Leeds Tigers`."""
        if self.nobody.is_described_body(sentence, name) or self.nobody.is_workplace(sentence, name):
            return ActorType.ORGANISATION
        if is_person(self.text, sentence, name, self.nobody.given, self.nobody.bodies):
            return ActorType.PERSON
        if name.label == "PERSON":
            built = " " in name.text and words(name.text)[-1] in self.nobody.buildings
            return ActorType.ORGANISATION if built else ActorType.PERSON
        team = " " in name.text and sentence.tokens[name.last - 1].tag == "NNPS" and name.label in {"GPE", "FAC"}
        named_so = name.label in BUILT and self.nobody.is_body(name.text)
        named_so = named_so or (name.label in MADE and self.nobody.is_body(name.text.split()[-1]))
        is_body = name.label == "ORG" or team or named_so
        return ActorType.ORGANISATION if is_body else ActorType.OTHER

    def _in_field(self, sentence: Sentence, hit: Hit) -> Hit | None:
        """The hit with the one club or party that a short name stands for in an article of its field, or with none."""
        shorts = [known for known in hit.known if known.how is How.SHORT]
        if not shorts:
            return hit
        bearer = None
        known_here = any(known.how is How.NAME and known.country in self.countries for known in hit.known)
        if stands_alone(sentence, hit) and not known_here:
            bearer = field_bearer(shorts, self.vocabulary, self.countries, self.nobody.sport)
        known = (bearer,) if bearer else tuple(known for known in hit.known if known.how is not How.SHORT)
        return Hit(hit.start, hit.end, known) if known else None

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
            name=best.name if best.key else "",
        )


def _covers(hit: Hit, name: repair.Name, text: str) -> bool:
    """Whether a known name is all of a name, but for a legal form behind: `Goldman Sachs & Co`."""
    if hit.start > name.start or hit.end <= name.start:
        return False
    rest = words(text[hit.end : name.end])
    return hit.end >= name.end or (bool(rest) and set(rest) <= CORPORATE | {"and"})


def _is_own_owner(hit: Hit, starts: dict[int, Hit]) -> bool:
    """`General Assembly of the United Nations`."""
    near = (starts[hit.end + gap] for gap in range(1, len(" of the ") + 1) if hit.end + gap in starts)
    first = next(near, None)
    owners = [known.key for known in first.known if known.key] if first else []
    return any(known.key.startswith(owner) for known in hit.known for owner in owners)


def _apart(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """Each place once, the first reading of it first."""
    seen: set[tuple[int, int]] = set()
    for sighting in sightings:
        if (sighting.start, sighting.end) not in seen:
            seen.add((sighting.start, sighting.end))
            yield sighting


def _is_plain_person(sentence: Sentence, name: repair.Name) -> bool:
    """Whether the parser sees nothing but names in a person's name."""
    return name.label == "PERSON" and all(token.tag == "NNP" for token in sentence.tokens[name.first : name.last])


def _hidden(sighting: Sighting, hits: list[Hit], text: str) -> Iterator[int]:
    """Where known names lie whose words a longer name takes; the owner in `Russia's Ministry of Defense` stays."""
    for hit in near(hits, sighting.start, sighting.end):
        if not (sighting.name and sighting.start == hit.start and text[hit.end] in "'’"):
            yield hit.start


RULES = {
    How.SHORT: "short name in an article of its field",
    How.NAME: "known name",
    How.DEMONYM: "adjective or people of a country",
    How.CAPITAL: "capital that acts stands for its government",
    How.SEAT: "seat that stands for its government",
    How.SEEN: "name that other articles know",
}


def _choose(sentence: Sentence, hit: Hit, nobody: NonActors) -> Known | None:
    """Which bearer of a known name is meant here; None where it is a place or a thing."""
    names = [known for known in hit.known if known.how is How.NAME]
    if any(known.how is How.NOBODY for known in hit.known) or nobody.makes_thing(sentence, hit):
        return None
    if names:
        return names[0]
    for known in hit.known:
        if known.how in {How.SEAT, How.SEEN, How.SHORT} or (
            known.how is How.DEMONYM and metonyms.is_adjective(sentence, hit)
        ):
            return known
        if known.how is How.CAPITAL and metonyms.acts(sentence, hit):
            return known
    return None
