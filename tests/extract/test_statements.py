"""What is told in other words, on sentences of our own."""

import pytest

from generator.extract.actors import find_actors
from generator.extract.cast import Cast
from generator.extract.language import analyse
from generator.extract.statements import find_statements
from generator.lexicon import load
from generator.model.corpus import Corpus
from generator.model.findings import Statement
from texts import article_of


def _statements(text: str) -> tuple[Statement, ...]:
    article = article_of(text)
    analysis = analyse(article)
    actors = find_actors(article, analysis, load(), Corpus())
    return find_statements(Cast.of(article, analysis, actors, load()))


def _told(text: str) -> list[tuple[str, list[str]]]:
    return [(one.text, [speaker.name for speaker in one.speakers]) for one in _statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Weber said that the bridge was unsafe.", ("the bridge was unsafe", ["Karl Weber"])),
        ("The bridge was unsafe, Karl Weber said.", ("The bridge was unsafe", ["Karl Weber"])),
        ("The bridge was closed on Friday, police reported.", ("The bridge was closed on Friday", ["police"])),
        ("But, Anna Berg says, the bridge is safe.", ("the bridge is safe", ["Anna Berg"])),
        ("According to Peter Lund, the ferry was full.", ("the ferry was full", ["Peter Lund"])),
        ("The ferry was full, according to the report.", ("The ferry was full", ["report"])),
        ("A study found that the river carried more lead.", ("the river carried more lead", ["study"])),
        (
            "Ten were missing, the operator, Velden Shipping, said on Thursday.",
            ("Ten were missing", ["Velden Shipping"]),
        ),
        ("Some say the port will close.", ("the port will close", ["Some"])),
        ("Anna Berg said it was a mistake to “fly blind”.", ("it was a mistake to “fly blind", ["Anna Berg"])),
    ],
)
def test_the_clause_and_its_speaker_are_found_wherever_the_verb_stands(
    text: str, expected: tuple[str, list[str]]
) -> None:
    """Before, behind, inside, and with a document for a speaker."""
    assert expected in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Karl Weber did not say that the bridge was unsafe.",
        "Karl Weber asked whether the bridge was safe.",
        "Karl Weber would not confirm whether the bridge was safe.",
        "Karl Weber will say on Monday that the bridge is safe.",
        "Karl Weber wants the bridge to be closed.",
        "“The bridge is not safe,” Karl Weber said.",
        "The value of the shares fell, signalling that nobody wanted them.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """Nor are a question, a wish, and what stands between marks as it was spoken."""
    assert _told(text) == []


def test_a_denial_is_told_as_one() -> None:
    """The clause says what they say is not so."""
    denied = _statements("Anna Berg denied taking the money. Peter Lund denies that he knew of it.")

    assert [(one.text, one.denied) for one in denied] == [("taking the money", True), ("he knew of it", True)]


def test_a_hedge_of_the_writer_is_kept() -> None:
    """`Reportedly` belongs to whoever writes, not to whoever speaks."""
    (plain,) = _statements("Peter Lund said the ship had sunk.")
    (hedged,) = _statements("Peter Lund said the ship had reportedly sunk.")

    assert (plain.hedged, hedged.hedged) == (False, True)


def test_a_participle_leans_on_who_spoke_not_on_who_was_spoken_of() -> None:
    """The nearest subject is that of the claim."""
    told = _told("Anna Berg claimed that Peter Lund was behind the sale, adding that he had hidden it.")

    assert ("he had hidden it", ["Anna Berg"]) in told


def test_the_same_pronoun_goes_on_with_the_same_person() -> None:
    """Who is named inside the clause has not begun to speak."""
    told = _told(
        "Karl Weber spoke first. He said that Peter Lund had left. He said the day before the ferry was full of people."
    )

    assert [speakers for _, speakers in told] == [["Karl Weber"], ["Karl Weber"]]


def test_the_cue_is_the_verb() -> None:
    """A reader can see by which word the clause is given to somebody."""
    text = "Karl Weber warned that the bridge was unsafe."
    (warned,) = _statements(text)

    assert warned.cue.cut(text) == "warned"
