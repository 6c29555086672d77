"""Articles → which of them are copies: same text, contained text, rewritten text.

Broder (1997): two texts that share most of their five-word runs ("shingles") are copies. Only articles that share a rare
run, or several rare pairs of neighbouring words, are compared at all. A rewrite keeps few runs; it gives itself away by
telling the same details sentence by sentence, in the same order, which two reporters of one event do not do.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from itertools import combinations
from math import log, sqrt
from zlib import crc32

from generator.model.article import Article, Kind

__all__ = ["Copy", "CopyKind", "counted", "find_copies", "groups"]

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han: scripts that put no spaces between words."""

WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")
LETTER = re.compile(f"[{UNSPACED}]")
QUOTED = re.compile(r"[“„«「][^“”„«»「」\n]{0,2000}[”“»」]|\"[^\"\n]{0,2000}\"")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+|(?<=[。！？])|\n")

RUN = 5
"""Words in a shingle; `research/extraction.md` measured with five."""
RUN_UNSPACED = 9
"""Characters in a shingle of a script without spaces."""
KEPT_OF = 4
"""One shingle of so many stands in the index (by its hash): 24 shared ones, the fewest that make a copy, are missed
once in a thousand."""
CROWD = 40
"""A shingle or word pair in more articles than this compares each only with the one that would be counted."""

LONG_ENOUGH = 40
"""Shingles, or words that are no quotation: a shorter text is only the same or another."""
CONTAINED = 0.6
PROMISING = 0.25
"""Share of indexed shingles from which a pair is compared in full."""
SHORT = 30
"""Words under which equal bodies are copies only under equal headlines: a paywall says the same of every article."""

SHARED_PAIRS = 5
"""Rare word pairs in common from which two texts may be a rewrite of one another."""
ALIKE = 0.4
"""Cosine from which two sentences tell the same."""
REWRITTEN = 0.6
"""Share of the shorter text's sentences with a partner in the other, in the same order."""
SENTENCES = 300
"""Sentences of an article that are aligned; what is longer is compared by its beginning."""


class CopyKind(StrEnum):
    """How two articles are copies."""

    SAME_TEXT = "same-text"
    CONTAINED = "contained"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """That the article `id` has the same text, or part of it. `share`, 0 to 1, is of the shorter of the two."""

    id: str
    kind: CopyKind
    share: float
    why: str


def find_copies(articles: Sequence[Article]) -> dict[str, tuple[Copy, ...]]:
    """For each article that has copies, the others, best first. Ids are taken to be unique; order does not matter."""
    ordered = sorted(articles, key=_rank)
    copies: dict[str, list[Copy]] = defaultdict(list)
    same = _same_text(ordered)
    for twins in same:
        for one, other in combinations(twins, 2):
            _note(copies, one, other, CopyKind.SAME_TEXT, 1.0)
    first = [twins[0] for twins in same]
    text = lru_cache(maxsize=2000)(lambda place: _Text.of(first[place]))
    for one, other in _candidates(first):
        kind, share = _compare(text(one), text(other))
        if kind:
            for left in same[one]:
                for right in same[other]:
                    _note(copies, left, right, kind, share)
    return {id_: tuple(sorted(found, key=_best_first)) for id_, found in sorted(copies.items())}
