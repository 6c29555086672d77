"""Which sentences stand for an article. The texts are invented."""

import json
from pathlib import Path

import pytest

from generator.extract.language import analyse
from generator.extract.summary import summarise
from generator.lexicon import load
from generator.model.article import Kind
from texts import article_of

STORY = """The port of Velden reopened on Monday after a strike of six weeks.
However, many cranes stood still because their drivers had left for other work.
Shipping firms said the strike had cost them 40 million euros in the port of Velden.
They want the state to pay for half of it.
“We will not forget this,” one owner said at the gate.
The union and the port agreed on higher wages for the crane drivers last week.
While the mayor spoke with the drivers about the port.
The next wage talks in the port start in two years.
Readers may write to the editor"""


def summary(text: str, kinds: dict[int, Kind] | None = None) -> list[str]:
    """The sentences that stand for a text."""
    one = article_of(text, kinds=kinds)
    return [span.cut(one.text) for span in summarise(one, analyse(one), load())]


def test_a_summary_is_three_whole_sentences_in_the_order_of_the_text() -> None:
    """Verbatim, so that each can be cited."""
    found = summary(STORY)

    assert len(found) == 3
    assert all(sentence in STORY.splitlines() for sentence in found)
    assert found == sorted(found, key=STORY.index)
    assert found[0].startswith("The port of Velden reopened")


def test_no_sentence_leans_on_one_that_is_missing() -> None:
    """A pronoun or connective at the start is understood only right after the sentence that it points to."""
    lines = STORY.splitlines()
    for sentence in (found := summary(STORY)):
        if sentence.startswith(("However", "They", "While")):
            assert lines[lines.index(sentence) - 1] in found


def test_scraps_and_open_quotations_are_no_summary() -> None:
    """A clause without its main verb, a line without its stop, half a quotation."""
    found = " ".join(summary(STORY))

    assert "While the mayor" not in found
    assert "write to the editor" not in found
    assert summary("“We will win, said the captain of the team from the north.\nno more than a scrap of text") == []


@pytest.mark.parametrize(("sentences", "expected"), [(0, 0), (1, 1), (2, 1), (4, 2), (9, 3)])
def test_a_short_article_has_a_short_summary(sentences: int, expected: int) -> None:
    """A summary as long as its article is none."""
    cities = ["Arden", "Belfort", "Corvin", "Dorn", "Elster", "Falk", "Gorlin", "Harlow", "Istrin"]
    text = "\n".join(f"The council of {city} voted for a new bridge." for city in cities[:sentences])

    assert len(summary(text)) == expected


def test_only_the_body_is_summed_up() -> None:
    """A teaser above the text is not its lead."""
    teaser = "Unlock the editor's digest of all our stories for free today."
    found = summary(f"{teaser}\n{STORY}", {0: Kind.PROMO})

    assert teaser not in found
    assert found[0].startswith("The port of Velden reopened")


def test_the_real_articles_are_summed_up_as_in_the_gold(shared: Path) -> None:
    """Each sentence is one that a reader chose, or would also have taken."""
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))["articles"]
    for name, start, end in (("000_f3d74e7050cf356a", 431, 2560), ("004_2d8554eb86dc606c", 114, 9999)):
        text = (shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8")[start:end]
        good = [one["sentence"] for one in gold[name]["summary"]] + gold[name]["summary_also"]
        found = summary(text)

        assert len(found) == 3
        assert set(found) <= set(good)
