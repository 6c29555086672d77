"""Who wrote it, as the lines around a dump's headline say: people, desks and agencies, one name each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.clean.datelines import read
from generator.clean.signatures import LONGEST_NAME, Author, AuthorSort, bare, cue_words, names, signed
from generator.model.article import RUNNING_TEXT, Kind

BELOW_ARTICLE, FAR_BELOW = 4, 16
"""Lines below the text where it may be signed, and where a "by" alone on its line still announces a name."""
ABOVE, BELOW = 4, 12
ABOVE_HEADLESS = 4
"""Lines above a text without a headline where one may have stood."""
SHORT = 120
"""Characters of a line that may be a byline for its first word alone."""
LIST_WORDS, AGENCY_WITHIN = 3, 3
"""Words of a name that continues a list of authors, and lines below it in which an agency may."""
NEVER = RUNNING_TEXT | {Kind.HEADLINE, Kind.CAPTION, Kind.TEASER, Kind.TICKER}
LOOSE = frozenset({Kind.NAVIGATION, Kind.TICKER, Kind.OTHER})
JOINT = re.compile(r"\W*(?:and|und|et|y|e|и|і|og|och|en|i|ja|ve)?\W*", re.IGNORECASE)
"""A line that joins the names above and below it."""
KANA = re.compile(r"[\u3040-\u30ff\s]+|[\u3400-\u9fff]+[るすくむう]|[\uac00-\ud7a3]{2,4}")
"""Japanese words in kana, and Korean ones without the word for a reporter: names of buttons as often as of people."""
WORD = re.compile(r"[^\W\d_]+")
PICTURED = re.compile(
    r"(?:photo(?:graph)?s?|pictures?|images?|foto(?:s|graf\w*)?|bilde?r?|video|illustration)\b\s*(?::|by\b|/)",
    re.IGNORECASE,
)
"""How a line begins that names who took a picture."""


def authors(lines: Sequence[str], kinds: Sequence[Kind]) -> tuple[Author, ...]:
    """The names of the bylines around the headline, each once, in order; where there are none, of those at the end."""
    running = [i for i, kind in enumerate(kinds) if kind in RUNNING_TEXT]
    if not running:
        return ()
    start = next((i for i, kind in enumerate(kinds) if kind is Kind.HEADLINE), max(0, running[0] - ABOVE_HEADLESS))
    head = range(max(0, start - ABOVE), min(len(kinds), max(running[0] + 8, start + BELOW)))
    tail, far = (range(running[-1] + 1, min(len(kinds), running[-1] + 1 + by)) for by in (BELOW_ARTICLE, FAR_BELOW))

    @cache
    def written() -> frozenset[str]:
        return _written([lines[i] for i in running])

    for zone, ways in (
        (head, (_bylines, _signed, _dated, _lone)),
        (tail, (_bylines, _signed, _closing)),
        (far, (_announced,)),
    ):
        for way in ways:
            found: dict[str, Author] = {}
            for author in way(lines, kinds, zone):
                if author.sort is not AuthorSort.PERSON or signed(lines[author.line]) or not _phrase(author, written()):
                    found.setdefault(" ".join(sorted(author.name.lower().split())), author)
            if found:
                return tuple(found.values())
    return ()


def _written(running: Sequence[str]) -> frozenset[str]:
    """Words that the text writes small: no names."""
    tokens = [token.strip(",.;:!?…)") for token in set(" ".join(running).split())]
    return frozenset([token for token in tokens if token.isalpha() and token.islower()])


def _phrase(author: Author, written: frozenset[str]) -> bool:
    """Whether all words of what looks like a name are words of the text: Key Takeaways."""
    return written.issuperset(WORD.findall(author.name.lower()))


def _bylines(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """Names of the lines judged to be bylines, and of a line below one that says no more than "by".

    Where one of them is signed with a "by", only those that follow it closely count beside it.
    """
    starts = cue_words().starts
    alone = {i for i in zone if i - 1 in zone and starts.fullmatch(lines[i - 1].strip()) and kinds[i] not in NEVER}
    chosen = [i for i in zone if kinds[i] is Kind.BYLINE or i in alone]
    top = next((i for i in zone if kinds[i] is Kind.HEADLINE), -1)
    chosen = [i for i in chosen if i > top and any(names(lines[i]))] or chosen
    marked = [i for i in chosen if i in alone or signed(lines[i])]
    last = -1
    for i in chosen:
        if (not marked or any(0 <= i - sign <= 1 for sign in marked)) and not PICTURED.match(lines[i]):
            for author in names(lines[i], i):
                last = i
                yield author
    yield from _next_names(lines, kinds, last)


def _next_names(lines: Sequence[str], kinds: Sequence[Kind], last: int) -> Iterator[Author]:
    """Lines of one name each right below a byline: the list goes on, though they were judged to be furniture."""
    end = last
    for i in range(last + 1, len(lines) if last >= 0 else 0):
        found = list(names(lines[i], i)) if kinds[i] in LOOSE and len(lines[i]) <= LONGEST_NAME else []
        whole = len(found) == 1 and len(found[0].name) == len(lines[i].strip())
        if whole and found[0].sort is AuthorSort.AGENCY and i <= end + AGENCY_WITHIN:
            yield found[0]
        elif whole and i == end + 1 and _continues(lines[i], found[0]):
            end = i
            yield found[0]
        elif _role(lines[i]) or JOINT.fullmatch(lines[i]):
            end = i
        elif i > end + AGENCY_WITHIN:
            return


def _continues(line: str, author: Author) -> bool:
    return author.sort is AuthorSort.PERSON and len(author.name.split()) <= LIST_WORDS and _alone(line, [author])


def _role(line: str) -> bool:
    """Whether a line is a role and no more: Political Correspondent."""
    words = line.lower().split()
    return bool(words) and len(words) <= LIST_WORDS and cue_words().roles.issuperset(words)


def _lone(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """The first line of nothing but names and roles between the headline and the text, or just above a date."""
    top = next((i for i in zone if kinds[i] is Kind.HEADLINE), zone.start)
    for i in zone:
        near = i > top or (i + 1 in zone and kinds[i + 1] is Kind.DATELINE)
        if near and kinds[i] in LOOSE and len(lines[i]) <= SHORT:
            found = list(names(lines[i], i))
            if found and _alone(lines[i], found):
                yield from found
                return


def _has_date(line: str) -> bool:
    return next(read(line), None) is not None


def _closing(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """The line right below the text, where it holds nothing but names."""
    if zone and kinds[zone.start] in LOOSE and len(lines[zone.start]) <= SHORT:
        found = list(names(lines[zone.start], zone.start))
        if found and _alone(lines[zone.start], found):
            yield from found


def _announced(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """The first line of one name below a line that says no more than "by"."""
    for i in zone:
        if i - 1 in zone and cue_words().starts.fullmatch(lines[i - 1]) and kinds[i] in LOOSE:
            found = list(names(lines[i], i))
            if len(found) == 1 and found[0].name == lines[i]:
                yield found[0]
                return


def _alone(line: str, found: Sequence[Author]) -> bool:
    """Whether a line holds little but these names and roles, and none that only looks like a name."""
    known = cue_words()
    rest = [word for word in re.findall(r"[^\W\d_]+", line) if word.lower() not in known.roles]
    if any(
        not known.nameless.isdisjoint(author.name.lower().split()) or KANA.fullmatch(author.name) for author in found
    ):
        return False
    return sum(len(author.name) for author in found) * 2 >= sum(map(len, rest))


def _signed(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """Names of short lines that begin with "by", whatever they were judged to be."""
    for i in zone:
        wordy = kinds[i] in NEVER - {Kind.TEASER} or len(lines[i]) > SHORT or lines[i].endswith((".", "?", "!"))
        if not wordy and signed(lines[i]):
            yield from names(lines[i], i)


def _dated(lines: Sequence[str], kinds: Sequence[Kind], zone: range) -> Iterator[Author]:
    """Names beside a date; below the headline, also on a line of nothing else that was judged to be furniture."""
    top = next((i for i in zone if kinds[i] is Kind.HEADLINE), zone.start)
    for i in zone:
        if kinds[i] is Kind.DATELINE:
            yield from names(lines[i], i)
        elif (
            i > top
            and kinds[i] not in NEVER - {Kind.TEASER, Kind.TICKER}
            and len(lines[i]) <= SHORT
            and _has_date(lines[i])
        ):
            found = list(names(lines[i], i))
            if found and _alone(bare(lines[i]), found):
                yield from found
