"""Escaping, slugs and links."""

import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import frontmatter
import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pages.markdown import (
    attribute,
    cut,
    escape,
    headline,
    html_escape_front,
    link,
    paragraphs,
    plain,
    slugify,
)

USUAL = ["toc", "tables", "fenced_code"]
"""What MkDocs switches on by itself."""

FULLER = [
    *USUAL,
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "meta",
    "sane_lists",
    "wikilinks",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.blocks.html",
    "pymdownx.blocks.details",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.progressbar",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
"""What people add for Material."""

SIGNS = [
    *"""< > & [ ] ( ) { } ! # * _ - + = ~ ^ | $ % / \\ ` : ; . , ? @ " ' 1 a I x www http:// javascript: &lt; &#42; é
    == ++ -- --- --8<-- ~~~ ``` !!! ??? /// [^1]: *[a]: [TOC] {: #i } {++ :smile: #12 @who <b> <!-- --> <![CDATA[ <?php
    &amp;lt; 1. a) key: \u202e \u200b \x00 \x02 \x03 \u0301""".split(),
    *(" ", "  ", "    ", "\n", "\n\n", "\t", "\u2028", "\xa0"),
]

messy = st.one_of(st.text(), st.lists(st.sampled_from(SIGNS), max_size=24).map("".join))


class Words(HTMLParser):
    """The words of a piece of HTML, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Note a tag."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Add some words."""
        self.text += data


def ink(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


@pytest.mark.parametrize("extensions", [USUAL, FULLER], ids=["usual", "fuller"])
@given(messy)
@example("[x](javascript:alert(1)) `code` ![i](j) <b>")
@example("title: not a setting")
@example("---: no rule and no setting")
@example("5 * 3 * 2, snake_case_name, a<b, AT&T &copy; \\n \\*")
def test_escaped_text_shows_exactly_its_words(extensions: list[str], text: str) -> None:
    """Hostile text is inert, and nothing is lost."""
    shown = Words(markdown.markdown(escape(text), extensions=extensions))

    assert ink(shown.text) == ink(plain(text))
    assert shown.tags <= {"p", "br"}


@given(st.lists(messy, max_size=4))
@example(["1", ". a"])
@example(["#", "# b"])
def test_escaped_texts_can_stand_side_by_side(texts: list[str]) -> None:
    """A paragraph is made of sentences, each escaped by itself."""
    shown = Words(markdown.markdown("".join(map(escape, texts)), extensions=USUAL))

    assert ink(shown.text) == ink("".join(plain(text) for text in texts))
    assert shown.tags <= {"p", "br"}


@given(messy)
def test_escaped_text_is_the_same_words_inside_raw_html(text: str) -> None:
    """What was cut from an article is folded out in a block of HTML."""
    page = f'<details data-note="{attribute(text)}"><summary>{escape(text)}</summary></details>'
    shown = Words(markdown.markdown(page, extensions=USUAL))

    assert ink(shown.text) == ink(plain(text))
    assert shown.tags == {"details", "summary"}


@given(messy)
def test_an_attribute_in_a_line_holds_exactly_its_words(text: str) -> None:
    """Python-Markdown looks for code, links and backslashes before it looks for tags."""
    found: list[str | None] = []

    class Marks(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            found.extend(value for name, value in attrs if name == "title")

    Marks().feed(markdown.markdown(f'A <span title="{attribute(text)}">b</span>', extensions=USUAL))

    assert [ink(value or "") for value in found] == [ink(plain(text))]


def test_ordinary_prose_stays_readable() -> None:
    """People read and compare the pages' sources."""
    prose = "At 10:30 (local time) he said: “No” – 50% of it; see p. 4, i.e. the U.S. law – it's 'done'."

    assert escape(prose) == prose


def test_letters_that_normalise_into_signs_are_escaped() -> None:
    """U+1FEF is a grave accent after NFC, and two of them would be code."""
    assert escape("\u1fefx\u1fef") == "&#96;x&#96;"


@given(messy)
def test_plain_twice_is_plain_once(text: str) -> None:
    """Otherwise a value would change on its way through front matter."""
    assert plain(plain(text)) == plain(text)


def test_direction_and_width_tricks_are_taken_out() -> None:
    """`gpj.exe` must not read `exe.jpg`."""
    assert plain("a\u202egpj\u202c.exe\u200b\ufeff b\x00\x1b[0m\r\nc") == "agpj.exe b[0m  c"


def test_joiners_stay_where_writing_needs_them() -> None:
    """Persian is misspelt without them."""
    assert plain("می\u200cخواهم a\u200cb 👩\u200d🚀") == "می\u200cخواهم ab 👩\u200d🚀"


def test_a_long_run_of_combining_marks_is_quick() -> None:
    """Normalising 200,000 of them at once takes 22 seconds."""
    marks = "a" + "\u0301\u0316" * 100_000

    assert plain(marks).replace("\u034f", "").count("\u0316") == 100_000


@given(messy, st.integers(min_value=1, max_value=12))
def test_cutting_loses_nothing(text: str, size: int) -> None:
    """Only the spaces at the cuts go."""
    pieces = cut(text, size)

    assert ink("".join(pieces)) == ink(plain(text))
    assert all(len(piece) <= size for piece in pieces)


def test_long_text_is_cut_between_words() -> None:
    """One paragraph of a megabyte would take Python-Markdown minutes."""
    shown = paragraphs("word and " * 2000)

    assert max(map(len, shown.split("\n\n"))) <= 4000
    assert set(shown.split()) == {"word", "and"}


@given(messy, messy)
def test_slugging_twice_is_slugging_once(title: str, id_: str) -> None:
    """A slug is a name already."""
    slug = slugify(title, id_)

    assert slugify(slug, id_) == slug
    assert re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?-[0-9a-f]{8}", slug)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Łódź & Tromsø: Ünïcode", "lodz-tromso-unicode-01234567"),
        ("../../etc/passwd", "etc-passwd-01234567"),
        ("CON", "con-01234567"),
        ("договор", "page-01234567"),
        ("a" * 300, "a" * 60 + "-01234567"),
    ],
)
def test_slugs_are_short_plain_file_names(title: str, slug: str) -> None:
    """They must be legal on every file system and in every address."""
    assert slugify(title, "0123456789abcdef") == slug


def test_ids_that_are_no_hash_get_digits_of_their_own() -> None:
    """`country:ir` and `country:iq` share their first eight letters."""
    assert slugify("Iran", "country:ir")[-8:] != slugify("Iran", "country:iq")[-8:]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\x00script:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//other.example/x",
        "\\\\other.example/x",
        "file:///etc/passwd",
        "c:secret",
    ],
)
def test_a_link_to_anything_but_a_page_or_an_address_is_no_link(target: str) -> None:
    """The address of an article comes from the article."""
    assert link(escape("here"), target) == "here"


@pytest.mark.parametrize(
    "target",
    [
        "../x/index.md#s-0a1b2c3d",
        "https://a.example/b%20c?d=1&copy;=2&e",
        "http://a.example/b_(c)_*d*",
        "mailto:a@b.example",
    ],
)
def test_a_link_leads_where_it_says(target: str) -> None:
    """Brackets, stars and entity look-alikes in an address mean nothing."""
    page = markdown.markdown(link(escape("a [b] *c*"), target), extensions=USUAL)
    href = html.unescape(re.findall(r'href="([^"]*)"', page)[0])

    assert href.replace("%28", "(").replace("%29", ")") == target
    assert Words(page).text == "a [b] *c*"


@given(messy)
def test_no_link_leaves_the_page_by_script(target: str) -> None:
    """Whatever the address, the link is one tag with one attribute."""
    page = markdown.markdown(link(escape("x"), target), extensions=USUAL)

    assert re.fullmatch(r'<p>(?:x|<a href="(?!\s*javascript|\s*data)[^"<>]*">x</a>)</p>', page, re.IGNORECASE)


def test_the_headline_has_an_id_of_its_own() -> None:
    """The theme's script dies where a heading `__config` gets that id."""
    page = markdown.markdown(headline("__config <script>"), extensions=USUAL)

    assert page == '<h1 id="headline">&#95;&#95;config &lt;script&gt;</h1>'


@given(messy)
def test_front_strings_come_back_and_hold_no_tag(text: str) -> None:
    """Material prints `title` and `description` as they are."""
    front = html_escape_front(text)

    assert not set(front) & set("<>\"'")
    assert html.unescape(front) == plain(text)


def test_the_text_of_every_hostile_article_is_inert(shared: Path) -> None:
    """Collected attacks, as one page each."""
    for file in sorted((shared / "hostile" / "articles").glob("*.txt")):
        text = file.read_bytes().decode("utf-8", "replace")
        if len(text) > 50_000:
            continue
        shown = Words("\n".join(markdown.markdown(paragraphs(text), extensions=USUAL).splitlines()))

        assert shown.tags <= {"p", "br"}, file.name
        assert ink(shown.text) == ink(plain(text)), file.name


def test_frontmatter_is_not_needed_to_tell_text_from_settings() -> None:
    """A page that holds only escaped text has no front matter, whatever the text."""
    post = frontmatter.loads(escape("---\ntitle: x\n---\nbody"))

    assert json.loads(json.dumps(post.metadata)) == {}


def test_ids_that_begin_alike_make_two_slugs() -> None:
    """People number articles by days; two of one day and title must not claim one page."""
    assert slugify("Daily notes", "2024010501") != slugify("Daily notes", "2024010502")
