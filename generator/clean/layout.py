"""The lines of a text, and the small questions one asks of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.span import Span

LINE = re.compile(r"[^\s](?:[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*[^\s])?")
"""From the first to the last visible character of a line."""

SENTENCE_END = re.compile(r"[.!?…。！？।؟](?:[\"'”’»)\]]{0,3})(?=\s|$)|[。！？]")
CURLY = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))
UNSPACED = re.compile(r"[\u3040-\u9fff\uac00-\ud7a3]")
CLOSED = re.compile(r"[.!?…。！？।؟:;][\"'”’»)\]]{0,3}$")
BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line without the white space around it."""

    span: Span
    text: str
    blank_before: bool

    @property
    def folded(self) -> str:
        """Lower case, straight quotes, single spaces: for comparing."""
        return fold(self.text)

    @property
    def words(self) -> int:
        """Words; in scripts without spaces, half the characters."""
        spaced = len(self.text.split())
        return spaced if self.text.isascii() else max(spaced, len(UNSPACED.findall(self.text)) // 2)

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes with a full stop, a question or exclamation mark, or one inside quotation marks."""
        return bool(CLOSED.search(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: a sentence end and enough words."""
        return self.words >= PROSE_WORDS and bool(SENTENCE_END.search(self.text))


PROSE_WORDS = 8
"""Shorter lines with a full stop are as often captions, buttons and ticker items as body (counted on WCXB dev)."""


def fold(text: str) -> str:
    """Lower case, straight quotes, single spaces."""
    if not text.isascii():
        for curly, straight in CURLY:
            text = text.replace(curly, straight)
    return " ".join(text.lower().split())


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of `text` from `start` on that hold something visible."""
    end = start
    for match in LINE.finditer(text, start):
        gap = text[end : match.start()]
        yield Line(
            span=Span(start=match.start(), end=match.end()),
            text=match.group(),
            blank_before=len(gap) > 1 and len(BREAK.findall(gap)) > 1,
        )
        end = match.end()
