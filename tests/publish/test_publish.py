"""Pages → docs/ → site/, whole."""

import contextlib
import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.errors import SiteError
from generator.model.page import DataFile, Markdown, Page
from generator.model.settings import Settings
from generator.pages.markdown import escape, html_escape_front, link
from generator.publish import publish, verify

type_of_page = Callable[..., Page]

HOSTILE = [
    '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>',
    "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;script&amp;gt;alert(1)",
    "__config",
    "{{ config }} {% include 'x' %} ${x}",
    "' autofocus onfocus=alert(1) x='",
    "<![>",
]

STOCK = """
site_name: Stock
use_directory_urls: false
theme: {name: material, font: false}
plugins: [search]
validation: {nav: {omitted_files: ignore}, links: {anchors: warn, absolute_links: warn, unrecognized_links: warn}}
nav: [index.md]
"""
"""Names none of our code."""


class Strings(HTMLParser):
    """Title, description, tags and attribute names of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.title = ""
        self.description: str | None = ""
        self.harm: list[str] = []
        self._in_title = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        self._in_title = tag == "title"
        self.harm += [name for name, _ in attrs if name.startswith("on")]
        if tag == "meta" and ("name", "description") in attrs:
            self.description = dict(attrs)["content"]

    def handle_data(self, data: str) -> None:
        """Collect the title."""
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        """Stop collecting."""
        self._in_title = self._in_title and tag != "title"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def hostile_pages(page: type_of_page, front_page: Page) -> list[Page]:
    """A page for each title, and a front page that links to all of them."""
    made = [
        page(f"articles/h{n}/index.md", text, escape(text), description=html_escape_front(text))
        for n, text in enumerate(HOSTILE)
    ]
    links = "\n".join(f"- {link(escape(text), f'articles/h{n}/index.md#headline')}" for n, text in enumerate(HOSTILE))
    return [*made, replace(front_page, body=Markdown(f"{front_page.body}\n\n{links}"))]


def test_a_site_stands_where_it_should_and_nothing_else(front_page: Page, settings: Settings) -> None:
    """Nothing is written outside docs, site and state."""
    publish([front_page, DataFile(path="data/articles.jsonl", content=b"{}\n")], settings)

    assert "What is new" in (settings.site / "index.html").read_text()
    assert (settings.site / "data" / "articles.jsonl").read_bytes() == b"{}\n"
    assert {file.name for file in settings.docs.parent.iterdir()} == {"docs", "site", ".briefing"}


def test_hostile_titles_are_shown_as_they_are(page: type_of_page, front_page: Page, settings: Settings) -> None:
    """The theme prints titles and descriptions unescaped, and unescapes a title that has none of its own."""
    publish(hostile_pages(page, front_page), settings)

    for n, text in enumerate(HOSTILE):
        shown = Strings((settings.site / f"articles/h{n}/index.html").read_text())
        assert shown.title == f"{text} - Test"
        assert shown.description == text
        assert not shown.harm


def test_docs_alone_are_safe_with_stock_mkdocs(page: type_of_page, front_page: Page, settings: Settings) -> None:
    """The escaping carries the safety; our code on the MkDocs side is a second line."""
    publish(hostile_pages(page, front_page), settings)
    (settings.docs.parent / "stock.yml").write_text(STOCK)
    site = settings.docs.parent / "stock"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", "stock.yml", "-d", str(site)]
    subprocess.run(command, cwd=settings.docs.parent, check=True)

    for n, text in enumerate(HOSTILE):
        shown = Strings((site / f"articles/h{n}/index.html").read_text())
        assert (shown.title, shown.description, shown.harm) == (f"{text} - Stock", text, [])
    theme_only = {"a script that stands in the page itself"}
    assert {complaint.split(": ", 1)[1] for complaint in verify(site)} <= theme_only


def test_a_slip_in_escaping_does_no_harm(page: type_of_page, front_page: Page, settings: Settings) -> None:
    """The allow-list is the second line."""
    slip = """<script>alert(1)</script>

A <b onclick="alert(1)" style="position:fixed" id="x">word</b>, [x](javascript:alert(1)),
<a href="data:text/html,x">y</a>

<iframe src="https://a.example"></iframe><form><input autofocus onfocus=alert(1)></form>"""
    publish([front_page, page("a/index.md", body=slip)], settings)
    shown = (settings.site / "a/index.html").read_text()

    assert not any(harm in shown for harm in ("alert(1)", "data:text", "a.example", "position:fixed"))
    assert '<b id="x">word</b>, <a>x</a>,\n<a>y</a>' in shown


def test_a_heading_takes_no_id_that_is_in_use(page: type_of_page, front_page: Page, settings: Settings) -> None:
    """A subhead is an article's own words: it must neither stop the theme's script nor make an id stand twice."""
    body = 'A <span id="s-0a1b2c3d">sentence</span>.\n\n## Headline\n\n## __config\n\n## s 0a1b2c3d\n\n## Who'
    publish([front_page, page("a/index.md", body=body)], settings)
    shown = (settings.site / "a/index.html").read_text()

    assert re.findall(r'<h2 id="([^"]*)">', shown) == ["h-headline", "h-__config", "h-s-0a1b2c3d", "who"]


def test_a_dead_link_stops_the_build_and_the_old_site_stays(
    page: type_of_page, front_page: Page, settings: Settings
) -> None:
    """Warnings are errors, and the message names page and link."""
    publish([front_page], settings)
    before = tree(settings.site)

    with pytest.raises(SiteError, match=r"gone\.md"):
        publish([front_page, page("a/index.md", body="[x](gone.md)")], settings)
    with pytest.raises(SiteError, match=r"a/index\.html.*gone"):
        publish([front_page, page("a/index.md", body='<p><a href="gone.html">x</a></p>')], settings)
    assert tree(settings.site) == before


def test_every_page_names_its_policy(page: type_of_page, front_page: Page, settings: Settings) -> None:
    """No inline script, no other host, on every page and 404.html alike."""
    publish([front_page, page("a/b/index.md")], settings)

    for path in ("index.html", "a/b/index.html", "404.html"):
        shown = (settings.site / path).read_text()
        assert shown.count("Content-Security-Policy") == 1
        assert "default-src 'none'; script-src 'self'; style-src 'self'" in shown


def test_search_works_without_a_server(front_page: Page, settings: Settings) -> None:
    """A page opened from a folder may load scripts, but read no file."""
    publish([front_page], settings)
    script = (settings.site / "search" / "search_index.js").read_text()

    assert json.loads(script.removeprefix("var __index = "))["docs"][0]["title"] == "Front page"


def test_the_workspaces_own_shape_is_used(front_page: Page, settings: Settings) -> None:
    """People may change navigation and colours."""
    shape = """
site_name: x
use_directory_urls: false
theme: {name: material, font: false}
plugins: [briefing]
nav: [{Hello: index.md}]
"""
    (settings.docs.parent / "mkdocs.yml").write_text(shape)
    publish([front_page], settings)

    assert "Hello" in (settings.site / "index.html").read_text()


BUILD = """
import sys
from pathlib import Path
from generator.model.page import Markdown, Page
from generator.model.settings import Curation, Profile, Settings
from generator.publish import publish
root = Path(sys.argv[1])
paths = ("index.md", "b/index.md", "a/index.md")
pages = [Page(path=p, meta={"title": p}, body=Markdown(f"# {p} {sys.argv[2:]}")) for p in paths]
publish(pages, Settings(seeds=root, articles=root, docs=root / "docs", site=root / "site", state=root / "state",
    profile=Profile.INTERNAL, title="T", description="d", url="https://a.example/t/", jobs=1, curation=Curation()))
"""


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    """On another machine, in another time zone, locale and folder, with other rights on new files."""
    trees = []
    for n, (zone, locale, mask) in enumerate([("UTC", "C.UTF-8", 0o022), ("Asia/Kathmandu", "C", 0o077)]):
        root = tmp_path / f"workspace-{n}" / ("deeper" * n)
        root.mkdir(parents=True)
        settled = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": str(n), "SOURCE_DATE_EPOCH": str(n)}
        subprocess.run([sys.executable, "-c", BUILD, str(root)], check=True, cwd=root, umask=mask, env=settled)
        trees.append({**tree(root / "site"), **tree(root / "docs")})

    assert trees[0] == trees[1]
    today = dt.datetime.now(dt.UTC).date().isoformat().encode()
    assert [path for path, content in trees[0].items() if today in content] == []
    assert [path for path in trees[0] if path.endswith(".gz")] == []


@pytest.mark.parametrize("seconds", [0.3, 0.6, 0.9, 1.2])
def test_a_killed_build_leaves_a_whole_site(tmp_path: Path, seconds: float) -> None:
    """The old one or the new one, never a mix; and the next build does not mind."""
    build = [sys.executable, "-c", BUILD, str(tmp_path)]
    subprocess.run([*build, "new"], check=True)
    new = tree(tmp_path / "site")
    subprocess.run([*build, "old"], check=True)
    old = tree(tmp_path / "site")
    with subprocess.Popen([*build, "new"]) as running:
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(seconds)
        running.kill()

    assert tree(tmp_path / "site") in (old, new)
    subprocess.run([*build, "new"], check=True)
    assert tree(tmp_path / "site") == new != old
    assert {file.name for file in tmp_path.iterdir()} == {"docs", "site", "state"}


def test_the_repositorys_site_has_the_packaged_shape() -> None:
    """There is one source for it; the repository's own file takes it over."""
    root = Path(__file__).parent.parent.parent

    assert "INHERIT: generator/publish/mkdocs.yml" in (root / "mkdocs.yml").read_text()
