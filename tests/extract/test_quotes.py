"""Quotes and their speakers, on sentences of our own."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.actors import find_actors
from generator.extract.cast import Cast
from generator.extract.language import analyse
from generator.extract.quotation import quotations
from generator.extract.quotes import find_quotes
from generator.lexicon import load
from generator.model.article import Kind
from generator.model.corpus import Corpus
from generator.model.findings import Quote
from texts import article_of


def _quotes(text: str, kinds: dict[int, Kind] | None = None, *, garbled: bool = False) -> tuple[Quote, ...]:
    article = article_of(text, kinds=kinds)
    analysis = analyse(article)
    actors = find_actors(article, analysis, load(), Corpus())
    return find_quotes(Cast.of(article, analysis, actors, load()), garbled=garbled)


def _spoken(text: str) -> list[tuple[str, list[str]]]:
    return [(quote.text, [speaker.name for speaker in quote.speakers]) for quote in _quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” said Peter Lund, a fisherman from Esbjerg.", [("It is over,", ["Peter Lund"])]),
        ('"It is over," Peter Lund told reporters.', [("It is over,", ["Peter Lund"])]),
        ("Peter Lund told reporters: “It is over.”", [("It is over.", ["Peter Lund"])]),
        ("«Nous ne cédons pas», said Luc Martin, the union leader.", [("Nous ne cédons pas", ["Luc Martin"])]),
        ("„Das ist ein Anfang“, said Karl Weber after the vote.", [("Das ist ein Anfang", ["Karl Weber"])]),
        ("‘We knew the workers’ names,’ said Anna Berg.", [("We knew the workers’ names,", ["Anna Berg"])]),
        ("Karl Weber dismissed the report as “pure fiction”.", [("pure fiction", ["Karl Weber"])]),
        ("According to Peter Lund, the plan is “a gift to speculators”.", [("a gift to speculators", ["Peter Lund"])]),
        ("Karl Weber was quoted as saying it “was never safe”.", [("was never safe", ["Karl Weber"])]),
    ],
)
def test_the_speaker_is_found_before_and_behind_the_words(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """Marks of several traditions, both orders of name and verb."""
    assert _spoken(text) == expected


def test_an_interrupted_speech_keeps_its_speaker() -> None:
    """The second half has no verb of speech."""
    assert _spoken("“Yes,” said Karl Weber. “Of course we will.”") == [
        ("Yes,", ["Karl Weber"]),
        ("Of course we will.", ["Karl Weber"]),
    ]


def test_a_speech_over_several_paragraphs_is_one_quote_each() -> None:
    """Each paragraph opens anew, only the last one closes."""
    text = '"I was there," Anna Berg said. "The street was empty.\n"Then it began.\n"We waited until the morning."'

    assert _spoken(text) == [
        ("I was there,", ["Anna Berg"]),
        ("The street was empty.", ["Anna Berg"]),
        ("Then it began.", ["Anna Berg"]),
        ("We waited until the morning.", ["Anna Berg"]),
    ]


def test_a_speech_over_several_paragraphs_takes_the_speaker_named_at_its_end() -> None:
    """Not whoever spoke in the paragraph before."""
    text = "Peter Lund said no.\n“The ferry is old.\n“It will sink one day,” Anna Berg said."

    assert [speakers for _, speakers in _spoken(text)] == [["Anna Berg"], ["Anna Berg"]]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Karl Weber was there when Anna Berg told the council: “We have lost.”", "Anna Berg"),
        ("In the dark, Anna Berg says, the road is closed because “nobody sees it”.", "Anna Berg"),
        ("“We have lost,” says the woman at the door.", "woman at the door"),
        ("Anna Berg wants the corridor to stretch to the coast.\n“It would help us all.”", "Anna Berg"),
        ("Anna Berg opened the talks. Her remark that “nothing is lost” was noted.", "Anna Berg"),
        ("Anna Berg said the plan would help the city to respond to “any crisis at all”.", "Anna Berg"),
        ("“Yes, it is dear” but “we save on everything else,” Karl Weber replied.", "Karl Weber"),
    ],
)
def test_the_speaker_is_found_where_no_verb_of_speech_stands_beside_the_marks(text: str, speaker: str) -> None:
    """A colon, an inserted verb, any noun that speaks, the person of the paragraph before, an owner."""
    spoken = _spoken(text)

    assert spoken
    assert all(speakers == [speaker] for _, speakers in spoken)


def test_a_pronoun_may_stand_for_somebody_who_did_nothing_yet() -> None:
    """Where nobody who acts fits, whoever was named last."""
    assert _spoken("Police arrested Peter Lund. “I was not there,” he said.") == [("I was not there,", ["Peter Lund"])]


def test_a_question_put_to_somebody_is_not_theirs() -> None:
    """Nobody says who asked."""
    assert _spoken("Anna Berg spoke last. She was asked, “Do you feel any guilt about it at all?”") == [
        ("Do you feel any guilt about it at all?", [])
    ]


def test_a_line_of_its_own_without_an_end_is_a_heading() -> None:
    """It repeats what stands below."""
    assert _spoken("Anna Berg spoke.\n‘We will not go’\nShe left.") == []


def test_a_lost_closing_mark_spoils_no_other_paragraph() -> None:
    """Only what is closed, or continued, is a quote."""
    text = "“The strike goes on, said Karl Weber.\nAnna Berg called the offer “an insult to us all”."

    assert _spoken(text) == [("an insult to us all", ["Anna Berg"])]


@pytest.mark.parametrize("pronoun", ["he", "she"])
def test_a_pronoun_is_the_last_person_in_front_whatever_the_name(pronoun: str) -> None:
    """A name tells nothing of anybody's gender; a machine translation mixes the pronouns up anyway."""
    text = f"Finance Minister Maria Holm met Peter Lund on Tuesday.\n“We will not raise taxes,” {pronoun} said."

    assert _spoken(text) == [("We will not raise taxes,", ["Maria Holm"])]


def test_a_joint_statement_has_two_speakers() -> None:
    """Neither of the two is left out."""
    text = "In a joint statement, Anna Berg and Peter Lund called the ruling “a dark day for the press.”"

    assert _spoken(text) == [("a dark day for the press.", ["Anna Berg", "Peter Lund"])]


def test_an_unnamed_speaker_stays_unnamed() -> None:
    """The words for them are kept, nobody is made up."""
    (quote,) = _quotes("Two diplomats described the meeting as “a waste of time.”")

    assert [speaker.actor for speaker in quote.speakers] == [None]
    assert "diplomats" in quote.speakers[0].name


@pytest.mark.parametrize(
    "text",
    [
        "The two sides signed the “Joint Declaration on Water” on Monday.",
        "The ministers signed a far-reaching “mutual river protection treaty” in Basel on Friday.",
        "The army named the offensive “Iron Dawn”, officials said.",
        "The so-called “peace council” met on Friday.",
        "The word “war” does not appear in the text.",
        "Her novel “The Long Night” won a prize, Anna Berg said.",
    ],
)
def test_names_and_irony_between_marks_are_no_quotes(text: str) -> None:
    """Nobody said them."""
    assert _spoken(text) == []


def test_only_the_body_is_quoted() -> None:
    """A caption or a box beside the article belongs to somebody else."""
    assert _quotes("“It is over,” said Peter Lund.", {0: Kind.CAPTION}) == ()


def test_quotes_of_a_garbled_text_are_not_verbatim() -> None:
    """The wording is as reported here, not as spoken."""
    (sound,) = _quotes("“It is over,” said Peter Lund.")
    (garbled,) = _quotes("“It is over,” said Peter Lund.", garbled=True)

    assert (sound.verbatim, garbled.verbatim) == (True, False)


@pytest.mark.parametrize("how", ["in Danish", "through an interpreter"])
def test_translated_words_are_not_verbatim(how: str) -> None:
    """They were never said in this language."""
    translated, plain = _quotes(f"“It is over,” Peter Lund said {how}. “The ferry is gone,” Anna Berg said in Denmark.")

    assert (translated.verbatim, plain.verbatim) == (False, True)


def test_less_than_a_sentence_is_a_fragment() -> None:
    """Pages print fragments inside the sentence that holds them."""
    whole, part = _quotes("“We will stay,” said Karl Weber, who called it “a matter of honour”.")

    assert (whole.fragment, part.fragment) == (False, True)


@given(st.text(alphabet="ab \n\"“”„«»‘’'.,", max_size=80))
def test_quotations_stand_in_order_inside_their_paragraph_and_never_overlap(text: str) -> None:
    """Whatever the marks are."""
    article = article_of(text)
    found = quotations(article)

    assert all(first.outer.end <= second.outer.start for first, second in itertools.pairwise(found))
    assert all(one.outer.covers(one.span) and one.span.start < one.span.end for one in found)
    assert all(article.blocks[one.block].span.covers(one.outer) for one in found)


def test_the_real_articles_give_their_quotes_and_speakers(shared: Path) -> None:
    """All of both texts; the first without the box below its last paragraph, which is no body."""
    gold = json.loads((shared / "gold/seeds.json").read_text("utf-8"))["articles"]
    for name, expected in gold.items():
        text = (shared / f"seeds/{name}.txt").read_text("utf-8")
        end = max(quote["end"] for quote in expected["quotes"])
        found = {
            (q.span.start, q.span.end): q for q in _quotes(text[: text.find("\n", end)] if "\n" in text[end:] else text)
        }

        assert sorted(found) == sorted((quote["start"], quote["end"]) for quote in expected["quotes"])
        for quote in expected["quotes"]:
            speakers = " and ".join(s.actor or s.name for s in found[quote["start"], quote["end"]].speakers)
            assert speakers == quote["speaker"]


def test_a_document_can_be_quoted_and_stands_behind_it() -> None:
    """`It urges` is the text's word, not that of the last country named."""
    found = _spoken(
        "Norway and Chile abstained. The resolution takes note of the right of states to defend their ships. "
        'It also "urges restraint to avoid further escalation of the situation" and asks for "a fair share".'
    )

    assert found == [
        ("urges restraint to avoid further escalation of the situation", ["resolution"]),
        ("a fair share", ["resolution"]),
    ]
