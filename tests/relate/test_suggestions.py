"""What is in doubt about who is who is suggested, never done."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casts import body, draft, person
from generator.lexicon import load
from generator.model.article import Article
from generator.model.findings import ActorType, Findings, Integrity, LocalActor
from generator.model.lexicon import Lexicon
from generator.model.related import Doubt, Suggestion
from generator.model.settings import ActorDecision, ActorEntry, Curation, Verdict
from generator.relate.identity import Identities, identify

TWO = tuple(country for country in load().countries if country.name in {"Malta", "Spain"})
LEXICON = Lexicon(digest="", countries=TWO, actors=(), topics={}, words={}, idf={})


def drafts(*articles: Sequence[LocalActor]) -> list[tuple[Article, Findings]]:
    """Articles with these actors; the first is `0000000000000000.txt`."""
    return [draft(f"{number:016x}", actors) for number, actors in enumerate(articles)]


def seen(*articles: Sequence[LocalActor], curation: Curation | None = None) -> Identities:
    """These articles seen together."""
    return identify(drafts(*articles), LEXICON, curation or Curation())


def asked(*articles: Sequence[LocalActor]) -> set[frozenset[str]]:
    """The pairs that are suggested, by name."""
    return {frozenset((one.name, one.other_name)) for one in seen(*articles).suggestions}


def only(found: Identities) -> Suggestion:
    """The one suggestion."""
    (suggestion,) = found.suggestions
    return suggestion


def line(verdict: Verdict, actor: str, other: str | None = None, *articles: str) -> ActorDecision:
    """A line of decisions.yml."""
    return ActorDecision(
        actor=actor, verdict=verdict, other=other, articles=articles, reason="known", place="decisions.yml:1"
    )


def decided(*lines: ActorDecision) -> Curation:
    """Only these lines."""
    return Curation(verdicts=lines)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Alterman", "Jon Alterman"),
        ("Bill Ostrander", "William Ostrander"),
        ("Volodymyr Hrenko", "Vladimir Hrenko"),
        ("Sergey Malkovych", "Serhii Malkovych"),
        ("Dmitriy Polyanskovsky", "Dmitri Polianskovski"),
        ("Петро Тренчук", "Petro Trenchuk"),
        ("Kishino Fumiko", "Fumiko Kishino"),
        ("Joan M. Tarver", "Joan Tarver"),
        ("Luis Vayo Valdivar", "Luis Vayo"),
        ("Tarver", "Joan Tarver"),
        ("Joan Tarver Jr.", "Joan Tarver"),
    ],
)
def test_two_spellings_of_a_name_are_suggested_and_not_joined(one: str, other: str) -> None:
    """A nickname, another transliteration or alphabet, another order, a part left out, a surname on its own."""
    found = seen([person(one)], [person(other)])

    assert len(found.actors) == 2
    assert {only(found).name, only(found).other_name} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joan Tarver", "Jane Tarver"),
        ("Joan Tarver", "Joan Tavener"),
        ("Ana Marin", "Ana Martin"),
        ("Joan A. Tarver", "Joanna B. Tarver"),
        ("Martin Kellan", "Marten Kellan"),
        ("Joan Tarver Jr.", "Joan Tarver Sr."),
    ],
)
def test_names_that_only_look_alike_are_not_suggested(one: str, other: str) -> None:
    """A person who reads ten useless questions answers none."""
    assert asked([person(one)], [person(other)]) == set()


def test_a_slip_of_the_pen_is_suggested_where_both_keep_the_same_company() -> None:
    """One letter alone tells nothing; a shared office or companion does."""
    with_company = [person("Martin Kellan"), person("Ada Toll")], [person("Marten Kellan"), person("Ada Toll")]
    with_office = [person("Ana Marin", tie="Tide Institute")], [person("Ana Martin", tie="Tide Institute")]

    assert asked(*with_company) == {frozenset(("Martin Kellan", "Marten Kellan"))}
    assert asked(*with_office) == {frozenset(("Ana Marin", "Ana Martin"))}
    assert "both are named with Ada Toll" in only(seen(*with_company)).why
    assert "both are tied to Tide Institute" in only(seen(*with_office)).why


def test_who_is_tied_to_different_countries_is_not_suggested() -> None:
    """John of Malta and Jon of Spain with nobody in common are two."""
    assert asked([person("John Kellan", tie="Malta")], [person("Jon Kellan", tie="Spain")]) == set()


def test_two_that_one_article_tells_apart_are_not_suggested_for_a_letter() -> None:
    """The writer knew both."""
    together = [person("Martin Kellan"), person("Marten Kellan"), person("Ada Toll")]

    assert asked(together, [person("Martin Kellan"), person("Ada Toll")]) == set()


def test_a_surname_alone_may_be_any_of_its_bearers() -> None:
    """Both are asked about, those with common company alone where there are some."""
    two = [person("Joan Tarver")], [person("Adam Tarver")], [person("Tarver")]
    known = [person("Joan Tarver"), person("Ada Toll")], [person("Adam Tarver")], [person("Tarver"), person("Ada Toll")]

    assert asked(*two) == {frozenset(("Tarver", "Joan Tarver")), frozenset(("Tarver", "Adam Tarver"))}
    assert "2 may be meant" in seen(*two).suggestions[0].why
    assert asked(*known) == {frozenset(("Tarver", "Joan Tarver"))}


def test_an_acronym_of_several_bodies_is_asked_of_each() -> None:
    """Where one body alone has it, it is joined."""
    found = asked(
        [body("Kelmont Institute for Rural Policy", "KIRP")], [body("Kent Inland Rail Project", "KIRP")], [body("KIRP")]
    )

    assert found >= {
        frozenset(("KIRP", "Kelmont Institute for Rural Policy")),
        frozenset(("KIRP", "Kent Inland Rail Project")),
    }


def test_a_garbled_name_of_a_body_is_suggested() -> None:
    """Machines turn words around."""
    first, second = "Kelmont Centre for Tidal and Coastal Studies", "Coastal Centre for Kelmont Tidal Studies"

    assert asked([body(first)], [body(second)]) == {frozenset((first, second))}


def test_the_name_that_stays_is_the_better_known() -> None:
    """Accepting a suggestion must not rename the one that everybody knows."""
    found = only(seen([person("John Kellan")], [person("Jon Kellan")], [person("Jon Kellan")]))

    assert (found.name, found.other_name) == ("John Kellan", "Jon Kellan")
    assert sorted(found.articles) == [f"{number:016x}" for number in range(3)]


def test_a_name_from_a_garbled_text_is_not_the_one_that_stays() -> None:
    """However often it is printed."""
    sound, *garbled = drafts([person("Jon Kellan")], [person("John Kellan")], [person("John Kellan")])
    flagged = [(article, replace(findings, integrity=Integrity(score=0.1))) for article, findings in garbled]
    found = only(identify([sound, *flagged], LEXICON, Curation()))

    assert (found.name, found.other_name) == ("John Kellan", "Jon Kellan")


def test_nothing_rests_on_a_hidden_article() -> None:
    """A suggestion would tell what somebody decided not to show."""
    shown, (article, findings) = drafts([person("Jon Kellan")], [person("John Kellan")])
    found = identify([shown, (replace(article, hidden=True), findings)], LEXICON, Curation())

    assert len(found.actors) == 2
    assert found.suggestions == ()


def test_one_name_with_two_lives_is_suggested_to_be_two() -> None:
    """A mayor in Malta and a coach in Spain, and nobody is named with both."""
    articles = (
        [person("Joan Tarver", "mayor", tie="Malta"), person("Ada Toll")],
        [person("Joan Tarver", "mayor", tie="Malta"), person("Ada Toll")],
        [person("Joan Tarver", "coach", tie="Spain")],
    )
    found = only(seen(*articles))

    assert found.doubt is Doubt.SPLIT
    assert found.files == (f"{2:016x}.txt",)
    assert found.other_name == "Joan Tarver (Spain)"
    assert "Malta as mayor in 2 articles, to Spain as coach in 1 article" in found.why
    assert only(seen(*articles)).id == found.id


def test_one_name_in_the_same_company_is_one() -> None:
    """A minister of one country is often reported in another."""
    articles = [person("Joan Tarver", "mayor", tie=tie) for tie in ("Malta", "Spain")]

    assert asked(*([one, person("Ada Toll")] for one in articles)) == set()


@pytest.mark.parametrize(
    ("verdict", "actors"), [(Verdict.MERGE, ["Jon Kellan"]), (Verdict.APART, ["John Kellan", "Jon Kellan"])]
)
def test_a_decision_settles_a_suggestion(verdict: Verdict, actors: list[str]) -> None:
    """Merged: the other's name stays. Kept apart: nobody is asked again."""
    curation = decided(line(verdict, "John Kellan", "Jon Kellan"))
    found = seen([person("John Kellan")], [person("Jon Kellan")], curation=curation)

    assert [actor.name for actor in found.actors] == actors
    assert (found.suggestions, found.notices) == ((), ())


def test_a_merge_keeps_the_id_and_the_other_form() -> None:
    """Addresses of pages come from ids."""
    before = {actor.name: actor.id for actor in seen([person("John Kellan")], [person("Jon Kellan")]).actors}
    curation = decided(line(Verdict.MERGE, "John Kellan", "Jon Kellan"))
    (actor,) = seen([person("John Kellan")], [person("Jon Kellan")], curation=curation).actors

    assert (actor.id, actor.aliases) == (before["Jon Kellan"], ("John Kellan",))


def test_merges_follow_one_another() -> None:
    """Whatever their order, the last name stays."""
    lines = line(Verdict.MERGE, "Jack Kellan", "John Kellan"), line(Verdict.MERGE, "John Kellan", "Jon Kellan")
    for order in itertools.permutations(lines):
        found = seen(*([person(f"{name} Kellan")] for name in ("Jack", "John", "Jon")), curation=decided(*order))

        assert [actor.name for actor in found.actors] == ["Jon Kellan"]


def test_kept_apart_is_kept_apart_from_every_rule() -> None:
    """An office that two share would join them."""
    people = [[person(name, "finance minister", tie="Malta")] for name in ("Joan Smith", "J. Smith")]

    assert len(seen(*people).actors) == 1
    assert len(seen(*people, curation=decided(line(Verdict.APART, "Joan Smith", "J. Smith"))).actors) == 2


def test_names_that_an_entry_denies_are_kept_apart() -> None:
    """`not` in actors.yml."""
    entry = ActorEntry(name="Jon Kellan", not_=("John Kellan",))
    found = seen([person("John Kellan")], [person("Jon Kellan")], curation=Curation(actors=(entry,)))

    assert len(found.actors) == 2
    assert found.suggestions == ()
    assert found.actors[1].never == ("John Kellan",)


def test_what_is_rejected_is_no_actor() -> None:
    """It has no id, and nobody is asked about it."""
    curation = decided(line(Verdict.REJECT, "John Kellan"))
    found = seen([person("John Kellan"), person("Ada Toll")], [person("Jon Kellan")], curation=curation)

    assert [actor.name for actor in found.actors] == ["Ada Toll", "Jon Kellan"]
    assert found.ids[0][0] == ""
    assert found.suggestions == ()


def test_a_split_gives_the_articles_another_actor() -> None:
    """Whom the line means is told by the page: a surname alone that was joined is meant as well."""
    office = ("finance minister",)
    articles = [person("Joan Smith", *office, tie="Malta")], [person("Smith", *office, tie="Malta")]
    curation = decided(line(Verdict.SPLIT, "Joan Smith", "Joan Smith (banker)", f"{1:016x}.txt"))
    found = seen(*articles, curation=curation)

    assert [actor.name for actor in found.actors] == ["Joan Smith", "Joan Smith (banker)"]
    assert found.ids[0] != found.ids[1]
    assert found.notices == ()


def test_a_split_may_name_somebody_who_is_there_already() -> None:
    """These articles' John is that John."""
    articles = [person("John Kellan")], [person("John Kellan")], [person("Jon Kellan")]
    found = seen(*articles, curation=decided(line(Verdict.SPLIT, "John Kellan", "Jon Kellan", f"{1:016x}")))

    assert found.ids[1] == found.ids[2] != found.ids[0]


def test_a_split_of_nothing_says_that_all_are_one() -> None:
    """So a suggestion to split is rejected."""
    articles = [person("Joan Tarver", "mayor", tie="Malta")], [person("Joan Tarver", "coach", tie="Spain")]
    found = seen(*articles, curation=decided(line(Verdict.SPLIT, "Joan Tarver")))

    assert (len(found.actors), found.suggestions, found.notices) == (1, (), ())


@pytest.mark.parametrize(
    ("decision", "code", "says"),
    [
        (line(Verdict.MERGE, "Zoe Ant", "Joan Tarver"), "stale-decision", "no article names `Zoe Ant`"),
        (line(Verdict.APART, "Joan Tarver", "Zoe Ant"), "stale-decision", "no article names `Zoe Ant`"),
        (line(Verdict.REJECT, "Zoe Ant"), "stale-decision", "no article names `Zoe Ant`"),
        (line(Verdict.SPLIT, "Zoe Ant"), "stale-decision", "no article names `Zoe Ant`"),
        (line(Verdict.SPLIT, "Joan Tarver", "X Y", "gone.txt"), "stale-decision", "there is no article `gone.txt`"),
        (line(Verdict.SPLIT, "Joan Tarver", "X Y", f"{1:016x}"), "stale-decision", "does not name `Joan Tarver`"),
        (line(Verdict.REJECT, "Moscow"), "stale-decision", "no article names `Moscow`"),
        (line(Verdict.REJECT, "Carl Zeiss"), "unclear-decision", "may be any of 2 actors; name one by its id"),
        (line(Verdict.APART, "Joan Tarver", "joan tarver"), "unclear-decision", "are one name; use `split`"),
    ],
)
def test_a_line_that_fits_nothing_is_named_with_its_remedy(decision: ActorDecision, code: str, says: str) -> None:
    """It must not go unnoticed."""
    articles = [person("Joan Tarver")], [person("Carl Zeiss"), body("Carl Zeiss"), body("Russia", "Moscow")]
    (notice,) = seen(*articles, curation=decided(decision)).notices

    assert notice.code == code
    assert notice.message.startswith("decisions.yml:1: ")
    assert says in notice.message


def test_an_id_tells_a_person_from_a_body_of_the_same_name() -> None:
    """The remedy for a name that may be either."""
    articles = [person("Carl Zeiss"), body("Carl Zeiss")]
    shop = next(actor for actor in seen(articles).actors if actor.type is ActorType.ORGANISATION)
    found = seen(articles, curation=decided(line(Verdict.REJECT, shop.id)))

    assert [actor.type for actor in found.actors] == [ActorType.PERSON]


NAMES = ("Joan Tarver", "J. Tarver", "Tarver", "Jane Tarver", "Joana Tarver", "Joan Tarvers")
PEOPLE = st.builds(
    lambda name, role, tie: person(name, *role, tie=tie),
    st.sampled_from(NAMES),
    st.sampled_from(((), ("finance minister",), ("coach",))),
    st.sampled_from((None, "Malta", "Spain")),
)


@given(st.lists(PEOPLE, min_size=2, max_size=4))
def test_the_order_of_articles_does_not_matter_to_suggestions(people: list[LocalActor]) -> None:
    """Same inputs, same questions under the same ids, and none about an actor that is not there."""
    every = drafts(*([one, person("Ada Toll")] for one in people))
    expected = identify(every, LEXICON, Curation())
    for shuffled in itertools.permutations(every):
        assert identify(shuffled, LEXICON, Curation()).suggestions == expected.suggestions
    known = {actor.id for actor in expected.actors}
    assert all({one.actor, one.other or one.actor} <= known for one in expected.suggestions)
    assert len({one.id for one in expected.suggestions}) == len(expected.suggestions)
