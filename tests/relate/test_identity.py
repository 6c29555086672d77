"""Who is who across articles."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from generator.extract.actors import find_actors
from generator.extract.language import analyse
from generator.lexicon import load
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.findings import ActorType, Findings, Integrity, LocalActor, Mention, Role
from generator.model.lexicon import Lexicon
from generator.model.settings import ActorEntry, Curation
from generator.model.span import Span
from generator.relate.identity import Identities, identify
from texts import article_of

NOBODY = Lexicon(digest="", countries=(), actors=(), topics={}, words={}, idf={})
SPAN = Span(start=0, end=1)


def person(name: str, *roles: str, tie: str | None = None, key: str = "") -> LocalActor:
    """A person as one article has it."""
    return LocalActor(
        key=key,
        name=name,
        type=ActorType.PERSON,
        mentions=(Mention(span=SPAN, text=name, rule="test"),),
        roles=tuple(Role(text=role, span=SPAN) for role in roles),
        affiliation=tie,
    )


def body(name: str, *aliases: str) -> LocalActor:
    """An organisation as one article has it."""
    mentions = tuple(Mention(span=SPAN, text=text, rule="test") for text in (name, *aliases))
    return LocalActor(key="", name=name, type=ActorType.ORGANISATION, mentions=mentions)


def draft(id_: str, *actors: LocalActor, text: str = "x") -> tuple[Article, Findings]:
    """An article with its actors."""
    article = article_of(text, id_=id_)
    findings = Findings(
        engine="test",
        sentences=(),
        actors=actors,
        topics=(),
        dates=(),
        events=(),
        quotes=(),
        statements=(),
        summary=(),
        integrity=Integrity(score=1.0),
    )
    return article, findings


def identities(*actors: LocalActor, curation: Curation | None = None) -> Identities:
    """Each actor in an article of its own."""
    drafts = [draft(f"{index:016x}", actor) for index, actor in enumerate(actors)]
    return identify(drafts, NOBODY, curation or Curation())


def ids(*actors: LocalActor, curation: Curation | None = None) -> list[str]:
    """The id that each actor got."""
    return [found for (found,) in identities(*actors, curation=curation).ids]


def test_one_name_is_one_actor_whatever_its_hyphens_and_accents() -> None:
    """Desks spell the same person in their own way."""
    first, second, third = ids(person("Ana García-López"), person("Ana Garcia Lopez"), person("Ana Lopez"))

    assert first == second
    assert third != first


def test_the_id_comes_from_the_name_or_from_the_lexicon() -> None:
    """An id must survive every rebuild."""
    assert ids(person("Ana Ruiz")) == ids(person("Ana Ruiz"), person("Zoe Ant"))[:1]
    assert ids(person("Ana Ruiz", key="person:ruiz")) == ["person:ruiz"]
    assert len(ids(person("Ana Ruiz"))[0]) == 16


def test_a_person_and_a_body_of_one_name_stay_apart() -> None:
    """Harrods has a founder."""
    founder, shop = ids(person("Carl Zeiss"), body("Carl Zeiss"))

    assert founder != shop


def test_an_initial_joins_only_with_a_shared_office() -> None:
    """J. Smith is nobody in particular until an office says who."""
    office = ("finance minister",)
    same = ids(person("Joan Smith", *office, tie="Malta"), person("J. Smith", *office, tie="Malta"))
    other = ids(person("Joan Smith", *office, tie="Malta"), person("J. Smith", tie="Malta"))

    assert len(set(same)) == 1
    assert len(set(other)) == 2


def test_what_fits_two_people_joins_neither() -> None:
    """Doubtful cases stay apart, for a person to decide."""
    office = ("finance minister",)
    found = ids(*(person(name, *office, tie="Malta") for name in ("Joan Smith", "Jane Smith", "J. Smith")))

    assert len(set(found)) == 3


def test_a_surname_alone_joins_with_a_shared_office() -> None:
    """A short item says only President Ruiz of Spain."""
    found = ids(person("Ana Ruiz", "Spanish President", tie="Spain"), person("Ruiz", "Spanish President", tie="Spain"))

    assert len(set(found)) == 1


def test_an_acronym_alone_is_the_body_that_another_article_explains() -> None:
    """Only where one body alone has it."""
    long = body("Kelmont Institute for Rural Policy", "KIRP")

    assert len(set(ids(long, body("KIRP")))) == 1
    assert len(set(ids(long, body("KIRP"), body("Kent Inland Rail Project", "KIRP")))) == 3


def test_a_person_has_the_last_word_on_who_is_who() -> None:
    """An entry of actors.yml joins what its names match and gives the preferred name."""
    entry = ActorEntry(name="Jon Alder", aliases=("John Alder",), country="Malta", wikidata="Q1", notes="One.")
    found = identities(person("John Alder"), person("Jon Alder"), curation=Curation(actors=(entry,)))
    (actor,) = found.actors

    assert (actor.name, actor.aliases) == ("Jon Alder", ("John Alder",))
    assert (actor.country, actor.wikidata, actor.notes) == ("Malta", "Q1", "One.")
    assert found.notices == ()


def test_a_decision_that_matches_nothing_is_reported() -> None:
    """A stale line must not go unnoticed."""
    found = identities(person("John Alder"), curation=Curation(actors=(ActorEntry(name="Zoe Ant"),)))

    assert [notice.code for notice in found.notices] == ["stale-actor"]
    assert "Zoe Ant" in found.notices[0].message


def test_an_entry_for_a_person_leaves_a_body_of_that_name_alone() -> None:
    """The type of an entry narrows what it matches."""
    entry = ActorEntry(name="Carl Zeiss", type=ActorType.PERSON, notes="The founder.")
    found = identities(person("Carl Zeiss"), body("Carl Zeiss"), curation=Curation(actors=(entry,)))

    assert [actor.notes for actor in found.actors if actor.type is ActorType.ORGANISATION] == [None]


NAMES = ("Joan Smith", "J. Smith", "Smith", "Joan M. Smith", "Jane Smith", "José Smith")
PEOPLE = st.builds(
    lambda name, role, tie: person(name, *role, tie=tie),
    st.sampled_from(NAMES),
    st.sampled_from(((), ("finance minister",), ("mayor",))),
    st.sampled_from((None, "Malta", "Spain")),
)


@given(st.lists(PEOPLE, min_size=2, max_size=4))
def test_the_order_of_articles_does_not_matter(people: list[LocalActor]) -> None:
    """Same inputs, same bytes, in whatever order the files come."""
    drafts = [draft(f"{index:016x}", actor) for index, actor in enumerate(people)]
    expected = identify(drafts, NOBODY, Curation())
    by_article = dict(zip((article.id for article, _ in drafts), expected.ids, strict=True))
    for shuffled in itertools.permutations(drafts):
        found = identify(shuffled, NOBODY, Curation())

        assert found.actors == expected.actors
        assert dict(zip((article.id for article, _ in shuffled), found.ids, strict=True)) == by_article


def test_two_articles_share_their_president() -> None:
    """From text to identity: a full name here, a full name there, one actor."""
    drafts = []
    for index, text in enumerate(("President Ana Ruiz spoke on Friday. Ruiz left.", "Reporters met Ana Ruiz in Rome.")):
        article, _ = draft(f"{index:016x}", text=text)
        found = find_actors(article, analyse(article), load(), Corpus())
        drafts.append(draft(article.id, *found, text=text))
    result = identify(drafts, load(), Curation())

    assert result.ids[0] == result.ids[1]
    assert [actor.name for actor in result.actors] == ["Ana Ruiz"]
    assert result.actors[0].aliases == ("Ruiz",)
