"""Which of several bodies a shared name stands for in an article: `MSC` is a shipping line among ships."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.extract.gazetteer import Hit, How, Known
from generator.extract.names import CORPORATE, SMALL, words

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


def _share(known: Known, names: Sequence[Known], vocabulary: frozenset[str]) -> float:
    """Which part of a full name's own words stands in the article."""
    common = frozenset.intersection(*(frozenset(words(other.name)) for other in names))
    own = set(words(known.name)) - set(words(known.form)) - common - SMALL - CORPORATE
    return len(own & vocabulary) / len(own) if own else 0.0
