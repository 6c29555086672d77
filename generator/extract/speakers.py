"""Quotation → its speakers, by the grammar of the sentences around it.

Order of the rules for words that begin a sentence: what follows them (`…,” said X`), what they hang on, what stands
before (`X said: “…`). For words inside a sentence what they hang on comes first, or what stands before where a colon
announces them. Where none of them names a speaker, he or she is carried over from the sentence before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.extract.cast import Cast
from generator.extract.clauses import Row
from generator.extract.quotation import Quotation
from generator.model.article import Kind
from generator.model.findings import Speaker

REACH = 40
"""Words between a quotation and the verb that gives it to somebody, at most."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"-", "–", "—", "--"})
SENTENCE = 160
"""Words of the sentence before that are looked at."""
STOPS = frozenset(".!?;")
Last = tuple[Quotation, tuple[Speaker, ...]] | None


class Attribution:
    """Looks for whom an article gives a quotation to."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._row: Row = cast.row
        self._nouns = cast.words["speech_nouns"]

    def spoken_by(self, quotation: Quotation, *, fragment: bool) -> tuple[Speaker, ...] | None:
        """The speakers whom the sentence itself gives; empty for somebody without a name, None where it is silent."""
        rules = [self._hung_on, self._before, self._after]
        if self._is_put_to(quotation):
            return ()
        if self._is_announced(quotation):
            rules = [self._before, self._hung_on, self._after]
        elif self._opens_sentence(quotation) and (self._ends_in_comma(quotation) or not fragment):
            rules = [self._after, self._hung_on, self._before]
        for rule in rules:
            found = self._first(rule(quotation))
            if found is not None:
                return found
        return None

    def carried_by(self, quotation: Quotation, last: Last, *, fragment: bool) -> tuple[Speaker, ...]:
        """The speakers of the words before: an interrupted or continued speech, or a sentence that leads up to it."""
        if last and (quotation.continues or self._adjoins(last[0], quotation)):
            return last[1]
        if fragment and not self._opens_sentence(quotation) and not self._holds_root(quotation):
            return ()
        return self._led_up_to(quotation, last)

    def _first(self, candidates: Iterator[int]) -> tuple[Speaker, ...] | None:
        for index in candidates:
            found = self._cast.speakers(index)
            if found or (self._cast.is_pronoun(index) and not self._cast.quoted(index)):
                return found
        return None

    def _hung_on(self, quotation: Quotation) -> Iterator[int]:
        """What the words depend on, upwards: `hailed it as a “…”`, `her warning that “…”`, `according to X, “…”`."""
        row = self._row
        inside = row.inside(quotation.outer)
        tops = [index for index in inside if row.heads[index] not in inside and row.tokens[index].pos != "PUNCT"]
        for top in tops[:1]:
            for index in [top, *row.above(top)]:
                if not self._cast.quoted(index):
                    yield from self._givers(index)

    def _givers(self, index: int) -> Iterator[int]:
        row = self._row
        source = row.according_to(index)
        if source is not None:
            yield source
        if self._cast.reports(index):
            yield from self._cast.doers(index)
        elif row.tokens[index].lemma.lower() in self._nouns:
            yield from self._optional(row.source(index))
        for aside in row.below(index, "parataxis"):
            if self._cast.reports(aside) and not self._cast.quoted(aside):
                yield from self._optional(row.doer(aside))

    def _after(self, quotation: Quotation) -> Iterator[int]:
        """The first verb of speech behind the closing mark, in the same sentence."""
        row = self._row
        said = quotation.span.cut(self._cast.article.text)
        begin = row.inside(quotation.outer).stop
        for index in range(begin, min(begin + REACH, len(row.tokens))):
            token = row.tokens[index]
            if token.text in STOPS or self._outside(quotation, index) or self._cast.quoted(index):
                return
            if index == begin and said.endswith(".") and token.text[0].isupper():
                return
            if index == begin + 1 and row.tokens[begin].text in DASHES and self._cast.names(index):
                yield self._head_of_name(index)
                return
            if token.text.lower() == "according":
                yield from self._optional(row.according_to(row.heads[index]))
            speaks = self._cast.reports(index)
            if (speaks or row.is_verb(index)) and token.dep not in {"relcl", "acl", "aux", "auxpass"}:
                if speaks:
                    yield from self._optional(row.doer(index))
                    yield from self._beside(begin, index)
                    return
                if token.tag in FINITE:
                    return

    def _head_of_name(self, index: int) -> int:
        """The last word of a name from its first one."""
        while self._row.tokens[index].dep == "compound" and self._row.heads[index] > index:
            index = self._row.heads[index]
        return index

    def _beside(self, begin: int, verb: int) -> Iterator[int]:
        """Where the parser lost the subject: the name behind an inverted verb, or between the marks and the verb."""
        tokens = self._row.tokens
        places = range(verb + 1, min(verb + 12, len(tokens))) if verb - begin <= 1 else range(begin, verb)
        for index in places:
            if tokens[index].text in {",", *STOPS}:
                return
            if self._cast.names(index) and tokens[index].dep != "poss":
                yield index

    def _before(self, quotation: Quotation) -> Iterator[int]:
        """The last verb of speech before the opening mark, in the same sentence."""
        row = self._row
        begin = row.inside(quotation.outer).start
        for index in range(begin - 1, max(begin - REACH, 0) - 1, -1):
            token = row.tokens[index]
            if token.text in STOPS or self._outside(quotation, index):
                return
            if token.text.lower() == "according":
                yield from self._optional(row.according_to(row.heads[index]))
            if self._cast.reports(index) and not self._cast.quoted(index):
                yield from self._cast.doers(index)

    def _led_up_to(self, quotation: Quotation, last: Last) -> tuple[Speaker, ...]:
        """The speaker of the sentence just before, or of the quotation in it."""
        row = self._row
        begin = row.inside(quotation.outer).start - 1
        if begin < 0:
            return ()
        number = row.sentences[begin]
        if last and number == row.sentences[row.at(last[0].outer.end - 1)]:
            return last[1]
        words = range(bisect_left(row.sentences, number), begin + 1)[-SENTENCE:]
        return self._speaker_of(words) or self._still(quotation, last)

    def _still(self, quotation: Quotation, last: Last) -> tuple[Speaker, ...]:
        """Who spoke last, where that was in this paragraph or the one before."""
        if last is None:
            return ()
        between = self._cast.article.blocks[last[0].block + 1 : quotation.block]
        return last[1] if not any(block.kind is Kind.BODY for block in between) else ()

    def _speaker_of(self, words: Sequence[int]) -> tuple[Speaker, ...]:
        """Of a sentence: whom its verbs of speech belong to, nearest the root first; else the person in front."""
        row = self._row
        verbs = [index for index in words if self._cast.reports(index)]
        verbs.sort(key=lambda index: (sum(1 for _ in row.above(index)), index))
        own = [verb for verb in verbs if not self._cast.quoted(verb)]
        found = self._first(doer for verb in own for doer in self._optional(row.doer(verb)))
        if found is not None:
            return found
        sources = (source for index in words for source in self._optional(row.according_to(index)))
        return self._first(sources) or self._cast.subject_of(words)

    def _optional(self, index: int | None) -> Iterator[int]:
        if index is not None:
            yield index

    def _opens_sentence(self, quotation: Quotation) -> bool:
        before = self._cast.article.text[max(0, quotation.outer.start - 3) : quotation.outer.start].rstrip(" \t\u00a0")
        return not before or before[-1] in '\n.!?”"»’'

    def _is_announced(self, quotation: Quotation) -> bool:
        return self._cast.article.text[: quotation.outer.start].endswith((":", ": "))

    def _is_put_to(self, quotation: Quotation) -> bool:
        """Whether somebody is asked it, nobody knows by whom."""
        row = self._row
        verb = row.inside(quotation.outer).start - 1
        while verb > 0 and row.tokens[verb].text in {",", ":"}:
            verb -= 1
        asks = verb >= 0 and row.tokens[verb].lemma.lower() in {"ask", "tell"} and not self._outside(quotation, verb)
        return asks and row.is_passive(verb) and row.doer(verb) is None

    def _holds_root(self, quotation: Quotation) -> bool:
        """Whether the sentence hangs on a word between the marks (`As a parent, “we have to go on.”`)."""
        return any(self._row.heads[index] == index for index in self._row.inside(quotation.span))

    def _ends_in_comma(self, quotation: Quotation) -> bool:
        after = self._cast.article.text[quotation.span.end - 1 : quotation.outer.end + 1]
        return "," in after

    def _outside(self, quotation: Quotation, index: int) -> bool:
        """Whether a word stands in another paragraph."""
        return (
            not self._cast.article.blocks[quotation.block].span.start
            <= self._row.tokens[index].start
            < (self._cast.article.blocks[quotation.block].span.end)
        )

    def _adjoins(self, first: Quotation, second: Quotation) -> bool:
        """Whether nothing but blanks stands between two quotations of a paragraph."""
        between = self._cast.article.text[first.outer.end : second.outer.start]
        return first.block == second.block and not between.strip()
