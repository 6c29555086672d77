"""What a reader of the demonstration site sees."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from generator.publish import verify

pytestmark = pytest.mark.browser

KINDS = [
    *("front page", "article", "undated article", "actor", "actors", "actors of a kind", "topic", "report", "articles"),
    "timeline",
]
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}

OUTSIDE_THE_SCREEN = """() => [...document.querySelectorAll('.md-content *')].filter(element =>
    element.checkVisibility()
    && element.getBoundingClientRect().right > document.scrollingElement.clientWidth + 1
    && !element.closest('.md-typeset__scrollwrap')
).map(element => element.outerHTML.slice(0, 120))"""
"""What stands out to the right, but for tables, which scroll by themselves."""

UNFOLD = "() => document.querySelectorAll('details').forEach(one => { one.open = true })"


def search(page: Page, words: str) -> None:
    """Open the search box and type."""
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    box.press_sequentially(words, delay=20)


def test_search_finds_an_article_and_opens_it(visit: Callable[..., object], root: str) -> None:
    """On http and from a folder alike, with nothing but the site's own files. Names in titles count most."""
    seen = visit(root, "index.html")
    search(seen.page, "Putin")
    article = seen.page.locator('.md-search-result__link[href*="/articles/"]').first
    expect(article).to_be_visible(timeout=15_000)
    article.click()
    expect(seen.page.locator("h1#headline")).to_contain_text("Putin")

    assert "/articles/" in seen.page.url
    assert seen.elsewhere == []
    assert seen.console == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_no_other_host_and_says_no_error(
    visit: Callable[..., object], root: str, samples: dict[str, str], kind: str
) -> None:
    """With the network cable out, in both of the ways to open it."""
    seen = visit(root, samples[kind])
    seen.page.wait_for_timeout(300)

    assert seen.elsewhere == []
    assert seen.console == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_can_be_read_by_everyone(
    visit: Callable[..., object], served: str, samples: dict[str, str], kind: str, size: dict[str, int], scheme: str
) -> None:
    """Contrast, names, order of headings: axe finds nothing, in what is folded neither."""
    seen = visit(served, samples[kind], size, scheme)
    seen.page.evaluate(UNFOLD)
    found = Axe().run(seen.page)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_a_phone(visit: Callable[..., object], served: str, samples: dict[str, str], kind: str) -> None:
    """Nobody scrolls sideways at 360 pixels."""
    seen = visit(served, samples[kind], NARROW)
    seen.page.evaluate(UNFOLD)
    too_wide = seen.page.evaluate(OUTSIDE_THE_SCREEN)
    aside = seen.page.evaluate("() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")

    assert too_wide == []
    assert aside == 0


def test_a_drawing_is_legible_and_leads_on(visit: Callable[..., object], root: str, samples: dict[str, str]) -> None:
    """At 360 pixels letters keep their size and their places, and a name in it is a link."""
    seen = visit(root, samples["actor"], {"width": 360, "height": 740})
    heights = seen.page.eval_on_selector_all(
        "figure svg text", "all => all.map(one => one.getScreenCTM().a * parseFloat(getComputedStyle(one).fontSize))"
    )
    outside = seen.page.eval_on_selector_all(
        "figure svg text, figure svg a",
        """all => all.filter(one => {
            const box = one.getBoundingClientRect(), whole = one.ownerSVGElement.getBoundingClientRect()
            return box.left < whole.left - 1 || box.right > whole.right + 1 || box.bottom > whole.bottom + 3
        }).map(one => one.textContent)""",
    )
    name = seen.page.locator(".b-network a").first
    label = name.text_content()
    name.click()
    expect(seen.page.locator("h1#headline")).to_have_text(label or "")

    assert heights
    assert min(heights) >= 11  # CSS pixels
    assert outside == []
    assert seen.elsewhere == []


def test_dark_is_chosen_by_the_system_and_by_the_reader(visit: Callable[..., object], root: str) -> None:
    """And the choice stays on the next page."""
    seen = visit(root, "index.html", scheme="dark")
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    seen.page.locator("label.md-header__button[title]:visible").first.click()
    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    seen.page.goto(root + "actors/index.html")

    expect(seen.page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert seen.console == []


def test_the_keyboard_reaches_content_and_search(visit: Callable[..., object], served: str) -> None:
    """The first stop of the Tab key leads past the navigation."""
    seen = visit(served, "index.html")
    seen.page.keyboard.press("Tab")

    assert seen.page.evaluate("() => document.activeElement.matches('.md-skip')")


def test_nothing_in_the_site_could_do_harm(site: Path) -> None:
    """The verifier ran before the site was published; it still finds nothing."""
    assert verify(site) == []


def test_print_shows_the_article_alone(visit: Callable[..., object], site: Path, samples: dict[str, str]) -> None:
    """Analysts print."""
    seen = visit(f"file://{quote(str(site))}/", samples["article"])
    seen.page.emulate_media(media="print")

    expect(seen.page.locator("h1#headline")).to_be_visible()
    expect(seen.page.locator(".md-header")).to_be_hidden()
