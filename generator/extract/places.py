"""Countries that only say where a place lies: "Samarkand, Uzbekistan", "VENICE, Italy —", "in Busan, South Korea,"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from itertools import pairwise

from generator.extract import syntax
from generator.extract.gazetteer import Hit, How
from generator.extract.repair import Name
from generator.model.analysis import Entity, Sentence

LANDS = ("country:", "region:")
PLACES = frozenset({"GPE", "LOC", "FAC"})
NAMED_OTHERWISE = frozenset({"PERSON", "NORP", "DATE", "TIME", "CARDINAL", "ORDINAL", "EVENT", "LAW"})
NAME_TAGS = frozenset({"NNP", "NNPS"})
LONGEST = 4
"""Words of a town's name in capitals, in a dateline."""
DASHES = frozenset({"-", "–", "—", "--"})
TRUSTED_IN = frozenset(
    {"believe", "belief", "confide", "confidence", "faith", "interest", "interested", "invest", "investment", "share"}
    | {"stake", "trust", "deposit", "account", "holding", "fund"}
)
"""Words behind whose `in` somebody stands, or a company."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "conj"})


def located(sentence: Sentence, hits: Iterable[Hit], bodies: Container[str]) -> list[tuple[Hit, int, int]]:
    """Countries behind a place and a comma, each with the first and last (excluded) token of that place."""
    every = list(hits)
    by_start = {hit.start: hit for hit in every}
    found = []
    for hit in every:
        country = next((known for known in hit.known if known.how is How.NAME and known.key.startswith(LANDS)), None)
        span = syntax.inside(sentence, hit.start, hit.end) if country else range(0)
        if country is None or not span or span[0] < 2 or sentence.tokens[span[0] - 1].text != ",":  # noqa: PLR2004
            continue
        place = _place(sentence, span[0] - 1, bodies)
        if place and not _acts(sentence, span, by_start) and _lies_in(sentence, place, by_start, country.key):
            found.append((hit, *place))
    return found


def _place(sentence: Sentence, comma: int, bodies: Container[str]) -> tuple[int, int] | None:
    """The name right before a comma, if it can be a place's."""
    entity = next((entity for entity in sentence.entities if entity.last == comma), None)
    if entity and (entity.label in NAMED_OTHERWISE or _is_body(sentence, entity, bodies)):
        return None
    if entity and (entity.label in PLACES or entity.label == "ORG"):
        return entity.first, comma
    first = comma
    while (
        first > comma - LONGEST
        and first
        and sentence.tokens[first - 1].text.isupper()
        and sentence.tokens[first - 1].text.isalpha()
    ):
        first -= 1
    return (first, comma) if first == 0 and comma else None


def _is_body(sentence: Sentence, entity: Entity, bodies: Container[str]) -> bool:
    return any(token.text.lower() in bodies for token in sentence.tokens[entity.first : entity.last])


def _acts(sentence: Sentence, span: range, hits: Mapping[int, Hit]) -> bool:
    """Whether the country does something itself, or stands in a list of countries."""
    tokens = sentence.tokens
    following = tokens[span.stop].text if span.stop < len(tokens) else ""
    if span.stop + 1 < len(tokens) and (following in DASHES or tokens[span.stop + 1].text in DASHES):
        return False
    if following in {"and", "or", "&"}:
        return True
    if following == "," and tokens[min(span.stop + 1, len(tokens) - 1)].start in hits:
        return True
    return tokens[syntax.head_of(sentence, span)].dep in SUBJECTS


def _lies_in(sentence: Sentence, place: tuple[int, int], hits: Mapping[int, Hit], country: str) -> bool:
    """Whether the place is no actor by itself; a capital only in its own country."""
    inside = (hits[token.start] for token in sentence.tokens[slice(*place)] if token.start in hits)
    return all(known.how is How.CAPITAL and known.key == country for hit in inside for known in hit.known)


def is_town(sentence: Sentence, name: Name) -> bool:
    """Whether one word stands where towns stand: `in Anantnag`, but not `confidence in Rao`."""
    if name.last - name.first > 1 or not name.first or sentence.tokens[name.first - 1].text not in {"in", "near"}:
        return False
    ahead = sentence.tokens[sentence.tokens[name.first - 1].head]
    owner = name.last < len(sentence.tokens) and sentence.tokens[name.last].tag == "POS"
    return not owner and not name.text.isupper() and ahead.lemma not in TRUSTED_IN


def counties(sentence: Sentence) -> set[int]:
    """Indices of names that only say where the town before them lies: `of Guildford, Surrey`."""
    found = set()
    for town, county in pairwise(sentence.entities):
        single = county.last - county.first == 1 and town.label == "GPE" and county.label in {"ORG", "PERSON"}
        if single and county.first == town.last + 1 and sentence.tokens[town.last].text == ",":
            token = sentence.tokens[county.first]
            if token.dep == "appos" and not token.text.isupper() and town.first <= token.head < town.last:
                found.add(county.first)
    return found
