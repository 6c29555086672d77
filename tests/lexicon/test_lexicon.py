"""The data files hold what the code promises of them."""

import re
from importlib.resources import files

import pytest

from generator.lexicon import ACTOR_FILES, load, without
from generator.model.findings import ActorType

LEXICON = load()


@pytest.mark.parametrize("file", [*ACTOR_FILES, "countries.yml"])
def test_no_entry_stands_twice_in_a_file(file: str) -> None:
    """YAML keeps the last of two equal keys and says nothing."""
    keys = re.findall(r'(?m)^("?[\w+&-]+"?):', files("generator.lexicon").joinpath(file).read_text("utf-8"))

    assert len(keys) == len(set(keys))


def test_every_actor_belongs_to_a_country_that_exists() -> None:
    """Pages follow these ids."""
    ids = set(LEXICON.country_by_id)

    assert {actor.country for actor in LEXICON.actors if actor.country} <= ids


def test_ids_are_unique_over_all_files() -> None:
    """An id is a public address."""
    ids = [entry.id for entry in (*LEXICON.countries, *LEXICON.actors)]

    assert len(ids) == len(set(ids))


def test_a_form_names_one_country_only() -> None:
    """A name for two countries would be an arbitrary choice."""
    forms = [
        form
        for country in LEXICON.countries
        for form in {country.name, *country.aliases, *country.demonyms, *country.capitals, *country.metonyms}
    ]

    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("form", "country"),
    [("U.S.", "us"), ("Britain", "gb"), ("Kyiv", "ua"), ("Zhongnanhai", "cn"), ("Norwegian", "no"), ("Kosovo", "xk")],
)
def test_a_country_is_known_by_its_forms(form: str, country: str) -> None:
    """Names, demonyms, capitals and metonyms stand in separate fields."""
    found = LEXICON.country_by_id[f"country:{country}"]

    assert form in {found.name, *found.aliases, *found.demonyms, *found.capitals, *found.metonyms}


def test_word_lists_are_lower_case() -> None:
    """The rules look words up in lower case."""
    assert all(word == word.lower() for words in LEXICON.words.values() for word in words)


def test_no_known_actor_is_in_the_list_of_what_never_acts() -> None:
    """The two lists would contradict each other."""
    things = LEXICON.words["not_actors"]
    names = {actor.name.lower() for actor in LEXICON.actors}

    assert not names & things


def test_without_drops_by_name_and_by_alias_and_changes_the_digest() -> None:
    """A cache must not take the answer of one lexicon for that of another."""
    less = without(LEXICON, ["isw", "Путин"])
    names = {actor.name for actor in less.actors}

    assert "Institute for the Study of War" not in names
    assert "Vladimir Putin" not in names
    assert "NATO" in names
    assert less.countries == LEXICON.countries
    assert less.digest != LEXICON.digest


def test_armed_groups_have_a_type_and_only_countries_are_governments() -> None:
    """The type of a file is a default only."""
    types = {actor.name: actor.type for actor in LEXICON.actors}

    assert types["Hezbollah"] is ActorType.ARMED_GROUP
    assert types["United States Congress"] is ActorType.ORGANISATION
    assert types["Palestinian Authority"] is ActorType.ORGANISATION
    assert types["The West"] is ActorType.OTHER
