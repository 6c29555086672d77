"""Names of bodies by their build, whatever the recogniser saw: a head, `of` or `for`, letters in brackets behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.extract.names import CORPORATE, acronyms, words
from generator.model.analysis import Sentence, Token

if TYPE_CHECKING:
    from generator.extract.nonactors import NonActors

ARTICLES = frozenset({"the", "a", "an"})
JOINERS = frozenset({"of", "for", "on"})
LONGEST_BODY = 14
"""Words of the longest name of a body that its letters are held against."""
NAME_TAGS = frozenset({"NNP", "NNPS"})

Stretch = tuple[int, int]
"""Indices of a sentence's tokens, the last excluded."""


def bodies(sentence: Sentence, nobody: NonActors) -> Iterator[Stretch]:
    """Stretches that are built like the name of a body; one may lie in another."""
    yield from _bodies(sentence, nobody)
    yield from _defined(sentence)


def _bodies(sentence: Sentence, nobody: NonActors) -> Iterator[Stretch]:
    """Names of bodies by their build: capitalised words with a head (Center, Ministry), `of` or `for`, more of them."""
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        end = _run(tokens, index, nobody)
        if end > index:
            yield from _body(tokens, index, end, nobody)
        index = max(end, index + 1)


def _defined(sentence: Sentence) -> Iterator[Stretch]:
    """Names as long as the letters in brackets behind them say: `Public Services and Procurement Canada (PSPC)`."""
    tokens = sentence.tokens
    for index in range(2, len(tokens) - 1):
        if tokens[index - 1].text != "(" or not tokens[index].text.isupper() or len(tokens[index].text) < 3:  # noqa: PLR2004
            continue
        letters = tokens[index].text.lower()
        for first in range(index - 3, max(-1, index - LONGEST_BODY), -1):
            name = " ".join(token.text for token in tokens[first : index - 1])
            if tokens[first].text[:1].isupper() and letters in acronyms(name):
                yield first, index - 1
                break


def _run(tokens: tuple[Token, ...], index: int, nobody: NonActors) -> int:
    """End of the run of capitalised words that starts here, joined by `of`, `for` and `the` behind a head word."""
    end = index
    has_head = False
    while end < len(tokens):
        word = tokens[end]
        if _is_hyphen(tokens, end, index):
            end += 2
        elif _is_possessive(tokens, end, index, nobody):
            end += 1
        elif is_capital(word):
            has_head = has_head or word.text.lower() in nobody.bodies
            end += 1
        elif _joins_fields(tokens, index, end, nobody):
            end += 1
        elif has_head and word.text in JOINERS and tokens[end - 1].text.lower().rstrip(".") not in CORPORATE:
            step = 2 if end + 1 < len(tokens) and tokens[end + 1].text.lower() == "the" else 1
            if end + step >= len(tokens) or not _goes_on(tokens[end + step], nobody):
                break
            end += step
        else:
            break
    return end


def _joins_fields(tokens: tuple[Token, ...], first: int, place: int, nobody: NonActors) -> bool:
    """Whether `and` joins two fields before the head of a body's name: `Immigration and Customs Enforcement`."""
    if tokens[place].text not in {"and", "&"} or place <= first or place + 2 >= len(tokens):
        return False
    if tokens[place - 1].text.lower() not in nobody.fields:
        return False
    return any(
        tokens[index].text.lower() in nobody.bodies and all(map(is_capital, tokens[place + 1 : index + 1]))
        for index in range(place + 2, min(place + 5, len(tokens)))
    )


def _is_possessive(tokens: tuple[Token, ...], place: int, first: int, nobody: NonActors) -> bool:
    """Whether an apostrophe stands inside a name: `St Brendan's Hospital`, `Women's Tennis Association`."""
    if tokens[place].tag != "POS" or place <= first or place + 1 >= len(tokens) or not is_capital(tokens[place + 1]):
        return False
    return any(token.text.lower() in nobody.possessors for token in tokens[max(first, place - 2) : place])


def _goes_on(token: Token, nobody: NonActors) -> bool:
    """Whether a name can go on behind `of`, `for` or `on`: not with `April`."""
    return is_capital(token) and token.text.lower().rstrip(".") not in nobody.calendar


def _is_hyphen(tokens: tuple[Token, ...], place: int, first: int) -> bool:
    """Whether a hyphen joins two capitalised words here: `Like-Minded Group`."""
    if tokens[place].text != "-" or place <= first or place + 1 >= len(tokens):
        return False
    close = tokens[place - 1].end == tokens[place].start and tokens[place].end == tokens[place + 1].start
    return close and is_capital(tokens[place + 1])


def _body(tokens: tuple[Token, ...], first: int, last: int, nobody: NonActors) -> Iterator[Stretch]:
    if first == 0 and last > 2 and tokens[0].text.lower() in nobody.descriptors:  # noqa: PLR2004 - and two more words
        first = 1
    if tokens[first].text.lower() in ARTICLES:
        first += 1
    if not any(token.text in JOINERS for token in tokens[first:last]):
        if last - first > 1 and tokens[last - 1].text.lower() in nobody.bodies and _all_names(tokens, first, last):
            yield first, last
        return
    heads = [i for i in range(first, last) if tokens[i].text.lower() in nobody.bodies]
    joiner = next(i for i in range(first, last) if tokens[i].text in JOINERS)
    if not heads or heads[0] > joiner:
        return
    if any(token.text.lower() in nobody.roles - nobody.bodies for token in tokens[first:joiner]):
        return
    roles = [i for i in range(joiner, last) if tokens[i].text.lower() in nobody.roles]
    if roles:
        last = roles[0]
        while last > joiner and tokens[last - 1].text.lower() in nobody.modifiers:
            last -= 1
    if last > joiner + 1:
        yield first, last


def _all_names(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    return all(
        token.tag in NAME_TAGS or token.text in {"-", "and", "&"} or token.tag == "POS" for token in tokens[first:last]
    )


def is_capital(token: Token) -> bool:
    """Whether a word has a capital and can be part of a name."""
    return token.text[:1].isupper() and token.tag in NAME_TAGS | {"JJ", "NN", "NNS"} and bool(words(token.text))
