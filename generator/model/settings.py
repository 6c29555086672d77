"""What a person decided, decoded: briefing.toml and the files under seeds/."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.model.article import Kind
from generator.model.findings import ActorType
from generator.model.related import Alias


class Profile(StrEnum):
    """Who the site is for."""

    INTERNAL = "internal"
    PUBLIC = "public"


class Rights(StrEnum):
    """How much of an article a public site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule:
    """What a line of one source's pages is. Exactly one of `line`, `start` and `within` is given; case is ignored."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - read once by the decoder: a misspelt field is named

    kind: Kind
    line: str | None = None
    """The whole line."""
    start: str | None = None
    """How it begins."""
    within: str | None = None
    """What it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineTest:
    """A line as it stands on the source's pages, and the kind that the rules must give it; None: no rule may fit."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - as above

    line: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A line of sources.yml. `reliability` is the Admiralty letter A-F; F: cannot be judged."""

    name: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    rights: Rights = Rights.EXCERPT
    reliability: str = "F"
    note: str | None = None
    rules: tuple[LineRule, ...] = ()
    """Before anything else is judged of a line of this source's articles; the first that fits decides."""
    tests: tuple[LineTest, ...] = ()
    """What the rules must do; each that they do not is a notice of every check and build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorEntry:
    """A line of actors.yml: the preferred name and what is known of the actor."""

    name: str
    type: ActorType | None = None
    aliases: tuple[str | Alias, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    followthemoney: str | None = None
    """Id of the entity in a FollowTheMoney data set."""
    notes: str | None = None
    not_: tuple[str, ...] = ()
    """Names that are not this actor's, however alike they are. Written `not`."""

    @property
    def names(self) -> tuple[str, ...]:
        """The preferred name and the aliases, as they are written."""
        return (self.name, *(alias if isinstance(alias, str) else alias.name for alias in self.aliases))

    @property
    def spelt(self) -> tuple[Alias, ...]:
        """The aliases of which more than the letters is known."""
        return tuple(alias for alias in self.aliases if isinstance(alias, Alias))


@dataclass(frozen=True, slots=True, kw_only=True)
class UserTopic:
    """A line of topics.yml. `id` is `user:slug` for a topic of one's own, `medtop:…` to extend an IPTC one."""

    id: str
    label: str | None = None
    parent: str | None = None
    terms: tuple[str, ...] = ()
    introduction: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A line of decisions.yml, in order. `article` is an id or a file name; `value` is None to hide."""

    article: str
    field: str
    """title, date, source, authors, url, lang, or `hide`."""
    value: str | tuple[str, ...] | None
    reason: str
    place: str
    """`decisions.yml:12`, for messages."""


class Verdict(StrEnum):
    """What a person decided about an actor."""

    MERGE = "merge"
    APART = "apart"
    REJECT = "reject"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorDecision:
    """A line of decisions.yml about an actor, which it calls by name or id."""

    actor: str
    verdict: Verdict
    other: str | None
    """merge: the actor that it is, whose name stays; apart: the one that it is not; split: the name of what is split
    off. None: reject, or a split of nothing, which says that all are one."""
    articles: tuple[str, ...] = ()
    """split: ids or file names of the articles that mean the other."""
    reason: str
    place: str
    """`decisions.yml:12`, for messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Curation:
    """Everything that people decided."""

    sources: tuple[SourceEntry, ...] = ()
    actors: tuple[ActorEntry, ...] = ()
    topics: tuple[UserTopic, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """About articles."""
    verdicts: tuple[ActorDecision, ...] = ()
    """About actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One build. Paths are absolute."""

    seeds: Path
    articles: Path
    docs: Path
    site: Path
    state: Path
    """Cache, lock and catalogue: may be deleted at any time."""
    profile: Profile
    title: str
    description: str
    url: str | None
    """Where the public site will stand; None for reading from a folder."""
    jobs: int
    curation: Curation
