"""One name that may be two: articles tie it to different countries or callings, and nobody is named in both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.relate.profiles import Profile, Setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """An actor that may be two."""

    profile: Profile
    labels: tuple[str, str]
    """What the articles that stay, and those that go, tie it to."""
    articles: tuple[str, ...]
    """Ids of those that would be split off: the fewer."""
    why: str
    weight: float


def namesakes(profiles: Sequence[Profile]) -> Iterator[Namesakes]:
    """The actors in doubt. Whom the lexicon or actors.yml knows is not asked about: people know what they wrote."""
    for profile in profiles:
        if profile.is_person and not profile.listed and len(profile.settings) > 1:
            found = _by_country(profile) or _by_calling(profile)
            if found:
                yield found


def _by_country(profile: Profile) -> Namesakes | None:
    labelled = [(setting, setting.countries) for setting in profile.settings if setting.roles]
    return _two(profile, labelled, weight=0.45)


def _by_calling(profile: Profile) -> Namesakes | None:
    return _two(profile, [(setting, setting.callings) for setting in profile.settings], weight=0.35)


def _two(profile: Profile, labelled: Sequence[tuple[Setting, frozenset[str]]], *, weight: float) -> Namesakes | None:
    """The first two labels that no article gives together, with different company; None where all hang together."""
    groups: dict[str, list[Setting]] = defaultdict(list)
    for setting, labels in labelled:
        for label in sorted(labels):
            groups[label].append(setting)
    ranked = sorted(groups, key=lambda label: (-len(groups[label]), label))
    for stays, goes in combinations(ranked, 2):
        left, right = ([setting.article for setting in groups[label]] for label in (stays, goes))
        if set(left).isdisjoint(right) and profile.company(left).isdisjoint(profile.company(right)):
            why = (
                f"{profile.actor.name} is tied to {stays}{_as(groups[stays])} in {_count(left)}, to "
                f"{goes}{_as(groups[goes])} in {_count(right)}, and nobody else is named in both"
            )
            return Namesakes(profile=profile, labels=(stays, goes), articles=tuple(right), why=why, weight=weight)
    return None


def _as(settings: Sequence[Setting]) -> str:
    role = next((role for setting in settings for role in setting.roles), None)
    return f" as {role}" if role else ""


def _count(articles: Sequence[str]) -> str:
    return f"{len(articles)} article{'s' if len(articles) > 1 else ''}"
