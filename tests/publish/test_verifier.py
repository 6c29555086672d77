"""The last look at every page."""

from pathlib import Path

import pytest

from generator.publish.verifier import verify


def complaints(site: Path, html: str) -> list[str]:
    """What is wrong with a site of one page."""
    (site / "index.html").write_text(f"<!doctype html><html><body>{html}</body></html>")
    return verify(site)


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<script>alert(1)</script>", "a script that stands in the page"),
        ('<script id="__config" type="text/javascript">x</script>', "a script that stands in the page"),
        ('<script src="https://a.example/x.js"></script>', "from another host"),
        ('<script src="//a.example/x.js"></script>', "from another host"),
        ("<p onclick=alert(1)>", "<p onclick> runs script"),
        ("<svg/onload=alert(1)>", "<svg onload> runs script"),
        ('<a href="javascript:alert(1)">', "leads to"),
        ('<a href=" java\tscript:alert(1)">', "leads to"),
        ('<a href="data:text/html,x">', "leads to"),
        ('<a href="&#106;avascript:x">', "leads to"),
        ('<a href="https://[a/">', "leads to"),
        ('<img src="https://a.example/p.gif">', "from another host"),
        ('<img srcset="//a.example/p.gif 2x">', "from another host"),
        ('<link rel="stylesheet" href="https://a.example/a.css">', "from another host"),
        ("<iframe srcdoc=x></iframe>", "<iframe> has no place"),
        ('<base href="/">', "<base> has no place"),
        ("<object data=x></object>", "<object> has no place"),
        ('<form action="/login"><input></form>', "a form that is not the theme's"),
        ('<meta http-equiv="Refresh" content="0;url=x">', "leads away"),
        ('<p style="position:fixed">', "<p style> has no place"),
        ("<style>p{}</style>", "a style that stands"),
        ('<p id="a"></p><p id="a"></p>', "the id 'a' stands twice"),
        ('<a href="gone.html">', "'gone.html' leads nowhere"),
        ('<a href="../gone.html">', "'../gone.html' leads nowhere"),
        ('<a href="#gone">', "leads to no place"),
        ('<img src="gone.png">', "'gone.png' leads nowhere"),
    ],
)
def test_a_page_that_could_do_harm_is_refused(tmp_path: Path, html: str, complaint: str) -> None:
    """Whatever let it through, nothing is published."""
    assert any(complaint in found for found in complaints(tmp_path, html))


@pytest.mark.parametrize(
    "html",
    [
        '<script id="__config" type="application/json">{}</script><script src="x.js"></script>',
        '<a href="https://a.example/">out</a> <a href="mailto:a@b.example">mail</a> <q cite="https://a.example/">q</q>',
        '<link rel="canonical" href="https://a.example/">',
        '<h1 id="a">A</h1><a href="#a">up</a><a href="index.html#a">up</a><a href="./index.html?h=b#a">up</a>',
        '<form class="md-search__form" name="search"></form><form class="md-header__option"></form>',
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; onclick=alert(1) javascript:alert(1)</p>",
    ],
)
def test_a_page_of_ours_passes(tmp_path: Path, html: str) -> None:
    """Links out are links; nothing is loaded by them."""
    (tmp_path / "x.js").write_text("")

    assert complaints(tmp_path, html) == []


def test_links_from_the_root_are_read_below_the_sites_address(tmp_path: Path) -> None:
    """404.html can be shown for any address, so its links start at the root."""
    (tmp_path / "404.html").write_text('<a href="/briefing/index.html">home</a>')
    (tmp_path / "index.html").write_text("")

    assert verify(tmp_path, "https://a.example/briefing/") == []
