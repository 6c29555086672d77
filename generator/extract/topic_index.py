"""The topic lexicon, compiled: which words and phrases speak for which topics.

A pattern is a tuple of atoms; an atom is a word (`treaty`) or a stem (`ratif*`). A pattern of a topic also speaks for
the topics above it, so that a subject's score is what its whole branch found, each pattern counted once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.model.lexicon import Lexicon, TopicEntry
from generator.model.settings import UserTopic

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
POSSESSIVE = ("'s", "’s")
RARE = 8.0
"""IDF of a word that the table does not know: about one text in 3,000."""
COMMON = 1.6
"""IDF of a word that stands in every fifth text: says nothing of a topic."""
SHORTEST_STEM = 2
USER = "user:"
USER_WEIGHT = 5.0
LABEL_TIMES = 2

Pattern = tuple[str, ...]


def words(text: str) -> list[str]:
    """Lower-case words without possessive endings."""
    return [normal(match.group()) for match in WORD.finditer(text)]


def normal(word: str) -> str:
    """The form in which words are compared."""
    low = word.lower()
    return low[:-2] if low.endswith(POSSESSIVE) else low


def base(word: str) -> str:
    """The word without a plural ending, for TF-IDF."""
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - not "dies", "ties"
        return word[:-3] + "y"
    plural = len(word) > 3 and word.endswith("s") and word[-2] not in "sui"  # noqa: PLR2004 - not "gas", "was"
    return word[:-1] if plural else word


class Claim(NamedTuple):
    """A topic names a pattern as its own."""

    topic: str
    weight: float
    alone: bool
    """Whether no topic below it names the pattern too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Patterns that are looked for together: where several stand at one place, the longest wins."""

    starts: dict[str, dict[str, tuple[Pattern, ...]]]
    """Patterns by their first atom, then by their second (empty for a single word), longest first."""
    atoms: frozenset[str]
    stems: dict[str, tuple[int, ...]]
    """How long the stems are that begin with these two letters, shortest first."""

    def atoms_of(self, word: str) -> tuple[str, ...]:
        """Those of its atoms that the word matches: itself, and stems that it begins with."""
        whole = (word,) if word in self.atoms else ()
        ends = self.stems.get(word[:SHORTEST_STEM], ())
        stems = [stem for end in ends if end <= len(word) and (stem := word[:end] + "*") in self.atoms]
        return (*whole, *stems)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicIndex:
    """Everything that `find_topics` looks up, computed once for a lexicon and a user's topics."""

    topics: dict[str, TopicEntry]
    """Topics in use, the user's included, by id."""
    line: dict[str, tuple[str, ...]]
    """From the subject at the top down to the topic itself."""
    levels: tuple[tuple[str, ...], tuple[str, ...]]
    """The subjects, and the topics of the second level; IPTC only."""
    vocabularies: tuple[Vocabulary, ...]
    """The lexicon's patterns, and the user's on top, so that these take no word away from those."""
    own: dict[Pattern, tuple[Claim, ...]]
    """The topics that name a pattern as theirs."""
    shared: dict[Pattern, tuple[tuple[str, float], ...]]
    """The same with all topics above them, each with the largest weight below it."""
    postings: dict[str, tuple[tuple[str, float], ...]]
    """TF-IDF vectors of the two upper levels, unit length, by base form: (topic, weight)."""
    idf: dict[str, float]

    def rarity(self, word: str) -> float:
        """IDF of a word of an article or a gloss."""
        return self.idf.get(word, RARE)


class _Same:
    """A key that compares by identity, so that a lexicon of dicts can be remembered."""

    __slots__ = ("lexicon",)

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.lexicon.topics is self.lexicon.topics

    def __hash__(self) -> int:
        return id(self.lexicon.topics)


def index_of(lexicon: Lexicon, extra: tuple[UserTopic, ...] = ()) -> TopicIndex:
    """The compiled lexicon; the second call with the same topics is free."""
    return _compile(_Same(lexicon), extra)


@lru_cache(maxsize=4)
def _compile(key: _Same, extra: tuple[UserTopic, ...]) -> TopicIndex:
    topics = _with_user_topics(key.lexicon.topics, extra)
    line = {id_: _line(id_, topics) for id_ in topics}
    own = _own(topics)
    users = [pattern_of(term.lower()) for topic in extra for term in topic.terms]
    return TopicIndex(
        topics=topics,
        line=line,
        levels=(_level(line, 1), _level(line, 2)),
        vocabularies=tuple(
            _vocabulary(patterns) for patterns in (_own(_in_use(key.lexicon.topics)), users) if patterns
        ),
        own={pattern: _claims(weights, line) for pattern, weights in own.items()},
        shared={pattern: _shared(weights, line) for pattern, weights in own.items()},
        postings=_postings(topics, line, key.lexicon.idf),
        idf=key.lexicon.idf,
    )


def _with_user_topics(topics: dict[str, TopicEntry], extra: tuple[UserTopic, ...]) -> dict[str, TopicEntry]:
    """Topics in use; a user's terms are added to an IPTC topic, or stand for one of their own."""
    found = _in_use(topics)
    for topic in extra:
        id_ = current(topic.id, topics)
        known = found.get(id_)
        terms = tuple((term.lower(), USER_WEIGHT) for term in topic.terms)
        found[id_] = TopicEntry(
            id=id_,
            label=topic.label or (known.label if known else id_.split(":")[-1].replace("-", " ")),
            parent=known.parent if known else topic.parent and current(topic.parent, topics),
            keywords=(known.keywords if known else ()) + terms,
            gloss=known.gloss if known else "",
        )
    return found


def _in_use(topics: dict[str, TopicEntry]) -> dict[str, TopicEntry]:
    return {id_: entry for id_, entry in topics.items() if entry.retired_to is None}


def current(id_: str, topics: dict[str, TopicEntry]) -> str:
    """The id itself, or the topic that a retired one folds to."""
    entry = topics.get(id_)
    return entry.retired_to if entry and entry.retired_to else id_


def _line(id_: str, topics: dict[str, TopicEntry]) -> tuple[str, ...]:
    found = [id_]
    while (parent := topics[found[-1]].parent) and parent in topics and parent not in found:
        found.append(parent)
    return tuple(reversed(found))


def pattern_of(keyword: str) -> Pattern:
    """`arms deal*` → (`arms`, `deal*`)."""
    pieces = re.sub(r"\*(?=\S)", "* ", keyword).split()
    return tuple(word + "*" * (last and piece.endswith("*")) for piece in pieces for word, last in _marked(piece))


def _marked(piece: str) -> Iterator[tuple[str, bool]]:
    found = words(piece)
    return ((word, number == len(found)) for number, word in enumerate(found, start=1))


def _own(topics: dict[str, TopicEntry]) -> dict[Pattern, dict[str, float]]:
    own: dict[Pattern, dict[str, float]] = {}
    for id_, entry in topics.items():
        for keyword, weight in entry.keywords:
            pattern = pattern_of(keyword)
            if pattern:
                weights = own.setdefault(pattern, {})
                weights[id_] = max(weight, weights.get(id_, 0.0))
    return own


def _claims(weights: dict[str, float], line: dict[str, tuple[str, ...]]) -> tuple[Claim, ...]:
    above = {id_ for named in weights for id_ in line[named][:-1]}
    return tuple(Claim(id_, weight, id_ not in above) for id_, weight in sorted(weights.items()))


def _shared(weights: dict[str, float], line: dict[str, tuple[str, ...]]) -> tuple[tuple[str, float], ...]:
    found: dict[str, float] = {}
    for id_, weight in weights.items():
        for above in line[id_]:
            found[above] = max(weight, found.get(above, 0.0))
    return tuple(sorted(found.items()))


def _vocabulary(patterns: Iterable[Pattern]) -> Vocabulary:
    ordered = sorted(set(filter(None, patterns)), key=lambda pattern: (-len(pattern), pattern))
    starts: dict[str, dict[str, tuple[Pattern, ...]]] = {}
    for pattern in ordered:
        second = pattern[1] if len(pattern) > 1 else ""
        rows = starts.setdefault(pattern[0], {})
        rows[second] = (*rows.get(second, ()), pattern)
    atoms = frozenset(atom for pattern in ordered for atom in pattern)
    lengths: dict[str, set[int]] = {}
    for atom in atoms:
        if atom.endswith("*") and len(atom) > SHORTEST_STEM:
            lengths.setdefault(atom[:SHORTEST_STEM], set()).add(len(atom) - 1)
    stems = {start: tuple(sorted(ends)) for start, ends in lengths.items()}
    return Vocabulary(starts=starts, atoms=atoms, stems=stems)


def _level(line: dict[str, tuple[str, ...]], depth: int) -> tuple[str, ...]:
    return tuple(id_ for id_, above in line.items() if len(above) == depth and not id_.startswith(USER))


def _postings(
    topics: dict[str, TopicEntry], line: dict[str, tuple[str, ...]], idf: dict[str, float]
) -> dict[str, tuple[tuple[str, float], ...]]:
    """Vectors of the texts of whole branches: labels, keywords and glosses of a topic and all below it."""
    counts: dict[str, dict[str, int]] = {}
    rare: dict[str, float] = {}
    for id_, entry in topics.items():
        for word in _text(entry):
            if idf.get(word, RARE) < COMMON:
                continue
            term = base(word)
            rare[term] = min(rare.get(term, RARE), idf.get(word, RARE))
            for above in line[id_][:2]:
                branch = counts.setdefault(above, {})
                branch[term] = branch.get(term, 0) + 1
    found: dict[str, list[tuple[str, float]]] = {}
    for id_, branch in counts.items():
        vector = {term: (1 + math.log(count)) * rare[term] for term, count in branch.items()}
        length = math.sqrt(sum(value * value for value in vector.values()))
        for term, value in vector.items():
            found.setdefault(term, []).append((id_, value / length))
    return {term: tuple(rows) for term, rows in found.items()}


def _text(entry: TopicEntry) -> Iterator[str]:
    for _ in range(LABEL_TIMES):
        yield from words(entry.label)
    yield from words(entry.gloss)
    for keyword, _ in entry.keywords:
        yield from words(keyword)
