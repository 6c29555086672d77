"""Article → its quotes: what is quoted, of whom.

Words between marks are somebody's where they make a sentence, or where the sentence around them gives them to a
speaker. A name in marks (a treaty, a film, an operation) and words that the writer only holds at a distance are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.extract.cast import Cast
from generator.extract.quotation import Quotation
from generator.extract.speakers import Attribution
from generator.model.findings import Quote, Speaker

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SMALL = frozenset("a an and as at by for from in into of on or the to vs with".split())
ENDS = ".,!?…;—–-"
NEXT_WORD = re.compile(r"\s?(\w{1,40})")
SCARE = 5
"""Words. A longer stretch without a speaker is quoted from somebody; a shorter one is the writer's own irony."""


def find_quotes(cast: Cast, *, garbled: bool) -> tuple[Quote, ...]:
    """The quotes of the body, in order. Those of a garbled text are not verbatim, nor are translated ones."""
    return tuple(_quotes(cast, _Judge(cast), Attribution(cast), verbatim=not garbled))


def _quotes(cast: Cast, judge: _Judge, attribution: Attribution, *, verbatim: bool) -> Iterator[Quote]:
    found = cast.quotations
    last: tuple[Quotation, tuple[Speaker, ...]] | None = None
    given = [_given(quotation, judge, attribution) for quotation in found]
    for number, quotation in enumerate(found):
        fragment = judge.is_fragment(quotation)
        own = given[number] if given[number] is not None else _given_later(found, given, number)
        if judge.is_none(quotation, fragment=fragment, attributed=own is not None):
            continue
        speakers = attribution.carried_by(quotation, last, fragment=fragment) if own is None else own
        last = (quotation, speakers)
        yield Quote(
            span=quotation.span,
            text=quotation.span.cut(cast.article.text),
            speakers=speakers,
            fragment=fragment,
            verbatim=verbatim and not judge.is_translated(quotation),
        )


def _given(quotation: Quotation, judge: _Judge, attribution: Attribution) -> tuple[Speaker, ...] | None:
    if judge.is_name(quotation):
        return None
    return attribution.spoken_by(quotation, fragment=judge.is_fragment(quotation))


def _given_later(
    found: Sequence[Quotation], given: Sequence[tuple[Speaker, ...] | None], number: int
) -> tuple[Speaker, ...] | None:
    """The speaker whom a later paragraph of the same speech names."""
    for later in range(number + 1, len(found)):
        if not found[later].continues:
            return None
        if given[later] is not None:
            return given[later]
    return None


class _Judge:
    """Tells speech from names and irony."""

    def __init__(self, cast: Cast) -> None:
        self._text = cast.article.text
        self._blocks = cast.article.blocks
        self._row = cast.row
        self._quoted = cast.quoted
        self._translating = cast.words["translating"]
        self._languages = cast.words["languages"]
        self._things = cast.words["titled_things"]
        self._naming = cast.words["naming_verbs"]
        self._labels = cast.words["label_nouns"] | cast.words["so_called"]

    def is_fragment(self, quotation: Quotation) -> bool:
        """Whether it is less than a sentence."""
        said = quotation.span.cut(self._text)
        if said[0].islower():
            return True
        return not (self._has_clause(quotation) or (self._stands_alone(quotation) and said[-1] in ENDS))

    def is_name(self, quotation: Quotation) -> bool:
        """Whether it names a thing: `signed the “…agreement”`, `dubbed “…”`, `the word “…”`, `“Title of a Film”`."""
        if self._has_clause(quotation):
            return False
        said = quotation.span.cut(self._text)
        return not said.endswith((".", ",", "!", "?")) and (
            self._is_titled(said) or self._is_thing(quotation, said) or self._is_label(quotation)
        )

    def is_none(self, quotation: Quotation, *, fragment: bool, attributed: bool) -> bool:
        """Whether the words in marks are nobody's."""
        said = quotation.span.cut(self._text)
        if self.is_name(quotation) or self._is_heading(quotation, said) or not any(map(str.isalpha, said)):
            return True
        return fragment and not attributed and not quotation.continues and len(said.split()) <= SCARE

    def is_translated(self, quotation: Quotation) -> bool:
        """Whether the sentence around it says that it was said in another language."""
        row = self._row
        inside = row.inside(quotation.outer)
        if not inside:
            return False
        first, end = row.first_of_sentence(inside[0]), row.end_of_sentence(inside[-1])
        outside = [index for index in range(first, end) if not self._quoted(index)]
        return any(
            row.tokens[index].lemma.lower() in self._translating
            or (row.tokens[index].text.lower() in self._languages and row.tokens[index - 1].text.lower() == "in")
            for index in outside
        )

    def _has_clause(self, quotation: Quotation) -> bool:
        words = self._row.inside(quotation.span)
        return any(
            self._row.tokens[index].tag in FINITE
            and any(child in words for child in self._row.below(self._verb(index), "nsubj", "nsubjpass", "expl"))
            for index in words
        )

    def _verb(self, index: int) -> int:
        """The main verb of an auxiliary."""
        token = self._row.tokens[index]
        return self._row.heads[index] if token.dep in {"aux", "auxpass"} else index

    def _stands_alone(self, quotation: Quotation) -> bool:
        before = self._text[: quotation.outer.start][-3:].rstrip(" \t")
        return not before or before[-1] in '\n.!?:,—–-”"»'

    def _is_heading(self, quotation: Quotation, said: str) -> bool:
        """A line of its own without a full stop."""
        return quotation.outer == self._blocks[quotation.block].span and said[-1] not in ENDS

    def _is_titled(self, said: str) -> bool:
        words = [word for word in said.split() if word.lower() not in SMALL]
        return len(words) > 1 and all(not word[0].islower() for word in words)

    def _is_thing(self, quotation: Quotation, said: str) -> bool:
        """A noun phrase without an article of its own that ends in the class of a thing, after an article outside."""
        following = NEXT_WORD.match(self._text, quotation.outer.end)
        heads = {said.rsplit(maxsplit=1)[-1].lower(), following[1].lower() if following else ""}
        if not heads & self._things or self._is_predicate(quotation):
            return False
        first = self._row.at(quotation.outer.start)
        return first > 0 and self._row.tokens[first - 1].pos in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"}

    def _is_predicate(self, quotation: Quotation) -> bool:
        """Whether the words say what something is or is called: `hailed it as a “…”`, `it is a “…”`."""
        inside = self._row.inside(quotation.span)
        tops = [index for index in inside if self._row.heads[index] not in inside]
        for top in tops[:1]:
            head = self._row.tokens[self._row.heads[top]]
            return self._row.tokens[top].dep in {"attr", "oprd", "acomp"} or head.lemma.lower() == "as"
        return False

    def _is_label(self, quotation: Quotation) -> bool:
        """After `the word`, `so-called`, or a participle of naming that nobody is the subject of."""
        index = self._row.at(quotation.outer.start) - 1
        if index < 0:
            return False
        token = self._row.tokens[index]
        if token.lemma.lower() == "as" and index:
            index -= 1
            token = self._row.tokens[index]
        if token.lemma.lower() in self._labels or token.text.lower() in self._labels:
            return True
        if token.tag != "VBN" or token.lemma.lower() not in self._naming:
            return False
        return self._row.is_passive(index) or token.dep in {"acl", "amod", "relcl"}
