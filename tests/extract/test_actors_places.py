"""What is named without acting: places, ships, streets, products. All names are invented."""

import pytest

from generator.extract.actors import find_actors
from generator.extract.language import analyse
from generator.lexicon import load
from generator.model.corpus import Corpus
from generator.model.findings import ActorType, LocalActor
from texts import article_of


def actors(text: str) -> dict[str, LocalActor]:
    """The actors of a text by name."""
    article = article_of(text)
    return {actor.name: actor for actor in find_actors(article, analyse(article), load(), Corpus())}


def forms(actor: LocalActor) -> list[str]:
    """How an actor is named, place by place."""
    return [mention.text for mention in actor.mentions]


@pytest.mark.parametrize(
    "text",
    [
        "The final round is planned for Dalvik, Iceland, from 25 November to 1 December.",
        "PORTO, Portugal — A town that sold fish for centuries began on Thursday to sell its view.",
        "She was born in Lund, Sweden, in 1961 and died at sea.",
    ],
)
def test_a_country_behind_its_town_is_part_of_the_place(text: str) -> None:
    """Nobody acts there."""
    assert actors(text) == {}


def test_countries_in_a_list_and_subjects_behind_a_comma_stay() -> None:
    """Commas part actors too."""
    found = actors("Norway, Iceland and Finland abstained. In Oslo, Sweden said that it would wait.")

    assert {"Norway", "Iceland", "Finland", "Sweden"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "The navy sent the frigate Alma Rossetti to the coast. The Rossetti left on Monday.",
        "They were picked up by the cargo ship Marlin Prism before dawn.",
        "He spent the money on a yacht named Second Gale.",
        "Runners crossed the Pont Jean Valmont at noon.",
        "Officers were called to Marlowe Street on Monday night.",
        "He drove a Toyota Yaris and hid a Smith & Barlow revolver under the seat.",
    ],
)
def test_ships_bridges_streets_and_models_are_no_actors(text: str) -> None:
    """The words before the name say what it is; the rest of the article keeps to it."""
    assert actors(text) == {}


def test_a_shared_acronym_is_told_by_the_words_around_it_or_left_alone() -> None:
    """MSC is a conference in Munich and a line of container ships."""
    ships = actors("Three container lines, MSC among them, stopped shipping goods by this route.")
    talks = actors("The MSC opened in Munich with a debate on European security.")
    bare = actors("MSC said it agreed.")

    assert set(ships) == {"MSC Mediterranean Shipping Company"}
    assert set(talks) == {"Munich Security Conference"}
    assert set(bare) == {"MSC"}
    assert bare["MSC"].key == ""


def test_a_generic_name_is_its_owners() -> None:
    """Congress is not the American one in an article on Peru."""
    peru = actors("Peru's Congress voted to remove him. Congress then elected a new speaker.")
    america = actors("The White House asked for the money. Congress then voted for it.")
    council = actors("The Security Council met on Monday and called for calm.")

    assert forms(peru["Congress (Peru)"]) == ["Peru's Congress", "Congress"]
    assert "United States Congress" in america
    assert set(council) == {"United Nations Security Council"}


def test_a_longer_name_of_the_article_takes_a_generic_one() -> None:
    """A state's assembly is not that of the United Nations."""
    found = actors("The Virginia General Assembly passed the bill. The General Assembly will meet again in May.")

    assert forms(found["Virginia General Assembly"]) == ["Virginia General Assembly", "General Assembly"]


def test_a_hyphenated_surname_on_its_own_is_its_bearers() -> None:
    """Reports name people in full once."""
    found = actors("Minister Agnes Holm-Larsen spoke first. In November Holm-Larsen said that Norway had paid.")

    assert forms(found["Agnes Holm-Larsen"]) == ["Agnes Holm-Larsen", "Holm-Larsen"]
    assert set(found) == {"Agnes Holm-Larsen", "Norway"}


def test_a_short_name_in_brackets_is_the_same_body() -> None:
    """Whatever the recogniser takes the two for."""
    found = actors(
        "Its charterer, the Japanese company Hakata Yusen (HYK), set up a centre. HYK said all were safe. "
        "The Polar Fishing Committee (PFC), which met in Bergen, agreed. The PFC meets again in May."
    )

    assert forms(found["Hakata Yusen"]) == ["Hakata Yusen", "HYK", "HYK"]
    assert found["Hakata Yusen"].type is ActorType.ORGANISATION
    assert forms(found["Polar Fishing Committee"]) == ["Polar Fishing Committee", "PFC", "PFC"]


def test_a_company_ends_before_its_seat_and_a_person_before_the_second_name() -> None:
    """`of` leads on to a place; `known as` to another name of the same person."""
    found = actors(
        "The registered owner, Gannet Maritime of the Isle of Skye, had lost contact. It was founded by Abel Unger, "
        "who is known as Rudi. Rudi declined to comment."
    )

    assert "Gannet Maritime" in found
    assert forms(found["Abel Unger"]) == ["Abel Unger", "Rudi", "Rudi"]


def test_spellings_of_one_ministry_meet() -> None:
    """British and American outlets write of the same house."""
    found = actors("In January the Norwegian Defence Ministry agreed. Norway's Ministry of Defense added nothing.")

    assert forms(found["Ministry of Defense (Norway)"]) == [
        "Norwegian Defence Ministry",
        "Norway's Ministry of Defense",
    ]


@pytest.mark.parametrize(
    ("text", "name", "roles"),
    [
        ("On Monday ministry spokesman Dan Ortiz was asked when he would go.", "Dan Ortiz", ["ministry spokesman"]),
        ("Yesterday Mayor Anna Hale swam in the river.", "Anna Hale", ["Mayor"]),
        ("France and Britain bomb Houthi sites after a demand by the council", "Houthis", []),
    ],
)
def test_a_role_takes_in_no_day_and_no_verb(text: str, name: str, roles: list[str]) -> None:
    """Headlines and time words run into names."""
    assert [role.text for role in actors(text)[name].roles] == roles


def test_a_given_name_or_an_age_makes_a_person() -> None:
    """A recogniser takes foreign names for companies."""
    found = actors(
        "The goal came from Tomasz Wieczorek, 31, who joined in July. Wieczorek left the pitch on a stretcher."
    )

    assert found["Tomasz Wieczorek"].type is ActorType.PERSON
    assert forms(found["Tomasz Wieczorek"]) == ["Tomasz Wieczorek", "Wieczorek"]


def test_a_newspaper_with_an_article_needs_it() -> None:
    """An economist is not The Economist."""
    found = actors(
        "Economist Priya Thorn expects two cuts. Homes are planned at Fern Hill. She writes for The Economist."
    )

    assert forms(found["The Economist"]) == ["Economist"]
    assert "The Hill" not in found
    assert "Priya Thorn" in found


def test_a_namesake_of_a_country_is_no_country() -> None:
    """Georgia is a state where Atlanta is near, and a country where Tbilisi is."""
    assert "Georgia" not in actors(
        "Savannah Mayor Corinne Ellis enters the race for Georgia governor, a paper in Atlanta said."
    )
    assert "Georgia" in actors("Georgia recalled its ambassador from Paris, the government in Tbilisi said.")
