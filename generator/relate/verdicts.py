"""What people wrote in actors.yml and decisions.yml → who is who.

Theirs is the last word, and a line that fits nothing any more is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product

from generator.extract.names import fold
from generator.model.findings import ActorType
from generator.model.notice import Notice
from generator.model.related import actor_id
from generator.model.settings import ActorDecision, ActorEntry, Curation, Verdict
from generator.relate.bearers import Bearer, Joined
from generator.relate.sure import join_sure


@dataclass(slots=True)
class Settled:
    """Who is who once everybody has spoken."""

    joined: Joined
    entries: dict[str, ActorEntry] = field(default_factory=dict)
    """Root → what actors.yml says of it."""
    leads: dict[str, str] = field(default_factory=dict)
    """Root → the node whose name stays, where a person said so."""
    rejected: set[str] = field(default_factory=set)
    """Roots of what is no actor."""
    one: set[str] = field(default_factory=set)
    """Roots of which a person said that they are not two."""
    notices: list[Notice] = field(default_factory=list)


class Names:
    """Whom people mean by a name: an id, the name of a page, or one from actors.yml.

    Other forms are not looked at: who rejects Moscow does not mean Russia.
    """

    def __init__(self, found: dict[str, Bearer], entries: Sequence[ActorEntry]) -> None:
        self._forms: tuple[dict[str, list[str]], ...] = tuple(defaultdict(list) for _ in range(3))
        ids, names, listed = self._forms
        for node, bearer in found.items():
            ids[bearer.id].append(node)
            for name in sorted({fold(actor.name) for actor in bearer.locals}):
                names[name].append(node)
        for entry in entries:
            nodes = self.of_entry(entry, found)
            listed[fold(entry.name)] += nodes
            for node in nodes:
                ids.setdefault(actor_id(found[node].seen[0].local.type, entry.name), nodes)

    def of_entry(self, entry: ActorEntry, found: dict[str, Bearer]) -> list[str]:
        """The nodes that bear one of its names and are of its type."""
        names = self._forms[1]
        nodes = dict.fromkeys(node for name in entry.names for node in names.get(fold(name), ()))
        return [node for node in nodes if _fits(found[node], entry)]

    def nodes(self, name: str) -> list[str]:
        """All that may be meant; none where no article names it."""
        id_, *forms = self._forms
        return id_.get(name) or next((found for form in forms if (found := form.get(fold(name)))), [])


def settle(found: dict[str, Bearer], curation: Curation) -> Settled:
    """Join the sure cases and apply what people decided. Splits are settled before: they change who bears a name."""
    settled = Settled(joined=Joined(found))
    names = Names(found, curation.actors)
    _keep_apart(settled, names, curation)
    join_sure(settled.joined)
    _enter(settled, names, curation.actors)
    for verdict in curation.verdicts:
        match verdict.verdict:
            case Verdict.MERGE:
                _merge(settled, names, verdict)
            case Verdict.REJECT:
                settled.rejected.update(meant(settled, names, verdict.actor, verdict))
            case Verdict.SPLIT if not verdict.articles:
                settled.one.update(meant(settled, names, verdict.actor, verdict))
            case _:
                continue
    settled.rejected = set(settled.joined.roots(sorted(settled.rejected)))
    settled.one = set(settled.joined.roots(sorted(settled.one)))
    return settled


def _keep_apart(settled: Settled, names: Names, curation: Curation) -> None:
    """First of all, so that no rule joins what a person wants apart."""
    joined = settled.joined
    for entry in curation.actors:
        own = names.of_entry(entry, joined.bearers)
        others = [node for name in entry.not_ for node in names.nodes(name) if node not in own]
        for left, right in product(own, others):
            joined.keep_apart(left, right)
    for verdict in curation.verdicts:
        if verdict.verdict is Verdict.SPLIT and verdict.other:
            for left, right in product(names.nodes(verdict.actor), names.nodes(verdict.other)):
                joined.keep_apart(left, right)
        if verdict.verdict is Verdict.APART:
            pairs = list(product(*(_named(settled, names, name, verdict) for name in _both(verdict))))
            settled.notices += [_one_name(verdict) for left, right in pairs if left == right]
            for left, right in pairs:
                joined.keep_apart(left, right)


def _both(verdict: ActorDecision) -> tuple[str, str]:
    return verdict.actor, verdict.other or ""


def _enter(settled: Settled, names: Names, entries: Sequence[ActorEntry]) -> None:
    """One actor an entry of actors.yml, whatever names of it were found; a name is the first entry's that has it."""
    joined = settled.joined
    chosen: list[tuple[str, ActorEntry]] = []
    taken: dict[str, str] = {}
    for entry in entries:
        nodes = [n for n in names.of_entry(entry, joined.bearers) if taken.setdefault(n, entry.name) == entry.name]
        if not nodes:
            message = f"actors.yml: no article names `{entry.name}` or one of its aliases; remove or mend the entry."
            settled.notices.append(Notice(code="stale-actor", message=message))
            continue
        for other in nodes[1:]:
            if not joined.join(nodes[0], other):
                settled.notices.append(_torn(f"actors.yml: `{entry.name}`", joined.bearers[other].name))
        chosen.append((nodes[0], entry))
    settled.entries = {joined.root(node): entry for node, entry in reversed(chosen)}


def _fits(bearer: Bearer, entry: ActorEntry) -> bool:
    return entry.type is None or bearer.is_person == (entry.type is ActorType.PERSON)


def _merge(settled: Settled, names: Names, verdict: ActorDecision) -> None:
    """The other's name stays, or the one that it goes by after an earlier merge."""
    joined = settled.joined
    actor, other = (next(iter(meant(settled, names, name, verdict)), None) for name in _both(verdict))
    if actor is None or other is None:
        return
    lead = settled.leads.get(other, other if other != actor else names.nodes(_both(verdict)[1])[0])
    entry = settled.entries.get(other) or settled.entries.get(actor)
    if not joined.join(actor, other):
        settled.notices.append(_torn(f"{verdict.place}: `{verdict.actor}`", verdict.other or ""))
        return
    root = joined.root(other)
    settled.leads.pop(actor, None)
    settled.leads.pop(other, None)
    settled.leads[root] = lead
    if entry:
        settled.entries[root] = entry


def _named(settled: Settled, names: Names, name: str, verdict: ActorDecision) -> list[str]:
    """The nodes of a name; a notice where no article has it."""
    nodes = names.nodes(name)
    if not nodes:
        message = f"{verdict.place}: no article names `{name}` any more; remove or mend the line."
        settled.notices.append(Notice(code="stale-decision", message=message))
    return nodes


def meant(settled: Settled, names: Names, name: str, verdict: ActorDecision) -> list[str]:
    """The root of the actor that is meant, alone; empty, and a notice, where there is none or not one alone."""
    roots = settled.joined.roots(_named(settled, names, name, verdict))
    if len(roots) > 1:
        ids = ", ".join(sorted(f"{settled.joined.bearers[root].id} ({_family(settled, root)})" for root in roots))
        message = f"{verdict.place}: `{name}` may be any of {len(roots)} actors; name one by its id: {ids}."
        settled.notices.append(Notice(code="unclear-decision", message=message))
    return roots if len(roots) == 1 else []


def _family(settled: Settled, root: str) -> str:
    bearer = settled.joined.bearers[root]
    return f"{bearer.name}, {'person' if bearer.is_person else 'body'}"


def _torn(who: str, other: str) -> Notice:
    message = f"{who} and `{other}` are to be one, but another line keeps them apart; remove one of the two lines."
    return Notice(code="unclear-decision", message=message)


def _one_name(verdict: ActorDecision) -> Notice:
    message = (
        f"{verdict.place}: `{verdict.actor}` and `{verdict.other}` are one name; use `split` to part its articles."
    )
    return Notice(code="unclear-decision", message=message)
