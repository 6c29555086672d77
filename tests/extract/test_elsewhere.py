"""Names that other articles know, looked for where the recogniser missed them. All names are invented."""

from dataclasses import replace

from generator.extract import extract, unseen
from generator.extract.elsewhere import SEEN_IN, seen_names
from generator.lexicon import load
from generator.model.article import Article
from generator.model.corpus import Corpus, SeenName
from generator.model.findings import ActorType, Findings, LocalActor, Mention
from generator.model.span import Span
from texts import article_of


def naming(name: str, kind: ActorType, *, key: str = "") -> Findings:
    """An article's findings that hold one actor."""
    mention = Mention(span=Span(start=0, end=len(name)), text=name, rule="recogniser", acting=True)
    actor = LocalActor(key=key, name=name, type=kind, mentions=(mention,), roles=(), affiliation=None)
    return replace(extract(article_of("Nobody is here."), Corpus()), actors=(actor,))


def test_a_name_is_known_once_three_articles_agree_on_it() -> None:
    """Two may share one mistake; a list that knows the name needs no help; one word is too little."""
    agreed = [naming("Velden Quay Pilots", ActorType.ORGANISATION)] * SEEN_IN
    torn = [naming("Arlo Breck", ActorType.PERSON)] * 2 + [naming("Arlo Breck", ActorType.ORGANISATION)]
    rare = [naming("Kessin Ferries", ActorType.ORGANISATION)] * (SEEN_IN - 1)
    short = [naming("Velden", ActorType.ORGANISATION)] * SEEN_IN
    listed = [naming("Port Guild", ActorType.ORGANISATION, key="org:guild")] * SEEN_IN

    known = seen_names(agreed + torn + rare + short + listed)

    assert known == (SeenName(name="Velden Quay Pilots", type=ActorType.ORGANISATION),)


def test_a_name_that_others_know_is_found_where_it_was_missed() -> None:
    """Only in articles that hold it, and it keeps the place that it stands on."""
    others = [naming("Velden Quay Pilots", ActorType.ORGANISATION)] * SEEN_IN
    article = article_of("The mayor thanked the Velden Quay Pilots for their work on Monday.")
    blind = replace(extract(article, Corpus()), actors=())
    articles: list[Article] = [article] * (SEEN_IN + 1)

    *_, names = unseen(articles, [*others, blind])
    found = extract(article, Corpus(names=names), lexicon=load())

    assert [name.name for name in names] == ["Velden Quay Pilots"]
    assert [actor.name for actor in found.actors] == ["Velden Quay Pilots"]
    assert found.actors[0].mentions[0].span.cut(article.text) == "Velden Quay Pilots"


def test_nothing_is_looked_for_where_all_is_found() -> None:
    """An article is read again only where that can change something."""
    article = article_of("Velden Quay Pilots struck.")
    findings = [naming("Velden Quay Pilots", ActorType.ORGANISATION)] * SEEN_IN

    assert list(unseen([article] * SEEN_IN, findings)) == [()] * SEEN_IN
