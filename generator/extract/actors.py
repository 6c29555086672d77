"""Article → its actors: who is named, under one canonical name each, with roles and every place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.extract import bodies, people, syntax
from generator.extract.affiliation import affiliation
from generator.extract.canonical import canonical_name, type_of
from generator.extract.credits import find_credits
from generator.extract.echoes import echoes
from generator.extract.elsewhere import known_elsewhere
from generator.extract.gazetteer import Gazetteer, gazetteer
from generator.extract.names import titles_before, words
from generator.extract.nonactors import NonActors
from generator.extract.renamed import joined
from generator.extract.roles import Place, RoleReader
from generator.extract.sightings import Reader, Sighting
from generator.extract.vote import settle
from generator.model.analysis import Analysis, Sentence
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.findings import ActorType, LocalActor, Mention, Role
from generator.model.lexicon import Lexicon
from generator.model.span import Span

Group = list[Sighting]


def find_actors(article: Article, analysis: Analysis, lexicon: Lexicon, corpus: Corpus) -> tuple[LocalActor, ...]:
    """Who the article names, by first mention. Only names in running text, headline and captions count."""
    nobody = NonActors.of(lexicon.words)
    closed = find_credits(article, lexicon.words["credit_agencies"])
    known = gazetteer(lexicon).also(known_elsewhere(corpus.names))
    vocabulary = frozenset(words(article.text))
    reader = Reader(
        text=article.text,
        known=known,
        nobody=nobody,
        closed=closed,
        vocabulary=vocabulary,
        countries=_countries(article, analysis, known),
        small=_small(analysis),
    )
    seen = [s for number, sentence in enumerate(analysis.sentences) for s in reader.read(number, sentence)]
    groups = echoes(_groups(settle(seen, nobody, article.text), article.text, nobody), reader, analysis, lexicon.idf)
    return tuple(_Portrait(article.text, analysis.sentences, groups, nobody, lexicon.words["reporting_verbs"]).actors())


def _countries(article: Article, analysis: Analysis, known: Gazetteer) -> frozenset[str]:
    """Ids of the countries that an article names, or bodies of which; not by a body's name that many states share."""
    spans = (sentence.span for sentence in analysis.sentences)
    hits = (hit for span in spans for hit in known.find(article.text, span.start, span.end, shouted=True))
    found = (one for hit in hits for one in hit.known)
    return frozenset(one.country for one in found if one.key == one.country or " " in one.form)


def _small(analysis: Analysis) -> frozenset[str]:
    """Phrases of up to three words that the article writes without a capital."""
    found: set[str] = set()
    for sentence in analysis.sentences:
        run: list[str] = []
        for token in sentence.tokens:
            run = [*run[-2:], token.text] if token.text.islower() else []
            found.update(" ".join(run[start:]) for start in range(len(run)))
    return frozenset(found)


def _groups(seen: Sequence[Sighting], text: str, nobody: NonActors) -> list[Group]:
    """Sightings by actor, in order of first mention."""
    persons = [s for s in seen if s.type is ActorType.PERSON]
    others = [s for s in seen if s.type is not ActorType.PERSON]
    groups = people.group(persons) + bodies.group(others, text, nobody.bodies)
    return sorted(joined(groups, text), key=lambda one: min(s.start for s in one))


class _Portrait:
    """Turns groups into actors: name, type, roles, affiliation."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        groups: Sequence[Group],
        nobody: NonActors,
        reporting: frozenset[str],
    ) -> None:
        self.text = text
        self.reporting = reporting
        self.sentences = sentences
        self.groups = groups
        self.names = [canonical_name(one) for one in groups]
        self.types = [type_of(one, name, nobody.armed) for one, name in zip(groups, self.names, strict=True)]
        self.titles = nobody.titles
        self.reader = RoleReader(
            text=text,
            heads=nobody.roles,
            bodies=nobody.bodies,
            titles=nobody.titles,
            descriptions=nobody.descriptions,
            calendar=nobody.calendar,
        )
        self.idle = nobody.place_nouns
        self.named = self._named()
        self.places = self._places()

    def actors(self) -> Iterator[LocalActor]:
        for group, name, kind in zip(self.groups, self.names, self.types, strict=True):
            mentions = tuple(self._mention(sighting) for sighting in group)
            roles = tuple(self._roles(group))
            person = kind is ActorType.PERSON
            yield LocalActor(
                key=next((s.key for s in group if s.key), ""),
                name=name,
                type=kind,
                mentions=mentions,
                roles=roles,
                affiliation=self._affiliation(group, roles) if person else None,
            )

    def _named(self) -> dict[int, list[tuple[Span, str, ActorType]]]:
        named: dict[int, list[tuple[Span, str, ActorType]]] = {}
        for group, name, kind in zip(self.groups, self.names, self.types, strict=True):
            for sighting in group:
                named.setdefault(sighting.sentence, []).append((sighting.span, name, kind))
        return named

    def _places(self) -> dict[int, list[Place]]:
        places: dict[int, list[Place]] = {}
        for group, kind in zip(self.groups, self.types, strict=True):
            for sighting in group:
                span = syntax.inside(self.sentences[sighting.sentence], sighting.start, sighting.end)
                if span:
                    places.setdefault(sighting.sentence, []).append(Place(span.start, span.stop, kind))
        return places

    def _roles(self, group: Group) -> Iterator[Role]:
        seen: set[str] = set()
        for sighting in group:
            sentence = self.sentences[sighting.sentence]
            span = syntax.inside(sentence, sighting.start, sighting.end)
            if not span:
                continue
            place = Place(span.start, span.stop, sighting.type)
            for role in self.reader.read(sentence, place, self.places[sighting.sentence]):
                if role.text.casefold() not in seen:
                    seen.add(role.text.casefold())
                    yield role

    def _affiliation(self, group: Group, roles: Sequence[Role]) -> str | None:
        sentences = dict.fromkeys(sighting.sentence for sighting in group)
        near = [one for number in sentences for one in self.named[number]]
        return affiliation(self.text, roles, [sighting.span for sighting in group], near)

    def _mention(self, sighting: Sighting) -> Mention:
        sentence = self.sentences[sighting.sentence]
        place = syntax.inside(sentence, sighting.start, sighting.end)
        acting = syntax.names_actor(sentence, place, self.idle)
        saying = acting and syntax.names_speaker(sentence, place, self.reporting, self.idle)
        start = sighting.start
        if sighting.type is ActorType.PERSON and sighting.key:
            start += titles_before(sighting.text, self.titles)
        span = Span(start=start, end=sighting.end)
        return Mention(span=span, text=span.cut(self.text), rule=sighting.rule, acting=acting, saying=saying)
