"""The recogniser's names with their edges set right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.built import ARTICLES, JOINERS, NAME_TAGS, Stretch, bodies, is_capital
from generator.extract.gazetteer import Hit, How, near
from generator.extract.names import CORPORATE, without_possessive, words
from generator.model.analysis import Entity, Sentence, Token

if TYPE_CHECKING:
    from generator.extract.nonactors import NonActors

EDGES = "\"'“”‘’«»()[]{}.,;:!?*_-–—/|·•…<>#@"
GOVERNMENT = frozenset({"government", "administration", "authorities", "regime", "of", "the", "s", "republic"})
NUMBERS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
PARTNERS = frozenset({"co", "co.", "company", "sons", "associates", "partners", "bros", "brothers"})
"""What stands behind `and` in the name of one company."""
MARK = re.compile(r"\s*\((?:[LRCl-r]|left|right|center|centre)\)?$")
FOREIGN = frozenset({"da", "de", "del", "della", "des", "di", "do", "dos", "du", "für", "per"})
"""Small words inside names of bodies in other languages."""


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch of a sentence that may be a name; `first` and `last` (excluded) index its tokens."""

    start: int
    end: int
    text: str
    label: str
    first: int
    last: int
    rule: str


def names(text: str, sentence: Sentence, hits: list[Hit], nobody: NonActors) -> Iterator[Name]:
    """The recogniser's names of a sentence, joined, split and trimmed; never two over one another."""
    tokens = sentence.tokens
    built = list(bodies(sentence, nobody))
    phrases = [(a, b) for a, b in built if not _is_government(text, tokens[a].start, tokens[b - 1].end, hits)]
    around = {index: phrase for phrase in phrases for index in range(*phrase)}
    done: set[int] = set()
    for entity in sentence.entities:
        if not done.isdisjoint(range(entity.first, entity.last)):
            continue
        for name in _repaired(text, sentence, entity, around, hits, nobody):
            done.update(range(name.first, name.last))
            yield name
    for first, last in [*phrases, *_titled(sentence, nobody)]:
        if done.isdisjoint(range(first, last)):
            label = "ORG" if around.get(first) == (first, last) else "PERSON"
            rule = "built like the name of a body" if label == "ORG" else "name behind a title"
            done.update(range(first, last))
            yield _cut(text, sentence, first, last, label, rule)


def _titled(sentence: Sentence, nobody: NonActors) -> Iterator[Stretch]:
    """Capitalised words behind a title with a capital: `Congresswoman Dean`, `Mr. Smith`."""
    tokens = sentence.tokens
    for index in range(1, len(tokens)):
        title = tokens[index - 1].text
        if title[:1].isupper() and not title.isupper() and title.lower().rstrip(".") in nobody.titles:
            end = index
            while end < min(index + 3, len(tokens)) and _is_surname(tokens[end], nobody):
                end += 1
            if end > index and (end == len(tokens) or tokens[end].tag not in NAME_TAGS):
                yield index, end


def _is_surname(token: Token, nobody: NonActors) -> bool:
    lower = token.text.lower()
    return (
        token.tag == "NNP" and token.text[:1].isupper() and lower not in nobody.bodies | nobody.titles | nobody.generic
    )


def _repaired(
    text: str,
    sentence: Sentence,
    entity: Entity,
    around: Mapping[int, Stretch],
    hits: list[Hit],
    nobody: NonActors,
) -> Iterator[Name]:
    begin = entity.first + int(sentence.tokens[entity.first].text.lower() in ARTICLES)
    first, last = around.get(begin, (0, 0))
    grows = entity.label != "ORG" or (first, last) != (begin, entity.last)
    if grows and entity.label not in NUMBERS and first <= begin < entity.last <= last:
        yield _cut(text, sentence, first, last, "ORG", "recogniser, joined to the whole name")
        return
    if entity.label != "PERSON" and _is_government(text, entity.start, entity.end, hits):
        return
    middle = _of(sentence, entity)
    if middle:
        yield from _whole(text, sentence, entity, (entity.first, middle), nobody)
        yield _cut(text, sentence, middle + 1, entity.last, "ORG", "recogniser, split from the name before")
        return
    last = _without_seat(sentence, entity, nobody)
    for part in _parts(sentence, _behind_country(sentence, entity, hits), last, hits):
        yield from _whole(text, sentence, entity, part, nobody)


def _whole(text: str, sentence: Sentence, entity: Entity, place: Stretch, nobody: NonActors) -> Iterator[Name]:
    first, last = place
    split = first > entity.first and entity.last == last
    addressed = entity.label != "PERSON" and _is_addressed(sentence.tokens, first, last, nobody)
    label = "PERSON" if split or addressed else entity.label
    first, last = _trimmed(sentence, first, last, "PERSON" if addressed else entity.label, nobody)
    last = _with_partners(sentence.tokens, last)
    if first < last:
        rule = "recogniser, split from the name before" if split else "recogniser"
        yield _cut(text, sentence, first, last, label, rule)


def _is_addressed(tokens: tuple[Token, ...], first: int, last: int, nobody: NonActors) -> bool:
    """Whether a name is a person's by the title that it begins with: `Mr Pin`, `Major-Gen Gopaul Govender`."""
    size = last - first
    lead = tokens[first].text.lower().rstrip(".")
    ranked = (
        size > 3  # noqa: PLR2004 - two words of rank, a hyphen and a name
        and tokens[first + 1].text == "-"
        and lead in nobody.titles
        and is_title(tokens[first + 2], nobody)
    )
    titled = ranked or (lead in nobody.honorifics and lead not in {"st", "saint"})
    rest = tokens[first + 3 if ranked else first + 1 : last]
    return (
        titled
        and 1 < size < 8  # noqa: PLR2004 - a title and up to four names
        and all(token.tag == "NNP" and token.text.lower() not in nobody.bodies for token in rest)
    )


def _of(sentence: Sentence, entity: Entity) -> int | None:
    """Where `of` parts a person from a body in one name: `Isabel Stone of Harbor Games`; but not in Joan of Arc."""
    if entity.label != "PERSON":
        return None
    for index in range(entity.first + 2, entity.last - 1):
        if sentence.tokens[index].text == "of" and sentence.tokens[index + 1].tag in NAME_TAGS:
            return index
    return None


def _without_seat(sentence: Sentence, entity: Entity, nobody: NonActors) -> int:
    """Where a company's name ends before `of` and its seat: `Galaxy Maritime of Douglas`; but `Bank of England`."""
    tokens = sentence.tokens
    for index in range(entity.first + 1, entity.last - 1):
        if tokens[index].text == "of":
            lead = [token for token in tokens[entity.first : index] if token.text.lower() not in ARTICLES]
            built = any(token.text.lower() in nobody.bodies for token in lead)
            names = len(lead) > 1 and all(token.tag in NAME_TAGS for token in lead)
            return index if names and not built and entity.label == "ORG" else entity.last
    return entity.last


def _with_partners(tokens: tuple[Token, ...], last: int) -> int:
    """The end of a company's name with `and Co Inc`, `& Sons Ltd` taken in."""
    if last + 1 < len(tokens) and tokens[last].text in {"and", "&"} and tokens[last + 1].text.lower() in PARTNERS:
        last += 2
        while last < len(tokens) and tokens[last].text.lower().rstrip(".") in CORPORATE:
            last += 1
    return last


def _is_government(text: str, start: int, end: int, hits: list[Hit]) -> bool:
    """Whether a name says no more than a country does: `Albanian Government`."""
    rest = text[start:end]
    for hit in reversed(near(hits, start, end)):
        if start <= hit.start and hit.end <= end and any(known.how is not How.NOBODY for known in hit.known):
            rest = rest[: hit.start - start] + rest[hit.end - start :]
    return len(rest) < end - start and set(words(rest)) <= GOVERNMENT


def _parts(sentence: Sentence, first: int, last: int, hits: list[Hit]) -> Iterator[Stretch]:
    """A name in two at `and` or a comma where one side is a known name by itself, at any small word where both are."""
    tokens = sentence.tokens
    for index in range(first + 1, last - 1):
        sides = ((first, index), (index + 1, last))
        known = sum(_is_known(tokens, a, b, hits) for a, b in sides)
        joined = tokens[index].text in {"and", ",", "&"} and tokens[index + 1].text.lower() not in PARTNERS
        small = tokens[index].text.islower() and tokens[index].text not in JOINERS
        if (joined and known) or (small and known == len(sides)):
            yield from sides
            return
    yield first, last


def _is_known(tokens: tuple[Token, ...], first: int, last: int, hits: list[Hit]) -> bool:
    """Whether a stretch is a known name, but for an article before and common words behind."""
    while first < last - 1 and tokens[first].text.lower() in ARTICLES:
        first += 1
    while last > first + 1 and tokens[last - 1].text.islower():
        last -= 1
    start, end = tokens[first].start, tokens[last - 1].end
    return any(hit.start == start and hit.end == end for hit in near(hits, start, end))


def _cut(text: str, sentence: Sentence, first: int, last: int, label: str, rule: str) -> Name:
    while last > first + 1 and sentence.tokens[last - 1].text in JOINERS | {"and", "&", "the"}:
        last -= 1
    start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
    bare = without_possessive(MARK.sub("", text[start:end])).rstrip(EDGES.replace(".", "").replace(")", ""))
    if "(" not in bare:
        bare = bare.rstrip(")")
    elif ")" not in bare:
        bare = bare[: bare.rindex("(")].rstrip()
    lead = len(bare) - len(bare.lstrip(EDGES))
    return Name(start + lead, start + len(bare), bare[lead:], label, first, last, rule)


def _trimmed(sentence: Sentence, first: int, last: int, label: str, nobody: NonActors) -> Stretch:
    """Without article, title, possessive mark and stray punctuation at the edges, and with a given name before."""
    tokens = sentence.tokens
    if first == 0 and last > 1 and tokens[0].text.lower() in nobody.descriptors:
        first = 1
    if label == "PERSON" and last - first == 1 and first and _is_given(tokens[first - 1], nobody):
        first -= 1
    while first < last and (_is_edge(tokens[first]) or tokens[first].text.lower() in ARTICLES):
        first += 1
    while first < last and (_is_edge(tokens[last - 1]) or tokens[last - 1].tag == "POS"):
        last -= 1
    while (
        first < last - 1
        and tokens[first].text.islower()
        and any(t.text[:1].isupper() for t in tokens[first + 1 : last])
    ):
        first += 1
    if label == "ORG":
        return _with_particles(tokens, first, _of_land(tokens, first, _end_of_body(tokens, first, last)))
    return _with_particles(tokens, *_of_person(tokens, first, last, nobody)) if label == "PERSON" else (first, last)


def _end_of_body(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """Without small words behind, and a number that belongs to them: `Bolder 120 million euros`."""
    whole = last
    while first < last - 1 and (
        tokens[last - 1].text.islower() or tokens[last - 1].text in {"MP", "MPs", "MEP", "MEPs"}
    ):
        last -= 1
    return last - 1 if last < whole and first < last - 1 and tokens[last - 1].tag == "CD" else last


def _of_land(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """With the land of a body that is called after its members: `Chartered Accountants of Norland`."""
    members = last - first > 1 and tokens[last - 1].tag == "NNPS"
    return (
        last + 2
        if members and last + 1 < len(tokens) and tokens[last].text == "of" and is_capital(tokens[last + 1])
        else last
    )


def _with_particles(tokens: tuple[Token, ...], first: int, last: int) -> Stretch:
    """With what foreign particles tie to a name: `Observatório do Clima`, `Jorge dos Prados`."""
    if first > 1 and tokens[first - 1].text in FOREIGN and tokens[first - 2].tag in NAME_TAGS:
        first -= 2
    if last + 1 < len(tokens) and tokens[last].text in FOREIGN and tokens[last + 1].tag in NAME_TAGS:
        last += 2
    return first, last


def _of_person(tokens: tuple[Token, ...], first: int, last: int, nobody: NonActors) -> Stretch:
    """Without titles before and letters behind: `Judge Michael Grenfell QC`."""
    while first < last - 1 and is_title(tokens[first], nobody):
        first += 1 if tokens[first + 1].text != "-" else 2
    while first < last - 2 and tokens[last - 1].text.lower() in nobody.suffixes:
        last -= 1
    return first, last


def is_title(token: Token, nobody: NonActors) -> bool:
    """Whether a word is a form of address, a rank or a role."""
    return token.text.lower().rstrip(".") in nobody.titles


def _is_given(token: Token, nobody: NonActors) -> bool:
    return token.tag == "NNP" and token.text[:1].isupper() and "".join(words(token.text)) in nobody.given


def _is_edge(token: Token) -> bool:
    return not any(letter.isalnum() for letter in token.text)


def _behind_country(sentence: Sentence, entity: Entity, hits: list[Hit]) -> int:
    """Where a person's name begins that ran together with the country before: `Ambassador to Ukraine Bridget Brink`."""
    if entity.label not in {"ORG", "PERSON", "GPE"} or entity.first == 0:
        return entity.first
    if sentence.tokens[entity.first - 1].tag not in {"IN", "TO"}:
        return entity.first
    for hit in near(hits, entity.start, entity.end):
        if hit.start == entity.start and hit.end < entity.end and any(known.how is How.NAME for known in hit.known):
            rest = [i for i in range(entity.first, entity.last) if sentence.tokens[i].start >= hit.end]
            if 2 <= len(rest) <= 3 and all(sentence.tokens[i].tag in NAME_TAGS for i in rest):  # noqa: PLR2004
                return rest[0]
    return entity.first
