"""Small questions to a parsed sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container

from generator.model.analysis import Sentence, Token

SUBJECTS = frozenset({"nsubj", "csubj"})
NAME_TAGS = frozenset({"NNP", "NNPS"})


def inside(sentence: Sentence, start: int, end: int) -> range:
    """Indices of the tokens that share a character with the offsets."""
    first = bisect_right(sentence.tokens, start, key=lambda token: token.end)
    return range(first, max(first, bisect_left(sentence.tokens, end, key=lambda token: token.start)))


def head_of(sentence: Sentence, span: range) -> int:
    """Index of the token of the span whose head lies outside it (or is itself)."""
    for index in span:
        head = sentence.tokens[index].head
        if head not in span or head == index:
            return index
    return span[-1]


def is_verb(token: Token) -> bool:
    """Whether it is a verb or an auxiliary."""
    return token.pos in {"VERB", "AUX"}


def first_of_conjuncts(sentence: Sentence, index: int) -> int:
    """The first member of the coordination that a token stands in: `Moscow` for `Tehran` in `Moscow and Tehran`."""
    for _ in sentence.tokens:
        token = sentence.tokens[index]
        if token.dep not in {"conj", "appos"} or is_verb(token) or token.head == index:
            return index
        index = token.head
    return index


def acts(sentence: Sentence, index: int) -> bool:
    """Whether a token is the subject or agent of a verb, or whose words are given (`according to`)."""
    index = first_of_conjuncts(sentence, index)
    token = sentence.tokens[index]
    head = sentence.tokens[token.head]
    if token.dep in SUBJECTS:
        return is_verb(head)
    if token.dep == "pobj":
        return head.dep == "agent" or (
            head.lemma == "to" and sentence.tokens[head.head].lemma in {"according", "accord"}
        )
    return False


def verb_of(sentence: Sentence, index: int) -> Token:
    """The verb whose subject or agent a token is."""
    token = sentence.tokens[first_of_conjuncts(sentence, index)]
    head = sentence.tokens[token.head]
    return sentence.tokens[head.head] if head.dep == "agent" else head


def names_actor(sentence: Sentence, span: range, idle: Container[str]) -> bool:
    """Whether a name acts here itself, or qualifies those who do (`U.S. officials said`), no place of it (`idle`).

    To be something is no act, but for what is done or to be done besides: `are to sign`, `are no members but ask`.
    """
    return _actor_in(sentence, span, idle) is not None


def names_speaker(sentence: Sentence, span: range, reporting: frozenset[str], idle: Container[str]) -> bool:
    """Whether a name that acts here speaks: its verb's lemma is one of `reporting`, or `according to` gives it."""
    index = _actor_in(sentence, span, idle)
    if index is None:
        return False
    verb = verb_of(sentence, index)
    return verb.lemma.lower() in reporting or verb.lemma == "to"


def _actor_in(sentence: Sentence, span: range, idle: Container[str]) -> int | None:
    """Index of the token that acts: the head of the name, or what the name qualifies."""
    if not span or not sentence.tokens[span[0]].dep:
        return None
    head = head_of(sentence, span)
    token = sentence.tokens[head]
    if acts(sentence, head):
        return None if _only_is(sentence, verb_of(sentence, head)) else head
    qualified = sentence.tokens[token.head]
    if token.dep not in {"amod", "compound", "nmod"} or not qualified.text.islower() or qualified.lemma in idle:
        return None
    does = acts(sentence, token.head) and not _only_is(sentence, verb_of(sentence, token.head))
    return token.head if does else None


def _only_is(sentence: Sentence, verb: Token) -> bool:
    if verb.lemma != "be":
        return False
    tokens = sentence.tokens
    subjects = {token.head for token in tokens if token.dep.startswith("nsubj")}
    below = ((index, token) for index, token in enumerate(tokens) if tokens[token.head] is verb and is_verb(token))
    return not any(token.dep == "xcomp" or (token.dep == "conj" and index not in subjects) for index, token in below)
