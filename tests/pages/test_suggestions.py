"""What a person should decide stands where it is noticed, with the lines that decide it."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from generator.catalogue.identity_rows import AliasRow
from generator.catalogue.queries import Catalogue
from generator.model.page import DataFile, Page
from generator.model.related import Alias, Doubt, Related, Suggestion

Composed = Callable[..., dict[str, Page | DataFile]]
TOLL, GUILD = "actors/ada-toll-11111111/index.md", "actors/pilots-guild-22222222/index.md"


@pytest.fixture
def doubtful(newsroom: ModuleType) -> Related:
    """The small corpus, in which Ada Toll may be the Pilots' Guild, and two people; more is told of her names."""
    corpus: Related = newsroom.related()
    toll, *others = corpus.actors
    told = replace(
        toll,
        aliases=("Ada <T>", "Ада Толл"),
        spelt=(Alias(name="Ада Толл", lang="uk", script="Cyrl"),),
        followthemoney="NK-7",
        never=("Ida Toll",),
    )
    article = newsroom.signed().article.id
    same = Suggestion(
        id="0a1b2c3d",
        doubt=Doubt.SAME,
        actor=toll.id,
        name="Ada <T>",
        other=newsroom.GUILD.id,
        other_name="Pilots’ Guild",
        why="The last name is the *same*.",
        articles=(article,),
    )
    two = replace(same, id="4e5f6a7b", doubt=Doubt.SPLIT, other=None, other_name="Ada Toll (Spain)", files=("a.txt",))
    return replace(corpus, actors=(told, *others), suggestions=(same, two))


def _lines(page: str) -> list[dict[str, object]]:
    """What a person copies from the page."""
    block = re.search(r"<pre><code>(.*?)</code></pre>", page[page.index("possibly") :], re.DOTALL)
    assert block
    read: list[dict[str, object]] = yaml.safe_load(html.unescape(block[1]))
    return read


def test_both_actors_and_the_report_show_the_question(composed: Composed, doubtful: Related) -> None:
    """Whoever reads either page hears of it, with the reason, the articles, and a way to the other."""
    pages = {path: one.body for path, one in composed(corpus=doubtful).items() if isinstance(one, Page)}
    toll, guild, report = pages[TOLL], pages[GUILD], pages["report/index.md"]

    assert "- possibly the same as [Pilots’ Guild](../pilots-guild-22222222/index.md)" in toll
    assert "- possibly two" in toll
    assert "- possibly the same as [Ada Toll](../ada-toll-11111111/index.md)" in guild
    assert "possibly two" not in guild
    assert "[Ada Toll](../actors/ada-toll-11111111/index.md): possibly the same as [Pilots’ Guild]" in report
    assert all("The last name is the &#42;same&#42;." in page for page in (toll, guild, report))
    assert "[Marn signs the harbour treaty](../../articles/2024/05/" in toll


def test_the_lines_to_paste_say_what_they_should(composed: Composed, doubtful: Related) -> None:
    """Copied from the page, they are lines of decisions.yml."""
    page = composed(corpus=doubtful)[TOLL]

    assert isinstance(page, Page)
    assert _lines(page.body) == [
        {"actor": "Ada <T>", "merge": "Pilots’ Guild", "reason": "how you know"},
        {"actor": "Ada <T>", "apart": "Pilots’ Guild", "reason": "how you know"},
        {"actor": "Ada <T>", "split": ["a.txt"], "name": "Ada Toll (Spain)", "reason": "how you know"},
        {"actor": "Ada <T>", "split": [], "reason": "how you know"},
    ]


def test_the_page_shows_what_a_person_told_of_the_names(composed: Composed, doubtful: Related) -> None:
    """A screen reader needs the language, and a reader the names that are somebody else's."""
    page = composed(corpus=doubtful)[TOLL]

    assert isinstance(page, Page)
    assert '<span class="b-chip" lang="uk-Cyrl">Ада Толл</span>' in page.body
    assert 'Not the same as</span> <span class="b-chip">Ida Toll</span>' in page.body
    assert "FollowTheMoney NK-7" in page.body


def test_the_store_gives_back_what_was_put_in(newsroom: ModuleType, doubtful: Related, tmp_path: Path) -> None:
    """Spellings with their language, suggestions in their order with their articles."""
    with Catalogue(newsroom.saved(tmp_path / "c.sqlite", doubtful)) as catalogue:
        aliases = catalogue.aliases("1" * 16)
        rows = catalogue.suggestions()
        of_guild = catalogue.suggestions_of_actor(newsroom.GUILD.id)

    assert aliases[1] == AliasRow(text="Ада Толл", given=True, lang="uk", script="Cyrl")
    assert [row.id for row in rows] == ["0a1b2c3d", "4e5f6a7b"]
    assert [row.id for row in of_guild] == ["0a1b2c3d"]
    assert [article.id for article in rows[0].articles] == [newsroom.signed().article.id]
