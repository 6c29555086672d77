"""Whether a sentence speaks of the past or of what is to come, at one of its words."""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from itertools import takewhile
from operator import attrgetter

from generator.lexicon.dates import DateWords
from generator.model.analysis import Sentence, Token
from generator.model.span import Span


class Tense(StrEnum):
    """When, seen from the day of publication."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    EITHER = "either"
    """To come, seen from a day that is past: "it was to close on Thursday"."""
    UNKNOWN = "unknown"


READABLE = 400
"""Words beyond which a sentence is no sentence, and its syntax tells nothing."""

STEPS = 12
"""How far up the tree a governing verb is looked for; deeper than any sentence we saw."""


def tense_at(sentence: Sentence, span: Span, words: DateWords, text: str) -> Tense:
    """The tense of the verb that governs the words, after the preposition right before them."""
    if not 0 < len(sentence.tokens) <= READABLE:
        return Tense.UNKNOWN
    verb = governing_verb(sentence, span)
    tense = Tense.UNKNOWN if verb is None else _at(sentence, span, verb, words)
    before = text[max(sentence.span.start, span.start - 20) : span.start].lower().rstrip(' \n\t"“(')
    if _ends_with(before, words.words["past_before"]):
        return Tense.PAST
    if _ends_with(before, words.words["future_before"]):
        return Tense.PAST if tense is Tense.PAST and verb is not None and _negated(sentence, verb) else Tense.FUTURE
    if text[span.end : span.end + 2] in {"'s", "’s"}:
        return tense if tense is Tense.FUTURE and _is_subject(sentence, span) else Tense.PAST
    return tense


def through_noun(sentence: Sentence, span: Span) -> bool:
    """Whether the words belong to a noun, so that the verb above says little of their time."""
    tokens = sentence.tokens
    index = token_at(sentence, span)
    for _ in range(STEPS):
        token = tokens[index]
        if token.head == index or token.pos in {"VERB", "AUX"}:
            return False
        head = tokens[token.head]
        if token.dep == "prep" and head.pos in {"NOUN", "PROPN"}:
            return True
        index = token.head
    return False


def names_thing(sentence: Sentence, span: Span) -> bool:
    """Whether the words stand before the noun that they belong to: "the August 7 bombings" are known by their day."""
    token = sentence.tokens[token_at(sentence, span)]
    head = sentence.tokens[token.head]
    return head.start >= span.end and head.pos in {"NOUN", "PROPN"}


def after_noun(sentence: Sentence, span: Span, words: DateWords) -> bool:
    """Whether the words date something that something else came after: "after his election in November"."""
    return any(word in words.words["after_noun"] for word in _phrase_before(sentence, span)[2:])


def in_comparison(sentence: Sentence, span: Span) -> bool:
    """Whether the words belong to what something is compared with: "than in 2023", "as much as the spill of 1989"."""
    before = _phrase_before(sentence, span)[1:]
    return "than" in before or before[:1] == ["as"] or ("as" in before and _says_as(sentence, span))


def _says_as(sentence: Sentence, span: Span) -> bool:
    return sum(token.text.lower() == "as" for token in sentence.tokens if token.end <= span.start) > 1


def _phrase_before(sentence: Sentence, span: Span) -> list[str]:
    """The words before an expression back to a verb or a comma, the nearest first."""
    before = [token for token in sentence.tokens[:READABLE] if token.end <= span.start][-STEPS:]
    return [token.text.lower() for token in takewhile(lambda one: one.pos not in EDGES, reversed(before))]


EDGES = frozenset({"VERB", "AUX", "PUNCT"})


def _ends_with(before: str, phrases: tuple[str, ...]) -> bool:
    words = f" {before.removesuffix(' the')}"
    return any(words.endswith(f" {phrase}") for phrase in phrases)


def _at(sentence: Sentence, span: Span, index: int, words: DateWords) -> Tense:
    verb = sentence.tokens[index]
    helpers = _helpers(sentence, index)
    had = "had" in {token.text.lower() for token in helpers}
    if _beside_noun(sentence, span, words):
        return Tense.EITHER if had else Tense.FUTURE
    lemma = verb.lemma.lower()
    planning = lemma in words.words["planning_verbs"] or is_moved(sentence, index, span, words)
    if planning and verb.end <= span.start:
        return Tense.EITHER if had else Tense.FUTURE
    return verb_tense(sentence, index, words)


def is_moved(sentence: Sentence, index: int, span: Span, words: DateWords) -> bool:
    """Whether a verb moves something to the date: "postponed to Monday", but not "postponed on Monday"."""
    if sentence.tokens[index].lemma.lower() not in words.words["moving_verbs"]:
        return False
    place = token_at(sentence, span)
    if sentence.tokens[place].dep == "dobj":
        return True
    for _ in range(STEPS):
        place = sentence.tokens[place].head
        if place == index or sentence.tokens[place].text.lower() in words.words["moving_to"]:
            return place != index
    return False


def _beside_noun(sentence: Sentence, span: Span, words: DateWords) -> bool:
    index = sentence.tokens[token_at(sentence, span)].head
    head, above = sentence.tokens[index], sentence.tokens[sentence.tokens[index].head]
    if head.start >= span.end:
        return head.lemma.lower() in words.words["future_nouns"]
    return bool({head.lemma.lower(), above.lemma.lower()} & set(words.words["future_adjectives"]))


def _is_subject(sentence: Sentence, span: Span) -> bool:
    head = sentence.tokens[sentence.tokens[token_at(sentence, span)].head]
    return head.dep in {"nsubj", "nsubjpass"}


def token_at(sentence: Sentence, span: Span) -> int:
    """Index of the word that carries the expression: the last one whose head lies outside of it."""
    tokens = sentence.tokens
    first = min(bisect_left(tokens, span.start, key=attrgetter("start")), len(tokens) - 1)
    for index in range(first, len(tokens)):
        if tokens[index].start >= span.end:
            break
        head = tokens[tokens[index].head]
        if not span.start <= head.start < span.end:
            return index
    return first


def governing_verb(sentence: Sentence, span: Span) -> int | None:
    """Index of the verb above the words; None where there is none, or no syntax."""
    tokens = sentence.tokens
    if not 0 < len(tokens) <= READABLE:
        return None
    index = token_at(sentence, span)
    for _ in range(STEPS):
        token = tokens[index]
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod", "compound"}:
            return index
        if token.head == index:
            return None
        index = token.head
    return None


def verb_tense(sentence: Sentence, index: int, words: DateWords, steps: int = STEPS) -> Tense:
    """The tense of one verb with its auxiliaries, or of the verb above it."""
    verb = sentence.tokens[index]
    helpers = _helpers(sentence, index)
    spoken = {token.text.lower() for token in helpers}
    if spoken & set(words.words["future_auxiliaries"]):
        past = bool(spoken & {"could", "might", "may"}) and (_perfect(helpers) or _negated(sentence, index))
        return Tense.PAST if past else Tense.FUTURE
    if verb.lemma.lower() in words.words["awaiting_participles"] and verb.tag in {"VBN", "VBG", "JJ"}:
        if not _perfect(helpers):
            return Tense.FUTURE
        return Tense.EITHER if "had" in spoken else Tense.PAST
    if "to" in spoken:
        return _infinitive(sentence, index, words, steps)
    if not helpers and verb.tag in {"VBG", "VB"} and verb.head != index and steps:
        return verb_tense(sentence, verb.head, words, steps - 1)
    return _by_tag(verb, helpers)


def _helpers(sentence: Sentence, index: int) -> list[Token]:
    return [
        t for number, t in enumerate(sentence.tokens) if t.head == index and t.dep.startswith("aux") and number != index
    ]


def _negated(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    return any(
        (t.head == index and t.dep == "neg") or (t.text.lower() in NEGATIVE and index in {t.head, tokens[t.head].head})
        for t in tokens
    )


NEGATIVE = frozenset({"neither", "nobody", "none", "never", "no"})


def _perfect(helpers: list[Token]) -> bool:
    return any(token.lemma.lower() == "have" for token in helpers)


def _infinitive(sentence: Sentence, index: int, words: DateWords, steps: int) -> Tense:
    verb = sentence.tokens[index]
    above = sentence.tokens[verb.head]
    going = above.lemma.lower() == "go" and above.tag == "VBG"
    if (
        going
        or above.lemma.lower() in words.words["future_verbs"]
        or (above.lemma == "be" and verb.dep in {"xcomp", "acomp"})
    ):
        return _seen_from(sentence, verb.head)
    if verb.head == index or not steps:
        return Tense.UNKNOWN
    return verb_tense(sentence, verb.head, words, steps - 1)


def _seen_from(sentence: Sentence, index: int) -> Tense:
    """Where the verb above an infinitive stands: "has agreed to", but "was to", "had been due to"."""
    above = sentence.tokens[index]
    places = {index, above.head} if above.pos == "ADJ" else {index}
    had = any(token.text.lower() == "had" for place in places for token in _helpers(sentence, place))
    return Tense.EITHER if had or (above.lemma == "be" and above.tag == "VBD") else Tense.FUTURE


def _by_tag(verb: Token, helpers: list[Token]) -> Tense:
    tags = {token.tag for token in (verb, *helpers)}
    if "VBD" in tags or _perfect(helpers) or (verb.tag == "VBN" and not helpers):
        return Tense.PAST
    return Tense.PRESENT if tags & {"VBZ", "VBP"} else Tense.UNKNOWN
