"""Local actors of all articles → one Actor under one id.

Sure cases are joined (`sure.py`): a name means the same actor wherever it folds to the same words. What people decided
is applied (`splits.py`, `verdicts.py`). What is left in doubt stays apart and becomes a suggestion (`suggestions.py`),
never a silent merge.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.lexicon import Lexicon
from generator.model.notice import Notice
from generator.model.related import Actor, Suggestion, actor_id
from generator.model.settings import ActorEntry, Curation
from generator.relate.bearers import Bearer, Draft, appearances, bearers, most
from generator.relate.profiles import profiles
from generator.relate.splits import part
from generator.relate.suggestions import suggest
from generator.relate.verdicts import Settled, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Identities:
    """Who is who. `ids` runs beside the drafts, each beside its `findings.actors`; empty for what is no actor."""

    actors: tuple[Actor, ...]
    """By name, then id."""
    ids: tuple[tuple[str, ...], ...]
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    """The likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What the lexicon knows beside the names."""

    country: str | None = None
    """Name of the country that the actor belongs to."""
    wikidata: str | None = None


def identify(drafts: Sequence[Draft], lexicon: Lexicon, curation: Curation) -> Identities:
    """One id for each actor of each article. The order of the drafts does not matter to any id or name."""
    seen, notices = part(appearances(drafts), [article for article, _ in drafts], curation)
    settled = settle(bearers(seen), curation)
    facts = _facts(lexicon)
    clusters = settled.joined.clusters()
    actors = {
        root: _actor(members, settled, facts) for root, members in clusters.items() if root not in settled.rejected
    }
    ids: dict[str, list[str]] = defaultdict(list)
    for one in seen:
        actor = actors.get(settled.joined.root(one.node))
        ids[one.article].append(actor.id if actor else "")
    shown = [draft for draft in drafts if not draft[0].hidden]
    kept = profiles(actors, clusters, settled, shown, lexicon)
    return Identities(
        actors=tuple(sorted(actors.values(), key=lambda actor: (actor.name.casefold(), actor.name, actor.id))),
        ids=tuple(tuple(ids[article.id]) for article, _ in drafts),
        notices=(*notices, *settled.notices),
        suggestions=tuple(suggest(kept, [article for article, _ in shown], settled.one)),
    )


def _actor(members: Sequence[Bearer], settled: Settled, facts: dict[str, _Facts]) -> Actor:
    root = members[0].node
    entry = settled.entries.get(root)
    lead = settled.joined.bearers[settled.leads.get(root, root)]
    every = [actor for bearer in members for actor in bearer.locals]
    key = lead.key or next((bearer.key for bearer in members if bearer.key), "")
    kind = (entry.type if entry else None) or most(actor.type for actor in every)
    name = entry.name if entry else lead.name
    seen = {form for actor in every for form in (actor.name, *actor.aliases)}
    known = facts.get(key, _Facts())
    told = entry or ActorEntry(name=name)
    return Actor(
        id=key or actor_id(kind, name),
        name=name,
        type=kind,
        aliases=tuple(sorted((seen | set(told.names)) - {name})),
        spelt=told.spelt,
        country=told.country or known.country,
        wikidata=told.wikidata or known.wikidata,
        followthemoney=told.followthemoney,
        notes=told.notes,
        never=told.not_,
    )


def _facts(lexicon: Lexicon) -> dict[str, _Facts]:
    """What the lexicon says of its actors, by id."""
    names = {country.id: country.name for country in lexicon.countries}
    facts = {country.id: _Facts(wikidata=country.wikidata) for country in lexicon.countries}
    for actor in lexicon.actors:
        facts[actor.id] = _Facts(country=names.get(actor.country or ""), wikidata=actor.wikidata)
    return facts
