"""Who can be meant as a speaker: names, pronouns, roles, unnamed people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from generator.extract.clauses import Row
from generator.extract.quotation import Quotation, quotations
from generator.model.analysis import Analysis
from generator.model.article import Article
from generator.model.findings import ActorType, LocalActor, Mention, Speaker
from generator.model.lexicon import Lexicon
from generator.model.span import Span

ONE = frozenset({"he", "she"})
MANY = frozenset({"they"})
THING = frozenset({"it"})
OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
MODIFIERS = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "advmod", "punct"})
LINKS = frozenset({"of", "for", "from", "at", "in", "with"})
TAIL = 7
"""Words of a phrase behind a noun, at most."""
MEMORY = 3_000
"""Characters back in which a pronoun looks for its name."""
LEADS = 40
"""Subjects back that a pronoun considers."""
Named = tuple[Mention, LocalActor]


class Cast:
    """The people and bodies of an article, asked for by the word that stands for one."""

    def __init__(
        self,
        *,
        article: Article,
        row: Row,
        actors: Sequence[LocalActor],
        words: Mapping[str, frozenset[str]],
        quotations: Sequence[Quotation],
    ) -> None:
        self.article = article
        self.row = row
        self.words = words
        self.quotations = quotations
        self._opens = [quotation.outer.start for quotation in quotations]
        self._named: dict[int, Named] = dict(self._places(actors))
        self._called: dict[int, Named] = dict(self._roles(actors))
        self._leads = self._salient()

    def _places(self, actors: Sequence[LocalActor]) -> Iterator[tuple[int, Named]]:
        for actor in actors:
            for mention in actor.mentions:
                for index in self.row.inside(mention.span):
                    yield index, (mention, actor)

    def _roles(self, actors: Sequence[LocalActor]) -> Iterator[tuple[int, Named]]:
        """The words of what people are called, with whom they call so."""
        for actor in actors:
            for role in actor.roles if actor.type is ActorType.PERSON else ():
                nearest = min(actor.mentions, key=lambda mention: abs(mention.span.start - role.span.end))
                for index in self.row.inside(role.span):
                    yield index, (nearest, actor)

    def reports(self, index: int) -> bool:
        """Whether a word is a verb of speech, be it taken for a noun (`“…,” comments X`)."""
        verb = self.row.is_verb(index) or next(self.row.below(index, "nsubj"), None) is not None
        return verb and self.row.tokens[index].lemma.lower() in self.words["reporting_verbs"]

    def doers(self, verb: int) -> Iterator[int]:
        """Who may be the one who says it, the likeliest first.

        A participle leans on the verb of speech above (`X claimed that Y lied, adding …`), then on its subject, then
        on whoever does what holds it (`she stood in the light insisting`).
        """
        above = [verb]
        if self.row.tokens[verb].tag == "VBG":
            over = [index for index in self.row.above(verb) if self.row.is_verb(index)]
            aside = self.row.tokens[verb].dep == "advcl"
            above = [*(index for index in over if aside and self.reports(index)), verb, *over]
        for index in above:
            doer = self.row.doer(index)
            if doer is not None:
                yield doer

    def quoted(self, index: int) -> bool:
        """Whether a word stands between quotation marks."""
        place = self.row.tokens[index].start
        number = bisect_right(self._opens, place) - 1
        return number >= 0 and place < self.quotations[number].outer.end

    def is_pronoun(self, index: int) -> bool:
        """Whether a word stands for somebody: I, we, he, they."""
        return self.row.tokens[index].tag in {"PRP", "PRP$"}

    def names(self, index: int) -> bool:
        """Whether a word is part of a name that can speak, or a word for somebody unnamed."""
        token = self.row.tokens[index]
        return index in self._named or token.text.lower() in ONE | MANY or self._can_speak(index)

    @classmethod
    def of(cls, article: Article, analysis: Analysis, actors: Sequence[LocalActor], lexicon: Lexicon) -> Cast:
        """The cast of an article's body."""
        row = Row.of(analysis)
        return cls(article=article, row=row, actors=actors, words=lexicon.words, quotations=quotations(article))

    def speakers(self, index: int, *, stating: bool = False) -> tuple[Speaker, ...]:
        """Who is meant by a noun, and by those that `and` joins to it. Empty where it is nobody who speaks.

        Whatever a statement hangs on counts where `stating` says that something does.
        """
        if self.quoted(index):
            return ()
        text = self.row.tokens[index].text.lower()
        text = OWNERS.get(text, text)
        if text in ONE | MANY | THING:
            return self._meant(index, text)
        found = [speaker for member in self.row.members(index) for speaker in self._one(member, stating=stating)]
        return tuple(dict.fromkeys(found))

    def subject_of(self, words: Sequence[int]) -> tuple[Speaker, ...]:
        """The person in whose name a sentence is told."""
        for index in sorted(words):
            token = self.row.tokens[index]
            if token.dep in {"nsubj", "nsubjpass"} and (token.text.lower() in ONE or self._person(index)):
                return self.speakers(index)
        return ()

    def _one(self, index: int, *, stating: bool = False) -> Iterator[Speaker]:
        named = self._name_of(index)
        if named is None and self._can_speak(index):
            named = self._by_role(index)
        if named:
            yield _speaker(named)
        elif self._can_speak(index) or (stating and self._is_noun(index)):
            span = self._phrase(index)
            yield Speaker(name=span.cut(self.article.text), span=span, actor=None)

    def _name_of(self, index: int) -> Named | None:
        """The actor that a word names, itself or in apposition (`the minister, X`)."""
        if index in self._named:
            return self._named[index]
        named = self._called_by_name(index)
        if named or not self._can_speak(index):
            return named
        if index in self._called:
            return self._called[index]
        others = (
            other for part in (index, self._tail(index)) for other in self.row.below(part, "appos", "nmod", "compound")
        )
        near = (self._named[other] for other in others if other in self._named and self._is_person(other))
        return next(near, None)

    def _called_by_name(self, index: int) -> Named | None:
        """Whose name stands behind what it is: `the operator, X Shipping, said`."""
        behind = (other for other in self.row.below(index, "appos") if other in self._named)
        return next((self._named[other] for other in behind), None)

    def _can_speak(self, index: int) -> bool:
        token = self.row.tokens[index]
        lemma, text = token.lemma.lower(), token.text.lower()
        if token.pos == "PROPN":
            return text not in self.words["titled_things"] | self.words["speech_nouns"]
        lists = ("unnamed_speakers", "speaking_documents", "role_heads", "org_heads")
        return token.pos == "NOUN" and any(lemma in self.words[name] or text in self.words[name] for name in lists)

    def _is_noun(self, index: int) -> bool:
        token = self.row.tokens[index]
        return token.pos in {"NOUN", "PROPN", "ADJ"} or token.lemma.lower() in self.words["unnamed_pronouns"]

    def _by_role(self, index: int) -> Named | None:
        """`The minister`, where somebody named before is one; `the mother of two`, where somebody is just that."""
        tokens = self.row.tokens
        if not any(tokens[child].text.lower() == "the" for child in self.row.below(index, "det")):
            return None
        lemma = tokens[index].lemma.lower()
        if lemma not in self.words["role_heads"]:
            return None
        said = {lemma, *(tokens[word].text.lower() for word in range(index + 1, self._tail(index) + 1))}
        for place in range(index - 1, -1, -1):
            if not self._is_near(place, index):
                return None
            named = self._named.get(place)
            if named and any(said <= set(role.text.lower().split()) for role in named[1].roles):
                return named
        return None

    def _meant(self, index: int, pronoun: str) -> tuple[Speaker, ...]:
        """Whom a pronoun stands for: who led the sentences before. A name tells nothing of he or she.

        The same pronoun before it stands for the same one, so what follows that one in its sentence is passed over.
        """
        wanted = {ActorType.PERSON} if pronoun in ONE else set(ActorType) - {ActorType.PERSON}
        same = index
        for lead in self._leads_before(index):
            if self.row.tokens[lead].text.lower() == pronoun:
                same = lead
            if lead >= same and self.row.sentences[lead] == self.row.sentences[same]:
                continue
            found = [named for member in self.row.members(lead) if (named := self._name_of(member))]
            if pronoun in MANY and len(found) > 1:
                return tuple(_speaker(named) for named in found)
            if not found and self._fits(lead, pronoun):
                return tuple(self._one(lead))
            if pronoun not in MANY and found and found[0][1].type in wanted:
                return (_speaker(found[0]),)
        return self._last_person(index) if pronoun in ONE else ()

    def _fits(self, lead: int, pronoun: str) -> bool:
        """Whether somebody unnamed is one, or many, as the pronoun has it."""
        token = self.row.tokens[lead]
        if pronoun in THING:
            return self._is_document(lead) or token.lemma.lower() in self.words["org_heads"]
        several = token.tag in {"NNS", "NNPS"}
        human = pronoun in MANY or token.lemma.lower() in self.words["role_heads"] | self.words["unnamed_speakers"]
        return several == (pronoun in MANY) and human and not self._is_document(lead)

    def _leads_before(self, index: int) -> Iterator[int]:
        number = bisect_right(self._leads, (self.row.sentences[index] + 1,))
        for _, _, lead in reversed(self._leads[max(0, number - LEADS) : number]):
            if lead < index and self._is_near(lead, index) and not self._is_spoken_of(lead, index):
                yield lead

    def _is_spoken_of(self, lead: int, pronoun: int) -> bool:
        """Whether the pronoun's own verb tells of the other (`X, she said, was a friend`): then the two differ."""
        verb, other = self.row.heads[pronoun], self.row.heads[lead]
        relation = self.row.tokens[other].dep
        inside = self.row.heads[other] == verb and relation in {"ccomp", "parataxis"} and other != verb
        aside = self.row.heads[verb] == other and self.row.tokens[verb].dep == "parataxis"
        return inside or aside

    def _last_person(self, index: int) -> tuple[Speaker, ...]:
        for place in range(index - 1, -1, -1):
            if not self._is_near(place, index):
                break
            known = place in self._named and self._is_person(place)
            if known and not self.quoted(place) and not self._is_spoken_of(place, index):
                return (_speaker(self._named[place]),)
        return ()

    def _is_near(self, place: int, index: int) -> bool:
        return self.row.tokens[index].start - self.row.tokens[place].start <= MEMORY

    def _salient(self) -> list[tuple[int, tuple[bool, int], int]]:
        """Subjects and sources outside quotations: sentence, weight (of a verb of speech, near the root), word.

        Somebody unnamed is one of them with a verb of speech only, a document always.
        """
        leads = []
        for index, token in enumerate(self.row.tokens):
            known = index in self._named or (token.dep == "nsubj" and self._name_of(index) is not None)
            known = known or token.text.lower() in ONE | MANY | THING
            if not known and not (token.pos == "NOUN" and self._can_speak(index)):
                continue
            weight = self._weight(index)
            known = known or self._is_document(index)
            if weight and (weight[0] or known) and not self.quoted(index):
                leads.append((self.row.sentences[index], weight, index))
        return sorted(leads)

    def _is_document(self, index: int) -> bool:
        """Whether a noun is a text that can be quoted: `the resolution`."""
        token = self.row.tokens[index]
        return token.pos == "NOUN" and token.lemma.lower() in self.words["speaking_documents"]

    def _weight(self, index: int) -> tuple[bool, int] | None:
        row, token = self.row, self.row.tokens[index]
        head = row.heads[index]
        if token.dep in {"nsubj", "nsubjpass"}:
            return self.reports(head), -sum(1 for _ in row.above(head))
        source = token.dep == "pobj" and row.tokens[row.heads[head]].text.lower() == "according"
        return (True, 0) if source or (token.dep == "pobj" and row.tokens[head].dep == "agent") else None

    def _person(self, index: int) -> bool:
        named = self._name_of(index)
        return named is not None and named[1].type is ActorType.PERSON

    def _is_person(self, index: int) -> bool:
        return self._named[index][1].type is ActorType.PERSON

    def _phrase(self, index: int) -> Span:
        """The noun with what stands before it and a short `of …` behind it, without an article."""
        row = self.row
        before = [child for child in row.children[index] if child < index and row.tokens[child].dep in MODIFIERS]
        first = min(before, default=index)
        while first < index and row.tokens[first].dep in {"det", "punct"}:
            first += 1
        return Span(start=row.tokens[first].start, end=row.tokens[self._tail(index)].end)

    def _tail(self, index: int) -> int:
        """The end of a short phrase behind a noun: `a spokesman for the ministry`."""
        row = self.row
        for link in row.below(index, "prep"):
            inner = next(row.below(link, "pobj"), None)
            if inner is None or row.tokens[link].lemma.lower() not in LINKS:
                continue
            if link == index + 1 and inner - index < TAIL:
                return inner
        return index


def _speaker(named: Named) -> Speaker:
    mention, actor = named
    return Speaker(name=mention.text, span=mention.span, actor=actor.name)
