"""Article → topics: keywords with weights, and TF-IDF to the texts of whole branches of the vocabulary.

Keywords say which topic; likeness to whole branches (labels, glosses, keywords of a topic and all below it) says which
subject. Words near the top count more, a word's tenth mention less than its second. A topic's score is its own evidence
and the standing of its subject and second level, so that a stray word does not lead to another subject.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
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

# The counts of headline and lead, and CLEAR_FROM, are set by judgement. The others were varied one at a time on the
# development sets of benchmarks/topics.py: shares of keywords from 0.4 to 0.8 and OWN from 0.2 to 0.6 move hit@1 by up
# to three points, mostly by less than one.
HEADLINE_COUNTS = 4.0
LEAD = (*[3.0] * 12, *[2.0] * 48, *[1.4] * 90)
"""How much each of the first words of the running text counts; all others count once."""
KEYWORDS = (0.7, 0.6)
"""Share of keywords in the standing of a subject, and of a second-level topic; the rest is TF-IDF."""
OWN, SUBJECT, SECOND = 0.45, 0.3, 0.25
"""What a topic's own evidence and the standing of the branches above it add to its score."""
SUBJECT_FROM = 0.75
"""A second subject is named from this share of the best one's standing (0.7 gives more, 0.85 misses more)…"""
STRONG_FROM, STRONG_SUBJECT_FROM, TELLING, TELLING_WORDS = 0.5, 0.45, 3.0, 3
"""…or for a topic with half the best one's evidence, three telling words and a subject nearly half as strong.
Four telling words gain a point on one development set, but lose topics that an article treats beside its main one."""
TOPIC_FROM = 0.5
"""A further topic is named from this share of the best one's evidence: two topics an article on average."""
CLEAR_FROM = 4.0
"""Evidence below which an article stays unclassified: a telling word in the lead, or two typical ones."""

Token = tuple[str, str, float, str]
"""A word as compared, as written, how much it counts, and the mark that joins it to the word before (else a blank).

An empty one stands between blocks.
"""
END: Token = ("", "", 0.0, " ")
MARKS = frozenset("-‐‑–—./’'")


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
    alone: dict[str, float]
    """The part of the strength that comes from words which no topic below claims too."""
    telling: dict[str, int]
    best: float
    """The largest strength of a topic of the lexicon."""


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
            weight = HEADLINE_COUNTS if headline else LEAD[place] if place < len(LEAD) else 1.0
            yield _token(match, weight)
            place += not headline
        yield END


def _token(match: re.Match[str], weight: float) -> Token:
    before = match.string[match.start() - 1 : match.start()]
    word = match.group()
    return normal(word), word, weight, before if before in MARKS else " "


def _title(article: Article) -> Iterator[Token]:
    """A headline that does not stand in the text: from a sidecar or an HTML tag."""
    origin = article.title.origin
    if origin.kind is OriginKind.DERIVED or origin.span is not None:
        return
    for match in WORD.finditer(article.title.value):
        yield _token(match, HEADLINE_COUNTS)
    yield END


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
            text = before.text if before else _written(tokens[place : place + length])
            found[pattern] = _Hit(tokens[place][2] + (before.count if before else 0.0), text)
        place += length
    return found


def _written(tokens: list[Token]) -> str:
    """The words as they stand in the article: `INC-5.2`."""
    return tokens[0][1] + "".join(mark + word for _, word, _, mark in tokens[1:])


def _longest(atoms: list[tuple[str, ...]], place: int, vocabulary: Vocabulary) -> list[Pattern]:
    following = (*atoms[place + 1], "") if place + 1 < len(atoms) else ("",)
    found: list[Pattern] = []
    for atom in atoms[place]:
        rows = vocabulary.starts.get(atom, {})
        for pattern in (pattern for second in following if second in rows for pattern in rows[second]):
            if (not found or len(pattern) >= len(found[0])) and _stands(pattern, atoms, place):
                found = [*found, pattern] if found and len(pattern) == len(found[0]) else [pattern]
    return found


def _stands(pattern: Pattern, atoms: list[tuple[str, ...]], place: int) -> bool:
    """Whether its third word and those after it stand here too."""
    if place + len(pattern) > len(atoms):
        return False
    return all(pattern[number] in atoms[place + number] for number in range(2, len(pattern)))


def _evidence(hits: dict[Pattern, _Hit], index: TopicIndex) -> _Evidence:
    strength: dict[str, float] = {}
    alone: dict[str, float] = {}
    telling: dict[str, int] = {}
    for pattern, hit in hits.items():
        for claim in index.own[pattern]:
            value = hit.strength(claim.weight)
            strength[claim.topic] = strength.get(claim.topic, 0.0) + value
            alone[claim.topic] = alone.get(claim.topic, 0.0) + value * claim.alone
            telling[claim.topic] = telling.get(claim.topic, 0) + (claim.weight >= TELLING)
    best = max((value for id_, value in strength.items() if not id_.startswith(USER)), default=0.0)
    return _Evidence(strength, alone, telling, best)


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
    for word, _, weight, _ in tokens:
        counts[word] = counts.get(word, 0.0) + weight
    found: defaultdict[str, float] = defaultdict(float)
    for word, count in counts.items():
        postings = index.postings.get(base(word), ())
        value = math.log2(1 + count) * index.rarity(word) if postings else 0.0
        for id_, weight in postings:
            found[id_] += value * weight
    return found


def _users(evidence: _Evidence) -> list[tuple[str, float]]:
    """The user's own topics by their share of the best evidence, best first."""
    best = max(evidence.strength.values(), default=1.0)
    found = [(id_, value / best) for id_, value in evidence.strength.items() if id_.startswith(USER)]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _chosen(evidence: _Evidence, standings: dict[str, float], index: TopicIndex) -> list[tuple[str, float]]:
    """IPTC topics, best first."""
    if evidence.best < CLEAR_FROM:
        return []
    best = max(standings[id_] for id_ in index.levels[0])
    scores = {
        id_: _score(index.line[id_], standings, best, strength / evidence.best, evidence.telling[id_])
        for id_, strength in evidence.strength.items()
        if not id_.startswith(USER)
    }
    ranked = sorted(((id_, score) for id_, score in scores.items() if score), key=lambda row: (-row[1], row[0]))
    return _specific(ranked, evidence, index)


def _specific(ranked: list[tuple[str, float]], evidence: _Evidence, index: TopicIndex) -> list[tuple[str, float]]:
    """Those with enough evidence, each as specific as its words allow."""
    enough = TOPIC_FROM * max((evidence.strength[id_] for id_, _ in ranked), default=0.0)
    clear = [id_ for number, (id_, _) in enumerate(ranked) if not number or evidence.strength[id_] >= enough]
    found: dict[str, float] = {}
    for id_, score in ranked:
        if id_ in clear:
            found.setdefault(_deepest(id_, clear, evidence, index), score)
    return list(found.items())


def _deepest(id_: str, clear: list[str], evidence: _Evidence, index: TopicIndex) -> str:
    """The topic itself, or the best below it where that has more evidence than its own words give it."""
    below = [other for other in clear if other != id_ and id_ in index.line[other]]
    if not below:
        return id_
    first = max(below, key=lambda other: (evidence.strength[other], other))
    return id_ if evidence.alone[id_] >= evidence.strength[first] else _deepest(first, clear, evidence, index)


def _score(line: tuple[str, ...], standings: dict[str, float], best: float, share: float, telling: int) -> float:
    """From its share of the best evidence and the standing of the branches above; 0 where these do not stand out."""
    subject = standings[line[0]] / best
    strong = share >= STRONG_FROM and telling >= TELLING_WORDS and subject >= STRONG_SUBJECT_FROM
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
        (hit.strength(claim.weight), hit.text)
        for pattern, hit in hits.items()
        for claim in index.own[pattern]
        if claim.topic == id_
    ]
    told.sort(key=lambda row: -row[0])
    once: dict[str, str] = {}
    for _, text in told:
        once.setdefault(text.lower(), text)
    return tuple(once.values())[:EVIDENCE_SHOWN]
