"""The running text as one row of words, and who does what in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.analysis import Analysis, Token
from generator.model.span import Span

RELATIVES = frozenset({"who", "that", "which"})
SOURCE_PREPOSITIONS = frozenset({"by", "from", "of"})
PASSED_ON = frozenset({"xcomp", "advcl", "pcomp", "prep", "ccomp"})
"""Relations through which a verb without a subject of its own takes that of the verb above."""

HOPS = 12
"""Steps up a chain of verbs, or along one of names, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All words of the body, with heads counted along the row."""

    tokens: tuple[Token, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[int, ...]
    """For each word the number of its sentence in `Analysis.running`."""
    starts: tuple[int, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> Row:
        """The words of the body's sentences."""
        tokens: list[Token] = []
        heads: list[int] = []
        sentences: list[int] = []
        for number, sentence in enumerate(analysis.running):
            base = len(tokens)
            tokens.extend(sentence.tokens)
            heads.extend(base + token.head for token in sentence.tokens)
            sentences.extend(number for _ in sentence.tokens)
        children: list[list[int]] = [[] for _ in tokens]
        for index, head in enumerate(heads):
            if head != index:
                children[head].append(index)
        return cls(
            tokens=tuple(tokens),
            heads=tuple(heads),
            children=tuple(tuple(below) for below in children),
            sentences=tuple(sentences),
            starts=tuple(token.start for token in tokens),
        )

    def inside(self, span: Span) -> range:
        """The words that begin inside a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def at(self, place: int) -> int:
        """The word that begins at or before a place."""
        return max(0, bisect_right(self.starts, place) - 1)

    def first_of_sentence(self, index: int) -> int:
        """The first word of the sentence that a word stands in."""
        return bisect_left(self.sentences, self.sentences[index])

    def end_of_sentence(self, index: int) -> int:
        """The place behind the last word of the sentence that a word stands in."""
        return bisect_right(self.sentences, self.sentences[index])

    def above(self, index: int) -> Iterator[int]:
        """The heads of a word, upwards to the root of its sentence."""
        while self.heads[index] != index:
            index = self.heads[index]
            yield index

    def below(self, index: int, *relations: str) -> Iterator[int]:
        """The words that hang on a word in one of these relations."""
        return (child for child in self.children[index] if self.tokens[child].dep in relations)

    def is_verb(self, index: int) -> bool:
        """Whether it is a verb or an auxiliary."""
        return self.tokens[index].tag.startswith("V") or self.tokens[index].pos == "AUX"

    def is_passive(self, verb: int) -> bool:
        """Whether a verb tells what is done to its subject."""
        return any(self.below(verb, "nsubjpass", "auxpass"))

    def doer(self, verb: int) -> int | None:
        """Who does it: subject, agent of a passive, or what a participle or relative clause leans on."""
        for _ in range(HOPS):
            if self.is_passive(verb):
                return self._object_of(next(self.below(verb, "agent"), None))
            subject = min(self.below(verb, "nsubj"), key=lambda index: abs(index - verb), default=None)
            if subject is not None:
                return self._antecedent(verb, subject)
            head = self._verb_above(verb)
            if head is None or not self.is_verb(head):
                return head
            patient = next(self.below(head, "nsubjpass"), None)
            if patient is not None and self.tokens[verb].dep != "conj":
                return patient
            verb = head
        return None

    def reach(self, index: int, *without: int) -> range:
        """From the first to the last word that hangs on a word, itself among them; not what hangs on `without`."""
        first = last = index
        open_ = [index]
        while open_:
            word = open_.pop()
            first, last = min(first, word), max(last, word)
            open_.extend(child for child in self.children[word] if child not in without)
        return range(first, last + 1)

    def _antecedent(self, verb: int, subject: int) -> int | None:
        """The subject, or the noun before a relative clause that `who` stands for."""
        if self.tokens[subject].lemma.lower() not in RELATIVES:
            return subject
        return self.heads[verb] if self.tokens[verb].dep == "relcl" else None

    def _verb_above(self, verb: int) -> int | None:
        """The verb whose subject one without a subject shares (`was quoted as saying`), or a participle's noun."""
        relation, head = self.tokens[verb].dep, self.heads[verb]
        while relation in PASSED_ON and head != verb and not self.is_verb(head):
            verb, relation, head = head, self.tokens[head].dep, self.heads[head]
        if head == verb or relation not in PASSED_ON | {"conj", "acl", "dep"}:
            return None
        return head if relation == "acl" or self.is_verb(head) else None

    def source(self, noun: int) -> int | None:
        """Whose words a noun of speech stands for: `X's warning`, `a statement by X`, `X issued a statement`."""
        owner = next(self.below(noun, "poss"), None)
        if owner is not None:
            return owner
        for link in self.below(noun, "prep"):
            if self.tokens[link].lemma.lower() in SOURCE_PREPOSITIONS:
                return self._object_of(link)
        verb = next((index for index in self.above(noun) if self.is_verb(index)), None)
        return self.doer(verb) if verb is not None else None

    def according_to(self, index: int) -> int | None:
        """Whom a clause is laid on with `according to`."""
        for child in self.children[index]:
            if self.tokens[child].text.lower() == "according":
                return self._object_of(next((to for to in self.children[child] if self.tokens[to].lemma == "to"), None))
        return None

    def _object_of(self, link: int | None) -> int | None:
        return next(self.below(link, "pobj", "pcomp"), None) if link is not None else None

    def members(self, index: int) -> tuple[int, ...]:
        """A noun and those that `and` joins to it, the first few."""
        found = [index]
        for member in found:
            others = [other for other in self.below(member, "conj") if not self.is_verb(other)]
            found.extend(others[: HOPS - len(found)])
        return tuple(found)
