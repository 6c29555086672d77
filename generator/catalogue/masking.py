"""Text with what is personal in it named instead, as a site for everybody prints it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, takewhile

from generator.extract.personal import MASKS, personal_places
from generator.model.related import Entry
from generator.model.span import Span


@dataclass(frozen=True, kw_only=True)
class Mask:
    """What is put in place of which spans of one text, in order; none meets another."""

    places: tuple[tuple[Span, str], ...] = ()

    def cut(self, text: str, span: Span) -> str:
        """The words of `span`. A place that begins before it is named there, and what is left of it is dropped."""
        parts, last = [], span.start
        first = bisect_right(self.places, span.start, key=lambda one: one[0].end)
        for place, label in takewhile(lambda one: one[0].start < span.end, islice(self.places, first, None)):
            parts += [text[last : place.start], label if place.start >= span.start else ""]
            last = min(place.end, span.end)
        return "".join([*parts, text[last : span.end]])

    def all_of(self, text: str) -> str:
        """The whole text."""
        return self.cut(text, Span(start=0, end=len(text)))

    def moved(self, span: Span) -> Span:
        """Where the words of `span` stand in the masked text; empty where all of them are masked."""
        return Span(start=self._moved(span.start), end=self._moved(span.end))

    def _moved(self, offset: int) -> int:
        n = bisect_left(self.places, offset, key=lambda one: one[0].start)
        inside = self.places[n - 1][0].end - offset if n else 0
        return offset + self._shifts[n] + max(0, inside)

    @cached_property
    def _shifts(self) -> tuple[int, ...]:
        """How much longer the text has become after so many places."""
        return tuple(accumulate((len(label) - (at.end - at.start) for at, label in self.places), initial=0))


def mask_of(entry: Entry) -> Mask:
    """The mask of an article; most have nothing to mask, and are not searched again."""
    if not entry.findings.personal:
        return Mask()
    return Mask(places=tuple((span, MASKS[code]) for span, code in personal_places(entry.article)))
