"""Which of several bodies a shared name stands for in an article: `MSC` is a shipping line among ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extract import syntax
from generator.extract.gazetteer import Hit, How, Known
from generator.extract.names import CORPORATE, SMALL, words
from generator.model.analysis import Sentence

CLUB = "club:"
SPORT_WORDS = 3
"""Different words of sport that make an article one about sport."""
AMERICA = frozenset({"country:us", "country:ca"})
"""Where each town has a club in several leagues, so that its nickname has to stand in the article too."""
PLACES = frozenset({"in", "at", "near", "from", "across", "around", "outside", "downtown"})
Homonyms = Mapping[str, tuple[frozenset[str], frozenset[str]]]


def is_elsewhere(hit: Hit, text: str, vocabulary: frozenset[str], homonyms: Homonyms) -> bool:
    """Whether a country's name is another place's in this article: Georgia beside Atlanta."""
    country, other = homonyms.get(text[hit.start : hit.end].lower(), (frozenset(), frozenset()))
    return bool(other & vocabulary) and not country & vocabulary


def meant(hit: Hit, vocabulary: frozenset[str]) -> Hit | None:
    """The hit with the one bearer whose full name the article's words speak for; None where they do not decide.

    `vocabulary`: the words of the article, folded. A hit that one body alone bears comes back as it is.
    """
    names = [known for known in hit.known if known.how is How.NAME]
    if len({known.key for known in names}) < 2:  # noqa: PLR2004 - nobody else bears it
        return hit
    shares = sorted(((_share(known, names, vocabulary), -place) for place, known in enumerate(names)), reverse=True)
    (best, place), (second, _) = shares[:2]
    return Hit(hit.start, hit.end, (names[-place],)) if best > second else None


def field_bearer(
    shorts: Sequence[Known], vocabulary: frozenset[str], countries: frozenset[str], sport: frozenset[str]
) -> Known | None:
    """Whom a short name stands for in this article: a party of a country it names, a club where it is about sport."""
    parties = [known for known in shorts if not known.key.startswith(CLUB) and known.country in countries]
    if parties:
        return parties[0] if len(parties) == 1 else None
    clubs = [known for known in shorts if known.key.startswith(CLUB)]
    if not clubs or len(sport & vocabulary) < SPORT_WORDS:
        return None
    if len(clubs) == 1 and clubs[0].country not in AMERICA:
        return clubs[0]
    own = {known: set(words(known.name)) - set(words(known.form)) for known in clubs}
    named = [known for known in clubs if own[known] <= vocabulary]
    named = named or [known for known in clubs if known.country not in AMERICA and own[known] & vocabulary]
    return named[0] if len(named) == 1 else None


def stands_alone(sentence: Sentence, hit: Hit) -> bool:
    """Whether a name is no part of a longer one, and no place: not `in Newcastle`, not `Newcastle University`."""
    span = syntax.inside(sentence, hit.start, hit.end)
    if not span:
        return False
    before = sentence.tokens[span[0] - 1] if span[0] else None
    behind = sentence.tokens[span.stop] if span.stop < len(sentence.tokens) else None
    if behind and (behind.tag in syntax.NAME_TAGS or behind.text == "-"):
        return False
    return before is None or not (before.tag in syntax.NAME_TAGS or before.text.lower() in PLACES or before.text == "-")


def _share(known: Known, names: Sequence[Known], vocabulary: frozenset[str]) -> float:
    """Which part of a full name's own words stands in the article."""
    common = frozenset.intersection(*(frozenset(words(other.name)) for other in names))
    own = set(words(known.name)) - set(words(known.form)) - common - SMALL - CORPORATE
    return len(own & vocabulary) / len(own) if own else 0.0
