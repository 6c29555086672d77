"""Articles → which of them are copies: the same text, a contained text, a rewritten one.

Two texts that share most of their five-word runs are copies (Broder 1997, "On the resemblance and containment of
documents"). A rewrite keeps few runs, but it tells the same details sentence by sentence in the same order, which two
reporters of one event do not do. Only articles that share rare runs or rare pairs of words are compared at all.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from itertools import chain, combinations, pairwise, product
from math import log, sqrt
from typing import TypeVar
from zlib import crc32

from generator.model.article import Article
from generator.model.related import Copy, CopyKind

__all__ = ["counted", "find_copies", "groups"]

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana, Han: no spaces between words, so that every character counts as one."""
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
LETTER = re.compile(f"[{UNSPACED}]")
QUOTED = re.compile(r"[“„«「][^“”„«»「」\n]{1,2000}[”“»」]|\"[^\"\n]{1,2000}\"")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+|(?<=[。！？])|\n")

RUN = 5
RUN_UNSPACED = 9
"""Words, or characters where words have no spaces, in a run."""
KEPT_OF = 4
"""One run of so many is indexed, by its hash. The fewest that make a copy, 24, are all missed once in a thousand."""
CROWD = 40
"""Articles with a run in common that are compared each with each; beyond, each only with the one that is counted."""
PROMISING = 0.25
"""Share of the indexed runs of the shorter text from which two texts are compared in full."""
RELATED = 0.15
"""Share of the pairs of telling words from which two texts may be a rewrite of one another: free rewrites keep 0.16 to
0.44, other reports of the same event mostly less."""

SHORT = 30
"""Words under which equal bodies are copies only under equal headlines: a paywall says the same of every article."""
LONG_ENOUGH = 40
"""Runs that a text must have for its share in another to mean anything."""
CONTAINED = 0.6
"""Share of runs: copies that were cleaned differently have more in 95 of 100, other articles under 0.2."""
ALIKE = 0.35
"""Cosine from which two sentences tell the same."""
REWRITTEN = 0.7
"""Share of the sentences of both texts. Free rewrites have 0.77 and more; follow-ups that reuse their first report at
most 0.69, reports of one event in different papers at most 0.4 (`benchmarks/duplicates.py`)."""
FEWEST = 5
"""Sentences that a text must have, quotations left out, and numbers from which they must agree."""
SAME_NUMBERS = 0.3
"""Share of the shorter text's numbers that the other must have: reports from one template have other numbers."""
SENTENCES, TERMS = 200, 60
"""Sentences of an article, and words of a sentence, that are aligned; what is longer is judged by its beginning."""
STEM = 6
"""Letters by which words are compared in sentences, so that `attacked` and `attacks` are one."""

BASE, PRIME = 1_000_003, (1 << 61) - 1


Copies = defaultdict[str, list[Copy]]
Item = TypeVar("Item")


def find_copies(articles: Sequence[Article]) -> dict[str, tuple[Copy, ...]]:
    """For each article that has copies, the others, closest first. Ids must be unique; the order does not matter."""
    same = _same_text(sorted(articles, key=_rank))
    copies: Copies = defaultdict(list)
    for twins in same:
        for one, other in _each_with_each(twins):
            _note(copies, one, other, CopyKind.SAME_TEXT, 1.0)
    text = lru_cache(maxsize=4000)(lambda place: _Text(same[place][0]))
    for left, right in _candidates([twins[0] for twins in same]):
        kind, share = _compare(text(left), text(right))
        if kind:
            for one, other in _across(same[left], same[right]):
                _note(copies, one, other, kind, share)
    return {id_: tuple(sorted(found, key=lambda copy: (-copy.share, copy.id))) for id_, found in sorted(copies.items())}


def counted(articles: Iterable[Article]) -> str:
    """The id of the one that counts: the earliest published, else the longest, else the smallest id."""
    return min(articles, key=_rank).id


def groups(articles: Sequence[Article], copies: Mapping[str, tuple[Copy, ...]]) -> tuple[tuple[str, ...], ...]:
    """Ids of articles that count as one, the counted one first; an article without copies is in none.

    An article joins the first counted one that it is a copy of. So a round-up of two agency reports does not make
    these copies of each other.
    """
    ordered = [article.id for article in sorted(articles, key=_rank) if article.id in copies]
    free, made = set(ordered), []
    for head in ordered:
        others = {copy.id for copy in copies[head]} & free - {head}
        if head in free and others:
            made.append((head, *(id_ for id_ in ordered if id_ in others)))
            free -= {head, *others}
    return tuple(made)


def _rank(article: Article) -> tuple[bool, str, int, str]:
    stamp = article.published.value if article.published else ""
    return not stamp, _moment(stamp), -len(article.body), article.id


def _moment(stamp: str) -> str:
    """ISO 8601 in UTC as far as the zone is known; a day without a time comes last on its day."""
    if len(stamp) <= len("2025-01-17"):
        return f"{stamp}~"
    try:
        moment = datetime.fromisoformat(stamp)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return stamp
    return moment.isoformat()[: len("2025-01-17T15:52:00")]


def _note(copies: Copies, one: Article, other: Article, kind: CopyKind, share: float) -> None:
    shorter, longer = sorted((one, other), key=lambda article: (len(article.body), article.id))
    share = round(share, 3)
    match kind:
        case CopyKind.SAME_TEXT:
            whys = ("Both have the same words.",) * 2
        case CopyKind.CONTAINED:
            whys = (
                f"{share:.0%} of this text stands word for word in the other.",
                f"{share:.0%} of the other stands word for word in this text.",
            )
        case CopyKind.REWRITTEN:
            whys = (f"{share:.0%} of the sentences in both texts tell the same, in the same order.",) * 2
    copies[shorter.id].append(Copy(id=longer.id, kind=kind, share=share, why=whys[0]))
    copies[longer.id].append(Copy(id=shorter.id, kind=kind, share=share, why=whys[1]))


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _same_text(ordered: Sequence[Article]) -> list[list[Article]]:
    """Articles in order, those with the same words together; without words they are left out."""
    same: dict[tuple[str, str], list[Article]] = {}
    for article in ordered:
        words = _words(article.body)
        title = " ".join(_words(article.title.value)) if len(words) < SHORT else ""
        if words:
            same.setdefault((" ".join(words), title), []).append(article)
    return list(same.values())


def _each_with_each(members: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    if len(members) <= CROWD:
        return combinations(members, 2)
    return product(members[:1], members[1:])


def _across(one: Sequence[Article], other: Sequence[Article]) -> Iterator[tuple[Article, Article]]:
    crowd = len(one) * len(other) > CROWD * CROWD
    return product(one[:1], other) if crowd else product(one, other)


def _candidates(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """Places of articles that are worth a comparison in full."""
    runs, pairs = [], []
    for article in articles:
        words = _words(article.body)
        runs.append(array("Q", sorted({run for run in _runs(words) if run % KEPT_OF == 0})))
        pairs.append(array("Q", sorted(_pairs(words))))
    return sorted({*_meetings(runs, PROMISING, crowds=True), *_meetings(pairs, RELATED, crowds=False)})


def _meetings(features: Sequence[array[int]], share: float, *, crowds: bool) -> Iterator[tuple[int, int]]:
    """Places that have this share of the fewer features in common. A crowd's tie each of it to its first, or nobody."""
    places = _places(features)
    for one, found in enumerate(features):
        meetings: Counter[int] = Counter()
        for feature in found:
            there = places.get(feature, ())
            if len(there) <= CROWD:
                meetings.update(there)
            elif crowds:
                meetings[there[0]] += 1
        for other, count in meetings.items():
            if other < one and count >= share * min(len(found), len(features[other])):
                yield other, one


def _places(features: Sequence[array[int]]) -> Mapping[int, Sequence[int]]:
    """For each feature that two places may share, all places that have it, in order.

    Most stand in one place alone. A table of counts, eight slots a feature, keeps these out of memory.
    """
    slots = 8 * sum(map(len, features)) + 1
    counts = bytearray(slots)
    for feature in chain.from_iterable(features):
        slot = feature % slots
        counts[slot] = min(2, counts[slot] + 1)
    where: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
    for place, found in enumerate(features):
        for feature in found:
            if counts[feature % slots] > 1:
                where[feature].append(place)
    return where


def _runs(words: Sequence[str]) -> Iterator[int]:
    """A number for each run of words (a rolling hash: Karp and Rabin 1987)."""
    length = RUN_UNSPACED if _unspaced(words) else RUN
    codes = [_code(word) for word in words]
    lead, value = pow(BASE, length, PRIME), 0
    for place, code in enumerate(codes):
        value = (value * BASE + code) % PRIME
        if place >= length:
            value = (value - codes[place - length] * lead) % PRIME
        if place >= length - 1:
            yield value


def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def _unspaced(words: Sequence[str]) -> bool:
    return sum(len(word) == 1 and bool(LETTER.match(word)) for word in words) * 2 > len(words)


def _pairs(words: Sequence[str]) -> set[int]:
    """A number for each pair of telling words that follow one another, function words left out."""
    codes = [_code(term) for term in _terms(words)]
    return {min(pair) << 32 | max(pair) for pair in pairwise(codes)}


def _terms(words: Sequence[str]) -> list[str]:
    """Words by which sentences are compared: long ones by their stem, numbers, and pairs of unspaced characters."""
    if _unspaced(words):
        return ["".join(pair) for pair in pairwise(words)]
    return [word[:STEM] for word in words if len(word) > 3 or word.isdigit()]  # noqa: PLR2004 - shorter ones are grammar


class _Text:
    """What is compared of an article, made when it is needed."""

    def __init__(self, article: Article) -> None:
        self.body = article.body

    @cached_property
    def runs(self) -> frozenset[int]:
        return frozenset(_runs(_words(self.body)))

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in _words(self.body) if word.isdigit())

    @cached_property
    def sentences(self) -> list[Counter[str]]:
        """The terms of each sentence without quotations, which independent reports share as well."""
        pieces = SENTENCE_END.split(QUOTED.sub(" ", self.body))
        found = (_terms(_words(piece)) for piece in pieces)
        return [Counter(terms[:TERMS]) for terms in found if len(terms) > 2][:SENTENCES]  # noqa: PLR2004 - two words tell nothing


def _compare(one: _Text, other: _Text) -> tuple[CopyKind | None, float]:
    if not _same_numbers(one, other):
        return None, 0.0
    fewest = min(len(one.runs), len(other.runs))
    share = len(one.runs & other.runs) / max(fewest, 1)
    if fewest >= LONG_ENOUGH and share >= CONTAINED:
        return CopyKind.CONTAINED, share
    share = in_order(one.sentences, other.sentences)
    return (CopyKind.REWRITTEN, share) if share >= REWRITTEN else (None, share)


def _same_numbers(one: _Text, other: _Text) -> bool:
    shorter, longer = sorted((one, other), key=lambda text: len(text.body))
    return len(shorter.numbers) < FEWEST or len(shorter.numbers & longer.numbers) >= SAME_NUMBERS * len(shorter.numbers)


def in_order(one: Sequence[Counter[str]], other: Sequence[Counter[str]]) -> float:
    """Share of the sentences of both texts that have a partner in the other, partners in the same order."""
    if min(len(one), len(other)) < FEWEST:
        return 0.0
    return (_follow(one, other) + _follow(other, one)) / (len(one) + len(other))


def _follow(one: Sequence[Counter[str]], other: Sequence[Counter[str]]) -> int:
    return _longest_rise([place for place in _partners(one, other) if place is not None])


def _partners(one: Sequence[Counter[str]], other: Sequence[Counter[str]]) -> Iterator[int | None]:
    """For each sentence the place of the one most like it. Two in a row may be one: rewriters join and split."""
    weights = _weights([*one, *other])
    windows = [*enumerate(other), *((place, a + b) for place, (a, b) in enumerate(pairwise(other)))]
    index: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (_, terms) in enumerate(windows):
        for term, weight in _vector(terms, weights).items():
            index[term].append((number, weight))
    for terms in one:
        alike: defaultdict[int, float] = defaultdict(float)
        for term, weight in _vector(terms, weights).items():
            for number, its in index[term]:
                alike[number] += weight * its
        best = max(alike, key=lambda number: (alike[number], -number), default=0)
        yield windows[best][0] if alike[best] >= ALIKE else None


def _weights(sentences: Sequence[Counter[str]]) -> dict[str, float]:
    """Rarity among the sentences of both texts: what the whole event is about weighs little, details weigh much."""
    frequency = Counter(term for terms in sentences for term in terms)
    return {term: log((len(sentences) + 1) / count) for term, count in frequency.items()}


def _vector(terms: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    raw = {term: count * weights[term] for term, count in terms.items()}
    length = sqrt(sum(value * value for value in raw.values())) or 1.0
    return {term: value / length for term, value in raw.items()}


def _longest_rise(places: Sequence[int]) -> int:
    """Length of the longest part that never falls (patience sorting)."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place + 1)
        ends[at : at + 1] = [place]
    return len(ends)
