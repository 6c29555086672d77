"""The text of an article is all there, each sentence under its anchor."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from types import ModuleType

import markdown

from generator.model.findings import ActorType
from generator.model.page import DataFile, Page
from generator.model.related import Actor
from generator.model.settings import Profile
from generator.pages.markdown import PARAGRAPH

Composed = Callable[..., dict[str, Page | DataFile]]


def shown(page: Page) -> str:
    """The words that a reader sees in the page's text."""
    html = markdown.markdown(page.body.split("## Text")[1].split("\n## Evidence")[0], extensions=["toc", "tables"])
    text = re.sub(r"<[^>]+>", "", html)
    return " ".join(re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text).split())


def article_of(composed: Composed, newsroom: ModuleType, lines: list[str], actors: Sequence[Actor] = ()) -> Page:
    """The page of one article that is made of these lines."""
    room = newsroom.Newsroom("x.txt", [(newsroom.Kind.BODY, line) for line in lines])
    found = tuple(room.actor(actor.name, actor.type, {actor.name: True}) for actor in actors)
    entry = newsroom.entry(room.article("Title", "2024-01-01"), room.findings(actors=found), newsroom.ACTORS)
    pages = composed(corpus=newsroom.Related(entries=(entry,), actors=newsroom.ACTORS, refusals=()))
    return next(page for path, page in pages.items() if path.startswith("articles/2024/01/"))


def test_a_sentence_of_monstrous_length_is_cut_into_paragraphs(composed: Composed, newsroom: ModuleType) -> None:
    """Python-Markdown takes quadratic time on a paragraph; the words must survive the cut."""
    line = " ".join(["word"] * 5000) + " " + "x" * (2 * PARAGRAPH) + " the end"
    page = article_of(composed, newsroom, [line])
    longest = max(len(part) for part in page.body.split("\n\n"))

    assert shown(page).replace(" ", "") == line.replace(" ", "")
    assert longest < 2 * PARAGRAPH


def test_the_first_mention_of_each_actor_is_a_link(composed: Composed, newsroom: ModuleType) -> None:
    """Later ones are words: a page full of links is hard to read."""
    page = article_of(composed, newsroom, ["Marn met Ada Toll. Marn left."], newsroom.ACTORS[:2])
    text = page.body.split("## Text")[1]

    assert len(re.findall(r"\[Marn\]", text)) == 1
    assert len(re.findall(r"\[Ada Toll\]", text)) == 1


def test_a_name_inside_a_name_is_one_link(composed: Composed, newsroom: ModuleType) -> None:
    """A link cannot stand in a link."""
    room = newsroom.Newsroom("x.txt", [(newsroom.Kind.BODY, "The Marn Guild met.")])
    guild = newsroom.Actor(id="4" * 16, name="Marn Guild", type=ActorType.ORGANISATION, aliases=())
    marn = room.actor("Marn", ActorType.GOVERNMENT, {"Marn": False})
    whole = room.actor("Marn Guild", ActorType.ORGANISATION, {"Marn Guild": True})
    entry = newsroom.entry(
        room.article("Title", "2024-01-01"), room.findings(actors=(whole, marn)), (*newsroom.ACTORS, guild)
    )
    pages = composed(corpus=newsroom.Related(entries=(entry,), actors=(*newsroom.ACTORS, guild), refusals=()))
    text = next(page.body for path, page in pages.items() if path.startswith("articles/2024/01/"))

    assert len(re.findall(r"\]\(", text.split("## Text")[1].split("## Evidence")[0])) == 1


def test_an_excerpt_shows_cited_sentences_and_marks_the_gaps(composed: Composed, newsroom: ModuleType) -> None:
    """A reader must see that something is missing, once, and not what."""
    lines = [
        (newsroom.Kind.CAPTION, "A gull."),
        (newsroom.Kind.BODY, "Marn signed. Then it rained for a long while on everybody."),
        (newsroom.Kind.SUBHEAD, "The rain"),
        (newsroom.Kind.BODY, "It rained, and rained, and there is nothing else to say of it."),
    ]
    room = newsroom.Newsroom("x.txt", lines)
    findings = room.findings(summary=(room.sentence("Marn signed"),))
    entry = newsroom.entry(room.article("Title", "2024-01-01"), findings, ())
    corpus = newsroom.Related(entries=(entry,), actors=(), refusals=())
    pages = composed(Profile.PUBLIC, corpus)
    page = next(page for path, page in pages.items() if path.startswith("articles/2024/01/"))

    assert shown(page) == "Marn signed. […]"


def test_sentences_without_a_space_between_them_get_none(composed: Composed, newsroom: ModuleType) -> None:
    """Sentence ends are guesses; `![pixel]` cut after its `!` must still read so."""
    room = newsroom.Newsroom("x.txt", [(newsroom.Kind.BODY, "See ![pixel] and <![> here.")])
    at = [0, 5, 19, len(room.text)]
    room.sentences = tuple(
        newsroom.SentenceRef(span=newsroom.Span(start=start, end=end), anchor=f"s-0000000{n}", block=0)
        for n, (start, end) in enumerate(pairwise(at))
    )
    entry = newsroom.entry(room.article("Title", "2024-01-01"), room.findings(), ())
    pages = composed(corpus=newsroom.Related(entries=(entry,), actors=(), refusals=()))
    page = next(page for path, page in pages.items() if path.startswith("articles/2024/01/"))

    assert shown(page) == "See ![pixel] and &lt;![&gt; here."
