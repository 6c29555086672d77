"""Lexicon → the names that are known beforehand, found in a text in one pass over its words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.extract.names import words
from generator.model.findings import ActorType
from generator.model.lexicon import Lexicon

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b|S\b)[^\W_]+)*")
GAP = re.compile(r"[ \u00a0]?[&\-–‐‑/.,'’]?[ \u00a0]?|[ \t]*\n?[ \t]*")
LONGEST = 9
"""Words of the longest name that is looked for."""
SHORT = 5
"""Letters up to which a name in capitals is an acronym, and only found in capitals."""


SHOUTED_WORDS = frozenset(
    {"us", "it", "who", "is", "am", "as", "in", "no", "so", "or", "at", "an", "aids", "can", "man", "era", "fed"}
)
"""Acronyms that are words where everything is set in capitals."""


class How(StrEnum):
    """In which way a known name stands for its actor."""

    NAME = "name"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"
    SEEN = "seen"
    """Other articles name somebody so: as good as what the recogniser says, and no better."""
    SHORT = "short"
    """A town or a common word that stands for a club or a party in an article of its field."""
    NOBODY = "nobody"
    """A known name of something that is no actor: it keeps its words from being taken for one."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as the lexicon has it, under one of its names."""

    key: str
    name: str
    type: ActorType
    how: How
    form: str
    country: str = ""
    """Id of the country that it is or belongs to; empty for one of no country."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at a place of the text."""

    start: int
    end: int
    known: tuple[Known, ...]
    """All that share the name, never empty (Congo, Georgia; a capital and a city's team)."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known names by their words."""

    forms: dict[tuple[str, ...], tuple[Known, ...]]
    longest: dict[str, int]
    """First word → number of words of the longest name that begins so."""
    by_key: dict[str, Known]

    def find(self, text: str, start: int, end: int, *, shouted: bool) -> Iterator[Hit]:
        """The longest known names between two offsets, left to right, none overlapping."""
        spots = [(m.start(), m.end(), _word(m.group())) for m in WORD.finditer(text, start, end)]
        index = 0
        while index < len(spots):
            hit, used = self._at(text, spots, index, shouted=shouted)
            if hit:
                yield hit
            index += used

    def _at(self, text: str, spots: list[tuple[int, int, str]], index: int, *, shouted: bool) -> tuple[Hit | None, int]:
        reach = min(self.longest.get(spots[index][2], 0), len(spots) - index)
        for size in range(_joined(text, spots, index, reach), 0, -1):
            group = tuple(spot[2] for spot in spots[index : index + size])
            start, end = spots[index][0], spots[index + size - 1][1]
            known = tuple(
                one
                for one in self.forms.get(group, ())
                if _written(text[start:end], one, shouted=shouted) and _has_article(text, start, one.form, size)
            )
            if known:
                return Hit(start, end + _closing_point(text, end, known[0].form), known), size
        return None, 1

    def also(self, more: Gazetteer) -> Gazetteer:
        """These names and more; these first where both know a name."""
        if not more.forms:
            return self
        longest = {word: max(size, self.longest.get(word, 0)) for word, size in more.longest.items()}
        return Gazetteer(
            forms=more.forms | self.forms, longest=self.longest | longest, by_key=more.by_key | self.by_key
        )

    def exact(self, name: str) -> tuple[Known, ...]:
        """Who bears this name."""
        return self.forms.get(words(name), ())


def _word(text: str) -> str:
    return "".join(words(text))


def _joined(text: str, spots: list[tuple[int, int, str]], index: int, reach: int) -> int:
    """How many of the next words follow each other without punctuation between them."""
    for size in range(1, reach):
        gap = text[spots[index + size - 1][1] : spots[index + size][0]]
        if not GAP.fullmatch(gap):
            return size
    return reach


def _has_article(text: str, start: int, form: str, size: int) -> bool:
    """Whether a name of one word that is nothing without its article has it: `The Economist`, `the West`."""
    needs = size == 1 and form[:4].lower() == "the "
    return not needs or text[max(0, start - 4) : start].lower() == "the "


def _closing_point(text: str, end: int, form: str) -> int:
    """1 where the point of `U.S.` belongs to the name."""
    return int(form.endswith(".") and text[end : end + 1] == ".")


def _written(text: str, known: Known, *, shouted: bool) -> bool:
    """Whether the case in the text fits: a name is not the same word in lower case, an acronym is in capitals."""
    form = known.form.removeprefix("the ")
    if form.isupper() and sum(letter.isalpha() for letter in form) <= SHORT:
        return text.isupper() and not (shouted and form.casefold() in SHOUTED_WORDS)
    if len(form) <= SHORT and not form.istitle():
        return text == form
    return text.isupper() or all(
        word[:1].isupper() or not own[:1].isupper() for own, word in zip(_bare(form), _bare(text), strict=False)
    )


def _bare(text: str) -> list[str]:
    return WORD.findall(text)


def near(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """Of hits in order those that share a character with the offsets."""
    first = bisect_right(hits, start, key=lambda hit: hit.end)
    return hits[first : bisect_left(hits, end, key=lambda hit: hit.start)]


_built: list[tuple[Lexicon, Gazetteer]] = []


def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon; the last few are kept, because one takes a tenth of a second to build."""
    for known, built in _built:
        if known is lexicon:
            return built
    built = gazetteer_of(_all(lexicon))
    _built.insert(0, (lexicon, built))
    del _built[4:]
    return built


def gazetteer_of(names: Iterable[Known]) -> Gazetteer:
    """A gazetteer of any names."""
    forms: dict[tuple[str, ...], tuple[Known, ...]] = {}
    longest: dict[str, int] = {}
    by_key: dict[str, Known] = {}
    for known in names:
        parts = _form_words(known.form)
        if not parts or len(parts) > LONGEST:
            continue
        if known not in forms.get(parts, ()):
            forms[parts] = (*forms.get(parts, ()), known)
        longest[parts[0]] = max(longest.get(parts[0], 0), len(parts))
        by_key.setdefault(known.key, known)
    return Gazetteer(forms=forms, longest=longest, by_key=by_key)


def _form_words(form: str) -> tuple[str, ...]:
    parts = tuple(_word(m.group()) for m in WORD.finditer(form))
    return parts[1:] if len(parts) > 1 and parts[0] == "the" else parts


def _all(lexicon: Lexicon) -> Iterator[Known]:
    for country in lexicon.countries:
        government = ActorType.GOVERNMENT
        for how, names in (
            (How.NAME, (country.name, *country.aliases)),
            (How.DEMONYM, country.demonyms),
            (How.CAPITAL, country.capitals),
            (How.SEAT, country.metonyms),
        ):
            yield from (Known(country.id, country.name, government, how, name, country.id) for name in names)
    for actor in lexicon.actors:
        for name in dict.fromkeys((actor.name, *actor.aliases, *actor.short)):
            how = How.SHORT if name in actor.short else How.NAME
            yield Known(actor.id, actor.name, actor.type, how, name, actor.country or "")
    for name in sorted(lexicon.words.get("not_actors", frozenset())):
        yield Known("", name, ActorType.OTHER, How.NOBODY, name.title())
