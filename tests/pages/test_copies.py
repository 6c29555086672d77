"""What the pages say of copies and of personal data."""

import html
import json
from collections.abc import Callable

import pytest

from generator.model.page import DataFile, Page
from generator.model.settings import Profile

Composition = dict[str, Page | DataFile]
Composed = Callable[..., Composition]

COPY, COUNTED = "/harbour-treaty-is-signed-", "/marn-signs-the-harbour-treaty-"


def body_of(composition: Composition, part: str) -> str:
    """The body of the one page whose address holds `part`."""
    return next(one.body for path, one in composition.items() if part in path and isinstance(one, Page))


def words_of(composition: Composition) -> str:
    """All that a reader of the site or its data can read."""
    pieces = (
        one.content.decode() if isinstance(one, DataFile) else json.dumps(one.meta, ensure_ascii=False) + one.body
        for one in composition.values()
    )
    return html.unescape("\n".join(pieces))


@pytest.mark.parametrize("profile", Profile)
def test_a_copy_and_its_original_lead_to_each_other(composed: Composed, profile: Profile) -> None:
    """With the reason, so that a reader can judge it."""
    pages = composed(profile)
    copy, counted = body_of(pages, COPY), body_of(pages, COUNTED)

    assert "A copy: what it says is counted once, at the first of these." in copy
    assert "- Also at: [The Quay Gazette](../marn-signs-the-harbour-treaty-" in copy
    assert 'contained, <span class="b-why">because 93% of the other stands word for word in this text</span>' in copy
    assert "counted once, here." in counted
    assert "- Also at: [Ferry Post](../harbour-treaty-is-signed-" in counted


def test_a_copy_stands_in_no_list_but_its_sources(composed: Composed) -> None:
    """Each statement is shown once."""
    lists = ("index.md", "articles/index.md", "articles/2024/index.md", "timeline/index.md", "quotes/index.md")
    pages = composed()

    assert [path for path in lists if COPY in pages[path].body] == []
    assert "copy, counted elsewhere" in body_of(pages, "sources/ferry-post-")
    assert "Ferry Union" not in pages["actors/index.md"].body
    assert "named only in copies" in body_of(pages, "actors/ferry-union-")
    assert pages["data/quotes.jsonl"].content.count(b"The tide is ours") == 1


def test_the_report_says_which_are_copies_and_why(composed: Composed) -> None:
    """A person may see that it is not true."""
    section = composed()["report/index.md"].body.split("## Copies")[1].split("\n## ")[0]

    assert "[Marn signs the harbour treaty]" in section
    assert "[Ferry Post]" in section
    assert "because 93% of this text stands word for word in the other" in section


@pytest.mark.parametrize(
    "secret", ["desk@post.example", "post.example", "+44 20 7946 0958", "7946", "tips@post.example", "tips@"]
)
def test_a_public_site_shows_no_personal_data_anywhere(composed: Composed, secret: str) -> None:
    """Pages, front matter and data; the body, the summary, and what was cut."""
    inside, outside = words_of(composed()), words_of(composed(Profile.PUBLIC))

    assert secret in inside
    assert secret not in outside


def test_labels_stand_in_their_place_and_names_keep_theirs(composed: Composed) -> None:
    """Labels are longer than what they hide, and what follows moves."""
    pages = composed(Profile.PUBLIC)
    copy = html.unescape(body_of(pages, COPY))

    assert "Write to [mail address] or call [telephone number], then ask for the [Ferry Union](" in copy
    assert "Tips? [mail address]" in copy
    assert "[mail address]" in pages["data/articles.jsonl"].content.decode()


def test_the_report_names_the_places_and_only_inside_the_words(composed: Composed) -> None:
    """Who publishes must look; who reads the public site must not learn it there."""
    inside, outside = (composed(profile)["report/index.md"].body for profile in Profile)

    for body in (inside, outside):
        section = body.split("## Personal data to look at before publishing")[1].split("\n## ")[0]
        assert "A mail address stands in the running text." in section
        assert "A mail address stands in a part marked as promo." in section
        assert "A telephone number stands in the running text." in section
        assert "1 with personal data" in body
    assert "<q>" in inside.split("## Personal data")[1]
    assert "desk" not in outside
