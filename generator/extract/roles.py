"""What an actor is called beside the name: "Russian Foreign Minister", "of the Carnegie Endowment", "a biologist"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract import syntax
from generator.model.analysis import Sentence, Token
from generator.model.findings import ActorType, Role
from generator.model.span import Span

MODIFIER_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX"})
LINKS = frozenset({"of", "to", "for", "at", "in", "from"})
PLACED_BY = frozenset({"of", "from", "at", "with"})
ENDS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "–", "—", "--", '"', "”", "“"})
LONGEST = 14
"""Tokens of the longest role."""
REACH = 7
"""Tokens between a role's head and the name."""
BEING = frozenset({"be", "become", "name", "appoint", "elect"})
LEADING = frozenset({"head", "lead", "chair", "run", "direct", "command"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WP$", "WRB"})


@dataclass(frozen=True, slots=True)
class Place:
    """An actor's name in a sentence, as token indices (`last` excluded)."""

    first: int
    last: int
    type: ActorType


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads the roles that stand beside names."""

    text: str
    heads: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    """Titles of address and roles, without a full stop."""
    descriptions: frozenset[str]
    """What a body is called before its name."""
    calendar: frozenset[str]
    """Days and months, which belong to no role."""

    def read(self, sentence: Sentence, place: Place, others: Sequence[Place]) -> list[Role]:
        """The roles beside one name, in order."""
        person = place.type is ActorType.PERSON
        ways = (self._before, self._introduced, self._placed, self._apposed, self._told)
        finders = ways if person else (self._described,)
        spans = [span for finder in finders if (span := finder(sentence, place, others)) is not None]
        return [self._role(sentence, span) for span in sorted(spans, key=lambda span: span[0])]

    def _role(self, sentence: Sentence, span: tuple[int, int]) -> Role:
        where = Span(start=sentence.tokens[span[0]].start, end=sentence.tokens[span[1] - 1].end)
        return Role(text=where.cut(self.text), span=where)

    def _before(self, sentence: Sentence, place: Place, others: Sequence[Place]) -> tuple[int, int] | None:
        """`US Secretary of State` Antony Blinken, `Minister` Mohammad Reza Ashtiani, `spokesman Gen.` Nick Bos."""
        tokens, end = sentence.tokens, place.first
        while end and tokens[end - 1].text.lower().rstrip(".") in self.titles - self.heads:
            end -= 1
        head = None if end and tokens[end - 1].text in LINKS else self._head_before(tokens, end)
        return None if head is None else (self._left_edge(tokens, head, others), place.first)

    def _introduced(self, sentence: Sentence, place: Place, others: Sequence[Place]) -> tuple[int, int] | None:
        """The role before a comma and the name: `nominee for secretary of state`, Marco Rubio."""
        tokens = sentence.tokens
        before = self._before(sentence, place, others)
        end = (before[0] if before else place.first) - 1
        name = tokens[syntax.head_of(sentence, range(place.first, place.last))]
        if end < 1 or tokens[end].text != "," or name.dep != "appos":
            return None
        head = self._head_before(tokens, end)
        if head is None and name.head < end and tokens[name.head].text.lower() in self.heads:
            head = name.head
        for outer in range(name.head - 1, max(0, name.head - LONGEST), -1):
            if head is None and tokens[name.head].dep == "pobj" and tokens[outer].text.lower() in self.heads:
                head = outer if tokens[outer + 1].text in LINKS else None
        return None if head is None else (self._left_edge(tokens, head, others), end)

    def _placed(self, sentence: Sentence, place: Place, others: Sequence[Place]) -> tuple[int, int] | None:
        """A name `of the Harbour Institute`."""
        tokens = sentence.tokens
        if place.last >= len(tokens) or tokens[place.last].text not in PLACED_BY:
            return None
        for other in others:
            between = tokens[place.last + 1 : other.first]
            if not 0 <= other.first - place.last - 1 <= REACH or other.type in {ActorType.PERSON, ActorType.OTHER}:
                continue
            if tokens[place.last].text != "of" and not _is_post(tokens, place, other):
                continue
            if all(token.tag in MODIFIER_TAGS | {"DT"} for token in between):
                return place.last, _with_place(sentence, other.last)
        return None

    def _apposed(self, sentence: Sentence, place: Place, others: Sequence[Place]) -> tuple[int, int] | None:
        """The role behind the name and a comma: Nick Bos, `a biologist at the University of Helsinki`."""
        tokens = sentence.tokens
        comma = _behind(tokens, place.last)
        if comma >= len(tokens) or tokens[comma].text != ",":
            return None
        start = comma + 1
        while start < len(tokens) and tokens[start].tag in {"DT", "PRP$"}:
            start += 1
        end = start
        while (
            end < min(len(tokens), start + LONGEST) and tokens[end].text not in ENDS and tokens[end].tag not in FINITE
        ):
            end += 1
        lead = tokens[start : min(end, start + REACH)]
        stop = next((i for i, token in enumerate(lead) if token.tag in {"IN", "TO", "CC"}), len(lead))
        if any(token.dep in {"nsubj", "nsubjpass"} for token in lead[:stop]):
            return None
        if any(start <= other.first < start + stop for other in others if other.type is ActorType.PERSON):
            return None
        if any(token.text.lower() in self.heads for token in lead[:stop]):
            return start, end
        return (start, end) if self._has_post(tokens, start + stop, others) and lead[stop - 1].tag == "NN" else None

    def _told(self, sentence: Sentence, place: Place, _: Sequence[Place]) -> tuple[int, int] | None:
        """A name that `is the head of the council`, who `heads the council`, was named `head of the council`."""
        tokens = sentence.tokens
        name = syntax.head_of(sentence, range(place.first, place.last))
        verbs = [i for i, token in enumerate(tokens) if token.dep == "relcl" and token.head == name]
        if tokens[name].dep in {"nsubj", "nsubjpass"}:
            verbs.append(tokens[name].head)
        for verb in verbs:
            below = [i for i, token in enumerate(tokens) if token.head == verb and i != verb]
            if any(tokens[i].dep == "neg" or tokens[i].tag == "MD" for i in below):
                continue
            if tokens[verb].lemma in LEADING and tokens[verb].dep == "relcl":
                found = next((i for i in below if tokens[i].dep == "dobj"), None)
                return None if found is None else (verb, self._end_of(tokens, found))
            if tokens[verb].lemma in BEING:
                found = next((i for i in below if tokens[i].dep in {"attr", "oprd"} and i > verb), None)
                if found is not None and tokens[found].text.lower() in self.heads:
                    return self._left_edge(tokens, found), self._end_of(tokens, found)
        return None

    def _end_of(self, tokens: tuple[Token, ...], head: int) -> int:
        """The end of a phrase: up to a mark, a clause or a date."""
        for end in range(head + 1, min(len(tokens), head + LONGEST)):
            token, after = tokens[end], tokens[end + 1].text.lower() if end + 1 < len(tokens) else ""
            dated = token.tag == "IN" and (after.isdigit() or after in self.calendar)
            if token.text in ENDS or token.tag in FINITE or dated:
                return end
        return min(len(tokens), head + LONGEST)

    def _has_post(self, tokens: tuple[Token, ...], link: int, others: Sequence[Place]) -> bool:
        """Whether `at`, `of`, `with` or `for` leads on to an organisation here."""
        if link >= len(tokens) or tokens[link].text not in {"at", "of", "with", "for"}:
            return False
        return any(other.type is ActorType.ORGANISATION and 1 <= other.first - link <= 3 for other in others)  # noqa: PLR2004

    def _described(self, sentence: Sentence, place: Place, others: Sequence[Place]) -> tuple[int, int] | None:
        """`U.S.-based think tank` Institute for the Study of War, `Iran's proxy` Hezbollah."""
        tokens = sentence.tokens
        if place.type is ActorType.GOVERNMENT or place.first == 0:
            return None
        last = tokens[place.first - 1]
        called = last.text in self.descriptions | self.bodies | self.heads
        if last.tag != "NN" or not called:
            return None
        return self._left_edge(tokens, place.first - 1, others), place.first

    def _head_before(self, tokens: tuple[Token, ...], end: int) -> int | None:
        """The role's head: right before the name, or with `of …`, `to …` between."""
        linked = False
        for index in range(end - 1, max(-1, end - 1 - REACH), -1):
            token = tokens[index]
            if (
                token.text.lower() in self.heads
                and token.pos != "VERB"
                and (index == end - 1 or tokens[index + 1].text in LINKS)
            ):
                return self._outer_head(tokens, index)
            linked = linked or token.text in LINKS
            if token.tag not in MODIFIER_TAGS | {"DT", "IN", "TO", "CC"} or token.text in ENDS:
                return None
        return None

    def _outer_head(self, tokens: tuple[Token, ...], head: int) -> int:
        """`nominee` in `nominee for secretary of state`."""
        left = self._left_edge(tokens, head)
        if left > 1 and tokens[left - 1].text in {"for", "to", "of"} and tokens[left - 2].text.lower() in self.heads:
            return left - 2
        return head

    def _left_edge(self, tokens: tuple[Token, ...], head: int, others: Sequence[Place] = ()) -> int:
        index = head
        while index > 0 and head - index < REACH and self._belongs(tokens[index - 1]):
            index -= 1
        within = (other.first for other in others if other.first < index < other.last <= head)
        index = min(within, default=index)
        if index > 1 and tokens[index - 1].text == "and" and tokens[index - 2].text.lower() in self.heads:
            return self._left_edge(tokens, index - 2, others)
        while index < head and tokens[index].tag in {"POS", "HYPH"}:
            index += 1
        return index

    def _belongs(self, token: Token) -> bool:
        """Whether a word can be part of a role: no `Monday`, no `yesterday`."""
        when = token.text.lower().rstrip(".") in self.calendar or token.dep == "npadvmod"
        verbal = token.tag in {"VBG", "VBN"} and token.dep not in {"amod", "compound", "nmod"}
        return (token.tag in MODIFIER_TAGS or token.text.lower() == "then") and not when and not verbal


def _behind(tokens: tuple[Token, ...], index: int) -> int:
    """The place behind a name's side in a picture, `(R)`, and behind an age, `, 74`."""
    if index + 2 < len(tokens) and tokens[index].text == "(" and tokens[index + 2].text == ")":
        index += 3
    if index + 2 < len(tokens) and tokens[index].text == "," and tokens[index + 1].tag == "CD":
        index += 2
    return index


def _is_post(tokens: tuple[Token, ...], place: Place, other: Place) -> bool:
    """Whether `at`, `from` or `with` says where somebody works, not where something happened."""
    return other.type is not ActorType.GOVERNMENT and place.first <= tokens[place.last].head < place.last


def _with_place(sentence: Sentence, last: int) -> int:
    """Where the phrase ends with `in Berlin` taken in."""
    tokens = sentence.tokens
    if last < len(tokens) and tokens[last].text == "in":
        for entity in sentence.entities:
            if entity.first == last + 1 and entity.label == "GPE":
                return entity.last
    return last
