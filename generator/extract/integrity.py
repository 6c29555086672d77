"""Article → integrity: how far the wording can be trusted.

Each flag is a place in the text that an editor would not have let pass. What a sound text of any length may have once,
a garbled one has often: the score falls with the weight of the flags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.model.analysis import Analysis, Sentence
from generator.model.article import Article
from generator.model.findings import Flag, Integrity
from generator.model.span import Span

WEIGHTS = {
    "doubled-word": 0.25,
    "doubled-pair": 0.25,
    "orphan": 0.3,
    "mojibake": 0.2,
}

PAIR = re.compile(r"\b([a-z]{4,}) (?:and|or) \1\b(?! [a-z]+ed\b)")
MOJIBAKE = re.compile(r"Ã[\x80-\xbf©¨¼¶¤±³­ª¡¢£]|â€[\w™œ“”˜\x9d\x93\x94]|Â[ \u00a0£©«»°]|ï»¿|\ufffd")


def judge(article: Article, analysis: Analysis) -> Integrity:
    """Every flag in the running text, in order, and the score that they leave."""
    flags = sorted({flag for look in LOOKS for flag in look(article.text, analysis.running)}, key=lambda f: f.span)
    score = max(0.0, 1.0 - sum(WEIGHTS[flag.flag] for flag in flags))
    return Integrity(score=round(score, 3), flags=tuple(flags))


def _pairs(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Flag]:
    for sentence in sentences:
        for match in PAIR.finditer(text, sentence.span.start, sentence.span.end):
            span = Span(start=match.start(), end=match.end())
            yield Flag(flag="doubled-pair", message=f"“{match[0]}” says the same word twice.", span=span)


def _orphans(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Flag]:
    for sentence in sentences:
        said = sentence.span.cut(text)
        if re.fullmatch(r"[a-z]+\.", said) and len(sentence.tokens) <= 2:  # noqa: PLR2004 - a word and its full stop
            yield Flag(flag="orphan", message=f"“{said}” stands alone as a sentence.", span=sentence.span)


def _mojibake(text: str, sentences: tuple[Sentence, ...]) -> Iterator[Flag]:
    for sentence in sentences:
        for match in MOJIBAKE.finditer(text, sentence.span.start, sentence.span.end):
            span = Span(start=match.start(), end=match.end())
            yield Flag(flag="mojibake", message="Letters were decoded with the wrong character set.", span=span)


Look = Callable[[str, tuple[Sentence, ...]], Iterator[Flag]]
LOOKS: tuple[Look, ...] = (_pairs, _orphans, _mojibake)
