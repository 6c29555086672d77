"""Article → summary: whole sentences of the running text, never a word of our own.

Sentences are weighed by their likeness to the whole text (TF-IDF centroid: Radev et al. 2004), by how early they stand
(in news the lead tells the story), and by what the chosen ones have already said (maximal marginal relevance:
Carbonell and Goldstein 1998). `benchmarks/summaries.py` measures the weights.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from generator.model.analysis import Analysis, Sentence
from generator.model.article import Article
from generator.model.lexicon import Lexicon
from generator.model.span import Span

SENTENCES = 3
WORDS = (5, 70)
"""A sentence of fewer words says nothing alone, one of more is a list or not a sentence."""

LEAD = 1.2
"""Weight of the first place beside a likeness of 0 to 1."""
REDUNDANCY = 0.7
LONG = 150
LONG_COSTS = 0.1
"""For each hundred characters above LONG: a long sentence says more, and leaves less room."""
QUOTE_COSTS = 0.15
"""What is quoted explains the news; the words around it tell it."""
COMMON = 1.5
"""IDF below which a word tells nothing of the subject."""
RARE = 6.5
"""IDF of a word that the lexicon does not have; its rarest stand at 6.1."""

CONNECTIVES = frozenset(
    """but however therefore thus hence moreover furthermore besides instead meanwhile nevertheless nonetheless still
    also so then otherwise consequently additionally similarly likewise conversely yet and or nor""".split()
)
POINTERS = frozenset(
    "he she it they him her his hers its their theirs them this that these those such another both others".split()
)
PHRASES = re.compile(
    r"(?:in addition|as a result|for (?:example|instance|this|that)|on the other hand|at the same time|"
    r"in (?:contrast|turn)|by contrast|(?:after|before|despite|in|of|on|under) (?:this|that|these|those)|"
    r"(?:among|all|most|some|many|none|one|two) of (?:them|these|those)|the (?:former|latter|two|pair|same)|here|"
    r"there (?:he|she|they)|(?:when|if|while|although|as) (?:he|she|it|they|this|that))\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
OPENING = "\"'“‘«(["
CLOSING = "\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Vector:
    """Words with their weights."""

    weights: dict[str, float]
    length: float

    @classmethod
    def of(cls, weights: dict[str, float]) -> Vector:
        """With its Euclidean length, which every comparison asks for."""
        return cls(weights, math.sqrt(sum(weight * weight for weight in weights.values())))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in a summary."""

    place: int
    """Its number among the sentences of the running text."""
    span: Span
    vector: Vector
    cost: float
    """What its length and its quotation marks take off."""
    leans: bool
    """Whether it is understood only after the sentence before it."""


def summarise(article: Article, analysis: Analysis, lexicon: Lexicon) -> tuple[Span, ...]:
    """At most three sentences in the order of the text; fewer where the article has not many more."""
    small = _in_small_letters(article.text, analysis.running)
    candidates = [
        _candidate(article.text, place, one, lexicon)
        for place, one in enumerate(analysis.running)
        if _is_whole(article.text, one, small=small)
    ]
    wanted = min(SENTENCES, (len(candidates) + 1) // 2)
    return tuple(one.span for one in sorted(_chosen(candidates, wanted), key=lambda one: one.place))


def _candidate(text: str, place: int, sentence: Sentence, lexicon: Lexicon) -> Candidate:
    said = sentence.span.cut(text)
    quotes = QUOTE_COSTS if re.search('["“”«»]', said) else 0.0
    return Candidate(
        place=place,
        span=sentence.span,
        vector=_vector(sentence, lexicon),
        cost=quotes + LONG_COSTS * max(0, len(said) - LONG) / 100,
        leans=_leans(said),
    )


def _chosen(candidates: list[Candidate], wanted: int) -> list[Candidate]:
    centre = _centre(candidates)
    weights = {one.place: _weight(one, rank, centre) for rank, one in enumerate(candidates)}
    chosen: list[Candidate] = []
    said = dict.fromkeys(weights, 0.0)
    while len(chosen) < wanted:
        before = {one.place + 1 for one in chosen}
        free = [one for one in candidates if one not in chosen and (not one.leans or one.place in before)]
        if not free:
            break
        best = max(free, key=lambda one: (weights[one.place] - REDUNDANCY * said[one.place], -one.place))
        chosen.append(best)
        said = {one.place: max(said[one.place], _likeness(one.vector, best.vector)) for one in candidates}
    return chosen


def _weight(one: Candidate, rank: int, centre: Vector) -> float:
    return _likeness(one.vector, centre) + LEAD / math.sqrt(rank + 1) - one.cost


def _centre(candidates: list[Candidate]) -> Vector:
    total: dict[str, float] = {}
    for one in candidates:
        for word, weight in one.vector.weights.items():
            total[word] = total.get(word, 0.0) + weight
    return Vector.of(total)


def _vector(sentence: Sentence, lexicon: Lexicon) -> Vector:
    counts = Counter(token.lemma.lower() for token in sentence.tokens if WORD.fullmatch(token.text))
    rarity = {word: lexicon.idf.get(word, RARE) for word in counts}
    return Vector.of(
        {word: (1 + math.log(count)) * rarity[word] for word, count in counts.items() if rarity[word] > COMMON}
    )


def _likeness(one: Vector, other: Vector) -> float:
    """Cosine."""
    small, large = sorted((one.weights, other.weights), key=len)
    product = sum(weight * large[word] for word, weight in small.items() if word in large)
    length = one.length * other.length
    return product / length if length else 0.0


def _in_small_letters(text: str, sentences: tuple[Sentence, ...]) -> bool:
    """Whether most sentences begin with a small letter: a text that went through a tokenizer, not scraps."""
    small = sum(sentence.span.cut(text).lstrip(OPENING)[:1].islower() for sentence in sentences)
    return small > len(sentences) / 2


def _is_whole(text: str, sentence: Sentence, *, small: bool) -> bool:
    """Whether it reads as a sentence: begins and ends as one, and is neither a scrap nor a list."""
    said = sentence.span.cut(text)
    begins = said.lstrip(OPENING)[:1]
    ends = said.rstrip(CLOSING)[-1:]
    return (
        WORDS[0] <= len(said.split()) <= WORDS[1]
        and (small or not begins.islower())
        and ends in {".", "!", "?", "…"}
        and _balanced(said)
        and not _only_a_clause(sentence)
    )


def _balanced(said: str) -> bool:
    return said.count("“") == said.count("”") and said.count('"') % 2 == 0 and said.count("(") == said.count(")")


def _only_a_clause(sentence: Sentence) -> bool:
    """Whether the main verb hangs on a conjunction: "While the minister spoke with his colleague."."""
    first = sentence.tokens[0]
    root = first.head
    return first.dep == "mark" and sentence.tokens[root].head == root


def _leans(said: str) -> bool:
    """Whether it begins with a pronoun or a connective that points to what was said before."""
    first = WORD.match(said.lstrip(OPENING))
    word = first[0].lower() if first else ""
    return word.split("’")[0].split("'")[0] in CONNECTIVES | POINTERS or bool(PHRASES.match(said.lstrip(OPENING)))
