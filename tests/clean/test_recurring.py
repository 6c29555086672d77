"""A batch teaches what its sources' furniture is, from the second page on, and nothing else."""
# ruff: noqa: E501 - the lines of a dump are long

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.clean import clean, known_lines, recurring_lines
from generator.model.article import RUNNING_TEXT, Article, Kind
from generator.model.corpus import Corpus
from generator.model.document import Document
from generator.read import RawFile, read

MENU = "Skip to content\nThe Northport Post\nWorld\nSport\nSign in\n"
PLEA = "The harbour desk reads every letter and answers the best ones on Sunday, so write to us about your street."
FOOT = f"\n{PLEA}\nPrivacy\nTerms of use\n© 2024 The Northport Post. All rights reserved.\n"
FEES = """Harbour fees rise for the third time this year
By Ada Quill
The city council raised the harbour fees on Friday, the third rise this year, after a debate that lasted until midnight in the old hall.
Shipping companies called the decision a mistake and said that they would move two of their routes to other ports before the winter begins.
“We were not asked and we were not told, and we will not pay for a crane that nobody has used since spring,” said one of the owners on the quay.
The new fees apply from March, and the council will look at them again in the autumn, the mayor told reporters after the vote on Friday evening."""
TOWER = """Old lighthouse finds a buyer after nine years
By Ada Quill
The lighthouse at the mouth of the river has been sold to a couple of teachers, who want to live there and rent out two rooms in summer.
The tower had stood empty since 2015, when its last keeper retired and moved to the mainland with his family and most of the furniture.
Neighbours said that they were glad to see a light behind the windows again, even if the lamp itself will stay dark for reasons of cost.
The price was not disclosed, but a person with knowledge of the sale said that it was less than a flat in the new quarter by the station."""
OTHER = "Start\nThe Westshire Echo\nCounty\nWeather\nYour account\nTraffic cameras\n{}\nContact the newsroom\nCookies\nPrinted in Westshire\n"


def document(name: str, text: str) -> Document:
    """A dump as it is read."""
    return read(RawFile(name=name, data=text.encode()))


def kind_of(article: Article, opening: str) -> Kind:
    """What the line that begins so was found to be."""
    return next(block.kind for block in article.blocks if block.span.cut(article.text).startswith(opening))


FIRST, SECOND = document("a.txt", MENU + FEES + FOOT), document("b.txt", MENU + TOWER + FOOT)


def test_a_second_page_of_an_outlet_shows_its_furniture() -> None:
    """A plea in whole sentences reads like a paragraph; that it stands on another page gives it away."""
    corpus = Corpus(recurring=recurring_lines([FIRST, SECOND]))
    articles = [clean(one, (), corpus) for one in (FIRST, SECOND)]

    assert PLEA.lower() in corpus.recurring
    assert all(PLEA not in article.body for article in articles)
    for article, text in zip(articles, (FEES, TOWER), strict=True):
        running = [block.span.cut(article.text) for block in article.blocks if block.kind in RUNNING_TEXT]
        assert running == text.split("\n")[2:]


def test_who_signs_two_articles_stays_their_author() -> None:
    """A byline recurs, and is no furniture for that."""
    corpus = Corpus(recurring=recurring_lines([FIRST, SECOND]))

    assert "by ada quill" in corpus.recurring
    assert kind_of(clean(FIRST, (), corpus), "By Ada Quill") is Kind.BYLINE


def test_a_headline_stays_where_another_page_names_it() -> None:
    """Cards link the articles of one outlet to each other."""
    card = document("b.txt", MENU + TOWER + f"\nMore from this desk\n{FEES.split(chr(10), maxsplit=1)[0]}" + FOOT)
    corpus = Corpus(recurring=recurring_lines([FIRST, card]))

    assert FEES.split("\n", maxsplit=1)[0].lower() in corpus.recurring
    assert kind_of(clean(FIRST, (), corpus), "Harbour fees rise") is Kind.HEADLINE


@pytest.mark.parametrize(
    "others",
    [
        (MENU + FEES + FOOT + "Printed at noon\n",),
        (OTHER.format(FEES),),
        (OTHER.format(FEES), OTHER.format(FEES).replace("Westshire", "Eastshire")),
    ],
    ids=["a second copy of the page", "an agency's text at another outlet", "at two others, copies of each other"],
)
def test_no_paragraph_is_taken_for_furniture(others: tuple[str, ...]) -> None:
    """What stands twice because it was copied is the article itself."""
    batch = [FIRST, *(document(f"{number}.txt", text) for number, text in enumerate(others))]

    assert not recurring_lines(batch) & {line.lower() for line in FEES.split("\n")}


def test_the_order_of_a_batch_decides_nothing() -> None:
    """The same files give the same lines."""
    batch = [replace(FIRST if n % 2 else SECOND, file=f"{n}.txt", sha256=f"{n}") for n in range(9)]
    batch.append(document("other.txt", OTHER.format(TOWER)))

    assert recurring_lines(batch) == recurring_lines(batch[::-1]) == recurring_lines(batch[::2] + batch[1::2])


def test_what_is_remembered_of_the_batch_is_what_decides() -> None:
    """A result is kept under the lines that the batch knows of its document: no other line may change it."""
    corpus = Corpus(recurring=recurring_lines([FIRST, SECOND]))
    known = Corpus(recurring=frozenset(known_lines(FIRST, corpus)))

    assert known != corpus or known.recurring
    assert clean(FIRST, (), known) == clean(FIRST, (), corpus)
