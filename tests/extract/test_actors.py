"""Who is named in short texts of the kinds that news comes in. All people and most bodies here are invented."""

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


def test_a_company_keeps_its_short_name_and_its_people() -> None:
    """A report names the firm in full once and then by its first word."""
    found = actors(
        "Halden Robotics Inc. said on Tuesday it will cut 400 jobs at its plant in Leipzig. Chief Executive Maria "
        "Okonkwo told investors that orders from Brazil had collapsed. Okonkwo, who joined Halden in 2019, said talks "
        "would begin next week. Shares of Halden fell 6 percent in Frankfurt."
    )

    assert forms(found["Halden Robotics Inc."]) == ["Halden Robotics Inc.", "Halden", "Halden"]
    assert forms(found["Maria Okonkwo"]) == ["Maria Okonkwo", "Okonkwo"]
    assert [role.text for role in found["Maria Okonkwo"].roles] == ["Chief Executive"]
    assert not {"Leipzig", "Frankfurt", "Tuesday"} & set(found)


def test_judges_agencies_and_courts_act() -> None:
    """The names of American courts and agencies are long, and their judges come with a title."""
    found = actors(
        "A federal judge in Denver on Monday blocked the rule. U.S. District Judge Alan Prescott wrote that the "
        'Environmental Protection Agency had exceeded its powers. "The agency may not rewrite the '
        'law," Prescott wrote. '
        "The Sierra Club had sued in March. The Supreme Court declined to hear an earlier appeal."
    )

    assert {"Alan Prescott", "Environmental Protection Agency", "Sierra Club"} <= set(found)
    assert any("Supreme Court" in name for name in found)
    assert [role.text for role in found["Alan Prescott"].roles] == ["U.S. District Judge"]
    assert found["Alan Prescott"].affiliation == "United States"
    assert "Denver" not in found


def test_local_officials_and_a_city_council_act() -> None:
    """Most news is local: no lexicon knows these names."""
    found = actors(
        "The Leeds City Council voted 41-22 on Wednesday to close two libraries. Councillor Priya Nair, who chairs the "
        'culture committee, called the decision painful. "We had no choice," Nair said. West Yorkshire Police closed '
        "Cookridge Street during the protest."
    )

    assert set(found) == {"Leeds City Council", "Priya Nair", "West Yorkshire Police"}
    assert all(mention.acting for mention in found["Priya Nair"].mentions)


def test_a_club_is_an_organisation_and_its_coach_a_person() -> None:
    """Sports reports name people by surname from the second sentence on."""
    found = actors(
        "Valencia lost on Saturday after Mikel Arrieta scored twice. Coach Imanol Zubeldia praised Arrieta. "
        "The Spanish "
        "Football Federation is to hear an appeal on Thursday."
    )

    assert forms(found["Mikel Arrieta"]) == ["Mikel Arrieta", "Arrieta"]
    assert found["Imanol Zubeldia"].type is ActorType.PERSON
    assert found["Spanish Football Federation"].type is ActorType.ORGANISATION


def test_weapons_and_vessels_are_no_actors() -> None:
    """A recogniser takes them for organisations."""
    found = actors(
        "Ukraine said it shot down 14 Shahed-136 drones and two Kh-101 missiles overnight. Patriot batteries "
        "supplied by "
        "Germany hit a Su-35 jet near Kharkiv. Air Force spokesman Yuriy Melnyk said the cruiser Moskva had not fired "
        "Kalibr cruise missiles since April."
    )

    assert set(found) - {"Ukraine", "Germany", "Yuriy Melnyk"} <= {"Air Force"}


def test_treaties_and_operations_are_no_actors() -> None:
    """Documents and campaigns have names of their own."""
    found = actors(
        "The ministers signed the Grand Coast Treaty and the Paris Accord during Operation Desert Wind. The Treaty of "
        "Lisbon was not discussed. Swiss Defense Minister Urs Hofer met the Italian foreign minister, Paolo Conti."
    )

    assert set(found) == {"Switzerland", "Urs Hofer", "Italy", "Paolo Conti"}


def test_a_capital_that_acts_is_its_government_and_otherwise_a_place() -> None:
    """Those who sign are two states; what lies "in Moscow" or "was cold" is a town."""
    found = actors(
        "Moscow and Tehran signed the pact on Friday in Moscow. Paris has refused to comment, while officials "
        "flew from "
        "Beijing to Paris. The Kremlin said the talks were useful. Beijing was cold and grey that day. According to "
        "Washington, the deal breaks sanctions."
    )

    assert forms(found["Russia"]) == ["Moscow"]
    assert forms(found["Kremlin"]) == ["Kremlin"]
    assert forms(found["Iran"]) == ["Tehran"]
    assert forms(found["France"]) == ["Paris"]
    assert forms(found["United States"]) == ["Washington"]
    assert "China" not in found


def test_a_dateline_does_not_act() -> None:
    """The town at the head of an agency's report says where it was written."""
    found = actors("BERLIN (Reuters) - Activist Grace Okonkwo told the United Nations on Friday that time was short.")

    assert set(found) == {"Grace Okonkwo", "United Nations"}


@pytest.mark.parametrize(
    "text",
    [
        "The Kelmont Institute for Rural Policy (KIRP) disagreed. KIRP published a report, and KIRP staff spoke.",
        "KIRP disagreed. The Kelmont Institute for Rural Policy (KIRP) published a report, and KIRP staff spoke.",
        "KIRP disagreed. A report by the Kelmont Institute for Rural Policy said so, and KIRP staff spoke.",
    ],
)
def test_an_acronym_joins_its_full_name_wherever_that_stands(text: str) -> None:
    """The definition may come after the first use, or never."""
    found = actors(text)

    assert set(found) == {"Kelmont Institute for Rural Policy"}


def test_a_surname_that_fits_two_people_stays_apart() -> None:
    """Unknown stays unknown: nobody is guessed."""
    found = actors(
        "George Miller and Anna Miller both applied for the post of mayor. George Miller promised lower taxes. Miller "
        "declined to answer questions."
    )

    assert forms(found["George Miller"]) == ["George Miller", "George Miller"]
    assert forms(found["Anna Miller"]) == ["Anna Miller"]
    assert forms(found["Miller"]) == ["Miller"]


def test_a_headline_in_capitals_names_those_of_the_text() -> None:
    """Where every letter is a capital, only names known otherwise count."""
    found = actors(
        "OKONKWO SAYS GERMANY MUST PAY, U.N. AGREES\nActivist Grace Okonkwo told the United Nations on Friday that "
        "Germany must pay for the damage."
    )

    assert forms(found["Grace Okonkwo"]) == ["OKONKWO", "Grace Okonkwo"]
    assert set(found) == {"Grace Okonkwo", "Germany", "United Nations"}


def test_a_ministry_is_named_with_its_country_however_it_is_written() -> None:
    """Two ministries of defence in one article are two actors."""
    found = actors(
        "Russia's Ministry of Defense said on Monday that its troops had advanced. The Ukrainian Defense "
        "Ministry denied "
        "it. The Polish Ministry of Foreign Affairs summoned the Russian ambassador."
    )

    assert forms(found["Ministry of Defense (Russia)"]) == ["Russia's Ministry of Defense"]
    assert forms(found["Ministry of Defense (Ukraine)"]) == ["Ukrainian Defense Ministry"]
    assert "Ministry of Foreign Affairs (Poland)" in found
    assert forms(found["Russia"]) == ["Russia", "Russian"]


def test_names_of_more_than_one_kind_are_told_apart_at_their_edges() -> None:
    """A country before a person's name, a body's long name, a post that contains State."""
    found = actors(
        "U.S. Ambassador to Ukraine Carla Brandt told reporters that there was no plan. Secretary of State Peter Lang "
        "spoke with Hannah Weber of the Otto Lindt Center for Arms Research in Berlin. He met the nominee for "
        "secretary "
        "of defense, Paul Stone, in Kyiv."
    )
    roles = {name: [role.text for role in actor.roles] for name, actor in found.items() if actor.roles}

    assert set(found) - {"Ukraine", "United States"} == set(roles) | {"Otto Lindt Center for Arms Research"}
    assert roles == {
        "Carla Brandt": ["U.S. Ambassador to Ukraine"],
        "Peter Lang": ["Secretary of State"],
        "Hannah Weber": ["of the Otto Lindt Center for Arms Research in Berlin"],
        "Paul Stone": ["nominee for secretary of defense"],
    }
    assert found["Hannah Weber"].affiliation == "Otto Lindt Center for Arms Research"


def test_family_names_that_come_first_are_followed() -> None:
    """Kim and Ban are surnames at the front; a verb behind says that Ban is a name."""
    found = actors(
        "Ban Ki-moon met Seo Jin-ah in Seoul. Ban declined to comment. Seo thanked him, and Japanese Prime "
        "Minister Haruto "
        "Sakai said Tokyo would protest."
    )

    assert forms(found["Ban Ki-moon"]) == ["Ban Ki-moon", "Ban"]
    assert forms(found["Japan"]) == ["Japanese", "Tokyo"]
    assert found["Haruto Sakai"].affiliation == "Japan"


def test_party_marks_and_titles_are_no_part_of_a_name() -> None:
    """Captions mark left and right, agencies mark parties."""
    found = actors(
        "Senator Elena Vasquez (R) met Dr. Tom Ortiz (L) and Jim Kelly Jr. on Friday. Vasquez's aide left early."
    )

    assert set(found) == {"Elena Vasquez", "Tom Ortiz", "Jim Kelly Jr."}
    assert forms(found["Elena Vasquez"]) == ["Elena Vasquez", "Vasquez"]


def test_an_armed_group_that_no_list_knows_is_told_by_its_name() -> None:
    """Brigades and militias are armed groups whatever they are called."""
    found = actors("Fighters of the Red Valley Brigade attacked a convoy. French forces left Mali in 2022.")

    assert found["Red Valley Brigade"].type is ActorType.ARMED_GROUP
    assert found["France"].mentions[0].acting


def test_a_researcher_is_tied_to_the_university() -> None:
    """Science news gives the post behind the name."""
    found = actors(
        'Researchers at Stanford University found that sleep improves memory. "It surprised us," said Ingrid Dahl, a '
        "neuroscientist at the University of Oslo. Dahl worked with Wei Chen of Stanford."
    )

    assert [role.text for role in found["Ingrid Dahl"].roles] == ["neuroscientist at the University of Oslo"]
    assert found["Ingrid Dahl"].affiliation == "University of Oslo"
    assert forms(found["Stanford University"]) == ["Stanford University", "Stanford"]


def test_every_mention_stands_where_it_says_with_its_rule() -> None:
    """No finding without evidence."""
    text = "Mayor Ana Ruiz met the Harbor Workers Union on Friday. Ruiz's aide said Spain would pay."
    for actor in actors(text).values():
        for mention in actor.mentions:
            assert mention.span.cut(text) == mention.text
            assert mention.rule


def test_a_megabyte_of_capitals_in_one_line_takes_seconds() -> None:
    """Hostile input must not stall a build: patterns and comparisons stay linear."""
    text = "By " + "A/B-C'D. (Photo by Aa/" * 4000
    one = article_of(text)

    assert find_actors(one, analyse(article_of("Nothing here.")), load(), Corpus()) == ()


def test_a_verb_of_speech_tells_saying_from_doing() -> None:
    """Pages list what somebody said apart from what somebody did."""
    found = actors(
        "Maria Okonkwo signed the contract on Monday. Maria Okonkwo said the plant would open in May. "
        "The plant will close, according to Alan Prescott. Nobody asked Alan Prescott."
    )
    kinds = {name: [(one.acting, one.saying) for one in found[name].mentions] for name in found}

    assert kinds["Maria Okonkwo"] == [(True, False), (True, True)]
    assert kinds["Alan Prescott"] == [(True, True), (False, False)]
