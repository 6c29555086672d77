"""The two real articles that the project started from, against what a person found right about them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.clean import clean
from generator.explain import explain
from generator.extract import extract
from generator.lexicon import load, without
from generator.model.article import Article
from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.read import open_raw, read

FIRST, SECOND = "000_f3d74e7050cf356a", "004_2d8554eb86dc606c"
Line = dict[str, Any]


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Line]:
    """What is right, by article."""
    found: dict[str, Line] = json.loads((shared / "gold/seeds.json").read_text(encoding="utf-8"))["articles"]
    return found


@pytest.fixture(scope="module")
def lines(shared: Path) -> dict[str, Line]:
    """What `briefing explain --json` says, by article."""
    paths = sorted((shared / "seeds").glob("*.txt"))
    return {path.stem: line for path, line in zip(paths, explain(paths), strict=True)}


def test_titles_are_right_and_a_derived_one_is_marked(lines: dict[str, Line], gold: dict[str, Line]) -> None:
    """The second file has no headline, so its title may not pass for one."""
    assert lines[FIRST]["title"] == gold[FIRST]["title"]
    assert lines[FIRST]["title_origin"]["kind"] == "extracted"
    assert lines[SECOND]["title_origin"]["kind"] == "derived"


def test_dates_of_publication_are_right_and_unknown_stays_unknown(lines: dict[str, Line]) -> None:
    """The second file does not say when it was published."""
    assert lines[FIRST]["published"] == "2024-01-16"
    assert lines[SECOND]["published"] is None
    assert lines[SECOND]["published_origin"] is None


def test_authors_are_right(lines: dict[str, Line], gold: dict[str, Line]) -> None:
    """A person and a desk in the first, nobody in the second: a newsletter's editor is no author."""
    assert lines[FIRST]["authors"] == gold[FIRST]["authors"]
    assert lines[SECOND]["authors"] == []


def test_the_source_is_named_only_where_the_file_names_it(lines: dict[str, Line], gold: dict[str, Line]) -> None:
    """A newsletter box is a hint, not a statement of the source."""
    assert lines[FIRST]["source"] == gold[FIRST]["source"]
    assert lines[SECOND]["source"] is None


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_blocks_and_blanks_add_up_to_the_text(lines: dict[str, Line], name: str) -> None:
    """Nothing is lost: between the blocks is only white space."""
    text, end = lines[name]["text"], 0
    for block in lines[name]["blocks"]:
        assert not text[end : block["start"]].strip()
        end = block["end"]
    assert not text[end:].strip()


def test_the_body_of_the_first_holds_its_paragraphs_and_no_furniture(lines: dict[str, Line]) -> None:
    """Caption, related card, donation plea, forms, promo and ticker stay out; eight paragraphs stay in."""
    body = lines[FIRST]["body"]
    text = lines[FIRST]["text"]
    start, end = text.index("Russia and Iran are preparing to sign a treaty"), text.index("WSJ: Russia plans")

    assert body.split("\n") == [line for line in text[start:end].split("\n") if line.strip()]


def test_the_body_of_the_second_holds_all_but_the_newsletter_box(lines: dict[str, Line]) -> None:
    """Twenty paragraphs, exactly."""
    text = lines[SECOND]["text"]

    assert lines[SECOND]["body"] == text[text.index("Iran and Russia have agreed") :]


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_main_topic_is_given_among_at_most_five(lines: dict[str, Line], gold: dict[str, Line], name: str) -> None:
    """Main topics are what an analyst would file the article under."""
    given = [topic["id"] for topic in lines[name]["topics"]]
    main = {topic["id"] for topic in gold[name]["topics"] if topic["role"] == "main"}

    assert len(given) <= 5
    assert main <= set(given)


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_nothing_appears_that_must_not(lines: dict[str, Line], gold: dict[str, Line], name: str) -> None:
    """Dates of a sidebar, clocks, reading times, designations of weapons, the day of the build."""
    values = {found["value"] for found in lines[name]["dates"]} | {event["date"] for event in lines[name]["events"]}
    words = {found["text"] for found in lines[name]["dates"]}
    for forbidden in gold[name]["must_not"]:
        assert forbidden.get("date", "never") not in values
        assert not words & set(forbidden.get("text", "").split(", "))


def test_the_second_is_flagged_as_garbled_and_its_quotes_are_not_verbatim(lines: dict[str, Line]) -> None:
    """Its wording passed through a machine."""
    assert lines[SECOND]["integrity"]["flags"]
    assert lines[SECOND]["quotes"]
    assert not any(quote["verbatim"] for quote in lines[SECOND]["quotes"])
    assert all(quote["verbatim"] for quote in lines[FIRST]["quotes"])
    assert lines[FIRST]["integrity"]["score"] > 0.9


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_quotes_stand_where_they_stand_and_have_their_speakers(
    lines: dict[str, Line], gold: dict[str, Line], name: str
) -> None:
    """The name of a document between quotation marks is no quote."""
    found = {(q["start"], q["end"]): q["speaker"] and _unhyphened(q["speaker"]["name"]) for q in lines[name]["quotes"]}
    right = {(q["start"], q["end"]): _unhyphened(q["speaker"]) for q in gold[name]["quotes"]}

    assert found == right


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_events_of_the_gold_are_dated_as_far_as_the_file_can_say(
    lines: dict[str, Line], gold: dict[str, Line], name: str
) -> None:
    """A relative date without a date of publication stays words."""
    found = {(event["start"], event["date"]) for event in lines[name]["events"]}

    assert {(event["start"], event["date"]) for event in gold[name]["events"]} <= found


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_the_summary_is_whole_sentences_that_a_person_would_choose(
    lines: dict[str, Line], gold: dict[str, Line], name: str
) -> None:
    """Verbatim, from the body, and among those that the gold names."""
    right = {sentence["sentence"].strip() for sentence in gold[name]["summary"]} | set(gold[name]["summary_also"])
    summary = [sentence["text"] for sentence in lines[name]["summary"]]

    assert summary
    assert set(summary) <= right


def test_putin_is_one_actor_with_his_role(lines: dict[str, Line]) -> None:
    """Vladimir Putin, President Putin and Putin are one man, in both articles."""
    for name in (FIRST, SECOND):
        assert [actor["name"] for actor in lines[name]["actors"] if "Putin" in actor["name"]] == ["Vladimir Putin"]
    ids = {
        actor["id"] for name in (FIRST, SECOND) for actor in lines[name]["actors"] if actor["name"] == "Vladimir Putin"
    }

    assert len(ids) == 1


def test_isw_is_the_institute(lines: dict[str, Line]) -> None:
    """An acronym is tied to its definition, also where it comes first."""
    institute = next(actor for actor in lines[FIRST]["actors"] if actor["name"] == "Institute for the Study of War")

    assert "ISW" in institute["aliases"]
    assert len(institute["mentions"]) == 5


def test_capitals_are_governments_as_subjects_and_places_elsewhere(lines: dict[str, Line]) -> None:
    """“Moscow and Tehran will aim” acts; “in Tehran on July 19” and “in Moscow on Friday” are places."""
    russia, iran = (_actor(lines[FIRST], name) for name in ("Russia", "Iran"))

    assert [mention["text"] for mention in russia["mentions"]].count("Moscow") == 2
    assert [mention["text"] for mention in iran["mentions"]].count("Tehran") == 2
    assert "Moscow" not in _actor(lines[SECOND], "Russia")["aliases"]


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_stated_roles_are_kept(lines: dict[str, Line], gold: dict[str, Line], name: str) -> None:
    """The role of a person whom the text gives one, before or behind the name."""
    for actor in gold[name]["actors"]:
        stated = actor["role"] if actor["type"] == "PERSON" and actor["role"] in lines[name]["text"] else None
        if stated and not stated.startswith("expected"):
            roles = [role["text"] for role in _at(lines[name], actor["mentions"][0])["roles"]]

            assert any(stated in role or role in stated for role in roles), actor["name"]


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_actors_are_found_under_their_names(lines: dict[str, Line], gold: dict[str, Line], name: str) -> None:
    """F1 over clusters of mentions; credits, bylines, furniture and weapons count as false actors."""
    assert _f1(lines[name]["actors"], gold[name]) >= 0.95
    _assert_no_false_actor(lines[name]["actors"], gold[name])


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_the_scores_hold_without_the_gold_in_the_lexicon(shared: Path, gold: dict[str, Line], name: str) -> None:
    """The rules must find people and organisations that nobody listed."""
    listed = {n for actor in gold[name]["actors"] if actor["type"] != "GOV" for n in (actor["name"], *actor["aliases"])}
    article, _ = _study(shared / f"seeds/{name}.txt")
    bare = extract(article, Corpus(), lexicon=without(load(), listed))
    actors = [
        {"name": a.name, "mentions": [{"start": m.span.start, "end": m.span.end} for m in a.mentions]}
        for a in bare.actors
    ]

    assert _f1(actors, gold[name]) >= 0.95
    _assert_no_false_actor(actors, gold[name])


@cache
def _study(path: Path) -> tuple[Article, Findings]:
    article = clean(read(open_raw(path.name, path)), (), Corpus())
    return article, extract(article, Corpus())


def _unhyphened(name: str) -> str:
    """A name may be shown in the spelling that its bearer uses."""
    return name.replace("-", " ")


def _actor(line: Line, name: str) -> Line:
    found: Line = next(actor for actor in line["actors"] if actor["name"] == name)
    return found


def _at(line: Line, mention: list[Any]) -> Line:
    found: Line = next(
        a for a in line["actors"] if any(m["start"] < mention[1] and mention[0] < m["end"] for m in a["mentions"])
    )
    return found


def _assert_no_false_actor(actors: list[Line], right: Line) -> None:
    names = {actor["name"].casefold() for actor in actors}
    for entry in right["not_actors"]:
        first = entry.split(" (")[0].casefold()
        assert first not in names or any(first == a["name"].casefold() for a in right["optional"]), entry


def _f1(actors: list[Line], right: Line) -> float:
    """One-to-one match where the Dice of mention sets is at least a half; optional actors count neither way."""
    gold = [{(start, end) for start, end, _ in actor["mentions"]} for actor in right["actors"]]
    optional = {(start, end) for actor in right["optional"] for start, end, _ in actor["mentions"]}
    found = [{(m["start"], m["end"]) for m in actor["mentions"]} for actor in actors]
    found = [mentions for mentions in found if not all(_meets_any(m, optional) for m in mentions)]
    pairs = sorted(((_dice(f, g), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)), reverse=True)
    used_found, used_gold = set(), set()
    for score, i, j in pairs:
        if score >= 0.5 and i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
    return 2 * len(used_gold) / (len(found) + len(gold))


def _dice(found: set[tuple[int, int]], gold: set[tuple[int, int]]) -> float:
    hits = sum(1 for mention in found if _meets_any(mention, gold))
    return 2 * hits / (len(found) + len(gold))


def _meets_any(mention: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    return any(mention[0] < end and start < mention[1] for start, end in others)
