"""Article → topics: keywords with weights, and TF-IDF to the texts of whole branches of the vocabulary.

Keywords say which topic; the comparison with whole branches (labels, glosses, keywords of a topic and all below it)
says which subject. Both count words near the top of an article more. A topic's score is half its own evidence, and
half that of the subject and the second level it belongs to, so that a stray word does not lead to another subject.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract.topic_index import WORD, Pattern, TopicIndex, base, index_of, normal
from generator.model.article import Article, Kind
from generator.model.findings import TopicFinding
from generator.model.lexicon import Lexicon
from generator.model.settings import UserTopic

AT_MOST = 5
READ_AT_MOST = 6_000
"""Words of one article. What a longer one is about stands in its first pages; measured cost stays flat."""

# Tuned with benchmarks/topics.py on the development sets; re-run it after a change.
HEADLINE_COUNTS = 4.0
LEAD = ((12, 3.0), (60, 2.0), (150, 1.4))
"""Up to this word of the running text, each counts so much; all others count once."""
KEYWORDS_COUNT = 0.6
"""Share of keywords in the score of a subject; the rest is TF-IDF."""
SUBJECT_FROM = 0.72
"""A second subject is named from this share of the best one's score."""
TOPIC_FROM = 0.5
"""A further topic is named from this share of the best one's score."""
CLEAR_FROM = 4.0
"""Keyword score below which an article stays unclassified: less than one typical phrase in the lead."""
EVIDENCE_SHOWN = 6


@dataclass(frozen=True, slots=True)
class _Hit:
    """What one pattern found in the article: how much it counts, and how it was first written."""

    count: float
    text: str


def find_topics(article: Article, lexicon: Lexicon, extra: tuple[UserTopic, ...] = ()) -> tuple[TopicFinding, ...]:
    """The topics that the article is about, at most five, best first; empty where nothing is clear enough."""
    index = index_of(lexicon, extra)
    tokens = list(_tokens(article))
    hits = _hits(tokens, index)
    levels = _levels(tokens, hits, index)
    found = [_finding(id_, score, hits, index) for id_, score in _chosen(hits, levels, index)]
    return tuple(found[:AT_MOST])


def _tokens(article: Article) -> Iterator[tuple[str, str, float]]:
    """Each word as compared, as written, and how much it counts; an empty word between blocks."""
    left = READ_AT_MOST
    place = 0
    for block in article.blocks:
        if block.kind not in {Kind.BODY, Kind.SUBHEAD, Kind.HEADLINE}:
            continue
        headline = block.kind is Kind.HEADLINE
        for match in WORD.finditer(article.text, block.span.start, block.span.end):
            left -= 1
            if left < 0:
                return
            yield normal(match.group()), match.group(), HEADLINE_COUNTS if headline else _counts(place)
            place += not headline
        yield "", "", 0.0


def _counts(place: int) -> float:
    return next((counts for upto, counts in LEAD if place < upto), 1.0)


def _hits(tokens: list[tuple[str, str, float]], index: TopicIndex) -> dict[Pattern, _Hit]:
    """Patterns in order of first appearance. At each place the longest wins, and its words serve no other."""
    known: dict[str, tuple[str, ...]] = {}
    atoms = [known.get(word) or known.setdefault(word, index.atoms(word)) for word, _, _ in tokens]
    found: dict[Pattern, _Hit] = {}
    place = 0
    while place < len(tokens):
        patterns = _longest(atoms, place, index)
        length = len(patterns[0]) if patterns else 1
        for pattern in patterns:
            text = " ".join(token[1] for token in tokens[place : place + length])
            before = found.get(pattern)
            counts = tokens[place][2] + (before.count if before else 0.0)
            found[pattern] = _Hit(counts, before.text if before else text)
        place += length
    return found


def _longest(atoms: list[tuple[str, ...]], place: int, index: TopicIndex) -> list[Pattern]:
    found: list[Pattern] = []
    for atom in atoms[place]:
        for pattern in index.starts.get(atom, ()):
            if found and len(pattern) < len(found[0]):
                break
            if _stands(pattern, atoms, place):
                found = [*found, pattern] if found and len(pattern) == len(found[0]) else [pattern]
    return found


def _stands(pattern: Pattern, atoms: list[tuple[str, ...]], place: int) -> bool:
    if place + len(pattern) > len(atoms):
        return False
    return all(atom in atoms[place + number] for number, atom in enumerate(pattern))


def _strength(hit: _Hit, weight: float) -> float:
    """A word's tenth mention tells less than its second."""
    return weight * math.log2(1 + hit.count)


def _levels(
    tokens: list[tuple[str, str, float]], hits: dict[Pattern, _Hit], index: TopicIndex
) -> tuple[dict[str, float], dict[str, float]]:
    """Scores from 0 to 1 of all subjects, and of all topics of the second level."""
    keywords: dict[str, float] = {}
    for pattern, hit in hits.items():
        for id_, weight in index.shared[pattern]:
            keywords[id_] = keywords.get(id_, 0.0) + _strength(hit, weight)
    likeness = _likeness(tokens, index)
    mixed = [_mixed(keywords, likeness, depth, index) for depth in (1, 2)]
    return mixed[0], mixed[1]


def _likeness(tokens: list[tuple[str, str, float]], index: TopicIndex) -> dict[str, float]:
    """Dot product of the article's TF-IDF vector with every branch."""
    counts: dict[str, tuple[float, float]] = {}
    for word, _, weight in tokens:
        term = base(word)
        if term in index.postings:
            counts[term] = (counts.get(term, (0.0, 0.0))[0] + weight, index.rarity(word))
    found: dict[str, float] = {}
    for term, (count, rarity) in counts.items():
        for id_, weight in index.postings[term]:
            found[id_] = found.get(id_, 0.0) + math.log2(1 + count) * rarity * weight
    return found


def _mixed(keywords: dict[str, float], likeness: dict[str, float], depth: int, index: TopicIndex) -> dict[str, float]:
    ids = [id_ for id_, line in index.line.items() if len(line) == depth and (id_ in keywords or id_ in likeness)]
    top_keywords = max((keywords.get(id_, 0.0) for id_ in ids), default=0.0) or 1.0
    top_likeness = max((likeness.get(id_, 0.0) for id_ in ids), default=0.0) or 1.0
    return {
        id_: KEYWORDS_COUNT * keywords.get(id_, 0.0) / top_keywords
        + (1 - KEYWORDS_COUNT) * likeness.get(id_, 0.0) / top_likeness
        for id_ in ids
    }


def _chosen(
    hits: dict[Pattern, _Hit], levels: tuple[dict[str, float], dict[str, float]], index: TopicIndex
) -> list[tuple[str, float]]:
    """Topics with evidence of their own in a subject that is clear, best first."""
    own = _own(hits, index)
    subjects, seconds = levels
    if not own or max(own.values()) < CLEAR_FROM:
        return []
    bar = SUBJECT_FROM * max(subjects.values(), default=0.0)
    best = max(own.values())
    scores = {
        id_: 0.4 * score / best
        + 0.3 * subjects.get(index.line[id_][0], 0.0)
        + 0.3 * seconds.get(index.line[id_][1], 0.0) * (len(index.line[id_]) > 1)
        if len(index.line[id_]) > 1
        else 0.0
        for id_, score in own.items()
        if subjects.get(index.line[id_][0], 0.0) >= bar
    }
    ranked = sorted(scores.items(), key=lambda row: (-row[1], row[0]))
    return [(id_, score) for id_, score in ranked if score >= TOPIC_FROM * ranked[0][1]]


def _own(hits: dict[Pattern, _Hit], index: TopicIndex) -> dict[str, float]:
    found: dict[str, float] = {}
    for pattern, hit in hits.items():
        for id_, weight in index.own[pattern]:
            found[id_] = found.get(id_, 0.0) + _strength(hit, weight)
    return found


def _finding(id_: str, score: float, hits: dict[Pattern, _Hit], index: TopicIndex) -> TopicFinding:
    return TopicFinding(
        id=id_,
        label=index.topics[id_].label,
        score=round(min(score, 1.0), 3),
        evidence=_evidence(id_, hits, index),
    )


def _evidence(id_: str, hits: dict[Pattern, _Hit], index: TopicIndex) -> tuple[str, ...]:
    """The words that spoke for the topic, most telling first, each once."""
    told = [
        (_strength(hit, weight), hit.text)
        for pattern, hit in hits.items()
        for named, weight in index.own[pattern]
        if named == id_
    ]
    told.sort(key=lambda row: -row[0])
    return tuple({text.lower(): text for _, text in told}.values())[:EVIDENCE_SHOWN]
