"""What other articles name → what is looked for in one: a recogniser misses a name here that it knows there."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from generator.extract.gazetteer import Gazetteer, How, Known, gazetteer_of
from generator.extract.names import fold
from generator.model.article import Article
from generator.model.corpus import SeenName
from generator.model.findings import ActorType, Findings, LocalActor
from generator.model.span import Span

SEEN_IN = 3
"""Articles that must name somebody before the others are searched for the name."""
AGREED = 0.8
"""Part of them that must take the name for the same kind of actor."""
KINDS = (ActorType.PERSON, ActorType.ORGANISATION, ActorType.ARMED_GROUP)


def seen_names(every: Iterable[Findings]) -> tuple[SeenName, ...]:
    """Names of two words and more that several articles agree on and no list knows, in order of the alphabet."""
    kinds: defaultdict[str, Counter[ActorType]] = defaultdict(Counter)
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for findings in every:
        for actor in filter(_is_teachable, findings.actors):
            kinds[fold(actor.name)][actor.type] += 1
            forms[fold(actor.name)][actor.name] += 1
    return tuple(
        SeenName(name=min(forms[name], key=lambda form: (-forms[name][form], form)), type=kind)
        for name, ballot in sorted(kinds.items())
        for kind, votes in ballot.items()
        if kind in KINDS and ballot.total() >= SEEN_IN and votes >= AGREED * ballot.total()
    )


def _is_teachable(actor: LocalActor) -> bool:
    return not actor.key and " " in actor.name


def known_elsewhere(names: Iterable[SeenName]) -> Gazetteer:
    """The names as a gazetteer: what is found by it votes on its type like what the recogniser finds."""
    return gazetteer_of(Known(key="", name=seen.name, type=seen.type, how=How.SEEN, form=seen.name) for seen in names)


def unseen(articles: Sequence[Article], findings: Sequence[Findings]) -> Iterator[tuple[SeenName, ...]]:
    """For each article the names that others know and that stand in its running text where nobody was found."""
    known = known_elsewhere(seen_names(findings))
    for article, found in zip(articles, findings, strict=True):
        covered = sorted(mention.span for actor in found.actors for mention in actor.mentions)
        yield tuple(sorted(set(_unseen(article, covered, known)), key=lambda seen: seen.name))


def _unseen(article: Article, covered: Sequence[Span], known: Gazetteer) -> Iterator[SeenName]:
    starts = [span.start for span in covered]
    reach = [0, *accumulate((span.end for span in covered), max)]  # how far the spans before each place go
    for block in article.running:
        for hit in known.find(article.text, block.span.start, block.span.end, shouted=False):
            if reach[bisect_left(starts, hit.end)] <= hit.start:
                yield SeenName(name=hit.known[0].name, type=hit.known[0].type)
