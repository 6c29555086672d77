"""Profiles → what a person should decide about who is who, the likeliest first.

Only actors that share a rare key are compared: the words of their names in order, a surname with a first letter or a
form of the first name, how they sound, initials. A key that many share is made rarer by what the actors are tied to,
and passed over where that does not help, so the work grows with the corpus, not with its square. One kind of key is
looked at at a time, which keeps memory small.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from generator.extract.names import acronyms, is_acronym
from generator.lexicon.forms import given_names, skeleton, sounded
from generator.model.article import Article
from generator.model.related import Doubt, Suggestion
from generator.relate.likeness import LONG_LAST, TELLING, Likeness, alike, big_words
from generator.relate.namesakes import Namesakes, namesakes
from generator.relate.profiles import Profile

RARE = 12
"""Actors that share a key at most: a dozen makes 66 comparisons, and a surname with more bearers tells little."""
FEW = 3
"""Candidates for a name that may be any of them; more are no help to a person."""
EVIDENCE = 4
"""Articles named for each of the two."""
NAMED = 3
"""Of the company that two keep, who is named."""

Keys = Callable[[Profile], Iterator[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """Two actors that may be one; `left` is named less, or worse."""

    left: Profile
    right: Profile
    likeness: Likeness
    support: tuple[str, ...]
    """What else speaks for it, in words."""
    weight: float


def suggest(profiles: Sequence[Profile], articles: Iterable[Article], one: Collection[str]) -> list[Suggestion]:
    """What to decide. `one`: roots of actors of which a person said that they are not two."""
    newest = sorted(articles, key=lambda article: article.id)
    newest.sort(key=lambda article: article.day or "", reverse=True)
    order = {article.id: number for number, article in enumerate(newest)}
    files = {article.id: article.document.file for article in newest}
    ranked = [(found.weight, _same(found, order)) for found in _unambiguous(_candidates(profiles))]
    ranked += [
        (found.weight, _two(found, order, files)) for found in namesakes(profiles) if found.profile.root not in one
    ]
    ranked.sort(key=lambda pair: (-round(pair[0], 3), pair[1].name.casefold(), pair[1].id))
    return [suggestion for _, suggestion in ranked]


def _order(words: Profile) -> Iterator[object]:
    yield from (tuple(sorted(big_words(name))) for name in words.names if len(name) > 1)


def _beginning(person: Profile) -> Iterator[object]:
    if person.is_person:
        yield from (name[:2] for name in person.names if len(name) > 1)


def _sound(person: Profile) -> Iterator[object]:
    if person.is_person:
        yield from (tuple(map(skeleton, (name[0], name[-1]))) for name in person.names)


def _first_letter(person: Profile) -> Iterator[object]:
    if person.is_person:
        yield from ((sounded(name[-1]), sounded(name[0])[:1]) for name in person.names if len(name) > 1)


def _given(person: Profile) -> Iterator[object]:
    if person.is_person:
        for name in person.names:
            yield from ((skeleton(name[-1]), number) for number in sorted(given_names(name[0])) if len(name) > 1)


def _slip(person: Profile) -> Iterator[object]:
    """A surname with each letter left out: two that differ by a letter have one of these in common (SymSpell)."""
    if person.is_person:
        for name in person.names:
            last = name[-1]
            if len(name) > 1 and len(last) >= LONG_LAST:
                yield from ((name[0], last[:n] + last[n + 1 :]) for n in range(len(last)))
                yield name[0], last


def _surname(person: Profile) -> Iterator[object]:
    if person.is_person:
        yield from (sounded(name[-1]) for name in person.names)


def _initials(body: Profile) -> Iterator[object]:
    if not body.is_person:
        spelt = {body.actor.name.casefold()} if is_acronym(body.actor.name) else acronyms(body.actor.name)
        forms = {form.replace(" ", "").replace(".", "") for form in (*spelt, *body.acronyms)}
        yield from sorted(form for form in forms if len(form) >= TELLING)


def _but_one_word(body: Profile) -> Iterator[object]:
    if not body.is_person:
        for name in body.names:
            words = tuple(sorted(big_words(name)))
            yield from (words[:n] + words[n + 1 :] for n in range(len(words)) if len(words) > 1)


KEYS: tuple[Keys, ...] = (
    _order,
    _beginning,
    _sound,
    _first_letter,
    _given,
    _slip,
    _surname,
    _initials,
    _but_one_word,
)


def _pairs(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Each pair that shares a rare key, once."""
    seen: set[tuple[int, int]] = set()
    for keys in KEYS:
        blocks: dict[object, list[int]] = defaultdict(list)
        for number, profile in enumerate(profiles):
            for key in dict.fromkeys(keys(profile)):
                blocks[key].append(number)
        for block in blocks.values():
            for part in _rarer(block, profiles):
                for pair in combinations(part, 2):
                    if pair not in seen:
                        seen.add(pair)
                        yield profiles[pair[0]], profiles[pair[1]]


def _rarer(block: list[int], profiles: Sequence[Profile]) -> Iterator[list[int]]:
    """The block, or its parts that share a tie where it is too big."""
    if len(block) <= RARE:
        yield block
        return
    parts: dict[str, list[int]] = defaultdict(list)
    for number in block:
        for tie in profiles[number].ties:
            parts[tie].append(number)
    yield from (part for part in parts.values() if len(part) <= RARE)


def _candidates(profiles: Sequence[Profile]) -> Iterator[_Candidate]:
    for one, other in _pairs(profiles):
        if one.apart_from(other):
            continue
        likeness = alike(one, other)
        if likeness is None:
            continue
        together = not set(one.articles).isdisjoint(other.articles)
        company = one.company(one.articles) & other.company(other.articles)
        support, weight = _support(one, other, company)
        contradicts = bool(one.countries and other.countries and one.countries.isdisjoint(other.countries))
        if (contradicts and not support) or (together and (likeness.one_of or not likeness.certain)):
            continue
        if likeness.certain or support:
            left, right = sorted((one, other), key=_standing)
            yield _Candidate(left=left, right=right, likeness=likeness, support=support, weight=likeness.score + weight)


def _support(left: Profile, right: Profile, company: frozenset[str]) -> tuple[tuple[str, ...], float]:
    """What else speaks for two being one, in words and as a number."""
    said = []
    ties = sorted(name for tie, name in left.ties.items() if tie in right.ties)
    if ties:
        said.append(f"both are tied to {_listed(ties[:NAMED])}")
    names = sorted(left.around.names[id_] for id_ in company)
    if names:
        said.append(f"both are named with {_listed(names[:NAMED])}")
    weight = 0.15 * bool(ties) + 0.1 * bool(left.offices & right.offices) + 0.04 * min(5, len(names))
    return tuple(said), weight


def _standing(profile: Profile) -> tuple[bool, bool, bool, int, str, str]:
    """Whose name should stay: the one known before, written out, in sound texts, in more of them."""
    full = max(map(len, profile.names)) > 1 and not is_acronym(profile.actor.name)
    name = profile.actor.name
    return profile.listed, full, profile.sound, len(profile.articles), name.casefold(), profile.actor.id


def _unambiguous(found: Iterable[_Candidate]) -> Iterator[_Candidate]:
    """A name that may be any of several is asked of those for whom more speaks, or of all if they are few."""
    groups: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in found:
        if candidate.likeness.one_of:
            groups[candidate.left.root].append(candidate)
        else:
            yield candidate
    for group in groups.values():
        likely = [candidate for candidate in group if candidate.support] or group
        if len(likely) <= FEW:
            yield from (_one_of(candidate, len(group)) for candidate in likely)


def _one_of(candidate: _Candidate, many: int) -> _Candidate:
    if many == 1:
        return candidate
    why = f"{candidate.likeness.why}, and {many} may be meant"
    return replace(candidate, likeness=replace(candidate.likeness, why=why), weight=candidate.weight - 0.1)


def _same(found: _Candidate, order: Mapping[str, int]) -> Suggestion:
    left, right = found.left, found.right
    evidence = {
        article
        for profile in (left, right)
        for article in sorted(profile.articles, key=lambda article: order[article])[:EVIDENCE]
    }
    return Suggestion(
        id=_id(Doubt.SAME, *sorted((left.actor.id, right.actor.id))),
        doubt=Doubt.SAME,
        actor=left.actor.id,
        name=left.called,
        other=right.actor.id,
        other_name=right.called,
        why=_sentence("; ".join((found.likeness.why, *found.support))),
        articles=tuple(sorted(evidence, key=lambda article: order[article])),
    )


def _two(found: Namesakes, order: Mapping[str, int], files: Mapping[str, str]) -> Suggestion:
    articles = tuple(sorted(found.articles, key=lambda article: order[article]))
    return Suggestion(
        id=_id(Doubt.SPLIT, found.profile.actor.id, *sorted(found.labels)),
        doubt=Doubt.SPLIT,
        actor=found.profile.actor.id,
        name=found.profile.called,
        other=None,
        other_name=f"{found.profile.actor.name} ({found.labels[1]})",
        why=_sentence(found.why),
        articles=articles,
        files=tuple(sorted(files[article] for article in articles)),
    )


def _id(doubt: Doubt, *parts: str) -> str:
    return hashlib.sha256("\n".join((doubt, *parts)).encode()).hexdigest()[:8]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
