"""Article → summary: whole sentences of the running text, never a word of our own.

Sentences are weighed by their likeness to the whole text (TF-IDF centroid: Radev et al. 2004), by how early they stand
(in news the lead tells the story), and by what the chosen ones have already said (maximal marginal relevance:
Carbonell and Goldstein 1998).
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

LEAD = 1.0
REDUNDANCY = 0.5
RARE = 9.0

CONNECTIVES = frozenset(
    "but however therefore thus hence moreover furthermore besides instead meanwhile nevertheless nonetheless still also so "
    "then otherwise consequently additionally similarly likewise conversely yet and or nor".split()
)
POINTERS = frozenset("he she it they him her his hers its their theirs them this that these those such another both".split())
NEEDS_CONTEXT = CONNECTIVES | POINTERS
PHRASES = re.compile(
    r"(?:in addition|as a result|for example|for instance|on the other hand|at the same time|in contrast|by contrast|after that|"
    r"in this|in that|the (?:former|latter|two|pair|same)|here|there (?:he|she|they))\b",
    re.I,
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that could stand in a summary."""

    place: int
    """Its number among the sentences of the running text."""
    span: Span
    vector: dict[str, float]
    leans: bool
    """Whether it is understood only after the sentence before it."""


def summarise(article: Article, analysis: Analysis, lexicon: Lexicon) -> tuple[Span, ...]:
    """At most three sentences in the order of the text; fewer where the article has not many more."""
    sentences = analysis.running
    candidates = [
        Candidate(place, sentence.span, _vector(sentence, lexicon), _leans(article.text, sentence))
        for place, sentence in enumerate(sentences)
        if _is_whole(article.text, sentence)
    ]
    wanted = min(SENTENCES, max(1, len(candidates) // 2))
    return tuple(one.span for one in sorted(_chosen(candidates, wanted), key=lambda one: one.place))


def _chosen(candidates: list[Candidate], wanted: int) -> list[Candidate]:
    centre = _centre(candidates)
    weights = {one.place: _weight(one, rank, centre) for rank, one in enumerate(candidates)}
    chosen: list[Candidate] = []
    left = list(candidates)
    while left and len(chosen) < wanted:
        open_to = [one for one in left if not one.leans or any(c.place == one.place - 1 for c in chosen)]
        if not open_to:
            break
        best = max(open_to, key=lambda one: (weights[one.place] - REDUNDANCY * _said(one, chosen), -one.place))
        chosen.append(best)
        left.remove(best)
    return chosen


def _weight(one: Candidate, rank: int, centre: dict[str, float]) -> float:
    return _likeness(one.vector, centre) + LEAD / math.sqrt(rank + 1)


def _said(one: Candidate, chosen: list[Candidate]) -> float:
    return max((_likeness(one.vector, other.vector) for other in chosen), default=0.0)


def _centre(candidates: list[Candidate]) -> dict[str, float]:
    total: Counter[str] = Counter()
    for one in candidates:
        total.update(one.vector)
    return dict(total)


def _vector(sentence: Sentence, lexicon: Lexicon) -> dict[str, float]:
    counts = Counter(token.text.lower() for token in sentence.tokens if WORD.fullmatch(token.text))
    return {word: count * lexicon.idf.get(word, RARE) for word, count in counts.items()}


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    """Cosine."""
    small, large = sorted((one, other), key=len)
    product = sum(weight * large[word] for word, weight in small.items() if word in large)
    length = math.sqrt(sum(w * w for w in one.values())) * math.sqrt(sum(w * w for w in other.values()))
    return product / length if length else 0.0


def _is_whole(text: str, sentence: Sentence) -> bool:
    """Whether it reads as a sentence: begins and ends as one, and is neither a scrap nor a list."""
    said = sentence.span.cut(text)
    words = len(said.split())
    begins = said.lstrip("\"'“‘«([")[:1]
    return (
        WORDS[0] <= words <= WORDS[1]
        and (begins.isupper() or begins.isdigit() or not begins.islower())
        and said.rstrip("\"'”’»)]")[-1:] in {".", "!", "?", "…"}
        and _balanced(said)
    )


def _balanced(said: str) -> bool:
    return said.count("“") == said.count("”") and said.count('"') % 2 == 0 and said.count("(") == said.count(")")


def _leans(text: str, sentence: Sentence) -> bool:
    """Whether it begins with a pronoun or a connective that points to what was said before."""
    said = sentence.span.cut(text).lstrip("\"'“‘«([")
    first = WORD.match(said)
    return bool(first and first[0].lower() in NEEDS_CONTEXT) or bool(PHRASES.match(said))
