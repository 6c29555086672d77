"""What each line of a dump truly is, told by the truth of its page.

A line is body when at least half of its 4-shingles stand in the true body. Where a text stands twice in the dump, the
copy that keeps the order of the truth is meant. Kinds that no truth names (navigation, promo …) come from weak rules.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

WORD = re.compile(r"\w+")
NO_SPACES = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f\u1000-\u109f]")
SHINGLE = 4


def tokens(text: str) -> list[str]:
    """Words; scripts without spaces give one token a character."""
    return WORD.findall(NO_SPACES.sub(lambda match: f" {match.group(0)} ", text))


def fold(text: str) -> str:
    """Without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join(WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).lower()))


class Truth:
    """Where each shingle of a true body stands."""

    def __init__(self, body: str) -> None:
        self.tokens = tokens(body)
        self.places: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(self.tokens) - SHINGLE + 1):
            self.places.setdefault(tuple(self.tokens[place : place + SHINGLE]), []).append(place)

    def match(self, line: Sequence[str], after: int = 0) -> list[int]:
        """Places of the line's shingles, the first at or after `after` where there is one."""
        found = []
        for start in range(len(line) - SHINGLE + 1):
            places = self.places.get(tuple(line[start : start + SHINGLE]))
            if places:
                at = bisect_left(places, after)
                after = places[at] if at < len(places) else after
                found.append(places[at] if at < len(places) else places[0])
        return found


def body_lines(lines: Sequence[str], body: str) -> list[bool]:
    """Whether each line is true body."""
    truth = Truth(body)
    words = [tokens(line) for line in lines]
    matches = {}
    for i, line in enumerate(words):
        places = truth.match(line) if len(line) >= SHINGLE else []
        if places and 2 * len(places) >= len(line) - SHINGLE + 1:
            matches[i] = places
    chain = _longest(matches)
    covered = {place for i in chain for place in matches[i]}
    result = [False] * len(lines)
    for i, places in matches.items():
        result[i] = i in chain or sum(place in covered for place in places) * 2 < len(places)
    _short(words, truth, sorted(chain), matches, result)
    return result


def _longest(matches: dict[int, list[int]]) -> set[int]:
    """The lines that, in order of the dump, follow the order of the truth and hold most of it."""
    order, best, back = sorted(matches), {}, {}
    for n, i in enumerate(order):
        start = matches[i][0]
        before = max(
            (j for j in order[max(0, n - 300) : n] if matches[j][0] < start), key=lambda j: best[j], default=None
        )
        gain = len(set(matches[i]) - set(matches[before] if before is not None else ()))
        best[i], back[i] = gain + (best[before] if before is not None else 0), before
    chain: set[int] = set()
    at = max(order, key=lambda i: best[i], default=None)
    while at is not None:
        chain.add(at)
        at = back[at]
    return chain


def _short(
    words: list[list[str]], truth: Truth, chain: list[int], matches: dict[int, list[int]], result: list[bool]
) -> None:
    """A line too short for a shingle is body where its words stand between the true lines around it."""
    for i, line in enumerate(words):
        if not line or len(line) >= SHINGLE:
            continue
        at = bisect_left(chain, i)
        if at == 0:
            continue
        low = max(matches[chain[at - 1]])
        high = min(matches[chain[at]]) if at < len(chain) else low + 60
        between = truth.tokens[low : high + SHINGLE] if high - low < 400 else []  # noqa: PLR2004
        result[i] = any(between[k : k + len(line)] == line for k in range(len(between)))


def same_title(line: str, title: str) -> bool:
    """Equal but for case, accents, punctuation and a site's name at the end."""
    a, b = fold(line), fold(title)
    short, long = sorted((a, b), key=len)
    return bool(a) and (a == b or (len(short) >= 15 and long.startswith(short) and len(long) - len(short) <= 40))  # noqa: PLR2004


def kind_labels(lines: Sequence[str], body: Sequence[bool], page: dict) -> list[str]:  # type: ignore[type-arg]
    """`body`, `subhead`, `headline`, `byline`, `dateline`, `caption` or empty; by the truth of the page alone."""
    kinds = ["body" if own else "" for own in body]
    titles = [i for i, line in enumerate(lines) if page["title"] and same_title(line, page["title"])]
    titles = titles or [i for i, line in enumerate(lines) if line in page["headings"] and len(tokens(line)) >= SHINGLE]
    first = next((i for i, own in enumerate(body) if own and i not in titles), len(lines))
    last = max((i for i, own in enumerate(body) if own and i not in titles), default=0)
    for i in titles:
        kinds[i] = ""
    headline = max((i for i in titles if i <= first + 3), default=titles[0] if titles else -1)
    if headline >= 0:
        kinds[headline] = "headline"
    top = range(max(0, min(headline if headline >= 0 else first, first) - 6), min(first + 12, len(lines)))
    near = [*top, *range(last + 1, min(last + 4, len(lines)))]
    people = [fold(name) for name in page["authors"] if len(name) > 3]  # noqa: PLR2004
    for i in near:
        folded = fold(lines[i])
        if kinds[i] or len(lines[i]) > 160:  # noqa: PLR2004
            continue
        if any(f" {name} " in f" {folded} " for name in people):
            kinds[i] = "byline"
        elif page["published"] and _says(folded, page["published"]):
            kinds[i] = "dateline"
    told = [*page["captions"], *page["pictured"]]
    captions = [tokens(caption) for caption in told]
    known = Truth("\n".join(told))
    whole = {tuple(caption) for caption in captions}
    for i in range(top.start, min(last + 4, len(lines))):
        words = tokens(lines[i]) if not kinds[i] else []
        places = known.match(words)
        if words and (tuple(words) in whole or (places and 2 * len(places) >= len(words) - SHINGLE + 1)):
            kinds[i] = "caption"
    subheads = {fold(line) for line in page["subheads"]}
    return [
        "subhead" if kind == "body" and fold(line) in subheads else kind
        for kind, line in zip(kinds, lines, strict=True)
    ]


def _says(folded: str, day: str) -> bool:
    """Whether a line holds the day and month of a date in figures, or the day, the year and few other words."""
    year, month, number = day[:4], day[5:7], day[8:10]
    words = re.findall(r"\d+|[^\W\d]+", folded)
    has_day = (
        number in words
        or number.lstrip("0") in words
        or any(re.fullmatch(number.lstrip("0") + r"(?:st|nd|rd|th)", w) for w in words)
    )
    has_year = year in words or year[2:] in words
    months = {month, month.lstrip("0")}
    spelled = any(w.isalpha() and len(w) > 2 for w in words)  # noqa: PLR2004
    return (
        has_day
        and (has_year or bool(months & set(words)))
        and (spelled or bool(months & set(words)) or any(w in {"年", "月"} for w in words))
    )
