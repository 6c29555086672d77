"""Article → topics: keywords with weights, and TF-IDF to the texts of whole branches of the vocabulary.

Keywords say which topic; likeness to whole branches (labels, glosses, keywords of a topic and all below it) says which
subject. Words near the top count more, a word's tenth mention less than its second. A topic's score is its own evidence
and the standing of its subject and second level, so that a stray word does not lead to another subject.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.topic_index import USER, WORD, Pattern, TopicIndex, Vocabulary, base, index_of, normal
from generator.model.article import Article, Kind, OriginKind
from generator.model.findings import TopicFinding
from generator.model.lexicon import Lexicon
from generator.model.settings import UserTopic

AT_MOST = 5
EVIDENCE_SHOWN = 6
READ = frozenset({Kind.BODY, Kind.SUBHEAD, Kind.HEADLINE})
READ_AT_MOST = 6_000
"""Words of one article: what a longer one is about stands in its first pages, and the cost stays flat."""

# Measured with benchmarks/topics.py; all lie on a plateau where a tenth more or less moves no score by a point.
HEADLINE_COUNTS = 4.0
LEAD = ((12, 3.0), (60, 2.0), (150, 1.4))
"""Up to this word of the running text, each counts so much; all others count once."""
KEYWORDS = (0.7, 0.6)
"""Share of keywords in the standing of a subject, and of a second-level topic; the rest is TF-IDF."""
OWN, SUBJECT, SECOND = 0.45, 0.3, 0.25
"""What a topic's own evidence and the standing of the branches above it add to its score."""
SUBJECT_FROM = 0.8
"""A second subject is named from this share of the best one's standing…"""
STRONG_FROM, STRONG_SUBJECT_FROM, TELLING, TELLING_WORDS = 0.5, 0.33, 3.0, 3
"""…or for a topic with half the best one's evidence, three telling words and a subject a third as strong."""
TOPIC_FROM = 0.4
"""A further topic is named from this share of the best one's evidence: 2.5 topics an article on average."""
CLEAR_FROM = 4.0
"""Evidence below which an article stays unclassified: a telling word in the lead, or two typical ones."""

Token = tuple[str, str, float]
"""A word as compared, as written, and how much it counts; an empty one between blocks."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """How much the places of a pattern count together, and how the first was written."""

    count: float
    text: str

    def strength(self, weight: float) -> float:
        return weight * math.log2(1 + self.count)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for each topic itself: strength, and the number of telling words."""

    strength: dict[str, float]
    telling: dict[str, int]

    @property
    def best(self) -> float:
        return max((value for id_, value in self.strength.items() if not id_.startswith(USER)), default=0.0)


def find_topics(article: Article, lexicon: Lexicon, extra: tuple[UserTopic, ...] = ()) -> tuple[TopicFinding, ...]:
    """The topics that the article is about, at most five, best first; empty where nothing is clear enough.

    A user's own topic is given wherever one of its terms stands.
    """
    index = index_of(lexicon, extra)
    tokens = list(_tokens(article))
    hits = _hits(tokens, index)
    evidence = _evidence(hits, index)
    users = _users(evidence)[:AT_MOST]
    scores = [*users, *_chosen(evidence, _standings(tokens, hits, index), index)[: AT_MOST - len(users)]]
    ranked = sorted(scores, key=lambda row: (-row[1], row[0]))
    return tuple(_finding(id_, score, hits, index) for id_, score in ranked)


def _tokens(article: Article) -> Iterator[Token]:
    yield from _title(article)
    left, place = READ_AT_MOST, 0
    for block in article.blocks:
        if block.kind not in READ:
            continue
        for match in WORD.finditer(article.text, block.span.start, block.span.end):
            left -= 1
            if left < 0:
                return
            headline = block.kind is Kind.HEADLINE
            yield normal(match.group()), match.group(), HEADLINE_COUNTS if headline else _counts(place)
            place += not headline
        yield "", "", 0.0


def _title(article: Article) -> Iterator[Token]:
    """A headline that does not stand in the text: from a sidecar or an HTML tag."""
    origin = article.title.origin
    if origin.kind is OriginKind.DERIVED or origin.span is not None:
        return
    for match in WORD.finditer(article.title.value):
        yield normal(match.group()), match.group(), HEADLINE_COUNTS
    yield "", "", 0.0


def _counts(place: int) -> float:
    return next((counts for upto, counts in LEAD if place < upto), 1.0)


def _hits(tokens: list[Token], index: TopicIndex) -> dict[Pattern, _Hit]:
    """Patterns in order of first appearance, the lexicon's first."""
    found: dict[Pattern, _Hit] = {}
    for vocabulary in index.vocabularies:
        for pattern, hit in _hits_of(tokens, vocabulary).items():
            found.setdefault(pattern, hit)
    return found


def _hits_of(tokens: list[Token], vocabulary: Vocabulary) -> dict[Pattern, _Hit]:
    """At each place the longest pattern wins, and its words serve no other."""
    known = {word: vocabulary.atoms_of(word) for word in dict.fromkeys(token[0] for token in tokens)}
    atoms = [known[token[0]] for token in tokens]
    found: dict[Pattern, _Hit] = {}
    place = 0
    while place < len(tokens):
        patterns = _longest(atoms, place, vocabulary) if atoms[place] else []
        length = len(patterns[0]) if patterns else 1
        for pattern in patterns:
            before = found.get(pattern)
            text = before.text if before else " ".join(token[1] for token in tokens[place : place + length])
            found[pattern] = _Hit(tokens[place][2] + (before.count if before else 0.0), text)
        place += length
    return found


def _longest(atoms: list[tuple[str, ...]], place: int, vocabulary: Vocabulary) -> list[Pattern]:
    found: list[Pattern] = []
    for atom in atoms[place]:
        for pattern in vocabulary.starts.get(atom, ()):
            if found and len(pattern) < len(found[0]):
                break
            if _stands(pattern, atoms, place):
                found = [*found, pattern] if found and len(pattern) == len(found[0]) else [pattern]
    return found


def _stands(pattern: Pattern, atoms: list[tuple[str, ...]], place: int) -> bool:
    if place + len(pattern) > len(atoms):
        return False
    return all(pattern[number] in atoms[place + number] for number in range(1, len(pattern)))


def _evidence(hits: dict[Pattern, _Hit], index: TopicIndex) -> _Evidence:
    strength: dict[str, float] = {}
    telling: dict[str, int] = {}
    for pattern, hit in hits.items():
        for id_, weight in index.own[pattern]:
            strength[id_] = strength.get(id_, 0.0) + hit.strength(weight)
            telling[id_] = telling.get(id_, 0) + (weight >= TELLING)
    return _Evidence(strength, telling)


def _standings(tokens: list[Token], hits: dict[Pattern, _Hit], index: TopicIndex) -> dict[str, float]:
    """Of each subject and each second-level topic, 0 to 1 within its level."""
    keywords: dict[str, float] = {}
    for pattern, hit in hits.items():
        for id_, weight in index.shared[pattern]:
            keywords[id_] = keywords.get(id_, 0.0) + hit.strength(weight)
    likeness = _likeness(tokens, index)
    found: dict[str, float] = {}
    for ids, share in zip(index.levels, KEYWORDS, strict=True):
        first, second = _shares(ids, keywords), _shares(ids, likeness)
        found |= {id_: share * first[id_] + (1 - share) * second[id_] for id_ in ids}
    return found


def _shares(ids: tuple[str, ...], values: dict[str, float]) -> dict[str, float]:
    best = max((values.get(id_, 0.0) for id_ in ids), default=0.0) or 1.0
    return {id_: values.get(id_, 0.0) / best for id_ in ids}


def _likeness(tokens: list[Token], index: TopicIndex) -> dict[str, float]:
    """Dot product of the article's TF-IDF vector with each branch of the two upper levels."""
    counts: dict[str, float] = {}
    for word, _, weight in tokens:
        counts[word] = counts.get(word, 0.0) + weight
    found: dict[str, float] = {}
    for word, count in counts.items():
        postings = index.postings.get(base(word), ())
        value = math.log2(1 + count) * index.rarity(word) if postings else 0.0
        for id_, weight in postings:
            found[id_] = found.get(id_, 0.0) + value * weight
    return found


def _users(evidence: _Evidence) -> list[tuple[str, float]]:
    """The user's own topics by their share of the best evidence, best first."""
    best = max(evidence.strength.values(), default=1.0)
    found = [(id_, value / best) for id_, value in evidence.strength.items() if id_.startswith(USER)]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _chosen(evidence: _Evidence, standings: dict[str, float], index: TopicIndex) -> list[tuple[str, float]]:
    """IPTC topics, best first. One above a topic that stands already is left out: it had less evidence of its own."""
    if evidence.best < CLEAR_FROM:
        return []
    scores = {id_: _score(id_, evidence, standings, index) for id_ in evidence.strength if not id_.startswith(USER)}
    ranked = sorted(scores.items(), key=lambda row: (-row[1], row[0]))
    found: list[tuple[str, float]] = []
    enough = TOPIC_FROM * max((evidence.strength[id_] for id_, score in ranked if score), default=0.0)
    for id_, score in ranked:
        clear = score > 0 and (not found or evidence.strength[id_] >= enough)
        if clear and not any(id_ in index.line[named] for named, _ in found):
            found.append((id_, score))
    return found


def _score(id_: str, evidence: _Evidence, standings: dict[str, float], index: TopicIndex) -> float:
    """0 where the subject does not stand out."""
    line = index.line[id_]
    subject = standings[line[0]] / max(standings[top] for top in index.levels[0])
    share = evidence.strength[id_] / evidence.best
    strong = share >= STRONG_FROM and evidence.telling[id_] >= TELLING_WORDS and subject >= STRONG_SUBJECT_FROM
    if subject < SUBJECT_FROM and not strong:
        return 0.0
    if len(line) == 1:
        return (OWN * share + SUBJECT * subject) / 2
    return OWN * share + SUBJECT * subject + SECOND * standings[line[1]]


def _finding(id_: str, score: float, hits: dict[Pattern, _Hit], index: TopicIndex) -> TopicFinding:
    label = index.topics[id_].label
    return TopicFinding(id=id_, label=label, score=round(min(score, 1.0), 3), evidence=_words(id_, hits, index))


def _words(id_: str, hits: dict[Pattern, _Hit], index: TopicIndex) -> tuple[str, ...]:
    """The words that spoke for the topic, most telling first, each once."""
    told = [
        (hit.strength(weight), hit.text)
        for pattern, hit in hits.items()
        for named, weight in index.own[pattern]
        if named == id_
    ]
    told.sort(key=lambda row: -row[0])
    once: dict[str, str] = {}
    for _, text in told:
        once.setdefault(text.lower(), text)
    return tuple(once.values())[:EVIDENCE_SHOWN]
