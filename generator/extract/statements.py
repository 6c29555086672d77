"""Article → what it says that somebody said, in its own words: `X said that …`, `…, according to the report`.

The statement is the clause that hangs on a verb of stating, or that stands around an inserted one. What asks, hopes or
demands states nothing, and neither does a verb that is itself denied (`did not say that`).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.extract.cast import Cast
from generator.extract.clauses import Row
from generator.model.findings import Speaker, Statement
from generator.model.span import Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
OWN = frozenset({"i", "we", "you", "one"})
UNREAL = frozenset({"would", "will", "'ll", "could", "might", "should", "may", "to"})
"""Before a verb of stating: nobody has said it yet."""
OPEN = frozenset({"whether", "if"})
BETWEEN = frozenset({"punct", "cc", "mark"})
THAT = 8
"""Words between a verb and its `that`."""
SHORTEST = 3
"""Words."""


def find_statements(cast: Cast) -> tuple[Statement, ...]:
    """The statements of the body, in the order of their words; one may stand inside another."""
    found = {one.span: one for one in _Teller(cast).statements()}
    return tuple(found[span] for span in sorted(found))


class _Teller:
    """Looks for clauses that somebody is said to have said."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._row: Row = cast.row
        words = cast.words
        self._stating = words["stating_verbs"]
        self._denying = words["denying_verbs"]
        self._showing = words["showing_verbs"]
        self._suggesting = words["suggesting_verbs"]
        self._sources = words["speaking_documents"] | words["speech_nouns"] | words["inquiries"]
        self._hedges = words["hedges"]

    def statements(self) -> Iterator[Statement]:
        row = self._row
        for index, token in enumerate(row.tokens):
            if self._cast.quoted(index):
                continue
            if token.text.lower() == "according":
                yield from self._laid_on(index)
            elif row.is_verb(index) and self._states(index):
                yield from self._stated(index)

    def _states(self, verb: int) -> bool:
        """Whether a verb states something, and is neither denied nor only imagined."""
        lemma = self._row.tokens[verb].lemma.lower()
        if lemma not in self._stating | self._showing | self._denying:
            return False
        beside = [self._row.tokens[child] for child in self._row.below(verb, "aux", "neg", "mark")]
        return not any(one.dep == "neg" or one.text.lower() in UNREAL | OPEN for one in beside)

    def _stated(self, verb: int) -> Iterator[Statement]:
        content = self._content(verb)
        speakers = self._speakers(verb) if content else ()
        if speakers and content:
            denied = self._row.tokens[verb].lemma.lower() in self._denying
            yield from self._made(content, verb, speakers, denied=denied)

    def _laid_on(self, index: int) -> Iterator[Statement]:
        """The clause that is laid on somebody with `according to`."""
        row = self._row
        source = row.according_to(row.heads[index])
        clause = next((above for above in row.above(index) if row.is_verb(above)), None)
        speakers = self._cast.speakers(source, stating=True) if source is not None else ()
        if speakers and clause is not None:
            yield from self._made(row.reach(clause, index), index, speakers, denied=False)

    def _speakers(self, verb: int) -> tuple[Speaker, ...]:
        """Whoever it is; with a verb that things can be the subject of only a known speaker or an inquiry."""
        row = self._row
        lemma = row.tokens[verb].lemma.lower()
        for doer in self._cast.doers(verb):
            token = row.tokens[doer]
            source = token.lemma.lower() in self._sources
            if token.text.lower() in OWN or (lemma in self._showing and token.pos == "PRON"):
                return ()
            found = self._cast.speakers(doer, stating=source or lemma not in self._showing | self._suggesting)
            if found:
                return found
        return ()

    def _content(self, verb: int) -> range | None:
        """The words of the clause that a verb states, without `that`."""
        row = self._row
        clauses = [child for child in row.below(verb, "ccomp") if self._is_finite(child)]
        clause = next((child for child in clauses if child > verb), next(iter(clauses), None))
        if clause is None and row.tokens[verb].lemma.lower() in self._denying:
            clause = next((child for child in row.below(verb, "xcomp", "pcomp") if row.is_verb(child)), None)
        inserted = row.tokens[verb].dep == "parataxis" and row.heads[verb] > verb
        before = (
            self._before(verb) if (clause is None and not inserted) or (clause is not None and clause < verb) else None
        )
        if before:
            return before
        if clause is not None:
            return None if self._is_open(clause) else row.reach(clause)
        after = self._after_that(verb)
        if after:
            return after
        head = row.heads[verb]
        aside = row.tokens[verb].dep == "parataxis" or any(
            row.tokens[i].text.lower() == "as" for i in row.below(verb, "mark")
        )
        return row.reach(head, verb) if aside and head != verb and self._is_finite(head) else None

    def _after_that(self, verb: int) -> range | None:
        """Where the parser lost the clause: the sentence behind `that`, which follows the verb closely."""
        row = self._row
        for index in range(verb + 1, min(verb + THAT, row.end_of_sentence(verb))):
            token = row.tokens[index]
            if token.pos == "PUNCT":
                return None
            if token.tag == "IN" and token.text.lower() == "that":
                stops = (i for i in range(index, row.end_of_sentence(verb)) if row.tokens[i].text == ";")
                return range(index + 1, next(stops, row.end_of_sentence(verb)))
        return None

    def _before(self, verb: int) -> range | None:
        """The sentence up to the comma, where nothing but who said it and when stands behind (`…, the police said`)."""
        row = self._row
        doer = next(row.below(verb, "nsubj"), verb)
        start = min(row.reach(doer).start, verb)
        first = row.first_of_sentence(verb)
        if start - 1 <= first or row.tokens[start - 1].text != ",":
            return None
        words = range(first, start - 1)
        tells = any(row.tokens[word].tag in FINITE and not self._cast.quoted(word) for word in words)
        depends = any(child in words for child in row.below(verb, "advcl", "nsubj")) or first in row.below(verb, "prep")
        return words if tells and not depends else None

    def _is_finite(self, clause: int) -> bool:
        row = self._row
        words = [clause, *row.below(clause, "aux", "auxpass", "cop")]
        return any(row.tokens[word].tag in FINITE for word in words)

    def _is_open(self, clause: int) -> bool:
        """Whether a clause asks (`whether it was`, `why he did`)."""
        row = self._row
        return any(
            row.tokens[word].text.lower() in OPEN or row.tokens[word].tag in {"WRB", "WP"}
            for word in row.below(clause, "mark", "advmod", "dobj", "nsubj", "attr")
            if word < clause
        )

    def _made(self, content: range, cue: int, speakers: tuple[Speaker, ...], *, denied: bool) -> Iterator[Statement]:
        words = self._trimmed(content, cue)
        if len(words) < SHORTEST or self._is_marked(words):
            return
        tokens = self._row.tokens
        span = Span(start=tokens[words[0]].start, end=tokens[words[-1]].end)
        around = [*words, *self._row.below(cue, "advmod")]
        yield Statement(
            span=span,
            text=span.cut(self._cast.article.text),
            speakers=speakers,
            cue=Span(start=tokens[cue].start, end=tokens[cue].end),
            hedged=any(tokens[word].text.lower() in self._hedges for word in around),
            denied=denied,
        )

    def _trimmed(self, content: range, cue: int) -> range:
        """Without what joins the clause to the sentence, and without the cue where it stands at an end."""
        row = self._row
        first, last = content.start, content.stop - 1
        aside = row.reach(cue) if cue in content else range(0)
        while first < last and (row.tokens[first].dep in BETWEEN or first in aside):
            first += 1
        while last > first and (row.tokens[last].dep == "punct" or last in aside):
            last -= 1
        return range(first, last + 1)

    def _is_marked(self, words: range) -> bool:
        """Whether all of it stands between quotation marks, but for who said it."""
        if self._cast.quoted(words[0]) and any(
            self._cast.reports(word) for word in words if not self._cast.quoted(word)
        ):
            return True
        return all(self._cast.quoted(word) or self._row.tokens[word].pos == "PUNCT" for word in words)
