"""Who is who across the two real articles, and a third one of our own that spells right what one of them garbled."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.clean import clean
from generator.extract import extract
from generator.lexicon import load
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.model.settings import ActorDecision, Curation, Verdict
from generator.read import RawFile, open_raw, read
from generator.relate.identity import Identities, identify

FIRST, SECOND = "000_f3d74e7050cf356a", "004_2d8554eb86dc606c"
CORRECT = """\
Think tanks weigh the treaty between Moscow and Tehran

WASHINGTON, January 20, 2025 - Analysts in Washington read the treaty that Russia and Iran signed on Friday in different ways.

“Both sides keep their hands free,” said Jon Alterman of the Center for Strategic and International Studies, who directs its Middle East program.

President Vladimir Putin and President Masoud Pezeshkian had promised more trade when they met in Moscow.
"""  # noqa: E501 - paragraphs are lines in a dump
Draft = tuple[Article, Findings]


@pytest.fixture(scope="module")
def drafts(shared: Path) -> dict[str, Draft]:
    """The three articles by name."""
    raw = {name: open_raw(f"{name}.txt", shared / f"seeds/{name}.txt") for name in (FIRST, SECOND)}
    raw["correct"] = RawFile(name="correct.txt", data=CORRECT.encode())
    articles = {name: clean(read(file), (), Corpus()) for name, file in raw.items()}
    return {name: (article, extract(article, Corpus())) for name, article in articles.items()}


def _seen(drafts: dict[str, Draft], *names: str, curation: Curation | None = None) -> Identities:
    return identify([drafts[name] for name in names], load(), curation or Curation())


def test_there_is_one_putin_and_nobody_is_merged_who_is_not_the_same(drafts: dict[str, Draft], shared: Path) -> None:
    """Each actor of the gold keeps an id of its own within its article."""
    gold: dict[str, Any] = json.loads((shared / "gold/seeds.json").read_text(encoding="utf-8"))["articles"]
    found = _seen(drafts, FIRST, SECOND)

    assert [actor.name for actor in found.actors if "Putin" in actor.name] == ["Vladimir Putin"]
    for name, ids in zip((FIRST, SECOND), found.ids, strict=True):
        locals_ = drafts[name][1].actors
        for actor in gold[name]["actors"]:
            others = {other["name"] for other in gold[name]["actors"]} - {actor["name"]}
            mine = {id_ for one, id_ in zip(locals_, ids, strict=True) if one.name == actor["name"]}
            theirs = {id_ for one, id_ in zip(locals_, ids, strict=True) if one.name in others}
            assert not mine & theirs, actor["name"]


def test_nothing_is_in_doubt_between_the_two(drafts: dict[str, Draft]) -> None:
    """A reader is not asked what is clear."""
    assert _seen(drafts, FIRST, SECOND).suggestions == ()


def test_a_garbled_name_becomes_a_suggestion_and_never_a_silent_merge(drafts: dict[str, Draft]) -> None:
    """The second article writes John for Jon, and turns the words of his institute around."""
    found = _seen(drafts, FIRST, SECOND, "correct")
    names = {actor.name for actor in found.actors}
    asked = {(one.name, one.other_name) for one in found.suggestions}

    assert {"John Alterman", "Jon Alterman"} <= names
    assert ("John Alterman", "Jon Alterman") in asked


def test_the_decision_makes_them_one_whatever_the_order(drafts: dict[str, Draft]) -> None:
    """It rests on the names alone."""
    line = ActorDecision(
        actor="John Alterman", verdict=Verdict.MERGE, other="Jon Alterman", reason="CSIS", place="decisions.yml:1"
    )
    orders = ((FIRST, SECOND, "correct"), ("correct", SECOND, FIRST))
    results = [_seen(drafts, *order, curation=Curation(verdicts=(line,))) for order in orders]

    assert results[0].actors == results[1].actors
    assert [actor.aliases for actor in results[0].actors if actor.name == "Jon Alterman"] == [("John Alterman",)]
    assert results[0].notices == ()
