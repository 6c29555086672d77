"""Lines of a dump get the kind that a reader would give them."""
# ruff: noqa: E501 - the lines of a dump are long

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clean import neighbours, pictures
from generator.clean.byline import authors
from generator.clean.datelines import published
from generator.clean.lines import LineJudgement, classify
from generator.clean.trees import Forest
from generator.model.article import RUNNING_TEXT, Kind

PAGE = """Skip to content
Menu
Search
World
Sport
Sign in
Harbour workers vote to end six-week strike over night shifts
By Lena Marwick and Tomas Oduya
Published March 3, 2024 7:15 AM
4 min read
Dockers leave the gate of the container terminal after the vote on Saturday. (Photo: Ilse Brandt / Harbour Press)

Workers at the container terminal voted on Saturday to end a strike that had kept forty ships waiting outside the harbour since the middle of January, the union said.

The agreement gives night crews two additional days of rest a month and raises the allowance for weekend work by eleven percent, according to a copy of the text that was read out at the meeting.

“Nobody got everything, but everybody can go back to work with their head up,” said Marta Quill, who has driven a crane there for nineteen years.

The port authority said that it would take about three weeks to clear the queue. Shipping lines had sent some of their vessels to other harbours, and it was not clear how many of them would come back.

Economists at the regional bank estimated last week that the strike had cost the city about ninety million, most of it in lost fees and in overtime at other terminals along the coast.

A second ballot, on the hours of the tugboat crews, is expected in April, and both sides said they were hopeful that it would pass without another walkout.

Related stories
Ferry line to reopen in summer
Subscribe to our newsletter
Enter your email address
* required
Privacy policy
Terms of use
© 2024 Harbour Press. All rights reserved."""


def split(text: str) -> tuple[list[str], list[bool]]:
    """Lines that are not blank, and whether a blank one stands above each."""
    lines, blank, above = [], [], False
    for line in text.split("\n"):
        if line.strip():
            lines.append(line.strip())
            blank.append(above)
        above = not line.strip()
    return lines, blank


def judged(text: str) -> tuple[list[str], list[LineJudgement]]:
    """Lines of a text and what they were found to be."""
    lines, blank = split(text)
    return lines, classify(lines, blank)


def kinds_of(judgements: list[LineJudgement]) -> list[Kind]:
    """What the lines are."""
    return [judgement.kind for judgement in judgements]


@pytest.mark.parametrize("text", [PAGE, PAGE.replace("\n\n", "\n")], ids=["with blank lines", "without"])
def test_running_text_is_kept_and_the_rest_is_not(text: str) -> None:
    """Copying from a browser keeps blank lines, saving as text often drops them; both come in."""
    lines, judgements = judged(text)
    kept = [line for line, judgement in zip(lines, judgements, strict=True) if judgement.kind in RUNNING_TEXT]

    assert kept == lines[11:17]


def test_headline_byline_and_date_are_found() -> None:
    """The kinds exist for the metadata."""
    lines, judgements = judged(PAGE)
    kinds = kinds_of(judgements)
    day = published(lines, kinds)

    assert [line for line, kind in zip(lines, kinds, strict=True) if kind is Kind.HEADLINE] == [
        "Harbour workers vote to end six-week strike over night shifts"
    ]
    assert [author.name for author in authors(lines, kinds)] == ["Lena Marwick", "Tomas Oduya"]
    assert day
    assert day.value == "2024-03-03T07:15"
    assert lines[day.line][day.start : day.end] == "March 3, 2024 7:15 AM"


def test_a_judgement_names_three_features() -> None:
    """A reader who opens the cut lines must see why."""
    _, judgements = judged(PAGE)

    assert judgements[11].reason.count(";") == 2
    assert all(judgement.reason for judgement in judgements)


def test_nothing_gives_nothing() -> None:
    """An empty file is no error here."""
    assert classify([], []) == []


def test_no_article_means_no_headline_and_no_date() -> None:
    """What a page does not say stays unknown."""
    lines, judgements = judged("Menu\nSearch\n12:38 AM\nSign in\nHelp")

    assert Kind.HEADLINE not in kinds_of(judgements)
    assert authors(lines, kinds_of(judgements)) == ()
    assert published(lines, kinds_of(judgements)) is None


def test_scripts_without_spaces_are_read_by_characters() -> None:
    """A Japanese paragraph has one "word" and no blank, and is a paragraph all the same."""
    paragraph = "港湾労働組合は土曜日、一月から続いていたストライキを終えることを投票で決めた。夜間勤務の休日が月に二日増え、週末の手当も引き上げられる。"
    other = "港湾当局は、待機している船がすべて入港するまでに三週間ほどかかるとの見通しを示した。一部の船はすでに別の港へ向かっている。"
    lines, judgements = judged(
        "\n".join(
            ["メニュー", "検索", "ログイン", paragraph, other, paragraph[:-1] + "と述べた。", "会員登録", "利用規約"]
        )
    )
    kept = [line for line, judgement in zip(lines, judgements, strict=True) if judgement.kind in RUNNING_TEXT]

    assert kept == lines[3:6]


@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=40))
@settings(max_examples=60)
def test_every_line_gets_one_judgement(lines: list[str]) -> None:
    """No text, however odd, may stop a build or lose a line."""
    judgements = classify(lines, [False] * len(lines))

    assert len(judgements) == len(lines)
    assert all(0 <= judgement.probability <= 1 and isinstance(judgement.kind, Kind) for judgement in judgements)
    assert judgements == classify(lines, [False] * len(lines))


@pytest.mark.parametrize("line", ["a" * 1_000_000, "a. " * 300_000, "1/" * 500_000, " |" * 500_000, "von " * 250_000])
def test_a_line_of_a_million_characters_passes_in_seconds(line: str) -> None:
    """Hostile text: a page in one line."""
    start = time.process_time()
    lines = [line.strip(), "A short line."]
    judgements = classify(lines, [False, False])
    authors(lines, kinds_of(judgements)), published(lines, kinds_of(judgements))

    assert time.process_time() - start < 3


def test_the_best_run_is_the_maximum_subarray() -> None:
    """0 inside, negative before, positive after."""
    run = neighbours.best_run(np.array([-1.0, 2.0, -1.0, 3.0, -5.0, 1.0]))

    assert run.tolist() == [-1.0, 0.0, 0.0, 0.0, 1.0, 2.0]


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("The new quay at dusk. (Photo: Ilse Brandt / Harbour Press)", True),
        ("The mayor opens the quay (Handout).", True),
        ("A crane driver waves from her cabin © Harbour Press", True),
        ("[Photo: Delegates wait in the hall before the vote.]", True),
        ("The mayor (L) shakes hands with the minister (R).", True),
        ("The crew of the tug (v. l. n. r.), the pilot and two guests on the pier.", True),
        ("FILE - The minister boards the ferry on the day of the launch.", True),
        ("Pictured from left, the pilot and two guests on the pier.", True),
        ("Workers leave the gate after the vote. Ilse Brandt/Harbour Press", True),
        ("The council met on Friday (its third session this year).", False),
        ("Filed on Friday, the suit names the ferry line and two of its owners.", False),
        ("She said: the quay is closed by order of the council.", False),
        ("The minister took a photo of the quay and left.", False),
    ],
)
def test_a_caption_betrays_itself_by_credit_or_place(line: str, caption: bool) -> None:  # noqa: FBT001
    """A caption reads like a paragraph but for what stands at its end."""
    assert (pictures.credited(line) or pictures.placed(line) or pictures.name_tail(line)) is caption


def test_a_notice_under_the_byline_is_no_subhead() -> None:
    """A line between byline and text that has nothing in common with the text belongs to the player or the shop."""
    notice = "Listen to a robot read these pages aloud"
    lines, judgements = judged(PAGE.replace("4 min read", f"4 min read\n{notice}"))

    assert judgements[lines.index(notice)].kind not in RUNNING_TEXT


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.integers(1, 12))
def test_a_window_is_the_mean_of_what_stands_around(column: list[float], reach: int) -> None:
    """The fast sums equal the slow definition."""
    slow = [sum(part) / len(part) for i in range(len(column)) if (part := column[max(0, i - reach) : i + reach + 1])]

    assert neighbours.window(np.array(column), reach).tolist() == pytest.approx(slow, abs=1e-9)


def test_a_forest_adds_up_and_explains_itself() -> None:
    """The parts of an explanation are the way through the trees."""
    forest = Forest.read(
        {"features": ["width", "stop"], "base": 0.0, "trees": [[0, 50, -1.0, [1, 0.5, 0.5, 2.0, 1.5], 0.2], 0.1]}
    )
    answers = forest.ask(np.array([[80.0, 50.0], [1.0, 1.0]]))

    assert answers.probabilities == pytest.approx([0.8909, 0.2891], abs=1e-4)
    assert forest.reasons(answers.leaves[:, 0], 2) == [("width", 1.3), ("stop", 0.5)]


Tree = float | list[Any]


@given(
    trees=st.lists(
        st.recursive(
            st.floats(-2, 2),
            lambda below: st.tuples(st.integers(0, 2), st.integers(0, 3), below, below, st.just(0.0)).map(list),
            max_leaves=20,
        ),
        min_size=1,
        max_size=5,
    ),
    rows=st.lists(st.tuples(*[st.integers(0, 4)] * 3), min_size=1, max_size=5),
)
def test_all_lines_at_once_get_what_a_walk_through_each_tree_gives(
    trees: list[Tree], rows: list[tuple[int, int, int]]
) -> None:
    """The strike-out of leaves is only a faster way to the same leaf."""
    answers = Forest.read({"features": ["a", "b", "c"], "base": 0.0, "trees": trees}).ask(np.array(rows, float).T)

    for row, probability in zip(rows, answers.probabilities, strict=True):
        walked = sum(round(_walk(tree, row), 4) for tree in trees)
        assert probability == pytest.approx(1 / (1 + math.exp(-walked)), abs=1e-3)


def _walk(tree: Tree, row: tuple[int, int, int]) -> float:
    while isinstance(tree, list):
        tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
    return tree


def test_both_real_articles_are_told_apart(shared: Path) -> None:
    """The first acceptance test: every paragraph kept, nothing else, and unknown stays unknown."""
    dump, plain = (next((shared / "seeds").glob(name)).read_text("utf-8") for name in ("000_*.txt", "004_*.txt"))
    lines, judgements = judged(dump)
    kept = [i for i, judgement in enumerate(judgements) if judgement.kind in RUNNING_TEXT]
    start = next(i for i, line in enumerate(lines) if line.startswith("Russia and Iran are preparing"))

    assert kept == list(range(start, start + 8))

    lines, judgements = judged(plain)
    kept = [i for i, judgement in enumerate(judgements) if judgement.kind in RUNNING_TEXT]

    assert kept == list(range(2, len(lines)))
    assert Kind.HEADLINE not in kinds_of(judgements)
    assert published(lines, kinds_of(judgements)) is None
