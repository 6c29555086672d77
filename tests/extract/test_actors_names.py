"""Where a name begins and ends, and whom its short form stands for. All people and most bodies here are invented."""

import pytest

from generator.extract.actors import find_actors
from generator.extract.language import analyse
from generator.lexicon import load
from generator.model.corpus import Corpus
from generator.model.findings import ActorType, LocalActor
from texts import article_of


def actors(text: str) -> dict[str, LocalActor]:
    """The actors of a text by name."""
    one = article_of(text)
    return {actor.name: actor for actor in find_actors(one, analyse(one), load(), Corpus())}


def forms(actor: LocalActor) -> list[str]:
    """How an actor is named, place by place."""
    return [mention.text for mention in actor.mentions]


def test_letters_in_brackets_are_the_name_before_them_in_any_language() -> None:
    """Bodies of other countries go by the letters of their own language, which do not fit the English name."""
    found = actors(
        "The Armed Harbour Group (GHA) attacked a convoy on Monday. The Provincial Flood Relief Board (Pfrb) said that "
        "the GHA had burned two trucks. Leaders of the GHA denied it, and the Pfrb asked for an inquiry."
    )

    assert forms(found["Armed Harbour Group"]) == ["Armed Harbour Group", "GHA", "GHA", "GHA"]
    assert "GHA" not in found


def test_letters_that_a_text_explains_are_not_what_the_lexicon_knows() -> None:
    """The same letters name a ski federation elsewhere."""
    found = actors(
        "The Front of Inland Shippers (FIS) went on strike in Norland on Monday. A spokesman for the FIS said that the "
        "strike would last a week. The FIS has 400 members."
    )

    assert forms(found["Front of Inland Shippers"]).count("FIS") == 3
    assert not any("Ski" in name for name in found)


def test_the_full_name_can_stand_in_the_brackets() -> None:
    """These letters name an armed group elsewhere."""
    found = actors(
        "Harun Belsari heads Isis (Institute of Southern and Inland Studies). The Institute of Southern and Inland "
        "Studies did not comment on Monday, and a spokesman for Isis declined."
    )

    assert "Islamic State" not in found
    assert forms(found["Institute of Southern and Inland Studies"]).count("Isis") == 2


def test_letters_in_brackets_say_how_long_a_name_is() -> None:
    """A recogniser parts the name at `and`."""
    found = actors("Workers returned the offices to Bridges Inspection and Harbours Norland (BIHN) on Monday.")

    assert "Bridges Inspection and Harbours Norland" in found


def test_two_fields_belong_to_one_body() -> None:
    """The head comes behind `and`."""
    found = actors("The Tobacco and Sugar Authority fined three growers on Monday, officials in Millbrook said.")

    assert "Tobacco and Sugar Authority" in found


def test_ranks_with_a_hyphen_are_no_part_of_a_name() -> None:
    """South African and British ranks are written so."""
    found = actors(
        "The report was read by Major-Gen Tobias Renwick, who leads the unit. Renwick did not take questions."
    )

    assert forms(found["Tobias Renwick"]) == ["Tobias Renwick", "Renwick"]


def test_particles_tie_a_name() -> None:
    """Portuguese and Spanish names go on behind a small word."""
    found = actors("President Jorge Eduardo dos Prados met the envoy of the rebels on Monday.")

    assert "Jorge Eduardo dos Prados" in found


def test_one_full_name_settles_what_the_first_name_is() -> None:
    """Malay and Icelandic news name people by the first word."""
    found = actors(
        "Communications Minister Harun Belsari said on Monday that the law would be changed. Harun said that nobody "
        "had been fined. Reporters asked Harun about the cost."
    )

    assert forms(found["Harun Belsari"]) == ["Harun Belsari", "Harun", "Harun"]


def test_a_surname_is_that_of_the_only_person_met_so_far() -> None:
    """Only once both are known does the surname alone say nothing."""
    found = actors(
        "Martin Aldersey said on Monday that the bridge would close. Aldersey blamed the flood. His sister Judith "
        "Aldersey runs the ferry. Aldersey did not take questions."
    )

    assert forms(found["Martin Aldersey"]) == ["Martin Aldersey", "Aldersey"]
    assert forms(found["Judith Aldersey"]) == ["Judith Aldersey"]
    assert forms(found["Aldersey"]) == ["Aldersey"]


def test_a_club_goes_by_its_town_where_the_article_is_about_sport() -> None:
    """In other news the town is a town."""
    sport = actors(
        "Newcastle beat Everton 2-1 on Saturday after two goals by the striker Pablo Renwick. The match was the last "
        "of the season for Newcastle, whose coach praised the midfield."
    )
    other = actors("A new hospital is to open in Newcastle, the minister said on Saturday. Newcastle has two.")

    assert {"Newcastle United", "Everton"} <= set(sport)
    assert "Newcastle United" not in other


def test_a_headline_parts_two_clubs_at_its_verb() -> None:
    """A recogniser takes all of it for one name."""
    found = actors("Yankees edge Red Sox in ninth\nThe New York Yankees beat the Boston Red Sox 5-3 on Tuesday.")

    assert set(found) == {"New York Yankees", "Boston Red Sox"}


def test_an_american_club_needs_its_nickname_beside_the_town() -> None:
    """Boston has a club in four leagues."""
    found = actors(
        "The Boston Red Sox won a game in extra innings on Monday. Boston had lost four games in a row, and its "
        "pitcher Luke Renwick was booed by the crowd."
    )

    assert forms(found["Boston Red Sox"]) == ["Boston Red Sox", "Boston"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Australia votes on Saturday. Labor has promised cheaper energy, and Labor leads.", "Australian Labor Party"),
        ("Britain votes on Thursday. Labour has promised more nurses.", "Labour Party (United Kingdom)"),
        ("Labor is scarce on the farms of Millbrook this summer, growers said.", None),
    ],
)
def test_a_party_goes_by_a_common_word_where_its_country_is_named(text: str, party: str | None) -> None:
    """The word is a common one everywhere else."""
    found = actors(text)

    assert (party in found) if party else not any("Party" in name for name in found)


def test_a_seat_of_government_is_an_actor_of_its_own() -> None:
    """What a palace says is not all that its state does."""
    found = actors("The White House said on Monday that the United States would wait. The Kremlin declined to comment.")

    assert {"White House", "United States", "Kremlin"} <= set(found)


def test_a_legal_form_behind_a_known_name_changes_nothing() -> None:
    """Wire copy writes the legal form once."""
    found = actors("Analysts at Goldman Sachs & Co raised the rating of Boeing Co on Monday.")

    assert {"Goldman Sachs", "Boeing"} <= set(found)


def test_a_word_that_stands_only_where_towns_stand_is_a_town() -> None:
    """A recogniser takes foreign towns for people."""
    found = actors("Police fired on a crowd in Anantpora on Monday. Two men were hurt in Anantpora, doctors said.")

    assert "Anantpora" not in found


def test_a_known_word_in_another_name_is_not_the_known_actor() -> None:
    """The West acts; the West Norland Sea does not."""
    found = actors("Ships of the navy left the West Philippine Sea on Monday, fishermen said.")

    assert not any(actor.type is ActorType.OTHER for actor in found.values())


def test_lists_of_reporters_are_no_actors() -> None:
    """Names that fill a line by themselves at the top, or behind `By` anywhere, made the report."""
    found = actors(
        "Norland closes its border\nTobias Renwick, Judith Aldersey\nThe border was closed on Monday, Prime Minister "
        "Pablo Halden said.\nHalden did not say for how long.\nBy Martin Belsari and Luke Prados"
    )

    assert [actor.name for actor in found.values() if actor.type is ActorType.PERSON] == ["Pablo Halden"]
