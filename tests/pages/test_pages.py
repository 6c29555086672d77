"""Claims about every page at once, and about single ones."""

import csv
import html
import io
import json
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import frontmatter
import markdown
import pytest

import generator.pages
from generator.model.findings import ActorType, Status, TopicFinding
from generator.model.page import DataFile, Page
from generator.model.settings import Profile
from generator.publish.front import front_matter

Composition = dict[str, Page | DataFile]
Composed = Callable[..., Composition]

ALLOWED = {
    *("a", "h1", "h2", "h3", "p", "ul", "li", "span", "strong", "details", "summary", "dl", "dt", "dd"),
    *("table", "thead", "tbody", "tr", "th", "td", "pre", "code", "q", "br"),
    *("figure", "figcaption", "svg", "g", "path", "circle", "rect", "text"),
}


def html_of(page: Page) -> str:
    """As stock MkDocs makes it."""
    return markdown.markdown(page.body, extensions=["toc", "tables", "fenced_code"])


def pages_of(composed: Composition) -> dict[str, Page]:
    """Without the data files."""
    return {path: one for path, one in composed.items() if isinstance(one, Page)}


def words_of(composed: Composition) -> str:
    """All that a reader of the site or its data can read."""
    return "\n".join(
        one.content.decode() if isinstance(one, DataFile) else json.dumps(one.meta, ensure_ascii=False) + one.body
        for one in composed.values()
    )


@pytest.mark.parametrize("profile", Profile)
def test_every_link_leads_to_a_page_and_every_fragment_to_a_place_on_it(composed: Composed, profile: Profile) -> None:
    """The promise of the site is that each statement leads back to its sentence."""
    pages = pages_of(composed(profile))
    texts = {path: html_of(page) for path, page in pages.items()}
    ids = {path: set(re.findall(r' id="([^"]+)"', text)) for path, text in texts.items()}
    broken = []
    for path, text in texts.items():
        for target in re.findall(r'<a href="([^"]+)"', text):
            page, _, fragment = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), page)) if page else path
            if target.startswith("http"):
                continue
            there = there.replace(".html", ".md")  # in tags that we write ourselves, which MkDocs leaves as they are
            if there not in pages or (fragment and fragment not in ids[there]):
                broken.append((path, target))

    assert broken == []


@pytest.mark.parametrize("profile", Profile)
def test_pages_are_made_of_a_few_constructs(composed: Composed, profile: Profile) -> None:
    """Escaped text can make no tag of its own, and every page stays within what other engines read too."""
    tags = {tag for page in pages_of(composed(profile)).values() for tag in re.findall(r"<(\w+)", html_of(page))}

    assert tags <= ALLOWED


def test_hostile_words_stay_words(composed: Composed, newsroom: ModuleType) -> None:
    """Titles, names, roles, topics, sources and files are as untrusted as the text."""
    evil = "</title><script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }} | `a` *b* # c"
    room = newsroom.Newsroom(f"{evil[:20]}.txt", ((newsroom.Kind.BODY, f"{evil} met {evil} on Friday."),))
    actor = newsroom.Actor(id="3" * 16, name=evil, type=ActorType.PERSON, aliases=(evil + "!",), notes=evil)
    mention = newsroom.Mention(span=newsroom.Span(start=0, end=len(evil)), text=evil, rule=evil, acting=True)
    role = newsroom.Role(text=evil, span=mention.span)
    local = newsroom.LocalActor(key="", name=evil, type=ActorType.PERSON, mentions=(mention,), roles=(role,))
    findings = room.findings(
        actors=(local,),
        topics=(TopicFinding(id="user:evil", label=evil, score=1.0, evidence=(evil,)),),
        events=(room.event("met", "Friday", "2024-01-05", Status.PLANNED),),
        quotes=(room.quote("met", "Friday", None),),
        summary=(room.sentences[0].span,),
    )
    entry = newsroom.entry(room.article(evil, "2024-01-06", evil, url="javascript:alert(1)"), findings, (actor,))
    refusal = newsroom.Refusal(file=evil, reason=evil)
    pages = pages_of(composed(corpus=newsroom.Related(entries=(entry,), actors=(actor,), refusals=(refusal,))))
    text = "".join(map(html_of, pages.values()))

    assert set(re.findall(r"<(\w+)", text)) <= ALLOWED
    assert not re.search(r'href="\s*javascript', text)
    assert "{{ 7*7 }}" in html.unescape(text)
    assert all("<" not in page.meta["title"] + page.meta["description"] for page in pages.values())


def test_front_matter_reads_back_to_the_same_values(composed: Composed) -> None:
    """Other tools read the pages with python-frontmatter."""
    for page in pages_of(composed()).values():
        post = frontmatter.loads(front_matter(page.meta) + "\n" + page.body)

        assert post.metadata == page.meta
        assert not {"status", "tags", "icon", "template", "author", "hide"} & set(page.meta)


def test_an_article_says_what_its_schema_promises(composed: Composed) -> None:
    """Keys and their order are a contract."""
    page = next(page for path, page in pages_of(composed()).items() if "/2024/05/marn" in path)

    assert list(page.meta)[:7] == ["schema", "title", "description", "headline", "id", "title_origin", "date"]
    assert page.meta["schema"] == "briefing/article@1"
    assert page.meta["date"] == "2024-05-03"
    assert page.meta["rights"] == "full"
    assert page.meta["quality"] == {"score": 1.0, "flags": []}


def test_a_public_site_shows_no_word_that_the_rights_withhold(composed: Composed) -> None:
    """Pages, front matter and data alike."""
    inside, outside = words_of(composed()), words_of(composed(Profile.PUBLIC))
    withheld = ("met in secret", "was told on", "The end of it came", "said did. “We float", "the same word twice")

    assert [words for words in withheld if words not in inside] == ["said did. “We float"]
    assert [words for words in withheld if words in outside] == []
    assert "the gulls went on" in outside


def test_a_hidden_article_is_counted_and_not_shown(composed: Composed) -> None:
    """Its file is named inside, where somebody may want it back."""
    inside, outside = composed(), composed(Profile.PUBLIC)

    assert "Nothing to see" not in words_of(inside)
    assert "1 hidden by decision" in inside["report/index.md"].body
    assert "four.txt" in inside["report/index.md"].body
    assert "four.txt" not in words_of(outside)


def test_what_is_not_verbatim_wears_no_quotation_marks(composed: Composed) -> None:
    """Who copies a quote from the site should not copy a wrong one."""
    body = composed()["quotes/index.md"].body

    assert '<span class="b-reported">We float</span>' in body
    assert "“We float”" not in body
    assert "“The tide is ours,”" in body


def test_the_report_has_the_lines_that_date_an_article(composed: Composed, newsroom: ModuleType) -> None:
    """They must be valid as they stand, but for the day."""
    page = html_of(composed()["report/index.md"])
    block = re.search(r"<pre><code>(.*?)</code></pre>", page, re.DOTALL)

    assert block
    assert html.unescape(block[1]) == (
        "# two.txt\n"
        f'- article: "{newsroom.garbled().article.id}"\n'
        "  field: date\n"
        '  value: "YYYY-MM-DD"\n'
        '  reason: "where this date stands"\n'
    )


def test_what_is_expected_stands_apart_from_what_happened(composed: Composed) -> None:
    """A reader must not take a plan for a fact."""
    body = composed()["timeline/index.md"].body
    expected, happened = body.split("## May 2024")

    assert "June 2024" in expected
    assert "will vote" not in happened
    assert "said Toll on Friday" not in body
    assert "“Friday”, date unknown" in composed()["timeline/undated/index.md"].body


def test_the_undated_shelf_is_always_there(composed: Composed, newsroom: ModuleType) -> None:
    """Links to it must not break when the last undated article gets its date."""
    corpus = newsroom.Related(entries=(newsroom.signed(),), actors=newsroom.ACTORS, refusals=())

    assert "No article stands here" in composed(corpus=corpus)["articles/undated/index.md"].body


def test_an_empty_corpus_still_makes_a_site(composed: Composed, newsroom: ModuleType) -> None:
    """The first build of a new workspace has nothing to show, and says so without breaking."""
    pages = pages_of(composed(corpus=newsroom.Related(entries=(), actors=(), refusals=())))

    assert "0 articles" in pages["index.md"].body


def test_a_cell_is_no_formula(composed: Composed, newsroom: ModuleType) -> None:
    """A spreadsheet runs what begins with one of these signs."""
    room = newsroom.Newsroom("=cmd|'/C calc'.txt", ((newsroom.Kind.BODY, "@SUM(1) is a sentence."),))
    findings = room.findings(summary=(room.sentences[0].span,))
    entry = newsroom.entry(room.article("+1 is the title", None, "-Source"), findings, ())
    data = composed(corpus=newsroom.Related(entries=(entry,), actors=(), refusals=()))["data/articles.csv"]
    row = next(csv.DictReader(io.StringIO(data.content.decode())))

    assert row["title"] == "'+1 is the title"
    assert row["source"] == "'-Source"
    assert row["summary"] == "'@SUM(1) is a sentence."
    assert row["file"].startswith("'=")


def test_data_lines_are_json_with_their_schema(composed: Composed) -> None:
    """One value a line, each with the name of its schema."""
    for path, file in composed().items():
        if path.endswith(".jsonl"):
            lines = [json.loads(line) for line in file.content.decode().splitlines()]

            assert lines
            assert all(line["schema"].startswith("briefing/") for line in lines)


def test_no_template_lets_a_value_past_the_escaping() -> None:
    """`~`, `safe` and `join` would make Markdown of values that are none."""
    for template in sorted((Path(generator.pages.__file__).parent / "templates").glob("*.j2")):
        code = " ".join(re.findall(r"\{[{%].*?[%}]\}", template.read_text(encoding="utf-8"), re.DOTALL))

        assert not re.search(r"~|\|\s*(safe|join|e|escape)\b|autoescape", code), template.name


def test_every_field_is_documented(composed: Composed) -> None:
    """A field that nobody explains is one that nobody dares to use."""
    documented = (Path(__file__).parents[2] / "docs" / "about" / "data.md").read_text(encoding="utf-8")
    lines = documented.splitlines()
    for path, one in composed().items():
        if path.endswith(".csv"):
            continue
        record = one.meta if isinstance(one, Page) else json.loads(one.content.decode().splitlines()[0])
        line = next(line for line in lines if f"`{record['schema']}`" in line)
        words = set(re.findall(r"[a-z0-9_]+", line)) | {"schema", "title", "description", "headline"}

        assert set(record) <= words, path
