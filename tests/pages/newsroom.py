"""A small corpus made by hand, so that what the pages show does not hang on how well an article is read.

The outlets, people and events are invented.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.catalogue.store import save
from generator.extract.personal import find_personal
from generator.model.article import Article, Block, Kind, Origin, OriginKind, Sourced
from generator.model.document import Document, Form
from generator.model.findings import (
    ActorType,
    DateFinding,
    EventFinding,
    Findings,
    Flag,
    Integrity,
    LocalActor,
    Mention,
    Precision,
    Quote,
    Role,
    SentenceRef,
    Speaker,
    Statement,
    Status,
    TopicFinding,
)
from generator.model.lexicon import Lexicon, TopicEntry
from generator.model.notice import Notice
from generator.model.related import Actor, Copy, CopyKind, Entry, Refusal, Related
from generator.model.settings import Curation, Profile, Rights, Settings, SourceEntry, UserTopic
from generator.model.span import Span

READ = (Kind.BODY, Kind.SUBHEAD, Kind.HEADLINE, Kind.CAPTION)


class Newsroom:
    """Builds one entry line by line; findings are named by their words and found in the text."""

    def __init__(self, file: str, lines: Sequence[tuple[Kind, str]]) -> None:
        self.text = "\n".join(words for _, words in lines)
        self.file = file
        self.blocks: list[Block] = []
        start = 0
        for kind, words in lines:
            span = Span(start=start, end=start + len(words))
            self.blocks.append(Block(kind=kind, span=span, rule=f"looks like {kind.value}"))
            start += len(words) + 1
        self.sentences = tuple(self._sentences())

    def _sentences(self) -> Iterator[SentenceRef]:
        for number, block in enumerate(self.blocks):
            if block.kind in READ:
                for found in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", block.span.cut(self.text)):
                    span = Span(start=block.span.start + found.start(), end=block.span.start + found.end())
                    anchor = "s-" + hashlib.sha256(found[0].encode()).hexdigest()[:8]
                    yield SentenceRef(span=span, anchor=anchor, block=number)

    def span(self, words: str) -> Span:
        """Where the words stand first."""
        start = self.text.index(words)
        return Span(start=start, end=start + len(words))

    def sentence(self, words: str) -> Span:
        """The sentence that holds the words."""
        return next(ref.span for ref in self.sentences if ref.span.covers(self.span(words)))

    def actor(
        self, name: str, kind: ActorType, forms: dict[str, bool], roles: Sequence[str] = (), tied: str | None = None
    ) -> LocalActor:
        """`forms`: each form of the name, and whether it acts where it stands; `tied`: its country or organisation."""
        mentions = [
            self.mention(Span(start=found.start(), end=found.end()), acting=acting)
            for form, acting in forms.items()
            for found in re.finditer(rf"\b{re.escape(form)}\b", self.text)
            if any(ref.span.start <= found.start() < ref.span.end for ref in self.sentences)
        ]
        longest = [one for one in mentions if not any(m.span != one.span and m.span.covers(one.span) for m in mentions)]
        found_roles = tuple(Role(text=role, span=self.span(role)) for role in roles)
        ordered = tuple(sorted(longest, key=lambda mention: mention.span))
        return LocalActor(key="", name=name, type=kind, mentions=ordered, roles=found_roles, affiliation=tied)

    def mention(self, span: Span, *, acting: bool) -> Mention:
        """A name in its place; one that acts right behind or before `said` speaks."""
        said = bool(re.match(r" said\b", self.text[span.end :]) or re.search(r"said[\w ]*$", self.text[: span.start]))
        return Mention(span=span, text=span.cut(self.text), rule="recogniser", acting=acting, saying=acting and said)

    def event(self, words: str, expression: str, date: str | None, status: Status) -> EventFinding:
        """The sentence of `words`, dated by `expression`."""
        return EventFinding(
            span=self.sentence(words),
            date=date,
            precision=Precision.DAY if date and len(date) == 10 else Precision.MONTH,
            status=status,
            date_span=self.span(expression),
            why=f"“{expression}” dates it",
        )

    def date(self, expression: str, value: str | None) -> DateFinding:
        """A date expression; None where the file cannot say."""
        rule = "written out" if value else "the file has no date to count from"
        return DateFinding(span=self.span(expression), text=expression, value=value, precision=Precision.DAY, rule=rule)

    def quote(self, words: str, name: str, actor: str | None, *, verbatim: bool = True) -> Quote:
        """The words between the marks, and who says them."""
        speaker = Speaker(name=name, span=self.span(name), actor=actor)
        return Quote(span=self.span(words), text=words, speakers=(speaker,), fragment=False, verbatim=verbatim)

    def statement(self, words: str, cue: str, name: str, actor: str, *, hedged: bool, denied: bool) -> Statement:
        """What the article says in its own words that somebody said."""
        speaker = Speaker(name=name, span=self.span(name), actor=actor)
        return Statement(
            span=self.span(words), text=words, speakers=(speaker,), cue=self.span(cue), hedged=hedged, denied=denied
        )

    def article(self, title: str, day: str | None = None, source: str | None = None, **more: object) -> Article:
        """The article of these lines; its metadata comes from a sidecar."""
        derived = more.pop("derived", False)
        kind = OriginKind.DERIVED if derived else OriginKind.EXTRACTED
        raw = self.text.encode()
        document = Document(
            file=self.file, sha256=hashlib.sha256(raw).hexdigest(), size=len(raw), form=Form.TEXT, text=self.text
        )
        return Article(
            id=hashlib.sha256(raw).hexdigest()[:16],
            document=document,
            blocks=tuple(self.blocks),
            title=Sourced(value=title, origin=Origin(kind=kind, rule="first line of the page")),
            authors=tuple(more.pop("authors", ())),
            published=sourced(day),
            source=sourced(source),
            url=sourced(more.pop("url", None)),
            language=Sourced(value="en", origin=Origin(kind=OriginKind.EXTRACTED, rule="stop words")),
            rights=more.pop("rights", None),
            **more,
        )

    def findings(self, **more: object) -> Findings:
        """What is named, and nothing else."""
        empty = {"actors": (), "topics": (), "dates": (), "events": (), "quotes": (), "statements": (), "summary": ()}
        integrity = more.pop("integrity", Integrity(score=1.0))
        return Findings(engine="by hand", sentences=self.sentences, integrity=integrity, **{**empty, **more})


def sourced(value: str | None) -> Sourced | None:
    """A value from a sidecar."""
    if value is None:
        return None
    return Sourced(value=value, origin=Origin(kind=OriginKind.DECIDED, rule="sidecar"))


def entry(article: Article, findings: Findings, actors: Sequence[Actor], **more: object) -> Entry:
    """The article with its findings; actors are looked up by name."""
    ids = {actor.name: actor.id for actor in actors}
    return Entry(article=article, findings=findings, actor_ids=tuple(ids[one.name] for one in findings.actors), **more)


MARN = Actor(id="country:xa", name="Marn", type=ActorType.GOVERNMENT, aliases=("Marnish",), wikidata="Q0")
TOLL = Actor(
    id="1111111111111111",
    name="Ada Toll",
    type=ActorType.PERSON,
    aliases=("Toll",),
    country="country:xa",
    notes="Speaks for the harbour.",
)
GUILD = Actor(id="2222222222222222", name="Pilots’ Guild", type=ActorType.ORGANISATION, aliases=())
ACTORS = (TOLL, MARN, GUILD)

TREATY = TopicFinding(id="medtop:20000641", label="treaty", score=1.0, evidence=("treaty", "sign"))
HARBOUR = TopicFinding(id="user:harbour", label="harbour", score=0.5, evidence=("harbour",))

CURATION = Curation(
    sources=(
        SourceEntry(name="The Quay Gazette", domains=("quay.example",), reliability="B", rights=Rights.FULL),
        SourceEntry(name="Tidewire", aliases=("Tide Wire",), rights=Rights.METADATA, note="A wire."),
    ),
    topics=(UserTopic(id="user:harbour", label="harbour", introduction="All that floats."),),
)


def lexicon() -> Lexicon:
    """Two topics, and nothing of the world."""
    entries = (
        TopicEntry(id="medtop:11000000", label="politics and government", parent=None, keywords=(), gloss=""),
        TopicEntry(id="medtop:20000641", label="treaty", parent="medtop:11000000", keywords=(), gloss=""),
    )
    return Lexicon(digest="", countries=(), actors=(), topics={one.id: one for one in entries}, words={}, idf={})


def signed() -> Entry:
    """A sound article with everything an article can have."""
    room = Newsroom(
        "wire/one.txt",
        (
            (Kind.NAVIGATION, "Skip to content"),
            (Kind.HEADLINE, "Marn signs the harbour treaty"),
            (Kind.BYLINE, "By Rosa Quill, 3 May 2024"),
            (Kind.CAPTION, "Ada Toll waves at the quay on 2 May 2024."),
            (
                Kind.BODY,
                "Marn signed the harbour treaty on Thursday. “The tide is ours,” said harbour master Ada Toll.",
            ),
            (Kind.SUBHEAD, "What comes next"),
            (Kind.BODY, "The Pilots’ Guild will vote in June 2024. Toll expects * no <trouble> [at] all."),
            (Kind.BODY, "Nobody else spoke. The harbour was quiet, and the gulls went on as gulls do, all day long."),
            (Kind.PROMO, "Support the Gazette! <script>alert(1)</script>"),
        ),
    )
    author = Sourced(
        value="Rosa Quill", origin=Origin(kind=OriginKind.EXTRACTED, rule="byline", span=room.span("Rosa"))
    )
    findings = room.findings(
        actors=(
            room.actor("Ada Toll", ActorType.PERSON, {"Ada Toll": True, "Toll": True}, ("harbour master",), "Marn"),
            room.actor("Marn", ActorType.GOVERNMENT, {"Marn": True}),
            room.actor("Pilots’ Guild", ActorType.ORGANISATION, {"Pilots’ Guild": False}),
        ),
        topics=(TREATY, HARBOUR),
        dates=(room.date("Thursday", "2024-05-02"), room.date("June 2024", "2024-06")),
        events=(
            room.event("Marn signed", "Thursday", "2024-05-02", Status.HAPPENED),
            room.event("will vote", "June 2024", "2024-06", Status.EXPECTED),
        ),
        quotes=(room.quote("The tide is ours,", "Ada Toll", "Ada Toll"),),
        statements=(room.statement("no <trouble> [at] all", "expects", "Toll", "Ada Toll", hedged=True, denied=False),),
        summary=(room.sentence("Marn signed"), room.sentence("will vote")),
        notices=(Notice(code="short", message="The text is short."),),
    )
    article = room.article(
        "Marn signs the harbour treaty",
        "2024-05-03",
        "The Quay Gazette",
        authors=(author,),
        url="https://quay.example/a?b=1&c=2",
    )
    return entry(article, findings, ACTORS)


def garbled() -> Entry:
    """Undated, without source or headline, and not to be quoted."""
    room = Newsroom(
        "two.txt", ((Kind.BODY, "Marn Marn said did. “We float”, said Toll on Friday. The end of it came."),)
    )
    findings = room.findings(
        actors=(
            room.actor("Marn", ActorType.GOVERNMENT, {"Marn": True}),
            room.actor("Ada Toll", ActorType.PERSON, {"Toll": True}),
        ),
        topics=(HARBOUR,),
        dates=(room.date("Friday", None),),
        events=(room.event("said Toll", "Friday", None, Status.REPORTED),),
        quotes=(room.quote("We float", "Toll", "Ada Toll", verbatim=False),),
        summary=(room.sentence("said Toll"),),
        integrity=Integrity(
            score=0.4, flags=(Flag(flag="doubled-word", message="the same word twice", span=room.span("Marn Marn")),)
        ),
    )
    return entry(room.article("Marn Marn said did", derived=True), findings, ACTORS)


def withheld() -> Entry:
    """From a source that lets nobody show its words."""
    room = Newsroom("three.txt", ((Kind.BODY, "The Pilots’ Guild met in secret. Marn was told on 1 May 2024."),))
    findings = room.findings(
        actors=(
            room.actor("Pilots’ Guild", ActorType.ORGANISATION, {"Pilots’ Guild": True}),
            room.actor("Marn", ActorType.GOVERNMENT, {"Marn": False}),
        ),
        topics=(HARBOUR,),
        events=(room.event("was told", "1 May 2024", "2024-05-01", Status.REPORTED),),
        summary=(room.sentence("met in secret"),),
    )
    return entry(room.article("Guild meets", "2024-05-01", "Tide Wire"), findings, ACTORS)


def hidden() -> Entry:
    """Hidden by a decision."""
    room = Newsroom("four.txt", ((Kind.BODY, "Nothing to see."),))
    return entry(room.article("Hidden", "2024-01-01", "Tidewire", hidden=True), room.findings(), ACTORS)


FERRY = Actor(id="3333333333333333", name="Ferry Union", type=ActorType.ORGANISATION, aliases=())


def copied() -> Entry:
    """Prints a part of the sound article again, with its own desk's address, and names somebody else besides."""
    room = Newsroom(
        "post/five.txt",
        (
            (Kind.HEADLINE, "Harbour treaty is signed"),
            (
                Kind.BODY,
                "Marn signed the harbour treaty on Thursday. “The tide is ours,” said harbour master Ada Toll.",
            ),
            (Kind.BODY, "Write to desk@post.example or call +44 20 7946 0958, then ask for the Ferry Union."),
            (Kind.PROMO, "Tips? tips@post.example"),
        ),
    )
    article = room.article("Harbour treaty is signed", "2024-05-04", "Ferry Post", rights="full")
    findings = room.findings(
        actors=(
            room.actor("Ada Toll", ActorType.PERSON, {"Ada Toll": True}),
            room.actor("Ferry Union", ActorType.ORGANISATION, {"Ferry Union": False}),
            room.actor("Marn", ActorType.GOVERNMENT, {"Marn": True}),
        ),
        topics=(TREATY,),
        events=(room.event("Marn signed", "Thursday", "2024-05-02", Status.HAPPENED),),
        quotes=(room.quote("The tide is ours,", "Ada Toll", "Ada Toll"),),
        summary=(room.sentence("Write to"),),
        personal=find_personal(article),
    )
    why = "93% of the other stands word for word in this text."
    copies = (Copy(id=signed().article.id, kind=CopyKind.CONTAINED, share=0.93, why=why),)
    return entry(article, findings, (*ACTORS, FERRY), copies=copies, counted=False)


def related() -> Related:
    """The whole small corpus."""
    why = "93% of this text stands word for word in the other."
    copies = (Copy(id=copied().article.id, kind=CopyKind.CONTAINED, share=0.93, why=why),)
    return Related(
        entries=(copied(), replace(signed(), copies=copies), withheld(), hidden(), garbled()),
        actors=(TOLL, FERRY, MARN, GUILD),
        refusals=(Refusal(file="broken.txt", reason="The file is empty: save the page again."),),
        notices=(Notice(code="stale-decision", message="decisions.yml:3 matches nothing any more."),),
    )


def saved(path: Path, corpus: Related | None = None) -> Path:
    """The corpus in a catalogue."""
    save(path, corpus or related(), lexicon(), CURATION)
    return path


def settings(folder: Path, profile: Profile = Profile.INTERNAL) -> Settings:
    """One build in a folder."""
    return Settings(
        seeds=folder / "seeds",
        articles=folder / "seeds" / "articles",
        docs=folder / "docs",
        site=folder / "site",
        state=folder / ".briefing",
        profile=profile,
        title="Harbour briefing",
        description="What the quays say.",
        url=None,
        jobs=1,
        curation=CURATION,
    )
