"""The demonstration site in a browser: built once, opened over http and from its folder."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from generator.publish.front import MARK

ROOT = Path(__file__).parent.parent.parent
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
WIDE = {"width": 1280, "height": 800}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A page and what happened on it."""

    page: Page
    console: list[str] = field(default_factory=list)
    """Errors and warnings."""
    elsewhere: list[str] = field(default_factory=list)
    """Requests that left the site."""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where a browser stands. Without one the tests are skipped, but never where everything has to be there."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is not None:
        return path
    stop = pytest.fail if os.environ.get("CI") else pytest.skip
    return stop("no Chromium on this machine")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium, without a screen."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, headless=False, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration site, built by the command that people use."""
    workspace = tmp_path_factory.mktemp("demonstration")
    shutil.copytree(ROOT / "seeds", workspace / "seeds")
    shutil.copytree(ROOT / "docs", workspace / "docs", ignore=_generated)
    if (ROOT / "briefing.toml").is_file():
        shutil.copy(ROOT / "briefing.toml", workspace)
    done = subprocess.run([sys.executable, "-m", "generator", "build"], cwd=workspace, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    return workspace / "site"


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The site's address on loopback, with a slash at the end."""
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, site: Path) -> str:
    """The site's address in both of the ways to open it."""
    if request.param == "http":
        return str(request.getfixturevalue("served"))
    return f"file://{quote(str(site))}/"


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open a page of a site in a window of its own; `scheme` is light or dark."""
    windows: list[BrowserContext] = []

    def go(root: str, path: str, size: dict[str, int] = WIDE, scheme: str = "light") -> Visit:
        window = browser.new_context(viewport=size, color_scheme=scheme, service_workers="block")  # type: ignore[arg-type]
        windows.append(window)
        seen = Visit(page=window.new_page())

        def requested(request: Request) -> None:
            if not request.url.startswith((root, "data:", "about:")):
                seen.elsewhere.append(request.url)

        def said(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                seen.console.append(message.text)

        window.on("request", requested)
        seen.page.on("console", said)
        seen.page.on("pageerror", lambda error: seen.console.append(str(error)))
        seen.page.goto(root + path, wait_until="load")
        return seen

    yield go
    for window in windows:
        window.close()


@pytest.fixture(scope="session")
def samples(site: Path) -> dict[str, str]:
    """One page of each kind, by kind; the longest of its kind where there are many."""

    def longest(pattern: str) -> str:
        found = sorted(site.glob(pattern), key=lambda file: (-file.stat().st_size, file.as_posix()))
        return found[0].relative_to(site).as_posix()

    return {
        "front page": "index.html",
        "article": longest("articles/2*/*/*/index.html"),
        "undated article": longest("articles/undated/*/index.html"),
        "actor": longest(f"actors/*-{'[0-9a-f]' * 8}/index.html"),
        "actors": "actors/index.html",
        "actors of a kind": "actors/people/index.html",
        "topic": longest("topics/*/index.html"),
        "report": "report/index.html",
        "articles": "articles/index.html",
        "timeline": "timeline/index.html",
    }


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _generated(folder: str, names: list[str]) -> set[str]:
    """What an earlier build wrote is not part of the demonstration."""
    pages = {name for name in names if name.endswith(".md") and MARK in Path(folder, name).read_text("utf-8")[:100]}
    return pages | {name for name in names if name == "data"}
