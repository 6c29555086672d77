"""Roles beside names, and who acts, in short texts of our own."""

import pytest

from generator.extract.actors import find_actors
from generator.extract.language import analyse
from generator.lexicon import load
from generator.model.corpus import Corpus
from generator.model.findings import LocalActor
from texts import article_of


def _actors(text: str) -> dict[str, LocalActor]:
    article = article_of(text)
    return {actor.name: actor for actor in find_actors(article, analyse(article), load(), Corpus())}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Spokesman Gen. Peter Lund said so.", ["Spokesman Gen."]),
        ("Peter Lund, 74, a fisherman from Esbjerg, said so.", ["fisherman from Esbjerg"]),
        ("Peter Lund (L), the mayor of Esbjerg, said so.", ["mayor of Esbjerg"]),
        ("Peter Lund, who heads the regional council, said so.", ["heads the regional council"]),
        ("Peter Lund is the head of the regional council.", ["head of the regional council"]),
        ("Peter Lund was named head of the council on Tuesday.", ["head of the council"]),
        (
            "The head of the city’s new centre of excellence, Peter Lund, said so.",
            ["head of the city’s new centre of excellence"],
        ),
        ("Then-President Peter Lund said so.", ["Then-President"]),
        ("After meeting Peter Lund, the mayor said so.", []),
        ("Peter Lund, actor Karl Weber said, would come.", []),
        ("Peter Lund is not the head of the council.", []),
    ],
)
def test_a_role_is_read_wherever_the_text_gives_it(text: str, roles: list[str]) -> None:
    """Through titles, ages and sides of a picture; not from somebody else who stands near."""
    assert [role.text for role in _actors(text)["Peter Lund"].roles] == roles


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Norway signed the treaty.", True),
        ("The treaty was signed by Norway.", True),
        ("Norwegian officials signed the treaty.", True),
        ("Norway is not a member but asked to join.", True),
        ("Norway is a large country.", False),
        ("The Norwegian island hosted the drill.", False),
        ("The treaty was signed in Norway.", False),
    ],
)
def test_to_be_something_is_no_act(text: str, acts: bool) -> None:  # noqa: FBT001 - the expected value
    """Nor is what a place does."""
    assert _actors(text)["Norway"].acting is acts
